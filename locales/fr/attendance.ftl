# Qui est venu, et comment on le sait : par le code, sur papier, par les rapports des réunions.

# La feuille
attendance-beside = Autres personnes venues
attendance-beside-help = Des personnes qui comptent sans avoir à donner de nom : 47 aîné·e·s au déjeuner dans la salle, une famille autour d’un téléphone.
attendance-beside-room = Dans la salle
attendance-beside-phone = Au téléphone
attendance-beside-screen = À l’écran
attendance-by-team = Autres personnes venues, d’une équipe
attendance-many = Combien
attendance-team = De quelle équipe
attendance-choose-team = Choisissez une équipe
attendance-keep-team = Garder ce nombre
attendance-of-team = { $n } de plus de { $team }, { $how }
attendance-corrections = Corrections
attendance-via-own = dit par la personne
attendance-via-code = par le code
attendance-via-host = noté par l’animation
attendance-via-paper = d’après la feuille
attendance-via-report = d’après un rapport

# Le code
attendance-code = Code au mur
attendance-code-about = Visez ce motif avec votre téléphone, ou tapez le code. Il suffira d’un geste.
attendance-code-type = À l’adresse { $address }, tapez
attendance-code-when = Le code vaut d’une demi-heure avant la séance jusqu’à la fin de sa journée, pour toutes les personnes à qui elle s’adresse.
attendance-pattern = Un motif pour l’appareil photo d’un téléphone. Il mène à la page où vous dites que vous êtes là.
attendance-here-title = Je suis là
attendance-here-about = Le code est affiché au mur ou imprimé sur la feuille.
attendance-here-sign-in = Connectez-vous d’abord. Vous reviendrez à cette page.
attendance-code-label = Code de la séance
attendance-code-help = Six signes, par exemple KDT 4HM.
attendance-code-find = Trouver la séance
attendance-no-such-code = Aucune séance où vous pouvez être en ce moment ne porte ce code. Les codes valent d’une demi-heure avant la séance jusqu’à la fin de sa journée.
attendance-to-session = Aller à la séance

# Le papier
attendance-paper = Feuille sur papier
attendance-paper-title = Qui est là
attendance-paper-about = Imprimez cette page pour la salle. Ensuite, cochez ici les mêmes cases, dans le même ordre : chaque personne cochée est notée dans la salle.
attendance-paper-tick = Veuillez cocher la case devant votre nom.
attendance-paper-names = Noms
attendance-paper-organisation = Organisme
attendance-paper-here = Noté
attendance-paper-keep = Noter les personnes cochées
attendance-paper-others = Pas sur la liste ? Écrivez votre nom ici.

# Les rapports
attendance-reports = Rapports de Zoom et de Teams
attendance-reports-about = Les personnes qui se sont jointes avec l’adresse que Kith connaît sont notées aussitôt. Les autres attendent ici que vous disiez qui elles sont.
attendance-waiting = { $n ->
    [one] { $n } ligne attend un oui
   *[other] { $n } lignes attendent un oui
}
attendance-find-help = Proposé sous chaque ligne, à côté des propositions.
attendance-twice = une autre personne était là sous ce nom au même moment
attendance-why-same-number = le numéro de son profil
attendance-why-same-name = le même nom
attendance-why-shared-name = le même nom, mais d’autres ici le portent aussi
attendance-why-short-name = une forme courte du nom
attendance-why-near-name = les mêmes premier et dernier noms
attendance-why-initial = une initiale qui convient
attendance-why-first-name = le prénom seul
attendance-why-said-phone = avait dit venir au téléphone
attendance-why-found = trouvé par son nom
attendance-noted-already = déjà noté : { $how }
attendance-is-beside = Une autre personne venue, qui compte
attendance-is-nobody = Personne : un second appareil, un enregistreur
attendance-is-later = Pas encore décidé
attendance-more-waiting = { $n ->
    [one] { $n } autre attend derrière celles-ci.
   *[other] { $n } autres attendent derrière celles-ci.
}
attendance-keep-lines = Garder ce que vous avez dit
attendance-settled = Ce qui a été dit
attendance-said-by = dit par { $name }
attendance-invite = Inviter cette personne dans la communauté
attendance-by-address = Reconnues par leur adresse
attendance-by-address-about = notées sans demander
attendance-more-settled = { $n ->
    [one] et { $n } autre ligne
   *[other] et { $n } autres lignes
}
attendance-bring = Apporter un rapport
attendance-file = Le rapport, en fichier
attendance-file-help = Le rapport des participants de Zoom, avec ou sans les lignes sur la réunion, ou le rapport de présence de Teams. Le même rapport apporté deux fois ne change rien.
attendance-text = Ou son texte
attendance-read-report = Lire le rapport
attendance-report-empty = Ce rapport ne nomme personne.
attendance-report-not-one = Ce n’est pas un rapport que Kith connaît : il n’a pas d’en-tête avec un nom et une adresse ou une heure. Rien n’a changé.
attendance-report-too-long = Un rapport a au plus { $most } lignes.

done-attendance-read = Le rapport a été lu. Les personnes reconnues par leur adresse sont notées.
done-attendance-nothing-new = Ce rapport avait déjà été lu. Rien n’a changé.
done-attendance-nothing-said = Rien n’a été dit d’aucune ligne. Elles attendent toujours.
done-attendance-settled = C’est gardé.
done-attendance-taken-back = Repris. La ligne attend de nouveau.

