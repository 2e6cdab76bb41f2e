# Les liens d'abonnement

command-feed-help = Chaque structure, et chaque professionnel·le qui l'a choisi, a son lien d'abonnement : un secret à ne donner qu'à la personne concernée.
command-feed-list-name = liste
command-feed-list-summary = Liste les abonnements ; les liens secrets seulement si on le demande.
command-feed-list-option-reveal = Montre les liens secrets.
feed-partner = { $name } ({ $state })
feed-professional = {"  "}· { $name } ({ $state })
feed-published = diffusé
feed-unpublished = pas encore diffusé
feed-hidden = Les liens sont secrets ; pour les voir : { $coanimation } abonnement liste --reveal
feed-secret = Chaque lien ouvre un agenda sans mot de passe : ne donnez le sien qu'à la personne concernée, et jamais en public.
feed-no-address =
    Personne ne peut encore s'abonner : l'espace n'a pas d'adresse publique.
    Indiquez-la dans space.yaml, sous « public-url ».
feed-address-unreachable =
    Personne ne peut encore s'abonner : l'adresse publique de l'espace ({ $url }) n'est pas joignable depuis un autre appareil.
    Indiquez-la dans space.yaml, sous « public-url ».
