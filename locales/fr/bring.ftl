# Ce qui est un sous plusieurs noms.
same-title = Un seul sous plusieurs noms
same-lede = Ces noms semblent désigner une même personne. Dites-le, ou dites que non : rien n’est réuni de soi-même, et tout peut être annulé. Séances, actions et adhésions des deux vont au nom inscrit sur le bouton.
same-organisations-title = Organisations sous plusieurs noms
same-organisations-lede = Ces noms semblent désigner une même organisation. Dites-le, ou dites que non : rien n’est réuni de soi-même, et tout peut être annulé.
same-empty = Aucun nom ne semble en valoir un autre. Quand une importation en apporte, ils sont proposés ici, avec la raison.
same-pairs = Les mêmes ?
same-times = { $n ->
    [0] à aucune séance
    [one] à une séance
   *[other] à { $n } séances
}
same-people = { $n ->
    [0] personne
    [one] une personne
   *[other] { $n } personnes
}
same-more = { $n ->
    [one] Une autre paire vient après celles-ci.
   *[other] { $n } autres paires viennent après celles-ci.
}
same-is = Les mêmes : { $name }
same-is-not = Pas les mêmes
same-owners = De qui parlait-on ?
same-owners-note = Le compte rendu ne donne ici qu’un prénom ou des initiales. La personne désignée aura l’action à son nom.
same-owner-is = Oui, { $name }
same-owner-is-not = Quelqu’un d’autre
same-joined = Dit auparavant
same-now = « { $name } », c’est
same-undo = Annuler
same-reason-handle = Le même nom d’utilisateur.
same-reason-spelling = Le même nom, à la casse, aux accents et à la ponctuation près.
same-reason-middle = Le même, à un deuxième prénom, à un petit mot ou à une parenthèse près.
same-reason-short = Le même nom de famille, et un prénom commence l’autre.
same-reason-letter = Une lettre diffère, ou deux sont inversées.
same-reason-initials = Les initiales de personne d’autre ici.
same-reason-first = Le prénom de personne d’autre ici.
same-meant-initials = Les initiales d’une seule personne présente
same-meant-first = Le nom d’une seule personne présente
same-not-here = Ces deux-là ne peuvent pas être réunies ici. Seule une personne responsable de toutes les communautés où elles sont connues peut le faire, et personne lorsque les deux se connectent elles-mêmes.
same-link = Un seul sous plusieurs noms
same-organisations-link = Organisations sous plusieurs noms
done-made-one = Les deux ne font plus qu’un.
done-told-apart = Ils restent deux et ne seront plus proposés.
done-owner-told = L’action a maintenant un nom.
done-parted = Tout est comme avant.
