# Ce que lisent les agendas

publish-event-open = { $place } : ouvert
publish-event-open-for = { $place } : { $activity }
publish-event-closed = { $place } : fermé
publish-event-shift = { $place } : présence
publish-event-own = { $place } : { $names }
publish-event-with = Avec : { $names }.
publish-event-colleague = { $name } ({ $organisation })
publish-event-activity = Au programme : { $activity }.
publish-event-hours = Ouvert au public : { $hours }.
publish-event-adults = Pour les majeurs seulement, cette fois-ci.
publish-event-contact = Une question ? { $contact }
publish-feed-name = { $space } : { $who }
publish-feed-updated = Mis à jour le { $instant }. Selon l'agenda, un changement met de quelques minutes à une journée pour arriver.
publish-feed-taken-back = Ce lien d'abonnement a changé
publish-feed-taken-back-ask =
    Ce lien n'est plus valable. Demandez-en un nouveau{ $contact ->
        [none] {" "}à la personne qui vous l'a donné
       *[other] {" "}à { $contact }
    }, puis supprimez cet abonnement de votre agenda.

# La commande

command-publish-help =
    Diffuse le planning vers les agendas des structures, les liens d'abonnement et la page publique. Seul ce qui a changé
    est écrit : relancer la commande ne fait rien de plus. Un créneau incomplet n'est annoncé nulle part avant qu'on en
    ait décidé.

      coanimation publier décembre --dry-run
      coanimation publier décembre
command-publish-option-dry-run = Montre ce qui serait diffusé, sans rien écrire ni envoyer.
command-publish-option-to = Copie aussi la page publique et ses horaires dans ce dossier.
command-publish-option-private-tree = Écrit aussi les abonnements, sous leurs liens secrets, dans ce dossier : pour un hébergeur qui ne sert que des fichiers.
command-publish-option-wait = Met en attente les créneaux incomplets : ils ne sont pas annoncés.
command-publish-option-close-short = Ferme les créneaux incomplets.
command-publish-option-delete-many = Accepte de supprimer beaucoup d'événements d'un agenda.
command-publish-option-put-back = Remet dans les agendas les événements que quelqu'un y a supprimés, déplacés ou annulés.
command-publish-option-take-over = Écrit par-dessus ce qu'une autre copie de l'espace de travail a diffusé depuis.
command-publish-option-no-mail = Écrit les messages dans le dossier messages, sans en envoyer.

publish-slot = { $day }, { $hours }
publish-to-publish =
    À diffuser pour { $month } : { $slots ->
        [0] aucun créneau
        [one] 1 créneau
       *[other] { $slots } créneaux
    }{ $closures ->
        [0] .
        [one] , 1 fermeture ({ $closed }).
       *[other] , { $closures } fermetures ({ $closed }).
    }
publish-rehearsal = Simulation : rien n'est diffusé, rien n'est écrit.
publish-more = { $first } … et { $count ->
        [one] 1 autre
       *[other] { $count } autres
    }
publish-nothing = Rien à diffuser : tout est déjà à jour.
publish-nothing-emptied = Rien de nouveau à diffuser, mais ce qui l'était a disparu quelque part.
publish-public-proven = Contrôle public : aucun nom de structure ni de personne.
publish-public-allowed = Mots admis sur la page publique, qui sont aussi des noms : { $words }.
publish-waiting =
    { $count ->
        [one] 1 créneau incomplet n'est annoncé nulle part : { $slots }.
       *[other] { $count } créneaux incomplets ne sont annoncés nulle part : { $slots }.
    }
publish-to-decide =
    { $count ->
        [one] 1 créneau incomplet attend une décision avant la diffusion : { $slots }.
       *[other] { $count } créneaux incomplets attendent une décision avant la diffusion : { $slots }.
    }
publish-too-late =
    { $count ->
        [one] 1 créneau avait commencé avant que son changement soit diffusé : il reste comme il a été annoncé ({ $slots }).
       *[other] { $count } créneaux avaient commencé avant que leur changement soit diffusé : ils restent comme ils ont été annoncés ({ $slots }).
    }
publish-withdrawn =
    { $count ->
        [one] 1 créneau avait été annoncé et ne l'est plus : { $slots }. Prévenez les personnes concernées.
       *[other] { $count } créneaux avaient été annoncés et ne le sont plus : { $slots }. Prévenez les personnes concernées.
    }
publish-row-calendars = Agendas
publish-row-feeds = Abonnements
publish-row-page = Page publique
publish-row-messages = Messages
publish-row-copy = Copie
publish-calendars =
    { $count ->
        [0] aucun agenda à jour
        [one] 1 structure à jour
       *[other] { $count } structures à jour
    } ({ $changes })
publish-calendars-would =
    { $count ->
        [one] 1 structure
       *[other] { $count } structures
    } ({ $changes })
