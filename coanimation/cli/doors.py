"""click, in the words of the catalogue: the commands, groups, options and arguments that a door is made of.

A door names no sentence. `command("plan")` is told by the messages `command-plan-name` (how it is typed),
`command-plan-summary` (one line) and `command-plan-help` (more, optional); its option `--seconds` by
`command-plan-option-seconds`, else by `option-seconds`; its argument `month` by `command-plan-argument-month`, else by
`argument-month-optional` where it may be left out, else by `argument-month`; `metavar-month` is how a value is written
in the usage line. A command of a group is told by `command-feed-list-…`. If what the door returns is a number, it is
the exit code.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from coanimation.cli import console
from coanimation.cli.output import Context
from coanimation.errors import WrongUse
from coanimation.words import LANGUAGES, Words, fold, nearest

F = TypeVar("F", bound=Callable[..., Any])


def words_of(ctx: click.Context | None) -> Words:
    """Find the words of the language in force."""
    context = ctx.find_object(Context) if ctx is not None else None
    return context.words if context is not None else Words()


def told(words: Words, code: str) -> str:
    """Say what a code without variables says, or nothing when there is no such code."""
    return words.say(code) if words.has(code) else ""


class UnknownCommand(click.NoSuchCommand):
    """No command bears this name; click would look for the nearest one with accents and case counted."""

    def __init__(self, name: str, near: str, ctx: click.Context) -> None:
        super().__init__(name, ctx=ctx)
        self.near = near


class Told(click.Command):
    """What a command and a group share: their help and usage come from the catalogue."""

    code = ""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give `-h`, which writes as everything else is written: click would write UTF-8 on an ASCII console."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.callback = _help
        return option

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, summary, arguments, options, commands and what else there is to say."""
        command, words = ctx.command, words_of(ctx)
        self.format_usage(ctx, formatter)
        for text in told(words, f"{self.code}-summary"), told(words, f"{self.code}-help"):
            _paragraphs(formatter, text)
        rows = [(metavar(p, words), self.tell(p, words)) for p in command.params if isinstance(p, click.Argument)]
        _section(formatter, words.say("help-arguments"), rows)
        _section(formatter, words.say("help-options"), [self.row(p, words) for p in options(ctx)])
        if isinstance(command, Group):
            _section(formatter, words.say("help-commands"), list(command.listed(words)))
        _paragraphs(formatter, told(words, f"{self.code}-epilogue"))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        words = words_of(ctx)
        pieces = [words.say("help-usage-options")]
        pieces += [_bracketed(p, words) for p in ctx.command.params if isinstance(p, click.Argument)]
        pieces += [words.say("help-usage-command")] if isinstance(ctx.command, Group) else []
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=words.say("help-usage") + " ")

    def tell(self, param: click.Parameter, words: Words) -> str:
        """Tell what an argument or an option is for."""
        if "--help" in param.opts:
            return words.say("option-help")
        kind = "argument" if isinstance(param, click.Argument) else "option"
        name = key_of(param)
        left_out = "" if param.required or kind == "option" else told(words, f"{kind}-{name}-optional")
        return told(words, f"{self.code}-{kind}-{name}") or left_out or told(words, f"{kind}-{name}")

    def row(self, param: click.Option, words: Words) -> tuple[str, str]:
        """Tell an option: how it is typed, and what for."""
        typed = ", ".join((*param.opts, *param.secondary_opts))
        value = "" if param.is_flag or param.count else f" {metavar(param, words)}"
        after = words.say("help-default", value=str(param.default)) if param.show_default else ""
        return typed + value, " ".join(filter(None, (self.tell(param, words), after)))


class Command(Told):
    """A command of which the catalogue tells everything."""


