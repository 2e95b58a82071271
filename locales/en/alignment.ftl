# What a community meant to do and what serves it: pointing at priorities, coverage, the work plan, bringing one in.

align-serves = What this serves
align-serves-lede = The priorities of the strategic plan, and perhaps a line of the annual work plan.
align-serves-none = It points at no priority yet.
align-choose = Priority or line of the work plan
align-add = Add
align-remove = Take away
align-no-priorities = The community has no priorities yet. A steward writes them among its lists, or brings them in with its work plan.
align-to-frameworks = Go to the lists
done-align-set = Kept.
done-align-removed = Taken away.

align-coverage = Coverage
align-coverage-of = Coverage of { $year }
align-coverage-lede = What there was for each priority: sessions, items of their agendas, commitments and questions, each on the day of its session.
align-years = Years
align-by = Counted by
align-by-month = By month
align-by-quarter = By quarter
align-by-year = By year
align-kinds = Of which kind
align-kinds-all = Everything
align-kinds-session = Sessions
align-kinds-activity = Agenda items
align-kinds-commitment = Commitments
align-kinds-question = Questions
align-month = { $n ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] June
    [7] July
    [8] Aug
    [9] Sept
    [10] Oct
    [11] Nov
   *[12] Dec
}
align-quarter-1 = Q1 { $year }
align-quarter-2 = Q2 { $year }
align-quarter-3 = Q3 { $year }
align-quarter-4 = Q4 { $year }
align-nothing = nothing
align-nothing-yet = nothing yet
align-count-of = { $n } in
align-nothing-bare = Every priority has had something in this time.
align-bare = Nothing in this time for
align-priority = Priority
align-retired = retired
align-total = Total
align-standing = Teams and goals
align-plan-lines = Lines of the work plan
align-counts-only = You see how much there was. What was said stays with those who were there.
align-csv = The same for a spreadsheet (CSV)

align-served = What served it
align-served-none = Nothing that you can see. A session, an item of its agenda, a commitment or a question points at a priority from its own page.
align-whole = All that there was
align-list-csv = The list for a spreadsheet (CSV)
align-retired-since = This priority was retired on { $when }. It is offered no more, and what served it stays.
align-in-plan = In the work plan
align-in-plan-none = No line of the work plan of these years is for it.
align-kind-session = Session
align-kind-activity = Agenda item
align-kind-commitment = Commitment
align-kind-question = Question
align-kind-team = Team
align-kind-goal = Session goal
align-csv-day = Day
align-csv-kind = Kind
align-csv-what = What
align-plan-line = Line of the work plan

align-work-plan = Work plan
align-work-plan-of = Work plan of { $year }
align-work-plan-lede = What the community means to do for each of its priorities, who sees to it and where it stands.
align-work-plan-empty = There is nothing for this year yet. A steward writes the lines of the plan here, or brings them in from a spreadsheet.
align-plan-bare = No line for
align-plan-csv = The plan for a spreadsheet (CSV)
align-state-planned = planned
align-state-begun = under way
align-state-done = done
align-state-later = put off
align-state-dropped = dropped
align-line-new = Write a line
align-line-change = Change a line
align-line-keep = Keep the line
align-line-remove = Take the line out
align-line-twice = The plan has this code in this year already.
align-days-help = Where the line is not for the whole year.
done-line-kept = The line is kept.
done-line-removed = The line is taken out. What pointed at it points at its priority.

align-import = Bring in a work plan
align-import-lede = One row for each line of the work plan, with the priority that it serves. You see what would happen before anything does.
align-list = The list
align-list-help = With headings in the first row. A row with a priority alone brings in the priority.
align-columns = The columns
align-columns-about = In any order, with headings in English or French, separated by commas or semicolons. What a row leaves empty stays as it is here.
align-sample = A file to write over (CSV)
align-column-priority = Priority
align-column-code = Code
align-column-text = Text
align-column-year = Year
align-column-quarter = Quarter
align-column-from = From
align-column-until = Until
align-column-owner = Owner
align-column-state = Status
align-help-priority = What the strategic plan calls it. One that is not here yet is added to the list of priorities.
align-help-code = What the plan calls the line, such as A1. By year and code a line is known again.
align-help-text = What is to be done, in a sentence.
align-help-year = Such as 2026; or 2026-27, from April to March.
align-help-quarter = 1 to 4, where the line is for a quarter of the year.
align-help-from = The first day, such as 2026-04-01, where it is not that of the year or quarter.
align-help-until = The last day, in the same way.
align-help-owner = The person or organisation who sees to it, by name.
align-help-state = planned, under way, done, put off or dropped.
align-unread = These columns mean nothing here and are left out:
align-fate-again = offered again
align-plan-what = What
align-plan-take = Bring it in
align-plan-nothing = Everything in it is here already.
align-imports = What was brought in
align-undo-about = The newest can be taken back. Lines that somebody changed since stay as they are.
align-plan-empty = There are no rows in it.
align-plan-no-headings = The first row must hold headings: at least Priority; for lines of the plan also Code, Text and Year.
align-plan-too-long = More than { $most } rows. Bring it in by parts.
align-plan-no-priority = It is missing.
align-plan-no-code = It is missing.
align-plan-no-text = It is missing.
align-plan-no-year = It is missing or is no year, such as 2026 or 2026-27.
align-plan-no-quarter = It is none of 1, 2, 3 and 4.
align-plan-no-day = It is no day, such as 2026-04-01.
align-plan-backwards = The last day is before the first.
align-plan-no-state = It is none of planned, under way, done, put off and dropped.
align-plan-too-wide = The row has more cells than there are headings. A text with a comma in it stands in quotation marks.
align-plan-twice = The same code and year stand in line { $line } already.
done-align-imported = Brought in. It can be taken back below.
done-align-nothing-new = Everything in it is here already.
