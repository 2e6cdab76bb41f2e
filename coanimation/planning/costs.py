"""What someone who could take a seat would cost the aims."""

from __future__ import annotations

from collections.abc import Mapping

from coanimation.domain.rota import Reason

CHANGES = frozenset({"steadiness", "displaced", "called"})  # measured against another rota: the draft, or what was told


def could(person: str, costs: Mapping[str, int]) -> Reason:
    """Tell the first aim that would be worse were they there (`reason-could`), or that none would be (`reason-free`).

    `costs` are by tier, in order, how much worse each gets. That the seat is filled makes some better, and hides
    nothing of what becomes worse; that the rota changes is what was asked for, no cost.
    """
    worse = next((tier for tier, cost in costs.items() if cost > 0 and tier not in CHANGES), None)
    if worse is None:
        return Reason(code="reason-free", professional=person)
    return Reason(code="reason-could", professional=person, fields={"aim": worse})
