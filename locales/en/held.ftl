# What happens in a session and after it: contributions, attendance, the record, questions, commitments.

# Rooms
room-questions = Questions
room-action = Action

# While the session runs
held-run-title = { $title }, as it happens
held-not-begun = It has not begun. This page follows along once it has.
held-is-over = The session is over. What was said stays here, and the record follows.
held-is-cancelled = This session is called off.
held-next = Next:
held-minutes-left = { $n ->
    [one] { $n } minute left
   *[other] { $n } minutes left
}
held-minutes-over = { $n ->
    [one] { $n } minute over
   *[other] { $n } minutes over
}
held-nothing-said = Nothing has been said here yet. The first word may be short.
held-from-the-beginning = See everything from the beginning
held-change = Change or take back
held-your-words = Your words: { $title }
held-for-whom = Who may read it
held-for-everybody = Everybody of this session
held-only-my-team = Only my team
held-only-team = Only { $team }
held-unattributed = Without my name
held-unattributed-help = Nobody sees who wrote it, not even the facilitator. Only you can take it back.
held-may-quote = This may be quoted
held-may-quote-help = Outside this session, in a report or a guide. Otherwise it stays here.
held-say = Say it
held-by-telephone = by telephone
held-by-paper = on paper
held-by-mail = by e-mail
held-host = Running the session
held-begin-session = Begin the session
held-begin-next = Go on to: { $title }
held-go-back = Back to: { $title }
held-end-session = End the session
held-to-record = The record
held-here-count = { $n ->
    [one] { $n } person here
   *[other] { $n } people here
}
held-floor = Not yet heard in this activity
held-floor-about = By name. Whoever wrote without a name still stands here, so that nobody can be guessed.
held-floor-all = Everybody who is noted as here has been heard.
held-floor-nobody-here = Nobody is noted as here yet. Tick who came, and you will see who has not had the floor.
held-floor-earlier = heard earlier today
held-write-for = Write for somebody on the telephone or from paper
held-for-person = Person
held-choose-person = Choose a person
held-for-channel = How it came
held-for-text = What they say, in their words
held-for-unattributed = Without their name
held-for-quote = They agree to be quoted
held-write-down = Write it down
held-change-title = Your words
held-change-unattributed = You wrote this without your name. It stays so: only you see this page.
held-words = Your words
held-keep-change = Keep these words
held-take-back = Take it back
held-take-back-about = The words are removed for everybody, at once and for good. Copy them first if you want to keep them.
held-take-back-now = Take my words back
held-refused-cancelled = This session is called off, so nothing can be added to it.
held-refused-published = The record of this session is published, so nothing is added here any more. What you wrote fits under one of its questions.
held-refused-not-begun = This activity has not begun yet. Your words are kept below: send them when it has.

# Attendance
held-attendance = Who came
held-roster = Who came, and how
held-roster-who = Name
held-roster-how = How
held-how-none = not here
held-how-screen = on screen
held-how-telephone = by telephone
held-how-room = in the room
held-also-came = { $n ->
    [one] and { $n } person beside them
   *[other] and { $n } people beside them
}
held-keep-attendance = Keep the attendance
held-no-team = In no team
held-roster-expected = Noted, expected or heard
held-roster-others = Everybody else
held-find-person = Look somebody up by name
held-find = Look up
held-find-keep-first = Keep what you ticked first: looking somebody up leaves this page.
held-find-from-the-start = The whole sheet from its beginning
held-find-nobody = Nobody the session is for has such a name.
held-offered = The lists on this page name { $n } people: who is here first, then who said that they come. Anybody else is in them once you looked them up.
held-keep-and-go-on = Keep, and go on to the next page
held-more-teams = { $n ->
    [one] and one more team
   *[other] and { $n } more teams
}
held-are-you-here = Are you here?
held-i-am-here = I am here
held-you-are-here = You are noted as here, { $how }.
held-refused-not-here-yet = You can say that you are here from half an hour before the session until the end of its day. Afterwards, ask the facilitator.

