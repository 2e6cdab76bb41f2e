# An absence: what it empties, how to go on, and what was chosen. Never why.

command-absence-name = absence
command-absence-summary = Records an absence and repairs the rota, displacing nobody else.
command-absence-help =
    First shows what lacks and how to go on: with nothing changed for anybody else, then what each person displaced
    would bring. Nothing is recorded before you agree, nothing is published, and never why.

    Examples:

    {"  "}coanimation absence ml-conseillere "Thursday 10 December"
    {"  "}coanimation absence "Mission Locale" 10/12 14/12
    {"  "}coanimation absence ml-conseillere from 10 to 14 December
command-absence-argument-days = The day, or the first and the last: 10/12 14/12; from 10 to 14 December; 2026-12-10.
argument-who = A person or an organisation: their id or their name.
metavar-who = WHO
metavar-days = DAY
command-absence-option-option = Keeps the option of this number; repeat it, in order, when there are several months.
command-absence-option-yes = Keeps, without asking, the option where nobody else changes.
command-absence-option-seconds = Searches at most so many seconds for each month; that of space.yaml unless given.
metavar-option = NUMBER

absence-title-day = { $who }, on { $day }
absence-title-days = { $who }, from { $first } to { $last }
absence-fallen = { $published ->
        [yes] In { $month } (published)
       *[no] In { $month } (not published yet)
    }, { $count ->
        [one] 1 presence is to be replaced:
       *[other] { $count } presences are to be replaced:
    }
absence-option = { $number }. { $text }
absence-way = { $moved }: { $rest }.
absence-displaced = { $count ->
        [0] Nobody else is displaced
        [one] 1 other presence changes
       *[other] { $count } other presences change
    }
absence-ask = Record the absence and keep this rota?
absence-ask-which = Record the absence and keep which one?
absence-ask-option = option { $number }
absence-ask-none = none: record nothing
absence-recorded = Absence recorded: { $title }.
absence-known = Absence recorded before: { $title }.
absence-no-change = The rota does not change.
absence-kept = Draft no. { $version } of { $month }. Nothing is published.
absence-unpinned = { $count ->
        [one] Whoever is away was pinned there: the pin is taken back.
       *[other] { $count } pins of whoever is away are taken back.
    }
absence-call = Nobody was asked: call before you publish. Whoever refuses: ban, then plan.
absence-next = To publish the change: { $coanimation } publish { $month }
absence-undecided =
    Nothing was recorded: { $count ->
        [one] the choice is yours.
       *[other] the choice is yours, for each of the { $count } months.
    } Run the command again with --yes (nobody else changes) or with --option and its number.
absence-one-choice = --yes keeps the first option already: choose between --yes and --option.
absence-no-option = { $count ->
        [one] There is no option { $option }: there is only one.
       *[other] There is no option { $option }: they go from 1 to { $count }.
    }
absence-past = That is over ({ $last } { $year }): what took place changes no more. Nothing was recorded.

day-unknown = “{ $text }” is no day. Expected is for example 10/12, 2026-12-10, or Thursday 10 December.
day-other-weekday = “{ $text }”: that day is a { $day } { $year }. Which of the two is right?
day-reversed = The last day ({ $last } { $year }) is before the first ({ $first }).
find-unknown-anyone =
    “{ $who }” names nobody, and no organisation. There are: { $choices }{ $more ->
        [0] {""}
        [one] {" "}and 1 other
       *[other] {" "}and { $more } others
    }
find-several-anyone =
    “{ $who }” names { $count } people or organisations. Which one? { $choices }{ $more ->
        [0] {""}
        [one] {" "}and 1 other
       *[other] {" "}and { $more } others
    }
