"""A month gathered from files, and what is refused across them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from coanimation.domain.answers import Availability, Source
from coanimation.domain.months import YearMonth
from coanimation.domain.slots import Closed
from coanimation.domain.told import Told
from coanimation.errors import Problem, WorkspaceError, WrongUse
from coanimation.planning import plan_month
from coanimation.use_cases.gather import gather, parse_month
from coanimation.words import Words
from coanimation.workspace import write_rota, write_told
from tests.builders import DECEMBER, rota
from tests.refusals import refused
from tests.use_cases.workspaces import NOW, PARTNERS, SPACE, WEDNESDAYS, adjusted, answered, workspace


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


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("fr", "mais est absent·e ce jour-là. Changez sa réponse ou son absence"),
        ("en", "but is absent that day. Change"),
    ],
)
def test_someone_pinned_who_becomes_absent_is_told_in_words(tmp_path: Path, language: str, why: str) -> None:
    folder = workspace(
        tmp_path,
        **{
            "absences": "format: 1\nabsences: [{who: ccas-1, from: 2026-12-02}]\n",
            "adjustments__2026-12": adjusted(f"pins: [{{slot: {WEDNESDAYS[0]}, professional: ccas-1}}]"),
        },
    )

    with pytest.raises(WorkspaceError) as wrong:
        gather(folder, DECEMBER, now=NOW)

    assert why in Words(language).error(wrong.value)


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


def november_published(folder: Path, *, decision: str = "wait") -> Path:
    """Publish November with nobody announced on the evening of the 30th, where two people are drafted."""
    evening = '  - {id: lundi-soir, site: centre, days: [monday], from: "18:00", to: "21:00", when: always}\n'
    where = "lundi-soir-2026-11-30"
    workspace(
        folder,
        space=SPACE.replace("search:", f"{evening}search:"),
        **{"adjustments__2026-11": f"format: 1\nmonth: 2026-11\ndecisions: {{{where}: {decision}}}\n"},
    )
    month = YearMonth(2026, 11)
    drafted = rota((where, "ccas-1"), (where, "ml-1"), month=month, fingerprint="sha256:0")
    write_rota(folder, drafted, gather(folder, month, now=NOW).slots)
    write_told(folder, Told(month=month, revision=1, published=NOW))
    return folder


def test_whoever_is_drafted_in_a_slot_that_waits_is_around_the_next_month(tmp_path: Path) -> None:
    month = gather(november_published(tmp_path), DECEMBER, now=NOW)

    assert {(one.professional, one.slot, one.published) for one in month.around} == {
        ("ccas-1", "lundi-soir-2026-11-30", False),
        ("ml-1", "lundi-soir-2026-11-30", False),
    }


def test_a_slot_that_was_never_announced_is_nobodys_once_it_is_over(tmp_path: Path) -> None:
    assert gather(november_published(tmp_path), DECEMBER, now=NOW.replace(month=12)).around == ()


def test_nobody_is_present_in_a_slot_decided_closed(tmp_path: Path) -> None:
    assert gather(november_published(tmp_path, decision="close"), DECEMBER, now=NOW).around == ()


@pytest.mark.parametrize(("per", "months"), [("month", 1), ("year", 877)])
def test_open_minutes_are_counted_as_far_as_an_agreement_over_the_year_asks(
    tmp_path: Path, per: str, months: int
) -> None:
    agreed = f"    name: CCAS\n    agreement: {{hours: 10, per: {per}, starts: 2026-09-01, ends: 2099-12-31}}\n"
    folder = workspace(tmp_path, partners=PARTNERS.replace("    name: CCAS\n", agreed))

    counted = gather(folder, DECEMBER, now=NOW).open_minutes

    assert (min(counted), len(counted)) == (DECEMBER, months)


def test_an_agreement_over_the_year_that_outlasts_the_almanac_is_refused_where_it_is_written(tmp_path: Path) -> None:
    agreed = "    name: CCAS\n    agreement: {hours: 10, per: year, starts: 2026-09-01, ends: 2999-12-31}\n"
    folder = workspace(tmp_path, partners=PARTNERS.replace("    name: CCAS\n", agreed))

    (problem,) = refused(lambda: gather(folder, DECEMBER, now=NOW))

    assert (problem.path.name, problem.line, problem.code) == ("partners.yaml", 5, "almanac-agreement-endless")
    assert Words("fr").problem(problem).startswith("partners.yaml:5:")


def test_hours_by_the_month_may_go_on_for_ever(tmp_path: Path) -> None:
    agreed = "    name: CCAS\n    agreement: {hours: 10, per: month, starts: 2026-09-01, ends: 2999-12-31}\n"

    assert gather(
        workspace(tmp_path, partners=PARTNERS.replace("    name: CCAS\n", agreed)), DECEMBER, now=NOW
    ).partners


def test_open_minutes_are_those_of_the_space_as_it_is_now(tmp_path: Path) -> None:
    agreed = "    name: CCAS\n    agreement: {hours: 10, per: year, starts: 2026-09-01, ends: 2027-08-31}\n"
    folder = workspace(tmp_path, partners=PARTNERS.replace("    name: CCAS\n", agreed))
    before = gather(folder, DECEMBER, now=NOW).open_minutes
    (folder / "space.yaml").write_text(SPACE.replace('to: "18:00"', 'to: "16:00"'), encoding="utf-8")

    after = gather(folder, DECEMBER, now=NOW).open_minutes

    assert 2 * after[DECEMBER.shifted(1)] == before[DECEMBER.shifted(1)]


def test_the_instant_is_told_in_the_zone_of_the_space_to_the_second(tmp_path: Path) -> None:
    month = gather(workspace(tmp_path), DECEMBER, now=NOW.replace(microsecond=1))

    assert month == replace(month, now=NOW)
    assert str(month.now) == "2026-11-22 10:42:00+01:00"


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("2026-12", "2026-12"),
        ("12/2026", "2026-12"),
        ("2027-5", "2027-05"),
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
