# Why someone cannot take a seat. Each reason is said of one person, then counted.

reason-unavailable = answered “no”
reason-unavailable-many = { $count ->
        [one] 1 unavailable
       *[other] { $count } unavailable
    }
reason-no-answer = has not answered
reason-no-answer-many = { $count } without an answer
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
reason-no-overlap = is already somewhere else at that hour
reason-no-overlap-many = { $count ->
        [one] 1 already placed elsewhere
       *[other] { $count } already placed elsewhere
    }
reason-keep-travel = has no time for the way
reason-keep-travel-many = { $count } without time for the way
reason-keep-rest = would miss their rest
reason-keep-rest-many = { $count } without their rest
reason-limits = is at their limit
reason-limits-many = { $count } at their limit
reason-limits-slots = is at their limit of slots
reason-limits-slots-many = { $count } at their limit of slots
reason-limits-hours = is at their limit of hours
reason-limits-hours-many = { $count } at their limit of hours
reason-limits-evenings = is at their limit of evenings
reason-limits-evenings-many = { $count } at their limit of evenings
reason-limits-weekends = is at their limit of week-ends
reason-limits-weekends-many = { $count } at their limit of week-ends
reason-one-per-team = their partner is already present
reason-one-per-team-many = { $count } of a partner already present
reason-at-once = their partner cannot send anyone more at that hour
reason-at-once-many = { $count } of a partner that cannot send anyone more
reason-seats = the slot is full
reason-seats-many = { $count ->
        [one] 1 too many: the slot is full
       *[other] { $count } too many: the slot is full
    }
reason-bans = is banned from this slot
reason-bans-many = { $count ->
        [one] 1 banned
       *[other] { $count } banned
    }
reason-fixed = the slot has begun
reason-fixed-many = { $count } after the slot had begun
reason-role = lacks the role
reason-role-many = { $count } without the role
reason-attestation = has no attestation valid that day
reason-attestation-many = { $count } without an attestation valid that day
reason-free = could come
reason-free-many = { $count ->
        [one] 1 could come
       *[other] { $count } could come
    }
reason-other-many = { $count } for another reason
