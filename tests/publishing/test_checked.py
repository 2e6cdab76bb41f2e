"""Every calendar file that a publication makes passes the checker of the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from calendars import check
from coanimation.workspace import paths
from tests.publishing.workspaces import SPACE, again, workspace


@pytest.mark.parametrize("zone", ["Europe/Paris", "Africa/Casablanca", "Africa/Algiers"])
def test_every_feed_and_every_event_that_is_written_passes(tmp_path: Path, zone: str) -> None:
    tricky = SPACE.replace("name: L'Escale", "name: L'Escale, « chez ; nous »").replace("Europe/Paris", zone)
    folder = workspace(tmp_path / "w", space=tricky)
    again(folder)

    feeds = [*paths.site(folder).rglob("*.ics"), *paths.feeds(folder).glob("*.ics")]
    events = [path for path in paths.calendars(folder).rglob("*.ics") if ".Radicale.cache" not in path.parts]

    assert len(feeds) > 6
    assert len(events) == 6
    assert [(path.name, *check.faults(path.read_bytes(), feed=True)) for path in feeds] == [(p.name,) for p in feeds]
    found = {fault.code for path in events for fault in check.faults(path.read_bytes())}
    assert found <= {"line-too-long"}, "Radicale folds at 75 characters"
