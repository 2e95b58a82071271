# Ce qu’une importation dit de ce qu’elle a lu.
import-file-too-large = Le fichier dépasse { $megabytes } Mo et n’a pas été lu.
import-file-not-regular = Ceci est un lien ou un périphérique, non un fichier, et n’a pas été lu.
import-folder-too-deep = Les dossiers imbriqués sont lus sur { $levels } niveaux ; celui-ci est plus profond.
import-too-many-files = Plus de { $files } fichiers : celui-ci et les suivants n’ont pas été lus.
import-not-this-source = Ce dossier ne contient aucun des fichiers de { $source }. Vérifiez le dossier.
import-file-missing = Le fichier est absent ; rien de ce genre n’a été lu, et ce qu’une importation antérieure a apporté reste tel quel.
import-not-utf8 = Le texte n’est pas en UTF-8. Enregistrez-le en UTF-8 et importez de nouveau.
import-line-too-long = La ligne dépasse { $kilobytes } ko.
import-json-broken = La ligne n’est pas du JSON valide ; la lecture s’est arrêtée à la colonne { $column }.
import-json-not-object = La ligne est du JSON valide, mais pas un enregistrement.
import-front-matter-missing = Il n’y a pas d’en-tête : la première ligne doit être « --- ».
import-front-matter-late = L’en-tête commence à la ligne { $line } ; il doit commencer à la première. Supprimez les lignes au-dessus et importez de nouveau.
import-front-matter-open = L’en-tête n’est pas fermé par « --- » suivi d’un texte.
import-front-matter-too-long = L’en-tête dépasse { $kilobytes } ko.
import-front-matter-broken = À partir de cette ligne, l’en-tête n’est pas du YAML valide.
import-kind-unknown = Rien ne dit de quel genre d’élément il s’agit.
import-key-missing = L’enregistrement n’a pas de clé qui permettrait de le reconnaître la prochaine fois.
import-key-twice = La clé { $key } a déjà servi à { $first } ; la première compte.
import-field-missing = « { $field } » manque.
import-field-unknown = « { $field } » n’est pas un champ de ce genre.
import-field-form = « { $field } » n’a pas la forme voulue.
import-field-too-long = « { $field } » dépasse { $longest } caractères.
import-field-too-deep = « { $field } » contient des citations imbriquées sur plus de { $levels } niveaux.
import-field-unclean = « { $field } » contient des caractères invisibles.
import-reference-needed = « { $role } » renvoie à { $key }, qui n’est pas dans cette importation.
import-start-unreadable = Le début « { $text } » n’est pas une date lisible.
import-reference-dangling = « { $role } » nomme { $key }, qui n’est pas dans cette importation ; le lien a été omis.
import-field-odd = « { $field } » n’est pas du type attendu et a été omis.
import-entities-decoded = « { $field } » : { $count ->
    [one] une entité HTML a été décodée.
   *[other] { $count } entités HTML ont été décodées.
}
import-hidden-removed = « { $field } » : { $count ->
    [one] un caractère invisible ou un blanc insolite a été supprimé ou remplacé par une espace.
   *[other] { $count } caractères invisibles ou blancs insolites ont été supprimés ou remplacés par des espaces.
}
import-html-converted = « { $field } » : du HTML a été converti ({ $tags }).
import-html-dropped = « { $field } » : du HTML sans texte a été supprimé ({ $what }).
import-shortcodes-converted = « { $field } » : des codes courts sont devenus du Markdown ({ $names }).
import-shortcodes-removed = « { $field } » : des codes courts ont été supprimés ({ $names }).
import-link-dropped = « { $field } » : « { $text } » n’est pas une adresse web et a été omis.
import-date-unreadable = « { $field } » : « { $text } » n’est pas une date lisible et a été omis.
import-offset-ignored = « { $field } » : le décalage publié { $published } contredit l’heure locale ({ $local }) de ce jour ; l’heure de l’horloge a été gardée.
import-offset-missing = « { $field } » n’a pas de décalage ; lu comme { $zone }.
import-offset-foreign = « { $field } » : le décalage { $published } n’est pas celui du fuseau du réseau ; l’instant a été gardé.
import-time-skipped = « { $field } » : { $text } n’existe pas, ou existe deux fois, la nuit du changement d’heure.
import-end-not-after-start = La fin ({ $end }) ne vient pas après le début ({ $start }) et a été omise.
import-name-of-one-word = { $name } tient en un seul mot ; importé tel quel.
import-name-of-group = { $name } ressemble à une équipe ou à un service ; importé comme personne, à vérifier.
import-name-twice = { $name } figure aussi à { $first } sous une autre clé ; les deux ont été gardés.
import-spellings-joined = { $name } s’écrit aussi { $spellings } ; réunis en une seule organisation.
import-host-as-text = L’hôte « { $host } » en nomme plusieurs qu’on n’a pas pu distinguer ; gardé comme texte.
import-community-otherwise = La communauté est écrite { $written } ; comprise comme { $key }.
import-slug-twice = L’identifiant { $slug } sert aussi à { $first } ; les deux sont gardés, distingués par leurs fichiers.
import-original-differs = « { $field } » diffère de l’original dans { $original }.
import-left-table = { $file } : connu, non importé
import-left-field = { $table } : le champ { $field } n’est pas importé
import-left-file = { $file } : ne fait pas partie de cette source
import-left-folder = Fichiers originaux de { $folder } : non importés
import-left-original = Fichiers originaux d’événements déjà lus : importés une seule fois

