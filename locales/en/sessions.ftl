# Planning sessions: lists, one session, series, agendas, answers, calendar files.

room-sessions = Sessions

sessions-title = Sessions
sessions-lede = When we meet, how to come, and what came of it.
sessions-new = Plan a session
sessions-series-new = Plan a series
sessions-which = Which sessions
sessions-all = All
sessions-about-series = About the series { $title }
sessions-ahead = Ahead
sessions-past = Held
sessions-later = Later sessions
sessions-earlier = Earlier sessions
sessions-from-now = Sessions from today
sessions-none-ahead = No session is planned here. When one is, it stands here with its day, its link and its telephone number.
sessions-none-ahead-plan = No session is planned here. A series gives people a rhythm: say how often, tick the days off that do not suit, and everybody can answer.
sessions-feed = Calendar file of these sessions
sessions-calendar = Put it in my calendar
sessions-cancelled = called off
sessions-recorded = record published
sessions-under-way = under way

sessions-when = When
sessions-own-zone = Where it was planned ({ $zone }):
sessions-odd-skipped = { $time } does not exist that night, because the clocks go forward; it will be { $really }.
sessions-odd-doubled = { $time } comes twice that night, because the clocks go back; the first is meant.
sessions-link = Link
sessions-telephone = By telephone
sessions-by-phone = { $phone }
sessions-by-phone-passcode = { $phone }, passcode { $passcode }
sessions-by-link = Join: { $link }
sessions-join = Join now
sessions-run = The session as it happens
sessions-record = The record
sessions-of-series = The whole series
sessions-edit = Change or move it
sessions-save = Keep the changes
sessions-cancel = Call this session off
sessions-is-cancelled = This session is called off. It stays here, with who had answered.

sessions-who-comes = Who comes
sessions-do-you-come = Do you come?
sessions-you-said = Your answer: { $answer }. You can change it as long as the session is not over.
sessions-whole-series = My answer holds for the sessions of this series that follow, too
sessions-answer-yes = I come
sessions-answer-phone = I come by telephone
sessions-answer-maybe = Maybe
sessions-answer-no = I cannot come
sessions-answer-none = not answered yet
sessions-count-coming = { $n ->
    [one] { $n } person comes.
   *[other] { $n } people come.
}
sessions-count-maybe = { $n ->
    [one] { $n } person may come:
   *[other] { $n } people may come:
}
sessions-count-not = { $n ->
    [one] { $n } person cannot come.
   *[other] { $n } people cannot come.
}
sessions-and-more = { $n ->
    [one] and one more person
   *[other] and { $n } more people
}
sessions-phone-note = by telephone
sessions-nobody-said = Nobody has said yet that they come.
sessions-refusal-over = This session is over or called off, so this can no longer be changed.

sessions-field-title = What it is called
sessions-title-help = For example: Influence mapping, second round
sessions-field-purpose = What it is for
sessions-purpose-help = One sentence. People decide by it whether to come.
sessions-field-day = Day
sessions-field-time = Time
sessions-field-zone = Time zone
sessions-field-minutes = Minutes
sessions-field-whom = For whom
sessions-field-facilitator = Facilitator
sessions-field-lang = Language of the session
sessions-field-link = Link to the call
sessions-link-help = Only people who may come see it.
sessions-field-phone = Telephone number of the call
sessions-phone-help = For those who come by telephone.
sessions-field-passcode = Passcode
sessions-passcode-help = What callers type, as it is printed in the invitation of the call.
sessions-whom-community = The whole community
sessions-whom-ended = A circle that has ended
sessions-nobody-yet = Nobody yet
sessions-error-whom-stays = What is planned stays for those it was planned for: what some said would be shown to others. Call it off and plan another one.
sessions-error-facilitator = A team’s session is run by its lead, its coach or a facilitator of the community; any other session by a facilitator or a steward. Choose one of these, or nobody yet.
sessions-lang-en = English
sessions-lang-fr = French
sessions-plan = Plan this session

