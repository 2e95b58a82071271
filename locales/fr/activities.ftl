# La bibliothèque d'activités, l'ordre du jour, le scénario d'animation, ce qu'on demande avant une séance.

activities-title = Bibliothèque d’activités
activities-lede = Des façons de travailler ensemble, chacune prête à animer par quelqu’un qui ne l’a jamais fait.
activities-lede-for = Choisissez ce qui entre à l’ordre du jour de « { $title } ».
activities-new = Ajouter une activité à vous
activities-at-most = Au plus
activities-how-many = Personnes
activities-place = Lieu
activities-good-at = Convient bien
activities-aim = À quoi elle sert
activities-any = Peu importe
activities-narrow = Montrer
activities-all = Les montrer toutes
activities-none = Rien dans la bibliothèque ne répond à tout cela. Retirez un des critères, ou ajoutez une activité à vous.
activities-own = Les vôtres
activities-ours = Prêtes à animer
activities-retired = Plus offertes
activities-is-retired = Cette activité n’est plus offerte. Les ordres du jour qui l’ont la gardent.
activities-add = L’ajouter à l’ordre du jour
activities-add-this = Ajouter { $title } à l’ordre du jour
activities-people = de { $from } à { $to } personnes
activities-minutes = { $n ->
    [one] { $n } minute, de { $from } à { $to }
   *[other] { $n } minutes, de { $from } à { $to }
}
activities-needs = Ce qu’il vous faut
activities-steps = Étapes
activities-variants = Selon le lieu
activities-tips = Bon à savoir
activities-add-to = L’ajouter à un ordre du jour
activities-which-session = Séance
activities-add-to-agenda = L’ajouter à cet ordre du jour
activities-edit = Modifier cette activité
activities-copy = En faire une à vous

activities-aim-arrive = Arriver
activities-aim-hear = Entendre tout le monde
activities-aim-learn = Apprendre les uns des autres
activities-aim-help = Aider dans une difficulté
activities-aim-choose = Choisir et décider
activities-aim-close = Conclure
activities-place-room = En salle
activities-place-online = En ligne
activities-place-phone = Au téléphone

activities-form-lede = Écrivez-la pour que quelqu’un qui ne l’a jamais vue puisse l’animer.
activities-field-name = Nom
activities-field-purpose = À quoi elle sert, en une phrase
activities-field-lang = Langue
activities-in-english = Anglais
activities-in-french = Français
activities-one-a-line = Une par ligne.
activities-field-least = Minutes, au moins
activities-least-help = Quand une séance prend du retard, on ne la raccourcit jamais davantage.
activities-field-most = Minutes, au plus
activities-field-people-from = Personnes, au moins
activities-field-people-to = Personnes, au plus
activities-variant-help = Ce qui change à cet endroit, en une phrase.
activities-keep-new = L’ajouter à la bibliothèque
activities-keep = Conserver les modifications
activities-retire = Ne plus l’offrir
activities-offer = L’offrir de nouveau
activities-error-lines = { $most } lignes au plus.
activities-error-least = Le minimum ne peut pas dépasser la durée habituelle.
activities-error-most = Le maximum ne peut pas être plus court que la durée habituelle.
activities-error-people = Le maximum de personnes ne peut pas être plus petit que le minimum.
activities-error-full = Cette bibliothèque est pleine. Au-delà de 200 activités, on ne trouve plus rien : modifiez-en plutôt une.

activities-add-from = Ajouter une activité
activities-which = De la bibliothèque
activities-choose = Choisissez une activité
activities-look = Parcourir la bibliothèque
activities-add-free = Quelque chose qui n’est pas dans la bibliothèque
activities-how = Comment l’animer
activities-how-of = Comment animer { $title }
activities-less-of = Cinq minutes de moins pour { $title }
activities-more-of = Cinq minutes de plus pour { $title }
activities-taken-out = « { $title } » a été retiré.
activities-would-end = La séance finirait à { $time }.
activities-fits = Elle finit à l’heure, à { $time }.

done-activities-added = C’est dans la bibliothèque.
done-activities-changed = Les modifications sont conservées. Les ordres du jour qui l’ont déjà restent tels quels.
done-activities-retired = Elle n’est plus offerte. Les ordres du jour qui l’ont la gardent.
done-activities-offered = Elle est offerte de nouveau.
