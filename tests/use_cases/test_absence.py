"""An absence: nothing is written before someone chose; nobody else is displaced unless that was chosen."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coanimation.domain.months import YearMonth
from coanimation.domain.rota import Rota
from coanimation.errors import CoanimationError, RotaError, WorkspaceError, WrongUse
from coanimation.planning import plan_month, verify
from coanimation.use_cases.absence import Absent, Touched, record_absence
from coanimation.use_cases.adjust import pin
from coanimation.use_cases.gather import gather
from coanimation.use_cases.truth import rota_problems
from coanimation.workspace import read, read_adjustments, read_rota, write_rota
from tests.builders import DECEMBER, rota
from tests.counts import count
from tests.use_cases.chain import FRIDAY, PARTNERS, SPACE, planned, seats
from tests.use_cases.workspaces import NOW, adjusted, workspace

# a week over new year, in which caen may come once
_OPENS = 'site: centre, from: "14:00", to: "18:00", when: always'
NEW_YEAR = (
    SPACE[: SPACE.index("openings:")]
    + f"""\
openings:
  - {{id: mercredi, {_OPENS}, days: [wednesday], starts: 2026-12-30, ends: 2026-12-30}}
  - {{id: samedi, {_OPENS}, days: [saturday], starts: 2027-01-02, ends: 2027-01-02}}
