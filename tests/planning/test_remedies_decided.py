"""What the space itself set can be decided otherwise: a limit, a ban, a pin, how many come at once, a meeting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time

import pytest

from coanimation.domain.meetings import Meeting
from coanimation.domain.month import Month
from coanimation.domain.people import Partner
from coanimation.domain.rota import Rota, Step
from coanimation.domain.rules import Counted, Limit, Per
from coanimation.domain.slots import Slot
from coanimation.domain.space import Terms
from coanimation.planning import explain_missing, with_remedies
from coanimation.rendering.remedies import remedy_text
from coanimation.words import Words
from tests.builders import NO, adjustments, month, partner, presence, professional, rota, rules, site, slot, space

WED = slot("2026-12-02", "14:00", "18:00")
PLAIN = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "})
EN = "\N{EN DASH}"
ALONE = Terms(least=1, wanted=1, most=1, minors=False)
SAT = slot("2026-12-05", "10:00", "13:00", opening="samedi", terms=ALONE)


def fills(given: Month, made: Rota, where: Slot = WED) -> list[tuple[tuple[Step, ...], str]]:
    """Tell what would fill the seat of a slot: the steps, and the sentence."""
    made = replace(made, missing=explain_missing(given, made))
    found = [one for gap in with_remedies(given, made, where, reproducible=True) for one in gap.remedies]
    return [(one.steps, remedy_text(one, given, Words("fr")).translate(PLAIN)) for one in found]


def only(code: str, told: str, fills: list[tuple[tuple[Step, ...], str]]) -> None:
    assert [([step.code for step in steps], text) for steps, text in fills] == [([code], told)]


def of(slots: Iterable[Slot], partners: Iterable[Partner] = (), **fields: object) -> Month:
    partners = tuple(partners) or (partner("ccas"), partner("mda"))
    return month(slots, partners, **fields)  # type: ignore[arg-type] # fields of the month


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        (
            Limit(counted=Counted.SLOTS, per=Per.WEEK, most=1),
            "Accorder à Mda 1 (Mda) 2 au lieu de 1 (créneaux par semaine ; semaine du lundi 30 novembre)",
        ),
        (
            Limit(counted=Counted.HOURS, per=Per.MONTH, most=6),
            "Accorder à Mda 1 (Mda) 7 au lieu de 6 (heures par mois ; décembre 2026)",
        ),
    ],
)
def test_a_limit_is_raised_to_what_the_slot_needs_in_the_unit_of_the_files(limit: Limit, told: str) -> None:
    given = of([WED, SAT], space=space(rules=rules(limits=[limit])))

    found = fills(given, rota((WED.id, "ccas-1"), (SAT.id, "mda-1")))

    only("remedy-limits", told, found[:1])


def test_hours_of_the_week_before_the_month_count_in_what_is_asked_for() -> None:
    limit = Limit(counted=Counted.HOURS, per=Per.WEEK, most=6)
    before = presence("mda-1", slot("2026-11-30", "14:00", "18:00"), partner="mda")
    given = of([WED], space=space(rules=rules(limits=[limit])), around=[before])

    only(
        "remedy-limits",
        "Accorder à Mda 1 (Mda) 8 au lieu de 6 (heures par semaine ; semaine du lundi 30 novembre)",
        fills(given, rota((WED.id, "ccas-1"))),
    )


def test_whoever_was_set_aside_is_taken_again() -> None:
    given = of([WED], adjustments=adjustments(bans=[(WED.id, "mda-1")]))

    only("remedy-bans", "Ne plus écarter Mda 1 (Mda) de ce créneau", fills(given, rota((WED.id, "ccas-1"))))


def test_whoever_is_pinned_elsewhere_at_that_hour_is_freed() -> None:
    other = slot("2026-12-02", "15:00", "17:00", opening="atelier", terms=ALONE)
    given = of(
        [WED, other],
        [partner("ccas"), partner("mda"), partner("sante")],
        said={("sante-1", WED.id): NO},
        adjustments=adjustments(pins=[(other.id, "mda-1")]),
    )
    made = rota((WED.id, "ccas-1"), (other.id, "mda-1"))

    found = [([step.code for step in steps], told) for steps, told in fills(given, made)]

    assert found == [
        (["remedy-ask"], "Demander à Sante 1 (Sante) de revenir sur son « non »"),
        (
            ["remedy-pins"],
            f"Libérer Mda 1 (Mda) du créneau du mercredi 2 décembre, 15 h {EN} 17 h (2 autres présences changent)",
        ),
    ]


def test_a_partner_sends_more_people_at_once() -> None:
    several = partner("ccas", professional("ccas-1", partner="ccas"), professional("ccas-2", partner="ccas"), at_once=1)
    beside = slot("2026-12-02", "14:00", "18:00", opening="van", site="van", terms=ALONE)
    given = of([WED, beside], [several, partner("mda")], said={("mda-1", beside.id): NO})
    given = replace(given, space=space(sites=[site(), site("van", name="Le van")]))

    only(
        "remedy-at-once",
        "Accepter que Ccas envoie 2 personnes à la fois",
        fills(given, rota((WED.id, "mda-1"), (beside.id, "ccas-1"))),
    )


def test_whoever_is_at_a_meeting_is_excused_from_it() -> None:
    meeting = Meeting(
        id="bilan", day=date(2026, 12, 2), starts=time(16), ends=time(18), site="", who=frozenset({"mda"})
    )
    given = replace(of([WED]), meetings=(meeting,))

    only("remedy-meetings", "Dispenser Mda 1 (Mda) de la réunion « bilan »", fills(given, rota((WED.id, "ccas-1"))))


def test_whoever_said_no_is_asked_again_and_it_says_so() -> None:
    given = of([WED], said={("mda-1", WED.id): NO})

    only("remedy-ask", "Demander à Mda 1 (Mda) de revenir sur son « non »", fills(given, rota((WED.id, "ccas-1"))))
