"""What a solution really gives: a seat that is filled is not yet a slot that is held."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coanimation.domain.month import Month
from coanimation.domain.rota import Missing, Rota
from coanimation.planning import explain_missing, with_remedies
from coanimation.rendering.remedies import remedy_data, remedy_lines
from coanimation.words import Words
from tests.builders import answer, month, partner, professional, rota, slot

ONE = slot()
ROLE = "1 fonction à pourvoir (référent·e mineurs)"
THERE, HELPER, REFERENT = "ado-infirmier", "ccas-agent", "ml-conseillere"


@pytest.fixture(scope="module")
def asked() -> tuple[Month, Rota]:
    """Give a slot that lacks one person and a referent; two have not answered, of whom only the second is one."""
    partners = (
        partner("ado", professional(THERE, partner="ado", roles=())),
        partner("ccas", professional(HELPER, partner="ccas", roles=())),
        partner("mission-locale", professional(REFERENT)),
    )
    given = month([ONE], partners, said={(HELPER, ONE.id): None, (REFERENT, ONE.id): None})
    made = rota((ONE.id, THERE))
    return given, replace(made, missing=explain_missing(given, made))


def gaps(asked: tuple[Month, Rota]) -> dict[str, Missing]:
    return {gap.what: gap for gap in with_remedies(*asked, ONE, reproducible=True)}


def test_what_holds_the_slot_comes_first_and_what_does_not_says_what_is_still_lacking(
    asked: tuple[Month, Rota],
) -> None:
    found = gaps(asked)

    assert [(one.steps[0].fields["professional"], dict(one.leaves)) for one in found["seat"].remedies] == [
        (REFERENT, {}),
        (HELPER, {"referent": 1}),
    ]
    assert [(one.steps[0].fields["professional"], dict(one.leaves)) for one in found["referent"].remedies] == [
        (REFERENT, {})
    ]


def test_the_coordinator_reads_it(asked: tuple[Month, Rota]) -> None:
    gap = gaps(asked)["seat"]

    told = [text.replace("\N{NO-BREAK SPACE}", " ") for text in remedy_lines(gap, asked[0], Words("fr"))]

    assert told == [
        "Solutions vérifiées, au choix :",
        "  1. Relancer Ml conseillere (Mission Locale) : un « oui » suffit",
        "  2. Relancer Ccas agent (Ccas) : un « oui » suffit, mais le créneau resterait incomplet : " + ROLE,
    ]
    assert [remedy_data(one, asked[0], Words("en"))["leaves"] for one in gap.remedies] == [{}, {"referent": 1}]


def test_a_slot_that_is_held_already_has_nothing_more_to_say(asked: tuple[Month, Rota]) -> None:
    given, _ = asked
    wide = replace(ONE, terms=replace(ONE.terms, least=1, most=3))
    held = replace(given, slots=(wide,), answers=dict([answer(REFERENT, ONE.id)]))
    made = rota((ONE.id, REFERENT))
    said = replace(made, missing=explain_missing(held, made))

    (gap,) = with_remedies(held, said, wide, reproducible=True)

    assert [dict(one.leaves) for one in gap.remedies] == [{}] * len(gap.remedies)
    assert gap.remedies
