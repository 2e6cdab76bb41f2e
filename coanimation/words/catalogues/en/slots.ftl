# The slots of a month, before anybody is placed in them.

command-slots-help =
    The month as the usual openings, the exceptional openings and the closures give it, with public holidays and school
    holidays. Nobody is placed in it yet.

slots-title = { $space }: slots of { $month }
slots-week = Week of { $day }
slots-none = No slot in { $month }: no opening falls in that month. The openings are in space.yaml.
slots-closed =
    closed: { $why }{ $count ->
        [one] {""}
       *[other] {" "}({ $count } slots)
    }
slots-until = to { $day }
slots-tag-evening = evening
slots-tag-school-holidays = school holidays
slots-tag-public-holiday = public holiday
slots-relay = relay { $number }
slots-adults = adults only
slots-exceptional = exceptional
slots-estimated = estimated
slots-total =
    { $count ->
        [0] No open slot
        [one] 1 open slot, { $length } of opening, { $share } of it outside Monday to Friday, 9:00 to 17:00
       *[other] { $count } open slots, { $length } of opening, { $share } of it outside Monday to Friday, 9:00 to 17:00
    }{ $closed ->
        [0] .
        [one] {" "}; 1 closed slot.
       *[other] {" "}; { $closed } closed slots.
    }
slots-estimated-note = The school holidays of this month are not published yet: their dates are estimated.
