# The rota of a month, shown: terminal, sheet, page, and what it is worth, in words.

command-show-help =
    Without options: the month at a glance, what the rota is worth, and the missing seats with their reasons.

    Examples:

    {"  "}coanimation show december
    {"  "}coanimation show december --by partner
    {"  "}coanimation show december --format xlsx --output rota.xlsx
command-show-option-by = Gives the list by day, by partner or by professional.
command-show-option-format = Gives a table (csv), a workbook (xlsx) or a page to print (html).
command-show-option-output = Writes to this file instead of the screen.
metavar-output = FILE
show-by-day = day
show-by-partner = partner
show-by-professional = professional
show-format-csv = csv
show-format-xlsx = xlsx
show-format-html = html

show-no-rota =
    No rota for { $month } yet.
    To search for one: { $coanimation } plan { $name }
show-false =
    { $count ->
        [one] This rota is not true, one point needs a look (edited by hand, or an answer or a choice changed since):
       *[other] This rota is not true, { $count } points need a look (edited by hand, or an answer or a choice changed since):
    }
    To make it again, staying close to it: { $coanimation } plan { $month }
show-decided =
    { $count ->
        [one] This rota does not follow yet a choice that you made since:
       *[other] This rota does not follow yet { $count } choices that you made since:
    }
show-false-line = { "  " }{ $problem }
show-written = Written: { $path }
show-no-folder = The folder { $folder } does not exist: { $file } was not written. Make this folder, or check its name.
show-folder-is-file = { $folder } is a file, not a folder: { $file } was not written.
show-binary = A workbook cannot be shown on the screen: add --output rota.xlsx.

show-title-draft = Draft rota no. { $version } · { $month }
show-title-published = Published rota · { $month }
show-computed = Computed on { $when } in { $seconds } s.
show-not-published = Nothing is published.
show-published = Published on { $when }.
show-changed-since = Published on { $when }, changed since: nothing new is published.
show-legend = ✓ held   ✗ short   – closed
show-legend-site = { $mark } { $site }
show-none = No slot this month.

slot-name = { $day }, { $hours }
slot-name-at = { $day }, { $hours }, { $site }
slot-closed-because = closed: { $reason }
list-separator = { "; " }
moment = { $weekday } { $part }
moment-at = { $weekday } { $part } ({ $site })

# What the rota is worth

certificate-openable = { $held } of { $all }
certificate-coverage = { $filled } of { $wanted }
certificate-steadiness = { $value ->
        [0] the draft did not move
        [one] 1 change since the former draft
       *[other] { $value } changes since the former draft
    }
certificate-agreements = { $kept ->
        [one] 1 kept
       *[other] { $kept } kept
    }
certificate-agreement-short = { $partner }: { $hours } to carry over
certificate-agreement-over = { $partner }: { $hours } ahead
certificate-agreements-none = none this month
certificate-presence = { $sum ->
        [0] each within the band agreed
       *[other] up to { $gap ->
            [one] 1 seat
           *[other] { $gap } seats
        } beyond the band agreed
    }
certificate-encounters = { $possible ->
        [0] none possible
       *[other] { $met } met of { $possible } possible
    }
certificate-economy = { $value ->
        [0] none
        [one] 1 seat above what is wanted
       *[other] { $value } seats above what is wanted
    }
certificate-if-need-be = { $value ->
        [0] nobody is asked “if need be”
        [one] 1 seat held “if need be”
       *[other] { $value } seats held “if need be”
    }
certificate-wishes-more = { $count } more followed than not
certificate-wishes-less = { $count } fewer followed than not
certificate-displaced = { $value ->
        [0] nobody is displaced
        [one] 1 announced presence is withdrawn
       *[other] { $value } announced presences are withdrawn
    }
certificate-called = { $value ->
        [0] nobody else is asked
        [one] 1 presence that had not been announced
       *[other] { $value } presences that had not been announced
    }
