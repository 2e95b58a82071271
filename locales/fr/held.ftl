# Ce qui se passe pendant une séance et après : contributions, présences, compte rendu, questions, engagements.

# Rooms
room-questions = Questions
room-action = Action

# While the session runs
held-run-title = { $title }, en direct
held-not-begun = La séance n’est pas commencée. Cette page suivra dès qu’elle le sera.
held-is-over = La séance est terminée. Ce qui a été dit reste ici, et le compte rendu suivra.
held-is-cancelled = Cette séance a été annulée.
held-next = Ensuite :
held-minutes-left = { $n ->
    [one] Il reste { $n } minute
   *[other] Il reste { $n } minutes
}
held-minutes-over = { $n ->
    [one] { $n } minute de plus que prévu
   *[other] { $n } minutes de plus que prévu
}
held-nothing-said = Rien n’a encore été dit ici. Le premier mot peut être court.
held-from-the-beginning = Tout voir depuis le début
held-change = Modifier ou reprendre
held-your-words = Vos mots : { $title }
held-for-whom = Qui peut le lire
held-for-everybody = Toutes les personnes de cette séance
held-only-my-team = Mon équipe seulement
held-only-team = { $team } seulement
held-unattributed = Sans mon nom
held-unattributed-help = Personne ne voit qui l’a écrit, pas même l’animation. Vous seul·e pouvez le reprendre.
held-may-quote = On peut le citer
held-may-quote-help = En dehors de cette séance, dans un rapport ou un guide. Sinon, cela reste ici.
held-say = Le dire
held-by-telephone = par téléphone
held-by-paper = sur papier
held-by-mail = par courriel
held-host = Animer la séance
held-begin-session = Commencer la séance
held-begin-next = Passer à : { $title }
held-go-back = Revenir à : { $title }
held-end-session = Terminer la séance
held-to-record = Le compte rendu
held-here-count = { $n ->
    [one] { $n } personne présente
   *[other] { $n } personnes présentes
}
held-floor = Pas encore entendu·e·s dans cette activité
held-floor-about = Par ordre de nom. Qui a écrit sans son nom figure encore ici, pour que personne ne puisse être deviné.
held-floor-all = Toutes les personnes notées présentes ont été entendues.
held-floor-nobody-here = Personne n’est encore noté présent. Cochez qui est là, et vous verrez qui n’a pas eu la parole.
held-floor-earlier = déjà entendu·e aujourd’hui
held-write-for = Écrire pour quelqu’un au téléphone ou d’après un papier
held-for-person = Personne
held-choose-person = Choisir une personne
held-for-channel = Comment c’est arrivé
held-for-text = Ce que la personne dit, dans ses mots
held-for-unattributed = Sans son nom
held-for-quote = La personne accepte d’être citée
held-write-down = Le consigner
held-change-title = Vos mots
held-change-unattributed = Vous avez écrit ceci sans votre nom. Il en reste ainsi : vous seul·e voyez cette page.
held-words = Vos mots
held-keep-change = Garder ces mots
held-take-back = Reprendre
held-take-back-about = Les mots sont retirés pour tout le monde, tout de suite et pour de bon. Copiez-les d’abord si vous voulez les garder.
held-take-back-now = Reprendre mes mots
held-refused-cancelled = Cette séance a été annulée : on ne peut rien y ajouter.
held-refused-published = Le compte rendu de cette séance est publié : on n’ajoute plus rien ici. Ce que vous avez écrit a sa place sous l’une de ses questions.
held-refused-not-begun = Cette activité n’est pas commencée. Vos mots sont gardés ci-dessous : envoyez-les quand elle le sera.

