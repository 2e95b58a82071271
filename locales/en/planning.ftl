# Planning on a rhythm: rules, dates, whole series, places, templates.

planning-repeats = It repeats
planning-repeats-weeks = Every week, or every few weeks
planning-repeats-months-weekday = Every month, on the weekday of the first day (such as the second Tuesday)
planning-repeats-months-day = Every month, on the same day of the month
planning-repeats-days = Every day, or every few days
planning-repeats-years = Every year
planning-interval = Every how many
planning-interval-help = 1 is every week or month, 2 every second one.
planning-weekdays = On these weekdays
planning-weekdays-help = For weeks. Without a tick it is the weekday of the first day.
planning-count-help = At most 60 dates at once.
planning-until = Not after
planning-until-help = The series ends on this day, or after that many times, whichever comes first.
planning-own-rule = A rule of your own
planning-rule = Rule
planning-rule-help = As calendars write it (RFC 5545), for example FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 for the last working day of each month. It takes the place of what is chosen above.
planning-error-rule = This is not a rule by days that can be followed. It begins with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY, and has no hours in it.
planning-error-no-date = No date fits this rhythm. Look at the first day, the last day and the rule.
planning-error-twice = Two of these dates are at the same time. Move one of them, or take its tick off.
planning-error-many = At most { $most } dates can be planned at once.
planning-every-days = { $n ->
    [one] Every day at { $time }.
   *[other] Every { $n } days at { $time }.
}
planning-every-weeks = { $n ->
    [one] Every { $days } at { $time }.
   *[other] Every { $n } weeks on { $days } at { $time }.
}
planning-every-months-weekday = { $n ->
    [one] On the { $nth } { $weekday } of every month at { $time }.
   *[other] Every { $n } months, on the { $nth } { $weekday }, at { $time }.
}
planning-every-months-day = { $n ->
    [one] On day { $day } of every month at { $time }; in a shorter month, on its last day.
   *[other] Every { $n } months, on day { $day } (in a shorter month, on its last day), at { $time }.
}
planning-every-years = { $n ->
    [one] Every year at { $time }, for the first time on { $day }.
   *[other] Every { $n } years at { $time }, for the first time on { $day }.
}
planning-every-rule = By the rule { $rule }, at { $time }.
planning-days-help = Take the tick off where you do not meet. A date can be moved to another day or time.
planning-move-date = Move
planning-move-date-of = Move { $day }
planning-other-day = To this day
planning-other-time = At this time
planning-extra = Add dates
planning-extra-date = One more date
planning-series-calendar = The whole series in my calendar
planning-series-edit = Change the series
planning-series-edit-lede = What you change here holds for its sessions to come. What was changed by hand in one of them stays as it is, and so does the time of one that was moved.
planning-series-save = Keep the changes
planning-from = From when on
planning-from-all = All sessions to come
planning-from-help = Or only this session and those after it.
planning-dates-ahead = The sessions to come
planning-dates-ahead-help = A session without a tick is called off. It stays, with its answers, and takes place again when you put the tick back.
planning-clocks = What time it is for those who come
planning-clocks-help = By the zones that people have chosen for themselves. No names.
planning-clocks-from = from { $day }
planning-clocks-night = early, late or at night
planning-people = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
done-series-changed = The series is changed.
planning-answer-instead = Somebody comes in my place
planning-answer-waits = on the waiting list
planning-instead-name = Who comes in your place
planning-instead-help = The name, as everybody who may come will see it.
planning-instead-send = They come in my place
planning-my-stand-in = { $name } comes in your place. You can change it as long as the session is not over.
planning-my-turn = You are number { $turn } on the waiting list. When a place becomes free you move up, and a letter tells you.
planning-full = All places are taken. Who says that they come is put on the waiting list, in the order of the answers.
planning-in-place-of = in place of { $name }
planning-places = { $n ->
    [one] There is one place.
   *[other] There are { $n } places.
}
planning-free = { $n ->
    [0] None is free.
    [one] One is free.
   *[other] { $n } are free.
}
planning-count-waits = { $n ->
    [one] One person waits for a place.
   *[other] { $n } people wait for a place.
}
planning-capacity = Places
planning-capacity-help = How many may come. Who answers later is put on a waiting list and moves up. Leave it empty if everybody may come.
planning-place-subject = You have a place:
planning-place-about = Somebody gave a place back, and you were next on the waiting list. You have a place in this session:
planning-place-change = How to come stands on that page. If you cannot come any more, say so there, so that the next person moves up.
done-rsvp-waits = All places are taken. You are on the waiting list, and a letter tells you when you move up.
planning-templates = Templates
planning-templates-lede = Sessions and series as they were planned once, to be planned so again: titles, purposes, rhythm and agendas. No people, no answers, no notes, no links.
planning-templates-none = Nothing is kept here yet. Open a session or a series that went well, choose to change it, and keep it as a template.
planning-templates-earlier = Earlier templates
planning-template-bring = Bring one in
planning-template-file = File of a template
planning-template-file-help = As another community gave it to you: template.json.
planning-template-bring-send = Bring it in
planning-template-lede = Choose a first day. The dates follow the rhythm from there, and everything can be changed afterwards.
planning-template-use = Plan with this template
planning-template-holds = What it holds
planning-template-download = Download it as a file, for another community
planning-template-remove = Take this template out
planning-template-removed = This template is taken out. What was planned with it stays.
planning-template-keep = Keep this session as a template
planning-template-keep-series = Keep this series as a template
planning-template-keep-help = Titles, purposes and agendas are kept as they stand; no people, no answers, no notes, no links.
planning-sessions = { $n ->
    [one] { $n } session
   *[other] { $n } sessions
}
planning-error-template = This is not the file of a template. It is called template.json and begins with “kith template”.
planning-error-template-large = This file is larger than a template can be.
planning-error-template-head = The name, the time zone or the rhythm in this file cannot be read.
planning-error-template-part = Session { $n } of this file cannot be read: its title, time, minutes, language or agenda.
planning-refusal-empty = This series has no session that takes place, so there is nothing to keep.
done-template-kept = It is kept as a template.
done-template-used = It is planned. Look at the dates, and add how to come.
planning-said-instead = You said that somebody comes in your place. If that has changed, say so:
