"""Decisions are written line by line: what a person noted beside them stays."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from coanimation.domain.adjustments import Adjustments, Asked, Decision
from coanimation.domain.months import YearMonth
from coanimation.workspace import read_adjustments, write_adjustments
from tests.workspace.make import workspace

DECEMBER = YearMonth(2026, 12)
NOTED = """\
# Décembre.
format: 1
month: 2026-12
pins: # demandés
  - {slot: mercredi-2026-12-02, professional: ml-conseillere} # elle l'a demandé
  - {slot: mercredi-2026-12-09, professional: cs-animatrice}
bans: []
decisions:
  mercredi-2026-12-16: wait # on attend le CCAS
"""
BEFORE = Adjustments(
    pins=frozenset({("mercredi-2026-12-02", "ml-conseillere"), ("mercredi-2026-12-09", "cs-animatrice")}),
    decisions={"mercredi-2026-12-16": Decision.WAIT},
)


def _written(folder: Path, wanted: Adjustments, before: str = NOTED) -> str:
    workspace(folder, {"adjustments/2026-12.yaml": before})
    write_adjustments(folder, DECEMBER, wanted)
    return (folder / "adjustments" / "2026-12.yaml").read_text("utf-8")


def test_nothing_changed_writes_nothing(tmp_path: Path) -> None:
    assert _written(tmp_path, BEFORE) == NOTED


def test_a_ban_is_added_on_a_line_of_its_own(tmp_path: Path) -> None:
    wanted = Adjustments(
        pins=BEFORE.pins, bans=frozenset({("mercredi-2026-12-23", "ml-conseillere")}), decisions=BEFORE.decisions
    )

    assert _written(tmp_path, wanted) == NOTED.replace(
        "bans: []", "bans:\n  - {slot: mercredi-2026-12-23, professional: ml-conseillere}"
    )


def test_a_pin_taken_back_takes_its_line_away(tmp_path: Path) -> None:
    wanted = Adjustments(pins=frozenset({("mercredi-2026-12-09", "cs-animatrice")}), decisions=BEFORE.decisions)

    lines = NOTED.split("\n")
    assert _written(tmp_path, wanted).split("\n") == [*lines[:4], *lines[5:]]


def test_a_decision_changed_keeps_what_is_noted_beside_it(tmp_path: Path) -> None:
    wanted = Adjustments(pins=BEFORE.pins, decisions={"mercredi-2026-12-16": Decision.CLOSE})

    assert _written(tmp_path, wanted) == NOTED.replace("wait #", "close #")


def test_a_file_on_one_line_is_written_whole_when_something_goes(tmp_path: Path) -> None:
    folder = tmp_path
    _written(folder, Adjustments(), "format: 1\nmonth: 2026-12\npins: [{slot: mercredi-2026-12-02, professional: x}]\n")

    assert read_adjustments(folder, DECEMBER).adjustments == Adjustments()


slots = st.integers(1, 31).map(lambda day: f"mercredi-2026-12-{day:02d}")
pairs = st.frozensets(st.tuples(slots, st.sampled_from(["ml-conseillere", "cs-animatrice", "x"])), max_size=4)
decisions = st.dictionaries(slots, st.sampled_from(Decision), max_size=3)
days = st.dates(date(2026, 11, 1), date(2026, 12, 31))
requests = st.dictionaries(
    st.tuples(slots, st.sampled_from(["ml-conseillere", "x"])),
    st.builds(Asked, on=days, yes=st.none() | st.booleans(), answered=st.none() | days),
    max_size=3,
)


@given(
    st.lists(st.tuples(pairs, pairs, decisions, requests), min_size=1, max_size=4),
    st.sampled_from([NOTED, "", "format: 1\n"]),
)
def test_whatever_was_there_what_is_wanted_is_read_back(
    steps: list[
        tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]], dict[str, Decision], dict[tuple[str, str], Asked]]
    ],
    before: str,
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = workspace(Path(name), {"adjustments/2026-12.yaml": before})
        for pins, bans, decided, asked in steps:
            wanted = Adjustments(pins=pins, bans=bans - pins, decisions=decided, asked=asked)
            write_adjustments(folder, DECEMBER, wanted)

            assert read_adjustments(folder, DECEMBER).adjustments == wanted
