"""VTIMEZONE of any IANA zone, in the one form that every client reads alike.

Two observances with a yearly rule where the zone has such rules, one STANDARD where its clocks do not change, otherwise
one observance per transition. Never RDATE lists: ical.js (Thunderbird, Nextcloud) and vobject (Radicale) misread them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FIRST, _LAST = 1970, 2099


@dataclass(frozen=True, slots=True)
class _Transition:
    """The clocks change at `at` (UTC), from one offset to another."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    saving: bool

    @property
    def local(self) -> datetime:
        """The wall time at which it happens, in the offset before it, as an observance begins (RFC 5545 3.6.5)."""
        return self.at.replace(tzinfo=None) + self.before

    def rules(self) -> frozenset[str]:
        """Every yearly rule that would give this day."""
        day, weekday = self.local, _DAYS[self.local.weekday()]
        ordinals = {(day.day - 1) // 7 + 1}
        if (day + timedelta(days=7)).month != day.month:
            ordinals.add(-1)
        return frozenset(f"FREQ=YEARLY;BYMONTH={day.month};BYDAY={n}{weekday}" for n in ordinals)

    def same_but_day(self) -> tuple[object, ...]:
        return (self.local.time(), self.before, self.after, self.name, self.saving)


@lru_cache(maxsize=1024)
def zone_named(key: str) -> ZoneInfo | None:
    """Find a zone of the IANA database; None when it has none of that name."""
    try:
        return ZoneInfo(key)
    except (ValueError, OSError, LookupError):
        return None


def zone_id(instant: datetime) -> str:
    """Name the IANA zone of an instant; empty when it is UTC or a bare offset, which is written as UTC."""
    key = getattr(instant.tzinfo, "key", None)
    return key if isinstance(key, str) and key not in {"", "UTC", "Etc/UTC", "Z"} else ""


def has_one_reading(instant: datetime) -> bool:
    """Whether its wall time happens exactly once: neither skipped nor repeated by a change of the clocks."""
    return instant.utcoffset() == instant.replace(fold=1 - instant.fold).utcoffset()


def is_told(instant: datetime) -> bool:
    """Whether a VTIMEZONE can tell the zone of that year: its transitions are looked for in those years alone."""
    return _FIRST < instant.year < _LAST


@lru_cache(maxsize=256)
def vtimezone(key: str, first_year: int, last_year: int) -> tuple[str, ...]:
    """Write the logical lines of a VTIMEZONE, true for the local years `first_year` to `last_year`, both included."""
    transitions = _transitions(key)
    rules = _yearly(transitions)
    if rules and rules[0][0].at.year < first_year:
        observances = [_observance(one, rule) for one, rule in rules]
    else:
        observances = list(_one_by_one(key, transitions, first_year, last_year))
    return (
        "BEGIN:VTIMEZONE",
        f"TZID:{key}",
        *(line for observance in observances for line in observance),
        "END:VTIMEZONE",
    )


def _one_by_one(
    key: str, transitions: tuple[_Transition, ...], first_year: int, last_year: int
) -> Iterator[tuple[str, ...]]:
    # a year of UTC is not a year of the zone: a day more on each side
    start = datetime(first_year, 1, 1, tzinfo=UTC) - timedelta(days=1)
    end = datetime(last_year, 12, 31, tzinfo=UTC) + timedelta(days=2)
    earlier = [one for one in transitions if one.at <= start]
    if earlier:
        yield _observance(earlier[-1])
    else:
        local = start.astimezone(ZoneInfo(key))
        offset = local.utcoffset() or timedelta()
        yield _observance(_Transition(start, offset, offset, local.tzname() or key, bool(local.dst())))
    for one in transitions:
        if start < one.at < end:
            yield _observance(one)


def _observance(one: _Transition, rule: str = "") -> tuple[str, ...]:
    kind = "DAYLIGHT" if one.saving else "STANDARD"
    return (
        f"BEGIN:{kind}",
        f"DTSTART:{one.local:%Y%m%dT%H%M%S}",
        *([f"RRULE:{rule}"] if rule else []),
        f"TZNAME:{one.name}",
        f"TZOFFSETFROM:{_offset(one.before)}",
        f"TZOFFSETTO:{_offset(one.after)}",
        f"END:{kind}",
    )


def _offset(delta: timedelta) -> str:
    seconds = int(delta.total_seconds())
    sign, seconds = "-" if seconds < 0 else "+", abs(seconds)
    tail = f"{seconds % 60:02d}" if seconds % 60 else ""
    return f"{sign}{seconds // 3600:02d}{seconds // 60 % 60:02d}{tail}"


@lru_cache(maxsize=64)
def _transitions(key: str) -> tuple[_Transition, ...]:
    zone = ZoneInfo(key)
    found: list[_Transition] = []
    day = datetime(_FIRST, 1, 1, tzinfo=UTC)
    end = datetime(_LAST, 12, 31, tzinfo=UTC)
    step = timedelta(days=1)
    before = day.astimezone(zone).utcoffset()
    while day < end:
        after = (day + step).astimezone(zone).utcoffset()
        if after != before:
            found.append(_pin_down(zone, day, day + step))
            before = after
        day += step
    return tuple(found)


def _pin_down(zone: ZoneInfo, low: datetime, high: datetime) -> _Transition:
    """Find the second at which the offset changes between two instants."""
    before = low.astimezone(zone).utcoffset() or timedelta()
    while high - low > timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if (middle.astimezone(zone).utcoffset() or timedelta()) == before:
            low = middle
        else:
            high = middle
    local = high.astimezone(zone)
    return _Transition(
        high, before, local.utcoffset() or timedelta(), local.tzname() or str(zone), saving=bool(local.dst())
    )


@lru_cache(maxsize=64)
def _yearly(transitions: tuple[_Transition, ...]) -> tuple[tuple[_Transition, str], ...]:
    """Tell the two transitions that begin the yearly rules in force until the end of what is known, or nothing."""
    by_year: dict[int, list[_Transition]] = {}
    for one in transitions:
        by_year.setdefault(one.local.year, []).append(one)
    last = by_year.get(_LAST, [])
    if len(last) != 2:
        return ()
    rules = [one.rules() for one in last]
    since = last
    for year in range(_LAST - 1, _FIRST - 1, -1):
        pair = by_year.get(year, [])
        if len(pair) != 2 or [p.same_but_day() for p in pair] != [p.same_but_day() for p in last]:
            break
        narrowed = [rule & one.rules() for rule, one in zip(rules, pair, strict=True)]
        if not all(narrowed):
            break
        rules, since = narrowed, pair
    # a weekday rule shows its true form only over a whole cycle of the calendar
    if _LAST - since[0].local.year < 28:
        return ()
    return tuple((one, min(rule, key=_preference)) for one, rule in zip(since, rules, strict=True))


def _preference(rule: str) -> tuple[bool, str]:
    return ("=-1" not in rule, rule)
