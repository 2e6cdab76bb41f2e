"""The complaints of click, in our words.

click makes its sentences with gettext and offers no other way in: the template and its values are found back in the
sentence, then said from the catalogue. A test holds that every template of the installed click is known here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import click

from coanimation.cli.doors import metavar, options, words_of
from coanimation.words import Words, nearest

TEMPLATES: Mapping[str, str] = {
    "Got unexpected extra argument ({args})": "usage-extra",
    "Got unexpected extra arguments ({args})": "usage-extra",
    "Missing command.": "usage-missing-command",
    "Argument {name!r} takes {nargs} values.": "usage-takes-values",
    "Option {name!r} does not take a value.": "usage-no-value",
    "Option {name!r} requires an argument.": "usage-needs-value",
    "Option {name!r} requires {nargs} arguments.": "usage-needs-values",
    "{value!r} does not match the format {format}.": "usage-not-date",
    "{value!r} does not match the formats {formats}.": "usage-not-date",
    "{value!r} is not a valid boolean. Recognized values: {states}": "usage-not-boolean",
    "{value!r} is not a valid UUID.": "usage-not-number",
    "{value!r} is not a valid {number_type}.": "usage-not-number",
    "{value!r} is not one of {choices}.": "usage-not-one-of",
    "{value!r} is not {choice}.": "usage-not-choice",  # after those that it would recognise too
    "{value} is not in the range {range}.": "usage-not-in-range",
    "{name} {filename!r} does not exist.": "usage-no-file",
    "{name} {filename!r} is a file.": "usage-is-file",
    "{name} {filename!r} is a directory.": "usage-is-folder",
    "{name} {filename!r} is not readable.": "usage-not-readable",
    "{name} {filename!r} is not writable.": "usage-not-writable",
    "{name} {filename!r} is not executable.": "usage-not-executable",
    "Takes {nargs} values but 1 was given.": "usage-takes-so-many",
    "Takes {nargs} values but {len} were given.": "usage-takes-so-many",
    "{len_type} values are required, but {len_value} was given.": "usage-needs-more",
    "{len_type} values are required, but {len_value} were given.": "usage-needs-more",
}


def complaint(error: click.ClickException, words: Words) -> str:
    """Say what click has against the command line."""
    match error:
        case click.NoSuchCommand():
            text = words.say("usage-no-such-command", name=error.command_name)
            return _suggested(text, getattr(error, "nearest", None), words)
        case click.NoSuchOption():
            known = {name for param in options(error.ctx) for name in param.opts} if error.ctx else set()
            close = nearest(error.option_name, known)
            # People write `coanimation --json montrer` too: `--json` belongs to the commands.
            before = error.ctx is not None and isinstance(error.ctx.command, click.Group) and close is None
            text = words.say("usage-no-such-option-here" if before else "usage-no-such-option", name=error.option_name)
            return _suggested(text, close, words)
        case click.MissingParameter():
            return words.say("usage-missing", name=_hint(error, words))
        case click.BadParameter() if error.param is not None or error.param_hint is not None:
            return words.say("usage-bad-value", name=_hint(error, words), text=translated(error.message, words))
        case click.FileError():
            return words.say("error-file", path=error.ui_filename, why=error.message)
        case _:
            return translated(error.message, words)


def usage_of(error: click.ClickException) -> str:
    """Give the usage line of the command that was mistyped and where its help is; nothing when it is not known."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    if ctx is None:
        return ""
    return ctx.get_usage() + "\n" + words_of(ctx).say("usage-try-help", command=f"{ctx.command_path} -h")


def translated(message: str, words: Words) -> str:
    """Say a sentence of click from the catalogue; one that is not click's stays as it is."""
    for template, code in TEMPLATES.items():
        if found := pattern(template).fullmatch(message):
            return words.say(code, **{name: _unquoted(value) for name, value in found.groupdict().items()})
    return message


def pattern(template: str) -> re.Pattern[str]:
    """Make what recognises the sentences of a template, with a group for each of its fields."""
    return re.compile("".join(_piece(piece) for piece in re.split(r"(\{\w+(?:!r)?\})", template)), re.DOTALL)


def _piece(piece: str) -> str:
    if field := re.fullmatch(r"\{(\w+)(!r)?\}", piece):
        value = r"(?:'.*'|\".*\")" if field[2] else ".*"
        return f"(?P<{field[1]}>{value})"
    return re.escape(piece)


def _unquoted(value: str) -> str:
    # a quoted value, or a list of them
    return re.sub(r"(?:^|(?<=, ))(['\"])(.*?)\1(?=, |$)", r"\2", value)


def _hint(error: click.BadParameter, words: Words) -> str:
    if error.param_hint is not None:
        return error.param_hint if isinstance(error.param_hint, str) else ", ".join(error.param_hint)
    if isinstance(error.param, click.Argument):
        return metavar(error.param, words)
    return max(error.param.opts, key=len) if error.param is not None else ""


def _suggested(text: str, near: str | None, words: Words) -> str:
    return words.say("did-you-mean", text=text, nearest=near) if near else text
