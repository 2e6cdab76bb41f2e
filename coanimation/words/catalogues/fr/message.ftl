# Les messages aux personnes : brefs, cordiaux, et sans mettre personne en avant.

message-hello = Bonjour,
message-signature = Bien à vous,
    { $space }
message-paste =
    À : { $to }
    Objet : { $subject }
message-paste-nobody = (adresse à compléter)
message-to = { $name } ({ $mail })

# Le début du nom des fichiers

message-file-invitation = invitation
message-file-change = changement
message-file-reminder = rappel
message-file-proposal = projet
message-file-request = demande

# Une invitation, pour qui a choisi le message

message-invitation-new-subject = { $space } : votre présence { $day }, { $hours }
message-invitation-new = Vous êtes attendu·e à { $space } { $day }, { $hours }.
message-invitation-changed-subject = { $space } : changement pour votre présence { $day }, { $hours }
message-invitation-changed = Un changement pour votre présence à { $space }. Désormais : { $day }, { $hours }.
message-invitation-cancelled-subject = { $space } : votre présence { $day } n'est plus prévue
message-invitation-cancelled = Votre présence à { $space } { $day }, { $hours }, n'est plus prévue. Merci d'avoir gardé ce temps.
message-invitation-hindered = Il n'y a rien à répondre. En cas d'empêchement, un mot en réponse à ce message suffit.

# Un changement après la diffusion

message-change-subject = { $space } : { $count ->
        [one] un changement proche
       *[other] { $count } changements proches
    } ({ $month })
message-change = { $count ->
        [one] Le planning de { $space } vient de changer sur un point :
       *[other] Le planning de { $space } vient de changer sur { $count } points :
    }
message-change-added = - { $slot } ({ $place }) : { $named ->
        [true] { $who } est attendu·e.
       *[false] vous êtes attendu·e.
    }
message-change-removed = - { $slot } ({ $place }) : { $named ->
        [true] { $who } n'est plus attendu·e.
       *[false] vous n'êtes plus attendu·e.
    }
message-change-closed = - { $slot } ({ $place }) : ce créneau n'ouvre pas, { $named ->
        [true] { $who } n'est plus attendu·e.
       *[false] vous n'êtes plus attendu·e.
    }
message-change-moved = - { $slot } ({ $place }), au lieu de { $before } : { $named ->
        [true] { $who } reste attendu·e.
       *[false] vous restez attendu·e.
    }
message-change-calendar = Votre agenda suivra de son côté, parfois le lendemain seulement. En cas d'empêchement, un mot en réponse à ce message suffit.

# Ce que dit la commande

message-row = { $sent ->
        [0] {""}
        [one] 1 envoyé
       *[other] { $sent } envoyés
    }{ $sent ->
        [0] {""}
       *[other] { $waiting ->
            [0] {""}
           *[other] , {""}
        }
    }{ $waiting ->
        [0] {""}
        [one] 1 en attente dans messages/
       *[other] { $waiting } en attente dans messages/
    }
message-row-would = { $count ->
        [one] 1 { $sends ->
            [true] à envoyer
           *[false] à écrire
        }
       *[other] { $count } { $sends ->
            [true] à envoyer
           *[false] à écrire
        }
    }
message-unsigned = Personne ne signe les invitations : elles sont écrites comme de simples courriels, qu'aucun agenda ne reprend. Ajoutez dans space.yaml l'adresse de l'espace (mail: { "{" }from: …{ "}" }), puis diffusez à nouveau.
message-waiting = { $count ->
        [one] 1 message attend dans le dossier messages. Ouvrez-le (.eml) pour l'envoyer, ou copiez son texte (.txt) ; une fois parti, effacez-le.
       *[other] { $count } messages attendent dans le dossier messages. Ouvrez-les (.eml) pour les envoyer, ou copiez leur texte (.txt) ; une fois partis, effacez-les.
    }
message-again = { $count ->
        [one] Un message n'est pas encore parti : { $names }. Pour l'envoyer tel quel, un peu plus tard : { $coanimation } message envoyer
       *[other] { $count } messages ne sont pas encore partis : { $names }. Pour les envoyer tels quels, un peu plus tard : { $coanimation } message envoyer
    }
message-refused = { $to } : le serveur de messages refuse cette adresse (réponse { $status }). Corrigez-la dans partners.yaml ; { $count ->
        [one] le message attend
       *[other] ses { $count } messages attendent
    } dans le dossier messages.
message-odd = messages/{ $name }.eml ne peut pas partir seul : il lui faut une seule adresse, et celle de l'espace comme expéditeur. Envoyez-le vous-même.
message-unaddressed = { $count ->
        [one] 1 message n'a pas d'adresse : { $names }. Envoyez-le
       *[other] { $count } messages n'ont pas d'adresse : { $names }. Envoyez-les
    } vous-même, ou écrivez « mail » dans partners.yaml et refaites la commande qui prépare { $count ->
        [one] ce message
       *[other] ces messages
    }.
message-no-password =
    Le mot de passe de la messagerie manque : aucun message n'est parti, ils attendent dans le dossier messages.
    Donnez-le par la variable { $variable }, ou écrivez dans { $file } comment le demander :
      { "[" }[password]]
      host = "{ $host }"
      user = "{ $user }"
      command = ["…"]
