# What is one under several names.
same-title = One under several names
same-lede = These look like one person. Say so, or say that they are not: nothing is joined by itself, and everything can be undone. Sessions, actions and memberships of both go to the name on the button.
same-organisations-title = Organisations under several names
same-organisations-lede = These look like one organisation. Say so, or say that they are not: nothing is joined by itself, and everything can be undone.
same-empty = No two names look like one. When an import brings names that do, they are proposed here, with the reason.
same-pairs = The same?
same-times = { $n ->
    [0] at no session
    [one] at one session
   *[other] at { $n } sessions
}
same-people = { $n ->
    [0] nobody
    [one] one person
   *[other] { $n } people
}
same-more = { $n ->
    [one] One more pair comes after these.
   *[other] { $n } more pairs come after these.
}
same-is = The same: { $name }
same-is-not = Not the same
same-owners = Who was meant?
same-owners-note = Minutes name only a first name or initials here. Whoever is meant then has the action as theirs.
same-owner-is = Yes, { $name }
same-owner-is-not = Somebody else
same-joined = Said before
same-now = “{ $name }” is
same-undo = Undo
same-reason-handle = The same user name.
same-reason-spelling = The same name but for case, accents and punctuation.
same-reason-middle = The same but for a middle name, a small word or what stands in brackets.
same-reason-short = The same last name, and one first name begins the other.
same-reason-letter = One letter differs, or two are swapped.
same-reason-initials = The initials of nobody else here.
same-reason-first = The first name of nobody else here.
same-meant-initials = The initials of only one who was there
same-meant-first = The name of only one who was there
same-not-here = These two cannot be joined here. Only somebody who runs every community in which they are known can do that, and nobody where both sign in themselves.
same-link = One under several names
same-organisations-link = Organisations under several names
done-made-one = They are one now.
done-told-apart = They stay two, and are not proposed again.
done-owner-told = The action has its owner.
done-parted = It is as it was before.
