"""A month as it comes: two places, six organisations, evenings, a closure, a slot that lacks someone."""

from __future__ import annotations

from dataclasses import replace

from coanimation.domain.month import Month
from coanimation.domain.months import YearMonth
from coanimation.domain.neutrality import measure
from coanimation.domain.people import Partner
from coanimation.domain.rota import Assignment, Missing, Outcome, Reason, Rota, Tier
from coanimation.domain.slots import SEAT, Closed, Slot
from coanimation.domain.space import SiteKind
from coanimation.rendering.shown import Shown
from tests.builders import DECEMBER, agreement, month, partner, professional, rota, site, slot, space

NAMES = {
    "mission-locale": ("Mission Locale du Pays", "ML", "Conseillère emploi"),
    "ccas": ("CCAS", "", "Référente famille"),
    "cap-emploi": ("Cap emploi", "", "Conseiller insertion"),
    "france-travail": ("France Travail", "FT", "Conseillère jeunes"),
    "ado": ("Maison des adolescents", "MDA", "Psychologue"),
    "centre-social": ("Centre social", "", "Animatrice jeunesse"),
}


def partners() -> tuple[Partner, ...]:
    """Give six organisations; the first two have agreements."""
    made = []
    for key, (name, short, role) in NAMES.items():
        one = partner(key, professional(f"{key}-1", partner=key, name=role), name=name)
        made.append(replace(one, also_known_as=(short,) if short else ()))
    made[0] = replace(made[0], agreement=agreement(120))
    made[1] = replace(made[1], agreement=agreement(400))
    return tuple(made)


def slots() -> tuple[Slot, ...]:
    """Give Wednesdays, Friday evenings and Saturdays of December 2026; the last week is closed."""
    found = []
    for day in DECEMBER.days:
        match day.weekday():
            case 2:
                found.append(slot(day.isoformat()))
            case 4:
                found.append(slot(day.isoformat(), "18:00", "20:30", opening="vendredi", site="van"))
            case 5:
                found.append(slot(day.isoformat(), "10:00", "12:00", opening="samedi"))
    return tuple(
        replace(s, closed=Closed.CLOSURE, reason="fermeture de fin d'année") if s.day.day >= 24 else s for s in found
    )


def december() -> Month:
    """Give the month."""
    places = (site("centre", name="L'Escale"), site("van", name="La camionnette", kind=SiteKind.MOBILE))
    opened = {YearMonth(2026, 9).shifted(n): 4000 for n in range(12)}
    return month(slots(), partners(), space=space(sites=places), open_minutes=opened)


def filled(of: Month) -> Rota:
    """Give a rota that turns, with one seat missing on Friday 11 December."""
    people = [p.id for p in of.professionals]
    there = []
    for number, here in enumerate(s for s in of.slots if s.closed is None):
        names = [people[(2 * number + k + number // 3) % len(people)] for k in range(2)]
        there += [(here.id, name) for name in names[: 1 if here.id == "vendredi-2026-12-11" else 2]]
    made = rota(*there)
    first = made.assignments[0]
    return replace(
        made,
        seconds=4.2,
        assignments=(Assignment(slot=first.slot, professional=first.professional, pinned=True), *made.assignments[1:]),
        missing=(
            Missing(
                slot="vendredi-2026-12-11",
                what=SEAT,
                count=1,
                reasons=(
                    Reason(code="reason-unavailable", professional="ado-1"),
                    Reason(code="reason-unavailable", professional="ccas-1"),
                    Reason(code="reason-no-answer", professional="cap-emploi-1"),
                    Reason(code="reason-limit", professional="france-travail-1", fields={"limit": "evenings-per-week"}),
                ),
            ),
        ),
        tiers=tuple(
            Tier(name=name, value=value, bound=bound, status=status, seconds=0.4)
            for name, value, bound, status in (
                ("openable", 1, 1, Outcome.OPTIMAL),
                ("coverage", 1, 1, Outcome.OPTIMAL),
                ("agreements", 300, 300, Outcome.OPTIMAL),
                ("presence-largest", 0, 0, Outcome.OPTIMAL),
                ("presence", 0, 0, Outcome.OPTIMAL),
                ("encounters", 2, 1, Outcome.FEASIBLE),
                ("economy", 0, 0, Outcome.OPTIMAL),
                ("if-need-be", 0, 0, Outcome.OPTIMAL),
                ("wishes", 0, 0, Outcome.OPTIMAL),
            )
        ),
    )


def shown() -> Shown:
    """Give all of it."""
    of = december()
    made = filled(of)
    return Shown(month=of, rota=made, neutrality=measure(of, made))
