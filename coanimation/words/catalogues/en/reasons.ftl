# Why someone cannot take a seat. Each reason is said of one person, then counted.

reason-unavailable = answered “no”
reason-unavailable-many = { $count ->
        [one] 1 unavailable
       *[other] { $count } unavailable
    }
reason-no-answer = has not answered
reason-no-answer-many = { $count } without an answer
reason-no-answer-many-of = { $count } without an answer ({ $names })
reason-absent = is absent that day
reason-absent-many = { $count ->
        [one] 1 absent
       *[other] { $count } absent
    }
reason-not-here = takes no part in the space at that date
reason-not-here-many = { $count ->
        [one] 1 takes no part in the space at that date
       *[other] { $count } take no part in the space at that date
    }
reason-overlap = is already somewhere else at that hour
reason-overlap-many = { $count ->
        [one] 1 already placed elsewhere
       *[other] { $count } already placed elsewhere
    }
reason-travel = has no time for the way
reason-travel-many = { $count } without time for the way
reason-rest = would miss their rest
reason-rest-many = { $count } without their rest
reason-limit = is at their limit
reason-limit-many = { $count } at their limit
reason-limit-slots = is at their limit of slots
reason-limit-slots-many = { $count } at their limit of slots
reason-limit-hours = is at their limit of hours
reason-limit-hours-many = { $count } at their limit of hours
reason-limit-evenings = is at their limit of evenings
reason-limit-evenings-many = { $count } at their limit of evenings
reason-limit-weekends = is at their limit of week-ends
reason-limit-weekends-many = { $count } at their limit of week-ends
reason-colleague-present = their partner is already present
reason-colleague-present-many = { $count } of a partner already present
reason-at-once = their partner cannot send anyone more at that hour
reason-at-once-many = { $count } of a partner that cannot send anyone more
reason-meeting = is at a meeting at that hour
reason-meeting-many = { $count } at a meeting at that hour
reason-apart = is never in one slot with someone present
reason-apart-many = { $count } not to be with someone present
reason-alone = has to be accompanied, and none of their mentors is there
reason-alone-many = { $count } without the person who accompanies them
reason-next-day = this slot must not follow what they hold the day before, or the day after
reason-next-day-many = { $count } with a presence the day before or after
reason-relays = cannot hold the other relay of that day as well
reason-relays-many = { $count } who cannot hold the other relay as well
reason-promised = the seat is promised to an organisation that has yet to name someone
reason-promised-many = { $count } too many: the seat is promised to an organisation
reason-full = the slot is full
reason-full-many = { $count ->
        [one] 1 too many: the slot is full
       *[other] { $count } too many: the slot is full
    }
reason-banned = is banned from this slot
reason-banned-many = { $count ->
        [one] 1 banned
       *[other] { $count } banned
    }
reason-begun = the slot has begun
reason-begun-many = { $count } after the slot had begun
reason-lacks-role = lacks the role
reason-lacks-role-many = { $count } without the role
reason-could = could come
reason-could-many = { $count ->
        [one] 1 could come
       *[other] { $count } could come
    }
reason-could-replace = could take the place of someone present
reason-could-replace-many = { $count } could take the place of someone present
reason-other-many = { $count } for another reason
reason-already-there = is there already
reason-of = { $name }: { $text }
