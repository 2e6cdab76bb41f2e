# Le calcul du planning, et pourquoi un poste reste à pourvoir.

command-plan-help =
    Cherche, dans l'ordre des objectifs, le meilleur planning du mois, et le garde comme projet : rien n'est diffusé.
    Si rien n'a changé depuis le dernier projet, il est gardé tel quel ; si quelque chose a changé, le nouveau reste au
    plus près. Ctrl-C arrête la recherche et garde le meilleur planning trouvé.

    Exemples :

    {"  "}coanimation planifier décembre
    {"  "}coanimation planifier décembre --seconds 300
command-plan-option-seconds = Cherche au plus ce nombre de secondes ; par défaut celui de space.yaml.
command-plan-option-fresh = Oublie le projet précédent et cherche depuis le début.
metavar-seconds = SECONDES

plan-answered = { $count ->
        [0] Aucune des { $all } structures n'a répondu
        [one] { $count } structure sur { $all } a répondu
       *[other] { $count } structures sur { $all } ont répondu
    }
plan-answered-all = { $text }.
plan-answered-but = { $text } ({ $notes }).
plan-silent = { $count ->
        [one] sans réponse : { $partners }, non placé
       *[other] sans réponse : { $partners }, non placés
    }
plan-habitual = { $count ->
        [one] 1 placée d'après ses habitudes
       *[other] { $count } placées d'après leurs habitudes
    }
plan-drafted = Projet de planning n° { $version }, calculé en { $seconds } s. Rien n'est diffusé.
plan-unchanged = Projet de planning n° { $version } : rien n'a changé depuis son calcul, il est gardé tel quel. Rien n'est diffusé.
plan-corrected = { $count ->
        [one] Le projet d'avant n'était plus juste, il est refait au plus près :
       *[other] Le projet d'avant n'était plus juste en { $count } points, il est refait au plus près :
    }
plan-stopped = Recherche arrêtée : le meilleur planning trouvé est gardé. Relancez la commande pour chercher encore.
plan-ask-why = Voir pourquoi ?
plan-next-explain = Pour savoir pourquoi : { $coanimation } expliquer { $month }
plan-next-show = Pour le voir : { $coanimation } montrer { $month }

plan-impossible =
    Aucun planning n'est possible : ceci se contredit.
    { $culprits }
    { $needed ->
        [some] Ces points ne sont peut-être pas tous nécessaires : la recherche s'est arrêtée avant de les trier. Relancez la commande, avec --seconds et un nombre plus grand, pour ne garder que ceux qui comptent.
       *[all] Il suffit de revenir sur un seul de ces points, puis de relancer la commande.
    }
plan-culprits-more =
    { $count ->
        [one] … et 1 autre
       *[other] … et { $count } autres
    }
plan-out-of-time =
    Aucun planning trouvé en { $seconds } s. Cela ne veut pas dire qu'il n'y en a pas : relancez avec --seconds et un
    nombre plus grand.
plan-no-slot = Aucun créneau à tenir en { $month } : aucun horaire n'y tombe, ou tout est fermé ou déjà passé.
plan-none-yet =
    Pas encore de planning pour { $month }.
    Pour en chercher un : { $coanimation } planifier { $typed }
plan-interrupted = Recherche arrêtée avant d'avoir trouvé un planning : rien n'a été modifié.

# Ce qui se contredit

culprit-pin = { $professional } est fixé·e sur le créneau du { $slot }
culprit-pin-against = { $professional } est fixé·e sur le créneau du { $slot }, mais { $why }
culprit-ban = { $professional } est écarté·e du créneau du { $slot }
culprit-fixed = le créneau du { $slot } a déjà commencé : ses présents ne changent plus
culprit-one-per-team = une seule personne de { $partner } peut tenir le créneau du { $slot }
culprit-seats = le créneau du { $slot } n'a pas plus de postes
culprit-no-overlap = { $professional } ne peut pas être à deux endroits à la fois
culprit-keep-travel = { $professional } n'a pas le temps du trajet entre deux créneaux
culprit-keep-rest = { $professional } n'aurait pas son repos entre deux créneaux
culprit-at-once = { $partner } ne peut pas envoyer plus de monde à la fois
culprit-meetings = la réunion « { $meeting } » a lieu à cette heure
culprit-apart = { $professional } et { $with } ne vont jamais ensemble
culprit-accompanied = { $professional } doit être accompagné·e
culprit-successions = { $professional } ne peut pas prendre ces créneaux deux jours de suite
culprit-blocks = les relais du { $slot } se prennent ensemble
culprit-promises = un poste du { $slot } est promis à { $partner }
culprit-least = { $who } doit avoir au moins { $least } ({ $limit } ; { $when })
culprit-limits = { $who } est à sa limite ({ $limit } : { $most } ; { $when })
culprit-week = semaine du { $day }

# Pourquoi un poste reste à pourvoir

command-explain-argument-what = Un mois, un créneau, ou les deux. Un créneau se dit par son nom ou en mots : mer 9 soir.
metavar-what = [MOIS] [CRÉNEAU]
command-explain-help =
    Dit, pour un créneau ou pour tous ceux du mois où il manque quelqu'un, qui est présent et ce qui empêche chacun des
    autres de venir.

    Exemples :

    {"  "}coanimation expliquer
    {"  "}coanimation expliquer décembre "mer 9 soir"
explain-slot = { $slot } : { $filled ->
        [0] aucun poste pourvu
        [one] { $filled } poste pourvu
       *[other] { $filled } postes pourvus
    } sur { $wanted }.
explain-closed = { $slot } : { $why }.
explain-present = Présents : { $names }.
explain-full = Rien n'y manque.
explain-group = { $reason } : { $names }
explain-person = { $name } ({ $partner })
explain-person-also = { $name } ({ $partner } ; aussi : { $also })
reason-free = peut venir sans rien coûter
reason-free-many = { $count ->
        [one] 1 peut venir sans rien coûter
       *[other] { $count } peuvent venir sans rien coûter
    }
