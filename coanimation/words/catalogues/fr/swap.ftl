# Un échange : deux personnes prennent le créneau l'une de l'autre.

command-swap-name = échanger
command-swap-summary = Échange les créneaux de deux personnes, si aucune règle ne s'y oppose.
command-swap-help =
    Dit si l'échange est possible et aux dépens de quel objectif, puis demande votre accord. Tout le reste du planning
    reste comme il est, et rien n'est diffusé.

    Exemple :

    {"  "}coanimation échanger décembre "mer 9 soir" ml-conseillere "sam 12" ccas-referente
argument-other-slot = L'autre créneau.
argument-other-professional = Qui y est.
command-swap-option-yes = Fait l'échange sans demander, s'il est possible.
metavar-other-slot = CRÉNEAU
metavar-other-professional = PROFESSIONNEL

swap-allowed = Échange possible, aucune règle ne s'y oppose :
swap-worse = Aux dépens de : { $aims }
swap-better = Au profit de : { $aims }
swap-free = Il ne coûte rien.
swap-lost = Attention : { $rest }.
swap-ask = Faire cet échange ?
swap-kept = Échange fait : projet de planning n° { $version } pour { $month }. Rien n'est diffusé.
swap-undecided = Rien n'a été modifié : à vous de choisir. Relancez la commande avec --yes pour faire l'échange.
swap-refused =
    Échange impossible, rien n'a été modifié :
    { $rules }
swap-same-person = { $name } est nommé·e deux fois : un échange se fait entre deux personnes.
swap-same-slot = Un échange se fait entre deux créneaux : { $slot } est nommé deux fois.
swap-there-already = { $name } est déjà sur { $slot } : il n'y a rien à échanger.
swap-closed = { $slot } est fermé ({ $closed }) : il n'y a rien à échanger.
