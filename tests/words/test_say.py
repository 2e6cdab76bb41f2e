"""What `Words` says, by examples."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest

from coanimation.domain.answers import Availability
from coanimation.domain.months import YearMonth
from coanimation.domain.rota import Reason
from coanimation.errors import Problem, WorkspaceError, WrongUse
from coanimation.words import Words
from tests.builders import instant

FR, EN = Words("fr"), Words("en")
NB, NN = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("day", "short", "french", "english"),
    [
        (date(2026, 12, 9), False, f"mercredi 9{NB}décembre", f"Wednesday 9{NB}December"),
        (date(2026, 12, 9), True, f"mer. 9{NB}déc.", f"Wed 9{NB}Dec"),
        (date(2026, 12, 1), False, f"mardi 1er{NB}décembre", f"Tuesday 1{NB}December"),
        (date(2026, 5, 31), True, f"dim. 31{NB}mai", f"Sun 31{NB}May"),
    ],
)
def test_a_day_is_named(day: date, short: bool, french: str, english: str) -> None:
    assert FR.day(day, short=short) == french
    assert EN.day(day, short=short) == english


def test_a_day_has_its_year_when_asked() -> None:
    assert FR.day(date(2027, 1, 1), year=True) == f"vendredi 1er{NB}janvier 2027"
    assert FR.date_only(date(2027, 1, 1)) == f"1er{NB}janvier 2027"


@pytest.mark.parametrize(
    ("hour", "french", "english"),
    [
        (time(17), f"17{NB}h", "17:00"),
        (time(18, 30), f"18{NB}h{NB}30", "18:30"),
        (time(9, 5), f"9{NB}h{NB}05", "09:05"),
        (time(0), f"0{NB}h", "00:00"),
    ],
)
def test_an_hour_is_named(hour: time, french: str, english: str) -> None:
    assert FR.hour(hour) == french
    assert EN.hour(hour) == english


def test_two_hours_hold_together() -> None:
    assert FR.span(instant("2026-12-09T17:00"), instant("2026-12-09T20:00")) == NB.join(
        ["17", "h", "\N{EN DASH}", "20", "h"]
    )


@pytest.mark.parametrize(
    ("minutes", "french", "english"),
    [
        (360, f"6{NB}h", f"6{NB}h"),
        (90, f"1{NB}h{NB}30", f"1{NB}h{NB}30{NB}min"),
        (65, f"1{NB}h{NB}05", f"1{NB}h{NB}5{NB}min"),
        (45, f"45{NB}min", f"45{NB}min"),
        (0, f"0{NB}h", f"0{NB}h"),
        (-90, f"-1{NB}h{NB}30", f"-1{NB}h{NB}30{NB}min"),
    ],
)
def test_a_length_is_told(minutes: int, french: str, english: str) -> None:
    assert FR.duration(minutes) == french
    assert EN.duration(minutes) == english


def test_months_are_named() -> None:
    assert FR.month(YearMonth(2026, 12)) == "décembre 2026"
    assert EN.month(YearMonth(2026, 12)) == "December 2026"
    assert FR.month_name(8) == "août"


def test_numbers_have_the_spaces_of_the_language() -> None:
    assert FR.number(1820) == f"1{NN}820"
    assert FR.number(0.5, decimals=2) == "0,50"
    assert FR.share(0.35) == f"35{NB}%"
    assert FR.amount(68589.8) == f"68{NN}589,80{NB}€"
    assert EN.number(1820) == "1,820"


@pytest.mark.parametrize(
    ("items", "told"), [([], ""), (["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")]
)
def test_things_are_listed(items: list[str], told: str) -> None:
    assert FR.listing(items) == told


def test_fields_are_said_in_the_language() -> None:
    def said(value: object) -> str:
        return FR.say("quoted", text=value)

    assert said(date(2026, 12, 9)) == f"«{NB}mercredi 9{NB}décembre{NB}»"
    assert said(datetime(2026, 12, 9, 10, 42)) == f"«{NB}mercredi 9{NB}décembre à 10{NB}h{NB}42{NB}»"  # noqa: DTZ001
    assert said(YearMonth(2026, 12)) == f"«{NB}décembre 2026{NB}»"
    assert said(Availability.IF_NEED_BE) == f"«{NB}si besoin{NB}»"
    assert said(["x", "y"]) == f"«{NB}x et y{NB}»"
    assert said(1820) == f"«{NB}1{NN}820{NB}»"


def test_french_spaces_are_put_where_they_are_typed() -> None:
    assert FR.say("did-you-mean", text="x", nearest="y") == f"x — vouliez-vous dire «{NB}y{NB}»{NN}?"


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(KeyError):
        FR.say("no-such-code")


def test_a_variable_that_lacks_is_refused() -> None:
    with pytest.raises(KeyError, match="nearest"):
        FR.say("did-you-mean", text="x")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="de"):
        Words("de").say("yes")


def problem(line: int, code: str = "error-unknown-month", **fields: object) -> Problem:
    return Problem(path=Path("/w/space.yaml"), line=line, column=3, code=code, fields=fields)


def test_a_problem_is_told_with_its_place_and_what_was_meant() -> None:
    told = FR.problem(problem(12, month="decembr", nearest="décembre"), folder=Path("/w"))
    assert told.startswith(f"space.yaml:12:3{NB}: «{NB}decembr{NB}» ne désigne aucun mois.")
    assert told.endswith(f"— vouliez-vous dire «{NB}décembre{NB}»{NN}?")


def test_a_problem_in_a_workbook_is_told_by_sheet_and_row() -> None:
    told = FR.problem(Problem(path=Path("c.xlsx"), sheet="Lieux", line=4, code="error-why-missing"))
    assert told == f"c.xlsx, feuille «{NB}Lieux{NB}», ligne 4{NB}: il n'existe pas"


def test_every_problem_is_told_in_the_order_of_the_files() -> None:
    told = FR.error(WorkspaceError([problem(9, month="b"), problem(2, month="a")]), folder=Path("/w"))
    assert [line.partition(NB)[0] for line in told.split("\n")] == [
        "2 points sont à corriger, rien n'a été modifié",
        "space.yaml:2:3",
        "space.yaml:9:3",
    ]


def test_an_error_without_a_sentence_still_tells_its_facts() -> None:
    assert FR.error(WrongUse("unheard-of", slot="x")) == "unheard-of (slot=x)"


def reason(who: str, code: str, **fields: str | int) -> Reason:
    return Reason(code=code, professional=who, fields=fields)


def test_people_are_counted_by_the_first_reason_that_stops_them() -> None:
    told = FR.reasons(
        [
            reason("a", "reason-unavailable"),
            reason("a", "reason-rest"),
            reason("b", "reason-unavailable"),
            reason("c", "reason-no-answer"),
            reason("d", "reason-limit", limit="evenings-per-week"),
            reason("e", "reason-already-there"),
        ],
        {"c": "CCAS"},
    )
    assert told == "2 non disponibles, 1 à sa limite de soirées, 1 sans réponse (CCAS)"


def test_those_without_the_role_are_told_last_however_many() -> None:
    without = [reason(who, "reason-lacks-role", role="referent") for who in "abc"]

    told = FR.reasons([*without, reason("d", "reason-absent"), reason("e", "reason-could-replace", **{"with": "a"})])

    assert told == "1 absent, 1 pourrait prendre la place d'une personne présente, 3 sans la fonction qui manque"


def test_a_reason_that_nobody_knows_is_counted_too() -> None:
    assert FR.reasons([reason("a", "reason-unheard-of")]) == "1 pour une autre raison"


@pytest.mark.parametrize("aim", ["coverage", "burden-2"])
def test_a_problem_names_an_aim_as_everywhere_else(aim: str) -> None:
    fields = {"aim": aim, "says": 4, "is": 5, "month": "2026-12"}
    problem = Problem(path=Path("rotas/2026-12.yaml"), line=1, code="rule-certificate", fields=fields)

    assert FR.quoted(FR.aim(aim)) in FR.problem(problem)
    assert aim not in FR.problem(problem)
    assert FR.aim("coverage") == "Postes pourvus"