sessions-series-lede = First the rhythm. You see every date before anything is planned.
sessions-field-first = First day
sessions-field-count = How many times
sessions-show-days = Show the dates
sessions-other-rhythm = Choose another rhythm
sessions-days = The dates
sessions-error-no-day = Leave at least one date ticked.
sessions-plan-series = Plan these sessions
sessions-add-to-series = Add a session
sessions-not-on = Not on:
sessions-series-over = No further session of this series is planned.
sessions-nth-1 = first
sessions-nth-2 = second
sessions-nth-3 = third
sessions-nth-4 = fourth
sessions-nth-last = last
sessions-monday = Monday
sessions-tuesday = Tuesday
sessions-wednesday = Wednesday
sessions-thursday = Thursday
sessions-friday = Friday
sessions-saturday = Saturday
sessions-sunday = Sunday

sessions-agenda = Agenda
sessions-agenda-lede = What you do together, in which order, for how long. The times follow.
sessions-agenda-edit = Change the agenda
sessions-agenda-empty = The agenda is still empty.
sessions-together = Together
sessions-minutes-of = Minutes of { $title }
sessions-minutes-over = { $n ->
    [one] { $n } minute over. Shorten something, take something out, or make the session longer.
   *[other] { $n } minutes over. Shorten something, take something out, or make the session longer.
}
sessions-minutes-left = { $n ->
    [one] { $n } minute is still free
   *[other] { $n } minutes are still free
}
sessions-minutes-save = Keep the minutes
sessions-up = Up
sessions-up-of = Up: { $title }
sessions-down = Down
sessions-down-of = Down: { $title }
sessions-change = Change
sessions-change-of = Change { $title }
sessions-remove = Take out
sessions-remove-of = Take out { $title }
sessions-removed = Taken out
sessions-put-back = Put back
sessions-activity = Change an activity
sessions-activity-save = Keep the activity
sessions-activity-add-send = Add it to the agenda
sessions-error-agenda-full = This agenda is full. Take something out first.
sessions-field-kind = Kind of activity
sessions-field-activity = Title
sessions-field-prompt = What people are asked
sessions-prompt-help = It stands large on every screen while the activity runs.

sessions-kind-check-in = Check-in
sessions-about-check-in = Everybody says how they arrive.
sessions-kind-round = Round
sessions-about-round = Everybody has the floor once, one after the other.
sessions-kind-pairs = Pairs
sessions-about-pairs = Two talk with each other, then tell the others.
sessions-kind-one-word = One word
sessions-about-one-word = Everybody answers with one word, and says why.
sessions-kind-case = Case
sessions-about-case = Somebody brings a difficulty; the others ask, then offer ideas.
sessions-kind-evidence = Evidence
sessions-about-evidence = Somebody shows what is known; the others say what it means for them.
sessions-kind-open = Open talk
sessions-about-open = Whoever wishes speaks.
sessions-kind-break = Break
sessions-about-break = Nothing, on purpose.
sessions-kind-questions = Questions
sessions-about-questions = What came back of earlier questions, and which ones people take away.
sessions-kind-commitments = Commitments
sessions-about-commitments = Who does what by when.

sessions-usual-check-in = Check-in
sessions-usual-check-in-prompt = How do you arrive today?
sessions-usual-questions = What came back
sessions-usual-questions-prompt = What became of our questions and commitments since last time?
sessions-usual-round = Round
sessions-usual-round-prompt = What did you try, what worked, and what did not?
sessions-usual-commitments = What we do next
sessions-usual-commitments-prompt = What will you try before we meet again, and by when?
sessions-usual-one-word = One word to close
sessions-usual-one-word-prompt = With which word do you leave, and why?

sessions-panel-next = Next sessions
sessions-panel-answer = Do you come?
sessions-panel-all = All sessions

done-session-planned = The session is planned.
done-session-changed = The session is changed.
done-session-moved = The session is moved. Calendars that follow it will show the new time.
done-session-restored = The session takes place after all.
done-series-planned = The series is planned.
done-rsvp = Your answer is noted.
done-rsvp-series = Your answer is noted for this session and those that follow.
done-agenda-kept = The agenda is kept.
done-agenda-moved = Moved.
done-agenda-added = It is in the agenda.