# Attendance
held-attendance = Qui est venu
held-roster = Qui est venu, et comment
held-roster-who = Nom
held-roster-how = Comment
held-how-none = absent·e
held-how-screen = à l’écran
held-how-telephone = au téléphone
held-how-room = dans la salle
held-also-came = { $n ->
    [one] et { $n } autre personne
   *[other] et { $n } autres personnes
}
held-keep-attendance = Garder les présences
held-no-team = Sans équipe
held-roster-expected = Noté·e·s, attendu·e·s ou entendu·e·s
held-roster-others = Toutes les autres personnes
held-find-person = Chercher quelqu’un par son nom
held-find = Chercher
held-find-keep-first = Gardez d’abord ce que vous avez coché : la recherche quitte cette page.
held-find-from-the-start = Toute la feuille depuis le début
held-find-nobody = Personne de ce nom parmi celles et ceux à qui la séance s’adresse.
held-offered = Les listes de cette page nomment { $n } personnes : d’abord qui est là, puis qui a dit venir. Les autres s’y trouvent dès que vous les avez cherchées.
held-keep-and-go-on = Garder et passer à la page suivante
held-more-teams = { $n ->
    [one] et une autre équipe
   *[other] et { $n } autres équipes
}
held-are-you-here = Êtes-vous là ?
held-i-am-here = Je suis là
held-you-are-here = Vous êtes noté·e présent·e, { $how }.
held-refused-not-here-yet = Vous pouvez signaler votre présence d’une demi-heure avant la séance jusqu’à la fin de la journée. Après, demandez à l’animation.

# The record
held-record-title = Compte rendu : { $title }
held-edit-title = Préparer le compte rendu : { $title }
held-edit = Modifier le compte rendu
held-see-record = Le voir comme on le lira
held-published-on = Publié { $when }
held-not-published = Ce compte rendu n’est pas encore publié. Seules les personnes qui animent la séance le voient.
held-notes = Notes
held-notes-label = Ce qui s’est passé, en quelques phrases
held-notes-help = Du texte simple, ou du Markdown pour les listes et les liens.
held-keep-notes = Garder les notes
held-decided-promised-asked = Décidé, promis, demandé
held-decisions = Décisions
held-decision = Ce qui a été décidé
held-add-decision = Ajouter une décision
held-keep-decision = Garder la décision
held-strike-out = Rayer
held-add-commitment = Ajouter un engagement
held-commitment-who = Qui
held-commitment-what = Fait quoi
held-commitment-when = Pour quand
held-keep-commitment = Garder l’engagement
held-nobody-yet = Personne pour l’instant
held-who-takes = Personne ne s’en charge encore : { $text }
held-takes-on = S’en charge
held-add-question = Ajouter une question à emporter
held-question-text = La question
held-question-who = Posée par
held-keep-question = Garder la question
held-elsewhere = Dit en marge de l’ordre du jour
held-kept = Ce qui a été dit
held-kept-about = Les mots cochés figurent au compte rendu. Ce qui a été dit à une seule équipe n’est jamais proposé ici.
held-keep-choices = Garder ce choix
held-quotable = peut être cité
held-publish-title = Publier
held-publish-about = { $n ->
    [one] À la publication, { $n } personne de cette séance reçoit un courriel avec ce qu’elle a promis et les questions à emporter.
   *[other] À la publication, les { $n } personnes de cette séance reçoivent chacune un courriel avec ce qu’elles ont promis et les questions à emporter.
}
held-publish = Publier le compte rendu
held-published-already = Le compte rendu est publié. Ce que vous modifiez ici paraît tout de suite ; personne ne reçoit de deuxième courriel.
held-refused-published-before = Le compte rendu a déjà été publié. Personne ne reçoit de deuxième courriel.
held-missing-cancelled = Le compte rendu ne peut pas être publié : cette séance a été annulée.
held-missing-not-yet = Le compte rendu pourra être publié dès que la séance aura eu lieu.
held-missing-running = Le compte rendu pourra être publié dès que la séance sera terminée. Terminez-la d’abord.
held-missing-persons = { $n ->
    [one] { $n } engagement n’a encore personne. Nommez qui s’en charge, puis publiez.
   *[other] { $n } engagements n’ont encore personne. Nommez qui s’en charge, puis publiez.
}
held-missing-everything = Il n’y a encore rien à publier. Écrivez quelques notes, ou gardez quelque chose qui a été dit.
held-doubtful-dates = { $n ->
    [one] { $n } engagement n’a pas de date. Cela peut rester ainsi.
   *[other] { $n } engagements n’ont pas de date. Cela peut rester ainsi.
}
held-doubtful-attendance = Personne n’est noté présent. Cochez qui l’était, ou publiez sans.
held-thread-questions = { $n ->
    [one] { $n } question à emporter
   *[other] { $n } questions à emporter
}
held-thread-answered = { $n ->
    [one] { $n } a une réponse
   *[other] { $n } ont une réponse
}
held-thread-next = La prochaine séance

