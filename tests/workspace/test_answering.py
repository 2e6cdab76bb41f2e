"""Answers are written where they changed: what a person noted beside others stays."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coanimation.domain.answers import Answer, Availability, Source
from coanimation.workspace import read_answers, write_answers
from tests.builders import DECEMBER, NO, YES

FIRST, SECOND = "mercredi-2026-12-02", "mercredi-2026-12-09"
NOTED = """\
# Décembre, relancé le 20.
format: 1
month: 2026-12
answers: # dans l'ordre des réponses
  ml-1: # au téléphone
    hand:
      mercredi-2026-12-02: yes # sauf empêchement
    busy:
      mercredi-2026-12-02: no
      mercredi-2026-12-09: yes
    # le reste par mail
  ccas-1: {sheet: {mercredi-2026-12-02: no}} # feuille du 21
# fin
"""


def said(who: str, source: Source, **slots: Availability) -> list[Answer]:
    named = {"first": FIRST, "second": SECOND}
    return [Answer(professional=who, slot=named[slot], availability=one, source=source) for slot, one in slots.items()]


HAND = said("ml-1", Source.HAND, first=YES)
SHEET = said("ccas-1", Source.SHEET, first=NO)
BUSY = said("ml-1", Source.BUSY, first=NO, second=YES)


def written(folder: Path, answers: list[Answer], before: str = NOTED) -> str:
    path = folder / "availability" / "2026-12.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(before.encode())
    write_answers(folder, DECEMBER, answers)
    assert sorted(read_answers(folder, DECEMBER).answers, key=repr) == sorted(answers, key=repr)
    return path.read_bytes().decode()


def test_nothing_changed_writes_nothing(tmp_path: Path) -> None:
    assert written(tmp_path, [*HAND, *SHEET, *BUSY]) == NOTED


def test_of_a_source_that_changes_only_its_lines_change(tmp_path: Path) -> None:
    after = written(tmp_path, [*HAND, *SHEET, *said("ml-1", Source.BUSY, first=YES)])

    assert after == NOTED.replace(
        "      mercredi-2026-12-02: no\n      mercredi-2026-12-09: yes\n", "      mercredi-2026-12-02: yes\n"
    )


def test_a_source_that_is_gone_leaves_nothing(tmp_path: Path) -> None:
    after = written(tmp_path, [*HAND, *SHEET])

    assert after == NOTED.replace("    busy:\n      mercredi-2026-12-02: no\n      mercredi-2026-12-09: yes\n", "")


def test_a_person_who_is_new_comes_after_the_others(tmp_path: Path) -> None:
    after = written(tmp_path, [*HAND, *SHEET, *BUSY, *said("mda-1", Source.BUSY, second=NO)])

    assert after == NOTED.replace("# fin\n", "  mda-1:\n    busy:\n      mercredi-2026-12-09: no\n# fin\n")


def test_a_person_on_one_line_stays_on_one_line(tmp_path: Path) -> None:
    after = written(tmp_path, [*HAND, *SHEET, *BUSY, *said("ccas-1", Source.BUSY, first=YES)])

    one = "  ccas-1: {sheet: {mercredi-2026-12-02: no}, busy: {mercredi-2026-12-02: yes}} # feuille du 21\n"
    assert one in after
    assert [line for line in after.splitlines() if "ccas" not in line] == [
        line for line in NOTED.splitlines() if "ccas" not in line
    ]


@pytest.mark.parametrize(
    "before", ["", "format: 1\nmonth: 2026-12\n", "format: 1\nmonth: 2026-12\nanswers: {}\n", "nope: ["]
)
def test_what_cannot_be_edited_is_written_whole(tmp_path: Path, before: str) -> None:
    assert written(tmp_path, BUSY, before).startswith("format: 1\nmonth: 2026-12\nanswers:\n  ml-1:\n    busy:\n")


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    after = written(tmp_path, [*HAND, *SHEET, *said("mda-1", Source.BUSY, second=NO)], NOTED.replace("\n", "\r\n"))

    assert after.count("\n") == after.count("\r\n")
    assert "# sauf empêchement" in after


people = st.sampled_from(["ml-1", "ccas-1", "mda-1", "sante-1"])
sources = st.sampled_from([source for source in Source if source is not Source.USUAL])
answers = st.dictionaries(st.tuples(people, sources, st.sampled_from([FIRST, SECOND])), st.sampled_from(Availability))


@given(answers, st.booleans())
def test_whatever_was_there_the_file_says_what_is_wanted(
    wanted: dict[tuple[str, Source, str], Availability], ended: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        after = written(
            Path(folder),
            [Answer(professional=w, source=s, slot=n, availability=a) for (w, s, n), a in wanted.items()],
            NOTED if ended else NOTED.removesuffix("\n# fin\n"),
        )

    assert not wanted or after.startswith("# Décembre, relancé le 20.\n")
