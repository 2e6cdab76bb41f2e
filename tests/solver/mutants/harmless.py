"""Changes that change nothing, each with the reason: no rota is allowed or refused, or priced otherwise."""

from __future__ import annotations

from typing import Final

_BECAUSE: Final[dict[str, tuple[str, ...]]] = {
    "Only the name of a variable is another": (
        "model/limits _day.make: 0 → 1",
        "model/encounters _ranked: m + 1 → Sub (2)",
        "model/encounters _ranked: 1 → 2 (2)",
    ),
    "It only saves work: what it passes over would break nothing when it is looked at": (
        "model/time _forbid: 0 → 1",
        "model/time _forbid: if second.start >= first.end + reach: never",
        "model/time _forbid: second.start >= first.end + reach → >",
        "audit/sequences successions: if not problem.successions: never",
        "audit/people apart: if not problem.apart: never",
        "audit/amounts beyond: if not mine and limit.least <= 0 <= limit.most: never",
        "audit/amounts beyond: continue → pass",
        "audit/amounts beyond: least > reached → >=",
    ),
    "A row of shifts that exclude each other says again what another says": (
        "model/time _cliques: if (one, other) not in left: never",
        "model/time _cliques: continue → pass",
        "model/time _cliques: left.difference_update(combinations(clique, 2)) left out",
        "model/time _cliques: 2 → 3",
    ),
    "A row is shorter than it could be, and another says the rest": ("model/time _cliques: min → max",),
    "A stay and a shift of the same hours overlap, whichever of them is taken for the earlier": (
        "model/time _clashes: (stay.start, stay.end) <= (shift.start, shift.end) → <",
    ),
    "One node of the network has no arc, and carries nothing": ("model/turn _flow: 2 → 3",),
    "Whoever does not hold what has begun gets a variable, which is then required to be 0": (
        "model/pins fixed: if worker.id in holders: always",
    ),
    "What cannot all be worked is worked not at all already: that the parts are equal says nothing more": (
        "model/sequences blocks: continue → pass",
    ),
    "A constraint that cannot fail is added: the most is at least all there is, or the least at most 0": (
        "model/limits _bound: if sum(taken.amounts) > most: always",
        "model/limits _bound: sum(taken.amounts) > most → >=",
        "model/limits _bound: if least > 0: always",
        "model/limits _bound: least > 0 → >=",
        "model/openable _closed: if count > 1: always",
        "model/openable _closed: count > 1 → >=",
        "model/ownership ownership: if ranks: always",
        "model/economy economy: (most := (len(seats) - shift.wanted)) > 0 → >=",
    ),
    "The general form of a bound stands in the place of the short one: a sum for a clause, the same numbers": (
        "model/limits _bound: if set(taken.amounts) <= {1}: never",
        "model/limits _bound: set(taken.amounts) <= {1} → <",
    ),
    "A further variable is equal to the only one that it stands for, or at least that and only costs": (
        "model/limits _day: if len(works) == 1: never",
        "model/ownership _all: if len(there) == 1: never",
        "model/topics _covered: if len(seats) == 1: never",
    ),
    "A variable that its constraints, or its range, hold at the value stands in the place of a fact": (
        "model/openable openable: if all((count == 0 for _, count in asked)): never",
        "model/openable openable: if any((len(seats) < count for seats, count in asked)): never",
        "model/openable openable: continue → pass",
        "model/openable openable: any → all",
        "model/ownership _presence: if shift.id in board.problem.fixed: never",
        "model/ownership runs: if there: always",
        "model/topics topics: if topic.least <= 0 or not covered: never",
        "model/topics topics: topic.least <= 0 or not covered → and",
        "model/topics topics: topic.least <= 0 → <",
        "model/burden burden: if short <= 0: never",
        "model/burden burden: short <= 0 → <",
        "model/encounters _meet: if largest < 2: never",
    ),
    "A variable has a wider range than it needs": (
        "model/presence _most: 1 → 2",
        "model/economy economy: len(seats) - shift.wanted → Add",
    ),
    "Further ranks are dearer than those that are needed, or reached only after them: none of them is filled": (
        "model/ownership ownership: already + len(there) - room → Add",
        "model/ownership ownership: 1 → 2 (3)",
        "model/burden burden: 1 → 2 (4)",
    ),
    "Ranks that cost more the later they come are filled from the cheapest, told or not": (
        "model/encounters _ranked: board.model.add_implication(higher, lower) left out",
    ),
    "Further sizes of a shift are never taken: its seats end before, or nobody is of that size": (
        "model/encounters _meet: min → max",
        "model/encounters _meet: 1 → 2 (4)",
        "model/encounters _meet: 1 → 2 (5)",
    ),
    "Further shifts not held stand before the first: a row of three that has one of them counts nothing": (
        "model/ownership runs: RUN - len(before) → Add",
    ),
}
REASONS: Final = {mutant: reason for reason, them in _BECAUSE.items() for mutant in them}
