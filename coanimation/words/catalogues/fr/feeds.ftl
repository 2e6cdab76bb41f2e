# Les liens d'abonnement

command-feed-help = Chaque structure, et chaque professionnel·le qui l'a choisi, a son lien d'abonnement : un secret à ne donner qu'à la personne concernée.
command-feed-list-name = liste
command-feed-list-summary = Liste les abonnements ; les liens secrets seulement si on le demande.
command-feed-list-option-reveal = Montre les liens secrets.
command-feed-rotate-name = renouveler
command-feed-rotate-summary = Donne un autre lien à une structure ou à une personne.
command-feed-rotate-help =
    À faire quand un lien a été transmis à quelqu'un d'autre. L'ancien n'ouvre plus rien : pendant 60 jours il montre
    un seul événement qui le dit, puis il n'existe plus. Les autres liens ne changent pas.

      coanimation abonnement renouveler mission-locale
command-feed-rotate-argument-who = La structure, pour le lien de la structure ; ou la personne. Identifiant ou nom.
command-feed-rotate-option-reveal = Montre le nouveau lien.
command-feed-revoke-name = retirer
command-feed-revoke-summary = Retire le lien d'une structure ou d'une personne, sans en donner d'autre.
command-feed-revoke-help =
    Le lien n'ouvre plus rien : pendant 60 jours il montre un seul événement qui le dit, puis il n'existe plus. Pour
    redonner un lien plus tard : coanimation abonnement renouveler.

      coanimation abonnement retirer mission-locale
command-feed-revoke-argument-who = La structure, pour le lien de la structure ; ou la personne. Identifiant ou nom.
feed-rotated =
    { $name } a un nouveau lien. L'ancien n'ouvre plus l'agenda : pendant { $days } jours il le dit, puis il disparaît.
feed-taken-back =
    { $name } n'a plus de lien. L'ancien n'ouvre plus l'agenda : pendant { $days } jours il le dit, puis il disparaît.
feed-give-again = Pour lui redonner un lien : { $coanimation } abonnement renouveler { $id }
feed-opens-later = Ce lien n'ouvrira l'agenda qu'après la prochaine diffusion : { $coanimation } publier
feed-revoked = lien retiré
feed-no-subscription =
    { $name } n'a pas d'abonnement : son canal est un autre.
    Pour lui en donner un, enlevez « channel » de sa fiche dans partners.yaml.
feed-key-broken =
    Le fichier des liens secrets est abîmé : { $file }. Rien n'a été touché.
    Remettez-le depuis une sauvegarde. Ou supprimez-le : à la prochaine diffusion, tous les liens d'abonnement changent.
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
