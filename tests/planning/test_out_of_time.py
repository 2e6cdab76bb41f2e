"""No time, or stopped: what was not found is not said not to exist."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coanimation.domain.month import Month
from coanimation.domain.rules import Counted, Least, Per
from coanimation.domain.space import Terms
from coanimation.errors import Interrupted, NoRota
from coanimation.planning import plan_month, verify
from coanimation.planning.repair import repair_month
from coanimation.planning.scenarios import alternatives_to
from tests.builders import month, partner, professional, rota, slot


def owed() -> Month:
    """A month in which some people are to have many slots, which no rota written by hand gives them."""
    days = [date(2026, 12, 1) + timedelta(days=n) for n in range(28)]
    people = [professional(f"p{n}-1", partner=f"p{n}") for n in range(14)]
    least = [Least(counted=Counted.SLOTS, per=Per.MONTH, least=1 + n % 7) for n in range(14)]
    return month(
        [slot(str(day), opening=f"d{day.weekday()}", terms=Terms(setup=15)) for day in days],
        [partner(one.partner, replace(one, at_least=(few,))) for one, few in zip(people, least, strict=True)],
    )


def test_a_month_for_which_no_rota_was_found_in_time_is_not_called_impossible() -> None:
    with pytest.raises(NoRota) as none:
        plan_month(owed(), seconds=1e-9, reproducible=True)

    assert (none.value.code, none.value.fields) == ("plan-out-of-time", {"seconds": 1e-9})


def test_whoever_stops_before_anything_was_found_is_told_so() -> None:
    with pytest.raises(Interrupted, match="plan-interrupted"):
        plan_month(owed(), seconds=30, reproducible=True, stop=lambda: True)


def test_a_repair_that_is_stopped_before_anything_was_found_is_told_so() -> None:
    drafted = replace(owed(), draft=rota(("d1-2026-12-01", "p0-1")))

    with pytest.raises(Interrupted, match="plan-interrupted"):
        repair_month(drafted, seconds=30, reproducible=True, stop=lambda: True)


def test_other_rotas_that_were_not_found_in_time_are_left_open_and_not_exhausted() -> None:
    asked = owed()
    drafted = replace(asked, draft=plan_month(asked, seconds=0.5, reproducible=True))
    assert drafted.draft is not None
    assert verify(drafted, drafted.draft) == ()

    told = alternatives_to(drafted, count=2, seconds=1e-9, reproducible=True)

    assert (told.found, told.exhausted, len(told.left_open)) == ((), False, 2)
