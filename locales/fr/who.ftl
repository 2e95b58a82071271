# Les invités d’une séance, les personnes conviées qui ne sont pas encore membres, les degrés de participation, la composition des équipes et les rôles confiés pour un temps.

who-guests = Invités
who-guests-lede = Un lien permet à quelqu’un de venir à cette séance sans compte. La personne voit comment se joindre et l’ordre du jour, dit si elle vient, participe et lit le compte rendu. Rien d’autre ici ne lui est ouvert.
who-guest-name = Son nom
who-guest-name-help = Laissez vide pour un lien à distribuer : la personne qui l’ouvre dit son nom.
who-guest-lang = Sa langue
who-link-make = Créer le lien
who-link-good = Les liens de cette séance fonctionnent pendant ces jours :
who-links = Liens déjà créés
who-link-made = Le lien pour { $name } est prêt. Envoyez-le avec vos propres mots.
who-link-made-all = Le lien à distribuer est prêt.
who-link-once = Copiez-le maintenant : il est affiché cinq minutes et n’est conservé nulle part.
who-link-for-all = À distribuer
who-link-waits = s’ouvre la veille
who-link-open = ouvert
who-link-over = échu
who-link-revoked = retiré
who-link-came = { $n ->
    [0] pas encore utilisé
    [one] une personne est entrée
   *[other] { $n } personnes sont entrées
}
who-link-revoke = Le retirer
done-guest-link = Le lien est créé.
done-guest-link-revoked = Le lien n’est plus valable, et les personnes entrées par lui sont sorties.
who-guest-asked = On vous invite à cette séance.
who-guest-asked-by = { $name } vous invite à cette séance.
who-guest-for = Pour
who-guest-until = Ouvert pour vous jusqu’au
who-your-name = Votre nom
who-your-name-help = Tel que les gens de la séance le verront.
who-guest-in = Entrer
who-guest-what = Aucun compte n’est nécessaire. Ce navigateur se souviendra de vous pour cette seule séance : comment vous joindre, l’ordre du jour, ce qui s’y dit et le compte rendu quand il paraîtra.
who-guest-waits = Ce lien s’ouvre { $when }. Gardez-le jusque-là.
who-guest-over = Ce lien était valable jusqu’au { $when }. La personne qui vous l’a envoyé peut vous dire ce qui en est ressorti.
who-guest-not-yet = Ce lien s’ouvre la veille de la séance.
who-guest-no-more = Ce lien était valable jusqu’à trois jours après la séance.
who-guest-full = Ce lien a laissé entrer autant de personnes qu’il le peut. Demandez-en un autre.
done-guest-in = Bienvenue. Cette séance vous est ouverte.
who-open-to-you = Ouvert pour vous

who-look-first = Vous pouvez regarder avant de répondre : lire ce qu’est la communauté et sa prochaine séance, dire si vous venez, répondre à une question, lire ce qui en est ressorti. Si vous devenez membre, tout cela vous reste.
who-look-around = Regarder d’abord
done-invitation-opened = Regardez à votre guise. L’invitation attend votre réponse.
who-standing-bounced = son courriel est revenu
who-standing-opened = regarde d’abord
who-standing-acted = participe déjà
who-count-invited = { $n ->
    [0] aucune personne conviée
    [one] une personne conviée
   *[other] { $n } personnes conviées
}
who-count-opened = { $n } l’ont ouverte
who-count-acted = { $n } ont participé avant d’être membres
who-count-joined = { $n } sont devenues membres
who-count-declined = { $n } ont décliné
who-count-bounced = { $n ->
    [0] aucun courriel revenu
    [one] un courriel revenu
   *[other] { $n } courriels revenus
}
who-mail-look = Avant de répondre, vous pouvez y regarder : lire ce que sera la prochaine séance, dire si vous venez et lire ce qui en est ressorti. Si vous devenez membre, tout cela vous reste.
who-mail-no = Ce n’est pas pour vous ? Dites-le ici d’un seul bouton, et vous ne recevrez plus de courriels :

