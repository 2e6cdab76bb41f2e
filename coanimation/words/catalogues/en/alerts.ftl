# What a rota does and nobody forbids: working time, as presences in the space show it.

alerts-title = Worth knowing: working time, counted on presences in the space alone (nothing is blocked)
alert-hours-per-day = { $who }: { $reached } on { $when }, { $most } a day at most { $whose ->
        [law] (Code du travail, L3121-18)
       *[space] (rule of the space)
    }
alert-hours-per-week = { $who }: { $reached } in the week of { $when }, { $most } a week at most { $whose ->
        [law] (Code du travail, L3121-20)
       *[space] (rule of the space)
    }
alert-days-per-week = { $who }: { $reached } days in the week of { $when }, { $most } a week at most { $whose ->
        [law] (Code du travail, L3132-1)
       *[space] (rule of the space)
    }
alert-days-in-a-row = { $who }: more than { $most } days in a row from { $when }
legal-hours-per-day = hours per day
legal-hours-per-week = hours per week
legal-days-per-week = days per week
legal-days-in-a-row = days in a row
