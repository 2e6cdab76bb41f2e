"""What a command says and to whom: results on stdout, chatter on stderr, questions only to a terminal."""

from __future__ import annotations

import functools
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TextIO, TypeVar, cast

import click

from coanimation.cli import console
from coanimation.errors import Stopped
from coanimation.words import Words, fold

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

P = ParamSpec("P")
R = TypeVar("R")


@dataclass
class Output:
    """Says things in the language in force; `json` asks for data instead of sentences."""

    words: Words
    json: bool = False

    def __post_init__(self) -> None:
        console.prepare()

    @property
    def is_terminal(self) -> bool:
        """Whether a person reads the results as they come."""
        return sys.stdout.isatty()

    @property
    def can_ask(self) -> bool:
        """Whether a person can be asked."""
        return sys.stdin.isatty() and sys.stderr.isatty() and not self.json

    def say(self, code: str, /, **fields: object) -> None:
        """Say a result."""
        self.text(self.words.say(code, **fields))

    def text(self, text: str = "") -> None:
        """Write a result that is already in words."""
        console.write(sys.stdout, text)

    def note(self, code: str, /, **fields: object) -> None:
        """Say something beside the result, for a person who looks on."""
        self.aside(self.words.say(code, **fields))

    def aside(self, text: str) -> None:
        """Write beside the result something that is already in words."""
        console.write(sys.stderr, text)

    def warn(self, code: str, /, **fields: object) -> None:
        """Say beside the result that something needs a person."""
        self.complain(self.words.say(code, **fields))

    def complain(self, text: str) -> None:
        """Write beside the result, marked, something that is already in words."""
        self.aside(f"✗ {text}")

    def data(self, value: object) -> None:
        """Write a result for programs: JSON, the same in every language but for its `text` members."""
        plain = not (sys.stdout.encoding or "").lower().startswith("utf")
        console.put(sys.stdout, json.dumps(value, ensure_ascii=plain, indent=2))

    def show(self, picture: RenderableType) -> None:
        """Write a table or another picture made for the terminal."""
        self.console().print(picture)

    def console(self, *, stderr: bool = False) -> Console:
        """Give a rich console on a stream: in colour unless NO_COLOR says no, 80 columns without terminal."""
        from rich.console import Console  # noqa: PLC0415 - only pictures need it

        stream = sys.stderr if stderr else sys.stdout
        return Console(
            file=cast("TextIO", console.Spaced(stream)),
            highlight=False,
            emoji=False,
            markup=False,
            width=console.width(),
            no_color=True if os.environ.get("NO_COLOR") else None,
        )

    def ask(self, code: str, /, *, default: bool = True, **fields: object) -> bool:
        """Ask for yes or no; Stopped (exit 6) when nobody is there to answer."""
        question = self._question(code, fields)
        yes, no = self.words.say("yes-letter"), self.words.say("no-letter")
        choices = f"[{yes.upper()}/{no}]" if default else f"[{yes}/{no.upper()}]"
        while True:
            answer = fold(console.read(f"{question} {choices} "))
            if not answer:
                return default
            if answer in {"y", "yes", yes, fold(self.words.say("yes"))}:
                return True
            if answer in {"n", "no", no, fold(self.words.say("no"))}:
                return False
            self.note("ask-again", yes=yes, no=no)

    def choose(self, code: str, /, choices: Sequence[tuple[str, str]], **fields: object) -> str:
        """Ask for one of (key, label) by its number; Stopped (exit 6) when nobody is there to answer."""
        console.write(sys.stderr, self._question(code, fields))
        for number, (_, label) in enumerate(choices, 1):
            console.write(sys.stderr, f"  {number}. {label}")
        while True:
            answer = console.read(f"[1-{len(choices)}] ").strip()
            if answer.isdecimal() and 1 <= int(answer) <= len(choices):
                return choices[int(answer) - 1][0]
            self.note("ask-number-again", count=len(choices))

    def ask_text(self, code: str, /, *, default: str = "", hidden: bool = False, **fields: object) -> str:
        """Ask for a text (not echoed when `hidden`); Stopped (exit 6) when nobody is there to answer."""
        question = self._question(code, fields)
        hint = f" [{default}]" if default and not hidden else ""
        return (console.read(f"{question}{hint} ", hidden=hidden) or default).strip()

    def _question(self, code: str, fields: dict[str, object]) -> str:
        question = self.words.say(code, **fields)
        if not self.can_ask:
            raise Stopped("error-no-terminal", question=question)
        return question


@dataclass(frozen=True, kw_only=True)
class Context:
    """What every door is given."""

    folder: Path
    words: Words
    output: Output
    now: datetime


def pass_context(door: Callable[Concatenate[Context, P], R]) -> Callable[P, R]:
    """Give the door its Context as first argument."""

    @functools.wraps(door)
    def opened(*args: P.args, **kwargs: P.kwargs) -> R:
        context = click.get_current_context().find_object(Context)
        if context is None:
            raise RuntimeError("a door is opened through `coanimation.cli.main.main`")
        return door(context, *args, **kwargs)

    return opened
