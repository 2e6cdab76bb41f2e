"""What is measured of the private feeds is what it says."""

from __future__ import annotations

from tests.benchmarks.calendars import trees


def test_nothing_changed_touches_no_file_and_one_event_one_file() -> None:
    found = trees.measured(100, 5, 1, texts=trees.READERS)

    assert found.touched == (100, 0, 1)
    assert [row[0] for row in found.rows()] == [
        "100 feeds, 500 events, 500 texts: first time",
        "100 feeds, 500 events, 500 texts: nothing changed",
        "100 feeds, 500 events, 500 texts: one event changed",
    ]
