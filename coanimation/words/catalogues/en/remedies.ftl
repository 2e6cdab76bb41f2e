# What would fill a seat: each remedy was verified both ways.

remedies-title = { $count ->
        [one] Verified solution:
       *[other] Verified solutions, choose one:
    }
remedy-line = { $place }. { $text }
remedy-and = { $first }, and { $second }
remedy-moved = { $text } ({ $count ->
        [one] 1 other presence changes
       *[other] { $count } other presences change
    })
remedy-leaves = { $text }, but the slot would still be short: { $lacks }
remedy-chase = Chase { $professional }: one “yes” is enough
remedy-ask = Ask { $professional } to take back their “no”
remedy-bans = No longer set { $professional } aside from this slot
remedy-pins = Release { $professional } from the slot of { $slot }
remedy-limits = Grant { $who } { $to } instead of { $most } ({ $limit }; { $when })
remedy-at-once = Accept that { $partner } sends { $to } people at once
remedy-meetings = Excuse { $professional } from the meeting “{ $meeting }”
remedy-attestation = Renew the attestation: { $professional }
