"""The command line: its table of commands, and the folder and language in force."""

from __future__ import annotations

import importlib
import importlib.util
import locale
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from coanimation.cli import environment as surroundings
from coanimation.cli.doors import Group
from coanimation.cli.failures import failed
from coanimation.cli.output import Context, Output
from coanimation.cli.typed import command_in
from coanimation.errors import WrongUse
from coanimation.words import LANGUAGES, Words

# English name → where its door is; a door is imported when it is opened. The order is that of the help.
COMMANDS: Mapping[str, str] = {
    "demo": "coanimation.cli.demo:demo",
    "init": "coanimation.cli.begin:init",
    "import": "coanimation.cli.workbook:import_",
    "workbook": "coanimation.cli.workbook:workbook",
    "check": "coanimation.cli.begin:check",
    "slots": "coanimation.cli.slots:slots",
    "availability": "coanimation.cli.availability:availability",
    "plan": "coanimation.cli.plan:plan",
    "keep": "coanimation.cli.alternatives:keep",
    "show": "coanimation.cli.show:show",
    "explain": "coanimation.cli.plan:explain",
    "absence": "coanimation.cli.absence:absence",
    "substitutes": "coanimation.cli.substitutes:substitutes",
    "ask": "coanimation.cli.requests:ask",
    "answer": "coanimation.cli.requests:answer",
    "swap": "coanimation.cli.swap:swap",
    "pin": "coanimation.cli.adjust:pin",
    "ban": "coanimation.cli.adjust:ban",
    "unpin": "coanimation.cli.adjust:unpin",
    "close": "coanimation.cli.adjust:close",
    "reopen": "coanimation.cli.adjust:reopen",
    "message": "coanimation.cli.message:message",
    "publish": "coanimation.cli.publish:publish",
    "status": "coanimation.cli.status:status",
    "feed": "coanimation.cli.feeds:feed",
    "password": "coanimation.cli.serve:password",
    "serve": "coanimation.cli.serve:serve",
    "schema": "coanimation.cli.begin:schema",
}
_LANGUAGE = re.compile(r"^\s+language:\s*[\"']?(\w+)", re.MULTILINE)


class Main(Group):
    """The whole command: doors by name, and one end for every failure."""

    def names(self) -> Iterator[str]:
        """Name the commands that are installed."""
        return (name for name, door in COMMANDS.items() if importlib.util.find_spec(door.partition(":")[0]))

    def find(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002 - the signature of groups
        """Import the door of a command."""
        module, _, attribute = COMMANDS[name].partition(":")
        door = getattr(importlib.import_module(module), attribute)
        if not isinstance(door, click.Command):
            raise TypeError(f"{COMMANDS[name]} is no command")
        return door

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> NoReturn:  # type: ignore[override] # noqa: ANN401 - click's own signature
        """Run, and leave with the exit code that says how it went."""
        typed = list(sys.argv[1:] if args is None else args)
        extra["standalone_mode"] = False
        context = extra.setdefault("obj", None) or context_of(typed)
        extra["obj"] = context
        try:
            surroundings.check(os.environ)
            outcome = super().main(typed, prog_name or "coanimation", **extra)
        except Exception as failure:  # noqa: BLE001 - whatever happens, a person gets a sentence and a code
            # a mistake may have ended the reading of the line before `--json` was read
            context.output.json |= "--json" in typed
            outcome = failed(failure, context)
        sys.exit(outcome if isinstance(outcome, int) else 0)


def _bare(*, folder: Path, lang: str | None) -> int | None:  # noqa: ARG001 - both were read ahead by `context_of`
    ctx = click.get_current_context()
    if ctx.invoked_subcommand is not None:
        return None
    from coanimation.cli.standing import standing  # noqa: PLC0415 - only the bare command needs it

    return standing()


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        from importlib.metadata import version  # noqa: PLC0415 - 20 ms that no other command needs

        click.echo(f"coanimation {version('coanimation')}")
        ctx.exit()


main = Main(
    "coanimation",
    callback=_bare,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    params=[
        click.Option(["-C", "folder"], type=click.Path(path_type=Path), default=Path()),
        click.Option(["--lang"], type=click.Choice(LANGUAGES)),
        click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version),
    ],
)
main.code = "command"


def context_of(args: Sequence[str], environment: Mapping[str, str] | None = None) -> Context:
    """Read ahead what must be known before anything is said: the folder and the language.

    The language is the option's, else the workspace's, else the system's, else French. `COANIMATION_NOW` (an instant,
    ISO 8601 with offset) rehearses a command at another time; what it holds instead is refused before anything is done.
    """
    env = os.environ if environment is None else environment
    folder = Path(_value(args, "-C") or ".")
    asked = _value(args, "--lang")
    language = asked if asked in LANGUAGES else _of_workspace(folder) or _of_system(env)
    words = Words(language, command=command_in(folder))
    try:
        now = surroundings.instant(env)
    except WrongUse:
        now = None
    return Context(folder=folder, words=words, output=Output(words), now=now or datetime.now().astimezone())


def _value(args: Sequence[str], option: str) -> str:
    for position, arg in enumerate(args):
        if arg == "--":
            break
        if arg == option:
            return "".join(args[position + 1 : position + 2])
        if option.startswith("--") and arg.startswith(f"{option}="):
            return arg.partition("=")[2]
        if not option.startswith("--") and arg.startswith(option):
            return arg.removeprefix(option)
    return ""


def _of_workspace(folder: Path) -> str:
    # The command itself reads and checks the whole file; here it may be broken, and saying so needs a language already.
    try:
        found = _LANGUAGE.search((folder / "space.yaml").read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return ""
    return found[1] if found and found[1] in LANGUAGES else ""


def _of_system(env: Mapping[str, str]) -> str:
    named = next((env[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if env.get(name)), None)
    if named is None and sys.platform == "win32":
        named = locale.getlocale()[0]  # elsewhere Python takes the plain locale of a bare machine for en_US
    return "en" if (named or "").lower().startswith("en") else "fr"
