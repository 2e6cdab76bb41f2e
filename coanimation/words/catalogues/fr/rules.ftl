# Les règles qu'un planning enregistré ne respecte pas.

rule-other-month = Ce planning est celui d'un autre mois ({ $month }).
rule-unknown-slot = { $slot } n'est aucun créneau du mois ({ $professional } y est placé·e).
rule-unknown-professional = « { $professional } » n'est personne de partners.yaml ({ $slot }).
rule-closed-slot = { $slot } est fermé, mais { $professional } y est placé·e.
rule-twice = { $professional } est placé·e deux fois sur { $slot }.
rule-known = { $professional } ou { $slot } n'existe pas.
rule-availability = { $professional } n'est pas disponible sur { $slot }.
rule-fixed = { $slot } a déjà commencé : la présence de { $professional } ne change plus.
rule-pins = { $professional } est fixé·e sur { $slot }, mais n'y est pas.
rule-bans = { $professional } est écarté·e de { $slot }, mais y est placé·e.
rule-seats = { $slot } a trop de monde : { $present } présents pour { $most } postes.
rule-one-per-team = { $professional } et { $with } sont de la même structure : une seule personne par structure sur { $slot }.
rule-at-once = { $partner } a { $count } personnes en même temps ({ $slot }), pour { $most } au plus.
rule-no-overlap = { $professional } est à deux endroits en même temps ({ $slot }).
rule-keep-travel = { $professional } n'a pas le temps du trajet avant ou après { $slot } : { $gap } min, il en faut { $needed }.
rule-keep-rest = { $professional } n'a pas son repos avant ou après { $slot } : { $gap } min, il en faut { $needed }.
rule-meetings = { $professional } est en réunion ({ $meeting }) et n'a pas le temps d'être sur { $slot }.
rule-apart = { $professional } et { $with } ne vont jamais ensemble, mais sont sur { $slot }.
rule-accompanied = { $professional } doit être accompagné·e : aucune des personnes qui l'accompagnent n'est sur { $slot }.
rule-successions = { $professional } ne peut pas être sur { $slot } : ce moment ne suit pas celui de la veille, ou du lendemain.
rule-blocks = { $professional } est sur { $slot } sans être sur les autres relais de ce jour : ils se prennent ensemble.
rule-promises = Un poste de { $slot } est promis à { $partner }, qui n'y a personne.
rule-least = { $who } n'a pas son minimum ({ $limit }, { $when }) : { $reached } pour { $least } au moins.
rule-limits = { $who } dépasse sa limite ({ $limit }, { $when }) : { $reached } pour { $most } au plus.
rule-missing = { $slot } : { $what ->
        [seat] postes à pourvoir
       *[other] fonction « { $what } » à pourvoir
    }, le planning en annonce { $says }, il y en a { $is }.
rule-certificate = Les garanties annoncent { $says } pour l'objectif « { $aim } », ce n'est plus vrai. Relancez le calcul : { $coanimation } planifier { $month }
rule-certificate-lacks = Les garanties ne disent rien de l'objectif « { $aim } ». Relancez le calcul : { $coanimation } planifier { $month }
rule-bound = Les garanties se contredisent pour l'objectif « { $aim } » : { $is } est meilleur que le meilleur possible, { $says }.
