"""`coanimation pin`, `ban`, `unpin`, `close`, `reopen`: what the coordinator decides about a month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coanimation.cli.doors import argument, command
from coanimation.cli.output import Context, pass_context

if TYPE_CHECKING:
    from coanimation.domain.months import YearMonth
    from coanimation.use_cases.adjust import Adjusted


@command("pin")
@argument("month")
@argument("slot")
@argument("professional")
@pass_context
def pin(context: Context, month: str, slot: str, professional: str) -> None:
    """Fix someone in a slot."""
    from coanimation.use_cases.adjust import pin as act  # noqa: PLC0415 - a door imports when it opens

    _tell(context, "pin", act(context.folder, _month(context, month), slot, professional, now=context.now))


@command("ban")
@argument("month")
@argument("slot")
@argument("professional")
@pass_context
def ban(context: Context, month: str, slot: str, professional: str) -> None:
    """Set someone aside from a slot."""
    from coanimation.use_cases.adjust import ban as act  # noqa: PLC0415 - a door imports when it opens

    _tell(context, "ban", act(context.folder, _month(context, month), slot, professional, now=context.now))


@command("unpin")
@argument("month")
@argument("slot")
@argument("professional")
@pass_context
def unpin(context: Context, month: str, slot: str, professional: str) -> None:
    """Take back a pin or a ban."""
    from coanimation.use_cases.adjust import unpin as act  # noqa: PLC0415 - a door imports when it opens

    _tell(context, "unpin", act(context.folder, _month(context, month), slot, professional, now=context.now))


@command("close")
@argument("month")
@argument("slot")
@pass_context
def close(context: Context, month: str, slot: str) -> None:
    """Close a slot."""
    from coanimation.use_cases.adjust import close as act  # noqa: PLC0415 - a door imports when it opens

    _tell(context, "close", act(context.folder, _month(context, month), slot, now=context.now))


@command("reopen")
@argument("month")
@argument("slot")
@pass_context
def reopen(context: Context, month: str, slot: str) -> None:
    """Take back what was decided about a slot."""
    from coanimation.use_cases.adjust import reopen as act  # noqa: PLC0415 - a door imports when it opens

    _tell(context, "reopen", act(context.folder, _month(context, month), slot, now=context.now))


def _month(context: Context, typed: str) -> YearMonth:
    from coanimation.use_cases.gather import parse_month  # noqa: PLC0415 - a door imports when it opens

    return parse_month(typed, context.now, context.folder)


def _tell(context: Context, done: str, adjusted: Adjusted) -> None:
    """Say what was decided, or that it was so already; then the next step."""
    out, words, slot = context.output, context.words, adjusted.slot
    facts = {
        "day": words.day(slot.day),
        "hours": words.span(slot.start, slot.end),
        "name": adjusted.professional.name if adjusted.professional is not None else "",
    }
    if not adjusted.changed:
        out.say("adjust-as-before", **facts)
        return
    out.say(f"adjust-{done}", **facts)
    out.note("adjust-next", month=str(adjusted.month.month))
