"""Show the rota of a month."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from coanimation.domain.month import Month
from coanimation.domain.months import YearMonth
from coanimation.domain.neutrality import measure
from coanimation.domain.rota import Rota
from coanimation.errors import NoRota, Problem, WrongUse
from coanimation.planning import alerts, explain_missing
from coanimation.rendering.shown import Shown
from coanimation.use_cases.gather import gather
from coanimation.use_cases.truth import outdated, rota_problems
from coanimation.workspace import read_rota, write_bytes

__all__ = ["Shown", "falsehoods", "refuse_nowhere", "show", "shown", "write"]


def show(folder: Path, month: YearMonth, *, now: datetime) -> Shown:
    """Lay out the stored rota of a month, with what is false in it; NoRota when there is none.

    Of a rota that a hand made false, the empty seats are counted as they are, not as it says.
    """
    gathered = gather(folder, month, now=now)
    if gathered.draft is None:
        raise NoRota("show-no-rota", month=month, name=str(month))
    rota, problems = gathered.draft, falsehoods(folder, gathered)
    if problems:
        rota = replace(rota, missing=explain_missing(gathered, rota))
    return replace(shown(gathered, rota), problems=problems, outdated=outdated(gathered, rota))


def falsehoods(folder: Path, month: Month) -> tuple[Problem, ...]:
    """Tell what is false in the stored rota of a month, as `check` does: a hand or a new answer made it so."""
    file = read_rota(folder, month.month)
    return rota_problems(month, file) if file is not None else ()


def shown(month: Month, rota: Rota) -> Shown:
    """Lay out a rota with its measures and alerts."""
    return Shown(month=month, rota=rota, neutrality=measure(month, rota), alerts=alerts(month, rota))


def refuse_nowhere(path: Path) -> None:
    """Refuse a place of which the folder does not exist: WrongUse. A name that was mistyped must make no folder."""
    folder = path.parent
    if not folder.is_dir():
        code = "show-no-folder" if not folder.exists() else "show-folder-is-file"
        raise WrongUse(code, folder=str(folder), file=path.name)


def write(path: Path, data: bytes) -> None:
    """Write a file that was asked for, whole or not at all; WrongUse when its folder does not exist."""
    refuse_nowhere(path)
    write_bytes(path, data)
