# What the coordinator decides: pin, ban, unpin, close, reopen.

argument-slot = The slot: its name (mercredi-2026-12-09), or words that mean only one (wed 9 evening).
argument-professional = The professional: their id or their name.
command-pin-help =
    Every rota computed from now on keeps this choice.

    Example:

    {"  "}coanimation pin december "wed 9 evening" ml-conseillere
command-ban-help = No rota computed from now on will place this person in this slot.
command-unpin-help = The person is neither pinned nor banned any more: the search is free.
command-close-help =
    The slot does not open. At the next publication the public sees it closed and those present are told.
command-reopen-help = Takes back what was decided about this slot.

adjust-pin = { $name } is pinned: { $day }, { $hours }.
adjust-ban = { $name } is banned: { $day }, { $hours }.
adjust-unpin = { $name } is neither pinned nor banned any more: { $day }, { $hours }.
adjust-close = Closed: { $day }, { $hours }.
adjust-reopen = Open again: { $day }, { $hours }.
adjust-as-before = It was so already: { $day }, { $hours }. Nothing was changed.
adjust-next = To take it into account: { $coanimation } plan { $month }
adjust-begun = { $slot } has already begun ({ $start }): who is present no longer changes.
adjust-closed = { $slot } is closed ({ $closed }): nobody can be pinned to it.
adjust-closed-by-pattern = { $slot } is closed by space.yaml ({ $closed }): that is where to change it.
adjust-pin-against =
    { $professional } cannot be pinned to { $slot }: { $why }.
    Change their answer or their absence first, then run the command again.

find-unknown-slot =
    “{ $slot }” is no slot of the month.{ $choices ->
        [none] {""}
       *[other] {" "}The closest: { $choices }
    }{ $more ->
        [0] {""}
        [one] {" "}and 1 more
       *[other] {" "}and { $more } more
    }
find-several-slots =
    “{ $slot }” means { $count } slots. Which one? { $choices }{ $more ->
        [0] {""}
        [one] {" "}and 1 more
       *[other] {" "}and { $more } more
    }
find-unknown-professional =
    “{ $professional }” is nobody. There are: { $choices }{ $more ->
        [0] {""}
        [one] {" "}and 1 more
       *[other] {" "}and { $more } more
    }
find-several-professionals =
    “{ $professional }” means { $count } people. Which one? { $choices }{ $more ->
        [0] {""}
        [one] {" "}and 1 more
       *[other] {" "}and { $more } more
    }
