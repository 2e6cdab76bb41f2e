"""The complaints of click, in our words.

click makes its sentences with gettext and offers no other way in: the template and its values are found back in the
sentence, then said from the catalogue. A test holds that every template of the installed click is known here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import click

from coanimation.cli.doors import UnknownCommand, metavar, options, words_of
from coanimation.cli.typed import command_in
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
_UNKNOWN = "usage-bad-value"  # the code of a complaint that is in words already


def complaint(error: click.ClickException, words: Words) -> tuple[str, dict[str, str], str]:  # noqa: PLR0911 - one end for each kind
    """Tell what click has against the command line: the code of the catalogue, its facts, the sentence."""
    match error:
        case click.exceptions.NoArgsIsHelpError():
            return _said("usage-missing-command", {}, words)
        case click.NoSuchCommand() if Path(error.command_name).is_dir():
            fields = {"name": error.command_name, "typed": command_in(Path(error.command_name))}
            return _said("usage-folder-not-command", fields, words)
        case click.NoSuchCommand():
            near = error.near if isinstance(error, UnknownCommand) else ""
            return _suggested("usage-no-such-command", error.command_name, near, words)
        case click.NoSuchOption():
            known = {name for param in options(error.ctx) for name in param.opts} if error.ctx else set()
            near = nearest(error.option_name, known) or ""
            # People write `coanimation --json montrer` too: `--json` belongs to the commands.
            before = error.ctx is not None and isinstance(error.ctx.command, click.Group) and not near
            code = "usage-no-such-option-here" if before else "usage-no-such-option"
            return _suggested(code, error.option_name, near, words)
        case click.MissingParameter():
            return _said("usage-missing", {"name": _hint(error, words)}, words)
        case click.BadParameter() if error.param is not None or error.param_hint is not None:
            code, fields = _within(error) or recognised(error.message)
            name, text = _hint(error, words), words.say(code, **fields) if code else error.message
            return code or _UNKNOWN, fields | {"name": name}, words.say("usage-bad-value", name=name, text=text)
        case click.FileError():
            return _said("error-file", {"path": error.ui_filename, "why": error.message}, words)
        case _:
            code, fields = recognised(error.message)
            return code or _UNKNOWN, fields, translated(error.message, words)


def usage_of(error: click.ClickException) -> str:
    """Give the usage line of the command that was mistyped and where its help is; nothing when it is not known."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    if ctx is None:
        return ""
    return ctx.get_usage() + "\n" + words_of(ctx).say("usage-try-help", command=f"{ctx.command_path} -h")


def translated(message: str, words: Words) -> str:
    """Say a sentence of click from the catalogue; one that is not click's stays as it is."""
    code, fields = recognised(message)
    return words.say(code, **fields) if code else message


def recognised(message: str) -> tuple[str, dict[str, str]]:
    """Find the code and the values of a sentence of click; no code for one that is not click's."""
    for template, code in TEMPLATES.items():
        if found := pattern(template).fullmatch(message):
            return code, {name: _unquoted(value) for name, value in found.groupdict().items()}
    return "", {}


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


def _within(error: click.BadParameter) -> tuple[str, dict[str, str]] | None:
    """Tell the limits of a number as people say them: click writes `0<=x<=65535`."""
    code, fields = recognised(error.message)
    kind = error.param.type if error.param is not None else None
    if code != "usage-not-in-range" or not isinstance(kind, click.IntRange | click.FloatRange):
        return None
    told = {"value": _number(fields["value"])}
    if kind.min is None:
        return "usage-less-than" if kind.max_open else "usage-at-most", told | {"most": _number(kind.max)}
    least = {"least": _number(kind.min)}
    if kind.max is None:
        return "usage-more-than" if kind.min_open else "usage-at-least", told | least
    return "usage-between", told | least | {"most": _number(kind.max)}


def _number(value: object) -> str:
    # click makes 0.0 of the 0 that was typed
    return str(value).removesuffix(".0")


def _said(code: str, fields: dict[str, str], words: Words) -> tuple[str, dict[str, str], str]:
    return code, fields, words.say(code, **fields)


def _suggested(code: str, name: str, near: str, words: Words) -> tuple[str, dict[str, str], str]:
    text = words.say(code, name=name)
    told = words.say("did-you-mean", text=text, nearest=near) if near else text
    return code, {"name": name, "nearest": near}, told
