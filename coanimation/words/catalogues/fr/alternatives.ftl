# Plusieurs plannings au choix, et celui qui est gardé.

command-plan-option-alternatives =
    Propose aussi jusqu'à ce nombre d'autres plannings (1 à 4), aussi complets, chacun meilleur sur un autre objectif.
command-keep-name = garder
command-keep-summary = Garde l'un des plannings proposés par « planifier --alternatives ».
command-keep-help =
    Le planning de ce numéro devient le projet du mois ; le numéro 1 est celui d'avant le choix. Rien n'est diffusé.

    Exemple :

    {"  "}coanimation planifier décembre --alternatives 3
    {"  "}coanimation garder décembre 2
argument-number = Le numéro du planning, tel qu'il a été proposé.
metavar-number = NUMÉRO
metavar-alternatives = NOMBRE

alternatives-searching = Recherche d'autres plannings …
alternatives-found = { $count } plannings au choix, tous aussi complets :
alternatives-draft = 1. Le projet n° { $version }
alternatives-title = { $number }. « { $aim } » d'abord : { $count ->
        [one] 1 poste change
       *[other] { $count } postes changent
    }{ $proven ->
        [yes] {" (aucun autre aussi différent n'est meilleur)"}
       *[no] {""}
    }
alternatives-aim = { $aim } : { $text }
alternatives-nothing = rien à redire
alternatives-better = + { $text }
alternatives-worse = - { $text }
alternatives-exhausted = { $found ->
        [0] Pas d'autre choix, c'est prouvé : tout planning aussi complet a moins de { $apart } postes différents sur { $seats }.
       *[other] Pas d'autre, c'est prouvé : tout planning aussi complet en a moins de { $apart } différents sur { $seats } de l'un de ceux-ci.
    }
alternatives-furthest = { $furthest ->
        [0] Aucun poste ne peut y changer.
        [one] 1 poste au plus peut y changer.
       *[other] { $furthest } postes au plus peuvent y changer.
    }
alternatives-open =
    Le temps a manqué pour les autres. Pour chercher plus longtemps :
    {"  "}{ $coanimation } planifier { $month } --alternatives 4 --seconds 300
alternatives-next =
    Pour en garder un : { $coanimation } garder { $month } 2
    Pour revenir à celui-ci : { $coanimation } garder { $month } 1

keep-done = Planning { $number } gardé : projet n° { $version } pour { $month }. Rien n'est diffusé.
keep-as-before = C'est déjà le projet n° { $version } pour { $month }. Rien n'a été modifié.
keep-none =
    Il n'y a pas de planning { $number } à garder pour { $month }.
    Pour en proposer : { $coanimation } planifier { $typed } --alternatives 3
keep-stale =
    Quelque chose a changé depuis que le planning { $number } a été proposé : il ne vaut plus.
    Pour en proposer d'autres : { $coanimation } planifier { $typed } --alternatives 3
