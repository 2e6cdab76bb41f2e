"""A month gathered from files, and what is refused across them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from coanimation.domain.answers import Availability, Source
from coanimation.domain.months import YearMonth
from coanimation.domain.slots import Closed
from coanimation.errors import Problem, WorkspaceError, WrongUse
from coanimation.planning import plan_month
from coanimation.use_cases.gather import gather, parse_month
from coanimation.workspace import write_rota
from tests.builders import DECEMBER
from tests.use_cases.workspaces import NOW, SPACE, WEDNESDAYS, adjusted, answered, workspace


def problems(folder: Path) -> list[tuple[str, str, int, object]]:
    with pytest.raises(WorkspaceError) as wrong:
        gather(folder, DECEMBER, now=NOW)
    return [(p.path.as_posix(), p.code, p.line, p.fields.get("nearest")) for p in _in_order(wrong.value.problems)]


def _in_order(found: tuple[Problem, ...]) -> list[Problem]:
    return sorted(found, key=lambda p: (str(p.path), p.line, p.code))


def test_what_people_usually_answer_stands_where_they_did_not_answer(tmp_path: Path) -> None:
    month = gather(workspace(tmp_path), DECEMBER, now=NOW)

    given = month.answers["ccas-1", WEDNESDAYS[0]]
    assert (given.availability, given.source) == (Availability.YES, Source.USUAL)
    assert ("ccas-1", "vendredi-soir-2026-12-04") not in month.answers


def test_the_answer_of_the_source_that_wins_is_kept(tmp_path: Path) -> None:
    where = WEDNESDAYS[0]
    said = f"busy: {{{where}: no}}, poll: {{{where}: no}}, sheet: {{{where}: if-need-be}}"
    folder = workspace(tmp_path, **{"availability__2026-12": answered(ccas_1=said)})

    given = gather(folder, DECEMBER, now=NOW).answers["ccas-1", where]

    assert (given.availability, given.source) == (Availability.IF_NEED_BE, Source.SHEET)


def test_decisions_are_applied_and_open_minutes_counted_without_them(tmp_path: Path) -> None:
    open_before = gather(workspace(tmp_path), DECEMBER, now=NOW).open_minutes[DECEMBER]
    folder = workspace(tmp_path, **{"adjustments__2026-12": adjusted(f"decisions: {{{WEDNESDAYS[1]}: close}}")})

    month = gather(folder, DECEMBER, now=NOW)

    assert [slot.closed for slot in month.slots if slot.id == WEDNESDAYS[1]] == [Closed.DECIDED]
    assert month.open_minutes[DECEMBER] == open_before - 240


def test_every_name_that_names_nothing_is_told_with_its_line(tmp_path: Path) -> None:
    folder = workspace(
        tmp_path,
        **{
            "availability__2026-12": answered(
                ccas_1="sheet: {mercredi-2026-12-03: yes}", ccsa_1=f"sheet: {{{WEDNESDAYS[0]}: yes}}"
            ),
            "adjustments__2026-12": adjusted(
                "pins: [{slot: mercredi-2026-12-10, professional: ml-1}]\n"
                f"bans: [{{slot: {WEDNESDAYS[0]}, professional: nobody}}]\n"
                "decisions: {samedi-2026-12-05: close}"
            ),
        },
    )

    assert [(path, code, line) for path, code, line, _ in problems(folder)] == [
        ("adjustments/2026-12.yaml", "gather-unknown-slot", 3),
        ("adjustments/2026-12.yaml", "gather-unknown-professional", 4),
        ("adjustments/2026-12.yaml", "gather-unknown-slot", 5),
        ("availability/2026-12.yaml", "gather-unknown-slot", 4),
        ("availability/2026-12.yaml", "gather-unknown-professional", 5),
    ]
    assert [nearest for _, _, _, nearest in problems(folder)][-1] == "ccas-1"


def test_a_pin_that_an_answer_contradicts_is_told_at_its_line(tmp_path: Path) -> None:
    folder = workspace(
        tmp_path,
        **{
            "availability__2026-12": answered(ccas_1=f"hand: {{{WEDNESDAYS[0]}: no}}"),
            "adjustments__2026-12": adjusted(f"pins: [{{slot: {WEDNESDAYS[0]}, professional: ccas-1}}]"),
        },
    )

    assert [(path, code, line) for path, code, line, _ in problems(folder)] == [
        ("adjustments/2026-12.yaml", "gather-pin-against", 3)
    ]


def test_the_problems_of_several_files_come_at_once(tmp_path: Path) -> None:
    folder = workspace(tmp_path, **{"availability__2026-12": "format: 1\nmonht: x\n", "adjustments__2026-12": "[]"})

    assert {path for path, *_ in problems(folder)} == {"adjustments/2026-12.yaml", "availability/2026-12.yaml"}


def test_a_draft_of_another_month_is_around_this_one(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    november = YearMonth(2026, 11)
    there = gather(folder, november, now=datetime.fromisoformat("2026-10-20T10:00:00+02:00"))
    write_rota(folder, plan_month(there, seconds=5, reproducible=True), there.slots)

    month = gather(folder, DECEMBER, now=NOW)

    assert {presence.published for presence in month.around} == {False}
    assert {presence.arrive.date().month for presence in month.around} == {11}
    assert {presence.minutes for presence in month.around} <= {240, 120}
    assert month.around == tuple(sorted(month.around, key=lambda p: (p.arrive, p.slot, p.professional)))


def test_the_instant_is_told_in_the_zone_of_the_space_to_the_second(tmp_path: Path) -> None:
    month = gather(workspace(tmp_path), DECEMBER, now=NOW.replace(microsecond=1))

    assert month == replace(month, now=NOW)
    assert str(month.now) == "2026-11-22 10:42:00+01:00"


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("2026-12", "2026-12"),
        ("12/2026", "2026-12"),
        ("décembre", "2026-12"),
        ("DECEMBRE", "2026-12"),
        ("december", "2026-12"),
        ("déc.", "2026-12"),
        ("novembre", "2026-11"),
        ("octobre", "2027-10"),
        ("janvier 2028", "2028-01"),
        ("août", "2027-08"),
        ("", "2026-12"),
    ],
)
def test_a_month_is_read_as_people_write_it(tmp_path: Path, typed: str, month: str) -> None:
    assert str(parse_month(typed, NOW, tmp_path)) == month


@pytest.mark.parametrize("typed", ["2026-13", "13/2026", "ju", "brumaire", "0", "décembre deux"])
def test_what_names_no_month_is_refused(tmp_path: Path, typed: str) -> None:
    with pytest.raises(WrongUse, match="error-unknown-month"):
        parse_month(typed, NOW, tmp_path)


def test_a_month_that_is_nearly_right_is_refused_with_the_right_name(tmp_path: Path) -> None:
    with pytest.raises(WrongUse) as wrong:
        parse_month("descembre", NOW, tmp_path)

    assert wrong.value.fields["nearest"] == "décembre"


def test_without_a_year_the_last_month_is_meant_when_it_alone_has_files(tmp_path: Path) -> None:
    folder = workspace(tmp_path, **{"availability__2026-10": "format: 1\nmonth: 2026-10\n"})

    assert str(parse_month("octobre", NOW, folder)) == "2026-10"


def test_the_month_in_preparation_is_that_of_the_answers_that_came_in(tmp_path: Path) -> None:
    folder = workspace(tmp_path, **{"availability__2027-02": "format: 1\nmonth: 2027-02\n"})

    assert str(parse_month("", NOW, folder)) == "2027-02"


def test_the_month_in_preparation_is_that_of_the_draft(tmp_path: Path) -> None:
    folder = workspace(tmp_path, **{"availability__2027-02": "format: 1\nmonth: 2027-02\n", "rotas__2027-01": SPACE})

    assert str(parse_month("", NOW, folder)) == "2027-01"
