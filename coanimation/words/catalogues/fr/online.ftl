# Mettre en ligne : les destinations, et la relecture de l'adresse publique

publish-row-sent = En ligne
publish-sent =
    { $name } ({ $written ->
        [0] { $removed ->
            [0] rien de nouveau
           *[other] rien d'ajouté
        }
        [one] 1 fichier envoyé
       *[other] { $written } fichiers envoyés
    }{ $removed ->
        [0] {""}
        [one] , 1 retiré
       *[other] , { $removed } retirés
    })
publish-sent-would =
    { $name } ({ $written ->
        [0] { $removed ->
            [0] rien de nouveau
           *[other] rien à ajouter
        }
        [one] 1 fichier à envoyer
       *[other] { $written } fichiers à envoyer
    }{ $removed ->
        [0] {""}
        [one] , 1 à retirer
       *[other] , { $removed } à retirer
    })
publish-unsent = { $name } : { $why }
publish-destination-no-password = le mot de passe du compte manque ; donnez-le dans la variable { $variable }.
publish-destination-password-refused = le compte est refusé (mot de passe ou clé). Rien n'y a été changé.
publish-destination-insecure = son adresse n'est pas sûre : le mot de passe voyagerait en clair ou vers un autre serveur. Il faut une adresse en https.
publish-destination-unreachable = le serveur ne répond pas. Relancez la commande : seul ce qui manque sera envoyé.
publish-destination-unusable = { $what } ne peut pas être lu ou écrit : vérifiez que vous y avez accès, et qu'il reste de la place.
publish-destination-refused = le serveur refuse { $what } ({ $why }).
publish-destination-full = il n'y a plus de place à cet endroit.
publish-destination-no-folder = le dossier { $folder } n'existe pas à cet endroit : créez-le, ou corrigez l'adresse dans space.yaml.
publish-destination-no-webdav = cette adresse ne répond pas comme un dossier WebDAV (réponse { $status }). Dans Nextcloud, elle est dans Fichiers, Paramètres, « WebDAV ».
publish-destination-stranger = { $file } y est déjà, et ce n'est pas nous qui l'y avons mis : rien n'y a été changé. Déplacez ce fichier, ou choisissez un autre dossier.
publish-destination-other-space = un autre espace y envoie déjà sa page : rien n'y a été changé. Choisissez un autre dossier.
publish-destination-host-unknown =
    ce serveur n'est pas encore connu : rien n'a été envoyé. Connectez-vous une fois, et comparez l'empreinte avec celle que donne l'hébergeur :
      sftp -P { $port } { $user }@{ $host }
publish-destination-host-changed =
    { $host } ne montre plus la clé que nous connaissons : rien n'a été envoyé. Demandez à l'hébergeur si elle a changé ; si oui, enlevez l'ancienne de { $file }.
publish-destination-bad-key = la clé { $file } ne peut pas être lue : vérifiez le fichier et sa phrase secrète.
publish-destination-no-extra = l'envoi par SFTP a besoin de l'option « sftp » : pip install "coanimation[sftp]".
publish-destination-bug = un incident que nous n'avions pas prévu ; c'est notre erreur. Le détail est dans .coanimation/{ $log } : joignez-le à votre signalement.
publish-online-seen = ✓ Page vue en ligne à { $hour } ({ $address }). Les agendas abonnés suivront sous 24 h environ.
publish-online-not-yet =
    { $address } { $why ->
        [missing] ne montre encore aucune page : vérifiez que la destination est bien le dossier de cette page.
        [refused] refuse d'être lue : demandez à l'hébergeur pourquoi.
        [certificate] n'a pas de certificat valable : demandez à l'hébergeur de le renouveler.
        [unreachable] ne répond pas. Relancez la commande dans quelques minutes.
       *[other] montre encore une autre page. Relancez la commande dans quelques minutes ; si rien ne change, vérifiez que la destination est bien le dossier de cette page.
    }
publish-private-in-public = { $folder } est dans la partie publique : les liens secrets y seraient lisibles par tout le monde. Choisissez un autre dossier.
publish-private-under-version-control =
    { $folder } est suivi par un gestionnaire de versions ({ $guard }) : les liens secrets y resteraient pour toujours. Choisissez un dossier ailleurs.

# Pendant la diffusion

progress-calendars =
    Agendas : { $done } sur { $count }{ $hand ->
        [0] {""}
        [1] {" "}· { $name }
       *[other] {" "}· { $name } et { $others } en même temps
    }
progress-destinations = Envoi vers l'hébergement : { $done } sur { $count } · { $name }
progress-messages = Messages : { $done } sur { $count } · { $name }
progress-online = Lecture de la page en ligne · { $name }
