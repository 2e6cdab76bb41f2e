"""What was read back, against what the rota says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from coanimation.readback.ical import Seen


class Kind(StrEnum):
    """What is not as it should be."""

    MISSING = "missing"
    EXTRA = "extra"
    START = "start"
    END = "end"
    PLACE = "place"
    STATUS = "status"
    PERSON = "person"
    ORGANISATION = "organisation"
    WORDING = "wording"
    RECURRING = "recurring"
    DOUBLE = "double"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """An event that should be there.

    `people` and `organisations` are all that it may name, and it names them all; the same for `words`, which tell for
    example that a place is closed.
    """

    start: datetime
    end: datetime
    place: str
    status: str = "CONFIRMED"
    people: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Every name and word that an event could wrongly show; `others` are names of nobody, such as a place's."""

    people: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that is not as the rota says: the instant tells which event, the values are for people to read."""

    kind: Kind
    start: datetime
    expected: str = ""
    seen: str = ""


def compare(expected: Sequence[Expected], seen: Sequence[Seen], vocabulary: Vocabulary) -> tuple[Difference, ...]:
    """Tell every difference, by instant: what is missing, what is more, and what each event wrongly says."""
    differences: list[Difference] = []
    doubles = Counter(event.uid for event in seen)
    pairs, missing, extra = _match(expected, seen)
    for wanted, event in pairs:
        differences += _event(wanted, event, vocabulary)
        if event.recurring:
            differences.append(Difference(kind=Kind.RECURRING, start=event.start, seen=event.summary))
        if doubles[event.uid] > 1:
            differences.append(Difference(kind=Kind.DOUBLE, start=event.start, seen=event.uid))
    differences += [Difference(kind=Kind.MISSING, start=wanted.start, expected=wanted.place) for wanted in missing]
    differences += [Difference(kind=Kind.EXTRA, start=event.start, seen=event.summary) for event in extra]
    return tuple(sorted(differences, key=lambda d: (d.start.timestamp(), d.kind, d.expected, d.seen)))


def _match(
    expected: Sequence[Expected], seen: Sequence[Seen]
) -> tuple[list[tuple[Expected, Seen]], list[Expected], list[Seen]]:
    """Pair the events that are meant to be the same: same instant and place first, then the nearest of the day.

    An event told an hour too late is one wrong event, not one missing and one more.
    """
    left, unseen = list(expected), list(seen)
    pairs: list[tuple[Expected, Seen]] = []
    for near in (_same, _same_instant, _same_day_and_place):
        for wanted in tuple(left):
            candidates = [event for event in unseen if near(wanted, event)]
            if candidates:
                best = min(candidates, key=lambda event: abs(event.start.timestamp() - wanted.start.timestamp()))
                pairs.append((wanted, best))
                left.remove(wanted)
                unseen.remove(best)
    return pairs, left, unseen


def _same(wanted: Expected, event: Seen) -> bool:
    return _same_instant(wanted, event) and wanted.place in event.place


def _same_instant(wanted: Expected, event: Seen) -> bool:
    return wanted.start.timestamp() == event.start.timestamp()


def _same_day_and_place(wanted: Expected, event: Seen) -> bool:
    return wanted.start.date() == event.start.astimezone(wanted.start.tzinfo).date() and wanted.place in event.place


def _event(wanted: Expected, event: Seen, vocabulary: Vocabulary) -> Iterator[Difference]:
    for kind, right, read in ((Kind.START, wanted.start, event.start), (Kind.END, wanted.end, event.end)):
        # two instants of one zone compare by wall clock in Python, which hides the hour that DST repeats
        if right.timestamp() != read.timestamp():
            yield Difference(kind=kind, start=wanted.start, expected=right.isoformat(), seen=read.isoformat())
    if wanted.place not in event.place:
        yield Difference(kind=Kind.PLACE, start=wanted.start, expected=wanted.place, seen=event.place)
    if wanted.status != event.status:
        yield Difference(kind=Kind.STATUS, start=wanted.start, expected=wanted.status, seen=event.status)
    every = vocabulary.people | vocabulary.organisations | vocabulary.words | vocabulary.others
    named = _named(event.text, every)
    for kind, right_names, known in (
        (Kind.PERSON, wanted.people, vocabulary.people),
        (Kind.ORGANISATION, wanted.organisations, vocabulary.organisations),
        (Kind.WORDING, wanted.words, vocabulary.words),
    ):
        if (read_names := named & known) != right_names:
            yield Difference(kind=kind, start=wanted.start, expected=_listed(right_names), seen=_listed(read_names))


def _named(text: str, names: Iterable[str]) -> frozenset[str]:
    """Find the names that stand in a text, the longest first: a longer name is no mention of a shorter one in it."""
    found: set[str] = set()
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if name and name in text:
            found.add(name)
            text = text.replace(name, "\0")
    return frozenset(found)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
