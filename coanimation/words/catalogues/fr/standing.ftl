# Où en est-on, et que faire ensuite.

standing-begin =
    Rien ici pour l'instant ({ $folder }).
    Pour voir à quoi cela ressemble : coanimation démo
    Pour commencer : coanimation initialiser DOSSIER
    Toutes les commandes : coanimation -h
standing-title = { $space } · en préparation : { $month }
standing-answers = {"  "}Réponses     { $count } structures sur { $all }
standing-answers-silent = {"  "}Réponses     { $count } structures sur { $all } (sans réponse : { $silent })
standing-answers-none = {"  "}Réponses     aucune pour ce mois ; à défaut, les disponibilités habituelles
standing-no-draft = {"  "}Planning     pas encore
standing-draft = {"  "}Planning     projet n° { $version }, { $filled } postes pourvus sur { $wanted }
standing-not-published = {"  "}Diffusion    rien n'est diffusé
standing-published = {"  "}Diffusion    le { $when }
standing-changed = {"  "}Diffusion    le { $when } ; le projet a changé depuis
standing-soon = {"  "}✗ Bientôt, et incomplet : { $slot }
standing-calendars =
    {"  "}✗ Agendas    { $failed ->
        [0] {""}
        [one] 1 pas à jour
       *[other] { $failed } pas à jour
    }{ $unclear ->
        [0] {""}
        [one] { $failed ->
            [0] {""}
           *[other] {", "}
        }1 point à vérifier
       *[other] { $failed ->
            [0] {""}
           *[other] {", "}
        }{ $unclear } points à vérifier
    } : { $coanimation } état
standing-step-plan = Prochaine étape : { $coanimation } planifier { $month }
standing-step-decide = Prochaine étape : { $coanimation } expliquer { $month }
standing-step-publish = Prochaine étape : { $coanimation } publier { $month } --dry-run
standing-step-nothing = Tout est à jour.
