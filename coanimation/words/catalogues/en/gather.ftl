# What the files of a month say of each other.

gather-unknown-professional = “{ $name }” is nobody in partners.yaml: { $what ->
        [answer] an answer
        [pin] a pin
        [ban] a ban
        [promise] a promised seat
        [asked] a request
       *[decision] a decision
    } names it.
gather-unknown-slot = “{ $name }” is no slot of this month: { $what ->
        [answer] an answer
        [pin] a pin
        [ban] a ban
        [promise] a promised seat
        [asked] a request
       *[decision] a decision
    } names it.
gather-unknown-partner = “{ $name }” is no partner of partners.yaml: a promised seat names it.
gather-told-slot-lost =
    The slot “{ $name }” was announced, but the opening hours of space.yaml no longer give it. Put it back, then close
    it: { $coanimation } close { $month } { $name }
    Those who have it in their calendars will be told.
gather-pin-against = { $professional } is pinned to { $slot }, but { $why }. Change their answer or their absence, or unpin them: { $coanimation } unpin { $month } { $slot } { $who }
