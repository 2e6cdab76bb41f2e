"""Running the command inside the test, as a person would type it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
from click.testing import CliRunner, Result

from coanimation.cli.doors import Command, command
from coanimation.cli.main import Main, main

FRENCH = {"LANG": "fr_FR.UTF-8", "LC_ALL": "", "LC_MESSAGES": "", "COANIMATION_NOW": "2026-11-22T10:42:00+01:00"}


def run(
    *args: str | Path, env: dict[str, str] | None = None, typed: str | None = None, on: click.Command = main
) -> Result:
    """Run `coanimation` with these arguments, on 22 November 2026, on a French machine."""
    return CliRunner().invoke(on, [str(arg) for arg in args], env=FRENCH | (env or {}), input=typed)


class Probe(Main):
    """The command with one door of the test's own, `check`."""

    door: Command

    def find(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002 - the signature of groups
        return self.door


def probe(does: Callable[..., object]) -> Probe:
    """Make a command whose `check` does this."""
    made = Probe("coanimation", callback=main.callback, params=main.params, context_settings=main.context_settings)
    made.code = "command"
    made.door = command("check")(does)
    return made
