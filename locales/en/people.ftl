# People: signing in, oneself, one's week, the demonstration.

people-front-title = A home for communities of practice
people-front-lede = People from many organisations meet on a rhythm, learn from each other’s practice, write down what they learn, act on it and show what changed. Kith keeps what was said, and those who said it stay in control of it.
people-front-act = Sign in
people-front-demo = Look around as somebody of the demonstration

people-week-title = Your week
people-week-hello = Hello, { $name }
people-week-lede = This is your week.
people-week-empty = Nothing needs you this week. When a session is planned or a question comes back, it stands here.
people-week-needs-you = What needs you
people-week-next = What is next
people-week-came = What came of what you said

people-sign-in-title = Sign in
people-sign-in-lede = There are no passwords here. We send six digits and a link to your address.
people-email = Your e-mail address
people-email-help = The address your community writes to, for example agnes@example.org
people-sign-in-send = Send me the code
people-code-title = Look at your mail
people-code-lede = If somebody here has that address, six digits are on their way. They are good for a quarter of an hour, in this browser.
people-code = The six digits
people-code-help = From the letter, for example 048 213
people-code-send = Sign in
people-code-wrong = These digits are not right, or no longer good. Look at the newest letter, or ask for a new code.
people-shared = This is a shared computer
people-shared-help = Then you are signed out when the browser closes, or after two hours.
people-link-title = Welcome back
people-link-lede = One press and you are in.
people-link-other = This is not the browser that asked for the link. Please type the six digits from the same letter as well.
people-link-send = Sign in here
people-first-title = The first operator
people-first-lede = This server is new. Say who you are; then open the first community.
people-first-email-help = Your codes to sign in go to this address.
people-first-send = Begin

people-name = Your name
people-name-help = As you write it yourself.
people-organisation = Organisation
people-organisation-help = In full, as others write it: capitals and accents make no difference.
people-job = What you do there
people-region = Province or region
people-lang = Language
people-zone = Time zone
people-field-phone = Telephone
people-field-pronouns = Pronouns
people-field-place = Town
people-field-about = About you
people-field-asks = What you are looking for
people-field-offers = What you can offer
people-phone-help = For those who join by telephone.
people-about-help = A few sentences for the people of your communities.
people-asks-help = One thing a line, for example: how to bring a health authority to the table
people-offers-help = One thing a line, for example: an hour on influence mapping in a small town
people-hidden = Keep to myself
people-hidden-help = What is ticked is shown to nobody. Everything else is shown to the people of your communities.
people-you-title = You
people-you-lede = What the people of your communities see of you. You decide field by field.
people-you-send = Keep these changes
people-sign-ins-title = Where you are signed in
people-sign-ins-lede = Every browser that is signed in as you. End any that you do not know.
people-sign-in-since = since
people-sign-in-until = until
people-sign-in-end = End it
people-sign-out = Sign out here
people-too-many-wishes = At most { $most } lines fit here. Keep the ones that matter now.

people-demo-title = Who would you like to be?
people-demo-lede = Everybody here is invented. Pick somebody and see the place as they see it.
people-door-title = Look around as { $name }
people-door-lede = Everybody here is invented. One press, and you see the place with these eyes.
people-door-act = Look around
people-mailbox-title = The mailbox of the demonstration
people-mailbox-lede = Every letter that Kith has written, newest first. On a real server, only the person it is for gets it.
people-mailbox-empty = No letter was written yet. Sign in by code, invite somebody or publish a record.
people-mailbox-open = Open the mailbox of the demonstration

people-letter-code-subject = { $code } is your code
people-letter-hello = Hello { $name },
people-letter-code = your six digits are { $code }.
people-letter-link = Or open this page in the browser that asked for them:
people-letter-code-life = Both are good for a quarter of an hour, once. If you did not ask for them, nothing happens and you need do nothing.

done-profile = Your page is changed.
done-sign-in-ended = That browser is signed out.
