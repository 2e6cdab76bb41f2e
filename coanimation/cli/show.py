"""`coanimation show`: the rota of a month, in the terminal, as data, as a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coanimation.cli import console
from coanimation.cli.data import problem_data
from coanimation.cli.doors import WordChoice, command, json_option, month_argument, option
from coanimation.cli.output import Context, pass_context
from coanimation.cli.untrue import untrue
from coanimation.errors import WrongUse

if TYPE_CHECKING:
    from coanimation.rendering.shown import Shown
    from coanimation.words import Words


@command("show")
@month_argument
@option("--by", "--par", type=WordChoice("show-by", ("day", "partner", "professional")))
@option("--format", "kind", type=WordChoice("show-format", ("csv", "xlsx", "html")))
@option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False))
@json_option
@pass_context
def show(context: Context, month: str, by: str | None, kind: str | None, output: Path | None) -> int:
    """Show the rota of a month."""
    from coanimation.use_cases.gather import parse_month  # noqa: PLC0415 - doors import when they are opened
    from coanimation.use_cases.show import refuse_nowhere  # noqa: PLC0415 - as above
    from coanimation.use_cases.show import show as laid_out  # noqa: PLC0415 - as above

    if output is not None:
        refuse_nowhere(output)
    shown = laid_out(context.folder, parse_month(month, context.now, context.folder), now=context.now)
    untrue(context, shown.month, shown.problems)
    kind = kind or _kind_of(output)
    if kind is not None:
        _give(context, _bytes(shown, context.words, kind), output)
    elif context.output.json:
        from coanimation.rendering.data import as_json  # noqa: PLC0415 - as above

        problems = [problem_data(problem, context.words) for problem in shown.problems]
        context.output.data(as_json(shown, context.words) | {"problems": problems})
    else:
        _draw(context, shown, by)
    return 1 if shown.problems else 0


def _kind_of(output: Path | None) -> str | None:
    if output is None:
        return None
    ending = output.suffix.lower().lstrip(".")
    if ending not in {"csv", "xlsx", "html"}:
        raise WrongUse("show-unknown-ending", file=str(output))
    return ending


def _draw(context: Context, shown: Shown, by: str | None) -> None:
    from coanimation.rendering import lists, terminal  # noqa: PLC0415 - as above

    words, width = context.words, console.width()
    match by:
        case "day":
            context.output.show(lists.by_day(shown, words, width))
        case "partner":
            context.output.show(lists.by_partner(shown, words, width))
        case "professional":
            context.output.show(lists.by_professional(shown, words, width))
        case _:
            context.output.show(terminal.overview(shown, words, width))


def _bytes(shown: Shown, words: Words, kind: str) -> bytes:
    match kind:
        case "csv":
            from coanimation.rendering.csv import to_csv  # noqa: PLC0415 - as above
            from coanimation.rendering.table import rota_table  # noqa: PLC0415 - as above

            return to_csv(rota_table(shown, words), words.language)
        case "xlsx":
            from coanimation.rendering.sheet import to_xlsx  # noqa: PLC0415 - as above
            from coanimation.rendering.table import tables  # noqa: PLC0415 - as above

            title = words.say("rota-page-title", month=shown.month.month, space=shown.month.space.name)
            return to_xlsx(tables(shown, words), title)
        case _:
            from coanimation.rendering.page_rota import to_html  # noqa: PLC0415 - as above

            return to_html(shown, words).encode()


def _give(context: Context, data: bytes, output: Path | None) -> None:
    if output is not None:
        from coanimation.use_cases.show import write  # noqa: PLC0415 - as above

        write(output, data)
        context.output.note("show-written", path=str(output))
    elif data.startswith(b"PK") and sys.stdout.isatty():
        raise WrongUse("show-binary")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
