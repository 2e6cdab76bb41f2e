# Les créneaux d'un mois, avant d'y placer qui que ce soit.

command-slots-help =
    Le mois tel que le donnent les horaires habituels, les ouvertures exceptionnelles et les fermetures, avec les jours
    fériés et les vacances scolaires. Personne n'y est encore placé.

slots-title = { $space } : créneaux de { $month }
slots-week = Semaine du { $day }
slots-none = Aucun créneau en { $month } : aucun horaire ne tombe dans ce mois. Les horaires sont dans space.yaml.
slots-closed =
    fermé : { $why }{ $count ->
        [one] {""}
       *[other] {" "}({ $count } créneaux)
    }
slots-until = au { $day }
slots-tag-evening = soirée
slots-tag-school-holidays = vacances
slots-tag-public-holiday = jour férié
slots-relay = relais { $number }
slots-adults = majeurs
slots-exceptional = exceptionnel
slots-estimated = estimé
slots-total =
    { $count ->
        [0] Aucun créneau ouvert
        [one] 1 créneau ouvert, { $length } d'ouverture, dont { $share } hors du lundi au vendredi de 9 h à 17 h
       *[other] { $count } créneaux ouverts, { $length } d'ouverture, dont { $share } hors du lundi au vendredi de 9 h à 17 h
    }{ $closed ->
        [0] .
        [one] {" "}; 1 créneau fermé.
       *[other] {" "}; { $closed } créneaux fermés.
    }
slots-estimated-note = Les vacances scolaires de ce mois ne sont pas encore publiées : leurs dates sont estimées.
