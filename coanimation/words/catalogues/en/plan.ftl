# Computing the rota, and why a seat stays empty.

command-plan-help =
    Searches, aim after aim, for the best rota of the month, and keeps it as a draft: nothing is published.
    When nothing has changed since the last draft, that one is kept; when something has, the new one stays close to it.
    Ctrl-C stops the search and keeps the best rota found.

    Examples:

    {"  "}coanimation plan december
    {"  "}coanimation plan december --seconds 300
command-plan-option-seconds = Searches for at most so many seconds; those of space.yaml by default.
command-plan-option-fresh = Forgets the last draft and searches from the start.
metavar-seconds = SECONDS

plan-answered = { $count ->
        [0] None of the { $all } organisations has answered
        [one] { $count } organisation out of { $all } has answered
       *[other] { $count } organisations out of { $all } have answered
    }
plan-answered-all = { $text }.
plan-answered-but = { $text } ({ $notes }).
plan-silent = { $count ->
        [one] no answer from { $partners }, who is not placed
       *[other] no answer from { $partners }, who are not placed
    }
plan-habitual = { $count ->
        [one] 1 placed as it usually can
       *[other] { $count } placed as they usually can
    }
plan-drafted = Draft rota no. { $version }, computed in { $seconds } s. Nothing is published.
plan-unchanged = Draft rota no. { $version }: nothing has changed since it was computed, it is kept as it is. Nothing is published.
plan-corrected = { $count ->
        [one] The draft before was no longer true, it is made again, staying close to it:
       *[other] The draft before was no longer true on { $count } points, it is made again, staying close to it:
    }
plan-stopped = Search stopped: the best rota found is kept. Run the command again to search further.
plan-ask-why = See why?
plan-next-explain = To know why: { $coanimation } explain { $month }
plan-next-show = To see it: { $coanimation } show { $month }

plan-impossible =
    No rota is possible: these contradict each other.
    { $culprits }
    { $needed ->
        [some] Perhaps not all of them are needed: the search ended before sorting them. Run the command again, with --seconds and a larger number, to keep only those that count.
       *[all] Taking back any one of them is enough; then run the command again.
    }
plan-culprits-more =
    { $count ->
        [one] … and 1 more
       *[other] … and { $count } more
    }
plan-out-of-time =
    No rota found in { $seconds } s. That does not mean that there is none: run the command again with --seconds and a
    larger number.
plan-no-slot = No slot to hold in { $month }: no opening falls in it, or all is closed or already over.
plan-none-yet =
    No rota yet for { $month }.
    To search for one: { $coanimation } plan { $typed }
plan-interrupted = Search stopped before any rota was found: nothing was changed.

# What contradicts itself

culprit-pin = { $professional } is pinned to the slot of { $slot }
culprit-pin-against = { $professional } is pinned to the slot of { $slot }, but { $why }
culprit-ban = { $professional } is banned from the slot of { $slot }
culprit-fixed = the slot of { $slot } has already begun: who is present no longer changes
culprit-one-per-team = only one person of { $partner } can hold the slot of { $slot }
culprit-seats = the slot of { $slot } has no more seats
culprit-no-overlap = { $professional } cannot be in two places at once
culprit-keep-travel = { $professional } has no time to travel between two slots
culprit-keep-rest = { $professional } would not have their rest between two slots
culprit-at-once = { $partner } cannot send more people at one time
culprit-meetings = the meeting “{ $meeting }” takes place at that hour
culprit-apart = { $professional } and { $with } are never together
culprit-accompanied = { $professional } has to be accompanied
culprit-successions = { $professional } cannot take these slots on two days in a row
culprit-blocks = the relays of { $slot } are taken together
culprit-promises = a seat of { $slot } is promised to { $partner }
culprit-least = { $who } is to have { $least } at least ({ $limit }; { $when })
culprit-limits = { $who } has reached a limit ({ $limit }: { $most }; { $when })
culprit-week = week of { $day }

# Why a seat stays empty

command-explain-argument-what = A month, a slot, or both. A slot is told by its name or in words: wed 9 evening.
metavar-what = [MONTH] [SLOT]
command-explain-help =
    Tells, for one slot or for all those of the month where someone is missing, who is present and what stops everyone
    else from coming.

    Examples:

    {"  "}coanimation explain
    {"  "}coanimation explain december "wed 9 evening"
explain-slot = { $slot }: { $filled ->
        [0] no seat filled
        [one] { $filled } seat filled
       *[other] { $filled } seats filled
    } out of { $wanted }.
explain-closed = { $slot }: { $why }.
explain-present = Present: { $names }.
explain-full = Nothing is missing.
explain-group = { $reason }: { $names }
explain-person = { $name } ({ $partner })
explain-person-also = { $name } ({ $partner }; also: { $also })
reason-free = could come at no cost
reason-free-many = { $count } could come at no cost
