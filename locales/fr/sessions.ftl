# Planifier les séances : listes, une séance, séries, ordres du jour, réponses, fichiers de calendrier.

room-sessions = Séances

sessions-title = Séances
sessions-lede = Quand nous nous rencontrons, comment venir, et ce qui en est ressorti.
sessions-new = Planifier une séance
sessions-series-new = Planifier une série
sessions-which = Quelles séances
sessions-all = Toutes
sessions-about-series = À propos de la série { $title }
sessions-ahead = À venir
sessions-past = Tenues
sessions-later = Séances plus lointaines
sessions-earlier = Séances plus anciennes
sessions-from-now = Séances à partir d’aujourd’hui
sessions-none-ahead = Aucune séance n’est prévue. Dès qu’il y en aura une, elle figurera ici avec sa date, son lien et son numéro de téléphone.
sessions-none-ahead-plan = Aucune séance n’est prévue. Une série donne un rythme aux gens : dites à quelle fréquence, décochez les jours qui ne conviennent pas, et chacun peut répondre.
sessions-feed = Fichier de calendrier de ces séances
sessions-calendar = L’ajouter à mon calendrier
sessions-cancelled = annulée
sessions-recorded = compte rendu publié
sessions-under-way = en cours

sessions-when = Quand
sessions-own-zone = Là où elle a été prévue ({ $zone }) :
sessions-odd-skipped = { $time } n’existe pas cette nuit-là, car on avance l’heure ; ce sera { $really }.
sessions-odd-doubled = { $time } revient deux fois cette nuit-là, car on recule l’heure ; c’est la première qui compte.
sessions-link = Lien
sessions-telephone = Par téléphone
sessions-by-phone = { $phone }
sessions-by-phone-passcode = { $phone }, code d’accès { $passcode }
sessions-by-link = Se joindre : { $link }
sessions-join = Se joindre maintenant
sessions-run = La séance en direct
sessions-record = Le compte rendu
sessions-of-series = Toute la série
sessions-edit = La modifier ou la déplacer
sessions-save = Conserver les modifications
sessions-cancel = Annuler cette séance
sessions-is-cancelled = Cette séance est annulée. Elle reste ici, avec les réponses reçues.

sessions-who-comes = Qui vient
sessions-do-you-come = Venez-vous ?
sessions-you-said = Votre réponse : { $answer }. Vous pouvez la modifier tant que la séance n’est pas terminée.
sessions-whole-series = Ma réponse vaut aussi pour les séances suivantes de cette série
sessions-answer-yes = Je viens
sessions-answer-phone = Je viens par téléphone
sessions-answer-maybe = Peut-être
sessions-answer-no = Je ne peux pas venir
sessions-answer-none = sans réponse
sessions-count-coming = { $n ->
    [one] { $n } personne vient.
   *[other] { $n } personnes viennent.
}
sessions-count-maybe = { $n ->
    [one] { $n } personne viendra peut-être :
   *[other] { $n } personnes viendront peut-être :
}
sessions-count-not = { $n ->
    [one] { $n } personne ne peut pas venir.
   *[other] { $n } personnes ne peuvent pas venir.
}
sessions-and-more = { $n ->
    [one] et une autre personne
   *[other] et { $n } autres personnes
}
sessions-phone-note = par téléphone
sessions-nobody-said = Personne n’a encore dit qu’il viendrait.
sessions-refusal-over = Cette séance est terminée ou annulée : cela ne peut plus être modifié.

sessions-field-title = Son titre
sessions-title-help = Par exemple : Cartographie d’influence, deuxième tour
sessions-field-purpose = À quoi elle sert
sessions-purpose-help = Une phrase. C’est d’après elle que les gens décident de venir.
sessions-field-day = Jour
sessions-field-time = Heure
sessions-field-zone = Fuseau horaire
sessions-field-minutes = Minutes
sessions-field-whom = Pour qui
sessions-field-facilitator = Animation
sessions-field-lang = Langue de la séance
sessions-field-link = Lien vers l’appel
sessions-link-help = Seules les personnes qui peuvent venir le voient.
sessions-field-phone = Numéro de téléphone de l’appel
sessions-phone-help = Pour celles et ceux qui viennent par téléphone.
sessions-field-passcode = Code d’accès
sessions-passcode-help = Ce que l’on compose au téléphone, tel qu’il figure dans l’invitation à l’appel.
sessions-whom-community = Toute la communauté
sessions-whom-ended = Un cercle qui a pris fin
sessions-nobody-yet = Personne pour l’instant
sessions-error-whom-stays = Ce qui est prévu reste pour les personnes pour qui c’était prévu : ce que les unes ont dit serait montré aux autres. Annulez et prévoyez une autre séance.
sessions-error-facilitator = La séance d’une équipe est animée par la personne qui la dirige, celle qui l’accompagne ou une personne qui anime la communauté ; toute autre séance, par une personne qui anime la communauté ou en est responsable. Choisissez l’une d’elles, ou personne pour le moment.
sessions-lang-en = Anglais
sessions-lang-fr = Français
sessions-plan = Planifier cette séance

