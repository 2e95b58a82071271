# The activity library, the agenda builder, the facilitator's script, what is asked before a session.

activities-title = Activity library
activities-lede = Ways of working together, each ready to lead by somebody who never did it.
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
activities-add-this = Add { $title } to the agenda
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
activities-how-of = How to lead { $title }
activities-less-of = Five minutes less for { $title }
activities-more-of = Five minutes more for { $title }
activities-taken-out = “{ $title }” was taken out.
activities-would-end = It would end at { $time }.
activities-fits = It ends on time, at { $time }.

done-activities-added = It is in the library.
done-activities-changed = The changes are kept. Agendas that already have it stay as they are.
done-activities-retired = It is no longer offered. Agendas that have it keep it.
done-activities-offered = It is offered again.
