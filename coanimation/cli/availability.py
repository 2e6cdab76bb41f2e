"""`coanimation availability`: gathering when people can come."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from coanimation.cli.doors import command, group, json_option, month_argument, option
from coanimation.cli.output import Context, pass_context

if TYPE_CHECKING:
    from coanimation.use_cases.busy import Fetched, Supplied
    from coanimation.words import Words

availability = group("availability")


@command("fetch", of=availability)
@month_argument
@option("--dry-run", is_flag=True)
@option("--local-network", is_flag=True)
@json_option
@pass_context
def fetch(context: Context, month: str, dry_run: bool, local_network: bool) -> int:
    """Read in people's calendars when they are busy."""
    from coanimation.intake.busy import Reach, web  # noqa: PLC0415 - only this command needs it
    from coanimation.use_cases.busy import fetch_busy  # noqa: PLC0415 - as above
    from coanimation.use_cases.gather import parse_month  # noqa: PLC0415 - as above

    out = context.output
    found = fetch_busy(
        context.folder,
        parse_month(month, context.now, context.folder),
        now=context.now,
        reach=Reach(web=web(local_network=local_network), environment=os.environ),
        dry_run=dry_run,
        news=lambda count: None if out.json else out.note("busy-asking", count=count),
    )
    if out.json:
        out.data(_data(found, context.words, dry_run=dry_run))
    else:
        _tell(found, context, dry_run=dry_run)
    return found.exit_code


@command("remind", of=availability)
@month_argument
@json_option
@pass_context
def remind(context: Context, month: str) -> None:
    """Write a reminder to each partner that has not answered."""
    from coanimation.cli.message import tell  # noqa: PLC0415 - a door imports when it opens
    from coanimation.use_cases.gather import parse_month  # noqa: PLC0415 - as above
    from coanimation.use_cases.messages import remind as write  # noqa: PLC0415 - as above

    tell(context, write(context.folder, parse_month(month, context.now, context.folder), now=context.now), "remind")


def _tell(found: Fetched, context: Context, *, dry_run: bool) -> None:
    out, words = context.output, context.words
    if not found.people and not found.withdrawn:
        out.say("busy-nobody", month=found.month)
        return
    read = [one for one in found.people if one.failure is None]
    if read:
        out.say("busy-title", month=found.month)
    for one in read:
        counts = {"slots": one.slots, "busy": one.busy, "perhaps": one.perhaps}
        out.text("  " + words.say("busy-line", who=_who(one, words), **counts))
    if found.withdrawn:
        from coanimation.workspace import read as contents  # noqa: PLC0415 - their names, if they are still here

        names = {one.id: one.name for partner in contents(context.folder).partners for one in partner.professionals}
        for who in found.withdrawn:
            out.say("busy-withdrawn", who=names.get(who, who))
    for one in found.people:
        if one.failure is not None:
            out.warn("busy-failed", who=_who(one, words), why=_why(one, words))
            out.note("busy-kept", count=one.kept)
    if dry_run:
        out.note("busy-rehearsal")
    elif read:
        out.note("busy-own-first" if found.written else "busy-unchanged")


def _who(one: Supplied, words: Words) -> str:
    return words.say("explain-person", name=one.person.name, partner=one.partner.name)


def _why(one: Supplied, words: Words) -> str:
    assert one.failure is not None
    return words.say(one.failure.code, **one.failure.fields)


def _data(found: Fetched, words: Words, *, dry_run: bool) -> dict[str, object]:
    return {
        "format": 1,
        "month": str(found.month),
        "dry_run": dry_run,
        "written": found.written,
        "people": list(_people(found, words)),
        "withdrawn": list(found.withdrawn),
    }


def _people(found: Fetched, words: Words) -> Iterator[dict[str, object]]:
    for one in found.people:
        told: dict[str, object] = {"professional": one.person.id, "partner": one.partner.id, "slots": one.slots}
        if one.failure is None:
            yield {**told, "status": "read", "busy": one.busy, "perhaps": one.perhaps}
        else:
            yield {**told, "status": "failed", "code": one.failure.code, "text": _why(one, words), "kept": one.kept}
