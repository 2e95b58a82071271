# The rhythm: letters before, after and between sessions.

rhythm-title = Reminders
rhythm-lede = Letters that go by themselves before a session, the morning after, and halfway to the next. Each session shows beforehand who gets what.
rhythm-field-on = Reminders are on
rhythm-on-help = Only letters whose moment is still to come go out.
rhythm-field-from = Letters go from this hour
rhythm-field-until = Until this hour
rhythm-hours-help = By the clock of each reader. A letter that falls outside moves to the next allowed hour before the session, else to an earlier one.
rhythm-field-weekends = Letters go on Saturdays and Sundays too
rhythm-field-holidays = Holidays on which no letter goes
rhythm-holidays-help = Statutory holidays, and the weekday on which one is kept that falls on a weekend.
rhythm-field-days-off = Other days without letters
rhythm-days-off-help = One a line, such as: 2026-12-24 Office closed
rhythm-send = Save the settings
rhythm-settings = When letters may go
rhythm-of-community = The reminders of this community
rhythm-steps = What goes when
rhythm-steps-lede = Open a line to move it, to stop it, or to write its first paragraph yourself. A series or a session can differ.
rhythm-stopped = Stopped
rhythm-own-words = Your words
rhythm-error-hours = The last hour must come after the first.
rhythm-error-days-off = “{ $line }” is not a day. Write one a line, such as 2026-12-24 Office closed.
rhythm-error-many-days-off = At most 60 days.
rhythm-error-long = At most { $most } characters.

rhythm-step-early = First notice
rhythm-step-week = The week before
rhythm-step-prepare = To those who have not prepared yet
rhythm-step-eve = The day before
rhythm-step-after = The morning after
rhythm-step-between = Halfway to the next
rhythm-timing-before = { $n ->
    [one] 1 day before, at { $hour }
   *[other] { $n } days before, at { $hour }
}
rhythm-timing-after = { $n ->
    [one] the day after, at { $hour }
   *[other] { $n } days after, at { $hour }
}
rhythm-timing-between = halfway between two sessions, at { $hour }
rhythm-step-lede = For every session of the community, unless a series or a session differs.
rhythm-field-step-on = This letter goes
rhythm-days-before = Days before the session
rhythm-days-after = Days after the session
rhythm-field-hour = Hour of the reader’s clock
rhythm-field-text-en = Your paragraph in English
rhythm-field-text-fr = Your paragraph in French
rhythm-text-help = Plain text at the head of the letter. Left empty, it is ours. Time, place, agenda and answers follow by themselves.
rhythm-step-send = Save this letter
rhythm-field-scope = For
rhythm-scope-session = this session
rhythm-scope-series = every session of its series

rhythm-calendar-none = None
rhythm-calendar-ca-ab = Canada: Alberta
rhythm-calendar-ca-bc = Canada: British Columbia
rhythm-calendar-ca-mb = Canada: Manitoba
rhythm-calendar-ca-nb = Canada: New Brunswick
rhythm-calendar-ca-nl = Canada: Newfoundland and Labrador
rhythm-calendar-ca-ns = Canada: Nova Scotia
rhythm-calendar-ca-nt = Canada: Northwest Territories
rhythm-calendar-ca-nu = Canada: Nunavut
rhythm-calendar-ca-on = Canada: Ontario
rhythm-calendar-ca-pe = Canada: Prince Edward Island
rhythm-calendar-ca-qc = Canada: Québec
rhythm-calendar-ca-sk = Canada: Saskatchewan
rhythm-calendar-ca-yt = Canada: Yukon
rhythm-calendar-us = United States (federal)
rhythm-calendar-au = Australia (national)
rhythm-calendar-au-act = Australia: Australian Capital Territory
rhythm-calendar-au-nsw = Australia: New South Wales
rhythm-calendar-au-nt = Australia: Northern Territory
rhythm-calendar-au-qld = Australia: Queensland
rhythm-calendar-au-sa = Australia: South Australia
rhythm-calendar-au-tas = Australia: Tasmania
rhythm-calendar-au-vic = Australia: Victoria
rhythm-calendar-au-wa = Australia: Western Australia

