# Planifier selon un rythme : règles, dates, séries entières, places, modèles.

planning-repeats = Elle se répète
planning-repeats-weeks = Chaque semaine, ou toutes les quelques semaines
planning-repeats-months-weekday = Chaque mois, le jour de semaine du premier jour (comme le deuxième mardi)
planning-repeats-months-day = Chaque mois, à la même date
planning-repeats-days = Chaque jour, ou tous les quelques jours
planning-repeats-years = Chaque année
planning-interval = Toutes les combien
planning-interval-help = 1 : chaque semaine ou chaque mois ; 2 : un sur deux.
planning-weekdays = Ces jours de la semaine
planning-weekdays-help = Pour les semaines. Si rien n’est coché, c’est le jour de semaine du premier jour.
planning-count-help = Au plus 60 dates à la fois.
planning-until = Pas après
planning-until-help = La série prend fin ce jour-là, ou après ce nombre de fois, selon la première éventualité.
planning-own-rule = Votre propre règle
planning-rule = Règle
planning-rule-help = Comme l’écrivent les calendriers (RFC 5545), par exemple FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 pour le dernier jour ouvrable de chaque mois. Elle remplace ce qui est choisi plus haut.
planning-error-rule = Ce n’est pas une règle par jours que l’on puisse suivre. Elle commence par FREQ=DAILY, WEEKLY, MONTHLY ou YEARLY, et ne contient pas d’heures.
planning-error-no-date = Aucune date ne convient à ce rythme. Vérifiez le premier jour, le dernier jour et la règle.
planning-error-twice = Deux de ces dates tombent au même moment. Déplacez l’une d’elles ou décochez-la.
planning-error-many = Au plus { $most } dates peuvent être planifiées à la fois.
planning-every-days = { $n ->
    [one] Chaque jour à { $time }.
   *[other] Tous les { $n } jours à { $time }.
}
planning-every-weeks = { $n ->
    [one] Chaque { $days } à { $time }.
   *[other] Toutes les { $n } semaines ({ $days }) à { $time }.
}
planning-every-months-weekday = { $n ->
    [one] Le { $nth } { $weekday } de chaque mois à { $time }.
   *[other] Tous les { $n } mois, le { $nth } { $weekday }, à { $time }.
}
planning-every-months-day = { $n ->
    [one] Le { $day } de chaque mois à { $time } ; dans un mois plus court, le dernier jour.
   *[other] Tous les { $n } mois, le { $day } (dans un mois plus court, le dernier jour), à { $time }.
}
planning-every-years = { $n ->
    [one] Chaque année à { $time }, pour la première fois le { $day }.
   *[other] Tous les { $n } ans à { $time }, pour la première fois le { $day }.
}
planning-every-rule = Selon la règle { $rule }, à { $time }.
planning-days-help = Décochez les dates où vous ne vous rencontrez pas. Une date peut être déplacée à un autre jour ou à une autre heure.
planning-move-date = Déplacer
planning-move-date-of = Déplacer { $day }
planning-other-day = À ce jour
planning-other-time = À cette heure
planning-extra = Ajouter des dates
planning-extra-date = Une date de plus
planning-series-calendar = Toute la série dans mon calendrier
planning-series-edit = Modifier la série
planning-series-edit-lede = Ce que vous modifiez ici vaut pour les séances à venir. Ce qui a été modifié à la main dans l’une d’elles demeure, tout comme l’heure d’une séance déplacée.
planning-series-save = Conserver les modifications
planning-from = À partir de quand
planning-from-all = Toutes les séances à venir
planning-from-help = Ou seulement cette séance et les suivantes.
planning-dates-ahead = Les séances à venir
planning-dates-ahead-help = Une séance décochée est annulée. Elle reste, avec ses réponses, et a de nouveau lieu si vous la cochez.
planning-clocks = L’heure qu’il sera pour les personnes qui viennent
planning-clocks-help = Selon les fuseaux que les gens ont choisis. Aucun nom.
planning-clocks-from = à partir du { $day }
planning-clocks-night = tôt, tard ou la nuit
planning-people = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}
done-series-changed = La série est modifiée.
planning-answer-instead = Quelqu’un vient à ma place
planning-answer-waits = sur la liste d’attente
planning-instead-name = Qui vient à votre place
planning-instead-help = Le nom, tel que le verront toutes les personnes qui peuvent venir.
planning-instead-send = Cette personne vient à ma place
planning-my-stand-in = { $name } vient à votre place. Vous pouvez le modifier tant que la séance n’est pas terminée.
planning-my-turn = Vous êtes au rang { $turn } de la liste d’attente. Dès qu’une place se libère, elle vous revient à votre tour, et un courriel vous le dit.
planning-full = Toutes les places sont prises. Les personnes qui disent venir sont mises sur la liste d’attente, dans l’ordre des réponses.
planning-in-place-of = à la place de { $name }
planning-places = { $n ->
    [one] Il y a une place.
   *[other] Il y a { $n } places.
}
planning-free = { $n ->
    [0] Aucune n’est libre.
    [one] Une est libre.
   *[other] { $n } sont libres.
}
planning-count-waits = { $n ->
    [one] Une personne attend une place.
   *[other] { $n } personnes attendent une place.
}
planning-capacity = Places
planning-capacity-help = Combien de personnes peuvent venir. Les réponses suivantes sont mises sur une liste d’attente et avancent à leur tour. Laissez vide si tout le monde peut venir.
planning-place-subject = Vous avez une place :
planning-place-about = Quelqu’un a rendu sa place, et c’était votre tour sur la liste d’attente. Vous avez une place à cette séance :
planning-place-change = Cette page dit comment venir. Si vous ne pouvez plus venir, dites-le là, pour que la personne suivante avance.
done-rsvp-waits = Toutes les places sont prises. Vous êtes sur la liste d’attente, et un courriel vous dira quand vous avancez.
planning-templates = Modèles
planning-templates-lede = Des séances et des séries telles qu’elles ont été planifiées, à reprendre : titres, intentions, rythme et ordres du jour. Ni personnes, ni réponses, ni notes, ni liens.
planning-templates-none = Rien n’est encore conservé ici. Ouvrez une séance ou une série réussie, choisissez de la modifier, puis conservez-la comme modèle.
planning-templates-earlier = Modèles plus anciens
planning-template-bring = En apporter un
planning-template-file = Fichier d’un modèle
planning-template-file-help = Tel qu’une autre communauté vous l’a donné : template.json.
planning-template-bring-send = L’apporter
planning-template-lede = Choisissez un premier jour. Les dates suivent le rythme à partir de là, et tout peut être modifié ensuite.
planning-template-use = Planifier avec ce modèle
planning-template-holds = Ce qu’il contient
planning-template-download = Le télécharger, pour une autre communauté
planning-template-remove = Retirer ce modèle
planning-template-removed = Ce modèle est retiré. Ce qui a été planifié avec lui demeure.
planning-template-keep = Conserver cette séance comme modèle
planning-template-keep-series = Conserver cette série comme modèle
planning-template-keep-help = Les titres, les intentions et les ordres du jour sont conservés tels quels ; ni personnes, ni réponses, ni notes, ni liens.
planning-sessions = { $n ->
    [one] { $n } séance
   *[other] { $n } séances
}
planning-error-template = Ce n’est pas le fichier d’un modèle. Il s’appelle template.json et commence par « kith template ».
planning-error-template-large = Ce fichier est plus grand qu’un modèle ne peut l’être.
planning-error-template-head = Le nom, le fuseau horaire ou le rythme de ce fichier est illisible.
planning-error-template-part = La séance { $n } de ce fichier est illisible : son titre, son heure, ses minutes, sa langue ou son ordre du jour.
planning-refusal-empty = Aucune séance de cette série n’a lieu : il n’y a rien à conserver.
done-template-kept = C’est conservé comme modèle.
done-template-used = C’est planifié. Vérifiez les dates, et ajoutez comment venir.
planning-said-instead = Vous avez dit que quelqu’un vient à votre place. Si cela a changé, dites-le :
