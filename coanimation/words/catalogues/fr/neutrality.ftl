# La neutralité, en une phrase et en points à voir.

neutrality-empty = rien à mesurer : personne n'est placé
neutrality-good = bonne
neutrality-points = { $count ->
        [one] un point à voir
       *[other] { $count } points à voir
    }
neutrality-dominated = { $count ->
        [one] à revoir
       *[other] à revoir, { $count } points
    }
neutrality-first = { $verdict } : { $point }
neutrality-everywhere = { $name } est présente à plus d'un créneau sur deux ({ $n } sur { $of })
neutrality-owned-cell = { $moment }, { $name } est présente { $n } fois sur { $of }
neutrality-run = { $moment }, { $name } est présente { $n } fois d'affilée
neutrality-peak = { $name } tient { $n } postes pour une part convenue de { $target }
neutrality-more = { $name } est au-dessus de sa part convenue ({ $n } postes pour { $target })
neutrality-less = { $name } est au-dessous de sa part convenue ({ $n } postes pour { $target } ; { $possible } étaient possibles)
neutrality-unseen = { $name } n'a pas été vue pendant { $n } créneaux de suite
neutrality-pairs = { $n } binômes de structures formés sur { $of } possibles
