# Le planning d'un mois, montré : terminal, tableur, page, et ce qu'il vaut, en mots.

command-show-help =
    Sans option : le mois d'un coup d'œil, ce que vaut le planning, et les postes à pourvoir avec leurs raisons.

    Exemples :

    {"  "}coanimation montrer décembre
    {"  "}coanimation montrer décembre --par structure
    {"  "}coanimation montrer décembre --format xlsx --output planning.xlsx
command-show-option-by = Donne la liste par jour, par structure ou par professionnel.
command-show-option-format = Donne un tableau (csv), un classeur (xlsx) ou une page à imprimer (html).
command-show-option-output = Écrit dans ce fichier plutôt qu'à l'écran.
metavar-output = FICHIER
show-by-day = jour
show-by-partner = structure
show-by-professional = professionnel
show-format-csv = csv
show-format-xlsx = xlsx
show-format-html = html

show-no-rota =
    Pas encore de planning pour { $month }.
    Pour en chercher un : { $coanimation } planifier { $name }
show-false =
    { $count ->
        [one] Ce planning n'est pas juste, un point est à revoir (retouché à la main, ou une réponse ou un choix a changé depuis) :
       *[other] Ce planning n'est pas juste, { $count } points sont à revoir (retouché à la main, ou une réponse ou un choix a changé depuis) :
    }
    Pour le refaire au plus près : { $coanimation } planifier { $month }
show-decided =
    { $count ->
        [one] Ce planning ne suit pas encore un choix que vous avez fait depuis :
       *[other] Ce planning ne suit pas encore { $count } choix que vous avez faits depuis :
    }
show-false-line = { "  " }{ $problem }
show-written = Écrit : { $path }
show-no-folder = Le dossier { $folder } n'existe pas : { $file } n'a pas été écrit. Créez ce dossier, ou vérifiez son nom.
show-folder-is-file = { $folder } est un fichier, pas un dossier : { $file } n'a pas été écrit.
show-binary = Un classeur ne s'affiche pas à l'écran : ajoutez --output planning.xlsx.

show-title-draft = Projet de planning n° { $version } · { $month }
show-title-published = Planning diffusé · { $month }
show-computed = Calculé le { $when } en { $seconds } s.
show-not-published = Rien n'est diffusé.
show-published = Diffusé le { $when }.
show-changed-since = Diffusé le { $when }, modifié depuis : rien de nouveau n'est diffusé.
show-legend = ✓ tenu   ✗ incomplet   – fermé
show-legend-site = { $mark } { $site }
show-none = Aucun créneau ce mois-ci.

slot-name = { $day }, { $hours }
slot-name-at = { $day }, { $hours }, { $site }
slot-closed-because = fermé : { $reason }
list-separator = { " ; " }
moment = le { $weekday } { $part }
moment-at = le { $weekday } { $part } ({ $site })

# Ce que vaut le planning

certificate-openable = { $held } sur { $all }
certificate-coverage = { $filled } sur { $wanted }
certificate-steadiness = { $value ->
        [0] le projet n'a pas bougé
        [one] 1 changement depuis le projet précédent
       *[other] { $value } changements depuis le projet précédent
    }
certificate-agreements = { $kept ->
        [one] 1 tenue
       *[other] { $kept } tenues
    }
certificate-agreement-short = { $partner } : { $hours } à reporter
certificate-agreement-over = { $partner } : { $hours } d'avance
certificate-agreements-none = aucune ce mois-ci
certificate-presence = { $sum ->
        [0] chacune dans la marge convenue
       *[other] jusqu'à { $gap ->
            [one] 1 poste
           *[other] { $gap } postes
        } au-delà de la marge convenue
    }
certificate-encounters = { $possible ->
        [0] aucun possible
       *[other] { $met } formés sur { $possible } possibles
    }
certificate-economy = { $value ->
        [0] aucun
        [one] 1 poste en plus du nombre souhaité
       *[other] { $value } postes en plus du nombre souhaité
    }
certificate-if-need-be = { $value ->
        [0] personne n'est sollicité « si besoin »
        [one] 1 poste tenu « si besoin »
       *[other] { $value } postes tenus « si besoin »
    }
certificate-wishes-more = { $count ->
        [one] 1 de plus suivi que contrarié
       *[other] { $count } de plus suivis que contrariés
    }
certificate-wishes-less = { $count ->
        [one] 1 de plus contrarié que suivi
       *[other] { $count } de plus contrariés que suivis
    }
certificate-displaced = { $value ->
        [0] personne n'est déplacé
        [one] 1 présence annoncée est retirée
       *[other] { $value } présences annoncées sont retirées
    }
