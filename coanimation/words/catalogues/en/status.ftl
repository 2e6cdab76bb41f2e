# Where each partner is: by which way, since when, what waits, what is to be checked.

command-status-help =
    Reads each calendar once and writes nothing there: what could not be delivered, what people deleted or moved. Ends
    with code 1 when something needs a person.
command-status-option-offline = Reads no calendar: only what is known here.
status-title = { $space } · where the calendars are
status-month-published = {"  "}{ $month }: published on { $when }
status-month-differs = {"  "}{ $month }: published on { $when }; the draft has changed since
status-month-draft = {"  "}{ $month }: draft no. { $version }, not yet published
status-no-month = {"  "}No rota for now.
status-partner = { $name } · { $way }
status-way-own = its own calendar ({ $host })
status-way-embedded = the embedded calendar
status-way-feed = subscription link
status-way-nobody = no way: neither a password nor a public address
status-way-mail =
    { $count ->
        [one] {" "}· 1 person by mail
       *[other] {" "}· { $count } people by mail
    }
status-failure = ✗ Last try: { $why }
status-last =
    { $now ->
        [late] Last up to date on { $when }, for { $month }.
       *[fine] Up to date: { $when }, for { $month }.
    }
status-last-unknown = Last delivery unknown: the next publication will note it.
status-last-none = No successful delivery is known.
status-nothing-told = Nothing to receive for now.
status-pending =
    { $count ->
        [one] 1 event waits to be delivered: { $coanimation } publish { $month }
       *[other] { $count } events wait to be delivered: { $coanimation } publish { $month }
    }
status-unanswered = No answer from { $name }: { $slot }.
status-drafts =
    { $count ->
        [one] 1 message waits to be sent: { $coanimation } message list
       *[other] { $count } messages wait to be sent: { $coanimation } message list
    }
status-attention =
    { $count ->
        [one] 1 partner needs your attention.
       *[other] { $count } partners need your attention.
    }
status-all-well = Nothing waits in the calendars.
status-offline = No calendar was read: what people did there since is not known.
