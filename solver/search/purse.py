"""One budget for several questions: each may take half of what is left, and gives its rest to those after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import monotonic
from typing import Protocol, TypeVar

from solver.tiers import Budget

LEAST = 0.05  # seconds: below that no question is worth asking


class Spent(Protocol):
    """What a question gives back tells how many deterministic seconds it took."""

    @property
    def spent(self) -> float:
        """Deterministic seconds."""


_T = TypeVar("_T", bound=Spent)


class Purse:
    """Counts what questions take: seconds of the clock, or deterministic ones, as the budget says."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self.left = budget.seconds

    @property
    def empty(self) -> bool:
        """Whether nothing more can be asked."""
        return self.left < LEAST

    def pay(self, ask: Callable[[Budget], _T], *, share: float = 0.5) -> _T:
        """Ask one question within a share of what is left (an empty purse gives it next to nothing)."""
        began = monotonic()
        answer = ask(replace(self._budget, seconds=max(LEAST, self.left * share)))
        self.left -= answer.spent if self._budget.deterministic else monotonic() - began
        return answer
