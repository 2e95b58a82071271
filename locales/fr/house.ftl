# Ce que dit la maison : refus, champs à revoir, moments, droits.

refusal-hidden-title = Il n’y a rien ici
refusal-hidden = Cette page n’existe pas ou ne vous est pas ouverte. Si vous avez suivi un lien, demandez à la personne qui vous l’a envoyé ; si vous avez un compte, ouvrez d’abord une session.
refusal-refused-title = Pas pour vous, pour le moment
refusal-form-title = Quelque chose est à revoir
refusal-conflict-title = Quelqu’un vous a devancé
refusal-conflict = Ceci a changé depuis que vous avez ouvert la page. Revenez en arrière, regardez où on en est et envoyez-le de nouveau si cela convient toujours.
refusal-too-often-title = Un peu plus lentement, s’il vous plaît
refusal-too-often = { $minutes ->
    [one] Il y a eu trop d’essais en peu de temps. Réessayez dans une minute.
   *[other] Il y a eu trop d’essais en peu de temps. Réessayez dans { $minutes } minutes.
 }
refusal-too-often-here = { $minutes ->
    [one] Il y a eu trop d’essais à partir du réseau où vous êtes. Réessayez dans une minute, ou à partir d’un autre réseau, celui d’un téléphone par exemple.
   *[other] Il y a eu trop d’essais à partir du réseau où vous êtes. Réessayez dans { $minutes } minutes, ou à partir d’un autre réseau, celui d’un téléphone par exemple.
 }
refusal-cross-site-title = Cela ne vient pas d’une de nos pages
refusal-cross-site = Un formulaire ne peut être envoyé que d’une page de ce site. Ouvrez la page ici et envoyez-le de nouveau.
refusal-fault-title = Cela n’a pas fonctionné
refusal-fault = L’erreur est de notre côté et elle a été notée. Rien n’a été modifié. Réessayez dans un instant.
refusal-disk = Le serveur ne peut rien enregistrer en ce moment. La lecture fonctionne toujours. Réessayez dans quelques minutes.
refusal-unreadable = Ce qui a été envoyé n’a pas pu être lu comme un formulaire. Revenez en arrière, rechargez la page et réessayez.
refusal-address = Cette adresse n’a pas pu être lue. Vérifiez ce qui suit le point d’interrogation, ou rouvrez la page à partir de l’endroit où vous l’avez trouvée.
refusal-method = Cette adresse ne s’utilise pas de cette façon. Revenez en arrière et réessayez à partir de la page d’où vous veniez.
refusal-too-large = Ce qui a été envoyé dépasse ce que nous acceptons. Raccourcissez-le ou envoyez-le en plusieurs parties.
refusal-kept = Ce que vous avez écrit
refusal-kept-about = Rien n’est perdu. Copiez-le d’ici ou envoyez-le de nouveau quand ce sera possible.
refusal-kept-signed-out = Rien n’est perdu. Ouvrez une session dans un autre onglet, puis revenez ici et envoyez-le.
refusal-send-again = Envoyer de nouveau
refusal-sign-in = Ouvrir une session
refusal-home = Aller à la première page
refusal-operators-only = Seule une personne qui exploite ce serveur peut faire cela.
refusal-stewards-only = Seule une personne responsable de cette communauté peut faire cela. Demandez-lui : son nom figure sur la page de la communauté.
refusal-facilitators-only = Seules les personnes qui animent cette communauté ou en sont responsables peuvent faire cela.
refusal-members-only = Seuls les membres peuvent faire cela.
refusal-team-runs = Seules la personne qui dirige l’équipe, celle qui l’accompagne et celles qui animent cette communauté peuvent faire cela.
refusal-leads-only = Seules la personne qui dirige l’équipe ou celle qui est responsable de la communauté peuvent faire cela.
refusal-authors-only = Seule la personne qui l’a écrit peut le modifier.
refusal-not-for-sponsors = Le répertoire est destiné aux gens de la communauté, pas à ses bailleurs de fonds.
refusal-already-in = Vous êtes déjà dans cette communauté.
refusal-observers-listen = Ici, les observatrices et observateurs écoutent. Demandez à la personne qui anime si vous souhaitez participer.