# What came back
held-came-back = Ce qui est revenu
held-came-back-since = depuis { $title }
held-answers = { $n ->
    [one] { $n } réponse
   *[other] { $n } réponses
}

# Questions
held-questions = Questions à emporter
held-questions-about = Ce que nous emportons de nos séances pour y réfléchir, et ce qui en est advenu.
held-questions-filter = Quelles questions
held-questions-all = Toutes
held-questions-none = Aucune question n’a encore été emportée. L’animation les ajoute pendant la séance, ou dans son compte rendu.
held-questions-none-such = Aucune question de ce genre pour l’instant.
held-question-open = ouverte
held-question-answered = répondue
held-question-parked = mise de côté
held-question-closed = close
held-question-here = Cette question
held-no-answer-yet = Personne n’a encore répondu. Une demi-idée est la bienvenue.
held-your-answer = Votre réponse
held-answer = Répondre
held-park = La mettre de côté
held-close = La clore
held-reopen = La rouvrir
held-refused-closed = Cette question est close. Demandez à l’animation de la rouvrir ; votre réponse est gardée ci-dessous.
held-refused-already = La question en est déjà là. Quelqu’un est peut-être passé avant vous.

# Commitments
held-commitments = Engagements
held-commitments-about = Ce qui a été promis en séance, par équipe et par date. Plus tard et bloqué sont des réponses comme les autres.
held-commitments-filter = Quels engagements
held-commitments-open = En cours
held-commitments-done = Faits
held-commitments-own = Les vôtres
held-commitments-none = Personne n’a encore rien promis. Les engagements se prennent en séance et se suivent ici.
held-commitment-open = ouvert
held-commitment-done = fait
held-commitment-later = plus tard
held-commitment-stuck = bloqué
held-commitment-here = Cet engagement
held-commitment-state = Où en est-ce ?
held-commitment-new-day = Nouvelle date
held-commitment-new-day-help = Si c’est pour plus tard.
held-commitment-note = Quelques mots
held-commitment-note-help = Ce qui a aidé, ou ce qui bloque.
held-commitment-say = Dire où ça en est
held-by-day = pour le { $day }
held-no-day = sans date
held-error-later-past = Cette date est passée. Choisissez-en une à venir.

# Your week
held-week-needs = Promis et demandé
held-week-due = Vous vouliez l’avoir fait pour le { $day }
held-week-past = Vous pensiez au { $day }. Où en est-ce ?
held-week-say-how = Dire où ça en est
held-week-answer = Répondre en quelques mots
held-week-came = Ce qu’il est advenu de vos mots
held-week-stands = Vos mots figurent dans ce compte rendu.

# The recap, by mail
held-recap-subject = Ce que nous retenons du
held-recap-hello = Bonjour { $name },
held-recap-about = Voici ce qui reste de notre séance. Tout le compte rendu est au bout du lien.
held-recap-commitments = Ce que vous avez promis
held-recap-questions = À emporter pour y réfléchir
held-recap-why = Vous recevez ce courriel une fois après chacune de vos séances, que vous y soyez venu·e ou non.

# Done
done-held-said = C’est dit.
done-held-said-unattributed = C’est dit, sans votre nom.
done-held-written-for = C’est consigné.
done-held-changed = Vos mots sont modifiés.
done-held-taken-back = Vos mots sont repris. Ils ont disparu pour tout le monde.
done-held-begun = La séance est commencée.
done-held-ended = La séance est terminée. Voici ce que le compte rendu contient pour l’instant.
done-held-here = Votre présence est notée.
done-held-attendance = Les présences sont gardées.
done-held-notes = Les notes sont gardées.
done-held-chosen = Votre choix est gardé.
done-held-published = Le compte rendu est publié, et les courriels sont en route.
done-held-decision = La décision est gardée.
done-held-struck-out = La décision est rayée.
done-held-commitment = L’engagement est gardé.
done-held-taken-on = Quelqu’un s’en charge maintenant.
done-held-question = La question est gardée.
done-held-answered = Votre réponse y est.
done-held-parked = La question est mise de côté.
done-held-closed = La question est close. Ses réponses restent.
done-held-reopened = La question est rouverte.
done-held-commitment-answered = Merci. C’est noté.
