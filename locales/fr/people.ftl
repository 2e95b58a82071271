# Les gens : ouvrir une session, soi-même, sa semaine, la démonstration.

people-front-title = Une maison pour les communautés de pratique
people-front-lede = Des gens de plusieurs organismes se réunissent à un rythme régulier, apprennent de la pratique des autres, mettent par écrit ce qu’ils apprennent, agissent et montrent ce qui a changé. Kith garde ce qui a été dit, et les personnes qui l’ont dit en restent maîtres.
people-front-act = Ouvrir une session
people-front-demo = Visiter en jouant quelqu’un de la démonstration

people-week-title = Votre semaine
people-week-hello = Bonjour { $name }
people-week-lede = Voici votre semaine.
people-week-empty = Rien ne vous attend cette semaine. Quand une séance est prévue ou qu’une question revient, vous la trouvez ici.
people-week-needs-you = Ce qui vous attend
people-week-next = Ce qui vient
people-week-came = Ce qu’est devenu ce que vous avez dit

people-sign-in-title = Ouvrir une session
people-sign-in-lede = Il n’y a pas de mot de passe ici. Nous envoyons six chiffres et un lien à votre adresse.
people-email = Votre adresse courriel
people-email-help = L’adresse à laquelle votre communauté vous écrit, par exemple agnes@example.org
people-sign-in-send = M’envoyer le code
people-code-title = Regardez vos courriels
people-code-lede = Si quelqu’un ici a cette adresse, six chiffres sont en route. Ils sont valables un quart d’heure, dans ce navigateur.
people-code = Les six chiffres
people-code-help = Ceux du courriel, par exemple 048 213
people-code-send = Ouvrir la session
people-code-wrong = Ces chiffres ne sont pas les bons ou ne sont plus valables. Regardez le courriel le plus récent ou demandez un nouveau code.
people-shared = Cet ordinateur est partagé
people-shared-help = La session se ferme alors avec le navigateur, ou après deux heures.
people-link-title = Heureux de vous revoir
people-link-lede = Un clic et vous y êtes.
people-link-other = Ce n’est pas le navigateur qui a demandé le lien. Écrivez aussi les six chiffres du même courriel.
people-link-send = Ouvrir la session ici
people-first-title = La première personne aux commandes
people-first-lede = Ce serveur est neuf. Dites qui vous êtes, puis ouvrez la première communauté.
people-first-email-help = Vos codes d’ouverture de session iront à cette adresse.
people-first-send = Commencer

people-name = Votre nom
people-name-help = Comme vous l’écrivez vous-même.
people-organisation = Organisme
people-organisation-help = Au complet, comme les autres l’écrivent : majuscules et accents n’y changent rien.
people-job = Ce que vous y faites
people-region = Province ou région
people-lang = Langue
people-zone = Fuseau horaire
people-field-phone = Téléphone
people-field-pronouns = Pronoms
people-field-place = Localité
people-field-about = À votre sujet
people-field-asks = Ce que vous cherchez
people-field-offers = Ce que vous pouvez offrir
people-phone-help = Pour les personnes qui se joignent par téléphone.
people-about-help = Quelques phrases pour les gens de vos communautés.
people-asks-help = Une chose par ligne, par exemple : comment amener une régie de la santé à la table
people-offers-help = Une chose par ligne, par exemple : une heure sur la carte d’influence dans une petite ville
people-hidden = Garder pour moi
people-hidden-help = Ce qui est coché n’est montré à personne. Tout le reste est montré aux gens de vos communautés.
people-you-title = Vous
people-you-lede = Ce que les gens de vos communautés voient de vous. Vous décidez champ par champ.
people-you-send = Garder ces changements
people-sign-ins-title = Où votre session est ouverte
people-sign-ins-lede = Tous les navigateurs où une session est ouverte à votre nom. Mettez fin à ceux que vous ne connaissez pas.
people-sign-in-since = depuis
people-sign-in-until = jusqu’au
people-sign-in-end = Y mettre fin
people-sign-out = Fermer la session ici
people-too-many-wishes = Au plus { $most } lignes entrent ici. Gardez celles qui comptent maintenant.

people-demo-title = Qui aimeriez-vous être ?
people-demo-lede = Tout le monde ici est inventé. Choisissez quelqu’un et voyez les lieux comme cette personne les voit.
people-door-title = Visiter en tant que { $name }
people-door-lede = Tout le monde ici est inventé. Un clic, et vous voyez les lieux comme cette personne les voit.
people-door-act = Commencer la visite
people-mailbox-title = La boîte aux lettres de la démonstration
people-mailbox-lede = Tous les courriels que Kith a écrits, les plus récents d’abord. Sur un vrai serveur, seule la personne concernée les reçoit.
people-mailbox-empty = Aucun courriel n’a encore été écrit. Ouvrez une session par code, invitez quelqu’un ou publiez un compte rendu.
people-mailbox-open = Ouvrir la boîte aux lettres de la démonstration

people-letter-code-subject = { $code } est votre code
people-letter-hello = Bonjour { $name },
people-letter-code = vos six chiffres sont { $code }.
people-letter-link = Ou ouvrez cette page dans le navigateur qui les a demandés :
people-letter-code-life = Les deux sont valables un quart d’heure, une seule fois. Si vous n’avez rien demandé, il ne se passe rien et vous n’avez rien à faire.

done-profile = Votre page est changée.
done-sign-in-ended = La session de ce navigateur est fermée.
