"""Every calendar file that a publication makes passes the checker of the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from calendars import check
from calendars.lines import unfold
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


def test_every_subscription_says_of_itself_what_clients_ask_for(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w")
    again(folder)
    private, (public,) = list(paths.feeds(folder).glob("*.ics")), list(paths.site(folder).rglob("*.ics"))

    heads = {one: {line.partition(":")[0] for line in head_of(one)} for one in (public, *private)}

    said = {"METHOD", "NAME", "X-WR-CALNAME", "X-WR-TIMEZONE", "X-PUBLISHED-TTL", "COLOR", "DESCRIPTION"}
    assert len(private) == 6
    assert all(said | {"REFRESH-INTERVAL;VALUE=DURATION"} <= head for head in heads.values())
    assert "SOURCE;VALUE=URI:https://escale.example.org/opening-hours.ics" in head_of(public)
    # the address of a private one is its secret; a UID would make one single item of it
    assert not any("SOURCE;VALUE=URI" in heads[one] for one in private)
    assert not any("UID" in head for head in heads.values())


def head_of(feed: Path) -> list[str]:
    lines = list(unfold(feed.read_bytes()))
    return lines[: next(n for n, line in enumerate(lines) if line.startswith("BEGIN:VEVENT"))]
