"""What the past, the agreements and those who left make of the shares that the solver is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from coanimation.domain.agreements import Term
from coanimation.domain.people import Partner
from coanimation.domain.rules import Counted, Limit, Per
from coanimation.planning import pose
from tests.builders import (
    adjustments,
    agreement,
    instant,
    month,
    partner,
    presence,
    professional,
    rota,
    slot,
    told,
    told_slot,
)

WED_2, WED_9 = slot("2026-12-02"), slot("2026-12-09")
HALF_WAY = instant("2026-12-05T12:00")


def test_agreements_are_owed_and_the_others_share() -> None:
    there = [partner("ccas", agreement=agreement(10, per=Term.MONTH, tolerance=60), at_once=2), partner("mda")]

    ccas, mda = pose(month([WED_2], there)).teams

    assert (ccas.owed, ccas.tolerance, ccas.at_once) == (600, 60, 2)
    assert (mda.owed, mda.surplus, mda.at_once) == (None, 0, None)


def test_the_surplus_of_the_past_is_capped_at_two_seats_either_way() -> None:
    days = ("2026-10-07", "2026-10-14", "2026-10-21", "2026-11-04", "2026-11-18", "2026-11-25")
    always = [presence("ccas-1", slot(day), partner="ccas") for day in days]

    teams = pose(month([WED_2], [partner("ccas"), partner("mda")], around=always)).teams

    assert {team.id: team.surplus for team in teams} == {"ccas": 2, "mda": -2}


def test_a_newcomer_owes_nothing_for_the_time_before_it_came() -> None:
    before = [presence(f"{name}-1", slot("2026-11-04"), partner=name) for name in ("ccas", "mda")]
    newcomer = partner("sante", professional("sante-1", partner="sante", first=date(2026, 12, 1)))

    teams = pose(month([WED_2], [partner("ccas"), partner("mda"), newcomer], around=before)).teams

    assert {team.id: team.surplus for team in teams} == {"ccas": 0, "mda": 0, "sante": 0}


def departed(name: str) -> Partner:
    return partner(name, professional(f"{name}-1", partner=name, last=date(2026, 11, 30)))


def test_a_partner_that_has_left_has_no_share_of_the_month() -> None:
    once = [Limit(counted=Counted.SLOTS, per=Per.MONTH, most=1)]
    ghost = replace(departed("fantome"), limits=tuple(once))
    met = [presence(f"{name}-1", slot("2026-11-25"), partner=name) for name in ("ccas", "fantome")]
    banned = adjustments(bans=[(WED_2.id, "fantome-1")])
    drafted = rota((WED_9.id, "fantome-1"))

    problem = pose(
        month([WED_2, WED_9], [partner("ccas"), ghost], around=met, adjustments=banned, draft=drafted),
    )

    assert [team.id for team in problem.teams] == ["ccas"]
    assert [one.id for one in problem.workers] == ["ccas-1"]
    assert (problem.limits, problem.bans, problem.met, problem.draft) == ((), frozenset(), {}, frozenset())


def test_a_partner_that_has_left_counts_while_a_slot_that_has_begun_has_it() -> None:
    there = month(
        [WED_2, WED_9], [partner("mda"), departed("ccas")], told=told(told_slot(WED_2, "ccas-1")), now=HALF_WAY
    )

    assert [team.id for team in pose(there).teams] == ["ccas", "mda"]


def test_pairs_that_met_over_thirteen_weeks_are_told() -> None:
    met = [
        presence(f"{name}-1", slot(day), partner=name)
        for day in ("2026-11-18", "2026-11-25")
        for name in ("mda", "ccas")
    ]
    old = [presence(f"{name}-1", slot("2026-07-01"), partner=name) for name in ("mda", "ccas")]

    assert pose(month([WED_2], [partner("ccas"), partner("mda")], around=[*met, *old])).met == {("ccas", "mda"): 2}
