# Où en est chaque structure : par quel moyen, depuis quand, ce qui attend, ce qui est à vérifier.

command-status-help =
    Lit chaque agenda une fois, sans rien y écrire : ce qui n'a pas pu être remis, ce que les gens y ont supprimé ou
    déplacé. Termine avec le code 1 si quelque chose attend quelqu'un.
command-status-option-offline = Ne lit aucun agenda : seulement ce qui est connu ici.
status-title = { $space } · où en sont les agendas
status-month-published = {"  "}{ $month } : diffusé le { $when }
status-month-differs = {"  "}{ $month } : diffusé le { $when } ; le projet a changé depuis
status-month-draft = {"  "}{ $month } : projet n° { $version }, pas encore diffusé
status-no-month = {"  "}Aucun planning pour l'instant.
status-partner = { $name } · { $way }
status-way-own = son agenda ({ $host })
status-way-embedded = agenda intégré
status-way-feed = lien d'abonnement
status-way-nobody = aucun moyen : ni mot de passe, ni adresse publique
status-way-mail =
    { $count ->
        [one] {" "}· 1 personne par message
       *[other] {" "}· { $count } personnes par message
    }
status-failure = ✗ Dernier essai : { $why }
status-last =
    { $now ->
        [late] Dernière fois à jour le { $when }, pour { $month }.
       *[fine] À jour : le { $when }, pour { $month }.
    }
status-last-unknown = Dernière remise inconnue : elle sera notée à la prochaine diffusion.
status-last-none = Aucune remise réussie n'est connue.
status-nothing-told = Rien à recevoir pour l'instant.
status-pending =
    { $count ->
        [one] 1 événement attend d'être remis : { $coanimation } publier { $month }
       *[other] { $count } événements attendent d'être remis : { $coanimation } publier { $month }
    }
status-unanswered = Sans réponse de { $name } : { $slot }.
status-drafts =
    { $count ->
        [one] 1 message attend d'être envoyé : { $coanimation } message lister
       *[other] { $count } messages attendent d'être envoyés : { $coanimation } message lister
    }
status-attention =
    { $count ->
        [one] 1 structure demande votre attention.
       *[other] { $count } structures demandent votre attention.
    }
status-all-well = Rien n'attend dans les agendas.
status-offline = Aucun agenda n'a été lu : ce que les gens y ont fait depuis n'est pas connu.
