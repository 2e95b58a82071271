# Pairs, trios and rooms: asking for them, the proposal, what each group keeps, the introduction. And what a profile says for it.

people-languages = Languages I speak
people-languages-help = So that you are put together with people you can talk to.
people-free = Days on which I am usually free
people-free-help = In your own time zone. It serves to propose an hour to you and others; it is shown to nobody.
people-free-from = From
people-free-until = Until
people-free-too-short = Leave at least an hour between the two.
people-not-a-time = Write a time such as 09:30.
people-day-mon = Monday
people-day-tue = Tuesday
people-day-wed = Wednesday
people-day-thu = Thursday
people-day-fri = Friday
people-day-sat = Saturday
people-day-sun = Sunday

matching-title = Pairs and rooms
matching-lede = Who is together with whom: in pairs between sessions, in trios and rooms during them.
matching-empty = Nobody has been put together here yet. When a facilitator does it, your own group stands here.
matching-new = Put people together
matching-new-lede = Say who and how many. You see a proposal first, and change what you like.
matching-proposed = not accepted yet
matching-people = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
matching-here = { $n ->
    [0] Nobody is here or has said that they come.
    [one] One person is here or has said that they come.
   *[other] { $n } people are here or have said that they come.
}
matching-whom = Who
matching-whom-help = Observers and sponsors are left out.
matching-everybody = Everybody
matching-size = How many in a group
matching-size-help = Where it does not come out even, some groups have one more.
matching-field-title = What it is called
matching-title-month = Pairs for the month
matching-title-rooms = Rooms for this session
matching-prompt = A question to begin with
matching-prompt-help = For example: what have you tried since we last met, and what surprised you?
matching-rules = What matters
matching-rules-help = What must be is kept before everything else. Where it cannot be, the proposal says so.
matching-rule-common_language = One language in common
matching-rule-other_team = Different teams
matching-rule-other_sector = Different sectors
matching-rule-other_region = Different regions
matching-rule-common_hours = Free at the same hours
matching-rule-not_before = Not together before
matching-wish-none = Does not matter
matching-wish-prefer = If it can be
matching-wish-must = Must be
matching-letters = Write to each of them when I accept it
matching-letters-help = With the names of the others, the question and an hour in which all are free. No addresses.
matching-propose = Propose groups
matching-too-few = Fewer than two people are there to be put together.
matching-too-many = More than { $most } people. Choose a cohort, or do it from the page of a session.
matching-wrong-size = Groups have { $least } to { $most } people.

matching-accept = Accept these groups
matching-groups = Groups
matching-group = Group { $n }
matching-is-proposed = A proposal that only those who run this see. Tick the groups to keep and draw the others again.
matching-is-accepted = Accepted. Everybody sees their own group.
matching-unmet = { $n ->
    [one] In one group something that must be could not be.
   *[other] In { $n } groups something that must be could not be.
}
matching-hours = { $n ->
    [one] one hour a week in common
   *[other] { $n } hours a week in common
}
matching-kept-other_team = different teams
matching-kept-other_sector = different sectors
matching-kept-other_region = different regions
matching-kept-not_before = not together before
matching-lack-common_language = No language in common
matching-lack-other_team = Same team
matching-lack-other_sector = Same sector
matching-lack-other_region = Same region
matching-lack-common_hours = No hour in common
matching-lack-not_before = Together before
matching-draw-again = Draw the others again
matching-out = Staying out:
matching-move = Move somebody
matching-person = Who
matching-to = To
matching-to-new = A new group
matching-to-out = Stays out
matching-late = Or somebody who comes late
matching-late-help = Their name as it stands in the directory.
matching-move-send = Move
matching-nobody-named = Nobody here has this name. Look in the directory how it is written.
matching-several-named = Several people here have this name.
matching-refusal-accepted = These groups were accepted and are known to everybody in them. Move single people, or put people together anew.
done-matching-drawn = Drawn again. What you ticked stayed as it was.
done-matching-moved = Moved.
done-matching-accepted = Accepted. Everybody sees their own group.

matching-yours = Together with you
matching-alone = Nobody else is in your group.
matching-not-in = You are in none of these groups.
matching-in-session = You meet in the session
matching-week = Your pair or group

matching-letter-subject = Whom you are together with · { $community }
matching-letter-about = In { $community } you are together this time with:
matching-letter-prompt = A question to begin with:
matching-letter-when = An hour in which all of you are usually free:
matching-letter-free = It is only a proposal. Agree on another one if you like.
matching-letter-why = You get this letter because those who run the community put you together.
