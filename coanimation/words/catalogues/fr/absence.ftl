# Une absence : ce qu'elle vide, comment continuer, et ce qui a été retenu. Jamais pourquoi.

command-absence-name = absence
command-absence-summary = Note une absence et répare le planning, sans déplacer personne d'autre.
command-absence-help =
    Montre d'abord ce qui manque et comment continuer : sans rien changer pour les autres, puis ce que chaque personne
    déplacée apporterait. Rien n'est noté avant votre accord, rien n'est diffusé, et jamais pourquoi.

    Exemples :

    {"  "}coanimation absence ml-conseillere "jeudi 10 décembre"
    {"  "}coanimation absence "Mission Locale" 10/12 14/12
    {"  "}coanimation absence ml-conseillere du 10 au 14 décembre
command-absence-argument-days = Le jour, ou le premier et le dernier : 10/12 14/12 ; du 10 au 14 décembre ; 2026-12-10.
argument-who = Une personne ou une structure : son identifiant ou son nom.
metavar-who = QUI
metavar-days = JOUR
command-absence-option-option = Retient la solution de ce numéro ; à répéter, dans l'ordre, s'il y a plusieurs mois.
command-absence-option-yes = Retient sans demander la solution où personne d'autre ne change.
command-absence-option-seconds = Cherche au plus ce nombre de secondes par mois ; par défaut celui de space.yaml.
metavar-option = NUMÉRO

absence-title-day = { $who }, le { $day }
absence-title-days = { $who }, du { $first } au { $last }
absence-fallen = { $published ->
        [yes] En { $month } (diffusé)
       *[no] En { $month } (pas encore diffusé)
    }, { $count ->
        [one] 1 présence est à remplacer :
       *[other] { $count } présences sont à remplacer :
    }
absence-option = { $number }. { $text }
absence-way = { $moved } : { $rest }.
absence-displaced = { $count ->
        [0] Personne d'autre n'est déplacé
        [one] 1 autre présence change
       *[other] { $count } autres présences changent
    }
absence-ask = Noter l'absence et garder ce planning ?
absence-ask-which = Noter l'absence et garder laquelle ?
absence-ask-option = la solution { $number }
absence-ask-none = aucune : ne rien noter
absence-recorded = Absence notée : { $title }.
absence-known = Absence déjà notée : { $title }.
absence-no-change = Le planning ne change pas.
absence-kept = Projet de planning n° { $version } pour { $month }. Rien n'est diffusé.
absence-unpinned = { $count ->
        [one] La personne absente y était fixée : elle est libérée.
       *[other] { $count } présences fixées de qui est absent sont libérées.
    }
absence-call = Personne n'a été sollicité : appelez avant de diffuser. Qui refuse : écarter, puis planifier.
absence-next = Pour diffuser le changement : { $coanimation } publier { $month }
absence-undecided =
    Rien n'a été noté : { $count ->
        [one] à vous de choisir.
       *[other] à vous de choisir, pour chacun des { $count } mois.
    } Relancez la commande avec --yes (personne d'autre ne change) ou --option et son numéro.
absence-one-choice = --yes retient déjà la première solution : choisissez entre --yes et --option.
absence-no-option = { $count ->
        [one] Il n'y a pas de solution { $option } : il n'y en a qu'une.
       *[other] Il n'y a pas de solution { $option } : elles vont de 1 à { $count }.
    }
absence-past = C'est passé ({ $last } { $year }) : ce qui a eu lieu ne change plus. Rien n'a été noté.

day-unknown = « { $text } » n'est pas un jour. On attend par exemple 10/12, 2026-12-10, ou jeudi 10 décembre.
day-other-weekday = « { $text } » : ce jour-là est un { $day } { $year }. Lequel des deux est juste ?
day-reversed = Le dernier jour ({ $last } { $year }) est avant le premier ({ $first }).
find-unknown-anyone =
    « { $who } » ne désigne personne, ni aucune structure. Il y a : { $choices }{ $more ->
        [0] {""}
        [one] {" "}et 1 autre
       *[other] {" "}et { $more } autres
    }
find-several-anyone =
    « { $who } » désigne { $count } personnes ou structures. Laquelle ? { $choices }{ $more ->
        [0] {""}
        [one] {" "}et 1 autre
       *[other] {" "}et { $more } autres
    }
