"""Why no rota exists, as it is read: names and hours, no ids."""

from __future__ import annotations

import pytest

from coanimation.errors import NoRota
from coanimation.rendering.culprits import MOST, culprit_list, culprit_text
from coanimation.words import Words
from coanimation.words.typography import NARROW, NO_BREAK
from tests.builders import month, partner, professional, slot

NURSE = professional("mda-1", partner="mda", name="Infirmière")
DECEMBER = month([slot()], [partner("mda", NURSE, name="Maison des adolescents")])


def said(code: str, language: str = "fr", **fields: object) -> str:
    return culprit_text(code, fields, DECEMBER, Words(language)).replace(NO_BREAK, " ").replace(NARROW, " ")


def test_people_are_named_with_their_organisation_and_slots_by_day_and_hours() -> None:
    pin = {"professional": "mda-1", "slot": "mercredi-2026-12-02"}

    assert said("culprit-pin", **pin) == (
        "Infirmière (Maison des adolescents) est fixé·e sur le créneau du mercredi 2 décembre, 14 h – 18 h"  # noqa: RUF001 - a dash
    )
    assert said("culprit-pin", "en", **pin) == (
        "Infirmière (Maison des adolescents) is pinned to the slot of Wednesday 2 December, 14:00 – 18:00"  # noqa: RUF001
    )


def test_why_a_pin_cannot_hold_is_said() -> None:
    told = said("culprit-pin-against", professional="mda-1", slot="mercredi-2026-12-02", why="reason-absent")

    assert told.endswith(f", mais {Words('fr').say('reason-absent')}")


@pytest.mark.parametrize(
    ("who", "when", "text"),
    [
        ("mda-1", "2026-W49", "(créneaux par semaine : 2 ; semaine du lundi 30 novembre)"),
        ("mda", "2026-12", "(créneaux par semaine : 2 ; décembre 2026)"),
        ("mda", "2026-12-02", "(créneaux par semaine : 2 ; mercredi 2 décembre)"),
    ],
)
def test_a_limit_says_what_it_counts_and_when(who: str, when: str, text: str) -> None:
    told = said("culprit-limits", who=who, limit="slots-per-week", when=when, most=2)

    assert told.startswith({"mda-1": "Infirmière (Maison", "mda": "Maison des adolescents"}[who])
    assert told.endswith(text)


def test_what_the_month_no_longer_knows_keeps_its_id() -> None:
    assert "jeudi-2026-12-03" in said("culprit-seats", slot="jeudi-2026-12-03")


def contradiction(language: str = "fr", *, count: int = 2, needed: str = "all") -> str:
    words = Words(language)
    culprits = culprit_list(["Camille est fixée le 2"] * count, words)
    return words.error(NoRota("plan-impossible", culprits=culprits, needed=needed))


@pytest.mark.parametrize(("language", "one"), [("fr", "Il suffit de revenir"), ("en", "any one of them is enough")])
def test_when_each_is_needed_one_is_enough_to_take_back(language: str, one: str) -> None:
    assert one in contradiction(language)


@pytest.mark.parametrize(("language", "some"), [("fr", "peut-être pas tous nécessaires"), ("en", "not all of them")])
def test_when_the_search_ended_before_sorting_them_that_is_said(language: str, some: str) -> None:
    assert some in contradiction(language, needed="some")


def test_a_long_list_is_cut_and_says_so() -> None:
    told = contradiction(count=MOST + 3, needed="some")

    assert told.count("  - ") == MOST + 1
    assert "… et 3 autres" in told.replace(NO_BREAK, " ")
