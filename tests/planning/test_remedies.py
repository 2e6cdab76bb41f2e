"""What would fill a seat, in what someone could decide."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coanimation.domain.month import Month
from coanimation.domain.months import YearMonth
from coanimation.domain.rota import Rota
from coanimation.planning import explain_missing, plan_month, with_remedies
from coanimation.rendering.remedies import remedy_data, remedy_text
from coanimation.use_cases.gather import gather
from coanimation.words import Words

EXAMPLE = Path(__file__).parents[2] / "examples" / "impossible" / "a-pourvoir"
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def planned() -> tuple[Month, Rota]:
    month = gather(EXAMPLE, YearMonth(2026, 12), now=NOW)
    rota = plan_month(month, reproducible=True)
    return month, replace(rota, missing=explain_missing(month, rota))


def told(planned: tuple[Month, Rota], slot_id: str) -> list[tuple[str, ...]]:
    month, rota = planned
    slot = next(slot for slot in month.slots if slot.id == slot_id)
    gaps = with_remedies(month, rota, slot, reproducible=True)
    return [tuple(step.code for step in remedy.steps) for gap in gaps for remedy in gap.remedies]


@pytest.mark.parametrize(
    ("part", "codes"),
    [
        ("2026-12-07", [("remedy-chase",)]),
        ("2026-12-12", [("remedy-chase",)]),
    ],
)
def test_whoever_has_not_answered_is_chased_and_whoever_is_absent_is_left_alone(
    planned: tuple[Month, Rota], part: str, codes: list[tuple[str, ...]]
) -> None:
    (slot,) = {gap.slot for gap in planned[1].missing if part in gap.slot}

    assert told(planned, slot) == codes


def test_an_attestation_that_has_ended_may_be_renewed(planned: tuple[Month, Rota]) -> None:
    (slot,) = {gap.slot for gap in planned[1].missing if gap.what != "seat"}

    assert told(planned, slot) == [("remedy-attestation",)]


def test_rests_are_not_up_for_discussion(planned: tuple[Month, Rota]) -> None:
    steps = {code for gap in planned[1].missing for codes in told(planned, gap.slot) for code in codes}

    assert "remedy-keep-rest" not in steps


def test_a_full_slot_needs_no_remedy(planned: tuple[Month, Rota]) -> None:
    month, rota = planned
    short = {gap.slot for gap in rota.missing}
    full = next(slot for slot in month.slots if slot.id not in short)

    assert with_remedies(month, rota, full) == ()


def test_a_remedy_is_said_with_the_name_of_whoever_decides(planned: tuple[Month, Rota]) -> None:
    month, rota = planned
    slot = next(slot for slot in month.slots if "2026-12-07" in slot.id)
    (gap,) = with_remedies(month, rota, slot, reproducible=True)

    assert [remedy_text(remedy, month, Words("fr")).replace("\N{NO-BREAK SPACE}", " ") for remedy in gap.remedies] == [
        "Relancer Formateur (École de la seconde chance) : un « oui » suffit"
    ]
    assert remedy_data(gap.remedies[0], month, Words("en")) == {
        "code": "remedy-chase",
        "steps": [{"code": "remedy-chase", "professional": "formateur", "slot": slot.id}],
        "moved": 0,
        "leaves": {},
        "text": "Chase Formateur (École de la seconde chance): one “yes” is enough",
    }
