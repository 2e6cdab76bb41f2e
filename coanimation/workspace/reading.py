"""Reading a workspace: each file checked whole, every problem at once, each with its line and column."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from coanimation.domain.adjustments import Absence, Adjustments
from coanimation.domain.answers import Answer
from coanimation.domain.meetings import Meeting
from coanimation.domain.months import YearMonth
from coanimation.domain.people import Partner
from coanimation.domain.rota import Rota
from coanimation.domain.space import Space
from coanimation.domain.told import Told
from coanimation.errors import Problem, WorkspaceError
from coanimation.workspace import paths, references
from coanimation.workspace.document import Document, Keys, Position
from coanimation.workspace.loading import load
from coanimation.workspace.paths import MonthKind
from coanimation.workspace.shapes.base import Shape
from coanimation.workspace.shapes.months import AdjustmentsShape, AnswersShape
from coanimation.workspace.shapes.people import AbsencesFile, PartnersFile
from coanimation.workspace.shapes.rota import RotaShape
from coanimation.workspace.shapes.space import SpaceFile
from coanimation.workspace.shapes.told import ToldShape
from coanimation.workspace.validation import shaped

S = TypeVar("S", bound=Shape)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What people wrote of a space. `where` gives places by name: `opening:mercredi`, and its keys `…/rrule`."""

    folder: Path
    space: Space
    partners: tuple[Partner, ...]
    absences: tuple[Absence, ...]
    where: Mapping[str, Position]
    meetings: tuple[Meeting, ...] = ()

    def at(self, name: str, key: str = "") -> Position:
        """Tell where a thing (or one of its keys) is written: the thing itself when the key is not."""
        return self.where.get(f"{name}/{key}") or self.where.get(name) or self.where["space"]

    def problem(self, code: str, name: str, key: str = "", **fields: object) -> Problem:
        """Say what is wrong with a thing that these files describe."""
        at = self.at(name, key)
        return Problem(path=at.path, line=at.line, column=at.column, code=code, fields=fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersFile:
    """The answers of a month, unmerged; `where` is by (professional, slot), that of the last source in the file."""

    answers: tuple[Answer, ...] = ()
    where: Mapping[tuple[str, str], Position] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentsFile:
    """The adjustments of a month; `where` is by (slot, professional), and (slot, "") for a decision."""

    adjustments: Adjustments = Adjustments()
    where: Mapping[tuple[str, str], Position] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RotaFile:
    """A stored rota; `where` is by (slot, professional), and (slot, "") for the slot.

    `hours` and `sites` are those it tells.
    """

    rota: Rota
    where: Mapping[tuple[str, str], Position]
    hours: Mapping[str, tuple[datetime, datetime]]
    sites: Mapping[str, str]


def read(folder: Path) -> Contents:
    """Read space, partners and absences, each checked whole; WorkspaceError with every problem."""
    contents, problems = read_as_far(folder)
    if contents is None or problems:
        raise WorkspaceError(_in_order(problems))
    return contents


def read_as_far(folder: Path) -> tuple[Contents | None, tuple[Problem, ...]]:
    """Read as `read` does, but return the problems, so that a check can go on and find those of other files."""
    if (unusable := unusable_folder(folder)) is not None:
        return None, (unusable,)
    space_file, space, problems = _one(folder, paths.space(folder), SpaceFile)
    partners_file, partners, more = _one(folder, paths.partners(folder), PartnersFile)
    absences_file, absences, most = _one(folder, paths.absences(folder), AbsencesFile, optional=True)
    problems = (*problems, *more, *most, *references.check(space_file, partners_file, absences_file))
    if problems or space is None or partners is None or space_file is None or partners_file is None:
        return None, _in_order(problems)
    contents = Contents(
        folder=folder,
        space=space.to_domain(),
        partners=tuple(partner.partner() for partner in partners.partners),
        absences=tuple(absence.absence() for absence in absences.absences) if absences else (),
        where=_where(space_file, partners_file, absences_file),
        meetings=tuple(meeting.meeting() for meeting in partners.meetings),
    )
    return contents, ()


def unusable_folder(folder: Path, *, begin: bool = False) -> Problem | None:
    """Tell that a folder is no workspace at all (unless it is to `begin`), or can hold no state of ours."""
    state = paths.state(folder)
    if os.path.lexists(state) and not state.is_dir():
        return Problem(path=state.relative_to(folder), code="workspace-not-a-folder")
    if begin or paths.space(folder).exists() or paths.partners(folder).exists():
        return None
    code = "workspace-folder-is-file" if folder.exists() else "workspace-no-folder"
    code = "workspace-not-here" if folder.is_dir() else code
    return Problem(path=Path(), code=code, fields={"folder": str(folder.absolute())})


def read_answers(folder: Path, month: YearMonth) -> AnswersFile:
    """Read what people answered about a month; nothing when there is no file."""
    document, shape = _of_month(folder, "availability", month, AnswersShape)
    if document is None or shape is None:
        return AnswersFile()
    where = {
        (str(keys[1]), str(keys[3])): document.at(keys, key=True) for keys, _ in document.find("answers", "*", "*", "*")
    }
    return AnswersFile(answers=shape.to_domain(), where=where)


def read_adjustments(folder: Path, month: YearMonth) -> AdjustmentsFile:
    """Read what was decided about a month; nothing when there is no file."""
    document, shape = _of_month(folder, "adjustments", month, AdjustmentsShape)
    if document is None or shape is None:
        return AdjustmentsFile()
    where = {(slot, ""): document.at(("decisions", slot), key=True) for slot in shape.decisions}
    for name, pairs in (("pins", shape.pins), ("bans", shape.bans)):
        where |= {(pair.slot, pair.professional): document.at((name, n)) for n, pair in enumerate(pairs)}
    asked = {(one.slot, one.professional): document.at(("asked", n)) for n, one in enumerate(shape.asked)}
    where = asked | where
    where |= {(one.slot, one.partner): document.at(("promises", n)) for n, one in enumerate(shape.promises)}
    return AdjustmentsFile(adjustments=shape.to_domain(), where=where)


def read_rota(folder: Path, month: YearMonth) -> RotaFile | None:
    """Read the stored rota of a month; None when none was computed."""
    return _rota(*_of_month(folder, "rotas", month, RotaShape))


def read_alternative(folder: Path, month: YearMonth, number: int) -> RotaFile | None:
    """Read one of the rotas of a month among which somebody may choose; None when there is none of that number."""
    path = paths.alternatives(folder, month) / f"{number}.yaml"
    document, shape, problems = _one(folder, path, RotaShape, optional=True)
    if problems:
        raise WorkspaceError(_in_order(problems))
    return _rota(document, shape)


def _rota(document: Document | None, shape: RotaShape | None) -> RotaFile | None:
    if document is None or shape is None:
        return None
    where: dict[tuple[str, str], Position] = {}
    for n, slot in enumerate(shape.slots):
        where[slot.slot, ""] = document.at(("slots", n))
        for m, one in enumerate(slot.present):
            where[slot.slot, one.professional] = document.at(("slots", n, "present", m))
    return RotaFile(rota=shape.rota(), where=where, hours=shape.hours(), sites=shape.sites())


def read_told(folder: Path, month: YearMonth) -> Told | None:
    """Read what was told of a month; None when it was never published."""
    _, shape = _of_month(folder, "published", month, ToldShape)
    return shape.told() if shape else None


def _one(
    folder: Path, path: Path, shape: type[S], *, optional: bool = False
) -> tuple[Document | None, S | None, tuple[Problem, ...]]:
    document, problems = load(folder, path, optional=optional)
    if document is None:
        return None, None, problems
    found, more = shaped(document, shape)
    return document, found, (*problems, *more)


def _of_month(folder: Path, kind: MonthKind, month: YearMonth, shape: type[S]) -> tuple[Document | None, S | None]:
    document, found, problems = _one(folder, paths.month_file(folder, kind, month), shape, optional=True)
    if document is not None and found is not None and getattr(found, "month", month) != month:
        problems = (*problems, document.problem("workspace-other-month", ("month",), expected=str(month)))
    if problems:
        raise WorkspaceError(_in_order(problems))
    return document, found


def _in_order(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    order = (paths.SPACE, paths.PARTNERS, paths.ABSENCES)
    rank = {Path(name): n for n, name in enumerate(order)}
    return tuple(
        sorted(problems, key=lambda p: (rank.get(p.path, len(order)), p.path.as_posix(), p.line, p.column, p.code))
    )


def _where(space: Document, partners: Document, absences: Document | None) -> dict[str, Position]:
    where = {"space": space.at(("space",), key=True)}
    where |= _keys_of(space, "space", ("space",))
    where |= _keys_of(space, "rules", ("rules",))
    for kind, pattern in (("site", "sites"), ("opening", "openings"), ("exceptional", "exceptional")):
        where |= _named(space, kind, (pattern, "*"))
    where |= _named(partners, "partner", ("partners", "*"))
    where |= _named(partners, "professional", ("partners", "*", "professionals", "*"))
    where |= {f"closure:{keys[1]}": space.at(keys) for keys, _ in space.find("closures", "*")}
    if absences is not None:
        where |= {f"absence:{keys[1]}": absences.at(keys) for keys, _ in absences.find("absences", "*")}
    return where


def _named(document: Document, kind: str, pattern: tuple[str, ...]) -> dict[str, Position]:
    where: dict[str, Position] = {}
    for keys, value in document.find(*pattern):
        if isinstance(value, dict) and isinstance(name := value.get("id"), str):
            where[f"{kind}:{name}"] = document.at((*keys, "id"))
            where |= _keys_of(document, f"{kind}:{name}", keys)
    return where


def _keys_of(document: Document, name: str, keys: Keys) -> dict[str, Position]:
    found = document.value(keys)
    return {f"{name}/{key}": document.at((*keys, key)) for key in found} if isinstance(found, dict) else {}
