# The rules that a stored rota breaks.

rule-other-month = This rota is that of another month ({ $month }).
rule-unknown-slot = { $slot } is no slot of the month ({ $professional } is placed in it).
rule-unknown-professional = “{ $professional }” is nobody in partners.yaml ({ $slot }).
rule-closed-slot = { $slot } is closed, but { $professional } is placed in it.
rule-twice = { $professional } is placed twice in { $slot }.
rule-known = { $professional } or { $slot } does not exist.
rule-availability = { $professional } is not available in { $slot }.
rule-fixed = { $slot } has already begun: the presence of { $professional } no longer changes.
rule-pins = { $professional } is pinned to { $slot }, but is not there.
rule-bans = { $professional } is banned from { $slot }, but is placed there.
rule-seats = { $slot } holds too many: { $present } present for { $most } seats.
rule-one-per-team = { $professional } and { $with } are of the same organisation: only one person of each in { $slot }.
rule-at-once = { $partner } has { $count } people at one time ({ $slot }), { $most } at most.
rule-no-overlap = { $professional } is in two places at one time ({ $slot }).
rule-keep-travel = { $professional } has no time to travel before or after { $slot }: { $gap } min, { $needed } are needed.
rule-keep-rest = { $professional } does not have their rest before or after { $slot }: { $gap } min, { $needed } are needed.
rule-meetings = { $professional } is at a meeting ({ $meeting }) and has no time to be in { $slot }.
rule-apart = { $professional } and { $with } are never together, but both are in { $slot }.
rule-accompanied = { $professional } has to be accompanied: none of their mentors is in { $slot }.
rule-successions = { $professional } cannot be in { $slot }: it must not follow what they hold the day before, or the day after.
rule-blocks = { $professional } is in { $slot } and not in the other relays of that day: they are taken together.
rule-promises = A seat of { $slot } is promised to { $partner }, who has nobody there.
rule-least = { $who } has less than their least ({ $limit }, { $when }): { $reached }, { $least } at least.
rule-limits = { $who } goes beyond a limit ({ $limit }, { $when }): { $reached }, { $most } at most.
rule-missing = { $slot }: the rota says { $says } missing { $what ->
        [seat] seats
       *[other] in the role “{ $what }”
    }, there are { $is }.
rule-certificate = The certificate says { $says } for the aim “{ $aim }”, which is no longer true. Plan again: { $coanimation } plan { $month }
rule-certificate-lacks = The certificate says nothing of the aim “{ $aim }”. Plan again: { $coanimation } plan { $month }
rule-bound = The certificate contradicts itself for the aim “{ $aim }”: { $is } is better than the best possible, { $says }.
