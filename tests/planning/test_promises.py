"""Seats that a partner holds: by one of its people, or kept until it names someone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from coanimation.domain.adjustments import Adjustments
from coanimation.domain.month import Month
from coanimation.domain.slots import SEAT
from coanimation.domain.space import Terms
from coanimation.errors import NoRota, WorkspaceError
from coanimation.planning import verify
from coanimation.use_cases.gather import gather
from coanimation.workspace import read_adjustments, write_adjustments
from tests.builders import DECEMBER, NO, NOW, month, partner, professional, rota, slot
from tests.planning.planned import pairs, planned, tier
from tests.workspace.make import workspace

ONE = Terms(least=1, wanted=1, most=1, minors=False)
WED = slot(terms=ONE)
PROMISES = Adjustments(promises=frozenset({(WED.id, "mda")}))
KEEN = replace(professional("ccas-1", partner="ccas"), prefers=frozenset({WED.opening}))


def asked(*, come: bool, adjustments: Adjustments = PROMISES) -> Month:
    """A slot for one, which someone of ccas would like to hold, and which is promised to mda."""
    said = {} if come else {("mda-1", WED.id): NO}
    return month([WED], [partner("ccas", KEEN), partner("mda")], said=said, adjustments=adjustments)


def test_a_promised_seat_goes_to_one_of_the_partner_s_people() -> None:
    assert pairs(planned(asked(come=True, adjustments=Adjustments()))) == {(WED.id, "ccas-1")}
    assert pairs(planned(asked(come=True))) == {(WED.id, "mda-1")}


def test_it_is_kept_for_whom_the_partner_will_name_and_stays_empty_until_then() -> None:
    found = planned(asked(come=False))

    assert pairs(found) == set()
    assert tier(found, "coverage") == 0
    (gap,) = found.missing
    assert (gap.slot, gap.what, gap.count) == (WED.id, SEAT, 1)
    reasons = {(why.professional, why.code): dict(why.fields) for why in gap.reasons}
    assert reasons["ccas-1", "reason-promised"] == {"partner": "mda"}
    assert [code for who, code in reasons if who == "mda-1"] == ["reason-unavailable"]
    assert verify(replace(asked(come=False), draft=found), found) == ()


def test_a_rota_written_by_hand_that_gives_it_to_others_is_refused() -> None:
    (broken,) = verify(asked(come=True), rota((WED.id, "ccas-1")))

    assert (broken.rule, broken.slot, broken.fields["partner"]) == ("rule-promises", WED.id, "mda")


def test_a_pin_against_it_is_told_with_it() -> None:
    pinned = replace(PROMISES, pins=frozenset({(WED.id, "ccas-1")}))

    with pytest.raises(NoRota) as told:
        planned(asked(come=False, adjustments=pinned))

    found = told.value.fields["culprits"]
    assert isinstance(found, tuple)
    assert ("culprit-promises", {"partner": "mda", "slot": WED.id}) in [(one.code, dict(one.fields)) for one in found]


def test_with_a_second_seat_the_others_are_not_in_the_way() -> None:
    two = slot(terms=replace(ONE, wanted=2, most=2))

    found = planned(replace(asked(come=False), slots=(two,)))

    assert pairs(found) == {(two.id, "ccas-1")}
    assert [(gap.what, gap.count) for gap in found.missing] == [(SEAT, 1)]


FILE = """\
format: 1
month: 2026-12
promises:
  - {slot: mercredi-2026-12-02, partner: mission-local}
"""


def test_a_promise_to_nobody_is_told_with_its_line_and_what_was_meant(tmp_path: Path) -> None:
    folder = workspace(tmp_path, {"adjustments/2026-12.yaml": FILE})

    with pytest.raises(WorkspaceError) as told:
        gather(folder, DECEMBER, now=NOW)

    (problem,) = told.value.problems
    assert (problem.code, problem.line) == ("gather-unknown-partner", 4)
    assert problem.fields["nearest"] == "mission-locale"


ONE_LINE = "{format: 1, month: 2026-12, promises: [{slot: mercredi-2026-12-02, partner: mission-locale}]}\n"


@pytest.mark.parametrize("text", [FILE.replace("mission-local}", "mission-locale}"), ONE_LINE])
def test_what_a_command_writes_leaves_promises_where_they_are(tmp_path: Path, text: str) -> None:
    folder = workspace(tmp_path, {"adjustments/2026-12.yaml": text})
    before = read_adjustments(folder, DECEMBER).adjustments

    after = replace(before, pins=frozenset({("mercredi-2026-12-09", "ml-conseillere")}))
    write_adjustments(folder, DECEMBER, after)

    assert before.promises == {("mercredi-2026-12-02", "mission-locale")}
    assert read_adjustments(folder, DECEMBER).adjustments == after
