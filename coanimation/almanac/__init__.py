"""Facts of the calendar that nobody has to type: public and school holidays, recurrences, and the slots that follow.

`Day` and `days` tell what a date is; `slots_of` lays out a month from the openings of a space, `open_minutes` counts
it; `faults` says, before anything is laid out, what of a space the almanac cannot follow.
"""

from __future__ import annotations

from coanimation.almanac.faults import Fault, faults
from coanimation.almanac.refusal import AlmanacError
from coanimation.almanac.slots import Day, days, open_minutes, slots_of

__all__ = ["AlmanacError", "Day", "Fault", "days", "faults", "open_minutes", "slots_of"]
