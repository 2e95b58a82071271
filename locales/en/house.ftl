# What the house says: refusals, wrong fields, instants, the policy.

refusal-hidden-title = There is nothing here
refusal-hidden = This page does not exist, or it is not open to you. If you came from a link, ask whoever sent it; if you have an account, sign in first.
refusal-refused-title = Not for you, for now
refusal-form-title = Something needs another look
refusal-conflict-title = Somebody was there first
refusal-conflict = This has changed since you opened the page. Go back, look at it as it is now, and send it again if it still fits.
refusal-too-often-title = A little slower, please
refusal-too-often = { $minutes ->
    [one] This was tried too often in a short time. Please try again in a minute.
   *[other] This was tried too often in a short time. Please try again in { $minutes } minutes.
 }
refusal-too-often-here = { $minutes ->
    [one] This was tried too often from the network that you are in. Please try again in a minute, or from another network, such as that of a telephone.
   *[other] This was tried too often from the network that you are in. Please try again in { $minutes } minutes, or from another network, such as that of a telephone.
 }
refusal-cross-site-title = This did not come from our own page
refusal-cross-site = A form may only be sent from a page of this site. Open the page here and send it again.
refusal-fault-title = This did not work
refusal-fault = The fault is ours and it was noted. Nothing was changed. Please try again in a moment.
refusal-disk = The server cannot save anything just now. Reading still works. Please try again in a few minutes.
refusal-unreadable = What was sent could not be read as a form. Go back, reload the page and try again.
refusal-address = This address could not be read. Check what comes after the question mark, or open the page again from where you found it.
refusal-method = This address can be opened, or a form can be sent to it, but not this way. Go back and try again from the page you came from.
refusal-too-large = What was sent is larger than we take. Please shorten it, or send it in parts.
refusal-kept = What you typed
refusal-kept-about = Nothing of it is lost. Copy it from here, or send it again when it can go.
refusal-kept-signed-out = Nothing of it is lost. Sign in again in another tab, then come back here and send it.
refusal-send-again = Send it again
refusal-sign-in = Sign in
refusal-home = Go to the first page
refusal-operators-only = Only an operator of this server may do this.
refusal-stewards-only = Only a steward of this community may do this. Ask one: they are named on the community’s page.
refusal-facilitators-only = Only a facilitator or a steward of this community may do this.
refusal-members-only = Only members may do this.
refusal-team-runs = Only the team’s lead, its coach or a facilitator of this community may do this.
refusal-leads-only = Only the team’s lead or a steward of this community may do this.
refusal-authors-only = Only who wrote this may change it.
refusal-not-for-sponsors = The directory is for the people of the community, not for its sponsors.
refusal-already-in = You are already in this community.
refusal-observers-listen = Observers listen here. Ask a facilitator if you would like to take part.

error-required = Please fill this in.
error-too-long = This has { $length } characters; at most { $most } fit here.
error-control-character = This holds a character that cannot be shown. Please type it again without it.
error-direction-mark = This holds a hidden mark that turns the direction of writing. Please type it again without it.
error-name-without-letters = A name needs at least one letter or digit.
error-not-an-address = This is not an e-mail address. It looks like name@example.org.
error-not-a-phone = This is not a telephone number. It looks like +1 604 555 0134.
error-not-a-slug = Use lower-case letters, digits and single hyphens, for example shore-to-summit.
error-not-a-link = This is not a link. It starts with https://
error-not-an-id = This does not name anything here.
error-not-a-page = This is not a page of the list.
error-not-a-zone = This is not a time zone. It looks like America/Vancouver.
error-not-a-date = This is not a date. It looks like 2026-03-12.
error-not-a-time = This is not a time of day. It looks like 14:30.
error-not-a-number = This is not a whole number from { $from } to { $to }.
error-not-a-choice = Please choose one of the answers offered.
error-wants-text = This has to be a text.
error-wants-number = This has to be a whole number, without quotation marks.
error-wants-flag = This has to be true or false.
error-wants-list = This has to be a list of texts.
error-too-intricate = This text nests quotes, lists or tables too deeply to be shown. Please make it simpler.

kit-now = now
kit-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
kit-in-minutes = { $n ->
    [one] in { $n } minute
   *[other] in { $n } minutes
}
kit-minutes-ago = { $n ->
    [one] { $n } minute ago
   *[other] { $n } minutes ago
}
kit-in-hours = { $n ->
    [one] in { $n } hour
   *[other] in { $n } hours
}
kit-hours-ago = { $n ->
    [one] { $n } hour ago
   *[other] { $n } hours ago
}
kit-in-days = { $n ->
    [one] in { $n } day
   *[other] in { $n } days
}
kit-days-ago = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
}
kit-in-months = { $n ->
    [one] in { $n } month
   *[other] in { $n } months
}
kit-months-ago = { $n ->
    [one] { $n } month ago
   *[other] { $n } months ago
}

policy-title = Who may do what
policy-about = This is the very table that decides, on every page, in every letter and every file. For everybody who is not named in a line, the thing does not exist.
policy-no = Not, and told why:

policy-kind-front = The first page
policy-kind-sign-in = Signing in
policy-kind-policy = This page
policy-kind-home = One’s week
policy-kind-account = One’s account
policy-kind-mailbox = The mailbox of a demonstration
policy-kind-community-list = The list of communities
policy-kind-community = A community
policy-kind-charter = Its charter
policy-kind-acknowledgement = Saying yes to the working agreement
policy-kind-same = Names that look alike
policy-kind-framework = Lists of goals and terms
policy-kind-directory = The directory
policy-kind-profile-field = What a profile tells
policy-kind-membership = Who is in it, in which role
policy-kind-invitation = Invitations
policy-kind-joining = Joining
policy-kind-join-request = Requests to join
policy-kind-team = Teams
policy-kind-guest-link = Links for guests
policy-kind-participation = How one takes part
policy-kind-delegation = Roles that are lent
policy-kind-session = Sessions
policy-kind-method = Activities
policy-kind-rsvp = Saying whether one comes
policy-kind-contribution = What is said
policy-kind-aside = What is said to one’s own team
policy-kind-floor = Who has not yet been heard
policy-kind-attendance = Who came
policy-kind-record = Records
policy-kind-pairing = Pairs and rooms
policy-kind-pulse = How it was
policy-kind-consent = One’s own consent
policy-kind-question = Takeaway questions
policy-kind-commitment = Commitments
policy-kind-rhythm = Reminders
policy-kind-reminder = The letters of a session
policy-kind-cohort = Cohorts
policy-kind-letter-link = The link of a letter
policy-kind-aim = What points at a priority
policy-kind-coverage = Which priorities have had something
policy-kind-work-plan = Work plans

policy-action-read = See
policy-action-create = Add
policy-action-edit = Change
policy-action-delete = Take away
policy-action-run = Run
policy-action-answer = Answer

policy-audience-public = anybody’s
policy-audience-own = one’s own
policy-audience-team = of a team
policy-audience-cohort = of a cohort
policy-audience-community = of the community

standing-public = anybody
standing-person = signed in
standing-invited = invited
standing-sponsor = sponsor
standing-observer = observer
standing-member = member
standing-cohort = in the cohort
standing-team = in the team
standing-lead = team lead
standing-coach = coach
standing-facilitator = facilitator
standing-steward = steward
standing-operator = operator
standing-own = one’s own
standing-guest = guest of a session

letter-foot = This letter was written by Kith for your community.
