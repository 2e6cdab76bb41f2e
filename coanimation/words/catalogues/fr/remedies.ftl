# Ce qui pourvoirait un poste : chaque solution a été vérifiée dans les deux sens.

remedies-title = { $count ->
        [one] Solution vérifiée :
       *[other] Solutions vérifiées, au choix :
    }
remedy-line = { $place }. { $text }
remedy-and = { $first }, et { $second }
remedy-moved = { $text } ({ $count ->
        [one] 1 autre présence change
       *[other] { $count } autres présences changent
    })
remedy-leaves = { $text }, mais le créneau resterait incomplet : { $lacks }
remedy-chase = Relancer { $professional } : un « oui » suffit
remedy-ask = Demander à { $professional } de revenir sur son « non »
remedy-bans = Ne plus écarter { $professional } de ce créneau
remedy-pins = Libérer { $professional } du créneau du { $slot }
remedy-limits = Accorder à { $who } { $to } au lieu de { $most } ({ $limit } ; { $when })
remedy-at-once = Accepter que { $partner } envoie { $to } personnes à la fois
remedy-meetings = Dispenser { $professional } de la réunion « { $meeting } »
remedy-attestation = Renouveler l'attestation : { $professional }
