# Les mots communs à toutes les commandes.

list-last = { $first } et { $last }
quoted = « { $text } »
instant = { $day } à { $hour }
yes = oui
no = non
yes-letter = o
no-letter = n

# Les états (domain.slots.State, domain.answers.Availability, domain.rota.Outcome …)

state-held = tenu
state-short = incomplet
state-closed = fermé
availability-yes = oui
availability-if-need-be = si besoin
availability-no = non
part-morning = matin
part-afternoon = après-midi
part-evening = soir
closed-public-holiday = jour férié
closed-closure = fermeture
closed-decided = fermeture décidée
closed-moved = déplacé
decision-wait = en attente
decision-adults = adultes seulement
decision-close = fermé

role-referent = référent·e mineurs
role-opens = qui ouvre
role-closes = qui ferme
role-driver = qui conduit
role-seat = poste

# Comme on les nommait avant : les classeurs remplis alors se lisent toujours

role-referent-before = référent mineurs
role-opens-before = ouvre les lieux
role-closes-before = ferme les lieux
role-driver-before = conduit

# Les objectifs, dans l'ordre des priorités

aim-openable = Créneaux tenus
aim-coverage = Postes pourvus
aim-steadiness = Stabilité
aim-kept = Déjà annoncé
aim-displaced = Déjà annoncé
aim-called = Nouveaux appels
aim-agreements = Conventions
aim-presence = Part de présence
aim-presence-largest = Part de présence (plus grand écart)
aim-ownership = Créneau attitré
aim-runs = D'affilée
aim-topics = Thématiques
aim-burden = Soirées et week-ends
aim-encounters = Binômes de structures
aim-economy = Postes en plus
aim-if-need-be = « Si besoin »
aim-wishes = Souhaits
aim-evenness = Égalité au poste près

# Ce qui change entre deux plannings

change-line = { $slot } : { $changes }
change-comes = + { $who }
change-leaves = - { $who }
change-rest = { $seats ->
        [0] { $slots ->
            [0] tout est repris
            [one] tous les postes sont pourvus, mais 1 créneau devient incomplet
           *[other] tous les postes sont pourvus, mais { $slots } créneaux deviennent incomplets
        }
        [one] { $slots ->
            [0] 1 poste reste vide
            [one] 1 poste reste vide, 1 créneau devient incomplet
           *[other] 1 poste reste vide, { $slots } créneaux deviennent incomplets
        }
       *[other] { $slots ->
            [0] { $seats } postes restent vides
            [one] { $seats } postes restent vides, 1 créneau devient incomplet
           *[other] { $seats } postes restent vides, { $slots } créneaux deviennent incomplets
        }
    }
change-slot = le créneau du { $slot }
