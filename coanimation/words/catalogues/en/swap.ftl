# An exchange: two people take each other's slot.

command-swap-name = swap
command-swap-summary = Exchanges the slots of two people, if no rule is against it.
command-swap-help =
    Says whether the exchange is possible and at the expense of which aim, then asks whether you agree. All the rest of the
    rota stays as it is, and nothing is published.

    Example:

    {"  "}coanimation swap december "wed 9 evening" ml-conseillere "sat 12" ccas-referente
argument-other-slot = The other slot.
argument-other-professional = Who is there.
command-swap-option-yes = Makes the exchange without asking, if it is possible.
metavar-other-slot = SLOT
metavar-other-professional = PROFESSIONAL

swap-allowed = The exchange is possible, no rule is against it:
swap-worse = At the expense of: { $aims }
swap-better = To the benefit of: { $aims }
swap-free = It costs nothing.
swap-lost = Beware: { $rest }.
swap-ask = Make this exchange?
swap-kept = Exchanged: draft no. { $version } of { $month }. Nothing is published.
swap-undecided = Nothing was changed: the choice is yours. Run the command again with --yes to make the exchange.
swap-refused =
    The exchange is impossible, nothing was changed:
    { $rules }
swap-same-person = { $name } is named twice: an exchange is between two people.
swap-same-slot = An exchange is between two slots: { $slot } is named twice.
swap-there-already = { $name } is in { $slot } already: there is nothing to exchange.
swap-closed = { $slot } is closed ({ $closed }): there is nothing to exchange.
