"""An exchange in words: who goes where, and which aims gain or lose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coanimation.domain.month import Month
from coanimation.domain.rota import Assignment, Rota
from coanimation.rendering.changes import change_lines, lost
from coanimation.words import Words

Price = Sequence[tuple[str, int, int]]  # (tier, before, after), lower being better


def exchange_lines(
    month: Month, seats: tuple[Assignment, Assignment], rotas: tuple[Rota, Rota], price: Price, words: Words
) -> Iterator[str]:
    """Say who goes where, and at whose expense; `rotas` are the one before and the one after."""
    one, other = seats
    yield words.say("swap-allowed")
    new = [
        Assignment(slot=one.slot, professional=other.professional),
        Assignment(slot=other.slot, professional=one.professional),
    ]
    yield from (f"  {line}" for line in change_lines(month, new, seats, words))
    worse, better = aims(price, words)
    if worse:
        yield words.say("swap-worse", aims=", ".join(worse))
    if better:
        yield words.say("swap-better", aims=", ".join(better))
    if not worse and not better:
        yield words.say("swap-free")
    empty, short = lost(month, *rotas)
    if empty or short:
        yield words.say("swap-lost", rest=words.say("change-rest", seats=empty, slots=short))


def aims(price: Price, words: Words) -> tuple[list[str], list[str]]:
    """Name the aims that lose and those that gain, in their order; the first stage of an aim that changes decides."""
    worse: list[str] = []
    better: list[str] = []
    for tier, before, after in price:
        if (name := words.aim(tier)) not in (*worse, *better):
            (worse if after > before else better).append(name)
    return worse, better
