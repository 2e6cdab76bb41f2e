# La démonstration et la relecture

command-demo-help =
    Copie l'exemple dans un dossier neuf, lance un serveur d'agendas sur cet ordinateur, planifie le mois prochain, le
    diffuse, puis relit chaque agenda et les horaires publics comme le feraient leurs lecteurs. Rien ne sort d'ici.

      coanimation démo
      coanimation démo --keep
command-demo-option-keep = Laisse le serveur ouvert ensuite, jusqu'à Ctrl-C.
command-demo-option-dir = Copie l'exemple dans ce dossier, qui ne doit pas exister encore.
command-demo-option-month = Planifie ce mois plutôt que le prochain.
metavar-dir = DOSSIER

demo-folder-exists = { $folder } existe déjà, et rien n'y sera touché. Donnez un dossier qui n'existe pas encore : --dir DOSSIER.
demo-interrupted = Interrompu : la démonstration s'arrête là. L'exemple, tel qu'il est, reste dans { $folder } ; vous pouvez effacer ce dossier.
demo-served = L'exemple est dans { $folder }. Son serveur d'agendas est prêt : { $url }
demo-published =
    Diffusé : { $slots ->
        [one] 1 créneau
       *[other] { $slots } créneaux
    }, { $closed ->
        [0] aucune fermeture
        [one] 1 fermeture
       *[other] { $closed } fermetures
    } ; { $calendars } agendas, { $feeds } liens d'abonnement, une page publique.{ $waiting ->
        [0] {""}
        [one] {" "}1 créneau incomplet n'est annoncé à personne.
       *[other] {" "}{ $waiting } créneaux incomplets ne sont annoncés à personne.
    }
demo-reading = Relecture, comme le fait l'agenda de chaque structure (CalDAV), puis comme n'importe qui (horaires publics) :
demo-read-partner =
    ✓ { $name } : { $count ->
        [0] aucun créneau
        [one] 1 créneau
       *[other] { $count } créneaux
    }
demo-read-partner-wrong = { $name } : l'agenda ne dit pas ce que dit le planning.
demo-read-public =
    ✓ Horaires publics de { $name } : { $count ->
        [one] 1 annonce
       *[other] { $count } annonces
    }, sans aucun nom de structure ni de personne
demo-read-public-wrong = { $name } : les horaires publics ne disent pas ce que dit le planning.
demo-difference-missing = { $when } : ce créneau manque ({ $expected }).
demo-difference-extra = { $when } : ce créneau est en trop (« { $seen } »).
demo-difference-start = { $when } : début { $seen } au lieu de { $expected }.
demo-difference-end = { $when } : fin { $seen } au lieu de { $expected }.
demo-difference-place = { $when } : lieu « { $seen } » au lieu de « { $expected } ».
demo-difference-status = { $when } : état { $seen } au lieu de { $expected }.
demo-difference-person = { $when } : personnes nommées « { $seen } » au lieu de « { $expected } ».
demo-difference-organisation = { $when } : structures nommées « { $seen } » au lieu de « { $expected } ».
demo-difference-wording = { $when } : « { $seen } » au lieu de « { $expected } ».
demo-difference-recurring = { $when } : ce créneau se répète (« { $seen } »).
demo-difference-double = { $when } : deux événements portent le même identifiant ({ $seen }).
demo-right = ✓ Tout est exact : débuts, fins, lieux, états, personnes, et rien de plus. En tout { $seconds } s.
demo-wrong = Ce qui a été relu n'est pas ce que dit le planning (plus haut). En tout { $seconds } s.
demo-where =
    À regarder :
      le dossier de travail   { $folder }
      la page publique        { $page }
demo-again = Pour ouvrir ces agendas dans un logiciel : coanimation démo --keep
demo-addresses =
    {"  "}la page en ligne        { $url }
      les horaires publics    { $hours }
      les agendas (CalDAV)    { $calendars }, avec ces comptes :
demo-account = {"    "}{ $partner }  { $password }
demo-until = Le serveur reste ouvert. Ctrl-C pour l'arrêter.
demo-stopped = Le serveur est arrêté.
demo-word-closed = fermé

readback-no-answer = { $url } ne répond pas ({ $cause }).
readback-too-long = { $url } répond plus de { $cause } octets.
readback-refused = { $url } refuse ({ $cause }).
readback-not-a-calendar = { $url } ne donne pas un agenda, mais « { $cause } ».
readback-unreadable = { $url } donne un agenda illisible ({ $cause }).
readback-elsewhere = { $url } renvoie vers un autre serveur ({ $cause }) : le mot de passe n'y est pas envoyé.