rhythm-letters-title = Letters
rhythm-letters-lede = What goes out around this session, to whom, and what it asks of them.
rhythm-is-off = Reminders are off in this community. Nothing goes out; this is what would.
rhythm-turn-on = Turn them on
rhythm-all-stopped = No more letters go out for this session.
rhythm-stop-all = Stop every letter of this session
rhythm-moved = moved from { $day }: no letters that day
rhythm-n-go = { $n ->
    [one] goes to 1 person
   *[other] goes to { $n } people
}
rhythm-n-gone = { $n ->
    [one] went to 1 person
   *[other] went to { $n } people
}
rhythm-n-held = { $n ->
    [one] 1 held back:
   *[other] { $n } held back:
}
rhythm-minutes-asked = { $n ->
    [one] asks 1 minute
   *[other] asks { $n } minutes in all
}
rhythm-minutes-all = { $n ->
    [one] All letters of this session ask 1 minute of its people.
   *[other] All letters of this session ask { $n } minutes of its people together.
}
rhythm-gone = Gone
rhythm-going = Going
rhythm-off = Off
rhythm-cancelled = Called off
rhythm-past = Past
rhythm-not-held = Not held here
rhythm-no-next = No next session
rhythm-nobody = Nobody
rhythm-held-back = Held back
rhythm-written = Written
rhythm-held-cap = their week is full
rhythm-held-quiet = no allowed hour is left
rhythm-held-choice = they chose fewer letters
rhythm-held-late = its moment had passed
rhythm-held-address = no e-mail address
rhythm-held-told = the recap has told them
rhythm-closed-off = Reminders are off in this community: this is what would go.
rhythm-closed-stopped = This letter is stopped for this session.
rhythm-closed-cancelled = The session is called off: no letter goes.
rhythm-closed-begun = The session has begun: this letter goes no more.
rhythm-closed-not-held = The session was not held here: there is nothing to write about.
rhythm-closed-no-next = No next session is planned: nothing lies halfway.
rhythm-letter = The letter
rhythm-show-for = Show the letter of
rhythm-show = Show
rhythm-to-whom = To whom, and when by their clock
rhythm-nobody-gets = Nobody gets this letter: everybody said no, or there is nothing to tell.
rhythm-log = What became of it
rhythm-how-set = How it is set
rhythm-send-now = Send it now
rhythm-send-now-help = { $n ->
    [one] It goes at once to 1 person, whatever the hour.
   *[other] It goes at once to { $n } people, whatever the hour.
}

rhythm-you-title = Your letters
rhythm-you-lede = What Kith writes to you by itself, and how much of it you want. Codes, invitations and answers that you asked for always come.
rhythm-field-most = Letters in seven days, at most
rhythm-most-help = Over all your communities. The most useful come first; a recap is never dropped, it waits.
rhythm-want-all = All letters
rhythm-want-fewer = Only recaps and changes
rhythm-want-reminders = Only reminders and changes
rhythm-want-none = None but what I ask for
rhythm-you-send = Save what you want
rhythm-came = What came, and why
rhythm-none-came = No letters yet.
rhythm-because-asked = you asked for it
rhythm-because-session = a session of yours
rhythm-because-recap = the record of a session of yours
rhythm-because-community = a community of yours
rhythm-you-link = Your letters

rhythm-link-title = Letters that come to you
rhythm-comes-all = Reminders of sessions, changes and recaps come to you.
rhythm-comes-fewer = Recaps and changes come to you, and no reminders.
rhythm-comes-reminders = Reminders and changes come to you, and no recaps.
rhythm-comes-none = No letters come to you from here but those that you ask for.
rhythm-stop-reminders = Stop the reminders
rhythm-stop-recaps = Stop the recaps
rhythm-stop-all-here = Stop every letter from here
rhythm-link-stopped = You stopped letters by the link in one of them.
rhythm-link-more = Signed in, you also say how many letters come in a week:
rhythm-you-stopped = { $community }: on { $when } you stopped letters by the link in one of them.

