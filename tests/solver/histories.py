"""What the aims look back at, and ask for: rotas that were told, cells, topics, burdens."""

from __future__ import annotations

from itertools import product
from typing import Any, TypeVar

from hypothesis import strategies as st

from solver import Burden, Shift, Team, Topic, Worker

_T = TypeVar("_T")
CELLS = ("wed evening", "sat morning")


def _some(items: tuple[_T, ...]) -> st.SearchStrategy[frozenset[_T]]:
    return st.frozensets(st.sampled_from(items)) if items else st.just(frozenset())


@st.composite
def histories(
    draw: st.DrawFn, shifts: tuple[Shift, ...], workers: tuple[Worker, ...], teams: tuple[Team, ...]
) -> dict[str, Any]:
    """Draw the fields of a problem that its aims alone look at."""
    names, people = tuple(shift.id for shift in shifts), tuple(worker.id for worker in workers)
    told = draw(st.none() | _some(tuple(product(people, names))))
    occurred = {cell: draw(st.integers(0, 3)) for cell in CELLS}
    held = {(cell, team.id): draw(st.integers(0, occurred[cell])) for cell in CELLS for team in teams}
    running = {key: draw(st.integers(0, times)) for key, times in held.items()}
    carriers = tuple(worker.id for worker in workers if not worker.placeholder)
    return {
        "told": told,
        "occurred": occurred,
        "held": held,
        "running": running,
        "topics": tuple(
            Topic(id=name, workers=draw(_some(people)), shifts=draw(_some(names)), least=draw(st.integers(0, 2)))
            for name in ("work", "health")[: draw(st.integers(0, 2))]
        ),
        "burdens": tuple(
            Burden(worker=who, shifts=draw(_some(names)), quota=draw(st.integers(0, 1)), past=draw(st.integers(0, 2)))
            for who in sorted(draw(_some(carriers)))
        ),
    }
