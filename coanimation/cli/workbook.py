"""`coanimation import` and `workbook`: a filled workbook becomes the workspace; the workspace, a workbook."""

from __future__ import annotations

from pathlib import Path

import click

from coanimation.cli.doors import argument, command, json_option, option
from coanimation.cli.output import Context, pass_context


@command("import")
@argument("file", type=click.Path(path_type=Path))
@option("--dry-run", is_flag=True)
@json_option
@pass_context
def import_(context: Context, file: Path, dry_run: bool) -> None:
    """Read a filled workbook into the workspace."""
    from coanimation.use_cases.workbook import import_workbook  # noqa: PLC0415 - only this command needs it

    out = context.output
    done = import_workbook(context.folder, file, now=context.now, dry_run=dry_run, language=context.words.language)
    if out.json:
        out.data(
            {
                "format": 1,
                "written": not dry_run,
                "changed": list(done.changed),
                "rewritten": list(done.rewritten),
                "removed": list(done.removed),
                "ignored": list(done.ignored),
                "partners": len(done.partners),
                "professionals": done.professionals,
                "openings": len(done.space.openings),
            }
        )
        return
    out.say(
        "workbook-read",
        file=file.name,
        openings=len(done.space.openings),
        partners=len(done.partners),
        people=done.professionals,
    )
    if not done.changed:
        out.say("workbook-unchanged")
    elif dry_run:
        out.say("workbook-would-change", files=list(done.changed))
    else:
        out.say("workbook-begun" if done.begun else "workbook-changed", files=list(done.changed))
    if done.removed:
        out.note("workbook-removed", names=list(done.removed))
    for name in done.rewritten:
        out.note("workbook-comments-lost", file=name)
    for title in done.ignored:
        out.note("workbook-ignored-sheet", sheet=title)


@command("workbook")
@argument("file", required=False, type=click.Path(path_type=Path))
@pass_context
def workbook(context: Context, file: Path | None) -> None:
    """Write a workbook that says what the workspace says."""
    from coanimation.use_cases.workbook import write_workbook  # noqa: PLC0415 - only this command needs it

    made = write_workbook(context.folder, file, anew=True)
    context.output.say("workbook-written", file=str(made))
