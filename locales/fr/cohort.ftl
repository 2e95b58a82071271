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
cohort-template-keep = Garder cette cohorte comme modèle
cohort-template-lede = Sa structure est gardée, pour être refaite à d’autres dates, ici ou dans une autre communauté. Regardez ce qui est pris et ce qui est laissé.
cohort-template-send = Garder comme modèle
cohort-template-left = Ce qui est laissé
cohort-template-left-all = Toutes les personnes qui en étaient, et tout ce qu’elles ont dit : les noms, les équipes et ce qu’elles faisaient, les présences, les réponses, les notes, les décisions, les engagements, les questions posées par les membres. Les liens, les numéros de téléphone et les codes d’accès. Les séances que ses équipes ont tenues entre elles. Les rappels suivent le calendrier de la communauté où elle est refaite.
cohort-template-left-named = Ces lignes nomment quelqu’un ou contiennent une adresse : elles sont laissées aussi.
cohort-template-left-more = { $n ->
    [one] Et une ligne de plus.
   *[other] Et { $n } lignes de plus.
}
cohort-template-lasts = Elle dure
cohort-template-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}
cohort-template-series = { $title } : { $rhythm }
cohort-template-day = Jour { $n }, { $time }
cohort-template-before = { $n ->
    [one] La veille du premier jour, { $time }
   *[other] { $n } jours avant le premier, { $time }
}
cohort-template-ahead = Demandé d’avance :
cohort-template-of = { $n ->
    [one] Une cohorte de { $n } séance
   *[other] Une cohorte de { $n } séances
}
cohort-session-n = Séance { $n }
cohort-refusal-empty = Cette cohorte n’a aucune séance qui a lieu : il n’y a rien à garder.
cohort-refusal-use = Ceci est le modèle d’une cohorte. Choisissez son premier jour sur sa page, et les dates suivront.
cohort-clone-lede = Donnez à la nouvelle cohorte un nom et un premier jour. Vous verrez chaque date avant que quoi que ce soit soit créé.
cohort-clone-title = Faire une cohorte avec ce modèle
cohort-clone-look = Voir les dates
cohort-clone-first = Premier jour
cohort-clone-again = Un autre nom ou un autre premier jour
cohort-clone-said = { $name }, du { $from } au { $to }
cohort-clone-days = Ses séances
cohort-clone-days-help = Décochez les séances qui n’auront pas lieu. Chaque date peut être déplacée à un autre jour ou à une autre heure.
cohort-clone-label = { $day }, { $time }
cohort-clone-weekday = La cohorte d’origine a commencé un { $was }. À partir du { $day }, ses séances tombent sur d’autres jours de la semaine.
cohort-clone-instead = Commencer le { $day }
cohort-clone-teams = Ses équipes
cohort-clone-teams-help = Elle avait des équipes. Nommez celles de la nouvelle cohorte ; un champ vide n’en crée aucune. Les personnes s’ajoutent plus tard.
cohort-clone-team = Équipe { $n }
cohort-clone-make = Créer la cohorte
cohort-error-day = Ce jour est trop loin du premier.
done-cohort-cloned = La cohorte est créée. Regardez ses dates, et ajoutez comment s’y joindre.
cohort-archive = Archiver cette cohorte
cohort-archive-lede = Tout ce qui s’y trouve reste, et ne peut plus qu’être lu.
cohort-archive-outcome = Ce qui en est ressorti
cohort-archive-outcome-help = En une phrase, pour toute la communauté. Par exemple « Cinq villes partagent leurs gymnases après 18 h. »
cohort-archive-send = Archiver la cohorte
cohort-archive-happens = Ce qui se passe
cohort-archive-reads = Toutes les personnes qui en étaient lisent ses séances, ses comptes rendus et ses ressources comme avant. Plus personne n’y écrit : ni réponses, ni présences, ni changements.
cohort-archive-alumni = Qui n’est dans la communauté que par cette cohorte devient une ancienne ou un ancien, et ne reçoit plus de rappels. Chaque personne peut choisir une autre façon de participer sur sa propre page.
cohort-archive-guests = Les liens d’invitation à ses séances ne s’ouvrent plus.
cohort-archive-back = Une personne responsable peut la rouvrir.
cohort-archive-ahead = { $n ->
    [one] Une séance de cette cohorte ou de ses équipes est encore à venir. Déplacez-la ou annulez-la d’abord.
   *[other] { $n } séances de cette cohorte ou de ses équipes sont encore à venir. Déplacez-les ou annulez-les d’abord.
}
cohort-archived = Archivée le { $day }.
cohort-archived-by = Archivée le { $day } par { $name }.
cohort-archived-means = Elle ne peut plus qu’être lue. Toutes les personnes qui en étaient lisent encore ses séances et ses comptes rendus, et personne n’y reçoit de rappel.
cohort-open-commitments = { $n ->
    [one] { $n } engagement
   *[other] { $n } engagements
}
cohort-open-questions = { $n ->
    [one] { $n } question
   *[other] { $n } questions
}
cohort-still-open = Encore en suspens à l’archivage, et laissés tels quels : { $what }.
cohort-open-later = Encore en suspens, et laissés tels quels : { $what }.
cohort-reopen = La rouvrir
done-cohort-archived = La cohorte est archivée.
done-cohort-reopened = La cohorte est rouverte.
refusal-archived = Ceci appartient à une cohorte archivée : on peut seulement le lire. Une personne responsable de la communauté peut rouvrir la cohorte.