# Ressources nommées
held-resources = Outils et ressources nommés
held-add-resource = Un outil ou une ressource a été nommé
held-resource = Son nom
held-resource-address = Son adresse, s’il y en a une
held-keep-resource = Garder
done-held-resource = Gardé avec le compte rendu.

# Consentement
consent-title = Ce qui peut être enregistré et cité
consent-about = Dit une fois pour cette communauté, une fin à la fois. Vous le changez ici quand vous voulez, et ce que vous retirez vaut aussitôt. Pour une contribution, vous choisissez toujours à part.
consent-agree = J’accepte
consent-recording = que les séances où je suis soient enregistrées
consent-recording-help = Le son et l’image. Sans cela, l’enregistrement s’arrête avant que vous parliez.
consent-quoting = que ce que je dis soit cité
consent-quoting-help = Hors de la séance, dans un rapport ou un guide. La case sous vos mots est alors cochée d’avance. Ce que vous avez dit sans votre nom reste comme vous l’avez choisi alors : si cela changeait maintenant, on verrait que c’était vous.
consent-publishing = que ce que j’apporte soit publié
consent-publishing-help = Des récits et des outils où il y a une part de vous, ouverts à tout le monde.
consent-research = que ce que j’apporte serve à la recherche
consent-research-help = Sans votre nom, par les personnes qui évaluent le travail de la communauté.
consent-keep = Garder
consent-said = Vous l’avez dit la dernière fois le { $when }.
consent-yes = d’accord
consent-no = pas d’accord
consent-not-said = n’a rien dit
consent-here-title = Qui peut être enregistré et cité
consent-here-about = Les personnes notées présentes. Sans réponse, c’est non.
consent-here-nobody = Personne n’est encore noté présent. Les personnes qui viennent figureront ici avec leur accord.
consent-here-recorded = { $n ->
    [one] { $n } personne accepte d’être enregistrée,
   *[other] { $n } personnes acceptent d’être enregistrées,
}
consent-here-quoted = { $n ->
    [one] { $n } d’être citée, sur
   *[other] { $n } d’être citées, sur
}
consent-here-caption = Personnes présentes
consent-here-recording = Enregistrement
consent-here-quoting = Citation
consent-week = Dites une fois ce qui peut être enregistré et cité
consent-withdrawn = { $n ->
    [one] { $n } contribution de ce compte rendu ne peut plus être citée. Ses mots restent ici.
   *[other] { $n } contributions de ce compte rendu ne peuvent plus être citées. Leurs mots restent ici.
}
done-consent = C’est gardé, et cela vaut dès maintenant.

# Le pouls
pulse-title = Comment était-ce ?
pulse-about = Deux gestes : un chiffre, puis envoyer. Personne ne voit votre réponse ; la communauté voit des moyennes d’au moins cinq personnes.
pulse-overall = La séance dans son ensemble
pulse-rating-1 = 1, pas bonne du tout
pulse-rating-5 = 5, très bonne
pulse-goals = Selon les buts de nos séances, si vous voulez
pulse-word = Un mot pour la dire
pulse-word-help = Montré sans votre nom dès que cinq personnes en ont donné un.
pulse-send = Envoyer
pulse-answered = Vous avez dit comment c’était. Merci.
pulse-not-there = Les personnes notées présentes peuvent dire comment c’était.
pulse-closed = Les réponses sont prises pendant deux semaines dès la fin de la séance.
pulse-figures = Ce que cela donne
pulse-too-few = Les moyennes figureront ici dès que cinq personnes auront répondu.
pulse-caption = Moyennes de 1 à 5, et sur combien de personnes
pulse-goal = But
pulse-whole = Dans l’ensemble
pulse-of = { $mean } sur { $people }
pulse-decimal = ,
pulse-how = Les moyennes portent sur les cinq, dix ou quinze premières réponses, pour qu’aucune ne se voie à part. Un point : moins de cinq.
pulse-week = Comment était-ce ? Un chiffre suffit.
pulse-recap = Comment était-ce ? Deux gestes :
pulse-refused-closed = Les réponses sont prises pendant deux semaines dès la fin de la séance.
pulse-refused-not-there = Vous n’êtes pas noté·e présent·e à cette séance. Demandez à qui l’animait de vous noter, puis répondez.
pulse-refused-answered = Vous avez dit comment c’était. On ne répond qu’une fois.
done-pulse = Merci. Votre réponse compte, et personne ne la voit.

# La vie des questions
questions-tally = { $n ->
    [one] { $n } question posée :
   *[other] { $n } questions posées :
} { $back } revenues, dont { $topics } devenues un thème. { $open } ouvertes, { $parked } en attente.
held-question-topic = un thème désormais
question-life-asked = posée
question-life-mailed = envoyée aux personnes présentes
question-life-parked = mise en attente
question-life-closed = close
question-life-reopened = rouverte
question-life-topic = devenue un thème
question-become = En faire un thème de la communauté
question-topic = Le thème, en quelques mots
question-topic-help = Dans vos propres mots. Toute la communauté voit le thème ; la question et qui l’a posée restent ici.
question-make-topic = En faire un thème
question-refused-circle = Cette question a été posée entre moins de personnes que la communauté. Elle reste entre elles.
done-question-topic = C’est maintenant un thème de la communauté.

# Engagements par équipe
commitments-open = { $n } en cours
commitments-done = { $n } faits
commitments-later = { $n } remis à plus tard
commitments-stuck = { $n } bloqués
commitments-tap = Un geste suffit. « Plus tard » veut dire à votre prochaine séance ; ouvrez l’engagement pour donner une autre date ou quelques mots.
commitments-carried = Reportés
