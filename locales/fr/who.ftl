# Les invités d’une séance, les personnes conviées qui ne sont pas encore membres, les degrés de participation, la composition des équipes et les rôles confiés pour un temps.

who-guests = Invités
who-guests-lede = Un lien permet à quelqu’un de venir à cette séance sans compte. La personne voit comment se joindre et l’ordre du jour, dit si elle vient, participe et lit le compte rendu. Rien d’autre ici ne lui est ouvert.
who-guest-name = Son nom
who-guest-name-help = Laissez vide pour un lien à distribuer : la personne qui l’ouvre dit son nom.
who-guest-lang = Sa langue
who-link-make = Créer le lien
who-link-good = Les liens de cette séance sont valables de
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
    [0] personne n’est encore entré
    [one] une personne est entrée
   *[other] { $n } personnes sont entrées
}
who-link-revoke = Le retirer
done-guest-link = Le lien est créé.
done-guest-link-revoked = Le lien n’est plus valable, et les personnes entrées par lui sont sorties.
who-guest-asked = Vous êtes convié à cette séance à titre d’invité.
who-guest-asked-by = { $name } vous convie à cette séance à titre d’invité.
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
done-guest-in = Vous êtes entré. Cette séance vous est ouverte.
who-open-to-you = Ouvert pour vous

who-look-first = Vous pouvez regarder avant de répondre : lire ce qu’est la communauté et sa prochaine séance, dire si vous venez, répondre à une question, lire ce qui en est ressorti. Si vous devenez membre, tout cela vous reste.
who-look-around = Regarder d’abord
done-invitation-opened = Regardez à votre guise. L’invitation attend votre réponse.
who-standing-bounced = sa lettre est revenue
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
    [0] aucune lettre revenue
    [one] une lettre revenue
   *[other] { $n } lettres revenues
}
who-mail-look = Avant de répondre, vous pouvez y regarder : lire ce que sera la prochaine séance, dire si vous venez et lire ce qui en est ressorti. Si vous devenez membre, tout cela vous reste.
who-mail-no = Ce n’est pas pour vous ? Dites-le ici d’un seul bouton, et vous ne recevrez plus de lettres :
