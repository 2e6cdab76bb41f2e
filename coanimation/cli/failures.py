"""How every failure ends: a sentence on stderr and an exit code."""

from __future__ import annotations

import errno
import os
import sys
import traceback

import click

from coanimation.cli import console
from coanimation.cli.french import complaint, usage_of
from coanimation.cli.output import Context
from coanimation.errors import CoanimationError, Interrupted, Stopped, Unreachable, WrongUse
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


def failed(failure: Exception, context: Context) -> int:  # noqa: PLR0911 - one end for each kind of failure
    """Say what happened; give the exit code."""
    words, output = context.words, context.output
    match failure:
        case click.exceptions.Exit():
            return failure.exit_code
        case click.ClickException():
            if usage := usage_of(failure):
                console.put(sys.stderr, usage + "\n")
            output.complain(complaint(failure, words))
            return WrongUse.exit_code
        case click.Abort() if isinstance(failure.__cause__, KeyboardInterrupt):
            output.note("error-interrupted")
            return Interrupted.exit_code
        case click.Abort():
            output.note("error-aborted")
            return Stopped.exit_code
        case CoanimationError():
            output.complain(words.error(failure, folder=context.folder.absolute()))
            return failure.exit_code
        case OSError() if failure.filename is not None or failure.errno == errno.ENOSPC:
            output.complain(_file_trouble(failure, words))
            return Unreachable.exit_code
        case _:
            _report_bug(failure, context)
            return BUG


def _file_trouble(failure: OSError, words: Words) -> str:
    path = str(failure.filename or "")
    if failure.errno == errno.ENOSPC:
        return words.say("error-disk-full", path=path)
    # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION: what Windows answers for a file that a spreadsheet holds
    if getattr(failure, "winerror", None) in {32, 33}:
        return words.say("error-file-open", path=path)
    if (why := _WHY.get(failure.errno or 0)) is not None:
        return words.say("error-file", path=path, why=words.say(f"error-why-{why}"))
    return words.say("error-file", path=path, why=failure.strerror or type(failure).__name__)


def _report_bug(failure: Exception, context: Context) -> None:
    text = f"{type(failure).__name__}: {failure}"
    if os.environ.get("COANIMATION_DEBUG"):
        traceback.print_exception(failure)
    log = context.folder / ".coanimation" / "incidents.log"
    try:
        # the state folder is made by whoever keeps a state; a bug makes none
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{context.now.isoformat()}\n{''.join(traceback.format_exception(failure))}\n")
    except OSError:
        context.output.warn("error-bug-unlogged", text=text)
    else:
        context.output.warn("error-bug", text=text, log=str(log))