# The record
held-record-title = Record: { $title }
held-edit-title = Prepare the record: { $title }
held-edit = Edit the record
held-see-record = See it as people will read it
held-published-on = Published { $when }
held-not-published = This record is not published yet. Only those who run the session see it.
held-notes = Notes
held-notes-label = What happened, in a few sentences
held-notes-help = Plain text, or Markdown for lists and links.
held-keep-notes = Keep the notes
held-decided-promised-asked = Decided, promised, asked
held-decisions = Decisions
held-decision = What was decided
held-add-decision = Add a decision
held-keep-decision = Keep the decision
held-strike-out = Strike out
held-add-commitment = Add a commitment
held-commitment-who = Who
held-commitment-what = Does what
held-commitment-when = By when
held-keep-commitment = Keep the commitment
held-nobody-yet = Nobody yet
held-who-takes = Nobody has taken this on yet: { $text }
held-takes-on = Takes it on
held-add-question = Add a takeaway question
held-question-text = The question
held-question-who = Asked by
held-keep-question = Keep the question
held-elsewhere = Said beside the agenda
held-kept = What was said
held-kept-about = Ticked words stand in the record. What was said to one team only is never offered here.
held-keep-choices = Keep this choice
held-quotable = may be quoted
held-publish-title = Publish
held-publish-about = { $n ->
    [one] When you publish, { $n } person of this session gets a letter with what they promised and the questions to take away.
   *[other] When you publish, the { $n } people of this session each get a letter with what they promised and the questions to take away.
}
held-publish = Publish the record
held-published-already = The record is published. What you change here shows at once; nobody gets a second letter.
held-refused-published-before = The record was published before. Nobody gets a second letter.
held-missing-cancelled = The record cannot be published: this session was called off.
held-missing-not-yet = The record can be published once the session has taken place.
held-missing-running = The record can be published once the session has ended. End it first.
held-missing-persons = { $n ->
    [one] { $n } commitment has nobody yet. Name who takes it on, then publish.
   *[other] { $n } commitments have nobody yet. Name who takes them on, then publish.
}
held-missing-everything = There is nothing to publish yet. Write a few notes, or keep something that was said.
held-doubtful-dates = { $n ->
    [one] { $n } commitment has no day. It may stay so.
   *[other] { $n } commitments have no day. They may stay so.
}
held-doubtful-attendance = Nobody is noted as present. Tick who came, or publish without.
held-thread-questions = { $n ->
    [one] { $n } takeaway question
   *[other] { $n } takeaway questions
}
held-thread-answered = { $n ->
    [one] { $n } answered so far
   *[other] { $n } answered so far
}
held-thread-next = The next session

# What came back
held-came-back = What came back
held-came-back-since = since { $title }
held-answers = { $n ->
    [one] { $n } answer
   *[other] { $n } answers
}

# Questions
held-questions = Takeaway questions
held-questions-about = What we take away from our sessions to think about, and what became of it.
held-questions-filter = Which questions
held-questions-all = All
held-questions-none = No question has been taken away yet. The facilitator adds them while a session runs, or on its record.
held-questions-none-such = There is no question like this now.
held-question-open = open
held-question-answered = answered
held-question-parked = parked
held-question-closed = closed
held-question-here = This question
held-no-answer-yet = Nobody has answered yet. Half a thought is welcome.
held-your-answer = Your answer
held-answer = Answer
held-park = Park it for now
held-close = Close it
held-reopen = Open it again
held-refused-closed = This question is closed. Ask a facilitator to open it again; your answer is kept below.
held-refused-already = The question already stands there. Somebody may have been first.

# Commitments
held-commitments = Commitments
held-commitments-about = What people promised in a session, by team and by day. Later and stuck are answers like any other.
held-commitments-filter = Which commitments
held-commitments-open = Under way
held-commitments-done = Done
held-commitments-own = Yours
held-commitments-none = Nobody has promised anything yet. Commitments are made in a session, and can be followed here.
held-commitment-open = open
held-commitment-done = done
held-commitment-later = later
held-commitment-stuck = stuck
held-commitment-here = This commitment
held-commitment-state = How is it going?
held-commitment-new-day = New day
held-commitment-new-day-help = If it comes later.
held-commitment-note = A few words
held-commitment-note-help = What helped, or what stands in the way.
held-commitment-say = Say how it goes
held-by-day = by { $day }
held-no-day = no day
held-error-later-past = This day has passed. Please choose one that is still to come.

# Your week
held-week-needs = Promised and asked
held-week-due = You wanted this done by { $day }
held-week-past = You had hoped for { $day }. How is it going?
held-week-say-how = Say how it goes
held-week-answer = Answer in a few words
held-week-came = What came of what you said
held-week-stands = Your words stand in this record.

# The recap, by mail
held-recap-subject = What we take away from
held-recap-hello = Hello { $name },
held-recap-about = Here is what stays of our session. The whole record is at the link.
held-recap-commitments = What you promised
held-recap-questions = To take away and think about
held-recap-why = You get this once after each session of yours, whether you came or not.

# Done
done-held-said = Said.
done-held-said-unattributed = Said, without your name.
done-held-written-for = Written down.
done-held-changed = Your words are changed.
done-held-taken-back = Your words are taken back. They are gone for everybody.
done-held-begun = The session has begun.
done-held-ended = The session is over. Here is what the record holds so far.
done-held-here = You are noted as here.
done-held-attendance = The attendance is kept.
done-held-notes = The notes are kept.
done-held-chosen = Your choice is kept.
done-held-published = The record is published, and the letters are on their way.
done-held-decision = The decision is kept.
done-held-struck-out = The decision is struck out.
done-held-commitment = The commitment is kept.
done-held-taken-on = Somebody takes it on now.
done-held-question = The question is kept.
done-held-answered = Your answer is there.
done-held-parked = The question is parked.
done-held-closed = The question is closed. Its answers stay.
done-held-reopened = The question is open again.
done-held-commitment-answered = Thank you. That is noted.
