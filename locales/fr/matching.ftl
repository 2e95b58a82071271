# Duos, trios et salles : les demander, la proposition, ce que chaque groupe respecte, la présentation. Et ce que le profil en dit.

people-languages = Langues que je parle
people-languages-help = Pour qu’on vous jumelle avec des gens à qui vous pouvez parler.
people-free = Jours où je suis d’ordinaire libre
people-free-help = Dans votre fuseau horaire. Cela sert à vous proposer une heure, à vous et à d’autres ; personne ne le voit.
people-free-from = De
people-free-until = À
people-free-too-short = Laissez au moins une heure entre les deux.
people-not-a-time = Écrivez une heure comme 09:30.
people-day-mon = Lundi
people-day-tue = Mardi
people-day-wed = Mercredi
people-day-thu = Jeudi
people-day-fri = Vendredi
people-day-sat = Samedi
people-day-sun = Dimanche

matching-title = Duos et salles
matching-lede = Qui est avec qui : en duo entre les séances, en trio ou en salle pendant celles-ci.
matching-empty = Personne n’a encore été jumelé ici. Dès que la personne qui anime le fera, votre groupe figurera ici.
matching-new = Former des groupes
matching-new-lede = Dites qui et à combien. Vous verrez d’abord une proposition, et vous y changerez ce que vous voulez.
matching-proposed = pas encore accepté
matching-people = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}
matching-here = { $n ->
    [0] Personne n’est là ni n’a dit venir.
    [one] Une personne est là ou a dit venir.
   *[other] { $n } personnes sont là ou ont dit venir.
}
matching-whom = Qui
matching-whom-help = Les observateurs et les commanditaires n’en sont pas.
matching-everybody = Tout le monde
matching-size = Combien par groupe
matching-size-help = Quand le compte n’est pas rond, quelques groupes ont une personne de plus.
matching-field-title = Nom
matching-title-month = Duos du mois
matching-title-rooms = Salles de cette séance
matching-prompt = Une question pour commencer
matching-prompt-help = Par exemple : qu’avez-vous essayé depuis notre dernière rencontre, et qu’est-ce qui vous a surpris ?
matching-rules = Ce qui compte
matching-rules-help = Ce qui est obligatoire passe avant tout le reste. Là où c’est impossible, la proposition le dit.
matching-rule-common_language = Une langue en commun
matching-rule-other_team = Équipes différentes
matching-rule-other_sector = Secteurs différents
matching-rule-other_region = Régions différentes
matching-rule-common_hours = Libres aux mêmes heures
matching-rule-not_before = Jamais ensemble auparavant
matching-wish-none = Sans importance
matching-wish-prefer = Si possible
matching-wish-must = Obligatoire
matching-letters = Écrire à chaque personne quand j’accepte
matching-letters-help = Avec le nom des autres, la question et une heure où tous sont libres. Sans adresse.
matching-propose = Proposer des groupes
matching-too-few = Il y a moins de deux personnes à jumeler.
matching-too-many = Plus de { $most } personnes. Choisissez une cohorte, ou passez par la page d’une séance.
matching-wrong-size = Un groupe compte de { $least } à { $most } personnes.

matching-accept = Accepter ces groupes
matching-groups = Groupes
matching-group = Groupe { $n }
matching-is-proposed = Une proposition que seules voient les personnes qui animent. Cochez les groupes à garder et tirez les autres de nouveau.
matching-is-accepted = Accepté. Chacun voit son groupe.
matching-unmet = { $n ->
    [one] Dans un groupe, une chose obligatoire n’a pas pu être respectée.
   *[other] Dans { $n } groupes, une chose obligatoire n’a pas pu être respectée.
}
matching-hours = { $n ->
    [one] une heure par semaine en commun
   *[other] { $n } heures par semaine en commun
}
matching-kept-other_team = équipes différentes
matching-kept-other_sector = secteurs différents
matching-kept-other_region = régions différentes
matching-kept-not_before = jamais ensemble auparavant
matching-lack-common_language = Aucune langue en commun
matching-lack-other_team = Même équipe
matching-lack-other_sector = Même secteur
matching-lack-other_region = Même région
matching-lack-common_hours = Aucune heure en commun
matching-lack-not_before = Déjà ensemble auparavant
matching-draw-again = Tirer les autres de nouveau
matching-out = Hors des groupes :
matching-move = Déplacer quelqu’un
matching-person = Qui
matching-to = Vers
matching-to-new = Un nouveau groupe
matching-to-out = Hors des groupes
matching-late = Ou quelqu’un qui arrive en retard
matching-late-help = Son nom tel qu’il est dans le répertoire.
matching-move-send = Déplacer
matching-nobody-named = Personne ici ne porte ce nom. Voyez dans le répertoire comment il s’écrit.
matching-several-named = Plusieurs personnes ici portent ce nom.
matching-refusal-accepted = Ces groupes ont été acceptés et chacun connaît le sien. Déplacez une personne à la fois, ou formez d’autres groupes.
done-matching-drawn = Tiré de nouveau. Ce que vous avez coché est resté.
done-matching-moved = C’est déplacé.
done-matching-accepted = Accepté. Chacun voit son groupe.

matching-yours = Avec vous
matching-alone = Vous êtes la seule personne de ce groupe.
matching-not-in = Vous n’êtes dans aucun de ces groupes.
matching-in-session = Vous vous retrouvez dans la séance
matching-week = Votre duo ou votre groupe

matching-letter-subject = Avec qui vous êtes cette fois · { $community }
matching-letter-about = Dans { $community }, vous êtes cette fois avec :
matching-letter-prompt = Une question pour commencer :
matching-letter-when = Une heure où vous êtes tous d’ordinaire libres :
matching-letter-free = Ce n’est qu’une proposition. Convenez d’une autre si vous préférez.
matching-letter-why = Vous recevez ce courriel parce que les personnes qui animent la communauté vous ont mis ensemble.
