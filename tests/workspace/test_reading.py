"""A workspace becomes values of the domain, and every value knows its place."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from coanimation.domain.agreements import Agreement, Term
from coanimation.domain.answers import Answer, Availability, Source
from coanimation.domain.months import YearMonth
from coanimation.domain.rules import Counted, Limit, Per
from coanimation.domain.space import Season, Terms
from coanimation.errors import WorkspaceError
from coanimation.workspace import months_with, read, read_adjustments, read_answers, read_rota, read_told
from tests.workspace.make import PARTNERS, SPACE, workspace

DECEMBER = YearMonth(2026, 12)


def test_an_opening_is_read_with_its_days_hours_and_terms(tmp_path: Path) -> None:
    (mercredi,) = read(workspace(tmp_path)).space.openings

    assert (mercredi.weekdays, mercredi.starts, mercredi.ends) == (frozenset({2}), time(14), time(18))
    assert (mercredi.first, mercredi.last) == (date(2026, 9, 1), date(2027, 6, 30))
    assert mercredi.season is Season.ALWAYS
    assert mercredi.terms == Terms(least=2, wanted=2, most=2)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("3", (3, 3, 3)),
        ("{least: 2, wanted: 2, most: 3}", (2, 2, 3)),
        ("{wanted: 3}", (2, 3, 3)),
        ("{least: 1}", (1, 1, 1)),
        ("{most: 4}", (2, 2, 4)),
    ],
)
def test_seats_are_one_number_or_three(tmp_path: Path, written: str, read_as: tuple[int, int, int]) -> None:
    folder = workspace(tmp_path, {"space.yaml": SPACE.replace("seats: 2", f"seats: {written}")})

    terms = read(folder).space.openings[0].terms

    assert (terms.least, terms.wanted, terms.most) == read_as


@pytest.mark.parametrize(
    ("written", "read_as"), [("14:00", 14), ('"14:00"', 14), ("14h", 14), ("14 h", 14), ("14h00", 14), ("9:00", 9)]
)
def test_hours_are_read_as_people_write_them(tmp_path: Path, written: str, read_as: int) -> None:
    folder = workspace(tmp_path, {"space.yaml": SPACE.replace('"14:00"', written)})

    assert read(folder).space.openings[0].starts == time(read_as)


@pytest.mark.parametrize(("written", "minutes"), [("11h", 660), ("90min", 90), ("1h30", 90), ("1 h 30 min", 90)])
def test_durations_are_read_as_people_write_them(tmp_path: Path, written: str, minutes: int) -> None:
    folder = workspace(tmp_path, {"space.yaml": SPACE.replace("rest: 11h", f"rest: {written}")})

    assert read(folder).space.rules.rest == minutes


@pytest.mark.parametrize("written", ["wednesday", "mercredi", "Mercredi"])
def test_weekdays_have_their_names_in_both_languages(tmp_path: Path, written: str) -> None:
    folder = workspace(tmp_path, {"space.yaml": SPACE.replace("[wednesday]", f"[{written}]")})

    assert read(folder).space.openings[0].weekdays == frozenset({2})


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("yes", Availability.YES),
        ("true", Availability.YES),
        ("oui", Availability.YES),
        ("if-need-be", Availability.IF_NEED_BE),
        ("si besoin", Availability.IF_NEED_BE),
        ("no", Availability.NO),
        ("False", Availability.NO),
    ],
)
def test_an_availability_is_yes_if_need_be_or_no(tmp_path: Path, written: str, read_as: Availability) -> None:
    folder = workspace(tmp_path, {"partners.yaml": PARTNERS.replace("mercredi: yes", f"mercredi: {written}")})

    assert read(folder).partners[0].professionals[0].usual == {"mercredi": read_as}


def test_an_exceptional_opening_that_moves_a_slot_inherits_the_terms_it_does_not_write(tmp_path: Path) -> None:
    moved = (
        "exceptional:\n"
        '  - {id: deplace, moves: mercredi-2026-12-09, site: centre, date: 2026-12-10, from: "14:00", to: "18:00",'
        " activity: fête}\n"
    )
    text = SPACE.replace("seats: 2", "seats: 3\n    setup: 15") + moved
    folder = workspace(tmp_path, {"space.yaml": text})

    (exception,) = read(folder).space.exceptional

    assert exception.moves == "mercredi-2026-12-09"
    assert exception.terms == Terms(least=3, wanted=3, most=3, setup=15, activity="fête")


def test_a_partner_is_read_with_its_agreement_and_its_people(tmp_path: Path) -> None:
    (partner,) = read(workspace(tmp_path)).partners

    assert partner.agreement == Agreement(
        minutes=7200, per=Term.YEAR, first=date(2026, 9, 1), last=date(2027, 8, 31), tolerance=180
    )
    assert [person.partner for person in partner.professionals] == ["mission-locale"]


def test_limits_are_read_by_name(tmp_path: Path) -> None:
    folder = workspace(tmp_path, {"space.yaml": SPACE + "  limits: {hours-per-week: 12, slots-per-day: 1}\n"})

    assert read(folder).space.rules.limits == (
        Limit(counted=Counted.HOURS, per=Per.WEEK, most=12),
        Limit(counted=Counted.SLOTS, per=Per.DAY, most=1),
    )


def test_every_thing_knows_where_it_is_written(tmp_path: Path) -> None:
    contents = read(workspace(tmp_path))

    where = contents.at("professional:ml-conseillere", "attestation")
    assert (where.path, where.line, where.column) == (Path("partners.yaml"), 11, 22)
    # a key that is not written: the thing itself
    assert contents.at("opening:mercredi", "rrule") == contents.at("opening:mercredi")


def test_a_key_with_every_line_below_it_commented_out_is_no_key(tmp_path: Path) -> None:
    folder = workspace(tmp_path, {"space.yaml": SPACE + "closures:\n  # - {from: 2026-12-24}\n"})

    assert read(folder).space.closures == ()


def test_a_text_stays_what_was_written(tmp_path: Path) -> None:
    folder = workspace(tmp_path, {"space.yaml": SPACE.replace("address: 3 place du Marché", "address: 0612")})

    assert read(folder).space.sites[0].address == "0612"


def test_absences_may_not_be_there(tmp_path: Path) -> None:
    assert read(workspace(tmp_path, {"absences.yaml": None})).absences == ()


def test_the_files_of_a_month_may_not_be_there(tmp_path: Path) -> None:
    folder = workspace(tmp_path)

    assert read_answers(folder, DECEMBER).answers == ()
    assert read_adjustments(folder, DECEMBER).adjustments.pins == frozenset()
    assert read_rota(folder, DECEMBER) is None
    assert read_told(folder, DECEMBER) is None


def test_answers_are_read_by_source_and_slot(tmp_path: Path) -> None:
    answers = "format: 1\nmonth: 2026-12\nanswers:\n  ml-conseillere:\n    sheet: {mercredi-2026-12-02: if-need-be}\n"
    folder = workspace(tmp_path, {"availability/2026-12.yaml": answers})

    file = read_answers(folder, DECEMBER)

    assert file.answers == (
        Answer(
            professional="ml-conseillere",
            slot="mercredi-2026-12-02",
            availability=Availability.IF_NEED_BE,
            source=Source.SHEET,
        ),
    )
    assert file.where["ml-conseillere", "mercredi-2026-12-02"].line == 5


def test_a_file_of_another_month_is_refused(tmp_path: Path) -> None:
    folder = workspace(tmp_path, {"adjustments/2026-12.yaml": "format: 1\nmonth: 2026-11\n"})

    with pytest.raises(WorkspaceError) as caught:
        read_adjustments(folder, DECEMBER)

    assert [(p.line, p.code) for p in caught.value.problems] == [(2, "workspace-other-month")]


def test_months_are_listed_by_their_files(tmp_path: Path) -> None:
    for name in ("2027-01.yaml", "2026-12.yaml", "2026-13.yaml", "décembre.yaml", "2026-12.yaml.bak"):
        workspace(tmp_path, {f"rotas/{name}": ""})

    assert months_with(tmp_path, "rotas") == (YearMonth(2026, 12), YearMonth(2027, 1))
    assert months_with(tmp_path, "published") == ()