publish-changes =
    { $created ->
        [0] {""}
        [one] 1 événement ajouté
       *[other] { $created } événements ajoutés
    }|{ $updated ->
        [0] {""}
       *[other] { $created ->
            [0] { $updated ->
                [one] 1 événement modifié
               *[other] { $updated } événements modifiés
            }
           *[other] { $updated } { $updated ->
                [one] modifié
               *[other] modifiés
            }
        }
    }|{ $deleted ->
        [0] {""}
       *[other] { $before ->
            [0] { $deleted ->
                [one] 1 événement retiré
               *[other] { $deleted } événements retirés
            }
           *[other] { $deleted } { $deleted ->
                [one] retiré
               *[other] retirés
            }
        }
    }
publish-changes-would =
    { $created ->
        [0] {""}
        [one] 1 événement à ajouter
       *[other] { $created } événements à ajouter
    }|{ $updated ->
        [0] {""}
       *[other] { $created ->
            [0] { $updated ->
                [one] 1 événement à modifier
               *[other] { $updated } événements à modifier
            }
           *[other] { $updated } { $updated ->
                [one] à modifier
               *[other] à modifier
            }
        }
    }|{ $deleted ->
        [0] {""}
       *[other] { $before ->
            [0] { $deleted ->
                [one] 1 événement à retirer
               *[other] { $deleted } événements à retirer
            }
           *[other] { $deleted } { $deleted ->
                [one] à retirer
               *[other] à retirer
            }
        }
    }
publish-changes-none = rien de nouveau
publish-feeds =
    { $count ->
        [one] 1 lien
       *[other] { $count } liens
    } ({ $written ->
        [0] rien de nouveau
        [one] 1 mis à jour
       *[other] { $written } mis à jour
    }{ $removed ->
        [0] {""}
        [one] , 1 fermé
       *[other] , { $removed } fermés
    })
publish-feeds-would =
    { $count ->
        [one] 1 lien
       *[other] { $count } liens
    } ({ $written ->
        [0] rien de nouveau
        [one] 1 à mettre à jour
       *[other] { $written } à mettre à jour
    }{ $removed ->
        [0] {""}
        [one] , 1 à fermer
       *[other] , { $removed } à fermer
    })
publish-ledger =
    Le registre des agendas (.coanimation/ledger.sqlite) { $found ->
        [damaged] était abîmé
       *[missing] a disparu
    } : il est refait d'après les agendas, où rien n'est doublé ni recréé.
publish-feeds-renewed = La clé des liens d'abonnement a été perdue (.coanimation/keys) : les liens sont nouveaux, et ceux que vous aviez donnés ne montrent plus le planning. Remettez-la d'une sauvegarde et diffusez à nouveau, ou donnez les nouveaux : { $coanimation } abonnement liste --reveal
publish-page-changed = mise à jour
publish-page-would = à mettre à jour
publish-page-same = rien de nouveau
publish-page-where = { $state }, { $where }
publish-departed =
    { $partner } n'est plus dans partners.yaml : { $when ->
        [would] { $count ->
            [one] 1 événement à venir sera retiré
           *[other] { $count } événements à venir seront retirés
        }
       *[done] { $count ->
            [one] 1 événement à venir est retiré
           *[other] { $count } événements à venir sont retirés
        }
    } de son agenda. Prévenez cette structure : son application peut montrer encore ce qu'elle a déjà reçu.
publish-departed-out-of-reach =
    cette structure n'est plus dans partners.yaml, et { $count ->
        [one] 1 événement à venir reste
       *[other] { $count } événements à venir restent
    } dans son agenda ({ $url }). Demandez-lui de les supprimer ; ou remettez-la dans partners.yaml avec son agenda, sans professionnel·le, et diffusez : ils seront retirés.
publish-departed-months =
    Une structure qui n'est plus dans partners.yaml reste annoncée en { $months }. Pour l'en retirer, planifiez puis diffusez à nouveau : { $coanimation } publier { $typed }
publish-outdated =
    Les données ont changé depuis que ce planning a été calculé. Il respecte les règles et les réponses d'aujourd'hui ; pour en chercher un meilleur : { $coanimation } planifier { $typed }
publish-plan-create = Agenda de { $partner }, à ajouter ({ $count }) : { $slots }
publish-plan-update = Agenda de { $partner }, à modifier ({ $count }) : { $slots }
publish-plan-delete = Agenda de { $partner }, à retirer ({ $count }) : { $slots }
publish-moved =
    { $partner } a changé d'agenda : { $when ->
        [would] { $count ->
            [one] 1 événement à venir sera retiré
           *[other] { $count } événements à venir seront retirés
        }
       *[done] { $count ->
            [one] 1 événement à venir est retiré
           *[other] { $count } événements à venir sont retirés
        }
    } de l'ancien, celui de cet espace.
