"""A rota that is not written yet stands in the place of what is drafted in its month."""

from __future__ import annotations

from coanimation.use_cases.around import replanned
from tests.builders import month, partner, presence, rota, slot

WED, THU = slot("2026-12-30"), slot("2026-12-31", opening="jeudi")
JANUARY = slot("2027-01-06")
DECEMBER = month([WED, THU], [partner("ccas"), partner("mda")])
DRAFTED = presence("ccas-1", WED, partner="ccas", published=False)
ANNOUNCED = presence("ccas-1", THU, partner="ccas")
ELSEWHERE = presence("mda-1", JANUARY, partner="mda", published=False)


def test_what_is_drafted_is_replaced() -> None:
    found = replanned((DRAFTED, ELSEWHERE), DECEMBER, rota((WED.id, "mda-1")))

    assert found == (presence("mda-1", WED, partner="mda", published=False), ELSEWHERE)


def test_what_is_announced_stays_until_it_is_published_again() -> None:
    assert replanned((ANNOUNCED,), DECEMBER, rota((THU.id, "mda-1"))) == (ANNOUNCED,)


def test_whoever_is_in_no_file_any_more_counts_for_nobody() -> None:
    assert replanned((DRAFTED,), DECEMBER, rota((WED.id, "gone-1"))) == ()
