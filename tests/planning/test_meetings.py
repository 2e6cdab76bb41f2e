"""Meetings keep those who attend them from slots at that hour, and nobody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from coanimation.domain.meetings import Meeting
from coanimation.domain.month import Month
from coanimation.errors import NoRota
from coanimation.planning import explain_missing, pose, verify
from solver.problem import Meeting as Posed
from tests.builders import adjustments, month, partner, rota, site, slot, space
from tests.planning.planned import pairs, planned

WED = slot("2026-12-02", "14:00", "18:00")


def team_day(*who: str, day: int = 2, starts: str = "16:00", ends: str = "18:00", where: str = "") -> Meeting:
    hours = time.fromisoformat(starts), time.fromisoformat(ends)
    return Meeting(id="bilan", day=date(2026, 12, day), starts=hours[0], ends=hours[1], site=where, who=frozenset(who))


def meeting(*meetings: Meeting) -> Month:
    return replace(month([WED], [partner("ccas"), partner("mda"), partner("sante")]), meetings=meetings)


def test_a_meeting_is_posed_in_minutes_with_everyone_when_nobody_is_named() -> None:
    everyone = frozenset({"ccas-1", "mda-1", "sante-1"})

    assert pose(meeting(team_day())).meetings == (Posed(id="bilan", start=2400, end=2520, workers=everyone),)


def test_a_partner_that_is_named_sends_all_of_its_people() -> None:
    assert [one.workers for one in pose(meeting(team_day("mda", "sante-1"))).meetings] == [{"mda-1", "sante-1"}]


def test_one_that_ends_after_midnight_ends_the_next_day_and_one_far_from_the_month_is_left_out() -> None:
    (late,) = pose(meeting(team_day(starts="22:00", ends="01:00"))).meetings

    assert late.end - late.start == 180
    assert pose(meeting(team_day(day=20))).meetings == ()


def test_whoever_attends_is_not_placed_and_the_others_are() -> None:
    assert pairs(planned(meeting(team_day("ccas")))) == {(WED.id, "mda-1"), (WED.id, "sante-1")}


def test_whoever_attends_is_told_so_where_a_seat_stays_empty() -> None:
    (gap,) = explain_missing(meeting(team_day("ccas", "mda")), rota((WED.id, "sante-1")))

    told = {why.professional: (why.code, dict(why.fields)) for why in gap.reasons}
    assert told["ccas-1"] == told["mda-1"] == ("reason-meeting", {"meeting": "bilan"})


def test_a_rota_written_against_a_meeting_is_refused() -> None:
    (broken,) = verify(meeting(team_day("ccas")), rota((WED.id, "ccas-1"), (WED.id, "mda-1")))

    assert (broken.rule, broken.professional, broken.fields["meeting"]) == ("rule-meetings", "ccas-1", "bilan")


def test_a_pin_against_a_meeting_is_told_with_it() -> None:
    asked = replace(meeting(team_day("ccas")), adjustments=adjustments(pins=[(WED.id, "ccas-1")]))

    with pytest.raises(NoRota) as told:
        planned(asked)

    assert [str(one) for one in told.value.fields["culprits"]] == [  # type: ignore[attr-defined] # a tuple of culprits
        f"culprit-pin(professional=ccas-1, slot={WED.id})",
        "culprit-meetings(meeting=bilan)",
    ]


def test_the_way_from_a_meeting_takes_its_time() -> None:
    far = space(sites=[site("centre"), site("mairie")], travel={("centre", "mairie"): 31})
    before = replace(meeting(team_day("ccas", starts="12:00", ends="13:30", where="mairie")), space=far)

    assert (WED.id, "ccas-1") not in pairs(planned(before))