sessions-series-lede = D’abord le rythme. Vous voyez toutes les dates avant que quoi que ce soit ne soit planifié.
sessions-field-first = Premier jour
sessions-field-count = Combien de fois
sessions-show-days = Voir les dates
sessions-other-rhythm = Choisir un autre rythme
sessions-days = Les dates
sessions-error-no-day = Laissez au moins une date cochée.
sessions-plan-series = Planifier ces séances
sessions-add-to-series = Ajouter une séance
sessions-not-on = Sauf :
sessions-series-over = Aucune autre séance de cette série n’est prévue.
sessions-nth-1 = premier
sessions-nth-2 = deuxième
sessions-nth-3 = troisième
sessions-nth-4 = quatrième
sessions-nth-last = dernier
sessions-monday = lundi
sessions-tuesday = mardi
sessions-wednesday = mercredi
sessions-thursday = jeudi
sessions-friday = vendredi
sessions-saturday = samedi
sessions-sunday = dimanche

sessions-agenda = Ordre du jour
sessions-agenda-lede = Ce que vous faites ensemble, dans quel ordre, pendant combien de temps. Les heures suivent.
sessions-agenda-edit = Modifier l’ordre du jour
sessions-agenda-empty = L’ordre du jour est encore vide.
sessions-together = En tout
sessions-minutes-of = Minutes de { $title }
sessions-minutes-over = { $n ->
    [one] { $n } minute de trop. Raccourcissez ou retirez quelque chose, ou allongez la séance.
   *[other] { $n } minutes de trop. Raccourcissez ou retirez quelque chose, ou allongez la séance.
}
sessions-minutes-left = { $n ->
    [one] { $n } minute encore libre
   *[other] { $n } minutes encore libres
}
sessions-minutes-save = Conserver les minutes
sessions-up = Monter
sessions-up-of = Monter { $title }
sessions-down = Descendre
sessions-down-of = Descendre { $title }
sessions-change = Modifier
sessions-change-of = Modifier { $title }
sessions-remove = Retirer
sessions-remove-of = Retirer { $title }
sessions-removed = Retiré
sessions-put-back = Remettre
sessions-activity = Modifier une activité
sessions-activity-save = Conserver l’activité
sessions-activity-add-send = L’ajouter à l’ordre du jour
sessions-error-agenda-full = Cet ordre du jour est plein. Retirez d’abord quelque chose.
sessions-field-kind = Genre d’activité
sessions-field-activity = Titre
sessions-field-prompt = Ce que l’on demande aux gens
sessions-prompt-help = C’est écrit en grand sur tous les écrans pendant l’activité.

sessions-kind-check-in = Tour d’arrivée
sessions-about-check-in = Chacun dit comment il arrive.
sessions-kind-round = Tour de table
sessions-about-round = Chacun a la parole une fois, l’un après l’autre.
sessions-kind-pairs = Duos
sessions-about-pairs = On parle à deux, puis on raconte aux autres.
sessions-kind-one-word = Un mot
sessions-about-one-word = Chacun répond par un mot, et dit pourquoi.
sessions-kind-case = Cas
sessions-about-case = Quelqu’un apporte une difficulté ; les autres questionnent, puis proposent des idées.
sessions-kind-evidence = Données probantes
sessions-about-evidence = Quelqu’un montre ce que l’on sait ; les autres disent ce que cela change pour eux.
sessions-kind-open = Discussion libre
sessions-about-open = Parle qui veut.
sessions-kind-break = Pause
sessions-about-break = Rien, exprès.
sessions-kind-questions = Questions
sessions-about-questions = Ce que les questions précédentes ont donné, et celles que l’on emporte.
sessions-kind-commitments = Engagements
sessions-about-commitments = Qui fait quoi, et pour quand.

sessions-usual-check-in = Tour d’arrivée
sessions-usual-check-in-prompt = Comment arrivez-vous aujourd’hui ?
sessions-usual-questions = Ce qui est revenu
sessions-usual-questions-prompt = Que sont devenus nos questions et nos engagements depuis la dernière fois ?
sessions-usual-round = Tour de table
sessions-usual-round-prompt = Qu’avez-vous essayé, qu’est-ce qui a fonctionné, et qu’est-ce qui n’a pas fonctionné ?
sessions-usual-commitments = Ce que nous faisons ensuite
sessions-usual-commitments-prompt = Qu’essaierez-vous d’ici la prochaine séance, et pour quand ?
sessions-usual-one-word = Un mot pour finir
sessions-usual-one-word-prompt = Avec quel mot repartez-vous, et pourquoi ?

sessions-panel-next = Prochaines séances
sessions-panel-answer = Venez-vous ?
sessions-panel-all = Toutes les séances

done-session-planned = La séance est planifiée.
done-session-changed = La séance est modifiée.
done-session-moved = La séance est déplacée. Les calendriers qui la suivent montreront la nouvelle heure.
done-session-restored = La séance aura lieu, finalement.
done-series-planned = La série est planifiée.
done-rsvp = Votre réponse est notée.
done-rsvp-series = Votre réponse est notée pour cette séance et les suivantes.
done-agenda-kept = L’ordre du jour est conservé.
done-agenda-moved = Déplacé.
done-agenda-added = C’est dans l’ordre du jour.
