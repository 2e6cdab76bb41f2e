"""The slots of a month, from the files to what is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from coanimation.domain.months import YearMonth
from coanimation.domain.slots import Closed
from coanimation.errors import WorkspaceError
from coanimation.use_cases.slots import month_slots, outside_office_hours
from tests.builders import DECEMBER, NOW, slot

SPACE = """\
format: 1
space: {key: 3q7cnm4h2v5xk8d1, name: L'Escale, school-zone: A, public-holidays: alsace}
sites:
  - {id: centre, name: L'Escale, address: 3 place du Marché}
openings:
  - {id: mercredi, site: centre, days: [mercredi], from: "14:00", to: "18:00"}
  - {id: samedi, site: centre, days: [samedi], from: "10:00", to: "12:00", when: term}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "space.yaml").write_text(SPACE, encoding="utf-8")
    (tmp_path / "partners.yaml").write_text("format: 1\npartners: []\n", encoding="utf-8")
    return tmp_path


def test_a_month_is_laid_out_and_counted(folder: Path) -> None:
    found = month_slots(folder, DECEMBER, now=NOW)

    assert [s.day.day for s in found.slots] == [2, 5, 9, 12, 16, 23, 30]
    assert found.open_minutes == 5 * 240 + 2 * 120
    assert found.outside_share == (5 * 60 + 2 * 120) / (5 * 240 + 2 * 120)
    assert not found.estimated


def test_what_was_decided_for_the_month_is_closed(folder: Path) -> None:
    (folder / "adjustments").mkdir()
    decided = "format: 1\nmonth: 2026-12\ndecisions: {mercredi-2026-12-09: close}\n"
    (folder / "adjustments" / "2026-12.yaml").write_text(decided, encoding="utf-8")

    closed = [s.id for s in month_slots(folder, DECEMBER, now=NOW).slots if s.closed is Closed.DECIDED]

    assert closed == ["mercredi-2026-12-09"]


def test_a_month_without_a_slot_opens_nothing(folder: Path) -> None:
    (folder / "space.yaml").write_text(SPACE.replace("days: [", "starts: 2030-01-01, days: ["), encoding="utf-8")

    found = month_slots(folder, DECEMBER, now=NOW)

    assert (found.slots, found.open_minutes, found.outside_share) == ((), 0, 0.0)


def test_what_the_almanac_cannot_follow_is_told_with_its_line(folder: Path) -> None:
    wrong = SPACE.replace("alsace", "alsasse").replace("school-zone: A", "school-zone: corse")
    (folder / "space.yaml").write_text(wrong, encoding="utf-8")

    with pytest.raises(WorkspaceError) as refused:
        month_slots(folder, DECEMBER, now=NOW)

    told = [(p.path.name, p.line, p.code) for p in refused.value.problems]
    assert told == [("space.yaml", 2, "almanac-zone-without-data"), ("space.yaml", 2, "almanac-unknown-territory")]


def test_the_estimate_is_said_beyond_the_official_dates(folder: Path) -> None:
    assert month_slots(folder, YearMonth(2028, 12), now=NOW).estimated


@pytest.mark.parametrize(
    ("day", "starts", "ends", "outside"),
    [
        ("2026-12-02", "09:00", "17:00", 0),
        ("2026-12-02", "14:00", "18:00", 60),
        ("2026-12-02", "07:00", "20:00", 300),
        ("2026-12-02", "18:00", "21:00", 180),
        ("2026-12-05", "10:00", "12:00", 120),
        ("2026-12-06", "23:00", "10:00", 600),
    ],
)
def test_office_hours_are_monday_to_friday_nine_to_five(day: str, starts: str, ends: str, outside: int) -> None:
    assert outside_office_hours([slot(day, starts, ends)]) == outside
