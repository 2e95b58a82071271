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
attendance-reports-about = Whoever joined with the e-mail address that Kith knows is noted at once. Everybody else waits here until you say who it is.
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

# Resources named
held-resources = Tools and resources named
held-add-resource = A tool or resource was named
held-resource = What it is called
held-resource-address = Where it is, if it has an address
held-keep-resource = Keep it
done-held-resource = Kept with the record.

# Consent
consent-title = What may be recorded and quoted
consent-about = Said once for this community, one purpose at a time. You change it here whenever you like, and what you withdraw holds at once. For a single contribution you still choose for itself.
consent-agree = I agree
consent-recording = Sessions I am in may be recorded
consent-recording-help = Sound and picture. Without this, the recording stops before you speak.
consent-quoting = What I say may be quoted
consent-quoting-help = Outside the session, in a report or a guide. The box under your words begins ticked. What you said without your name stays as you chose then: if it changed now, it would show that it was you.
consent-publishing = What I contribute may be published
consent-publishing-help = Stories and tools with a part of yours in them, open to everybody.
consent-research = What I contribute may be used for research
consent-research-help = Without your name, by those who evaluate the community’s work.
consent-keep = Keep this
consent-said = You said this last on { $when }.
consent-yes = agreed
consent-no = did not agree
consent-not-said = has not said
consent-here-title = Who may be recorded and quoted
consent-here-about = The people noted as here. No answer counts as no.
consent-here-nobody = Nobody is noted as here yet. Who comes stands here with what they agreed to.
consent-here-recorded = { $n ->
    [one] { $n } agreed to be recorded,
   *[other] { $n } agreed to be recorded,
}
consent-here-quoted = { $n ->
    [one] { $n } to be quoted, of
   *[other] { $n } to be quoted, of
}
consent-here-caption = People here
consent-here-recording = Recording
consent-here-quoting = Quoting
consent-week = Say once what may be recorded and quoted
consent-withdrawn = { $n ->
    [one] { $n } contribution in this record may not be quoted any more. Its words stay here.
   *[other] { $n } contributions in this record may not be quoted any more. Their words stay here.
}
done-consent = Kept. It holds from now on.

# The pulse
pulse-title = How was it?
pulse-about = Two taps: one number, and send. Nobody sees your answer; the community sees figures over five people or more.
pulse-overall = The session as a whole
pulse-rating-1 = 1, not at all good
pulse-rating-5 = 5, very good
pulse-goals = By the goals of our sessions, if you like
pulse-word = One word for it
pulse-word-help = Shown without your name once five people gave one.
pulse-send = Send
pulse-answered = You have said how it was. Thank you.
pulse-not-there = Whoever is noted as having been here can say how it was.
pulse-closed = Answers are taken from the end of the session for two weeks.
pulse-figures = What it comes to
pulse-too-few = Figures stand here once five people have answered.
pulse-caption = Means from 1 to 5, and over how many people
pulse-goal = Goal
pulse-whole = As a whole
pulse-of = { $mean } of { $people }
pulse-decimal = .
pulse-how = Figures are over the first five, ten or fifteen answers, so that none of them shows by itself. A dot: fewer than five.
pulse-week = How was it? One number is enough.
pulse-recap = How was it? Two taps:
pulse-refused-closed = Answers are taken from the end of the session for two weeks.
pulse-refused-not-there = You are not noted as having been at this session. Ask whoever ran it to note you, and answer then.
pulse-refused-answered = You have said how it was. An answer is given once.
done-pulse = Thank you. Your answer counts, and nobody sees it.

# The life of questions
questions-tally = { $n ->
    [one] { $n } question asked:
   *[other] { $n } questions asked:
} { $back } came back, { $topics } as a topic. { $open } open, { $parked } parked.
held-question-topic = a topic now
question-life-asked = asked
question-life-mailed = sent to those who were there
question-life-parked = parked
question-life-closed = closed
question-life-reopened = opened again
question-life-topic = became a topic
question-become = Make it a topic of the community
question-topic = The topic, in a few words
question-topic-help = In words of your own. The topic is seen by the whole community; the question and who asked it stay here.
question-make-topic = Make it a topic
question-refused-circle = This question was asked among fewer people than the community. It stays with them.
done-question-topic = It is a topic of the community now.

# Commitments by team
commitments-open = { $n } open
commitments-done = { $n } done
commitments-later = { $n } later
commitments-stuck = { $n } stuck
commitments-tap = One tap is enough. Later means when you meet next; open the commitment to give another day or a few words.
commitments-carried = Carried over