message-configuration = { $file } ne se lit pas : chaque [[password]] attend host, user, et command, une liste de mots.
message-password-command = La commande « { $command } », écrite dans { $file }, n'a donné aucun mot de passe : aucun message n'est parti.
message-failed-unreachable = Le serveur de messages { $host } ne répond pas, ou pas comme un serveur de messages. Vérifiez la connexion, et « mail » dans space.yaml (host, port, security). Les messages attendent. Pour les envoyer : { $coanimation } message envoyer
message-failed-too-long = Le serveur de messages { $host } a été trop lent : les messages restants attendent. Pour les envoyer : { $coanimation } message envoyer
message-failed-insecure = Le serveur de messages { $host } ne propose pas de liaison chiffrée : rien ne lui a été dit. Vérifiez « mail » dans space.yaml (host, port, security).
message-failed-certificate = Le serveur de messages { $host } ne prouve pas qu'il est bien lui (certificat refusé) : rien ne lui a été dit.
message-failed-password = Le serveur de messages { $host } refuse le mot de passe (réponse { $status }) : aucun message n'est parti.
message-failed-sender = Le serveur de messages { $host } refuse d'envoyer au nom de l'adresse « from » de space.yaml (réponse { $status }).
message-failed-refused = Le serveur de messages { $host } refuse (réponse { $status }) : les messages attendent. Pour les envoyer : { $coanimation } message envoyer

# Ce qui s'écrit avant la diffusion

message-slot = { $slot } ({ $place })
message-reminder-subject = { $space } : vos disponibilités pour { $month }
message-reminder = Nous préparons le planning de { $space } pour { $month }, et il nous manque vos disponibilités. { $usual ->
        [true] Sans réponse, nous nous en tenons à ce que vous avez dit de vos habitudes.
       *[false] Tant que nous ne les avons pas, nous ne plaçons personne de chez vous.
    }
message-reminder-slots = Voici les créneaux. Pour chacun, « oui », « si besoin » ou « non », et qui viendrait :
message-reminder-thanks = Une réponse, même partielle, nous aide. Merci !
message-proposal-subject = { $space } : projet de planning pour { $month }
message-proposal = Voici, pour { $month }, ce que prévoit chez vous le projet de planning de { $space } :
message-proposal-none = Le projet de planning de { $space } pour { $month } ne prévoit personne de chez vous.
message-proposal-line = - { $slot } ({ $place }) : { $names }{ $count ->
        [0] {""}
       *[other] , avec { $others }
    }
message-proposal-check = Rien n'est diffusé encore : dites-nous ce qui ne va pas, et nous le reprenons.

# « coanimation message »

command-message-name = message
command-message-summary = Écrit les messages aux structures, montre et envoie ce qui attend.
command-message-help =
    Chaque message est d'abord un fichier du dossier messages : un courriel (.eml) qui s'ouvre prêt à envoyer, et son
    texte à copier (.txt). Rien ne part sans « envoyer », sauf ce que « publier » annonce.
command-availability-remind-name = relancer
command-availability-remind-summary = Écrit un rappel à chaque structure qui n'a pas répondu.
command-message-propose-name = proposer
command-message-propose-summary = Écrit à chaque structure sa part du projet de planning.
command-message-list-name = lister
command-message-list-summary = Liste les messages qui attendent d'être envoyés.
command-message-send-name = envoyer
command-message-send-summary = Envoie tous les messages qui attendent.
message-remind = { $count ->
        [one] 1 structure n'a pas répondu pour { $month }. Son rappel est prêt :
       *[other] { $count } structures n'ont pas répondu pour { $month }. Leurs rappels sont prêts :
    }
message-remind-none = Personne à relancer pour { $month }.
message-propose = { $count ->
        [one] Le projet de planning de { $month } est prêt à envoyer à 1 structure :
       *[other] Le projet de planning de { $month } est prêt à envoyer à { $count } structures :
    }
message-propose-none = Aucune structure n'a de professionnel·le : il n'y a personne à qui écrire pour { $month }.
message-written = { "  " }{ $name }{ $known ->
        [true] {" "}→ { $to }
       *[false] {" "}: adresse à compléter
    }
message-line = { "  " }{ $name }{ $fate ->
        [refused] {" "}: adresse refusée (réponse { $status })
        [later] {" "}: à renvoyer
        [unknown] {" "}: peut-être parti, à renvoyer tel quel
       *[drafted] {""}
    }
message-none = Aucun message n'attend.
message-sent = { $count ->
        [0] Aucun message n'est parti.
        [one] 1 message envoyé.
       *[other] { $count } messages envoyés.
    }
message-next-send = Pour envoyer tout ce qui attend : { $coanimation } message envoyer
message-no-server =
    Aucun serveur de messages n'est indiqué. Ouvrez les fichiers du dossier messages pour les envoyer vous-même, ou ajoutez dans space.yaml, sans mot de passe :
      mail: { "{" }from: bonjour@example.org, host: smtp.example.org, user: bonjour@example.org{ "}" }
