"""A server with any quirks of the table, publishers and people, in any order: nothing lost, nothing doubled."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.calendars.machine import Publishing, Second
from tests.counted import Record, tell
from tests.counts import count


@pytest.mark.parametrize("second", ["nobody", "the same workspace", "a copy of the workspace"])
def test_nothing_is_lost_and_nothing_doubled(second: Second, record_property: Record) -> None:
    class Machine(Publishing):
        counts: ClassVar[Counter[str]] = Counter()

    Machine.second = second
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=count(12, 900),
            stateful_step_count=count(20, 50),
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    counted = ("steps", "publications", "by people", "by another", "answers lost", "kills", "ledgers lost")
    tell(
        record_property,
        "A calendar on the faulty server, in any order",
        ("another publisher", *counted),
        [(second, *(Machine.counts[name] for name in counted))],
    )
    assert Machine.counts["steps"] > count(100, 34_000)
