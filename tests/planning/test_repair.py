"""What a repaired rota says of itself is so among all rotas, and not only among those that displace so few."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from coanimation.domain.adjustments import Absence
from coanimation.domain.month import Month
from coanimation.domain.rota import Outcome, Rota, Tier
from coanimation.domain.space import Terms
from coanimation.planning.repair import repair_month
from coanimation.planning.verify import verify
from tests.builders import NO, month, partner, professional, rota, rules, slot, space, told, told_slot
from tests.planning.planned import pairs, planned

ONE = Terms(least=1, wanted=1, most=1, minors=False)
WED, PARK = slot(terms=ONE), slot(opening="parc", site="parc", terms=ONE)  # at the same time
EAGER = replace(professional("brest-1", partner="brest"), prefers=frozenset({WED.opening}))
AWAY = Absence(who="amiens-1", first=WED.day, last=WED.day)
DRAFT = rota((WED.id, "amiens-1"), (PARK.id, "brest-1"))


def absent() -> Month:
    """Amiens is away; Caen can come in their place, and Brest would rather have had that slot."""
    people = [partner("amiens"), partner("brest", EAGER), partner("caen")]
    aims = ("openable", "coverage", "kept", "wishes")
    return month([WED, PARK], people, absences=[AWAY], space=space(rules=rules(aims=aims)), draft=DRAFT)


def repaired(asked: Month) -> tuple[Rota, dict[str, Tier]]:
    """The rota in which nobody else is displaced, and its tiers."""
    option = repair_month(asked, seconds=5, reproducible=True).options[0]
    assert option.displaced == 0
    assert verify(asked, option.rota) == ()
    return option.rota, {tier.name: tier for tier in option.rota.tiers}


def test_before_anything_was_told_what_a_change_of_others_would_improve_is_not_called_proven() -> None:
    asked = absent()
    found, tiers = repaired(asked)
    best = planned(replace(asked, draft=None))

    assert pairs(found) == {(WED.id, "caen-1"), (PARK.id, "brest-1")}
    assert pairs(best) == {(WED.id, "brest-1"), (PARK.id, "caen-1")}
    assert (tiers["wishes"].value, tiers["wishes"].bound, tiers["wishes"].status) == (0, -1, Outcome.FEASIBLE)
    assert not found.proven
    assert tiers["coverage"].status is Outcome.OPTIMAL


def test_once_it_was_told_the_change_is_an_aim_and_what_comes_after_it_is_proven_under_it() -> None:
    asked = replace(absent(), told=told(told_slot(WED, "amiens-1"), told_slot(PARK, "brest-1")))

    found, tiers = repaired(asked)

    assert found.proven
    assert [(tiers[name].value, tiers[name].bound) for name in ("displaced", "called", "wishes")] == [
        (1, 1),
        (1, 1),
        (0, 0),
    ]


@pytest.mark.parametrize("seed", range(6))
def test_no_bound_of_a_repaired_rota_is_above_what_a_fresh_one_reaches(seed: int) -> None:
    random = Random(seed)
    days = [slot(f"2026-12-{day:02d}", opening=f"d{day}") for day in range(1, 9)]
    names = ("amiens", "brest", "caen", "dijon", "evry", "foix")
    said = {(f"{name}-1", one.id): NO for name in names for one in days if random.random() < 0.3}
    asked = month(days, [partner(name) for name in names], said=said)
    drafted = replace(asked, draft=planned(asked))
    assert drafted.draft is not None
    seat = drafted.draft.assignments[0]
    away = replace(drafted, absences=(Absence(who=seat.professional, first=days[0].day, last=days[0].day),))
    fresh = {tier.name: tier.value for tier in planned(replace(away, draft=None)).tiers}

    for option in repair_month(away, seconds=5, reproducible=True).options:
        for tier in option.rota.tiers:
            if fresh[tier.name] > tier.value:
                break  # from here on it has other ceilings
            assert tier.bound <= fresh[tier.name]
