# A request to whoever might come

message-request-subject = { $space }: could you come on { $day }, { $hours }?
message-request = { $named ->
        [true] Could { $who } come to { $space } on { $day }, { $hours }?
       *[false] Could you come to { $space } on { $day }, { $hours }?
    }
message-request-free = It is a question: “no” is a perfectly good answer. A word in reply to this message is enough. Thank you!

command-ask-name = ask
command-ask-summary = Writes to somebody to ask them to come, and records it.
command-ask-help =
    The request is a message ready to be sent, in the folder messages. The rota does not change before the answer.

    {"  "}coanimation ask december "wed 9 evening" ccas-referente
command-answer-name = answer
command-answer-summary = Records the answer of whoever was asked.
command-answer-help =
    “yes” pins the person in the slot, “no” sets them aside from it; the next computation takes it into account.

    {"  "}coanimation answer ccas-referente yes
command-answer-argument-slot = The slot, when this person was asked about several.
argument-answer = The answer.
metavar-answer = yes|no
request-answer-yes = yes
request-answer-no = no
request-asked = Request recorded: { $name }, { $day }, { $hours }. The message is ready:
request-asked-before = { $name } was asked before and has not answered yet: { $day }, { $hours }. The message:
request-next = When the answer comes: { $coanimation } answer { $who } yes (or no)
request-yes = { $name } said yes and is pinned: { $day }, { $hours }.
request-no = { $name } said no and is set aside from this slot: { $day }, { $hours }.
request-there-already = { $professional } is in the slot { $slot } already.
request-none-open = { $professional } has no request without an answer. To make one: { $coanimation } ask MONTH SLOT { $name }
request-several-open = { $professional } was asked about several slots ({ $slots }). Say which: { $coanimation } answer { $name } yes { $slot }
