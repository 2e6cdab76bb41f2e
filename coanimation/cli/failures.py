"""How every failure ends: a sentence on stderr, or with `--json` data on stdout, and an exit code."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field

import click

from coanimation.cli import console
from coanimation.cli.french import complaint, usage_of
from coanimation.cli.output import Context
from coanimation.errors import (
    CoanimationError,
    Interrupted,
    Problem,
    Stopped,
    Unreachable,
    WorkspaceError,
    WrongUse,
    veiled,
)
from coanimation.words import Words

BUG = CoanimationError.exit_code
_WHY = {
    errno.ENOENT: "missing",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EROFS: "denied",
    errno.EISDIR: "is-folder",
    errno.ENOTDIR: "is-file",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a command failed: a code of the catalogue with its facts, and the sentence; `usage` comes before it."""

    code: str
    text: str
    exit_code: int
    fields: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    usage: str = ""
    wrong: bool = True  # what a person stopped themselves is said without a mark


def failed(failure: Exception, context: Context) -> int:
    """Say what happened; give the exit code."""
    if isinstance(failure, click.exceptions.Exit):
        return failure.exit_code
    end, output = ending(failure, context), context.output
    if output.json:
        from coanimation.cli.data import error_data, problem_data  # noqa: PLC0415 - only where data is asked for

        problems = [problem_data(problem, context.words) for problem in end.problems]
        output.data(error_data(end.code, end.text, exit_code=end.exit_code, fields=end.fields, problems=problems))
        return end.exit_code
    if end.usage:
        console.put(sys.stderr, end.usage + "\n")
    if end.wrong:
        output.complain(end.text)
    else:
        output.aside(end.text)
    return end.exit_code


def ending(failure: Exception, context: Context) -> Ending:
    """Tell how a failure ends; a mistake of ours is also written down."""
    words = context.words
    match failure:
        case click.ClickException():
            code, fields, text = complaint(failure, words)
            usage, exit_code = usage_of(failure), WrongUse.exit_code
            return Ending(code=code, text=text, exit_code=exit_code, fields=fields, usage=usage)
        case click.Abort():
            by_ctrl_c = isinstance(failure.__cause__, KeyboardInterrupt)
            code = "error-interrupted" if by_ctrl_c else "error-aborted"
            exit_code = Interrupted.exit_code if by_ctrl_c else Stopped.exit_code
            return Ending(code=code, text=words.say(code), exit_code=exit_code, wrong=False)
        case CoanimationError():
            return _told(failure, context)
        case OSError() if failure.filename is not None or failure.errno == errno.ENOSPC:
            code, fields = _file_trouble(failure, words)
            return Ending(code=code, text=words.say(code, **fields), exit_code=Unreachable.exit_code, fields=fields)
        case _:
            code, fields = _bug(failure, context)
            return Ending(code=code, text=words.say(code, **fields), exit_code=BUG, fields=fields)


def _told(error: CoanimationError, context: Context) -> Ending:
    # where a door put facts into words, they are still those of the error that it was given
    cause = error.__cause__
    first = cause if isinstance(cause, CoanimationError) and cause.code == error.code else error
    return Ending(
        code=error.code,
        text=context.words.error(error, folder=context.folder.absolute()),
        exit_code=error.exit_code,
        fields=first.fields,
        problems=error.problems if isinstance(error, WorkspaceError) else (),
        wrong=not isinstance(error, Interrupted),
    )


def _file_trouble(failure: OSError, words: Words) -> tuple[str, dict[str, str]]:
    path = veiled(str(failure.filename or ""))
    if failure.errno == errno.ENOSPC:
        return "error-disk-full", {"path": path}
    # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION: what Windows answers for a file that a spreadsheet holds
    if getattr(failure, "winerror", None) in {32, 33}:
        return "error-file-open", {"path": path}
    if (why := _WHY.get(failure.errno or 0)) is not None:
        return "error-file", {"path": path, "why": words.say(f"error-why-{why}")}
    return "error-file", {"path": path, "why": failure.strerror or type(failure).__name__}


def _bug(failure: Exception, context: Context) -> tuple[str, dict[str, str]]:
    text = veiled(f"{type(failure).__name__}: {failure}")
    trace = veiled("".join(traceback.format_exception(failure)))
    if os.environ.get("COANIMATION_DEBUG"):
        console.put(sys.stderr, trace.rstrip())
    log = context.folder / ".coanimation" / "incidents.log"
    try:
        # the state folder is made by whoever keeps a state; a bug makes none
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{context.now.isoformat()}\n{trace}\n")
    except OSError:
        return "error-bug-unlogged", {"text": text}
    return "error-bug", {"text": text, "log": str(log)}
