# La bibliothèque d'activités, l'ordre du jour, le scénario d'animation, ce qu'on demande avant une séance.

activities-title = Bibliothèque d’activités
activities-lede = Des façons de travailler ensemble, décrites pour que vous puissiez animer celles que vous n’avez jamais essayées.
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
activities-add-this = L’ajouter à l’ordre du jour : { $title }
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
activities-how-of = Comment l’animer : { $title }
activities-less-of = −5 minutes : { $title }
activities-more-of = +5 minutes : { $title }
activities-taken-out = « { $title } » a été retiré.
activities-would-end = La séance finirait à { $time }.
activities-fits = Elle finit à l’heure, à { $time }.

done-activities-added = C’est dans la bibliothèque.
done-activities-changed = Les modifications sont conservées. Les ordres du jour qui l’ont déjà restent tels quels.
done-activities-retired = Elle n’est plus offerte. Les ordres du jour qui l’ont la gardent.
done-activities-offered = Elle est offerte de nouveau.

activities-script = Le scénario d’animation
activities-script-lede = Tout ce qu’il faut à la personne qui anime. Il s’imprime sur deux feuilles.
activities-expected = Attendus :
activities-by-phone = { $n ->
    [one] { $n } au téléphone
   *[other] { $n } au téléphone
}
activities-perhaps = { $n ->
    [one] { $n } peut-être
   *[other] { $n } peut-être
}
activities-goals = À chaque séance

activities-late = { $n ->
    [one] À ce rythme, vous finissez avec { $n } minute de retard.
   *[other] À ce rythme, vous finissez avec { $n } minutes de retard.
}
activities-late-mended = Ainsi, vous finissez à l’heure, à { $time }. Les pauses et la conclusion restent telles quelles.
activities-late-still = { $n ->
    [one] Ainsi, c’est { $n } minute. Retirer quelque chose de l’ordre du jour ferait le reste.
   *[other] Ainsi, c’est { $n } minutes. Retirer quelque chose de l’ordre du jour ferait le reste.
}
activities-late-stays = { $n ->
    [one] Vous finissez avec { $n } minute de retard, et rien de ce qui reste ne peut être plus court. Retirez quelque chose, ou dites-le à tout le monde.
   *[other] Vous finissez avec { $n } minutes de retard, et rien de ce qui reste ne peut être plus court. Retirez quelque chose, ou dites-le à tout le monde.
}
activities-replan = Continuer ainsi

activities-ahead = Avant la séance
activities-ahead-of = Avant « { $title } »
activities-ahead-lede = Pour { $when }.
activities-not-asked = Rien ne vous est demandé avant cette séance. Venez tels que vous êtes.
activities-to-do = À lire ou à faire
activities-usual-question = À propos de quoi souhaitez-vous de l’aide ?
activities-you-are-ready = Vous êtes prêt·e
activities-i-am-ready = C’est fait, je suis prêt·e
activities-not-yet = Finalement, pas encore
activities-no-needs = Personne n’a encore écrit. Ce qui est demandé ici entre à l’ordre du jour.
activities-in-agenda = À l’ordre du jour
activities-backers = { $n ->
    [one] { $n } autre personne aussi
   *[other] { $n } autres personnes aussi
}
activities-me-too = Moi aussi
activities-no-more = Retirer mon « moi aussi »
activities-place-chosen = Mettre ce qui est coché à l’ordre du jour
activities-your-need = Vos mots
activities-unattributed-help = Personne ne voit qui l’a écrit, pas même l’animation. Comme nous ne notons pas que c’est vous, un rappel peut encore venir ; dites que vous êtes prêt·e, et il n’en viendra pas.
activities-send-need = L’envoyer
activities-who-is-ready = Qui est prêt
activities-nobody-ready = Personne ne l’a encore dit.
activities-ready-count = { $n ->
    [one] { $n } personne est prête :
   *[other] { $n } personnes sont prêtes :
}
activities-ask = Demander quelque chose avant la séance
activities-field-question = Question
activities-question-help = Les membres répondent sous leur nom ou sans nom, et voient ce que les autres demandent. Les plus appuyées entrent à l’ordre du jour.
activities-keep-question = Conserver la question
activities-ask-it = La poser
activities-field-item = Quelque chose à lire ou à faire
activities-field-link = Lien
activities-add-item = L’ajouter
activities-prepare = Se préparer
activities-count-items = { $n ->
    [one] { $n } chose à lire ou à faire
   *[other] { $n } choses à lire ou à faire
}
activities-count-needs = { $n ->
    [one] { $n } réponse jusqu’ici
   *[other] { $n } réponses jusqu’ici
}
activities-refused-over = Cette séance est terminée. Ce pour quoi vous souhaitez de l’aide a sa place dans la prochaine.
activities-refused-not-asked = Rien n’est encore demandé avant cette séance.
activities-error-items = Dix choses suffisent. Le temps des membres est compté : retirez-en d’abord une.
activities-error-none-chosen = Cochez-en au moins une qui est encore là.

done-activities-replanned = Le reste est replanifié.
done-activities-asked = C’est conservé. Les membres le voient sur la page de la séance.
done-activities-ready = Vous êtes prêt·e. À bientôt.
done-activities-not-yet = C’est noté : pas encore.
done-activities-wanted = C’est là, et vous comptez parmi les personnes prêtes.
done-activities-wanted-unattributed = C’est là, sans votre nom.
done-activities-placed = Ce qui était coché est à l’ordre du jour. Choisissez combien de temps cela prend.
