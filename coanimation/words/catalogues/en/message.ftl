# Messages to people: brief, friendly, and nobody put forward.

message-hello = Hello,
message-signature = Kind regards,
    { $space }
message-paste =
    To: { $to }
    Subject: { $subject }
message-paste-nobody = (address to be filled in)
message-to = { $name } ({ $mail })

# How the names of files begin

message-file-invitation = invitation
message-file-change = change
message-file-reminder = reminder
message-file-proposal = draft
message-file-request = request

# An invitation, for whoever chose mail

message-invitation-new-subject = { $space }: you are expected on { $day }, { $hours }
message-invitation-new = You are expected at { $space } on { $day }, { $hours }.
message-invitation-changed-subject = { $space }: a change for { $day }, { $hours }
message-invitation-changed = A change at { $space }: you are now expected on { $day }, { $hours }.
message-invitation-cancelled-subject = { $space }: you are no longer expected on { $day }
message-invitation-cancelled = You are no longer expected at { $space } on { $day }, { $hours }. Thank you for having kept the time.
message-invitation-hindered = There is nothing to answer. Should something come up, a word in reply to this message is enough.

# A change after publication

message-change-subject = { $space }: { $count ->
        [one] a change soon
       *[other] { $count } changes soon
    } ({ $month })
message-change = { $count ->
        [one] The rota of { $space } has just changed in one point:
       *[other] The rota of { $space } has just changed in { $count } points:
    }
message-change-added = - { $slot } ({ $place }): { $named ->
        [true] { $who } is expected.
       *[false] you are expected.
    }
message-change-removed = - { $slot } ({ $place }): { $named ->
        [true] { $who } is no longer expected.
       *[false] you are no longer expected.
    }
message-change-closed = - { $slot } ({ $place }): this slot does not open, { $named ->
        [true] { $who } is no longer expected.
       *[false] you are no longer expected.
    }
message-change-moved = - { $slot } ({ $place }), instead of { $before }: { $named ->
        [true] { $who } is still expected.
       *[false] you are still expected.
    }
message-change-calendar = Your calendar will follow by itself, sometimes only the next day. Should something come up, a word in reply to this message is enough.

# What the command says

message-row = { $sent ->
        [0] {""}
        [one] 1 sent
       *[other] { $sent } sent
    }{ $sent ->
        [0] {""}
       *[other] { $waiting ->
            [0] {""}
           *[other] , {""}
        }
    }{ $waiting ->
        [0] {""}
        [one] 1 waiting in messages/
       *[other] { $waiting } waiting in messages/
    }
message-row-would = { $count ->
        [one] 1 { $sends ->
            [true] to send
           *[false] to write
        }
       *[other] { $count } { $sends ->
            [true] to send
           *[false] to write
        }
    }
message-unsigned = Nobody signs the invitations: they are written as plain mails, which no calendar takes up. Add the address of the space to space.yaml (mail: { "{" }from: …{ "}" }), then publish again.
message-waiting = { $count ->
        [one] 1 message waits in the folder messages. Open it (.eml) to send it, or copy its text (.txt); once it has left, delete it.
       *[other] { $count } messages wait in the folder messages. Open them (.eml) to send them, or copy their text (.txt); once they have left, delete them.
    }
message-again = { $count ->
        [one] One message has not left yet: { $names }. To send it as it is, a little later: { $coanimation } message send
       *[other] { $count } messages have not left yet: { $names }. To send them as they are, a little later: { $coanimation } message send
    }
message-refused = { $to }: the mail server refuses this address (answer { $status }). Correct it in partners.yaml; { $count ->
        [one] the message waits
       *[other] its { $count } messages wait
    } in the folder messages.
message-odd = messages/{ $name }.eml cannot leave by itself: it needs one single address, and that of the space as its sender. Send it yourself.
message-unaddressed = { $count ->
        [one] 1 message has no address: { $names }. Send it
       *[other] { $count } messages have no address: { $names }. Send them
    } yourself, or write “mail” in partners.yaml and run the command again that prepares { $count ->
        [one] this message
       *[other] these messages
    }.
