"""The reference of the command, written from the doors themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from coanimation.cli.doors import Command, Group, metavar, options, told
from coanimation.cli.main import main
from coanimation.cli.output import Context, Output
from coanimation.words import Words

EXIT_CODES = (0, 1, 2, 3, 4, 5, 6, 70, 130)


def reference(language: str) -> str:
    """Write every command with its arguments, options and exit codes, in Markdown."""
    words = Words(language)
    return "\n".join(_whole(words)).rstrip() + "\n"


def _whole(words: Words) -> Iterator[str]:
    ctx = _context(main, words)
    yield f"# {words.say('reference-title')}"
    yield ""
    yield words.say("reference-generated")
    yield ""
    yield told(words, "command-summary")
    yield ""
    yield from _paragraphs(told(words, "command-help"))
    yield from _command(main, ctx, words)
    yield f"## {words.say('reference-exit-codes')}"
    yield ""
    for code in EXIT_CODES:
        yield f"- `{code}` {words.say(f'exit-{code}')}"
    yield ""
    yield f"## {words.say('reference-json')}"
    yield ""
    yield words.say("reference-json-how")
    yield ""
    yield "```json"
    yield _ERROR
    yield "```"
    yield ""
    yield f"## {words.say('reference-completion')}"
    yield ""
    yield words.say("reference-completion-how")
    yield ""
    for shell, line in _COMPLETION.items():
        yield f"- {shell}: `{line}`"
    yield ""
    yield from _below(main, ctx, words, level=2)


_ERROR = """\
{"format": 1,
 "error": {"code": "error-unknown-month", "exit": 2, "fields": {"month": "decembr3", "nearest": "décembre"},
           "problems": [], "text": "…"}}"""
_COMPLETION = {
    "bash": 'eval "$(_COANIMATION_COMPLETE=bash_source coanimation)"',
    "zsh": 'eval "$(_COANIMATION_COMPLETE=zsh_source coanimation)"',
    "fish": "_COANIMATION_COMPLETE=fish_source coanimation | source",
}


def _context(
    command: click.Command, words: Words, parent: click.Context | None = None, name: str = ""
) -> click.Context:
    # nothing reads the instant
    context = Context(folder=Path(), words=words, output=Output(words), now=datetime(2026, 1, 1, tzinfo=UTC))
    names = main.context_settings["help_option_names"]
    return click.Context(command, parent=parent, info_name=name or "coanimation", obj=context, help_option_names=names)


def _below(group: Group, ctx: click.Context, words: Words, level: int) -> Iterator[str]:
    for name in group.names():
        command = group.find(ctx, name)
        if not isinstance(command, Command | Group):
            raise TypeError(f"{name}: no door of ours")
        typed = group.typed(name, words)
        below = _context(command, words, ctx, typed)
        also = f" (`{name}`)" if typed != name else ""
        yield f"{'#' * level} {below.command_path}{also}"
        yield ""
        for text in told(words, f"{command.code}-summary"), told(words, f"{command.code}-help"):
            yield from _paragraphs(text)
        yield from _command(command, below, words)
        if isinstance(command, Group):
            yield from _below(command, below, words, level + 1)


def _command(command: Command | Group, ctx: click.Context, words: Words) -> Iterator[str]:
    yield "```text"
    yield command.get_usage(ctx)
    yield "```"
    yield ""
    for argument in (p for p in command.params if isinstance(p, click.Argument)):
        yield f"- `{metavar(argument, words)}` {command.tell(argument, words)}".rstrip()
    for option in options(ctx):
        typed, text = command.row(option, words)
        yield f"- `{typed}` {text}".rstrip()
    yield ""


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in filter(None, text.split("\n\n")):
        if paragraph.startswith(" "):
            yield "```text"
            yield from (line.strip() for line in paragraph.split("\n"))
            yield "```"
        else:
            yield paragraph
        yield ""