rhythm-subject-before = { $day } · { $community }
rhythm-subject-after = After { $day } · { $community }
rhythm-subject-between = Until we meet again · { $community }
rhythm-hello = Hello { $name },
rhythm-open-before = We meet { $away }.
rhythm-open-prepare = We meet { $away }, and something is asked of you before.
rhythm-open-came = Thank you for being there.
rhythm-open-missed = You were not there this time, and you were missed.
rhythm-open-between = It is halfway to the next session. Here is what is still open.
rhythm-how = How to come:
rhythm-phone = By telephone: { $phone }
rhythm-phone-passcode = By telephone: { $phone }, passcode { $passcode }
rhythm-agenda = What we do:
rhythm-said-yes = You said that you come. If that has changed, say so:
rhythm-said-phone = You said that you come by telephone. If that has changed, say so:
rhythm-said-maybe = You said maybe. Do you know by now?
rhythm-said-nothing = You have not said yet whether you come. It takes one minute:
rhythm-said-no = You said that you do not come. If that has changed, say so:
rhythm-waits-before = This session is { $away }, and you are on its waiting list, number { $place }. A place is not promised. If one comes free it goes to whoever has waited longest, and a letter tells you at once that it is yours.
rhythm-waits-answer = If you would rather not wait any more, say so:
rhythm-waits-after = There was no place for you this time. What came of the session is here for you all the same.
rhythm-answer = Say whether you come
rhythm-prepare = What is asked ahead:
rhythm-record = The record of the session:
rhythm-questions = Questions to take away:
rhythm-promises = What you took on:
rhythm-unseen = (something of another circle, which the letter names)
rhythm-by-day = by { $day }
rhythm-was-due = was for { $day }
rhythm-next = The next session: { $when }.
rhythm-why = You get this because you are in { $community }. Choose which letters you want:
rhythm-choose = Your letters

rhythm-light-title = To those who are invited
rhythm-light-goes = { $n ->
    [0] A light letter goes to nobody.
    [one] A light letter goes to 1 person who has not answered the invitation. It asks 1 minute.
   *[other] A light letter goes to { $n } people who have not answered the invitation. It asks 1 minute of each.
}
rhythm-light-subject-before = { $day } · { $community }
rhythm-light-subject-after = After { $day } · { $community }
rhythm-light-before = { $community } has invited you, and you have not answered yet. This is when it meets next:
rhythm-light-after = { $community } has invited you, and you have not answered yet. It met:
rhythm-light-asks-before = It takes one minute to say whether you come, and you need no account:
rhythm-light-asks-after = It takes two minutes to read what came of it, and you need no account:
rhythm-light-invitation = To look around first, and to say yes or no to the invitation:
rhythm-light-no = I do not want letters from here
rhythm-light-comes = You are invited, and have not answered. A short letter comes before a session and after it. This button ends that, and answers the invitation with no.
rhythm-light-comes-no-more = No letters come to you from here any more.
rhythm-light-read = Read what came of it
rhythm-light-look = Look at the session
rhythm-light-what = You need no account. This browser will remember that you are invited, and if you join, all of this stays yours.
rhythm-light-whole = The invitation

rhythm-change-subject = A change · { $community }
rhythm-change-open = Something has changed in what { $community } has planned:
rhythm-change-moved = It has moved: it is now on { $when }. It was to be on { $was }.
rhythm-change-cancelled = It is cancelled. It was to be on { $when }.
rhythm-change-restored = It takes place after all, on { $when }.
rhythm-change-why = You get this because you were told of it before, or have said that you come. What you answered stays until you change it. Choose which letters you want:

done-rhythm = The reminders are saved.
done-rhythm-on = Reminders are on.
done-rhythm-off = Reminders are off: no more letters go out.
done-rhythm-step = The letter is saved.
done-letters-stopped = No more letters go out for this session.
done-letters-resumed = The letters of this session go out again.
done-letters-sent = The letter is on its way.
done-letters-chosen = Your choice is saved.
done-letters-stopped-by-link = Those letters have stopped.
done-letters-come-again = The letters come again.
