# What the almanac (public holidays, school holidays, recurrences) cannot follow.

almanac-unknown-territory = “{ $given }” is no territory known for public holidays (metropole, alsace, moselle, guadeloupe, martinique, guyane, reunion, mayotte …).
almanac-unknown-zone = “{ $given }” is no school zone: A, B, C, or none when school holidays do not matter.
almanac-zone-without-data =
    The school holidays of “{ $given }” are set by its académie, and we do not have their dates: we do not guess them.
    Write “none” and give each opening its first and last day.
almanac-unknown-timezone = “{ $given }” is no time zone. Write for instance Europe/Paris or Indian/Reunion.
almanac-year-out-of-range = The year { $year } is out of reach: dates go from { $first } to { $last }.
almanac-agreement-endless =
    the agreement of “{ $partner }” runs until { $year }, beyond the dates that are known ({ $last }): give it its true last
    day, or hours by the month (“per: month”).
almanac-rrule-without-first = The recurrence “{ $rule }” needs a first day: everything is counted from it.
almanac-rrule-malformed = The recurrence “{ $rule }” cannot be read. Write for instance FREQ=WEEKLY;INTERVAL=2;BYDAY=SA.
almanac-rrule-part = The recurrence “{ $rule }” holds “{ $part }”, which has no use here: only FREQ, INTERVAL, COUNT, UNTIL, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS and WKST are understood.
almanac-rrule-frequency = The recurrence “{ $rule }” must begin with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY: an opening recurs once a day at most.
almanac-rrule-never = The recurrence “{ $rule }” never comes: no day fits it.
almanac-relay-outside = The relay at { $relay } must lie between { $starts } and { $ends }, once.
almanac-season-without-zone = The opening “{ $opening }” depends on school holidays, and no zone is given: choose zone A, B or C, or give it dates.
almanac-moves-nothing = “{ $slot }” names no slot of the pattern: there is nothing to move.
almanac-moved-twice = The slot “{ $slot }” is moved twice: keep one of the two.
almanac-id-twice = “{ $id }” already names another opening: choose another name.
