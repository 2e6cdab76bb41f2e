"""What writing the private feeds takes: as many as a large space has, again with nothing changed, and how it grows.

    python -m tests.benchmarks.trees [--feeds 1000] [--events 50] [--runs 3]

A feed holds `events`; of a slot that many feeds show there are a few distinct texts, as of any slot that several
partners hold. The time is that of `publishing.feeds`, from what was told to files that are on the disk.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from zoneinfo import ZoneInfo

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
from tests.benchmarks.table import Table

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 22, 10, 42, tzinfo=PARIS)
FIRST = datetime(2026, 12, 1, 17, 0, tzinfo=PARIS)
TEXTS = 5  # of one slot, for all who read it
PEOPLE = 9  # of each partner, beside its own feed


def times(feeds_wanted: int = 1000, events: int = 50, runs: int = 3) -> Table:
    """Write the feeds for the first time, again with nothing changed, and with one event changed: medians."""
    rows = []
    for count in (feeds_wanted // 4, feeds_wanted // 2, feeds_wanted):
        found = [_one(count, events) for _ in range(runs)]
        for n, what in enumerate(("first time", "nothing changed", "one event changed")):
            touched = {run[n][1] for run in found}
            rows.append(
                (
                    f"{count} feeds, {count * events} events: {what}",
                    " or ".join(map(str, sorted(touched))),
                    f"{median(run[n][0] for run in found):.2f}",
                )
            )
    title = f"Private feeds of {events} events, {TEXTS} texts of each slot"
    return Table(title=title, columns=("writing", "files touched", "seconds"), rows=tuple(rows))


def _one(count: int, events: int) -> list[tuple[float, int]]:
    partners = tuple(_partners(count))
    reading = Reading(
        space=Space(key="3q7cnm4h2v5xk8d1", name="L'Escale", public_url="https://escale.example.org/"),
        people=People(partners),
        words=Words("fr"),
    )
    told = _told(partners, events)
    (key, notice), *_ = told.notices.items()
    other = replace(_entry(0, 0), summary="L'Escale : réunion")
    moved = Told(
        month=told.month,
        revision=2,
        published=NOW,
        notices={**told.notices, key: Notice(content=other.content, sequence=1, changed=notice.changed)},
    )
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        paths.keys(folder).mkdir(parents=True)
        return [_written(folder, partners, one, reading) for one in (told, told, moved)]


def _written(folder: Path, partners: tuple[Partner, ...], told: Told, reading: Reading) -> tuple[float, int]:
    before = dict(_stamps(folder))
    begun = perf_counter()
    made = feeds.batch(folder, partners, (told,), reading, NOW)
    feeds.publish(folder, made, NOW, dry_run=False)
    seconds = perf_counter() - begun
    assert not made.failed
    return seconds, sum(before.get(name) != stamp for name, stamp in _stamps(folder))


def _stamps(folder: Path) -> Iterator[tuple[str, int]]:
    for path in paths.feeds(folder).glob("*.ics"):
        yield path.name, path.stat().st_mtime_ns


def _partners(feeds_wanted: int) -> Iterator[Partner]:
    for number in range(feeds_wanted // (PEOPLE + 1)):
        one = f"p{number}"
        people = tuple(Professional(id=f"{one}-{n}", name=f"Personne {n}", partner=one) for n in range(PEOPLE))
        yield Partner(id=one, name=f"Structure {number}", professionals=people)


def _told(partners: tuple[Partner, ...], events: int) -> Told:
    """Tell every feed of its slots; who shows which is spread evenly."""
    targets = [target.id for partner in partners for target in feeds_of(partner)]
    slots = max(events, len(targets) * events // 50)
    notices = {
        (f"s{slot}", target): Notice(content=_entry(slot, number % TEXTS).content, sequence=0, changed=NOW)
        for number, target in enumerate(targets)
        for slot in ((number * 7 + n * max(1, slots // events)) % slots for n in range(events))
    }
    return Told(month=YearMonth(2026, 12), revision=1, published=NOW, notices=notices)


def _entry(slot: int, text: int) -> Entry:
    start = FIRST + timedelta(days=slot % 90, hours=slot // 90 % 4)
    return Entry(
        slot=f"s{slot}",
        start=start,
        end=start + timedelta(hours=3),
        summary="L'Escale : présence",
        location="L'Escale, 3 place du Marché, 12345 Sainville",
        description=f"Avec : Camille ({text}), Structure {slot % 12}.\nAu programme : goûter.\nDe 17 h à 20 h.",
        busy=True,
    )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.trees", description="Measure the private feeds.")
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--events", type=int, default=50)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    print(times(asked.feeds, asked.events, asked.runs))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
