"""Adding an absence to the file of people: one line more, all others as they are."""

from __future__ import annotations

from pathlib import Path

from coanimation.domain.adjustments import Absence
from coanimation.workspace import paths
from coanimation.workspace.atomic import write_text
from coanimation.workspace.editing import append
from coanimation.workspace.emit import OnOneLine, Value, dump
from coanimation.workspace.shapes.format import FORMAT


def add_absence(folder: Path, absence: Absence) -> None:
    """Add who is away and when to `absences.yaml`, which is made when it is not there.

    WrongUse when the file is written in a way that no line can be added to.
    """
    days: dict[str, Value] = {"from": absence.first}
    if absence.last != absence.first:
        days["to"] = absence.last
    item = OnOneLine({"who": absence.who, **days})
    if paths.absences(folder).exists():
        append(folder, paths.ABSENCES, ("absences",), item)
    else:
        write_text(paths.absences(folder), dump({"format": FORMAT, "absences": [item]}))
