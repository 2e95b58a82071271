# Guests of a session, invited people before they join, levels, the composition of teams, and roles lent for a while.

who-guests = Guests
who-guests-lede = A link lets somebody come to this session without an account. They see how to join and the agenda, say whether they come, take part, and read the record. Nothing else here is open to them.
who-guest-name = Their name
who-guest-name-help = Leave it empty for a link to hand out: whoever opens it says their name.
who-guest-lang = Their language
who-link-make = Make the link
who-link-good = Links for this session are good from
who-links = Links made so far
who-link-made = The link for { $name } is ready. Send it to them in your own words.
who-link-made-all = The link to hand out is ready.
who-link-once = Copy it now: it is shown for five minutes, and kept nowhere.
who-link-for-all = For handing out
who-link-waits = opens a day before
who-link-open = open
who-link-over = over
who-link-revoked = taken back
who-link-came = { $n ->
    [0] nobody came in yet
    [one] one person came in
   *[other] { $n } people came in
}
who-link-revoke = Take it back
done-guest-link = The link is made.
done-guest-link-revoked = The link is good no more, and whoever came by it is out.
who-guest-asked = You are asked to this session as a guest.
who-guest-asked-by = { $name } asks you to this session as a guest.
who-guest-for = For
who-guest-until = Open to you until
who-your-name = Your name
who-your-name-help = As people in the session will see it.
who-guest-in = Come in
who-guest-what = You need no account. This browser will remember you for this session alone: how to join, the agenda, what is said there, and the record when it is out.
who-guest-waits = This link opens on { $when }. Keep it until then.
who-guest-over = This link was good until { $when }. Whoever sent it can tell you what came of the session.
who-guest-not-yet = This link opens a day before the session.
who-guest-no-more = This link was good until three days after the session.
who-guest-full = This link has let in as many people as it can. Ask for another one.
done-guest-in = You are in. This session is open to you.
who-open-to-you = Open to you

who-look-first = You can look around before you answer: read about the community and its next session, say whether you come, answer a question, read what came of it. If you join, all of that stays yours.
who-look-around = Look around first
done-invitation-opened = Look around. The invitation waits for your answer.
who-standing-bounced = its letter came back
who-standing-opened = looks around
who-standing-acted = takes part already
who-count-invited = { $n } invited
who-count-opened = { $n } opened it
who-count-acted = { $n } took part before joining
who-count-joined = { $n } joined
who-count-declined = { $n } declined
who-count-bounced = { $n ->
    [one] one letter came back
   *[other] { $n } letters came back
}
who-mail-look = Before you answer you can look around there: read about the next session, say whether you come, and read what came of it. If you join, all of that stays yours.
who-mail-no = Not for you? Say so here, with one button, and no more letters come:
