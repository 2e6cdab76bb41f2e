"""Building the tree of a file value by value, remembering from which cell each one came."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from coanimation.errors import Problem
from coanimation.intake.workbook.cells import Tree, Unreadable
from coanimation.intake.workbook.found import Spot
from coanimation.workspace.document import Document, Keys, Place


@dataclass(slots=True)
class Spots:
    """The places of a workbook, numbered from 1: the line of a value in a document made of it."""

    known: list[Spot] = field(default_factory=list)

    def place(self, spot: Spot) -> Place:
        """Give a place its number."""
        self.known.append(spot)
        return Place((len(self.known), 1), (len(self.known), 1))

    def at(self, line: int) -> Spot:
        """Find a place by its number."""
        return self.known[line - 1] if 0 < line <= len(self.known) else Spot("")


@dataclass(slots=True)
class Problems:
    """What is wrong in a workbook, each with its place, once."""

    path: Path
    found: list[Problem] = field(default_factory=list)

    def add(self, spot: Spot, code: str, **fields: object) -> None:
        """Note a problem."""
        problem = Problem(path=self.path, sheet=spot.sheet, line=spot.row, header=spot.header, code=code, fields=fields)
        if problem not in self.found:
            self.found.append(problem)

    def unreadable(self, spot: Spot, error: Unreadable) -> None:
        """Note a cell that could not be read."""
        self.add(spot, error.code, **error.fields)

    def empty(self, spot: Spot) -> None:
        """Note a cell that must not be empty, unless it is known why nothing was found in it."""
        if not self.on(spot):
            self.add(spot, "workbook-empty-cell")

    def on(self, spot: Spot, *, whole_row: bool = False) -> bool:
        """Whether something is already known to be wrong in that cell, or in that row."""
        return any(
            p.sheet == spot.sheet and p.line == spot.row and (whole_row or p.header == spot.header) for p in self.found
        )


@dataclass(slots=True)
class Draft:
    """The tree of one file, with the place of each value."""

    spots: Spots
    tree: dict[str, Tree] = field(default_factory=dict)
    places: dict[Keys, Place] = field(default_factory=dict)

    def put(self, keys: Keys, value: Tree, spot: Spot) -> None:
        """Put a value at these keys, making the mappings and lists on the way."""
        place = self.spots.place(spot)
        holder: Tree = self.tree
        for step, then in pairwise(keys):
            holder = _step(holder, step, [] if isinstance(then, int) else {})
        _set(holder, keys[-1], value)
        self._remember(keys, value, place)

    def document(self, path: Path) -> Document:
        """Give the tree as a file that was read."""
        return Document(path=path, tree=self.tree, places=self.places)

    def _remember(self, keys: Keys, value: Tree, place: Place) -> None:
        for length in range(1, len(keys) + 1):
            self.places.setdefault(keys[:length], place)
        self.places[keys] = place
        if isinstance(value, dict):
            for name, item in value.items():
                self._remember((*keys, name), item, place)
        elif isinstance(value, list):
            for number, item in enumerate(value):
                self._remember((*keys, number), item, place)


def _step(holder: Tree, step: str | int, empty: Tree) -> Tree:
    if isinstance(holder, dict) and isinstance(step, str):
        return holder.setdefault(step, empty)
    assert isinstance(holder, list)
    assert isinstance(step, int)
    while len(holder) <= step:
        holder.append({} if isinstance(empty, dict) else [])
    return holder[step]


def _set(holder: Tree, step: str | int, value: Tree) -> None:
    if isinstance(holder, dict) and isinstance(step, str):
        holder[step] = value
        return
    assert isinstance(holder, list)
    assert isinstance(step, int)
    while len(holder) <= step:
        holder.append(None)
    holder[step] = value