message-no-password =
    The password of the mail account is missing: no message has left, they wait in the folder messages.
    Give it by the variable { $variable }, or write in { $file } how to ask for it:
      { "[" }[password]]
      host = "{ $host }"
      user = "{ $user }"
      command = ["…"]
message-configuration = { $file } cannot be read: each [[password]] needs host, user, and command, a list of words.
message-password-command = The command “{ $command }”, written in { $file }, gave no password: no message has left.
message-failed-unreachable = The mail server { $host } does not answer, or not as a mail server does. Check the connection, and “mail” in space.yaml (host, port, security). The messages wait. To send them: { $coanimation } message send
message-failed-too-long = The mail server { $host } was too slow: the messages that are left wait. To send them: { $coanimation } message send
message-failed-insecure = The mail server { $host } offers no encrypted connection: it was told nothing. Check “mail” in space.yaml (host, port, security).
message-failed-certificate = The mail server { $host } does not prove who it is (certificate refused): it was told nothing.
message-failed-password = The mail server { $host } refuses the password (answer { $status }): no message has left.
message-failed-sender = The mail server { $host } refuses to send in the name of the address “from” of space.yaml (answer { $status }).
message-failed-refused = The mail server { $host } refuses (answer { $status }): the messages wait. To send them: { $coanimation } message send

# What is written before publication

message-slot = { $slot } ({ $place })
message-reminder-subject = { $space }: your availability for { $month }
message-reminder = We are preparing the rota of { $space } for { $month }, and we lack your availability. { $usual ->
        [true] Without an answer we go by what you told us of your usual availability.
       *[false] As long as we do not have it, we place nobody of yours.
    }
message-reminder-slots = These are the slots. For each, “yes”, “if need be” or “no”, and who would come:
message-reminder-thanks = An answer, even a partial one, helps us. Thank you!
message-proposal-subject = { $space }: draft rota for { $month }
message-proposal = This is what the draft rota of { $space } for { $month } has for you:
message-proposal-none = The draft rota of { $space } for { $month } has nobody of yours.
message-proposal-line = - { $slot } ({ $place }): { $names }{ $count ->
        [0] {""}
       *[other] , with { $others }
    }
message-proposal-check = Nothing is published yet: tell us what does not suit you, and we look at it again.

# “coanimation message”

command-message-name = message
command-message-summary = Writes the messages to the partners, shows and sends what waits.
command-message-help =
    Each message is first a file in the folder messages: a mail (.eml) that opens ready to be sent, and its text to copy
    (.txt). Nothing leaves without “send”, but for what “publish” announces.
command-availability-remind-name = remind
command-availability-remind-summary = Writes a reminder to each partner that has not answered.
command-message-propose-name = propose
command-message-propose-summary = Writes to each partner its part of the draft rota.
command-message-list-name = list
command-message-list-summary = Lists the messages that wait to be sent.
command-message-send-name = send
command-message-send-summary = Sends every message that waits.
message-remind = { $count ->
        [one] 1 partner has not answered for { $month }. Its reminder is ready:
       *[other] { $count } partners have not answered for { $month }. Their reminders are ready:
    }
message-remind-none = Nobody to remind for { $month }.
message-propose = { $count ->
        [one] The draft rota of { $month } is ready to be sent to 1 partner:
       *[other] The draft rota of { $month } is ready to be sent to { $count } partners:
    }
message-propose-none = No partner has a professional: there is nobody to write to for { $month }.
message-written = { "  " }{ $name }{ $known ->
        [true] {" "}→ { $to }
       *[false] : address to be filled in
    }
message-line = { "  " }{ $name }{ $fate ->
        [refused] : address refused (answer { $status })
        [later] : to be sent again
        [unknown] : may have left, to be sent again as it is
       *[drafted] {""}
    }
message-none = No message waits.
message-sent = { $count ->
        [0] No message has left.
        [one] 1 message sent.
       *[other] { $count } messages sent.
    }
message-next-send = To send all that waits: { $coanimation } message send
message-no-server =
    No mail server is named. Open the files of the folder messages and send them yourself, or add to space.yaml, without a password:
      mail: { "{" }from: bonjour@example.org, host: smtp.example.org, user: bonjour@example.org{ "}" }
