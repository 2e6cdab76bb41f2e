# Where things stand, and what to do next.

standing-begin =
    Nothing here yet ({ $folder }).
    To see what it looks like: coanimation demo
    To begin: coanimation init DIR
    All commands: coanimation -h
standing-title = { $space } · in preparation: { $month }
standing-answers = {"  "}Answers      { $count } partners of { $all }
standing-answers-silent = {"  "}Answers      { $count } partners of { $all } (without an answer: { $silent })
standing-answers-none = {"  "}Answers      none for this month; usual availability stands in
standing-no-draft = {"  "}Rota         not yet
standing-draft = {"  "}Rota         draft no. { $version }, { $filled } seats filled of { $wanted }
standing-not-published = {"  "}Published    nothing
standing-published = {"  "}Published    on { $when }
standing-changed = {"  "}Published    on { $when }; the draft has changed since
standing-soon = {"  "}✗ Soon, and short: { $slot }
standing-calendars =
    {"  "}✗ Calendars  { $failed ->
        [0] {""}
        [one] 1 not up to date
       *[other] { $failed } not up to date
    }{ $unclear ->
        [0] {""}
        [one] { $failed ->
            [0] {""}
           *[other] {", "}
        }1 thing to check
       *[other] { $failed ->
            [0] {""}
           *[other] {", "}
        }{ $unclear } things to check
    }: { $coanimation } status
standing-step-plan = Next step: { $coanimation } plan { $month }
standing-step-decide = Next step: { $coanimation } explain { $month }
standing-step-publish = Next step: { $coanimation } publish { $month } --dry-run
standing-step-nothing = All is up to date.
