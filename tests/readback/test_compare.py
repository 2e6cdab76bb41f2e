from __future__ import annotations

from dataclasses import replace

import pytest

from coanimation.readback import Expected, Kind, Seen, compare
from tests.readback.builders import VOCABULARY, expected, seen


def kinds(wanted: list[Expected], read: list[Seen]) -> list[Kind]:
    return [difference.kind for difference in compare(wanted, read, VOCABULARY)]


def test_what_is_as_the_rota_says_makes_no_difference() -> None:
    assert kinds([expected()], [seen()]) == []


def test_a_missing_event_is_found() -> None:
    assert kinds([expected(), expected("2026-12-16T13:30", "2026-12-16T16:00")], [seen()]) == [Kind.MISSING]


def test_an_event_too_many_is_found() -> None:
    assert kinds([expected()], [seen(), seen("two", "2026-12-16T13:30", "2026-12-16T16:00")]) == [Kind.EXTRA]


def test_the_same_event_twice_is_one_too_many() -> None:
    assert kinds([expected()], [seen(), seen("two")]) == [Kind.EXTRA]


def test_an_event_shifted_by_an_hour_is_one_wrong_event() -> None:
    assert kinds([expected()], [seen(start="2026-12-09T14:30", end="2026-12-09T17:00")]) == [Kind.END, Kind.START]


def test_the_hour_that_comes_twice_is_told_apart() -> None:
    wanted = expected("2026-10-25T02:30", "2026-10-25T04:00")
    late = seen(start="2026-10-25T02:30", end="2026-10-25T04:00")
    late = replace(late, start=late.start.replace(fold=1))

    assert kinds([wanted], [late]) == [Kind.START]


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        (seen(place="Le stand du marché"), Kind.PLACE),
        (seen(status="CANCELLED"), Kind.STATUS),
        (seen(end="2026-12-09T16:30"), Kind.END),
        (seen(description="Psychologue ; avec la Mission Locale"), Kind.PERSON),
        (seen(description="avec la Mission Locale"), Kind.PERSON),
        (seen(description="Éducatrice, Psychologue ; avec la Mission Locale"), Kind.PERSON),
        (seen(description="Éducatrice de prévention ; avec la Mission Locale"), Kind.PERSON),
        (seen(description="Éducatrice"), Kind.ORGANISATION),
        (seen(description="Éducatrice ; Mission Locale, Maison des adolescents"), Kind.ORGANISATION),
        (seen(description="fermé ; Éducatrice ; Mission Locale"), Kind.WORDING),
        (replace(seen(), recurring=True), Kind.RECURRING),
    ],
)
def test_each_wrong_fact_of_an_event_is_found(wrong: Seen, kind: Kind) -> None:
    assert kinds([expected()], [wrong]) == [kind]


def test_two_events_with_one_uid_are_found() -> None:
    later = ("2026-12-16T13:30", "2026-12-16T16:00")

    assert kinds([expected(), expected(*later)], [seen(), seen("one", *later)]) == [Kind.DOUBLE, Kind.DOUBLE]


def test_differences_tell_both_sides_and_come_by_instant() -> None:
    later = expected("2026-12-16T13:30", "2026-12-16T16:00")
    first, second = compare([later, expected()], [seen(status="TENTATIVE")], VOCABULARY)

    assert (first.kind, first.expected, first.seen) == (Kind.STATUS, "CONFIRMED", "TENTATIVE")
    assert (second.kind, second.start) == (Kind.MISSING, later.start)
