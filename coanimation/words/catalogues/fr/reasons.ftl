# Pourquoi quelqu'un ne peut pas prendre un poste. Chaque raison se dit d'une personne, puis comptée.

reason-unavailable = a répondu « non »
reason-unavailable-many = { $count ->
        [one] 1 non disponible
       *[other] { $count } non disponibles
    }
reason-no-answer = n'a pas répondu
reason-no-answer-many = { $count } sans réponse
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
reason-no-overlap = est déjà présent·e ailleurs à cette heure
reason-no-overlap-many = { $count ->
        [one] 1 déjà placé ailleurs
       *[other] { $count } déjà placés ailleurs
    }
reason-keep-travel = n'a pas le temps du trajet
reason-keep-travel-many = { $count } sans le temps du trajet
reason-keep-rest = n'aurait pas son repos
reason-keep-rest-many = { $count } sans leur temps de repos
reason-limits = est à sa limite
reason-limits-many = { $count } à leur limite
reason-limits-slots = est à sa limite de créneaux
reason-limits-slots-many = { $count } à leur limite de créneaux
reason-limits-hours = est à sa limite d'heures
reason-limits-hours-many = { $count } à leur limite d'heures
reason-limits-evenings = est à sa limite de soirées
reason-limits-evenings-many = { $count } à leur limite de soirées
reason-limits-weekends = est à sa limite de week-ends
reason-limits-weekends-many = { $count } à leur limite de week-ends
reason-one-per-team = sa structure est déjà présente
reason-one-per-team-many = { $count } d'une structure déjà présente
reason-at-once = sa structure ne peut envoyer personne de plus à cette heure
reason-at-once-many = { $count } d'une structure qui ne peut envoyer personne de plus
reason-seats = le créneau est complet
reason-seats-many = { $count ->
        [one] 1 de trop : le créneau est complet
       *[other] { $count } de trop : le créneau est complet
    }
reason-bans = est écarté·e de ce créneau
reason-bans-many = { $count ->
        [one] 1 écarté
       *[other] { $count } écartés
    }
reason-fixed = le créneau a déjà commencé
reason-fixed-many = { $count } après le début du créneau
reason-role = n'a pas la fonction qui manque
reason-role-many = { $count } sans la fonction qui manque
reason-attestation = n'a pas d'attestation valable ce jour-là
reason-attestation-many = { $count } sans attestation valable ce jour-là
reason-free = pourrait venir
reason-free-many = { $count ->
        [one] 1 pourrait venir
       *[other] { $count } pourraient venir
    }
reason-other-many = { $count } pour une autre raison
