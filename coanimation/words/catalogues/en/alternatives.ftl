# Several rotas to choose from, and the one that is kept.

command-plan-option-alternatives =
    Also offers up to so many other rotas (1 to 4), as complete, each better on another aim.
command-keep-name = keep
command-keep-summary = Keeps one of the rotas offered by “plan --alternatives”.
command-keep-help =
    The rota of this number becomes the draft of the month; number 1 is the one before the choice. Nothing is published.

    Example:

    {"  "}coanimation plan december --alternatives 3
    {"  "}coanimation keep december 2
argument-number = The number of the rota, as it was offered.
metavar-number = NUMBER
metavar-alternatives = NUMBER

alternatives-searching = Searching for other rotas …
alternatives-found = { $count } rotas to choose from, all as complete:
alternatives-draft = 1. Draft no. { $version }
alternatives-title = { $number }. “{ $aim }” first: { $count ->
        [one] 1 seat changes
       *[other] { $count } seats change
    }{ $proven ->
        [yes] {" (no other one as different is better)"}
       *[no] {""}
    }
alternatives-aim = { $aim }: { $text }
alternatives-nothing = nothing to mend
alternatives-better = + { $text }
alternatives-worse = - { $text }
alternatives-exhausted = { $found ->
        [0] No other choice, and this is proven: every rota as complete has fewer than { $apart } different seats of { $seats }.
       *[other] No other one, and this is proven: every rota as complete has fewer than { $apart } of { $seats } seats different from one of these.
    }
alternatives-furthest = { $furthest ->
        [0] No seat can change in it.
        [one] At most 1 seat can change in it.
       *[other] At most { $furthest } seats can change in it.
    }
alternatives-open =
    There was no time for the others. To search longer:
    {"  "}{ $coanimation } plan { $month } --alternatives 4 --seconds 300
alternatives-next =
    To keep one: { $coanimation } keep { $month } 2
    To come back to this one: { $coanimation } keep { $month } 1

keep-done = Rota { $number } kept: draft no. { $version } of { $month }. Nothing is published.
keep-as-before = It is draft no. { $version } of { $month } already. Nothing was changed.
keep-none =
    There is no rota { $number } to keep for { $month }.
    To be offered some: { $coanimation } plan { $typed } --alternatives 3
keep-stale =
    Something changed since rota { $number } was offered: it holds no more.
    To be offered others: { $coanimation } plan { $typed } --alternatives 3
