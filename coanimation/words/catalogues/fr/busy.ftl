# Les disponibilités lues dans les agendas que les personnes ont indiqués

command-availability-fetch-name = récupérer
command-availability-fetch-summary = Lit dans les agendas indiqués quand chaque personne est prise.
command-availability-fetch-help =
    Les agendas sont ceux que chaque personne a indiqués (dans partners.yaml, « busy »). On n'en retient que oui, si besoin
    ou non pour chaque créneau : ni heure, ni titre n'est gardé ni montré. Ce qu'une personne a répondu elle-même
    passe avant. Relancer la commande remplace ce que les agendas disaient.

      coanimation disponibilités récupérer décembre --dry-run
      coanimation disponibilités récupérer décembre
command-availability-fetch-option-dry-run = Montre ce qui serait retenu, sans rien écrire.
command-availability-fetch-option-local-network = Lit aussi les agendas d'un serveur du réseau interne.

busy-asking =
    Lecture des agendas de { $count ->
        [one] 1 personne
       *[other] { $count } personnes
    } …
busy-title = Ce que disent les agendas pour { $month } :
busy-line =
    { $who } : { $busy ->
        [0] { $perhaps ->
            [0] libre
           *[other] jamais prise
        }
       *[other] prise
    } sur { $busy ->
        [0] { $slots ->
            [one] le seul créneau
           *[other] les { $slots } créneaux
        }
        [one] 1 créneau sur { $slots }
       *[other] { $busy } créneaux sur { $slots }
    }{ $perhaps ->
        [0] {""}
       *[other] , si besoin sur { $perhaps }
    }
busy-failed = { $who } : { $why }
busy-kept =
    { $count ->
        [0] {"  "}Rien n'est retenu de son agenda ; on peut toujours lui demander ses réponses.
       *[other] {"  "}Ce que son agenda disait la dernière fois est gardé.
    }
busy-withdrawn = { $who } : plus d'agenda indiqué ; ce que l'agenda disait est effacé.
busy-rehearsal = Simulation : rien n'est écrit.
busy-own-first = Ce qu'une personne a répondu elle-même passe avant. Pour en tenir compte : { $coanimation } planifier
busy-unchanged = Rien n'a changé depuis la dernière lecture.
busy-nobody =
    Personne n'a indiqué d'agenda où lire ses disponibilités de { $month }.
    Cela s'écrit dans partners.yaml, sous la personne : busy: [{"{"}ics: "https://…"{"}"}]

# Pourquoi un agenda n'a pas pu être lu

busy-no-password = il manque le mot de passe de son agenda. Donnez-le dans la variable d'environnement { $variable }.
busy-no-address = il manque l'adresse de son agenda. Donnez-la dans la variable d'environnement { $variable }.
busy-not-web = l'adresse de son agenda n'en est pas une, ou mène hors du web. Recopiez-la depuis l'agenda.
busy-unknown-host = le serveur { $host } est introuvable. Vérifiez l'adresse, et la connexion.
busy-inside = le serveur { $host } n'est pas sur l'internet public. Si c'est celui de votre réseau : --local-network.
busy-no-answer = le serveur { $host } ne répond pas, ou s'interrompt. Réessayez plus tard.
busy-certificate = le certificat du serveur { $host } n'est pas valable. Signalez-le à son service informatique.
busy-redirects = le serveur { $host } renvoie d'adresse en adresse sans fin. Demandez une nouvelle adresse d'agenda.
busy-elsewhere = le serveur { $host } renvoie ailleurs, où le mot de passe n'est pas envoyé. Demandez l'adresse définitive.
busy-in-the-clear = le serveur { $host } est joint, ou renvoie, sans chiffrement. Demandez une adresse en https://.
busy-too-slow = le serveur { $host } est trop lent. Réessayez plus tard.
busy-too-large = le serveur { $host } envoie bien plus qu'un agenda. Demandez une adresse qui ne donne que les mois à venir.
busy-packed = la réponse du serveur { $host } n'a pas pu être décompressée. Réessayez plus tard.
busy-no-http = le serveur { $host } répond autre chose qu'un agenda. Vérifiez l'adresse.
busy-refused-password = mot de passe refusé par { $host }, ou lien expiré ({ $status }). Corrigez-le, puis relancez.
busy-refused-rights = { $host } ne permet pas de lire cet agenda ({ $status }). La personne peut ouvrir le partage.
busy-refused-gone = cet agenda n'existe plus à cette adresse chez { $host } ({ $status }). Demandez la nouvelle adresse.
busy-refused-later = { $host } demande de revenir plus tard ({ $status }).
busy-refused-server = { $host } répond par l'erreur { $status }. Réessayez plus tard.
busy-not-a-calendar = l'adresse chez { $host } est celle d'un dossier, pas d'un agenda. Demandez l'adresse de l'agenda lui-même.
busy-no-dav = à cette adresse, { $host } ne répond pas comme un serveur CalDAV. Si c'est un lien d'abonnement, écrivez « ics ».
busy-incomplete = { $host } ne donne qu'une partie de l'agenda : rien n'en est retenu. Réessayez plus tard.
busy-out-of-time = pas de réponse à temps. Réessayez plus tard.
busy-bug = incident de notre fait en lisant cet agenda ({ $kind }). Signalez-le, sans envoyer l'agenda.
busy-text-no-calendar = à cette adresse, { $host } ne donne pas un agenda (une page de connexion ?). Demandez une nouvelle adresse.
busy-text-too-large = l'agenda chez { $host } est trop grand. Demandez une adresse qui ne donne que les mois à venir.
busy-text-truncated = l'agenda chez { $host } s'arrête ligne { $line }, avant sa fin : rien n'en est retenu. Réessayez.
busy-text-line = l'agenda chez { $host } est abîmé ligne { $line } : rien n'en est retenu.
busy-text-nested = l'agenda chez { $host } est abîmé ligne { $line } (parties qui se chevauchent) : rien n'en est retenu.
busy-text-date = l'agenda chez { $host } porte une date illisible ligne { $line } : rien n'en est retenu.
busy-text-no-start = l'agenda chez { $host } a un événement sans date ligne { $line } : rien n'en est retenu.
busy-text-backwards = l'agenda chez { $host } a ligne { $line } un événement qui finit avant de commencer : rien n'en est retenu.
busy-text-duration = l'agenda chez { $host } porte une durée illisible ligne { $line } : rien n'en est retenu.
busy-text-zone = l'agenda chez { $host } nomme ligne { $line } un fuseau horaire inconnu : rien n'en est retenu.
busy-text-rule = l'agenda chez { $host } a ligne { $line } une répétition illisible : rien n'en est retenu.
busy-text-rule-too-fine = l'agenda chez { $host } a ligne { $line } une répétition plusieurs fois par jour : rien n'en est retenu.
busy-text-too-much = l'agenda chez { $host } est trop long à suivre (ligne { $line }) : rien n'en est retenu.
busy-text-not-covered = { $host } ne dit pas les heures prises jusqu'au bout du mois (ligne { $line }). Réessayez plus près du mois.
