"""A space whose time zone changes: what was told keeps its bytes under its stamps, and what moves is stamped anew."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from coanimation.workspace import paths
from tests.publishing.workspaces import (
    EVERYWHERE,
    NOW,
    PARIS,
    SPACE,
    WEDNESDAYS,
    again,
    draft,
    files_of,
    hours,
    workspace,
)

DURING = datetime(2026, 12, 3, 9, tzinfo=PARIS)  # the first Wednesday is past


def events(folder: Path) -> dict[str, list[bytes]]:
    """Read the events of every feed as they are written, what the calendar says of itself left out."""
    return {
        name: [piece.split(b"END:VEVENT")[0] for piece in data.split(b"BEGIN:VEVENT")[1:]]
        for name, data in files_of(paths.feeds(folder)).items()
    }


def move(folder: Path, zone: str, *, activity: str = "goûter") -> None:
    text = SPACE.replace("Europe/Paris", zone).replace("activity: goûter", f"activity: {activity}")
    (folder / "space.yaml").write_text(text, encoding="utf-8")


def stamp(event: bytes) -> bytes:
    return event.split(b"DTSTAMP:")[1].split(b"\r\n")[0]


def test_a_zone_of_the_same_hours_changes_no_event(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w")
    again(folder)
    told = events(folder)

    move(folder, "Europe/Brussels")
    again(folder, now=NOW + timedelta(hours=1))

    assert events(folder) == told


def test_what_is_past_is_written_as_it_was_told_and_what_comes_is_stamped_anew(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w")
    again(folder)
    told = events(folder)

    move(folder, "Indian/Reunion")
    draft(folder, when={slot: hours(slot).replace("+01:00", "+04:00") for slot in WEDNESDAYS})
    again(folder, now=DURING)
    first = events(folder)
    done = again(folder, now=DURING + timedelta(hours=1))

    assert events(folder) == first
    assert done.writes == 0
    for name, pieces in first.items():
        kept = [piece for piece in pieces if stamp(piece) == stamp(told[name][0])]
        assert kept == [piece for piece in told[name] if b"20261202T" in piece]
        assert all(b"TZID=Indian/Reunion" in piece for piece in pieces if piece not in kept)


def test_a_change_of_one_slot_leaves_the_others_in_the_zone_that_they_were_told_in(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w")
    again(folder)
    told = events(folder)

    move(folder, "Europe/Brussels")
    draft(folder, {**EVERYWHERE, WEDNESDAYS[2]: ("ccas-referent", "mda-infirmier")})
    again(folder, now=NOW + timedelta(hours=1))
    first = events(folder)
    done = again(folder, now=NOW + timedelta(hours=2))

    assert first != told
    assert events(folder) == first
    assert done.writes == 0
    before = {stamp(piece): piece for pieces in told.values() for piece in pieces}
    same = [piece for pieces in first.values() for piece in pieces if stamp(piece) in before]
    assert same
    assert all(b"TZID=Europe/Paris" in piece for piece in same)
