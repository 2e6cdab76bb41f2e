"""Planning tiny months the same way every time."""

from __future__ import annotations

from coanimation.domain.month import Month
from coanimation.domain.rota import Rota
from coanimation.planning import plan_month


def planned(month: Month, *, fresh: bool = False) -> Rota:
    """Plan with one worker and no clock: the same lock file and platform give the same rota."""
    return plan_month(month, seconds=5, reproducible=True, fresh=fresh)


def tier(rota: Rota, name: str) -> int:
    """Tell the value of a tier."""
    return next(tier.value for tier in rota.tiers if tier.name == name)


def pairs(rota: Rota) -> set[tuple[str, str]]:
    """Tell who is where, as (slot, professional)."""
    return {(a.slot, a.professional) for a in rota.assignments}