refusal-own-only = Seule la personne elle-même peut le dire.
who-level = Participation
who-level-core = Au cœur
who-level-active = Active
who-level-peripheral = De loin en loin
who-level-alumni = Passée
who-level-observer = En observation
who-level-core-help = Vous aidez à porter la communauté. Vous recevez les rappels, les questions entre les séances et les comptes rendus.
who-level-active-help = Vous participez le plus souvent. Vous recevez les rappels, les questions entre les séances et les comptes rendus.
who-level-peripheral-help = Vous suivez de loin et venez à l’occasion. Vous recevez les comptes rendus et les questions entre les séances, sans les rappels.
who-level-alumni-help = Vous en avez fait partie. Ce qui s’est fait ici vous reste, et vous ne recevez pas de courriels.
who-level-alumni-recaps = Passée, avec les comptes rendus
who-level-alumni-recaps-help = Vous en avez fait partie. Vous recevez les comptes rendus, et aucun autre courriel.
who-level-observer-help = Vous observez. Vous recevez les comptes rendus, et aucun autre courriel.
who-how = Votre participation
who-how-lede = Vous le dites vous-même et le changez quand vous voulez. Cela décide des courriels que vous recevez, et de rien d’autre : personne n’est classé.
who-how-now = en ce moment
who-how-choose = C’est mon cas
who-takes-part = Participation :
who-levels-counted = Participation des gens :
done-participation = C’est noté. Les courriels en tiennent compte dès maintenant.
who-lend = Confier ce rôle pour un temps
who-delegate-title = Confier un rôle : { $role }
who-delegate-lede = Une autre personne de la communauté l’aura aussi, jusqu’au jour que vous dites. Cela prend fin de soi-même, ou quand l’un de vous deux y met fin. Chacun reçoit un courriel.
who-delegate-to = À qui
who-delegate-to-help = Son nom, tel que le répertoire le donne.
who-delegate-until = Jusqu’au
who-delegate-until-help = Le dernier jour, d’ici un an.
who-delegate-reason = Pourquoi
who-delegate-reason-help = Une phrase que vous deux, et les personnes qui voient vos pages, pouvez lire.
who-delegate-send = Confier le rôle
done-delegated = Le rôle est confié, et chacun de vous reçoit un courriel.
done-delegation-ended = Le rôle est rendu. Chacun de vous reçoit un courriel.
who-lent-to = Confié à { $name } jusqu’au { $until } : { $role }.
who-lent-by = Confié par { $name } jusqu’au { $until } : { $role }.
who-lent-end = Y mettre fin maintenant
who-error-past = Ce jour est passé.
who-error-too-far = Un rôle est confié pour un an au plus.
who-error-nobody = Personne de cette communauté ne s’appelle ainsi. Écrivez le nom tel que le répertoire le donne.
who-error-several = Plusieurs personnes de cette communauté s’appellent ainsi. Demandez à une personne responsable de donner le rôle à l’une d’elles.
who-error-oneself = C’est vous.
who-mail-role-subject = Un rôle dans { $community }
who-mail-lent-to-you = { $name } vous confie un rôle dans { $community } jusqu’au { $until } : { $role }. Voici pourquoi :
who-mail-you-lent = Vous confiez à { $name } un rôle dans { $community } jusqu’au { $until } : { $role }. Voici ce que vous avez dit :
who-mail-back-from-you = Le rôle que { $name } vous avait confié dans { $community } lui est rendu : { $role }. Il devait prendre fin le { $until }. Il était confié pour ceci :
who-mail-back-to-you = Le rôle que vous aviez confié à { $name } dans { $community } vous est rendu : { $role }. Il devait prendre fin le { $until }. Il était confié pour ceci :
who-rule-title = Ce que chaque équipe réunit
who-rule-lede = Dites quels secteurs et quels rôles vous voulez dans chaque équipe. Une équipe à qui il en manque un l’apprend, et continue.
who-rule-for = Pour quelles équipes
who-rule-all = Toutes les équipes
who-rule-sectors = Secteurs
who-rule-sectors-help = Une personne compte pour le secteur de son organisation.
who-rule-roles = Rôles
who-rule-is = Chaque équipe devrait réunir :
who-rule-fact = Devrait réunir
done-rule = La règle est conservée.
who-teams-ended = Équipes qui ont terminé
who-outcome = Ce qui en est sorti
who-sectors = Secteurs présents
who-missing = Il manque encore
who-missing-notice = Il manque encore une partie de ce que cette équipe devrait réunir. Elle continue telle quelle ; il vaut la peine de convier :
who-and-more = et { $n } de plus
who-team-open = Ouvrir l’équipe
who-former = En ont fait partie auparavant :
who-areas = Ce qui est pour qui
who-area-team = L’équipe seulement
who-area-team-what = Ses propres séances et leurs comptes rendus, et ce qui se dit à part dans les séances où il y a plus de monde.
who-area-team-sessions = Séances de l’équipe
who-area-cohort = { $cohort }
who-area-cohort-what = Les séances de la cohorte, ce qui s’y dit et leurs comptes rendus.
who-area-community = Tout le monde dans { $community }
who-area-community-what = Cette page, le répertoire, les séances de toute la communauté et leurs comptes rendus.
who-area-public = N’importe qui
who-area-public-what = Le nom et le résumé de la communauté. Rien de l’équipe.
who-area-public-none = Rien : la communauté ne se montre qu’à ses gens.
who-loan-rests = en pause pour le moment
who-loan-rests-on = Ce rôle est prêté, et il est en pause tant que l’une des deux personnes est suspendue. Il reprendra avec elle.
refusal-suspended = Votre adhésion à cette communauté est suspendue. Adressez-vous à l’une des personnes responsables.
who-series-capacity-help = Combien de personnes peuvent venir à chacune des dates à venir. Qui a une place la garde ; qui attend avance s’il y en a davantage. Une date qui a son propre nombre le garde. Vide : tout le monde peut venir.
who-guest-staying = Vous participez à cette séance en tant que personne invitée. Votre lien vous ouvre la porte jusqu’au { $when }.
who-guest-stays = Ce que vous écrivez reste ensuite avec la séance, sous votre nom ou sans nom, comme vous l’avez choisi.
done-guest-out = Ce navigateur vous a oublié. Votre lien vous ouvre de nouveau la porte tant qu’il est valable.
people-demo-everybody = Tout le monde dans la démonstration
people-demo-cast = Seulement la distribution, avec qui est qui
people-cast-maren = Responsable de Shore to Summit : planifie, invite, tient la liste des membres.
people-cast-teo = Anime Shore to Summit : mène les rencontres et prépare le compte rendu.
people-cast-priya = Membre de Shore to Summit, dans l’équipe d’une petite ville : vient, parle, s’engage, demande.
people-cast-lucie = Dirige une équipe de Chez-soi, en français.
people-cast-ansel = Accompagne les équipes de Shore to Summit entre les rencontres.
people-cast-gordon = Finance Shore to Summit : voit ce que c’est et ce qui est publié, et rien de ce qui s’est dit.
people-cast-wenona = Observe Shore to Summit : regarde, et cela se sait.
people-cast-odile = Exploite le serveur, et ne lit les mots de personne.
who-letter-level = Changer votre façon de participer