publish-moved-out-of-reach =
    { $count ->
        [one] 1 événement à venir reste
       *[other] { $count } événements à venir restent
    } dans son ancien agenda ({ $url }), que nous ne pouvons plus atteindre. Demandez-lui de les supprimer.
publish-departed-unknown =
    cette structure n'est plus dans partners.yaml, et le registre de ce qui a été écrit est perdu : { $count ->
        [one] 1 événement à venir reste peut-être
       *[other] { $count } événements à venir restent peut-être
    } dans son propre agenda. Demandez-lui de les supprimer.
publish-failed = { $partner } : { $why }
publish-feed-failed = Abonnement de { $name } : il n'a pas pu être fabriqué ; ses abonnés gardent ce qu'ils avaient. Le détail est dans .coanimation/incidents.log : joignez-le à votre signalement.
publish-others-fine =
    { $count ->
        [0] Corrigez, puis relancez la commande.
        [one] L'autre est à jour. Corrigez, puis relancez la commande.
       *[other] Les { $count } autres sont à jour. Corrigez, puis relancez la commande.
    }
publish-calendar-no-password = le mot de passe de son agenda manque ; donnez-le dans la variable { $variable }.
publish-calendar-password-refused = mot de passe refusé. Vérifiez le mot de passe, et l'utilisateur (user) dans partners.yaml.
publish-calendar-forbidden = ce compte n'a pas le droit d'y accéder, ou son mot de passe n'est plus le bon (réponse { $status }).
publish-calendar-read-only = ce compte n'a pas le droit d'y écrire (réponse { $status }). Demandez à cette structure de le lui donner.
publish-calendar-refused = son serveur refuse ce que nous lui demandons (réponse { $status }). Prévenez la personne qui s'occupe de ce serveur.
publish-calendar-locked = son agenda est verrouillé (réponse { $status }). Réessayez plus tard.
publish-calendar-busy = son serveur est occupé ou en maintenance (réponse { $status }). Réessayez plus tard.
publish-calendar-down = son serveur est en panne (réponse { $status }). Réessayez ; si cela dure, prévenez la personne qui s'occupe de ce serveur.
publish-calendar-gone = aucun agenda à cette adresse. Vérifiez l'adresse dans partners.yaml.
publish-calendar-insecure = son adresse n'est pas sûre : le mot de passe voyagerait en clair ou vers un autre serveur. Il faut une adresse en https.
publish-calendar-certificate = le certificat de son serveur n'est pas valable (expiré, fait pour une autre adresse, ou signé par personne de connu) : aucun mot de passe n'a été envoyé. Prévenez la personne qui s'occupe de ce serveur.
publish-calendar-full = il n'y a plus de place dans son agenda. Prévenez la personne qui s'occupe de ce serveur.
publish-calendar-strange = ce qui répond à son adresse n'est pas un agenda. Vérifiez l'adresse dans partners.yaml.
publish-calendar-elsewhere = son serveur nous envoie vers { $host }, où le mot de passe n'est pas allé. Si cette structure le confirme, ajoutez dans partners.yaml, à son calendar : trust: [{ $host }]
publish-calendar-unreachable = son serveur ne répond pas. Vérifiez la connexion et l'adresse (url, dans partners.yaml), ou réessayez plus tard.
publish-calendar-unreadable = la réponse de son serveur est illisible. Réessayez ; si cela dure, prévenez la personne qui s'occupe de ce serveur.
publish-calendar-out-of-time = son serveur est trop lent : le temps prévu est passé. Relancez la commande, la suite y sera écrite.
publish-calendar-unwritable = l'agenda intégré (.coanimation/calendars) ne peut pas être écrit : vérifiez que vous y avez accès, et qu'il reste de la place.
publish-calendar-bug = un incident que nous n'avions pas prévu ; c'est notre erreur. Le détail est dans .coanimation/{ $log } : joignez-le à votre signalement.
publish-calendar-no-server = l'agenda intégré a besoin de l'option « serve » : pip install "coanimation[serve]".
publish-calendar-conflict =
    { $count ->
        [one] 1 événement n'a pas pu être écrit, quelqu'un l'a changé en même temps.
       *[other] { $count } événements n'ont pas pu être écrits, quelqu'un les a changés en même temps.
    }
publish-calendar-mass-delete =
    { $count } événements sur { $known } disparaîtraient de son agenda : rien n'y a été touché. Si c'est voulu, relancez avec --delete-many.
publish-calendar-overtaken =
    { $count ->
        [one] 1 événement y a été diffusé depuis, d'une autre copie de cet espace de travail : rien n'y a été touché.
       *[other] { $count } événements y ont été diffusés depuis, d'une autre copie de cet espace de travail : rien n'y a été touché.
    } Continuez dans cette autre copie, la plus récente ; ou, si c'est celle-ci qui compte, relancez avec --take-over.
