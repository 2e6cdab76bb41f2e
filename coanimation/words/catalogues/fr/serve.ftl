# Servir les agendas, et leurs mots de passe

command-serve-help =
    Tant que cette commande tourne, les structures lisent et écrivent leur agenda (CalDAV), les liens d'abonnement
    répondent et la page publique est en ligne. Sans autre indication, seul cet ordinateur y accède.
command-serve-option-host = L'adresse sur laquelle écouter.
command-serve-option-port = Le port ; 0 en prend un libre.
command-serve-option-tls-cert = Le certificat (PEM), nécessaire pour écouter ailleurs que sur cet ordinateur.
command-serve-option-tls-key = La clé du certificat (PEM).
command-serve-option-behind-proxy = Un serveur mandataire, devant, s'occupe du chiffrement.
command-password-help = Le mot de passe est demandé deux fois, sans s'afficher ; seule son empreinte est gardée.
command-password-option-generate = Choisit un mot de passe et l'affiche une seule fois.
command-password-argument-partner = L'identifiant de la structure, celui de partners.yaml.
serve-running = En ligne : { $url }
serve-hours = Horaires publics : { $url }
serve-calendar = Agenda de { $partner } : { $url }
serve-without-password =
    { $count ->
        [one] Une structure n'a pas encore de mot de passe : { $names }.
       *[other] { $count } structures n'ont pas encore de mot de passe : { $names }.
    } Par exemple : { $coanimation } mot-de-passe { $first }
serve-how-to-stop = Ctrl-C pour arrêter.
serve-stopping = Arrêt : on termine les demandes en cours.
serve-no-extra = Le serveur a besoin de l'option « serve » : pip install "coanimation[serve]".
serve-unsafe =
    Sur { $host }, les mots de passe voyageraient en clair. Donnez un certificat (--tls-cert et --tls-key), ou --behind-proxy
    si un serveur mandataire s'occupe du chiffrement.
serve-port-taken = Impossible d'écouter sur { $host }, port { $port } : il est déjà pris ou interdit. Essayez un autre --port.
serve-not-here = { $host } n'est pas une adresse de cet ordinateur. Sans --host, il est seul à y accéder ; avec --host 0.0.0.0, il écoute sur toutes ses adresses.
serve-passwords-broken =
    Le fichier des mots de passe est abîmé : { $file }. Rien n'a été touché.
    Remettez-le depuis une sauvegarde. Ou supprimez-le : chaque structure aura alors besoin d'un nouveau mot de passe.
serve-both-tls = --tls-cert et --tls-key vont ensemble.
serve-bad-tls = Le certificat { $certificate } et la clé { $key } ne peuvent pas servir : il faut deux fichiers PEM qui vont ensemble.
serve-unknown-partner = « { $partner } » n'est l'identifiant d'aucune structure. Il y a : { $known }.
serve-ask-password = Mot de passe pour { $partner } :
serve-ask-password-again = Encore une fois :
serve-passwords-differ = Les deux mots de passe diffèrent : rien n'a été changé.
serve-password-short = Un mot de passe a au moins { $least } caractères : rien n'a été changé.
serve-password-set = Mot de passe de { $partner } enregistré.
serve-password-made = Mot de passe de { $partner }, à lui transmettre ; il ne sera plus affiché :
