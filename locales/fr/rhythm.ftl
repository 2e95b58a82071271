# Le rythme : les courriels avant, après et entre les séances.

rhythm-title = Rappels
rhythm-lede = Des courriels qui partent d’eux-mêmes avant une séance, le lendemain matin et à mi-chemin de la suivante. Chaque séance montre d’avance qui reçoit quoi.
rhythm-field-on = Les rappels sont activés
rhythm-on-help = Seuls partent les courriels dont le moment est encore à venir.
rhythm-field-from = Les courriels partent dès cette heure
rhythm-field-until = Jusqu’à cette heure
rhythm-hours-help = À l’heure de chaque personne. Un courriel qui tombe en dehors passe à la prochaine heure permise avant la séance, sinon à une heure antérieure.
rhythm-field-weekends = Les courriels partent aussi le samedi et le dimanche
rhythm-field-holidays = Jours fériés sans courriel
rhythm-holidays-help = Les jours fériés légaux, et le jour de semaine où l’on observe celui qui tombe une fin de semaine.
rhythm-field-days-off = Autres jours sans courriel
rhythm-days-off-help = Un par ligne, par exemple : 2026-12-24 Bureau fermé
rhythm-send = Enregistrer les réglages
rhythm-settings = Quand les courriels peuvent partir
rhythm-of-community = Les rappels de cette communauté
rhythm-steps = Ce qui part, et quand
rhythm-steps-lede = Ouvrez une ligne pour la déplacer, l’arrêter ou en écrire vous-même le premier paragraphe. Une série ou une séance peut différer.
rhythm-stopped = Arrêté
rhythm-own-words = Vos mots
rhythm-error-hours = La dernière heure doit venir après la première.
rhythm-error-days-off = « { $line } » n’est pas un jour. Écrivez-en un par ligne, par exemple 2026-12-24 Bureau fermé.
rhythm-error-many-days-off = Au plus 60 jours.
rhythm-error-long = Au plus { $most } caractères.

rhythm-step-early = Premier avis
rhythm-step-week = La semaine d’avant
rhythm-step-prepare = Aux personnes qui ne sont pas encore prêtes
rhythm-step-eve = La veille
rhythm-step-after = Le lendemain matin
rhythm-step-between = À mi-chemin de la suivante
rhythm-timing-before = { $n ->
    [one] { $n } jour avant, à { $hour }
   *[other] { $n } jours avant, à { $hour }
}
rhythm-timing-after = { $n ->
    [one] le lendemain, à { $hour }
   *[other] { $n } jours après, à { $hour }
}
rhythm-timing-between = à mi-chemin entre deux séances, à { $hour }
rhythm-step-lede = Pour toutes les séances de la communauté, sauf si une série ou une séance diffère.
rhythm-field-step-on = Ce courriel part
rhythm-days-before = Jours avant la séance
rhythm-days-after = Jours après la séance
rhythm-field-hour = Heure, chez la personne
rhythm-field-text-en = Votre paragraphe en anglais
rhythm-field-text-fr = Votre paragraphe en français
rhythm-text-help = Du texte simple en tête du courriel. Laissé vide, c’est le nôtre. L’heure, l’accès, l’ordre du jour et les réponses suivent d’eux-mêmes.
rhythm-step-send = Enregistrer ce courriel
rhythm-field-scope = Pour
rhythm-scope-session = cette séance
rhythm-scope-series = toutes les séances de sa série

