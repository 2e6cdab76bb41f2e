"""Tiny months, planned end to end."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from multiprocessing import get_context

import pytest

from coanimation.domain.agreements import Term
from coanimation.domain.answers import Availability
from coanimation.domain.month import Month
from coanimation.domain.rota import Outcome
from coanimation.domain.rules import Counted, Limit, Per
from coanimation.domain.slots import Closed, Slot
from coanimation.domain.space import Terms
from coanimation.errors import NoRota
from coanimation.planning import Progress, plan_month, verify
from tests.builders import (
    IF_NEED_BE,
    NO,
    adjustments,
    agreement,
    instant,
    month,
    partner,
    presence,
    professional,
    rules,
    slot,
    space,
)
from tests.planning.planned import pairs, planned, tier

NAMES = ("ccas", "departement", "mda", "mission-locale", "sante", "sport")
WEDNESDAYS = tuple(slot(f"2026-12-{day:02d}") for day in (2, 9, 16, 23, 30))
SIX = tuple(partner(name) for name in NAMES)


def test_a_month_that_can_be_held_is_proven_best() -> None:
    rota = planned(month(WEDNESDAYS, SIX))

    assert rota.proven
    assert [len(rota.present(slot.id)) for slot in WEDNESDAYS] == [2] * 5
    assert rota.missing == ()
    assert {t.name: t.value for t in rota.tiers if t.value} == {}


def test_the_certificate_tells_every_aim_in_order_with_its_ceilings() -> None:
    rota = planned(month(WEDNESDAYS[:1]))

    assert [t.name for t in rota.tiers][:5] == ["openable", "coverage", "agreements", "presence-largest", "presence"]
    assert [t.ceilings for t in rota.tiers] == [tuple(t.value for t in rota.tiers[:n]) for n in range(len(rota.tiers))]
    assert all(t.status is Outcome.OPTIMAL and t.bound == t.value for t in rota.tiers)


def test_two_people_of_one_organisation_do_not_make_a_co_animation() -> None:
    rota = planned(month([WEDNESDAYS[0]], [partner("ccas", "ccas-1", "ccas-2")]))

    assert tier(rota, "openable") == 1
    assert [(gap.what, gap.count) for gap in rota.missing] == [("seat", 1)]


def test_a_space_that_does_not_ask_for_different_organisations_takes_two_of_one() -> None:
    alone = month(
        [WEDNESDAYS[0]], [partner("ccas", "ccas-1", "ccas-2")], space=space(rules=rules(different_organisations=False))
    )

    assert tier(planned(alone), "coverage") == 0


def test_an_attestation_that_lapses_mid_month_ends_what_it_allows() -> None:
    lapsing = partner("ccas", professional("ccas-1", partner="ccas", attestation=date(2026, 12, 9)))
    other = partner("mda", professional("mda-1", partner="mda", attestation=None))

    rota = planned(month(WEDNESDAYS[:3], [lapsing, other]))

    assert [(gap.slot, gap.what) for gap in rota.missing] == [(WEDNESDAYS[2].id, "referent")]


def test_unequal_limits_give_unequal_months() -> None:
    twice, once = (Limit(counted=Counted.SLOTS, per=Per.MONTH, most=most) for most in (2, 1))
    free = professional("ccas-1", partner="ccas", limits=[twice])
    there = [partner("ccas", free), partner("mda"), partner("sante")]

    rota = planned(month(WEDNESDAYS[:3], there, space=space(rules=rules(limits=[once]))))

    held = [len([a for a in rota.assignments if a.professional == who]) for who in ("ccas-1", "mda-1", "sante-1")]
    assert held == [2, 1, 1]


def test_hours_agreed_are_given() -> None:
    eight = partner("ccas", agreement=agreement(8, per=Term.MONTH, tolerance=0))

    rota = planned(month(WEDNESDAYS, [eight, *SIX[1:]]))

    assert len([a for a in rota.assignments if a.professional == "ccas-1"]) == 2


def test_who_comes_only_if_need_be_is_asked_last() -> None:
    where = WEDNESDAYS[0].id

    rota = planned(month(WEDNESDAYS[:1], SIX[:3], said={("ccas-1", where): IF_NEED_BE}))

    assert rota.present(where) == ("departement-1", "mda-1")


def test_rest_binds_across_the_end_of_the_month() -> None:
    morning = slot("2026-12-01", "09:00", "12:00")
    evening_before = presence("ccas-1", slot("2026-11-30", "19:00", "23:00"), partner="ccas")

    assert tier(planned(month([morning], SIX[:2])), "openable") == 0
    assert tier(planned(month([morning], SIX[:2], around=[evening_before])), "openable") == 1


def test_a_week_that_straddles_two_months_is_one_week() -> None:
    once = Limit(counted=Counted.SLOTS, per=Per.WEEK, most=1)
    monday = presence("ccas-1", slot("2026-11-30"), partner="ccas")
    limited = space(rules=rules(limits=[once]))

    assert tier(planned(month(WEDNESDAYS[:1], SIX[:2], space=limited)), "openable") == 0
    assert tier(planned(month(WEDNESDAYS[:1], SIX[:2], space=limited, around=[monday])), "openable") == 1


def test_pins_are_kept_and_bans_too() -> None:
    first, second = WEDNESDAYS[:2]
    decided = adjustments(pins=[(first.id, "sport-1")], bans=[(second.id, "sport-1"), (second.id, "ccas-1")])

    rota = planned(month(WEDNESDAYS[:2], SIX, adjustments=decided))

    assert "sport-1" in rota.present(first.id)
    assert {"sport-1", "ccas-1"}.isdisjoint(rota.present(second.id))
    assert [a.professional for a in rota.assignments if a.pinned] == ["sport-1"]


def test_pins_that_no_rota_can_keep_are_named_and_no_others() -> None:
    at_once = slot("2026-12-02", opening="parc", site="parc")
    pinned = [(WEDNESDAYS[0].id, "ccas-1"), (at_once.id, "ccas-1"), (WEDNESDAYS[1].id, "mda-1")]

    with pytest.raises(NoRota) as none:
        planned(month([*WEDNESDAYS[:2], at_once], SIX, adjustments=adjustments(pins=pinned)))

    assert none.value.code == "plan-impossible"
    assert sorted(map(str, none.value.fields["culprits"])) == [  # type: ignore[call-overload] # a tuple of culprits
        "culprit-no-overlap(professional=ccas-1)",
        f"culprit-pin(professional=ccas-1, slot={WEDNESDAYS[0].id})",
        f"culprit-pin(professional=ccas-1, slot={at_once.id})",
    ]


def test_a_month_without_open_slots_has_no_rota() -> None:
    with pytest.raises(NoRota, match="plan-no-slot"):
        planned(month([slot(closed=Closed.CLOSURE)]))


def test_a_search_that_is_stopped_gives_the_best_so_far_and_it_is_true() -> None:
    busy = month(_weeks(20), SIX)

    rota = plan_month(busy, seconds=5, reproducible=True, stop=lambda: True)

    assert verify(busy, rota) == ()
    assert rota.seconds < 5


def test_progress_tells_the_aim_in_hand() -> None:
    heard: list[Progress] = []

    plan_month(month(WEDNESDAYS, SIX), seconds=5, reproducible=True, progress=heard.append)

    assert {news.aim for news in heard} >= {"openable"}
    assert all(news.bound <= news.best for news in heard)


def again(before: Month) -> tuple[Month, Month]:
    """A month planned, and the same one with that rota as its draft."""
    first = planned(before)
    return before, replace(before, draft=first)


def test_unchanged_inputs_give_the_draft_back() -> None:
    _, drafted = again(month(WEDNESDAYS, SIX))

    assert planned(drafted) is drafted.draft


def test_the_days_that_go_by_change_no_input() -> None:
    _, drafted = again(month(WEDNESDAYS, SIX))

    assert planned(replace(drafted, now=instant("2026-12-10T12:00"))) is drafted.draft


def test_a_fresh_search_gives_a_new_version() -> None:
    _, drafted = again(month(WEDNESDAYS, SIX))

    rota = planned(drafted, fresh=True)

    assert rota.version == 2
    assert "steadiness" not in {t.name for t in rota.tiers}


def test_a_draft_edited_into_something_false_is_searched_again() -> None:
    before, drafted = again(month(WEDNESDAYS, SIX))
    assert drafted.draft is not None
    edited = replace(drafted.draft, assignments=drafted.draft.assignments[1:])

    rota = planned(replace(before, draft=edited))

    assert verify(before, rota) == ()
    assert tier(rota, "coverage") == 0


def test_a_small_change_makes_a_small_change() -> None:
    _, drafted = again(month(WEDNESDAYS, SIX))
    assert drafted.draft is not None
    who = drafted.draft.present(WEDNESDAYS[2].id)[0]
    changed = month(WEDNESDAYS, SIX, said={(who, WEDNESDAYS[2].id): NO}, draft=drafted.draft)

    rota = planned(changed)

    assert tier(rota, "steadiness") == 2
    assert len(pairs(rota) ^ pairs(drafted.draft)) == 2


def test_what_has_begun_stays_and_the_rest_is_planned_around_it() -> None:
    _, drafted = again(month(WEDNESDAYS, SIX))
    assert drafted.draft is not None
    held = drafted.draft.present(WEDNESDAYS[0].id)
    nobody_free: dict[tuple[str, str], Availability | None] = {(who, WEDNESDAYS[0].id): NO for who in held}

    rota = planned(month(WEDNESDAYS, SIX, said=nobody_free, draft=drafted.draft, now=instant("2026-12-03T08:00")))

    assert rota.present(WEDNESDAYS[0].id) == held


def test_an_unproven_draft_is_searched_further_when_there_is_more_time() -> None:
    before, drafted = again(month(WEDNESDAYS, SIX))
    assert drafted.draft is not None
    tiers = tuple(replace(t, status=Outcome.FEASIBLE) for t in drafted.draft.tiers)
    stopped = replace(drafted.draft, tiers=tiers, seconds=1.0)

    rota = planned(replace(before, draft=stopped))

    assert (rota.version, rota.proven) == (2, True)
    assert planned(replace(before, draft=replace(stopped, seconds=5.0))).version == 1


def test_the_same_month_gives_the_same_rota() -> None:
    busy = month(_weeks(12), SIX)

    first, second = planned(busy), planned(busy)

    assert (first.assignments, [t.value for t in first.tiers]) == (second.assignments, [t.value for t in second.tiers])


def _weeks(count: int) -> list[Slot]:
    days = [date(2026, 12, 1) + timedelta(days=n) for n in range(count)]
    return [slot(str(day), opening=f"d{day.weekday()}", terms=Terms(setup=15)) for day in days]


def test_a_month_is_planned_in_another_process_as_in_this_one() -> None:
    there = month(WEDNESDAYS[:2], SIX[:3])

    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        rota = pool.submit(planned, pickle.loads(pickle.dumps(there))).result()

    assert rota.fingerprint == planned(there).fingerprint
    assert rota.assignments == planned(there).assignments
