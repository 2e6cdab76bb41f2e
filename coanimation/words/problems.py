"""Sentences for what is wrong: problems in files, and errors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from coanimation.errors import CoanimationError, Problem, WorkspaceError
from coanimation.words.aims import aim_name

WHY = "why"  # the field that may hold the code of a reason, which is a sentence of its own
AIM = "aim"  # the field that holds a tier of the certificate, which has a name of its own
Say = Callable[..., str]
NEAREST = "nearest"  # the field of a problem or an error that holds the word that was probably meant


def problem_text(problem: Problem, say: Say, folder: Path | None) -> str:
    """Say one problem: where, what, and what was probably meant; one of the folder itself stands in no file."""
    text = _with_nearest(problem.code, dict(problem.fields), say)
    return text if problem.path == Path() else say("problem-line", where=_where(problem, say, folder), text=text)


def error_text(error: CoanimationError, say: Say, folder: Path | None) -> str:
    """Say an error; a workspace that is wrong lists every problem, one a line, by file and line."""
    if isinstance(error, WorkspaceError):
        ordered = sorted(error.problems, key=lambda p: (str(p.path), p.sheet, p.line, p.column))
        if all(problem.path == Path() for problem in ordered):
            return "\n".join(problem_text(problem, say, folder) for problem in ordered)
        return "\n".join([say(error.code, **error.fields), *(problem_text(p, say, folder) for p in ordered)])
    return _with_nearest(error.code, error.fields, say)


def _with_nearest(code: str, fields: Mapping[str, object], say: Say) -> str:
    if str(fields.get(WHY, "")).startswith("reason-"):
        fields = {**fields, WHY: say(str(fields[WHY]))}
    if AIM in fields:
        fields = {**fields, AIM: aim_name(str(fields[AIM]), say)}
    try:
        text = say(code, **fields)
    except KeyError:
        # A sentence that lacks must not hide what happened: the code and the facts are better than a crash.
        told = ", ".join(f"{key}={value}" for key, value in sorted(fields.items()))
        return say("error-unworded", code=code, fields=told or "-")
    return say("did-you-mean", text=text.removesuffix("."), nearest=fields[NEAREST]) if fields.get(NEAREST) else text


def _where(problem: Problem, say: Say, folder: Path | None) -> str:
    path = problem.path
    if folder is not None and path.is_absolute() and path.is_relative_to(folder):
        path = path.relative_to(folder)
    if problem.sheet and problem.header:
        place = {"sheet": problem.sheet, "row": str(problem.line), "header": " ".join(problem.header.split())}
        return say("problem-where-cell", file=path.name, **place)
    if problem.sheet:
        return say("problem-where-sheet", file=path.name, sheet=problem.sheet, row=str(problem.line))
    return ":".join([path.as_posix(), *(str(n) for n in (problem.line, problem.column) if n)])
