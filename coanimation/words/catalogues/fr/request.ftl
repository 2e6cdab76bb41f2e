# Une demande à qui pourrait venir

message-request-subject = { $space } : pourriez-vous venir { $day }, { $hours } ?
message-request = { $named ->
        [true] Serait-il possible que { $who } vienne à { $space } { $day }, { $hours } ?
       *[false] Pourriez-vous venir à { $space } { $day }, { $hours } ?
    }
message-request-free = C'est une question : « non » est une réponse tout à fait possible. Un mot en réponse à ce message suffit. Merci !

command-ask-name = solliciter
command-ask-summary = Écrit à quelqu'un pour lui demander de venir, et le note.
command-ask-help =
    La demande est un message prêt à envoyer, dans le dossier messages. Le planning ne change pas avant la réponse.

    {"  "}coanimation solliciter décembre "mer 9 soir" ccas-referente
command-answer-name = réponse
command-answer-summary = Note la réponse de qui a été sollicité.
command-answer-help =
    « oui » fixe la personne sur le créneau, « non » l'en écarte ; le prochain calcul en tient compte.

    {"  "}coanimation réponse ccas-referente oui
command-answer-argument-slot = Le créneau, quand cette personne a été sollicitée pour plusieurs.
argument-answer = La réponse.
metavar-answer = oui|non
request-answer-yes = oui
request-answer-no = non
request-asked = Demande notée : { $name }, { $day }, { $hours }. Le message est prêt :
request-asked-before = { $name } est déjà sollicité·e, sans réponse encore : { $day }, { $hours }. Le message :
request-next = Quand la réponse arrive : { $coanimation } réponse { $who } oui (ou non)
request-yes = { $name } a dit oui et est fixé·e : { $day }, { $hours }.
request-no = { $name } a dit non et est écarté·e de ce créneau : { $day }, { $hours }.
request-there-already = { $professional } est déjà sur le créneau { $slot }.
request-none-open = { $professional } n'a aucune demande sans réponse. Pour en faire une : { $coanimation } solliciter MOIS CRÉNEAU { $name }
request-several-open = { $professional } est sollicité·e pour plusieurs créneaux ({ $slots }). Dites lequel : { $coanimation } réponse { $name } oui { $slot }
