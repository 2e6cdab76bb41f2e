# Ce que les fichiers d'un mois disent les uns des autres.

gather-unknown-professional = « { $name } » n'est personne de partners.yaml : { $what ->
        [answer] une réponse
        [pin] un choix « fixer »
        [ban] un choix « écarter »
        [promise] un poste promis
        [asked] une demande
       *[decision] une décision
    } le nomme.
gather-unknown-slot = « { $name } » n'est aucun créneau de ce mois : { $what ->
        [answer] une réponse
        [pin] un choix « fixer »
        [ban] un choix « écarter »
        [promise] un poste promis
        [asked] une demande
       *[decision] une décision
    } le nomme.
gather-unknown-partner = « { $name } » n'est aucune structure de partners.yaml : un poste promis la nomme.
gather-told-slot-lost =
    Le créneau « { $name } » a été annoncé, mais les horaires de space.yaml ne le donnent plus. Remettez-le, puis
    fermez-le : { $coanimation } fermer { $month } { $name }
    Ceux qui l'ont dans leur agenda seront prévenus.
gather-pin-against = { $professional } est fixé·e sur { $slot }, mais { $why }. Changez sa réponse ou son absence, ou libérez-le : { $coanimation } libérer { $month } { $slot } { $who }