certificate-called = { $value ->
        [0] personne de plus n'est sollicité
        [one] 1 présence qui n'avait pas été annoncée
       *[other] { $value } présences qui n'avaient pas été annoncées
    }
certificate-ownership = { $value ->
        [0] aucun créneau n'est à une seule structure
       *[other] une structure au moins revient plus souvent qu'à son tour (indice { $value })
    }
certificate-runs = { $value ->
        [0] jamais plus de deux fois de suite la même structure
        [one] 1 présence de trop à la suite, au même moment de la semaine
       *[other] { $value } présences de trop à la suite, au même moment de la semaine
    }
certificate-topics = { $value ->
        [0] chacune chaque semaine et à chaque moment de la journée
        [one] 1 absence, une semaine ou à un moment de la journée
       *[other] { $value } absences, une semaine ou à un moment de la journée
    }
certificate-burden = { $count ->
        [one] 1 personne à { $level } au-dessus de sa part
       *[other] { $count } personnes à { $level } au-dessus de leur part
    }
certificate-unshared = { $count ->
        [one] N'a proposé ni soirée ni week-end : { $people }
       *[other] N'ont proposé ni soirée ni week-end : { $people }
    }
certificate-evenness = { $value ->
        [0] au poste près
        [one] 1 poste d'écart, dans la marge convenue
       *[other] { $value } postes d'écart, dans la marge convenue
    }
certificate-other = { $value }
proof-best = { " : impossible de faire mieux" }
proof-open = { " (peut-être améliorable)" }
certificate-proven = Garantie : aucun planning n'est meilleur sur ces objectifs, dans cet ordre.
certificate-void =
    Les garanties du calcul ne valent plus : ce planning ne suit plus les règles, ou vos choix. Pour en retrouver un :
    {"  "}{ $coanimation } planifier { $month }
certificate-outdated =
    Les données ont changé depuis : ces garanties sont celles du jour du calcul, { $day }. Pour mettre à jour :
    {"  "}{ $coanimation } planifier { $month }
certificate-chosen =
    C'est le planning que vous avez choisi. Pour en chercher un autre :
    {"  "}{ $coanimation } planifier { $month } --fresh
certificate-unproven =
    Un meilleur planning existe peut-être. Pour chercher plus longtemps :
    {"  "}{ $coanimation } planifier { $month } --seconds { $seconds }
aim-neutrality = Neutralité

# Les postes à pourvoir

missing-title = { $seats ->
        [0] {""}
        [one] 1 poste
       *[other] { $seats } postes
    }{ $seats ->
        [0] {""}
       *[other] { $roles ->
            [0] {""}
           *[other] {" et "}
        }
    }{ $roles ->
        [0] {""}
        [one] 1 fonction
       *[other] { $roles } fonctions
    } à pourvoir
missing-none = Tous les postes sont pourvus.
missing-seats = { $count ->
        [one] 1 poste à pourvoir
       *[other] { $count } postes à pourvoir
    }
missing-line = { $slot } : { $gaps }
missing-role = { $count ->
        [one] 1 fonction à pourvoir ({ $role })
       *[other] { $count } fonctions à pourvoir ({ $role })
    }
missing-why = Pourquoi : { $reasons }.
missing-why-each = Pourquoi ({ $what }) : { $reasons }.
missing-not-announced = Ce créneau ne sera pas annoncé tant que vous n'aurez pas décidé.
missing-mark = ? { $count ->
        [one] à pourvoir
       *[other] { $count } à pourvoir
    }
seat-pinned = { $name } (fixé)

# Les colonnes

column-guarantee = Garanties
column-day = Jour
column-date = Date
column-start = Début
column-end = Fin
column-hours = Heures
column-site = Lieu
column-state = État
column-activity = Au programme
column-partner = Structure
column-professional = Professionnel
column-role = Fonction
column-pinned = Fixé
column-present = Présents
column-missing = À pourvoir
column-slots = Créneaux
column-planned = Prévu
column-owed = Convenu
column-evenings = Soirées
column-weekends = Week-ends
column-when = Quand
column-length = Heures comptées
column-aim = Objectif
column-standing = Où en est-on
show-unknown-ending = On ne sait pas écrire { $file } : le nom doit finir par .csv, .xlsx ou .html.
sheet-rota = Planning
sheet-partners = Structures
sheet-professionals = Professionnels
sheet-worth = Garanties
rota-page-title = Planning { $month } · { $space }
rota-page-note = Document interne : il nomme des structures et des personnes. Pour le public, voir la page publique.

# Pendant la recherche

search-begins = Recherche du meilleur planning… (Ctrl-C garde le meilleur trouvé)
search-progress = { $aim } : { $best } trouvé, { $bound } au mieux, { $seconds } s
