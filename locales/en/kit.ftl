# The words of the frame and of the components: what every page needs, whatever it is about.
kit-skip = Skip to the page
kit-demo = This is a demonstration: the people are invented, and anybody may be anybody.
kit-you = You
kit-you-page = your page
kit-your-week = Your week
kit-sign-in = Sign in
kit-guest = guest
kit-sign-out = Sign out
kit-rooms = Rooms of this community
kit-crumbs = Where this page is
kit-foot = Kith, a home for communities of practice

kit-cancel = Leave without changing anything
kit-undo = Undo
kit-optional = optional
kit-errors = This was not sent: something needs another look. Everything you typed is still here.

kit-draft-saved = Saved { $time }
kit-draft-kept = Kept on this device, { $time }
kit-draft-found = What you typed earlier is back, from { $time }.
kit-draft-drop = Start again without it

kit-pages = Pages
kit-previous = Previous
kit-next = Next
kit-thread = The thread
kit-without-name = Said without a name

kit-refresh-now = See what is new
kit-refresh-lost = The line is down. This was true at { $time }; we keep trying.

