"""Read a publication back the way a partner's calendar program would, sharing no code with the publisher.

`dav` and `web` fetch over the standard library alone, `ical` reads lines of iCalendar, `compare` says what is not as it
should be. What should be there is told by whoever asks, from the rota.
"""

from coanimation.readback.compare import Difference, Expected, Kind, Vocabulary, compare
from coanimation.readback.dav import Account, calendars, read_calendar
from coanimation.readback.ical import Seen, parse
from coanimation.readback.web import Unread, read_feed

__all__ = [
    "Account",
    "Difference",
    "Expected",
    "Kind",
    "Seen",
    "Unread",
    "Vocabulary",
    "calendars",
    "compare",
    "parse",
    "read_calendar",
    "read_feed",
]
