"""Working time in `space.yaml`: a mode alone, or with how much at most; the law where nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from coanimation.domain.working_time import USUAL, Mode, Span, WorkingTime
from coanimation.workspace import read
from tests.workspace.make import SPACE, problems, workspace


def working_time(folder: Path, written: str) -> dict[Span, WorkingTime]:
    text = SPACE.replace("  rest: 11h\n", f"  rest: 11h\n  working-time: {written}\n")
    return {rule.span: rule for rule in read(workspace(folder, {"space.yaml": text})).space.rules.working_time}


def test_what_is_not_written_is_the_law_and_alerts(tmp_path: Path) -> None:
    assert tuple(working_time(tmp_path, "{}").values()) == USUAL
    assert {rule.mode for rule in USUAL} == {Mode.ALERT}


def test_a_mode_stands_alone_or_with_how_much(tmp_path: Path) -> None:
    told = working_time(
        tmp_path, "{hours-per-day: off, days-in-a-row: {mode: hard, most: 5}, days-per-week: {most: 4}}"
    )

    assert told[Span.HOURS_PER_DAY] == WorkingTime(span=Span.HOURS_PER_DAY, most=10, mode=Mode.OFF)
    assert told[Span.DAYS_IN_A_ROW] == WorkingTime(span=Span.DAYS_IN_A_ROW, most=5, mode=Mode.HARD)
    assert told[Span.DAYS_PER_WEEK] == WorkingTime(span=Span.DAYS_PER_WEEK, most=4, mode=Mode.ALERT)


@pytest.mark.parametrize(
    "written", ["{hours-per-day: strict}", "{hours-per-year: hard}", "{hours-per-day: {mode: hard, most: 0}}"]
)
def test_what_is_none_of_these_is_refused_at_its_line(tmp_path: Path, written: str) -> None:
    text = SPACE.replace("  rest: 11h\n", f"  rest: 11h\n  working-time: {written}\n")

    (problem,) = problems(workspace(tmp_path, {"space.yaml": text}))

    assert (problem.path.name, problem.line) == ("space.yaml", 22)
