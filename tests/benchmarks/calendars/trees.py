"""What writing the private feeds takes: as many as a large space has, again with nothing changed, and how it grows.

A slot is shown by many feeds, in as few texts as several partners read of it; or each reader has a text of their own,
which is the worst that can be. The time is that of `publishing.feeds`, from what was told to files on the disk, with
what this process itself reckoned beside it. icalendar alone writes the same events for comparison.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from zoneinfo import ZoneInfo

from icalendar import Event as Component

from coanimation.domain.months import YearMonth
from coanimation.domain.people import Partner, Professional
from coanimation.domain.space import Space
from coanimation.domain.told import Entry, Notice, Told
from coanimation.publishing import feeds
from coanimation.publishing.audiences import People
from coanimation.publishing.months import Reading
from coanimation.publishing.targets import feeds_of
from coanimation.words import Words
from coanimation.workspace import paths
from tests.benchmarks.calendars.goals import Goal, told
from tests.benchmarks.table import Table

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 22, 10, 42, tzinfo=PARIS)
FIRST = datetime(2026, 12, 1, 17, 0, tzinfo=PARIS)
PEOPLE = 9  # of each partner, beside its own feed
READERS = 50  # feeds that show one slot
TEXTS = 5  # that they read of it
ALONE = 500  # events that icalendar writes alone
WHEN = ("first time", "nothing changed", "one event changed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was measured of so many feeds, for each of `WHEN`: seconds, those that were reckoned, files touched."""

    feeds: int
    events: int
    texts: int
    seconds: tuple[float, ...]
    reckoned: tuple[float, ...]
    touched: tuple[int, ...]

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Tell it, a row for each time that it was written."""
        for what, seconds, reckoned, touched in zip(WHEN, self.seconds, self.reckoned, self.touched, strict=True):
            name = f"{self.feeds} feeds, {self.events} events, {self.texts} texts: {what}"
            yield name, str(touched), f"{seconds:.2f}", f"{reckoned:.2f}"


def trees(wanted: int = 1000, events: int = 50, runs: int = 3) -> str:
    """Write the feeds for the first time, again with nothing changed, and with one event changed."""
    grown = [measured(count, events, runs, texts=TEXTS) for count in (wanted // 4, wanted // 2, wanted)]
    apart = measured(wanted, events, runs, texts=READERS)
    rows = (row for one in (*grown, apart) for row in one.rows())
    title = f"Private feeds of {events} events, from what was told to the disk: medians of {runs} runs"
    table = Table(
        title=title, columns=("writing", "files touched", "seconds", "of the processor"), rows=tuple(rows), level=3
    )
    most = grown[-1]
    goals = (
        Goal("seconds, first time", most.seconds[0], most=5.0),
        Goal("seconds, nothing changed", most.seconds[1], most=1.0),
        Goal("files touched, nothing changed", most.touched[1], most=0),
        Goal("seconds, first time, no two texts alike", apart.seconds[0], most=5.0),
        Goal("seconds, nothing changed, no two texts alike", apart.seconds[1], most=1.0),
    )
    rate = f"icalendar alone, without a feed around them: {alone():.0f} events a second."
    return f"{table}\n\n{rate}\n\n{told(goals)}"


def measured(count: int, events: int, runs: int, *, texts: int) -> Written:
    """Write so many feeds, each time into a new folder; medians."""
    found = [_run(count, events, texts) for _ in range(runs)]
    return Written(
        feeds=count,
        events=count * events,
        texts=max(1, count // READERS) * events * min(texts, count),
        seconds=tuple(median(run[n][0] for run in found) for n in range(len(WHEN))),
        reckoned=tuple(median(run[n][1] for run in found) for n in range(len(WHEN))),
        touched=tuple(max(run[n][2] for run in found) for n in range(len(WHEN))),
    )


def alone() -> float:
    """Tell how many events icalendar writes in a second, each by itself."""
    begun = perf_counter()
    for number in range(ALONE):
        entry, component = _entry(number, 0), Component()
        component.add("uid", f"{number}@coanimation")
        for name, value in (("dtstamp", NOW), ("last-modified", NOW), ("dtstart", entry.start), ("dtend", entry.end)):
            component.add(name, value)
        for name, text in (
            ("summary", entry.summary),
            ("location", entry.location),
            ("description", entry.description),
        ):
            component.add(name, text)
        component.to_ical()
    return ALONE / (perf_counter() - begun)


def _run(count: int, events: int, texts: int) -> list[tuple[float, float, int]]:
    partners = tuple(_partners(count))
    space = Space(key="3q7cnm4h2v5xk8d1", name="L'Escale", public_url="https://escale.example.org/")
    reading = Reading(space=space, people=People(partners), words=Words("fr"))
    month = _told(partners, events, texts)
    (key, notice), *_ = month.notices.items()
    other = replace(_entry(0, 0), summary="L'Escale : réunion").content
    changed = replace(month, notices={**month.notices, key: replace(notice, content=other, sequence=1)})
    with tempfile.TemporaryDirectory() as place:
        paths.keys(Path(place)).mkdir(parents=True)
        return [_written(Path(place), partners, one, reading) for one in (month, month, changed)]


def _written(folder: Path, partners: tuple[Partner, ...], month: Told, reading: Reading) -> tuple[float, float, int]:
    before = _stamps(folder)
    begun, reckoned = perf_counter(), process_time()
    made = feeds.batch(folder, partners, (month,), reading, NOW)
    feeds.publish(folder, made, NOW, dry_run=False)
    seconds, reckoned = perf_counter() - begun, process_time() - reckoned
    assert not made.failed
    return seconds, reckoned, sum(before.get(name) != stamp for name, stamp in _stamps(folder).items())


def _stamps(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in paths.feeds(folder).glob("*.ics")}


def _partners(count: int) -> Iterator[Partner]:
    for number in range(count // (PEOPLE + 1)):
        names = [f"p{number}-{n}" for n in range(PEOPLE)]
        people = tuple(Professional(id=name, name=f"Personne {name}", partner=f"p{number}") for name in names)
        yield Partner(id=f"p{number}", name=f"Structure {number}", professionals=people)


def _told(partners: tuple[Partner, ...], events: int, texts: int) -> Told:
    """Tell every feed of its slots: each slot is shown by the feeds of a few partners."""
    targets = [target.id for partner in partners for target in feeds_of(partner)]
    notices = {
        (f"s{slot}", target): Notice(content=_entry(slot, number % texts).content, sequence=0, changed=NOW)
        for number, target in enumerate(targets)
        for slot in range(number // READERS * events, (number // READERS + 1) * events)
    }
    return Told(month=YearMonth(2026, 12), revision=1, published=NOW, notices=notices)


def _entry(slot: int, text: int) -> Entry:
    start = FIRST + timedelta(days=slot % 90, hours=slot // 90 % 4)
    who = f"Camille {(slot * 13 + text) % 40}, Structure {(slot * 7 + text) % 60}"
    return Entry(
        slot=f"s{slot}",
        start=start,
        end=start + timedelta(hours=3),
        summary="L'Escale : présence",
        location="L'Escale, 3 place du Marché, 12345 Sainville",
        description=f"Avec : {who}.\nAu programme : goûter.\nOuvert au public : de 17 h à 20 h.",
        busy=True,
    )
