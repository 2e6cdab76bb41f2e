"""What is measured of the private feeds is what it says."""

from __future__ import annotations

from tests.benchmarks import trees


def test_nothing_changed_touches_no_file_and_one_event_one_file() -> None:
    table = trees.times(40, 5, runs=1)

    assert [row[:2] for row in table.rows[-3:]] == [
        ("40 feeds, 200 events: first time", "40"),
        ("40 feeds, 200 events: nothing changed", "0"),
        ("40 feeds, 200 events: one event changed", "1"),
    ]
