# Planifier selon un rythme : règles, dates, séries entières, places, modèles.

planning-repeats = Elle se répète
planning-repeats-weeks = Chaque semaine, ou toutes les quelques semaines
planning-repeats-months-weekday = Chaque mois, le jour de semaine du premier jour (comme le deuxième mardi)
planning-repeats-months-day = Chaque mois, à la même date
planning-repeats-days = Chaque jour, ou tous les quelques jours
planning-repeats-years = Chaque année
planning-repeats-rule = Selon votre propre règle
planning-interval = Toutes les combien
planning-interval-help = 1 : chaque semaine ou chaque mois ; 2 : un sur deux.
planning-weekdays = Ces jours de la semaine
planning-weekdays-help = Pour les semaines. Si rien n’est coché, c’est le jour de semaine du premier jour.
planning-count-help = Au plus 60 dates à la fois.
planning-until = Pas après
planning-until-help = La série prend fin ce jour-là, ou après ce nombre de fois, selon la première éventualité.
planning-own-rule = Votre propre règle
planning-rule = Règle
planning-rule-help = Comme l’écrivent les calendriers (RFC 5545), par exemple FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 pour le dernier jour ouvrable de chaque mois. Choisissez « Selon votre propre règle » ci-dessus.
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
