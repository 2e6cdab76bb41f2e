"""What one rota breaks beyond another."""

from __future__ import annotations

from collections.abc import Iterable

from solver.audit.rota import Violation

_COUNTED = ("present", "count", "reached")  # how much there is, where a rule bounds an amount

_Place = tuple[str, str, str, frozenset[tuple[str, str | int]]]


def newly(before: Iterable[Violation], after: Iterable[Violation]) -> tuple[Violation, ...]:
    """Tell what is broken after and was not before, or was less: three too many are no news where four were."""
    known: dict[_Place, int] = {}
    for broken in before:
        place, excess = _place(broken), _excess(broken)
        known[place] = max(excess, known.get(place, excess))
    return tuple(one for one in after if _place(one) not in known or _excess(one) > known[_place(one)])


def _place(broken: Violation) -> _Place:
    """Tell what makes two violations one and the same, whatever the amount."""
    facts = frozenset((name, fact) for name, fact in broken.facts.items() if name not in _COUNTED)
    return broken.rule, broken.who, broken.shift, facts


def _excess(broken: Violation) -> int:
    """Tell how far an amount is beyond its bound, up to a constant of the place; 0 for a rule that counts nothing."""
    amount = next((int(broken.facts[name]) for name in _COUNTED if name in broken.facts), 0)
    return -amount if "least" in broken.facts else amount
