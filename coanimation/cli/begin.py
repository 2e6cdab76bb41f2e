"""`coanimation init`, `check` and `schema`: the workspace itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coanimation.cli.data import problem_data
from coanimation.cli.doors import WordChoice, argument, command, json_option, option
from coanimation.cli.output import Context, pass_context
from coanimation.cli.typed import command_in
from coanimation.errors import Problem, WorkspaceError, WrongUse

if TYPE_CHECKING:
    from coanimation.workspace import Kind

# Written out: importing the workspace would import pydantic for the sake of a help text. A test compares them.
TEMPLATES: tuple[Kind, ...] = ("simple", "points-ecoute", "blank")


@command("init")
@argument("folder", required=False, type=click.Path(path_type=Path))
@option("--template", type=WordChoice("template", TEMPLATES), default="simple", show_default=True)
@pass_context
def init(context: Context, folder: Path | None, template: Kind) -> None:
    """Make a workspace."""
    from coanimation.use_cases.begin import init as make  # noqa: PLC0415 - a door imports when it opens

    out, words = context.output, context.words
    where = folder or context.folder
    made = make(where, template=template, language=words.language, today=context.now.date())
    out.say("begin-made", folder=str(where))
    for path in made:
        code = "begin-file-workbook" if path.suffix == ".xlsx" else f"begin-file-{path.stem}"
        if words.has(code):
            out.say(code, file=path.name)
    out.text()
    out.say("begin-next-blank" if template == "blank" else "begin-next", coanimation=command_in(where))


@command("check")
@json_option
@pass_context
def check(context: Context) -> int:
    """Say what is wrong in the files, or that all is well."""
    from coanimation.use_cases.begin import check as checked_  # noqa: PLC0415 - a door imports when it opens

    out, words = context.output, context.words
    try:
        checked = checked_(context.folder, now=context.now)
    except WorkspaceError as wrong:
        if not out.json:
            raise
        out.data({"format": 1, "status": "wrong", "problems": _data(context, wrong.problems), "remarks": []})
        return wrong.exit_code
    if out.json:
        out.data({"format": 1, "status": "right", "problems": [], "remarks": _data(context, checked.remarks)})
        return 0
    contents = checked.contents
    out.say(
        "begin-right",
        space=contents.space.name,
        openings=len(contents.space.openings),
        partners=len(contents.partners),
        professionals=sum(len(partner.professionals) for partner in contents.partners),
    )
    if checked.months:
        out.say("begin-right-months", months=checked.months)
    if checked.remarks:
        out.say("begin-remarks")
        for remark in checked.remarks:
            out.text(f"  {words.problem(remark)}")
    return 0


@command("schema")
@option("--write", type=click.Path(path_type=Path, file_okay=False))
@argument("file", required=False, default="")
@pass_context
def schema(context: Context, file: str, write: Path | None) -> None:
    """Give the JSON Schema of the files."""
    from coanimation.words import nearest  # noqa: PLC0415 - a door imports when it opens
    from coanimation.workspace import schemas, write_text  # noqa: PLC0415 - as above

    made = schemas()
    name = Path(file).name.removesuffix(".yaml")
    if name and name not in made:
        raise WrongUse("begin-unknown-schema", value=file, choices=tuple(made), nearest=nearest(name, made) or "")
    chosen = {name: made[name]} if name else made
    if write is not None:
        for known, text in chosen.items():
            write_text(write / f"{known}.json", text)
        context.output.say("begin-schemas-written", folder=str(write), count=len(chosen))
    elif name:
        context.output.text(made[name].rstrip("\n"))
    else:
        context.output.say("begin-schemas", names=tuple(made))


def _data(context: Context, problems: tuple[Problem, ...]) -> list[dict[str, object]]:
    return [problem_data(problem, context.words) for problem in problems]