rhythm-calendar-none = Aucun
rhythm-calendar-ca-ab = Canada : Alberta
rhythm-calendar-ca-bc = Canada : Colombie-Britannique
rhythm-calendar-ca-mb = Canada : Manitoba
rhythm-calendar-ca-nb = Canada : Nouveau-Brunswick
rhythm-calendar-ca-nl = Canada : Terre-Neuve-et-Labrador
rhythm-calendar-ca-ns = Canada : Nouvelle-Écosse
rhythm-calendar-ca-nt = Canada : Territoires du Nord-Ouest
rhythm-calendar-ca-nu = Canada : Nunavut
rhythm-calendar-ca-on = Canada : Ontario
rhythm-calendar-ca-pe = Canada : Île-du-Prince-Édouard
rhythm-calendar-ca-qc = Canada : Québec
rhythm-calendar-ca-sk = Canada : Saskatchewan
rhythm-calendar-ca-yt = Canada : Yukon
rhythm-calendar-us = États-Unis (fédéral)
rhythm-calendar-au = Australie (national)
rhythm-calendar-au-act = Australie : Territoire de la capitale
rhythm-calendar-au-nsw = Australie : Nouvelle-Galles du Sud
rhythm-calendar-au-nt = Australie : Territoire du Nord
rhythm-calendar-au-qld = Australie : Queensland
rhythm-calendar-au-sa = Australie : Australie-Méridionale
rhythm-calendar-au-tas = Australie : Tasmanie
rhythm-calendar-au-vic = Australie : Victoria
rhythm-calendar-au-wa = Australie : Australie-Occidentale

rhythm-letters-title = Courriels
rhythm-letters-lede = Ce qui part autour de cette séance, à qui, et ce que cela demande à chacun.
rhythm-is-off = Les rappels sont désactivés dans cette communauté. Rien ne part ; voici ce qui partirait.
rhythm-turn-on = Les activer
rhythm-all-stopped = Plus aucun courriel ne part pour cette séance.
rhythm-stop-all = Arrêter tous les courriels de cette séance
rhythm-moved = déplacé du { $day } : aucun courriel ce jour-là
rhythm-n-go = { $n ->
    [one] va à { $n } personne
   *[other] va à { $n } personnes
}
rhythm-n-gone = { $n ->
    [one] est allé à { $n } personne
   *[other] est allé à { $n } personnes
}
rhythm-n-held = { $n ->
    [one] { $n } retenu :
   *[other] { $n } retenus :
}
rhythm-minutes-asked = { $n ->
    [one] demande { $n } minute
   *[other] demande { $n } minutes en tout
}
rhythm-minutes-all = { $n ->
    [one] Tous les courriels de cette séance demandent { $n } minute à ses gens.
   *[other] Tous les courriels de cette séance demandent ensemble { $n } minutes à ses gens.
}
rhythm-gone = Parti
rhythm-going = En cours
rhythm-off = Désactivé
rhythm-cancelled = Annulé
rhythm-past = Passé
rhythm-not-held = Pas tenue ici
rhythm-no-next = Pas de séance suivante
rhythm-nobody = Personne
rhythm-held-back = Retenu
rhythm-written = Écrit
rhythm-held-cap = leur semaine est pleine
rhythm-held-quiet = plus d’heure permise
rhythm-held-choice = moins de courriels souhaités
rhythm-held-late = son moment était passé
rhythm-held-address = pas d’adresse courriel
rhythm-held-told = le compte rendu le leur a dit
rhythm-closed-off = Les rappels sont désactivés dans cette communauté : voici ce qui partirait.
rhythm-closed-stopped = Ce courriel est arrêté pour cette séance.
rhythm-closed-cancelled = La séance est annulée : aucun courriel ne part.
rhythm-closed-begun = La séance a commencé : ce courriel ne part plus.
rhythm-closed-not-held = La séance n’a pas été tenue ici : il n’y a rien à en écrire.
rhythm-closed-no-next = Aucune séance suivante n’est prévue : il n’y a pas de mi-chemin.
rhythm-letter = Le courriel
rhythm-show-for = Montrer le courriel de
rhythm-show = Montrer
rhythm-to-whom = À qui, et quand chez eux
rhythm-nobody-gets = Personne ne reçoit ce courriel : tout le monde a dit non, ou il n’y a rien à dire.
rhythm-log = Ce qu’il en est advenu
rhythm-how-set = Comment il est réglé
rhythm-send-now = L’envoyer maintenant
rhythm-send-now-help = { $n ->
    [one] Il part tout de suite à { $n } personne, quelle que soit l’heure.
   *[other] Il part tout de suite à { $n } personnes, quelle que soit l’heure.
}