error-required = Veuillez remplir ce champ.
error-too-long = Ce texte compte { $length } caractères ; il peut en avoir au plus { $most }.
error-control-character = Ce texte contient un caractère qui ne peut pas être affiché. Écrivez-le de nouveau sans lui.
error-direction-mark = Ce texte contient une marque cachée qui inverse le sens de l’écriture. Écrivez-le de nouveau sans elle.
error-name-without-letters = Un nom doit avoir au moins une lettre ou un chiffre.
error-not-an-address = Ce n’est pas une adresse courriel. Elle ressemble à nom@example.org.
error-not-a-phone = Ce n’est pas un numéro de téléphone. Il ressemble à +1 514 555-0134.
error-not-a-slug = Utilisez des minuscules sans accent, des chiffres et des traits d’union simples, par exemple du-rivage-au-sommet.
error-not-a-link = Ce n’est pas un lien. Il commence par https://
error-not-an-id = Cela ne désigne rien ici.
error-not-a-page = Ce n’est pas une page de la liste.
error-not-a-zone = Ce n’est pas un fuseau horaire. Il ressemble à America/Toronto.
error-not-a-date = Ce n’est pas une date. Elle ressemble à 2026-03-12.
error-not-a-time = Ce n’est pas une heure. Elle ressemble à 14:30.
error-not-a-number = Ce n’est pas un nombre entier de { $from } à { $to }.
error-not-a-choice = Choisissez une des réponses offertes.
error-wants-text = Il faut ici un texte.
error-wants-number = Il faut ici un nombre entier, sans guillemets.
error-wants-flag = Il faut ici true ou false.
error-wants-list = Il faut ici une liste de textes.
error-too-intricate = Ce texte imbrique trop de citations, de listes ou de tableaux pour être affiché. Simplifiez-le.

kit-now = maintenant
kit-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
kit-in-minutes = { $n ->
    [one] dans { $n } minute
   *[other] dans { $n } minutes
}
kit-minutes-ago = { $n ->
    [one] il y a { $n } minute
   *[other] il y a { $n } minutes
}
kit-in-hours = { $n ->
    [one] dans { $n } heure
   *[other] dans { $n } heures
}
kit-hours-ago = { $n ->
    [one] il y a { $n } heure
   *[other] il y a { $n } heures
}
kit-in-days = { $n ->
    [one] dans { $n } jour
   *[other] dans { $n } jours
}
kit-days-ago = { $n ->
    [one] il y a { $n } jour
   *[other] il y a { $n } jours
}
kit-in-months = { $n ->
    [one] dans { $n } mois
   *[other] dans { $n } mois
}
kit-months-ago = { $n ->
    [one] il y a { $n } mois
   *[other] il y a { $n } mois
}

policy-title = Qui peut faire quoi
policy-about = C’est le tableau même qui décide, sur chaque page, dans chaque courriel et chaque fichier. Pour quiconque n’est pas nommé sur une ligne, la chose n’existe pas.
policy-no = Non, avec la raison :

policy-kind-front = La première page
policy-kind-sign-in = La connexion
policy-kind-policy = Cette page
policy-kind-home = Sa semaine
policy-kind-account = Son compte
policy-kind-mailbox = La boîte aux lettres d’une démonstration
policy-kind-community-list = La liste des communautés
policy-kind-community = Une communauté
policy-kind-charter = Sa charte
policy-kind-acknowledgement = Dire oui à l’entente de travail
policy-kind-same = Les noms qui se ressemblent
policy-kind-framework = Les listes de buts et de termes
policy-kind-directory = Le répertoire
policy-kind-profile-field = Ce que dit un profil
policy-kind-membership = Qui en est, et à quel titre
policy-kind-invitation = Les invitations
policy-kind-joining = L’adhésion
policy-kind-join-request = Les demandes d’adhésion
policy-kind-team = Les équipes
policy-kind-guest-link = Les liens pour les invités
policy-kind-participation = Sa participation
policy-kind-delegation = Les rôles confiés
policy-kind-session = Les séances
policy-kind-method = Les activités
policy-kind-rsvp = Dire si l’on vient
policy-kind-contribution = Ce qui est dit
policy-kind-aside = Ce qui est dit à sa propre équipe
policy-kind-floor = Qui n’a pas encore eu la parole
policy-kind-attendance = Qui est venu
policy-kind-record = Les comptes rendus
policy-kind-pairing = Les duos et les salles
policy-kind-pulse = Comment c’était
policy-kind-consent = Son propre consentement
policy-kind-question = Les questions à emporter
policy-kind-commitment = Les engagements
policy-kind-rhythm = Les rappels
policy-kind-reminder = Les courriels d’une séance
policy-kind-cohort = Les cohortes
policy-kind-letter-link = Le lien d’un courriel
policy-kind-aim = Ce qui se rattache à une priorité
policy-kind-coverage = La couverture des priorités
policy-kind-work-plan = Les plans de travail

policy-action-read = Voir
policy-action-create = Ajouter
policy-action-edit = Modifier
policy-action-delete = Retirer
policy-action-run = Animer
policy-action-answer = Répondre

policy-audience-public = ouvert à tout le monde
policy-audience-own = à soi
policy-audience-team = d’une équipe
policy-audience-cohort = d’une cohorte
policy-audience-community = de la communauté

standing-public = tout le monde
standing-person = session ouverte
standing-invited = personne invitée
standing-sponsor = bailleur de fonds
standing-observer = observation
standing-member = membre
standing-cohort = dans la cohorte
standing-team = dans l’équipe
standing-lead = direction d’équipe
standing-coach = accompagnement
standing-facilitator = animation
standing-steward = responsable
standing-operator = exploitation
standing-own = les siens
standing-guest = personne invitée à une séance

letter-foot = Cette lettre a été écrite par Kith pour votre communauté.