rules: {{referents-for-minors: 0}}
search: {{seconds: 5}}
"""
)
ONE_SLOT_A_WEEK = "format: 1\npartners:\n" + "".join(
    f"  - {{id: {one}, name: {one.title()}, professionals: [{{id: {one}-1, name: {one.title()}, {limits}"
    "usual: {mercredi: yes, samedi: yes}}]}\n"
    for one, limits in (("amiens", ""), ("brest", ""), ("caen", "limits: {slots-per-week: 1}, "))
)
SECOND, NINTH = date(2026, 12, 2), date(2026, 12, 9)


def away(folder: Path, who: str, first: date, last: date | None = None, *, option: int | None = 0) -> Absent:
    return record_absence(
        folder, who, first, last or first, now=NOW, choose=lambda _: option, seconds=5, reproducible=True
    )


def stored(folder: Path) -> Rota:
    file = read_rota(folder, DECEMBER)
    assert file is not None
    return file.rota


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and ".coanimation" not in str(path)}


def test_nobody_displaced_comes_first_then_what_one_displaced_would_buy(tmp_path: Path) -> None:
    (month,) = away(planned(tmp_path), "amiens-1", NINTH, option=None).months

    kept, bought = month.repaired.options
    wednesday, park = "mercredi-2026-12-09", "parc-2026-12-09"
    assert [(a.slot, a.professional) for a in month.repaired.fallen] == [(wednesday, "amiens-1")]
    assert (kept.displaced, kept.new, kept.gone) == (0, frozenset(), frozenset())
    assert (bought.displaced, bought.proven, month.repaired.complete) == (1, True, True)
    assert {(a.slot, a.professional) for a in bought.new} == {(wednesday, "brest-1"), (park, "caen-1")}
    assert {(a.slot, a.professional) for a in bought.gone} == {(park, "brest-1")}


def test_nothing_is_written_before_someone_chose(tmp_path: Path) -> None:
    folder = planned(tmp_path)
    before = files(folder)

    assert not away(folder, "amiens-1", NINTH, option=None).recorded
    assert files(folder) == before


def test_what_was_chosen_is_kept_with_the_absence_and_the_journal_says_so(tmp_path: Path) -> None:
    folder = planned(tmp_path)

    away(folder, "amiens-1", NINTH, option=1)

    assert "who: amiens-1, from: 2026-12-09}" in (folder / "absences.yaml").read_text("utf-8")
    assert stored(folder).present("mercredi-2026-12-09") == ("brest-1", "dijon-1")
    line = json.loads((folder / "journal.jsonl").read_text("utf-8").splitlines()[-1])
    assert (line["command"], [change["file"] for change in line["changes"]]) == (
        "absence",
        ["absences.yaml", "rotas/2026-12.yaml"],
    )


def test_nobody_displaced_leaves_exactly_the_seats_of_the_others(tmp_path: Path) -> None:
    folder = planned(tmp_path)
    before = seats(stored(folder))

    away(folder, "amiens-1", NINTH)

    assert seats(stored(folder)) == before - {("mercredi-2026-12-09", "amiens-1")}


def test_planning_again_keeps_what_was_chosen(tmp_path: Path) -> None:
    folder = planned(tmp_path)
    away(folder, "amiens-1", NINTH)

    month = gather(folder, DECEMBER, now=NOW)

    assert plan_month(month, seconds=5, reproducible=True) == month.draft


def test_the_certificate_says_that_displacing_someone_would_hold_more(tmp_path: Path) -> None:
    kept, bought = away(planned(tmp_path), "amiens-1", NINTH, option=None).months[0].repaired.options

    worth = [{tier.name: (tier.value, tier.bound) for tier in one.rota.tiers}["openable"] for one in (kept, bought)]
    assert worth == [(1, 0), (0, 0)]


def test_inside_the_notice_period_nobody_who_was_announced_is_displaced(tmp_path: Path) -> None:
    (month,) = away(planned(tmp_path), "amiens-1", SECOND, option=None).months

    assert [one.displaced for one in month.repaired.options] == [0]


def test_before_anything_was_announced_there_is_no_notice_to_keep(tmp_path: Path) -> None:
    (month,) = away(planned(tmp_path, published=False), "amiens-1", SECOND, option=None).months

    assert [one.displaced for one in month.repaired.options] == [0, 1]
    told = {tier.name for one in month.repaired.options for tier in one.rota.tiers}
    assert not told & {"displaced", "called"}  # nobody was told anything that a certificate could count


def test_the_rules_of_the_space_say_how_many_may_be_displaced(tmp_path: Path) -> None:
    folder = planned(tmp_path)
    space = folder / "space.yaml"
    space.write_text(space.read_text("utf-8").replace("rules: {", "rules: {most-displaced: 0, "), "utf-8")

    (month,) = away(folder, "amiens-1", NINTH, option=None).months

    assert [one.displaced for one in month.repaired.options] == [0]


def test_a_slot_that_has_begun_keeps_whoever_is_there(tmp_path: Path) -> None:
    folder = planned(tmp_path)
    begun = NOW.replace(month=12, day=9, hour=15)

    done = record_absence(folder, "amiens-1", NINTH, NINTH, now=begun, seconds=5, reproducible=True)

    assert (done.recorded, done.months) == (True, ())
    assert "amiens-1" in stored(folder).present("mercredi-2026-12-09")


def test_a_whole_organisation_may_be_away(tmp_path: Path) -> None:
    folder = planned(tmp_path)

    away(folder, "Amiens", NINTH, NINTH + timedelta(days=7))

    assert [(one.who, one.first, one.last) for one in read(folder).absences] == [
        ("amiens", NINTH, NINTH + timedelta(days=7))
    ]
    assert {a.slot for a in stored(folder).assignments if a.professional == "amiens-1"} == {"mercredi-2026-12-02"}


def test_what_is_chosen_for_a_month_counts_in_the_next_one_before_it_is_written(tmp_path: Path) -> None:
    folder = workspace(tmp_path, space=NEW_YEAR, partners=ONE_SLOT_A_WEEK)
    for month, slot in ((DECEMBER, "mercredi-2026-12-30"), (YearMonth(2027, 1), "samedi-2027-01-02")):
        made = rota((slot, "amiens-1"), (slot, "brest-1"), month=month, fingerprint="by-hand")
        write_rota(folder, made, gather(folder, month, now=NOW).slots)

    done = away(folder, "amiens-1", date(2026, 12, 30), date(2027, 1, 2))

    # caen, who alone could come, may come once in that week
    assert [len(one.option.new) if one.option else None for one in done.months] == [1, 0]


def test_pins_of_whoever_is_away_are_taken_back(tmp_path: Path) -> None:
    pinned = adjusted(
        "pins:\n"
        "  - {slot: mercredi-2026-12-09, professional: amiens-1}\n"
        "  - {slot: mercredi-2026-12-16, professional: amiens-1}"
    )
    folder = planned(tmp_path)
    workspace(folder, space=SPACE, partners=PARTNERS, **{"adjustments__2026-12": pinned})

    done = away(folder, "amiens-1", NINTH)

    assert done.months[0].unpinned == {("mercredi-2026-12-09", "amiens-1")}
    assert read_adjustments(folder, DECEMBER).adjustments.pins == {("mercredi-2026-12-16", "amiens-1")}


def test_whoever_said_yes_and_was_pinned_first_comes(tmp_path: Path) -> None:
    folder = planned(tmp_path)
    pin(folder, DECEMBER, FRIDAY, "dijon-1", now=NOW)

    away(folder, "amiens-1", date(2026, 12, 11))

    assert stored(folder).present(FRIDAY) == ("brest-1", "dijon-1")


def test_an_absence_without_a_rota_is_recorded_and_nothing_else(tmp_path: Path) -> None:
    folder = planned(tmp_path)

    done = away(folder, "amiens-1", date(2027, 3, 1), date(2027, 3, 5))

    assert (done.recorded, done.months) == (True, ())
    assert len(read(folder).absences) == 1


def test_an_absence_that_was_written_by_hand_is_not_written_twice_and_the_rota_is_repaired(tmp_path: Path) -> None:
    folder = planned(tmp_path, absences="format: 1\nabsences:\n  - {who: amiens-1, from: 2026-12-09}  # merci\n")

    done = away(folder, "amiens-1", NINTH)

    assert (done.known, len(done.months), len(read(folder).absences)) == (True, 1, 1)
    assert "# merci" in (folder / "absences.yaml").read_text("utf-8")
    assert "amiens-1" not in stored(folder).present("mercredi-2026-12-09")


def test_recording_it_again_changes_nothing(tmp_path: Path) -> None:
    folder = planned(tmp_path)
    away(folder, "amiens-1", NINTH)
    before = files(folder)

    assert away(folder, "amiens-1", NINTH).months == ()
    assert files(folder) == before


def test_a_newcomer_whose_company_is_away_leaves_even_inside_the_notice_period(tmp_path: Path) -> None:
    led = PARTNERS.replace("id: dijon-1, ", "id: dijon-1, accompanied-by: [amiens-1], ")
    folder = planned(tmp_path, partners=led)

    away(folder, "amiens-1", SECOND)

    assert stored(folder).present("mercredi-2026-12-02") == ()


def test_an_absence_over_new_year_is_asked_about_month_by_month(tmp_path: Path) -> None:
    folder = planned(tmp_path, published=False, space=SPACE.replace("ends: 2026-12-16", "ends: 2027-01-06"))
    january = gather(folder, YearMonth(2027, 1), now=NOW)
    made = rota(("mercredi-2027-01-06", "amiens-1"), ("mercredi-2027-01-06", "dijon-1"), month=january.month)
    write_rota(folder, replace(made, fingerprint="by-hand"), january.slots)
    asked: list[str] = []

    def choose(one: Touched) -> int:
        asked.append(str(one.month.month))
        return len(one.repaired.options) - 1

    record_absence(folder, "amiens-1", NINTH, date(2027, 1, 31), now=NOW, choose=choose, reproducible=True)

    assert asked == ["2026-12", "2027-01"]
    for month in (DECEMBER, january.month):
        file = read_rota(folder, month)
        assert file is not None
        assert rota_problems(gather(folder, month, now=NOW), file) == ()
        assert not {a.slot for a in file.rota.assignments if a.professional == "amiens-1" and a.slot[-5:] > "12-02"}


@pytest.mark.parametrize(
    ("who", "first", "last", "code"),
    [
        ("amien", NINTH, NINTH, "find-several-anyone"),
        ("nobody", NINTH, NINTH, "find-unknown-anyone"),
        ("personne", NINTH, NINTH, "find-several-anyone"),
        ("amiens-1", NINTH, SECOND, "day-reversed"),
        ("amiens-1", date(2026, 11, 2), date(2026, 11, 21), "absence-past"),
        ("amiens-1", NINTH, date(2226, 12, 9), "almanac-year-out-of-range"),
    ],
)
def test_what_names_nobody_or_no_day_to_come_is_refused(
    tmp_path: Path, who: str, first: date, last: date, code: str
) -> None:
    folder = planned(tmp_path)
    before = files(folder)

    with pytest.raises(WrongUse) as refused:
        away(folder, who, first, last)

    assert refused.value.code == code
    assert files(folder) == before


def test_an_option_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="absence-no-option"):
        away(planned(tmp_path), "amiens-1", NINTH, option=7)


def test_a_rota_that_was_false_before_is_refused_with_its_line(tmp_path: Path) -> None:
    folder = planned(tmp_path, published=False)
    month = gather(folder, DECEMBER, now=NOW)
    true = stored(folder)
    wrong = replace(true.assignments[0], professional="caen-1")
    write_rota(folder, replace(true, assignments=(wrong, *true.assignments[1:])), month.slots)

    with pytest.raises(RotaError) as refused:
        away(folder, "amiens-1", NINTH)

    assert refused.value.problems[0].line > 1
    assert not (folder / "absences.yaml").exists()


def test_another_pin_that_people_contradict_is_told(tmp_path: Path) -> None:
    pinned = adjusted(f"pins:\n  - {{slot: {FRIDAY}, professional: caen-1}}")
    absent = "format: 1\nabsences: [{who: caen-1, from: 2026-12-11}]\n"
    folder = planned(tmp_path, published=False)
    workspace(folder, space=SPACE, partners=PARTNERS, absences=absent, **{"adjustments__2026-12": pinned})

    with pytest.raises(WorkspaceError):
        away(folder, "amiens-1", NINTH)


@settings(max_examples=count(4, 60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    who=st.sampled_from(["amiens-1", "brest-1", "caen", "dijon-1", "evry"]),
    day=st.integers(1, 16),
    length=st.integers(0, 9),
    published=st.booleans(),
)
def test_after_an_absence_the_rota_is_true_and_the_others_stay(
    tmp_path_factory: pytest.TempPathFactory, who: str, day: int, length: int, published: bool
) -> None:
    folder = planned(tmp_path_factory.mktemp("chain"), published=published)
    before = seats(stored(folder))

    done = away(folder, who, date(2026, 12, day), date(2026, 12, day) + timedelta(days=length))

    after = stored(folder)
    assert verify(gather(folder, DECEMBER, now=NOW), after) == ()
    fallen = {(a.slot, a.professional) for one in done.months for a in one.repaired.fallen}
    assert before - fallen <= seats(after)
    assert not {pair for pair in seats(after) if pair in fallen}


def test_every_refusal_is_one_of_ours(tmp_path: Path) -> None:
    with pytest.raises(CoanimationError):
        away(tmp_path / "nowhere", "amiens-1", NINTH)