publish-seen = Dans l'agenda de { $partner } :
publish-seen-gone-remotely = À vérifier : { $slots }. L'événement n'y est plus.
publish-seen-moved = À vérifier : { $before }. Déplacé : { $after }.
publish-seen-cancelled = À vérifier : { $slots }. Quelqu'un l'a marqué annulé.
publish-seen-absence = Si { $name } est absent·e : { $coanimation } absence { $who } { $day }
publish-seen-refill = Pour les remettre : { $coanimation } publier { $typed } --put-back
publish-seen-put-back = Ce n'est pas une absence ? Pour le remettre : { $coanimation } publier { $typed } --put-back
publish-seen-whole-day = { $day }, toute la journée
publish-seen-retouched = Rien à faire : { $slots }. Quelqu'un a changé : { $fields }.
publish-seen-restored = Rien à faire : { $slots }. Quelqu'un avait changé : { $fields }. C'est remis comme annoncé.
publish-seen-to-restore = Rien à faire : { $slots }. Quelqu'un a changé : { $fields }. La prochaine diffusion le remettra comme annoncé.
publish-seen-withdrawn = { $slots } : le créneau n'a plus lieu d'être, mais quelqu'un a modifié l'événement ; il y est resté. Demandez qu'on le supprime.
publish-seen-emptied = Tous les événements ont disparu ({ $slots }) ; ils ne sont pas recréés.
publish-seen-again =
    { $count ->
        [one] 1 point déjà signalé dans les agendas : { $coanimation } état
       *[other] { $count } points déjà signalés dans les agendas : { $coanimation } état
    }
publish-seen-leftover = { $slots } : l'événement n'a plus lieu d'être, mais le registre de ce qui a été écrit est perdu ; il n'a pas été retiré cette fois. Relancez la commande pour le retirer.
publish-seen-foreign = { $slots } : un événement qui n'est pas le nôtre occupe la place ; il n'a pas été touché.
publish-seen-conflict-has-attendees = { $slots } : quelqu'un y a invité du monde ; l'événement n'a pas été changé, pour n'envoyer aucun message.
publish-seen-conflict-changed-meanwhile = { $slots } : quelqu'un le changeait au même moment ; relancez la commande.
publish-seen-conflict-uid-taken = { $slots } : l'agenda garde un ancien événement du même nom ; relancez la commande.
publish-field-when = horaire
publish-field-summary = titre
publish-field-location = lieu
publish-field-description = description
publish-field-status = état
publish-field-transparency = disponibilité

# Ce qui arrête la diffusion

publish-interrupted = Interrompu. Ce qui était déjà écrit le reste ; relancez la commande, elle reprendra où elle en était.
publish-no-rota =
    Il n'y a pas encore de planning pour { $month }.
    Pour le préparer : { $coanimation } planifier { $typed }
publish-short-slots =
    { $count ->
        [one] Un créneau est incomplet : rien n'est diffusé avant que vous en ayez décidé.
       *[other] { $count } créneaux sont incomplets : rien n'est diffusé avant que vous en ayez décidé.
    }
publish-short-line = { $slot } : il manque { $lacks }.
publish-short-lacks =
    { $what ->
        [seat] { $count ->
            [one] 1 personne
           *[other] { $count } personnes
        }
       *[role] { $count ->
            [one] 1 personne ({ $role })
           *[other] { $count } personnes ({ $role })
        }
    }
publish-short-how =
    Pour décider sans qu'on vous le demande :
      { $coanimation } publier { $month } --wait          ne pas les annoncer pour l'instant
      { $coanimation } publier { $month } --close-short   les fermer tous
      { $coanimation } fermer { $month } { $slot }   en fermer un
publish-ask-short = { $slot } : il manque { $lacks }. Que fait-on ?
publish-ask-wait = Attendre : ne pas l'annoncer pour l'instant
publish-ask-adults = L'annoncer aux majeurs seulement
publish-ask-close = Le fermer
publish-one-choice = --wait et --close-short ne vont pas ensemble : choisissez l'un des deux.
publish-name-in-public =
    { $count ->
        [one] Un nom serait lisible par tout le monde : { $names } (dans { $files }). Rien n'est diffusé.
       *[other] { $count } noms seraient lisibles par tout le monde : { $names } (dans { $files }). Rien n'est diffusé.
    }
    Corrigez le texte (nom de l'espace ou d'un lieu, adresse, activité, motif de fermeture) ou, si c'est un mot ordinaire, ajoutez-le dans space.yaml :
      public: { "{" }allowed-words: [{ $first }]{ "}" }
publish-to-private = { $folder } est dans la partie secrète de l'espace de travail : choisissez un autre dossier.
