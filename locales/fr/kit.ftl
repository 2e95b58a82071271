# Les mots du cadre et des composants : ce qu’il faut à chaque page, quel qu’en soit le sujet.
kit-skip = Aller à la page
kit-demo = Ceci est une démonstration : les personnes sont inventées, et chacun peut être n’importe qui.
kit-you = Vous
kit-you-page = votre page
kit-your-week = Votre semaine
kit-sign-in = Ouvrir une session
kit-guest = invité
kit-sign-out = Fermer la session
kit-rooms = Les espaces de cette communauté
kit-crumbs = Où se trouve cette page
kit-foot = Kith, la maison des communautés de pratique

kit-cancel = Quitter sans rien changer
kit-undo = Annuler
kit-optional = facultatif
kit-errors = Rien n’a été envoyé : un point est à revoir. Tout ce que vous avez tapé est encore là.

kit-draft-saved = Enregistré à { $time }
kit-draft-kept = Gardé sur cet appareil, { $time }
kit-draft-found = Nous avons remis ce que vous aviez tapé ({ $time }).
kit-draft-drop = Recommencer sans ce texte

kit-pages = Pages
kit-previous = Page précédente
kit-next = Page suivante
kit-thread = Le fil
kit-without-name = Dit sans nom

kit-refresh-now = Voir les nouveautés
kit-refresh-lost = La connexion est interrompue. Vous voyez la page telle qu’elle était à { $time }; nous réessayons.