class Group(Told, click.Group):
    """A group whose commands are found by their English or their French name; accents and case do not matter."""

    def names(self) -> Iterable[str]:
        """Name the commands, in the order in which they are shown."""
        return self.commands

    def find(self, ctx: click.Context, name: str) -> click.Command | None:
        """Get a command by its own name."""
        return super().get_command(ctx, name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands as they are typed in the language in force."""
        return [self.typed(name, words_of(ctx)) for name in self.names()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Find a command by any of its names."""
        name = self.meant(cmd_name)
        return self.find(ctx, name) if name else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was typed; an unknown one is refused with the nearest name."""
        words = words_of(ctx)
        if (name := self.meant(args[0])) is not None:
            return self.typed(name, words), self.find(ctx, name), args[1:]
        if ctx.resilient_parsing:
            return None, None, args
        near = nearest(args[0], {name for n in self.names() for name in (n, self.typed(n, words))})
        raise UnknownCommand(args[0], near or "", ctx)

    def meant(self, typed: str) -> str | None:
        """Tell which command a name, English or French, stands for."""
        folded = fold(typed)
        for name in self.names():
            if folded in {fold(name), *(fold(self.typed(name, Words(language))) for language in LANGUAGES)}:
                return name
        return None

    def typed(self, name: str, words: Words) -> str:
        """Tell how a command is typed in a language."""
        return told(words, f"{self.code_of(name)}-name") or name

    def code_of(self, name: str) -> str:
        """Tell with what the messages of a command begin."""
        return f"{self.code}-{name}"

    def listed(self, words: Words) -> Iterator[tuple[str, str]]:
        """Give each command as typed, with its summary."""
        for name in self.names():
            yield self.typed(name, words), told(words, f"{self.code_of(name)}-summary")


class WordChoice(click.ParamType[str]):
    """A choice told in the language in force by the messages `<code>-<choice>`; the code's own word always passes."""

    name = "choice"

    def __init__(self, code: str, choices: Iterable[str]) -> None:
        self.code = code
        self.choices = tuple(choices)

    def labels(self, words: Words) -> dict[str, str]:
        """Tell the word for each choice."""
        return {choice: told(words, f"{self.code}-{choice}") or choice for choice in self.choices}

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 - click's own signature
        """Find the choice that was typed, by its word in any language."""
        for choice in self.choices:
            if fold(str(value)) in map(fold, (choice, *(self.labels(Words(lang))[choice] for lang in LANGUAGES))):
                return choice
        words = words_of(ctx)
        offered = ", ".join(self.labels(words).values())
        return self.fail(words.say("usage-not-one-of", value=str(value), choices=offered), param, ctx)


class Joined(click.Argument):
    """Words that are one value, with or without quotes around them: `décembre 2026`; nothing typed is an empty text."""

    def __init__(self, *args: Any, **attrs: Any) -> None:  # noqa: ANN401 - click's own attributes
        super().__init__(*args, **attrs, nargs=-1)

    def process_value(self, ctx: click.Context, value: Any) -> str:  # noqa: ANN401 - click's own signature
        """Join the words."""
        return " ".join(super().process_value(ctx, value))


class Seconds(click.FloatRange):
    """A length of time that ends: more than nothing, and neither `inf` nor `nan`, which Python reads as numbers."""

    def __init__(self) -> None:
        super().__init__(min=0, min_open=True)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ANN401 - click's own signature
        """Read a number of seconds."""
        seconds = super().convert(value, param, ctx)
        if not math.isfinite(seconds):
            self.fail(words_of(ctx).say("usage-not-number", value=str(value)), param, ctx)
        return seconds


def command(name: str, *, of: Group | None = None) -> Callable[[Callable[..., Any]], Command]:
    """Make a command, `of` a group when it has one; its words are in the catalogue under `command-<name>-…`."""

    def decorate(door: Callable[..., Any]) -> Command:
        made = click.command(name, cls=Command)(door)
        made.code = of.code_of(name) if of is not None else f"command-{name}"
        if of is not None:
            of.add_command(made)
        return made

    return decorate


def group(name: str) -> Group:
    """Make a group of commands."""
    made = Group(name)
    made.code = f"command-{name}"
    return made


def option(*names: str, **attrs: Any) -> Callable[[F], F]:  # noqa: ANN401 - click's own attributes
    """Add an option; its words are in the catalogue."""
    return click.option(*names, **attrs)


class Folder(click.Path):
    """A folder that may not exist yet; nothing is no folder, where a variable of a shell was not set."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, file_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's own
        """Read a folder; WrongUse when none is named."""
        if value == "" and param is not None:
            raise WrongUse("usage-no-folder", name=param.opts[0])
        return super().convert(value, param, ctx)


def argument(name: str, **attrs: Any) -> Callable[[F], F]:  # noqa: ANN401 - click's own attributes
    """Add an argument; its words are in the catalogue."""
    return click.argument(name, **attrs)


def json_option(door: F) -> F:
    """Add `--json`: the door reads `context.output.json`."""
    return click.option("--json", is_flag=True, expose_value=False, callback=_ask_for_json)(door)


def month_argument(door: F) -> F:
    """Add the month as typed (`2026-12`, « décembre », or "" for the month in preparation), as `month`."""
    return click.argument("month", cls=Joined)(door)


def yes_option(door: F) -> F:
    """Add `--yes`: yes to what would be asked."""
    return click.option("--yes", "-y", is_flag=True)(door)


def options(ctx: click.Context) -> list[click.Option]:
    """List the options that are shown."""
    return [p for p in ctx.command.get_params(ctx) if isinstance(p, click.Option) and not p.hidden]


def key_of(param: click.Parameter) -> str:
    """Tell how the catalogue names a parameter: the long option without dashes, or the argument."""
    if isinstance(param, click.Option):
        return next((name for name in param.opts if name.startswith("--")), param.opts[0]).lstrip("-").lower()
    return (param.name or "").strip("_").replace("_", "-")


def metavar(param: click.Parameter, words: Words) -> str:
    """Tell how a value is written in usage lines: MOIS, DOSSIER, jour|structure."""
    if isinstance(param.type, WordChoice):
        return "|".join(param.type.labels(words).values())
    if isinstance(param.type, click.Choice):
        return "|".join(map(str, param.type.choices))
    kind = param.type.name.split()[0]
    return told(words, f"metavar-{key_of(param)}") or told(words, f"metavar-type-{kind}") or key_of(param).upper()


def _bracketed(param: click.Argument, words: Words) -> str:
    name = metavar(param, words) + ("…" if param.nargs != 1 and not isinstance(param, Joined) else "")
    return name if param.required else f"[{name}]"


def _section(formatter: click.HelpFormatter, title: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        formatter.write_paragraph()
        formatter.write(f"{title}\n")
        formatter.indent()
        formatter.write_dl(rows)
        formatter.dedent()


def _paragraphs(formatter: click.HelpFormatter, text: str) -> None:
    # a paragraph that is set in stays as it is: examples to type
    for paragraph in filter(None, text.split("\n\n")):
        formatter.write_paragraph()
        if paragraph.startswith(" "):
            formatter.write(f"{paragraph}\n")
        else:
            formatter.write_text(paragraph.replace("\n", " "))


def _help(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        console.put(sys.stdout, ctx.get_help())
        ctx.exit()


def _ask_for_json(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    context = ctx.find_object(Context)
    if value and context is not None:
        context.output.json = True
