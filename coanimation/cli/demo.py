"""`coanimation demo`: the main job on the example, verified."""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coanimation.cli import console
from coanimation.cli.doors import command, option
from coanimation.cli.output import Context, pass_context
from coanimation.cli.typed import command_in
from coanimation.words import Words

if TYPE_CHECKING:
    from coanimation.readback import Difference
    from coanimation.rendering.shown import Shown
    from coanimation.use_cases.demo import ReadBack, Stage


@command("demo")
@option("--keep", is_flag=True)
@option("--dir", "folder", type=click.Path(path_type=Path))
@option("--month", default="")
@pass_context
def demo(context: Context, *, keep: bool, folder: Path | None, month: str) -> int:
    """Plan and publish the month to come of the example, and read it back."""
    from coanimation.rendering.progress import PublicationProgress, SearchProgress  # noqa: PLC0415 - only this command needs them
    from coanimation.rendering.terminal import overview  # noqa: PLC0415 - as above
    from coanimation.use_cases import demo as steps  # noqa: PLC0415 - as above
    from coanimation.use_cases.months import parse_month  # noqa: PLC0415 - as above

    begun = time.monotonic()
    where = folder or Path(tempfile.mkdtemp(prefix="coanimation-")) / "escale"
    words = Words(context.words.language, command=command_in(where))
    out, now = replace(context.output, words=words), context.now
    with steps.staged(where, parse_month(month, now, where)) as stage:
        out.say("demo-served", folder=str(where), url=stage.serving.url)
        with SearchProgress(out.console(stderr=True), words) as progress:
            shown = steps.plan(stage, now=now, progress=progress)
        out.text()
        out.show(overview(shown, words, console.width()))
        out.text()
        with PublicationProgress(out.console(stderr=True), words) as announcing:
            published = steps.announce(stage, now=now, progress=announcing)
        out.say(
            "demo-published",
            slots=len(published.open),
            closed=len(published.closed),
            waiting=len(published.short),
            calendars=len(published.calendars),
            feeds=len(published.feeds.targets),
        )
        out.text()
        out.say("demo-reading")
        right = True
        for read in steps.verify(stage, now=now):
            right = right and read.right
            _tell(context, read, shown)
        out.text()
        out.say("demo-right" if right else "demo-wrong", seconds=words.number(time.monotonic() - begun, decimals=0))
        out.text()
        _where(context, stage, keep=keep)
        if keep:
            try:
                console.until_ctrl_c()
            except KeyboardInterrupt:
                out.note("demo-stopped")
    return 0 if right else 1


def _tell(context: Context, read: ReadBack, shown: Shown) -> None:
    out = context.output
    kind = "demo-read-partner" if read.partner else "demo-read-public"
    if read.right:
        out.say(kind, name=read.name, count=read.events)
        return
    out.warn(f"{kind}-wrong", name=read.name)
    if read.unread is not None:
        out.complain(context.words.say(read.unread.code, url=read.unread.url, cause=read.unread.cause))
    zone = shown.month.now.tzinfo
    for difference in read.differences:
        out.complain(
            _difference(difference, context.words, difference.start.astimezone(zone).isoformat(" ", "minutes"))
        )


def _difference(difference: Difference, words: Words, when: str) -> str:
    code = f"demo-difference-{difference.kind.value}"
    return words.say(code, when=when, expected=difference.expected, seen=difference.seen)


def _where(context: Context, stage: Stage, *, keep: bool) -> None:
    out = context.output
    out.say("demo-where", folder=str(stage.folder), page=str(stage.folder / "site" / "public" / "index.html"))
    if not keep:
        out.say("demo-again")
        return
    out.say(
        "demo-addresses", url=stage.serving.url, hours=stage.serving.hours, calendars=f"{stage.serving.url}calendars/"
    )
    for partner, password in stage.passwords.items():
        out.say("demo-account", partner=partner, password=password)
    out.say("demo-until")