certificate-ownership = { $value ->
        [0] no slot belongs to one partner
       *[other] a partner at least comes back more often than its turn (index { $value })
    }
certificate-runs = { $value ->
        [0] never the same partner more than twice in a row
        [one] 1 presence too many in a row, at the same time of the week
       *[other] { $value } presences too many in a row, at the same time of the week
    }
certificate-topics = { $value ->
        [0] each of them every week and at every part of the day
        [one] 1 missing, in a week or a part of the day
       *[other] { $value } missing, in a week or a part of the day
    }
certificate-burden = { $count ->
        [one] 1 person { $level } above their share
       *[other] { $count } people { $level } above their share
    }
certificate-unshared = { $count ->
        [one] Has offered neither evening nor week-end: { $people }
       *[other] Have offered neither evening nor week-end: { $people }
    }
certificate-evenness = { $value ->
        [0] to the seat
        [one] 1 seat apart, within the agreed margin
       *[other] { $value } seats apart, within the agreed margin
    }
certificate-other = { $value }
proof-best = { ": nothing better is possible" }
proof-open = { " (perhaps not the best)" }
certificate-proven = Certified: no rota is better on these aims, in this order.
certificate-void =
    The guarantees of the computation no longer hold: this rota does not follow the rules, or your choices. To find one:
    {"  "}{ $coanimation } plan { $month }
certificate-outdated =
    The data have changed since: these guarantees are of the day of the computation, { $day }. To bring it up to date:
    {"  "}{ $coanimation } plan { $month }
certificate-chosen =
    This is the rota that you chose. To search for another one:
    {"  "}{ $coanimation } plan { $month } --fresh
certificate-unproven =
    A better rota may exist. To search longer:
    {"  "}{ $coanimation } plan { $month } --seconds { $seconds }
aim-neutrality = Neutrality

# The missing seats

missing-title = { $seats ->
        [0] {""}
        [one] 1 missing seat
       *[other] { $seats } missing seats
    }{ $seats ->
        [0] {""}
       *[other] { $roles ->
            [0] {""}
           *[other] {" and "}
        }
    }{ $roles ->
        [0] {""}
        [one] 1 missing role
       *[other] { $roles } missing roles
    }
missing-none = Every seat is filled.
missing-seats = { $count ->
        [one] 1 missing seat
       *[other] { $count } missing seats
    }
missing-line = { $slot }: { $gaps }
missing-role = { $count ->
        [one] 1 missing role ({ $role })
       *[other] { $count } missing roles ({ $role })
    }
missing-why = Why: { $reasons }.
missing-why-each = Why ({ $what }): { $reasons }.
missing-not-announced = This slot will not be announced until you decide.
missing-mark = ? { $count ->
        [one] missing
       *[other] { $count } missing
    }
seat-pinned = { $name } (pinned)

# Columns

column-guarantee = Guarantees
column-day = Day
column-date = Date
column-start = Start
column-end = End
column-hours = Hours
column-site = Place
column-state = State
column-activity = Activity
column-partner = Partner
column-professional = Professional
column-role = Role
column-pinned = Pinned
column-present = Present
column-missing = Missing
column-slots = Slots
column-planned = Planned
column-owed = Agreed
column-evenings = Evenings
column-weekends = Week-ends
column-when = When
column-length = Hours counted
column-aim = Aim
column-standing = How it stands
show-unknown-ending = { $file } cannot be written: the name must end in .csv, .xlsx or .html.
sheet-rota = Rota
sheet-partners = Partners
sheet-professionals = Professionals
sheet-worth = Certificate
rota-page-title = Rota { $month } · { $space }
rota-page-note = Internal: it names partners and people. For the public, see the public page.

# While searching

search-begins = Searching for the best rota… (Ctrl-C keeps the best found)
search-progress = { $aim }: { $best } found, { $bound } at best, { $seconds } s
