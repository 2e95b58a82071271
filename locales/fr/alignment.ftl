# Ce qu’une communauté voulait faire et ce qui y sert : viser des priorités, la couverture, le plan de travail, l’importer.

align-serves = À quoi cela sert
align-serves-lede = Les priorités du plan stratégique, et peut-être une ligne du plan de travail annuel.
align-serves-none = Aucune priorité n’est encore visée.
align-choose = Priorité ou ligne du plan de travail
align-add = Ajouter
align-remove = Retirer
align-no-priorities = La communauté n’a pas encore de priorités. L’intendance les écrit parmi les listes, ou les importe avec le plan de travail.
align-to-frameworks = Aller aux listes
done-align-set = C’est noté.
done-align-removed = C’est retiré.

align-coverage = Couverture
align-coverage-of = Couverture de { $year }
align-coverage-lede = Ce qu’il y a eu pour chaque priorité : séances, points de leur ordre du jour, engagements et questions, chacun au jour de sa séance.
align-years = Années
align-by = Compté par
align-by-month = Par mois
align-by-quarter = Par trimestre
align-by-year = Par année
align-kinds = De quelle sorte
align-kinds-all = Tout
align-kinds-session = Séances
align-kinds-activity = Points à l’ordre du jour
align-kinds-commitment = Engagements
align-kinds-question = Questions
align-month = { $n ->
    [1] janv.
    [2] févr.
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juill.
    [8] août
    [9] sept.
    [10] oct.
    [11] nov.
   *[12] déc.
}
align-quarter-1 = T1 { $year }
align-quarter-2 = T2 { $year }
align-quarter-3 = T3 { $year }
align-quarter-4 = T4 { $year }
align-nothing = rien
align-nothing-yet = rien encore
align-count-of = { $n }, période :
align-nothing-bare = Chaque priorité a eu quelque chose durant cette période.
align-bare = Rien durant cette période pour
align-priority = Priorité
align-retired = retirée
align-total = Total
align-standing = Équipes et buts
align-plan-lines = Lignes du plan de travail
align-counts-only = Vous voyez combien il y en a eu. Ce qui s’est dit reste avec les gens qui y étaient.
align-csv = Le même tableau pour un tableur (CSV)

align-served = Ce qui y a servi
align-served-none = Rien que vous puissiez voir. Une séance, un point de son ordre du jour, un engagement ou une question vise une priorité depuis sa propre page.
align-whole = Tout ce qu’il y a eu
align-list-csv = La liste pour un tableur (CSV)
align-retired-since = Cette priorité a été retirée le { $when }. Elle n’est plus proposée, et ce qui y a servi reste.
align-in-plan = Dans le plan de travail
align-in-plan-none = Aucune ligne du plan de travail de ces années n’est pour elle.
align-kind-session = Séance
align-kind-activity = Point à l’ordre du jour
align-kind-commitment = Engagement
align-kind-question = Question
align-kind-team = Équipe
align-kind-goal = But des séances
align-csv-day = Jour
align-csv-kind = Sorte
align-csv-what = Quoi
align-plan-line = Ligne du plan de travail

align-work-plan = Plan de travail
align-work-plan-of = Plan de travail de { $year }
align-work-plan-lede = Ce que la communauté compte faire pour chacune de ses priorités, qui y voit et où on en est.
align-work-plan-empty = Il n’y a encore rien pour cette année. L’intendance écrit ici les lignes du plan, ou les importe d’un tableur.
align-plan-bare = Aucune ligne pour
align-plan-csv = Le plan pour un tableur (CSV)
align-state-planned = prévu
align-state-begun = en cours
align-state-done = fait
align-state-later = reporté
align-state-dropped = abandonné
align-line-new = Écrire une ligne
align-line-change = Modifier une ligne
align-line-keep = Garder la ligne
align-line-remove = Enlever la ligne
align-line-twice = Le plan a déjà ce code pour cette année.
align-days-help = Quand la ligne n’est pas pour toute l’année.
done-line-kept = La ligne est gardée.
done-line-removed = La ligne est enlevée. Ce qui la visait vise sa priorité.

align-import = Importer un plan de travail
align-import-lede = Une rangée par ligne du plan de travail, avec la priorité qu’elle sert. Vous voyez ce qui se passerait avant que rien ne se passe.
align-list = La liste
align-list-help = Avec des en-têtes dans la première rangée. Une rangée qui n’a qu’une priorité importe la priorité.
align-columns = Les colonnes
align-columns-about = Dans n’importe quel ordre, avec des en-têtes en français ou en anglais, séparées par des virgules ou des points-virgules. Ce qu’une rangée laisse vide reste ici comme il est.
align-sample = Un fichier à remplir (CSV)
align-column-priority = Priorité
align-column-code = Code
align-column-text = Texte
align-column-year = Année
align-column-quarter = Trimestre
align-column-from = Du
align-column-until = Au
align-column-owner = Responsable
align-column-state = État
align-help-priority = Son nom dans le plan stratégique. Une priorité qui n’est pas encore ici s’ajoute à la liste.
align-help-code = Le nom court de la ligne dans le plan, comme A1. C’est par l’année et le code qu’une ligne est reconnue.
align-help-text = Ce qui est à faire, en une phrase.
align-help-year = Comme 2026; ou 2026-27, d’avril à mars.
align-help-quarter = De 1 à 4, quand la ligne est pour un trimestre de l’année.
align-help-from = Le premier jour, comme 2026-04-01, quand ce n’est pas celui de l’année ou du trimestre.
align-help-until = Le dernier jour, de la même façon.
align-help-owner = La personne ou l’organisme qui y voit, par son nom.
align-help-state = prévu, en cours, fait, reporté ou abandonné.
align-unread = Ces colonnes n’ont pas de sens ici et sont laissées de côté :
align-fate-again = proposée de nouveau
align-plan-what = Quoi
align-plan-take = Importer
align-plan-nothing = Tout ce qu’elle contient est déjà ici.
align-imports = Ce qui a été importé
align-undo-about = Le plus récent peut être repris. Les lignes que quelqu’un a modifiées depuis restent comme elles sont.
align-plan-empty = Elle ne contient aucune rangée.
align-plan-no-headings = La première rangée doit porter des en-têtes : au moins Priorité; pour des lignes du plan, aussi Code, Texte et Année.
align-plan-too-long = Plus de { $most } rangées. Importez-la par parties.
align-plan-no-priority = Elle manque.
align-plan-no-code = Il manque.
align-plan-no-text = Il manque.
align-plan-no-year = Elle manque ou n’est pas une année, comme 2026 ou 2026-27.
align-plan-no-quarter = Ce n’est ni 1, ni 2, ni 3, ni 4.
align-plan-no-day = Ce n’est pas un jour, comme 2026-04-01.
align-plan-backwards = Le dernier jour précède le premier.
align-plan-no-state = Ce n’est ni prévu, ni en cours, ni fait, ni reporté, ni abandonné.
align-plan-too-wide = La rangée a plus de cellules qu’il n’y a d’en-têtes. Un texte qui contient le séparateur se met entre guillemets droits.
align-plan-twice = Le même code et la même année figurent déjà à la ligne { $line }.
done-align-imported = C’est importé. On peut le reprendre ci-dessous.
done-align-nothing-new = Tout ce qu’elle contient est déjà ici.
