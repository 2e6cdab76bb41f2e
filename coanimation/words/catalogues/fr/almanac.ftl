# Ce que l'almanach (jours fériés, vacances scolaires, répétitions) ne peut pas suivre.

almanac-unknown-territory = « { $given } » n'est pas un territoire connu pour les jours fériés (metropole, alsace, moselle, guadeloupe, martinique, guyane, reunion, mayotte …).
almanac-unknown-zone = « { $given } » n'est pas une zone de vacances scolaires : A, B, C, ou none s'il ne faut pas en tenir compte.
almanac-zone-without-data =
    Les vacances scolaires de « { $given } » sont fixées par son académie, et nous n'avons pas leurs dates : nous ne les devinons pas.
    Mettez « none » et donnez à chaque horaire ses dates de début et de fin.
almanac-unknown-timezone = « { $given } » n'est pas un fuseau horaire. On attend par exemple Europe/Paris ou Indian/Reunion.
almanac-year-out-of-range = L'année { $year } est hors de portée : les dates vont de { $first } à { $last }.
almanac-agreement-endless =
    la convention de « { $partner } » court jusqu'en { $year }, au-delà des dates connues ({ $last }) : donnez-lui son vrai
    dernier jour, ou des heures par mois (« per: month »).
almanac-rrule-without-first = La répétition « { $rule } » doit avoir une date de début : c'est d'elle que l'on compte.
almanac-rrule-malformed = La répétition « { $rule } » ne se lit pas. On attend par exemple FREQ=WEEKLY;INTERVAL=2;BYDAY=SA.
almanac-rrule-part = La répétition « { $rule } » contient « { $part } », qui ne sert pas ici : seuls FREQ, INTERVAL, COUNT, UNTIL, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS et WKST sont compris.
almanac-rrule-frequency = La répétition « { $rule } » doit commencer par FREQ=DAILY, WEEKLY, MONTHLY ou YEARLY : un horaire se répète au plus une fois par jour.
almanac-rrule-never = La répétition « { $rule } » ne tombe jamais : aucun jour ne lui correspond.
almanac-relay-outside = Le relais de { $relay } doit être entre { $starts } et { $ends }, une seule fois.
almanac-season-without-zone = L'horaire « { $opening } » dépend des vacances scolaires, et aucune zone n'est donnée : choisissez la zone A, B ou C, ou donnez-lui des dates.
almanac-moves-nothing = « { $slot } » n'est le nom d'aucun créneau habituel : il n'y a rien à déplacer.
almanac-moved-twice = Le créneau « { $slot } » est déplacé deux fois : gardez une seule des deux lignes.
almanac-id-twice = « { $id } » nomme déjà un autre horaire : choisissez un autre nom.