# Ce qui ne trouve pas de place ici.
import-reference-gone = « { $role } » ne renvoie qu’à ce qui a été supprimé ici.
import-name-unfit = « { $field } » dépasse { $longest } caractères ou ne contient aucune lettre.
import-text-unfit = « { $field } » est trop imbriqué pour être affiché.
import-text-long = « { $field } » dépasse les { $longest } caractères qu’un formulaire accepte ; le texte a été importé en entier.
import-duration-cut = La durée était de { $minutes } minutes ; elle a été ramenée à { $longest }, la plus longue possible.
import-title-cut = « { $field } » dépasse { $longest } caractères et a été coupé.

# Ce qui ne peut être annulé.
import-no-batch = Il n’y a pas d’importation { $batch }.
import-already-undone = L’importation { $batch } a déjà été annulée.
import-undo-newer-first = L’importation { $newer } est venue après { $batch } et s’appuie sur elle. Annulez d’abord { $newer }.

# Le rapport d’une importation.
import-networks = Réseau
import-organisations = Organismes
import-topics = Thèmes
import-people = Personnes
import-communities = Communautés
import-memberships = Adhésions
import-sessions = Séances
import-outcome-new = nouveau
import-outcome-changed = modifié
import-outcome-kept = gardé tel que modifié ici
import-outcome-unchanged = inchangé
import-outcome-returned = de retour
import-outcome-retired = retiré
import-outcome-stayed = absent de la source, gardé
import-outcome-gone = supprimé ici, non repris
import-outcome-refused = refusé
import-outcome-removed = enlevé
import-outcome-put-back = comme avant
import-outcome-in-use = utilisé ici, retiré

# Lignes sous le texte de ce qui a été repris, dans la langue de la source.
import-line-host = Hôte : { $names }
import-line-organisers = Organisation : { $names }
import-line-speakers = Interventions : { $names }
import-line-communities = Aussi pour : { $names }
import-line-topics = Thèmes : { $names }
import-line-series = Série : { $names }
import-line-place = Lieu : { $names }
import-line-in-person = On s’est rencontré dans une même salle.
import-line-online = On s’est rencontré en ligne.
import-line-both = On s’est rencontré dans une même salle et en ligne.
import-line-registration = Inscription
import-line-recording = Enregistrement
import-line-members = { $count ->
    [one] { $count } adresse figurait sur sa liste d’envoi.
   *[other] { $count } adresses figuraient sur sa liste d’envoi.
}

# Ce qui se dit dans un terminal.
import-head-rehearsal = { $source } : ce que ferait cette importation
import-head-done = { $source } : importation { $batch } faite
import-head-nothing = { $source } : rien à faire, tout est déjà ici
import-head-undo-rehearsal = Ce que ferait l’annulation de { $batch }
import-head-undone = Importation annulée : { $batch }
import-part-refused = Refusés ({ $n })
import-part-notes = Corrigé ou douteux ({ $n }) ; chaque sorte avec son premier endroit
import-part-left = Vu et non importé ({ $n })
import-fields-changed = modifié : { $fields }
import-fields-kept = gardé tel que modifié ici : { $fields }
import-and-more = … et { $n } de plus ; --every dit tout
import-say-yes = Rien n’a été écrit. Pour le faire, donnez la même commande avec --yes.
import-no-steward = Personne de connu ici n’anime ces communautés. Nommez quelqu’un avec --steward ADRESSE.
import-list-empty = Rien n’a été importé ici.
import-list-undone = (annulée)

# Ce que d’autres sources demandent de dire.
import-date-from-week = Seule la semaine du { $week } est indiquée ; placée à son premier jour.
import-date-otherwise = Le jour est écrit { $written } et lu { $read } ; le second a été retenu.
import-role-otherwise = « { $written } » n’a pas de mot ici ; pris comme { $role }.
import-role-unknown = Le rôle « { $written } » n’est pas connu.
import-minutes-shared = { $parts ->
    [one] Une partie de l’ordre du jour ne dit pas ses minutes ; elle a ce qui reste.
   *[other] { $parts } parties de l’ordre du jour ne disent pas leurs minutes ; elles se partagent ce qui reste.
}
import-name-shortened = Un nom de plus de { $longest } caractères a été abrégé.
import-owner-open = Personne ne peut dire avec certitude qui est « { $owner } » : personne pour l’instant, et proposé aux responsables.
import-owner-found = « { $owner } » est { $name } : personne d’autre ne l’a écrit à côté de son nom.
import-spellings-of-person = { $name } s’écrit aussi { $spellings } ; un seul nom d’utilisateur, donc une seule personne.
import-handle-twice = « { $handle } » figure deux fois sur une même feuille ; gardé comme deux personnes.
import-nobody-read = La feuille de présence n’a pas pu être lue : personne n’est nommé, ce qui ne veut pas dire que personne n’est venu.
import-licence-unknown = Rien ne dit sous quelle licence les comptes rendus de { $name } sont publiés. Vérifiez avant de les montrer.
import-left-again = { $file } : la même chose encore une fois, déjà lue
import-left-library = { $file } : Kith n’a pas encore de bibliothèque ; les enregistrements sont aux séances

# Ce que contiennent les lignes, avec leur nombre.
import-part-held = Ce qu’elles contiennent ({ $n })
import-held-present = personnes aux séances
import-held-decisions = décisions
import-held-parts = parties d’ordres du jour
import-held-dates = dates, dans le texte sur la communauté
import-cohorts = Cohortes
import-teams = Équipes
import-commitments = Engagements
import-line-day-only = Seul le jour est connu, pas l’heure.
import-line-week-only = Seule la semaine est connue, pas le jour.
