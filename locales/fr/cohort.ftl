# Cohortes : volées datées d’une communauté, créées, gardées comme modèles, refaites, archivées.

cohort-list-title = Cohortes
cohort-list-lede = Chaque cohorte commence et se termine ensemble : ses membres, ses équipes et ses séances ont le même premier et le même dernier jour.
cohort-list-none = Il n’y a pas encore de cohorte ici. Une personne responsable crée la première.
cohort-list-now = En cours et à venir
cohort-list-past = Terminées
cohort-over = Cohorte
cohort-days = Du { $from } au { $to }
cohort-stage-ahead = à venir
cohort-stage-running = en cours
cohort-stage-over = terminée
cohort-stage-archived = archivée
cohort-teams-count = { $n ->
    [one] { $n } équipe
   *[other] { $n } équipes
}
cohort-new = Une nouvelle cohorte
cohort-make = Créer la cohorte
cohort-keep = Garder les changements
cohort-edit = Modifier cette cohorte
cohort-edit-lede = Un nom et deux jours. Les équipes, les personnes et les séances s’ajoutent ensuite sur sa page.
cohort-name = Nom
cohort-name-help = Par exemple « Troisième volée » ou « Printemps 2027 ».
cohort-starts = Premier jour
cohort-ends = Dernier jour
cohort-from-template = Une cohorte qui a bien marché peut être refaite à d’autres dates :
cohort-make-team = Créer une équipe
cohort-people = Elle réunit
cohort-hosts = Animent ses séances
cohort-series = Ses séries
cohort-team-ended = terminée
cohort-sessions-closed = Ses séances sont réservées à ses membres.
cohort-sessions-none = Aucune séance n’est encore prévue pour cette cohorte. Planifiez une série et choisissez cette cohorte sous « Pour qui ».
cohort-error-order = Le dernier jour vient avant le premier.
cohort-error-long = Une cohorte dure { $n } ans au plus.
done-cohort-made = La cohorte est créée. Ensuite : ses équipes, et une série de séances pour elle.
done-cohort-changed = La cohorte est modifiée.
