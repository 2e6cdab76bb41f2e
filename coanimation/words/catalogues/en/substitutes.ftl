# Who could come to a slot, the rest of the rota staying as it is.

command-substitutes-name = substitutes
command-substitutes-summary = Tells who could come to a slot, the simplest first.
command-substitutes-help =
    Nobody is asked and nothing changes. The order is that of the aims of the space: first whoever costs them nothing.
command-substitutes-option-instead = In the place of whom; otherwise, beside those who are there.
metavar-instead = PERSON
substitutes-title = Who could come on { $day }, { $hours }:
substitutes-title-instead = Who could replace { $name } on { $day }, { $hours }:
substitutes-line = { $place }. { $who } { $how }
substitutes-asked = (asked on { $day }, no answer yet)
substitutes-none = Nobody can come on { $day }, { $hours }, the rest of the rota staying as it is.
substitutes-next = To ask someone: { $coanimation } ask { $month } { $slot } { $who }
substitutes-not-there = { $name } is not in the slot { $slot }.
substitutes-costs = could come, at the expense of: { $aim }
