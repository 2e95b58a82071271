# Cohorts: dated intakes of a community, made, kept as templates, made again, archived.

cohort-list-title = Cohorts
cohort-list-lede = Each cohort begins and ends together: its people, its teams and its sessions have the same first and last day.
cohort-list-none = There is no cohort here yet. A steward makes the first one.
cohort-list-now = Under way and to come
cohort-list-past = Finished
cohort-over = Cohort
cohort-days = From { $from } to { $to }
cohort-stage-ahead = to come
cohort-stage-running = under way
cohort-stage-over = finished
cohort-stage-archived = archived
cohort-teams-count = { $n ->
    [one] { $n } team
   *[other] { $n } teams
}
cohort-new = A new cohort
cohort-make = Make the cohort
cohort-keep = Keep the changes
cohort-edit = Change this cohort
cohort-edit-lede = A name and two days. Teams, people and sessions follow on its own page.
cohort-name = Name
cohort-name-help = For example “Third intake” or “Spring 2027”.
cohort-starts = First day
cohort-ends = Last day
cohort-from-template = A cohort that went well can be made again with other dates:
cohort-make-team = Make a team
cohort-people = In it
cohort-hosts = Run its sessions
cohort-series = Its series
cohort-team-ended = ended
cohort-sessions-closed = Its sessions are for its own people.
cohort-sessions-none = No session is planned for this cohort yet. Plan a series, and choose this cohort under “For whom”.
cohort-error-order = The last day comes before the first one.
cohort-error-long = A cohort lasts { $n } years at most.
done-cohort-made = The cohort is made. Next: its teams, and a series of sessions for it.
done-cohort-changed = The cohort is changed.
cohort-template-keep = Keep this cohort as a template
cohort-template-lede = Its structure is kept, to be made again with other dates, here or in another community. Look at what is taken and what is left behind.
cohort-template-send = Keep it as a template
cohort-template-left = What is left behind
cohort-template-left-all = Everybody who was in it, and everything they said: names, teams and what they were for, attendance, answers, notes, decisions, commitments, what people asked themselves. Links, telephone numbers and passcodes. The meetings that its teams had for themselves. Reminders follow the timetable of the community in which it is made again.
cohort-template-left-named = These lines name somebody or hold an address, so they are left behind too:
cohort-template-left-more = { $n ->
    [one] And one more line.
   *[other] And { $n } more lines.
}
cohort-template-lasts = It lasts
cohort-template-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
cohort-template-series = { $title }: { $rhythm }
cohort-template-day = Day { $n }, { $time }
cohort-template-before = { $n ->
    [one] The day before the first one, { $time }
   *[other] { $n } days before the first one, { $time }
}
cohort-template-ahead = Asked before:
cohort-template-of = { $n ->
    [one] A cohort of { $n } session
   *[other] A cohort of { $n } sessions
}
cohort-session-n = Session { $n }
cohort-refusal-empty = This cohort has no session that takes place, so there is nothing to keep.
cohort-refusal-use = This is the template of a cohort. Choose its first day on its page, and the dates follow.
cohort-clone-lede = Give the new cohort a name and a first day. You see every date before anything is made.
cohort-clone-title = Make a cohort of this template
cohort-clone-look = Show the dates
cohort-clone-first = First day
cohort-clone-again = Another name or first day
cohort-clone-said = { $name }, from { $from } to { $to }
cohort-clone-days = Its sessions
cohort-clone-days-help = Take the tick off where a session is not to be. Each date can be moved to another day or time.
cohort-clone-label = { $day }, { $time }
cohort-clone-weekday = The cohort that this was made from began on a { $was }. From { $day } on, its sessions fall on other weekdays than they did.
cohort-clone-instead = Begin on { $day }
cohort-clone-teams = Its teams
cohort-clone-teams-help = It had teams. Name those that the new cohort has; an empty field makes none. People are put in later.
cohort-clone-team = Team { $n }
cohort-clone-make = Make the cohort
cohort-error-day = This day is too far from the first one.
done-cohort-cloned = The cohort is made. Look at its dates, and add how to come.
cohort-archive = Archive this cohort
cohort-archive-lede = Everything in it stays, and is only read from then on.
cohort-archive-outcome = What came of it
cohort-archive-outcome-help = In a sentence, for everybody of the community. For example “Five towns share their gyms after six.”
cohort-archive-send = Archive the cohort
cohort-archive-happens = What happens
cohort-archive-reads = Everybody who was in it reads its sessions, records and resources as before. Nobody writes there any more: no answers, no attendance, no changes.
cohort-archive-alumni = Whoever is in the community through this cohort alone becomes one of its alumni, and gets no more reminders. They can choose another way to take part on their own page.
cohort-archive-guests = Links for guests of its sessions no longer open.
cohort-archive-back = A steward can open it again.
cohort-archive-ahead = { $n ->
    [one] One session of this cohort or of its teams is still to come. Move it or call it off first.
   *[other] { $n } sessions of this cohort or of its teams are still to come. Move them or call them off first.
}
cohort-archived = Archived on { $day }.
cohort-archived-by = Archived on { $day } by { $name }.
cohort-archived-means = It is only read. Everybody who was in it still reads its sessions and records, and nobody is reminded of anything in it.
cohort-open-commitments = { $n ->
    [one] { $n } commitment
   *[other] { $n } commitments
}
cohort-open-questions = { $n ->
    [one] { $n } question
   *[other] { $n } questions
}
cohort-still-open = Open when it was archived, and left as they stand: { $what }.
cohort-open-later = Still open, and left as they stand: { $what }.
cohort-reopen = Open it again
done-cohort-archived = The cohort is archived.
done-cohort-reopened = The cohort is open again.
refusal-archived = This belongs to a cohort that is archived: it is only read. A steward of the community can open the cohort again.