rhythm-you-title = Vos courriels
rhythm-you-lede = Ce que Kith vous écrit de lui-même, et combien vous en voulez. Les codes, les invitations et les réponses que vous avez demandés viennent toujours.
rhythm-field-most = Courriels en sept jours, au plus
rhythm-most-help = Pour toutes vos communautés. Les plus utiles passent d’abord ; un compte rendu n’est jamais écarté, il attend.
rhythm-want-all = Tous les courriels
rhythm-want-fewer = Seulement les comptes rendus et les changements
rhythm-want-reminders = Seulement les rappels et les changements
rhythm-want-none = Aucun, sauf ce que je demande
rhythm-you-send = Enregistrer mes choix
rhythm-came = Ce qui est venu, et pourquoi
rhythm-none-came = Aucun courriel pour l’instant.
rhythm-because-asked = vous l’avez demandé
rhythm-because-session = une de vos séances
rhythm-because-recap = le compte rendu d’une de vos séances
rhythm-because-community = une de vos communautés
rhythm-you-link = Vos courriels

rhythm-link-title = Les courriels qui vous arrivent
rhythm-comes-all = Les rappels de séances, les changements et les comptes rendus vous arrivent.
rhythm-comes-fewer = Les comptes rendus et les changements vous arrivent, sans rappels.
rhythm-comes-reminders = Les rappels et les changements vous arrivent, sans comptes rendus.
rhythm-comes-none = Aucun courriel ne vous arrive d’ici, sauf ceux que vous demandez.
rhythm-stop-reminders = Arrêter les rappels
rhythm-stop-recaps = Arrêter les comptes rendus
rhythm-stop-all-here = Arrêter tous les courriels d’ici
rhythm-link-stopped = Vous avez arrêté des courriels par le lien de l’un d’eux.
rhythm-link-more = En vous connectant, vous dites aussi combien de courriels vous arrivent par semaine :
rhythm-you-stopped = { $community } : le { $when }, vous avez arrêté des courriels par le lien de l’un d’eux.

rhythm-subject-before = { $day } · { $community }
rhythm-subject-after = Après le { $day } · { $community }
rhythm-subject-between = D’ici la prochaine fois · { $community }
rhythm-hello = Bonjour { $name },
rhythm-open-before = Nous nous retrouvons { $away }.
rhythm-open-prepare = Nous nous retrouvons { $away }, et on vous demande quelque chose avant.
rhythm-open-came = Merci d’avoir été des nôtres.
rhythm-open-missed = Vous n’étiez pas là cette fois, et vous nous avez manqué.
rhythm-open-between = Nous sommes à mi-chemin de la prochaine séance. Voici ce qui reste ouvert.
rhythm-how = Comment venir :
rhythm-phone = Par téléphone : { $phone }
rhythm-phone-passcode = Par téléphone : { $phone }, code { $passcode }
rhythm-agenda = Ce que nous ferons :
rhythm-said-yes = Vous avez dit que vous venez. Si cela a changé, dites-le :
rhythm-said-phone = Vous avez dit que vous venez par téléphone. Si cela a changé, dites-le :
rhythm-said-maybe = Vous avez dit peut-être. Le savez-vous maintenant ?
rhythm-said-nothing = Vous n’avez pas encore dit si vous venez. Cela prend une minute :
rhythm-said-no = Vous avez dit que vous ne venez pas. Si cela a changé, dites-le :
rhythm-waits-before = Cette séance est { $away }, et vous êtes sur sa liste d’attente, au rang { $place }. Une place n’est pas promise. S’il s’en libère une, elle va à qui attend depuis le plus longtemps, et un courriel vous dit tout de suite qu’elle est à vous.
rhythm-waits-answer = Si vous préférez ne plus attendre, dites-le :
rhythm-waits-after = Il n’y avait pas de place pour vous cette fois. Ce qui est sorti de la séance est quand même ici pour vous.
rhythm-answer = Dites si vous venez
rhythm-prepare = Ce qui est demandé d’avance :
rhythm-record = Le compte rendu de la séance :
rhythm-questions = Les questions à emporter :
rhythm-promises = Ce que vous avez pris en charge :
rhythm-unseen = (quelque chose d’un autre cercle, que le courriel nomme)
rhythm-by-day = d’ici le { $day }
rhythm-was-due = était prévu pour le { $day }
rhythm-next = La prochaine séance : { $when }.
rhythm-why = Vous recevez ce courriel parce que vous êtes dans { $community }. Choisissez les courriels que vous voulez :
rhythm-choose = Vos courriels

