# Words that every command shares.

list-last = { $first } and { $last }
quoted = “{ $text }”
instant = { $day } at { $hour }
yes = yes
no = no
yes-letter = y
no-letter = n

# States (domain.slots.State, domain.answers.Availability, domain.rota.Outcome …)

state-held = held
state-short = short
state-closed = closed
availability-yes = yes
availability-if-need-be = if need be
availability-no = no
part-morning = morning
part-afternoon = afternoon
part-evening = evening
closed-public-holiday = public holiday
closed-closure = closure
closed-decided = closed by decision
closed-moved = moved
decision-wait = waiting
decision-adults = adults only
decision-close = closed

role-referent = referent for minors
role-opens = opener
role-closes = closer
role-driver = driver
role-seat = seat

# As they were named before: the workbooks filled then are still read

role-referent-before = referent for minors
role-opens-before = opens the place
role-closes-before = closes the place
role-driver-before = drives

# Aims, in the order of the tiers

aim-openable = Slots held
aim-coverage = Seats filled
aim-steadiness = Steadiness
aim-kept = Already announced
aim-displaced = Already announced
aim-called = Newly asked
aim-agreements = Agreements
aim-presence = Presence
aim-presence-largest = Presence (largest gap)
aim-ownership = Slot ownership
aim-runs = In a row
aim-topics = Topics
aim-burden = Evenings and week-ends
aim-encounters = Pairs of partners
aim-economy = Extra seats
aim-if-need-be = “If need be”
aim-wishes = Wishes
aim-evenness = Even to the seat

# What changes between two rotas

change-line = { $slot }: { $changes }
change-comes = + { $who }
change-leaves = - { $who }
change-rest = { $seats ->
        [0] { $slots ->
            [0] everything is taken over
            [one] all seats are filled, but 1 slot becomes short
           *[other] all seats are filled, but { $slots } slots become short
        }
        [one] { $slots ->
            [0] 1 seat stays empty
            [one] 1 seat stays empty, 1 slot becomes short
           *[other] 1 seat stays empty, { $slots } slots become short
        }
       *[other] { $slots ->
            [0] { $seats } seats stay empty
            [one] { $seats } seats stay empty, 1 slot becomes short
           *[other] { $seats } seats stay empty, { $slots } slots become short
        }
    }
change-slot = the slot of { $slot }
