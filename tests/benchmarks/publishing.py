"""Requests and seconds of publishing the example month to its twelve calendars."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from coanimation.domain.adjustments import Decision
from coanimation.use_cases.adjust import close
from coanimation.use_cases.example import lay
from coanimation.use_cases.plan import make_draft
from coanimation.use_cases.publish import Published, publish
from tests.benchmarks.table import Table
from tests.examples.months import MONTH, NOW


def times(runs: int, budget: float) -> Table:
    """Publish for the first time, again with nothing changed, and with one slot closed: medians over the runs."""
    measured: dict[str, list[tuple[int, int, int, float]]] = {}
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as place:
            for what, published, seconds in _one(Path(place) / "escale", budget):
                requests = sum(one.requests for one in published.calendars)
                events = sum(one.writes for one in published.calendars)
                measured.setdefault(what, []).append((requests, events, published.writes - events, seconds))
    rows = tuple(
        (what, *(f"{median(run[n] for run in found):.0f}" for n in range(3)), f"{median(run[3] for run in found):.2f}")
        for what, found in measured.items()
    )
    columns = ("publishing", "CalDAV requests", "events written", "files written", "seconds")
    return Table(title="Publishing it: 12 calendars, 40 feeds, the public page and hours", columns=columns, rows=rows)


def _one(folder: Path, budget: float) -> list[tuple[str, Published, float]]:
    lay(folder, MONTH)
    rota = make_draft(folder, MONTH, now=NOW, seconds=budget).rota
    found = [("first time", *_published(folder)), ("nothing changed", *_published(folder))]
    held = next(a.slot for a in rota.assignments if len(rota.present(a.slot)) == 2)
    close(folder, MONTH, held, now=NOW)
    return [*found, ("one slot closed", *_published(folder))]


def _published(folder: Path) -> tuple[Published, float]:
    begun = perf_counter()
    done = publish(folder, MONTH, now=NOW, decide=lambda _slot, _lacks: Decision.WAIT, environment={})
    return done, perf_counter() - begun
