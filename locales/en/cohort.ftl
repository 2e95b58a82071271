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
