# Pourquoi quelqu'un ne peut pas prendre un poste. Chaque raison se dit d'une personne, puis comptée.

reason-unavailable = a répondu « non »
reason-unavailable-many = { $count ->
        [one] 1 non disponible
       *[other] { $count } non disponibles
    }
reason-no-answer = n'a pas répondu
reason-no-answer-many = { $count } sans réponse
reason-no-answer-many-of = { $count } sans réponse ({ $names })
reason-absent = est absent·e ce jour-là
reason-absent-many = { $count ->
        [one] 1 absent
       *[other] { $count } absents
    }
reason-not-here = ne participe pas au lieu à cette date
reason-not-here-many = { $count ->
        [one] 1 ne participe pas au lieu à cette date
       *[other] { $count } ne participent pas au lieu à cette date
    }
reason-overlap = est déjà présent·e ailleurs à cette heure
reason-overlap-many = { $count ->
        [one] 1 déjà placé ailleurs
       *[other] { $count } déjà placés ailleurs
    }
reason-travel = n'a pas le temps du trajet
reason-travel-many = { $count ->
        [one] 1 sans le temps du trajet
       *[other] { $count } sans le temps du trajet
    }
reason-rest = n'aurait pas son repos
reason-rest-many = { $count ->
        [one] 1 sans son temps de repos
       *[other] { $count } sans leur temps de repos
    }
reason-limit = est à sa limite
reason-limit-many = { $count ->
        [one] 1 à sa limite
       *[other] { $count } à leur limite
    }
reason-limit-slots = est à sa limite de créneaux
reason-limit-slots-many = { $count ->
        [one] 1 à sa limite de créneaux
       *[other] { $count } à leur limite de créneaux
    }
reason-limit-hours = est à sa limite d'heures
reason-limit-hours-many = { $count ->
        [one] 1 à sa limite d'heures
       *[other] { $count } à leur limite d'heures
    }
reason-limit-evenings = est à sa limite de soirées
reason-limit-evenings-many = { $count ->
        [one] 1 à sa limite de soirées
       *[other] { $count } à leur limite de soirées
    }
reason-limit-weekends = est à sa limite de week-ends
reason-limit-weekends-many = { $count ->
        [one] 1 à sa limite de week-ends
       *[other] { $count } à leur limite de week-ends
    }
reason-colleague-present = sa structure est déjà présente
reason-colleague-present-many = { $count } d'une structure déjà présente
reason-at-once = sa structure ne peut envoyer personne de plus à cette heure
reason-at-once-many = { $count } d'une structure qui ne peut envoyer personne de plus
reason-meeting = est en réunion à cette heure
reason-meeting-many = { $count } en réunion à cette heure
reason-apart = n'est jamais sur le même créneau que quelqu'un de présent
reason-apart-many = { $count ->
        [one] 1 à ne pas placer avec quelqu'un de présent
       *[other] { $count } à ne pas placer avec quelqu'un de présent
    }
reason-alone = doit être accompagné·e, et aucune des personnes qui l'accompagnent n'est là
reason-alone-many = { $count ->
        [one] 1 sans la personne qui l'accompagne
       *[other] { $count } sans les personnes qui les accompagnent
    }
reason-next-day = ce créneau ne peut pas suivre sa présence de la veille, ou du lendemain
reason-next-day-many = { $count ->
        [one] 1 avec une présence la veille ou le lendemain
       *[other] { $count } avec une présence la veille ou le lendemain
    }
reason-relays = ne peut pas tenir aussi l'autre relais de ce jour
reason-relays-many = { $count } sans pouvoir tenir aussi l'autre relais
reason-promised = le poste est promis à une structure, qui doit encore nommer quelqu'un
reason-promised-many = { $count ->
        [one] 1 de trop : le poste est promis à une structure
       *[other] { $count } de trop : le poste est promis à une structure
    }
reason-full = le créneau est complet
reason-full-many = { $count ->
        [one] 1 de trop : le créneau est complet
       *[other] { $count } de trop : le créneau est complet
    }
reason-banned = est écarté·e de ce créneau
reason-banned-many = { $count ->
        [one] 1 écarté
       *[other] { $count } écartés
    }
reason-begun = le créneau a déjà commencé
reason-begun-many = { $count } après le début du créneau
reason-lacks-role = n'a pas la fonction qui manque
reason-lacks-role-many = { $count } sans la fonction qui manque
reason-could = pourrait venir
reason-could-many = { $count ->
        [one] 1 pourrait venir
       *[other] { $count } pourraient venir
    }
reason-could-replace = pourrait prendre la place d'une personne présente
reason-could-replace-many = { $count ->
        [one] 1 pourrait prendre la place d'une personne présente
       *[other] { $count } pourraient prendre la place d'une personne présente
    }
reason-other-many = { $count } pour une autre raison
reason-already-there = y est déjà
reason-of = { $name } : { $text }