rhythm-light-title = Aux personnes invitées
rhythm-light-goes = { $n ->
    [0] Aucun courriel léger ne part.
    [one] Un courriel léger va à { $n } personne qui n’a pas répondu à l’invitation. Il demande 1 minute.
   *[other] Un courriel léger va à { $n } personnes qui n’ont pas répondu à l’invitation. Il demande 1 minute à chacune.
}
rhythm-light-subject-before = { $day } · { $community }
rhythm-light-subject-after = Après le { $day } · { $community }
rhythm-light-before = { $community } vous a envoyé une invitation, et vous n’avez pas encore répondu. Voici la prochaine rencontre :
rhythm-light-after = { $community } vous a envoyé une invitation, et vous n’avez pas encore répondu. Voici la dernière rencontre :
rhythm-light-asks-before = Dire si vous venez prend une minute, sans compte :
rhythm-light-asks-after = Lire ce qui en est sorti prend deux minutes, sans compte :
rhythm-light-invitation = Pour regarder d’abord, et pour dire oui ou non à l’invitation :
rhythm-light-no = Je ne veux pas de courriels d’ici
rhythm-light-comes = Vous avez une invitation et n’avez pas répondu. Un court courriel vient avant une séance et après. Ce bouton y met fin, et répond non à l’invitation.
rhythm-light-comes-no-more = Plus aucun courriel ne vous arrive d’ici.
rhythm-light-read = Lire ce qui en est sorti
rhythm-light-look = Regarder la séance
rhythm-light-what = Il ne vous faut pas de compte. Ce navigateur se souviendra de votre invitation, et si vous vous joignez à la communauté, tout cela reste à vous.
rhythm-light-whole = L’invitation

rhythm-change-subject = Un changement · { $community }
rhythm-change-open = Quelque chose a changé dans ce que { $community } a prévu :
rhythm-change-moved = La date a changé : c’est maintenant le { $when }. C’était prévu pour le { $was }.
rhythm-change-cancelled = C’est annulé. C’était prévu pour le { $when }.
rhythm-change-restored = Cela a lieu finalement, le { $when }.
rhythm-change-why = Vous recevez ce courriel parce qu’on vous en avait parlé, ou que vous avez dit que vous venez. Votre réponse reste jusqu’à ce que vous la changiez. Choisissez les courriels que vous voulez :

done-rhythm = Les rappels sont enregistrés.
done-rhythm-on = Les rappels sont activés.
done-rhythm-off = Les rappels sont désactivés : plus aucun courriel ne part.
done-rhythm-step = Le courriel est enregistré.
done-letters-stopped = Plus aucun courriel ne part pour cette séance.
done-letters-resumed = Les courriels de cette séance partent de nouveau.
done-letters-sent = Le courriel est en route.
done-letters-chosen = Votre choix est enregistré.
done-letters-stopped-by-link = Ces courriels sont arrêtés.
done-letters-come-again = Les courriels arrivent de nouveau.
