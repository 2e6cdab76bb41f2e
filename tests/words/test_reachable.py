"""Codes that are put together from parts, which no one reads whole in the sources: each has its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest

from calendars.actions import Conflict, Foreign, Leftover, Why
from calendars.compare import FIELDS
from coanimation.domain.adjustments import Decision
from coanimation.domain.rules import Counted, Per
from coanimation.domain.slots import Closed, Part, State
from coanimation.domain.space import ROLES
from coanimation.domain.working_time import Span
from coanimation.intake.workbook.layout import NEXT_DAY
from coanimation.planning.culprits import NAMED
from coanimation.planning.reasons import CODES
from coanimation.planning.remedies import ORDER
from coanimation.publishing.observed import EMPTIED, ONCE
from coanimation.readback import Kind
from coanimation.words import LANGUAGES, Words
from solver.catalogue import RULES, TIERS

# who is not available is told by what they answered; whoever is pinned is there
OTHERWISE = {"availability", "pins"}
ASKED = {rule.name for rule in RULES}


def codes() -> Iterator[str]:
    yield from (f"rule-{name.replace('_', '-')}" for name in ASKED)
    yield from (f"culprit-{name.replace('_', '-')}" for name in (*NAMED, "limits", "least"))
    yield "rule-least"
    yield from (f"workbook-next-day-{one}" for one in NEXT_DAY)
    for reason in (*CODES.values(), "reason-could", "reason-free", "reason-could-replace", "reason-lacks-role"):
        yield from (reason, f"{reason}-many")
    yield from ORDER
    yield from (f"aim-{tier.name}" for tier in TIERS)
    yield from (f"publish-seen-{one.code}" for one in (Foreign, Leftover))
    yield from (*ONCE, EMPTIED)
    yield from (f"publish-seen-{Conflict.code}-{why}" for why in get_args(Why))
    yield from (f"publish-field-{name}" for name in FIELDS)
    yield from (f"publish-ask-{one}" for one in Decision)
    yield from (f"{kind}-{span}" for span in Span for kind in ("alert", "legal"))
    yield from (f"workbook-limit-{counted}-per-{per}" for counted in Counted for per in Per)
    yield from (f"closed-{one}" for one in Closed)
    yield from (f"state-{one}" for one in State)
    yield from (f"part-{one}" for one in Part)
    yield from (f"role-{role}" for role in ROLES)
    yield from (f"demo-difference-{one}" for one in Kind)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(set(codes())))
def test_a_code_that_is_put_together_has_its_sentence(code: str, language: str) -> None:
    assert Words(language).has(code)


def test_every_rule_that_a_space_asks_for_is_a_reason_that_someone_can_read() -> None:
    assert CODES.keys() == ASKED - OTHERWISE
