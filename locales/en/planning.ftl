# Planning on a rhythm: rules, dates, whole series, places, templates.

planning-repeats = It repeats
planning-repeats-weeks = Every week, or every few weeks
planning-repeats-months-weekday = Every month, on the weekday of the first day (such as the second Tuesday)
planning-repeats-months-day = Every month, on the same day of the month
planning-repeats-days = Every day, or every few days
planning-repeats-years = Every year
planning-repeats-rule = By a rule of your own
planning-interval = Every how many
planning-interval-help = 1 is every week or month, 2 every second one.
planning-weekdays = On these weekdays
planning-weekdays-help = For weeks. Without a tick it is the weekday of the first day.
planning-count-help = At most 60 dates at once.
planning-until = Not after
planning-until-help = The series ends on this day, or after that many times, whichever comes first.
planning-own-rule = A rule of your own
planning-rule = Rule
planning-rule-help = As calendars write it (RFC 5545), for example FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 for the last working day of each month. Choose “By a rule of your own” above.
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
