# Neutrality, in one sentence and in points to see.

neutrality-empty = nothing to measure: nobody is placed
neutrality-good = good
neutrality-points = { $count ->
        [one] one point to see
       *[other] { $count } points to see
    }
neutrality-dominated = { $count ->
        [one] to be reviewed
       *[other] to be reviewed, { $count } points
    }
neutrality-first = { $verdict }: { $point }
neutrality-everywhere = { $name } is present in more than every second slot ({ $n } of { $of })
neutrality-owned-cell = { $moment }, { $name } is present { $n } times out of { $of }
neutrality-run = { $moment }, { $name } is present { $n } times in a row
neutrality-peak = { $name } holds { $n } seats for an agreed share of { $target }
neutrality-more = { $name } is above its agreed share ({ $n } seats for { $target })
neutrality-less = { $name } is below its agreed share ({ $n } seats for { $target }; { $possible } were possible)
neutrality-unseen = { $name } was not seen for { $n } slots in a row
neutrality-pairs = { $n } pairs of partners met of { $of } possible
