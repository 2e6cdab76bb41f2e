"""The slots of a month for a terminal, and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from coanimation.domain.slots import EVENING, PUBLIC_HOLIDAY, SCHOOL_HOLIDAYS, Slot
from coanimation.domain.space import Space, Terms
from coanimation.words import Words

if TYPE_CHECKING:
    from rich.table import Table

_TAGS = (EVENING, SCHOOL_HOLIDAYS, PUBLIC_HOLIDAY)  # in the order in which they are told; the day tells the week-end


def weeks(slots: Sequence[Slot]) -> Iterator[tuple[Slot, ...]]:
    """Give the slots week by week, from Monday to Sunday."""
    for _, together in groupby(slots, key=lambda slot: monday(slot.day)):
        yield tuple(together)


def monday(day: date) -> date:
    """Tell on which day the week of a day begins."""
    return day - timedelta(days=day.weekday())


def table(space: Space, month: Sequence[Slot], week: Sequence[Slot], words: Words) -> Table:
    """Draw a week: day, hours, site when there are several, seats, and what is to know.

    The columns are as wide as the whole month needs, so that the weeks stand below each other.
    """
    from rich.table import Table  # noqa: PLC0415 - only pictures need it

    several = len(space.sites) > 1
    drawn = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    drawn.add_column(no_wrap=True, min_width=max(len(_day(slot, words)) for slot in month))
    drawn.add_column(no_wrap=True, min_width=max(len(words.span(slot.start, slot.end)) for slot in month))
    if several:
        drawn.add_column(min_width=max(len(_site(space, slot)) for slot in month) if _narrow(space) else None)
    drawn.add_column(no_wrap=True, justify="right", min_width=max(len(_seats(slot.terms)) for slot in month))
    drawn.add_column(ratio=1)
    told = None
    for run in _runs(week):
        slot, last = run[0], run[-1]
        day = _day(slot, words) if slot.day != told else ""
        told = last.day
        if len(run) > 1:
            until = words.say("slots-until", day=words.day(last.day, short=True)) if last.day != slot.day else ""
            drawn.add_row(day, until, *([""] * several), "", _why(run, words), style="dim")
            continue
        site = [_site(space, slot)] * several
        seats = "" if slot.closed else _seats(slot.terms)
        drawn.add_row(
            day,
            words.span(slot.start, slot.end),
            *site,
            seats,
            notes(slot, words),
            style="dim" if slot.closed else None,
        )
    return drawn


def notes(slot: Slot, words: Words) -> str:
    """Say what is to know of a slot: why it is closed, what happens, which moment of the year it is."""
    if slot.closed is not None:
        return _why((slot,), words)
    told = [slot.terms.activity] if slot.terms.activity else []
    told += [words.say(f"slots-tag-{tag}") for tag in _TAGS if tag in slot.tags]
    told += [words.say("slots-relay", number=slot.relay)] if slot.relay > 1 else []
    told += [words.say("slots-adults")] if not slot.terms.minors else []
    told += [words.say("slots-exceptional")] if slot.exceptional else []
    told += [words.say("slots-estimated")] if slot.estimated and SCHOOL_HOLIDAYS in slot.tags else []
    return ", ".join(told)


def data(slot: Slot) -> dict[str, object]:
    """Give a slot to programs; instants are ISO 8601 with their offset."""
    return {
        "slot": slot.id,
        "opening": slot.opening,
        "site": slot.site,
        "start": slot.start.isoformat(),
        "end": slot.end.isoformat(),
        "arrive": slot.arrive.isoformat(),
        "leave": slot.leave.isoformat(),
        "part": slot.part.value,
        "tags": sorted(slot.tags),
        "seats": {"least": slot.terms.least, "wanted": slot.terms.wanted, "most": slot.terms.most},
        "needs": dict(sorted(slot.terms.needs.items())),
        "minors": slot.terms.minors,
        "activity": slot.terms.activity,
        "relay": slot.relay,
        "closed": slot.closed.value if slot.closed else None,
        "reason": slot.reason,
        "estimated": slot.estimated,
        "exceptional": slot.exceptional,
    }


def _runs(slots: Sequence[Slot]) -> Iterator[tuple[Slot, ...]]:
    """Take closed slots that follow each other for one reason together; an open slot stands alone."""
    for (closed, _, _), together in groupby(slots, key=lambda s: (s.closed, s.reason, "" if s.closed else s.id)):
        run = tuple(together)
        yield run if closed else run[:1]


def _day(slot: Slot, words: Words) -> str:
    return "  " + words.day(slot.day, short=True)


def _why(run: Sequence[Slot], words: Words) -> str:
    closed = run[0].closed
    assert closed is not None
    return words.say("slots-closed", why=run[0].reason or words.say(f"closed-{closed.value}"), count=len(run))


def _site(space: Space, slot: Slot) -> str:
    return space.site(slot.site).name


def _narrow(space: Space) -> bool:
    """Whether the names of the sites leave room for the rest on eighty columns."""
    return max(len(site.name) for site in space.sites) <= 24


def _seats(terms: Terms) -> str:
    return str(terms.wanted) if terms.least == terms.most else f"{terms.least}\N{EN DASH}{terms.most}"
