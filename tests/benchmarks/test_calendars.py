"""The figures of publishing and serving are measured on what they name, and judged by what is asked."""

from __future__ import annotations

import gc
from pathlib import Path
from urllib.parse import urlsplit

from tests.benchmarks.calendars import publishing
from tests.benchmarks.calendars.far import far
from tests.benchmarks.calendars.goals import Goal, told
from tests.benchmarks.calendars.server import USER, running


def test_a_goal_is_met_or_missed() -> None:
    rows = told([Goal("enough", 2.0, least=2), Goal("too much", 1.3, most=1.2)]).rows

    assert rows == (("enough", "≥ 2", "2.00", "met"), ("too much", "≤ 1.2", "1.30", "MISSED"))


def test_what_is_measured_has_been_written_and_costs_what_is_told(tmp_path: Path) -> None:
    with running(tmp_path, 2) as server, far(urlsplit(server).port or 0, 0.002) as port:
        bare = publishing.bare(f"{server}{USER}/c0/", publishing.events(12))
        url, ledger = f"http://127.0.0.1:{port}/calendars/{USER}/c1/", tmp_path / "ledger"
        new, same, some = (publishing.ours(url, publishing.events(12, changed=n), ledger, 4) for n in (0, 0, 10))
    gc.collect()

    assert (bare.requests, bare.writes) == (12, 12)
    assert (new.writes, same.writes, some.writes) == (12, 0, 10)
    assert same.requests == 1
    assert some.requests <= 12
