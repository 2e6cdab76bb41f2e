"""`coanimation swap`: two people take each other's slot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from coanimation.cli.doors import argument, command, json_option, yes_option
from coanimation.cli.output import Context, pass_context
from coanimation.errors import Stopped, WrongUse

if TYPE_CHECKING:
    from coanimation.use_cases.swap import Swapped


@command("swap")
@argument("month")
@argument("slot")
@argument("professional")
@argument("other_slot")
@argument("other_professional")
@yes_option
@json_option
@pass_context
def swap(  # noqa: PLR0913, PLR0917 - one parameter for each argument
    context: Context, month: str, slot: str, professional: str, other_slot: str, other_professional: str, yes: bool
) -> int:
    """Let two people take each other's slot, when they agreed and no rule is against it."""
    from coanimation.use_cases.gather import parse_month  # noqa: PLC0415 - a door imports when it opens
    from coanimation.use_cases.swap import NotAllowed  # noqa: PLC0415 - as above
    from coanimation.use_cases.swap import swap as act  # noqa: PLC0415 - as above

    def agree(found: Swapped) -> bool:
        if not context.output.json:
            _show(found, context)
        if yes or not context.output.can_ask:
            return yes
        if not context.output.ask("swap-ask"):
            raise click.Abort
        return True

    wanted = parse_month(month, context.now, context.folder)
    one, other = (slot, professional), (other_slot, other_professional)
    try:
        done = act(context.folder, wanted, one, other, now=context.now, agree=agree)
    except NotAllowed as refused:
        raise _worded(refused, context) from refused
    if context.output.json:
        context.output.data(_data(done, context))
    elif not done.recorded:
        raise Stopped("swap-undecided")
    else:
        context.output.say("swap-kept", version=str(done.rota.version), month=wanted)
        context.output.say("absence-next", month=str(wanted))
    if not done.recorded:
        return Stopped.exit_code
    return 1 if _lacks(done) else 0


def _show(found: Swapped, context: Context) -> None:
    from coanimation.rendering.exchange import exchange_lines  # noqa: PLC0415 - a door imports when it opens

    seats = (found.exchange.one, found.exchange.other)
    for line in exchange_lines(found.month, seats, (found.before, found.rota), _price(found), context.words):
        context.output.text(line)


def _price(found: Swapped) -> list[tuple[str, int, int]]:
    return [(cost.aim, cost.before, cost.after) for cost in found.exchange.costs]


def _lacks(done: Swapped) -> bool:
    from coanimation.rendering.changes import lost  # noqa: PLC0415 - a door imports when it opens

    return any(lost(done.month, done.before, done.rota))


def _worded(refused: Exception, context: Context) -> WrongUse:
    """Say the rules that stand against it, one a line."""
    from coanimation.rendering.changes import rule_texts  # noqa: PLC0415 - a door imports when it opens
    from coanimation.use_cases.swap import NotAllowed  # noqa: PLC0415 - as above

    if not isinstance(refused, NotAllowed):
        raise refused
    texts = rule_texts(refused.month, refused.exchange.broken, context.words)
    return WrongUse(refused.code, rules="\n".join(f"  {text}" for text in texts))


def _data(done: Swapped, context: Context) -> dict[str, object]:
    from coanimation.rendering.changes import assignments_data  # noqa: PLC0415 - a door imports when it opens
    from coanimation.rendering.exchange import aims  # noqa: PLC0415 - as above

    worse, better = aims(_price(done), context.words)
    return {
        "format": 1,
        "month": str(done.month.month),
        "exchanged": assignments_data([done.exchange.one, done.exchange.other]),
        "costs": [{"tier": cost.aim, "before": cost.before, "after": cost.after} for cost in done.exchange.costs],
        "recorded": done.recorded,
        "version": done.rota.version if done.recorded else done.before.version,
        "text": {"worse": worse, "better": better},
    }
