"""The slots of a month for a terminal, and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from coanimation.domain.slots import EVENING, PUBLIC_HOLIDAY, SCHOOL_HOLIDAYS, WEEKEND, Slot
from coanimation.domain.space import Space, Terms
from coanimation.words import Words

if TYPE_CHECKING:
    from rich.table import Table

_TAGS = (EVENING, WEEKEND, SCHOOL_HOLIDAYS, PUBLIC_HOLIDAY)  # in the order in which they are told


def weeks(slots: Sequence[Slot]) -> Iterator[tuple[Slot, ...]]:
    """Give the slots week by week, from Monday to Sunday."""
    for _, together in groupby(slots, key=lambda slot: monday(slot.day)):
        yield tuple(together)


def monday(day: date) -> date:
    """Tell on which day the week of a day begins."""
    return day - timedelta(days=day.weekday())


def table(space: Space, slots: Sequence[Slot], words: Words) -> Table:
    """Draw a week: day, hours, site when there are several, seats, and what is to know."""
    from rich.table import Table  # noqa: PLC0415 - only pictures need it

    several = len(space.sites) > 1
    drawn = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    for column in ("day", "hours", *(("site",) if several else ()), "seats"):
        drawn.add_column(column, no_wrap=column != "site", justify="right" if column == "seats" else "left")
    drawn.add_column("notes", ratio=1)
    told = None
    for slot in slots:
        day = words.day(slot.day, short=True) if slot.day != told else ""
        told = slot.day
        site = (space.site(slot.site).name,) if several else ()
        hours = words.span(slot.start, slot.end)
        seats = "" if slot.closed else _seats(slot.terms)
        drawn.add_row("  " + day, hours, *site, seats, notes(slot, words), style="dim" if slot.closed else None)
    return drawn


def notes(slot: Slot, words: Words) -> str:
    """Say what is to know of a slot: why it is closed, what happens, which moment of the year it is."""
    if slot.closed is not None:
        why = slot.reason or words.say(f"closed-{slot.closed.value}")
        return words.say("slots-closed", why=why)
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


def _seats(terms: Terms) -> str:
    return str(terms.wanted) if terms.least == terms.most else f"{terms.least}\N{EN DASH}{terms.most}"
