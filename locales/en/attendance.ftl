# Who came, and how it became known: by code, on paper, from the reports of meetings.

# The sheet
attendance-beside = Others who came
attendance-beside-help = People who count and need no name: 47 elders at breakfast in the room, a family at one telephone.
attendance-beside-room = In the room
attendance-beside-phone = By telephone
attendance-beside-screen = On screen
attendance-by-team = Others who came, of one team
attendance-many = How many
attendance-team = Of which team
attendance-choose-team = Choose a team
attendance-keep-team = Keep their number
attendance-of-team = { $n } more of { $team }, { $how }
attendance-corrections = Corrections
attendance-via-own = said it themselves
attendance-via-code = by the code
attendance-via-host = noted by the host
attendance-via-paper = from paper
attendance-via-report = from a report

# The code
attendance-code = Code on the wall
attendance-code-about = Point your telephone here, or type the code. You will be asked for one tap.
attendance-code-type = At { $address }, type
attendance-code-when = The code works from half an hour before the session until the end of its day, for everybody the session is for.
attendance-pattern = A pattern for the camera of a telephone. It leads to the page on which you say that you are here.
attendance-here-title = I am here
attendance-here-about = The code stands on the wall or on the sheet of paper.
attendance-here-sign-in = Sign in first. You come back to this page.
attendance-code-label = Code of the session
attendance-code-help = Six signs, for example KDT 4HM.
attendance-code-find = Find the session
attendance-no-such-code = No session that you may be at now has this code. Codes work from half an hour before a session until the end of its day.
attendance-to-session = To the session

# Paper
attendance-paper = Sheet on paper
attendance-paper-title = Who is here
attendance-paper-about = Print this page for the room. Afterwards tick the same boxes here, in the same order: everybody ticked is noted as in the room.
attendance-paper-tick = Please tick the box before your name.
attendance-paper-names = Names
attendance-paper-organisation = Organisation
attendance-paper-here = Noted
attendance-paper-keep = Note everybody ticked
attendance-paper-others = Not on the list? Write your name here.

# Reports
attendance-reports = Zoom and Teams reports
attendance-reports-about = Only the same e-mail address is taken by itself. Everybody else waits here until you say who it is.
attendance-waiting = { $n ->
    [one] { $n } line waits for a yes
   *[other] { $n } lines wait for a yes
}
attendance-find-help = Offered under every line, beside the proposals.
attendance-twice = somebody else was there under this name at the same time
attendance-why-same-number = the number in their profile
attendance-why-same-name = the same name
attendance-why-shared-name = the same name, and not the only one of that name here
attendance-why-short-name = a short form of the name
attendance-why-near-name = the same first and last name
attendance-why-initial = an initial that fits
attendance-why-first-name = the first name alone
attendance-why-said-phone = said they would come by telephone
attendance-why-found = found by name
attendance-noted-already = noted already: { $how }
attendance-is-beside = Somebody else who came, and counts
attendance-is-nobody = Nobody: a second device, a recorder
attendance-is-later = Not decided yet
attendance-more-waiting = { $n ->
    [one] { $n } more waits behind these.
   *[other] { $n } more wait behind these.
}
attendance-keep-lines = Keep what you said
attendance-settled = What was said
attendance-said-by = said by { $name }
attendance-invite = Invite them to the community
attendance-by-address = Known by their address
attendance-by-address-about = noted without asking
attendance-more-settled = { $n ->
    [one] and { $n } more line
   *[other] and { $n } more lines
}
attendance-bring = Bring in a report
attendance-file = The report as a file
attendance-file-help = The participants’ report of Zoom, with or without the lines about the meeting, or the attendance report of Teams. The same report twice changes nothing.
attendance-text = Or its text
attendance-read-report = Read the report
attendance-report-empty = There is nobody in this report.
attendance-report-not-one = This is no report that Kith knows: it has no heading with a name and an address or a time. Nothing was changed.
attendance-report-too-long = A report has at most { $most } lines.

done-attendance-read = The report was read. Whoever is known by their address is noted.
done-attendance-nothing-new = This report was read before. Nothing has changed.
done-attendance-nothing-said = Nothing was said about any line. They go on waiting.
done-attendance-settled = Kept.
done-attendance-taken-back = Taken back. The line waits again.
