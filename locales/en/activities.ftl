# The activity library, the agenda builder, the facilitator's script, what is asked before a session.

activities-title = Activity library
activities-lede = Ways of working together, written so that you can lead one you have never tried.
activities-lede-for = Choose what goes into the agenda of “{ $title }”.
activities-new = Add an activity of your own
activities-at-most = At most
activities-how-many = People
activities-place = Where
activities-good-at = Goes well
activities-aim = What it is good for
activities-any = Any
activities-narrow = Show
activities-all = Show all of them
activities-none = Nothing in the library fits all of that. Take one of the wishes back, or add an activity of your own.
activities-own = Your own
activities-ours = Ready to lead
activities-retired = No longer offered
activities-is-retired = This activity is no longer offered. Agendas that have it keep it.
activities-add = Add to the agenda
activities-add-this = Add to the agenda: { $title }
activities-people = { $from } to { $to } people
activities-minutes = { $n ->
    [one] { $n } minute, from { $from } to { $to }
   *[other] { $n } minutes, from { $from } to { $to }
}
activities-needs = What you need
activities-steps = Steps
activities-variants = Where you meet
activities-tips = Worth knowing
activities-add-to = Add it to an agenda
activities-which-session = Session
activities-add-to-agenda = Add it to this agenda
activities-edit = Change this activity
activities-copy = Begin one of your own with it

activities-aim-arrive = Arriving
activities-aim-hear = Everyone is heard
activities-aim-learn = Learning from each other
activities-aim-help = Helping with a difficulty
activities-aim-choose = Choosing and deciding
activities-aim-close = Closing
activities-place-room = In a room
activities-place-online = Online
activities-place-phone = On the telephone

activities-form-lede = Write it so that somebody can lead it who never saw it.
activities-field-name = Name
activities-field-purpose = What it is for
activities-field-lang = Language
activities-in-english = English
activities-in-french = French
activities-one-a-line = One to a line.
activities-field-least = Fewest minutes
activities-least-help = When a session runs late, it is never made shorter than this.
activities-field-most = Most minutes
activities-field-people-from = Fewest people
activities-field-people-to = Most people
activities-variant-help = What is different there, in a sentence.
activities-keep-new = Add it to the library
activities-keep = Keep the changes
activities-retire = No longer offer it
activities-offer = Offer it again
activities-error-lines = At most { $most } lines.
activities-error-least = The fewest minutes cannot be more than the usual ones.
activities-error-most = The most minutes cannot be fewer than the usual ones.
activities-error-people = The most people cannot be fewer than the fewest.
activities-error-full = This library is full. Nobody finds anything among more than 200 activities: change one that is there.

activities-add-from = Add an activity
activities-which = From the library
activities-choose = Choose an activity
activities-look = Look through the library
activities-add-free = Something that is not in the library
activities-how = How to lead it
activities-how-of = How to lead it: { $title }
activities-less-of = −5 minutes: { $title }
activities-more-of = +5 minutes: { $title }
activities-taken-out = “{ $title }” was taken out.
activities-would-end = It would end at { $time }.
activities-fits = It ends on time, at { $time }.

done-activities-added = It is in the library.
done-activities-changed = The changes are kept. Agendas that already have it stay as they are.
done-activities-retired = It is no longer offered. Agendas that have it keep it.
done-activities-offered = It is offered again.

activities-script = The facilitator’s script
activities-script-lede = Everything for whoever runs it. It prints on two sheets.
activities-expected = Expected:
activities-by-phone = { $n ->
    [one] { $n } by telephone
   *[other] { $n } by telephone
}
activities-perhaps = { $n ->
    [one] { $n } maybe
   *[other] { $n } maybe
}
activities-goals = Every session

activities-late = { $n ->
    [one] As it stands, you end { $n } minute late.
   *[other] As it stands, you end { $n } minutes late.
}
activities-late-mended = Like this you end on time, at { $time }. Breaks and the closing stay as they are.
activities-late-still = { $n ->
    [one] Like this it is { $n } minute. Taking something out of the agenda would do the rest.
   *[other] Like this it is { $n } minutes. Taking something out of the agenda would do the rest.
}
activities-late-stays = { $n ->
    [one] You end { $n } minute late, and nothing that is left can be shorter. Take something out of the agenda, or say so to everybody.
   *[other] You end { $n } minutes late, and nothing that is left can be shorter. Take something out of the agenda, or say so to everybody.
}
activities-replan = Go on like this

activities-ahead = Before we meet
activities-ahead-of = Before “{ $title }”
activities-ahead-lede = For { $when }.
activities-not-asked = Nothing is asked of you before this session. Come as you are.
activities-to-do = To read or do
activities-usual-question = What do you want help with?
activities-you-are-ready = You are ready
activities-i-am-ready = I am ready
activities-not-yet = Not yet after all
activities-no-needs = Nobody has written yet. What is asked here comes into the agenda.
activities-in-agenda = In the agenda
activities-backers = { $n ->
    [one] { $n } other person too
   *[other] { $n } other people too
}
activities-me-too = Me too
activities-no-more = Take back “me too”
activities-place-chosen = Put what is ticked into the agenda
activities-your-need = Your words
activities-unattributed-help = Nobody sees who wrote it, not even the facilitator. As it is not noted that you wrote, a reminder may still come; say that you are ready, and none does.
activities-send-need = Send it
activities-who-is-ready = Who is ready
activities-nobody-ready = Nobody has said so yet.
activities-ready-count = { $n ->
    [one] { $n } person is ready:
   *[other] { $n } people are ready:
}
activities-ask = Ask something before the session
activities-field-question = Question
activities-question-help = Members answer under their name or without it, and see what others ask. The most backed come into the agenda.
activities-keep-question = Keep the question
activities-ask-it = Ask it
activities-field-item = Something to read or do
activities-field-link = Link
activities-add-item = Add it
activities-prepare = Prepare
activities-count-items = { $n ->
    [one] { $n } thing to read or do
   *[other] { $n } things to read or do
}
activities-count-needs = { $n ->
    [one] { $n } answer so far
   *[other] { $n } answers so far
}
activities-refused-over = This session is over. What you want help with belongs into the next one.
activities-refused-not-asked = Nothing is asked before this session yet.
activities-error-items = Ten things are enough. Members’ time is counted: take one out first.
activities-error-none-chosen = Tick at least one that is still there.

done-activities-replanned = The rest is re-planned.
done-activities-asked = It is kept. Members see it on the page of the session.
done-activities-ready = You are ready. See you there.
done-activities-not-yet = Noted: not yet.
done-activities-wanted = It is there, and you count as ready.
done-activities-wanted-unattributed = It is there, without your name.
done-activities-placed = What was ticked is in the agenda. Choose how long it takes.
