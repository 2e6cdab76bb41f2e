"""`coanimation plan --alternatives` and `coanimation keep`: several rotas to choose from, and the one that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from coanimation.cli.doors import argument, command, json_option
from coanimation.cli.output import Context, pass_context

if TYPE_CHECKING:
    from coanimation.domain.months import YearMonth
    from coanimation.use_cases.alternatives import Choice, Cost


@command("keep")
@argument("month")
@argument("number", type=click.IntRange(min=1))
@json_option
@pass_context
def keep(context: Context, month: str, number: int) -> None:
    """Make one of the rotas that were told by `plan --alternatives` the draft."""
    from coanimation.use_cases.alternatives import keep as act  # noqa: PLC0415 - a door imports when it opens
    from coanimation.use_cases.gather import parse_month  # noqa: PLC0415 - as above

    wanted = parse_month(month, context.now, context.folder)
    kept = act(context.folder, wanted, number, now=context.now)
    out, facts = context.output, {"number": number, "version": str(kept.rota.version), "month": wanted}
    if out.json:
        told = {"format": 1, "month": str(wanted), "number": number, "version": kept.rota.version}
        out.data(told | {"changed": kept.changed})
        return
    out.say("keep-done" if kept.changed else "keep-as-before", **facts)
    out.say("plan-next-show", month=str(wanted))


def look(context: Context, month: YearMonth, count: int, seconds: float | None) -> dict[str, object]:
    """Look for rotas to choose from, and tell them; with `--json`, give them as data instead."""
    from coanimation.cli.plan import until_interrupted  # noqa: PLC0415 - a door imports when it opens
    from coanimation.use_cases.alternatives import find_alternatives  # noqa: PLC0415 - as above

    if not context.output.json:
        context.output.note("alternatives-searching")
    with until_interrupted() as interrupted:
        choice = find_alternatives(
            context.folder, month, count=count, now=context.now, seconds=seconds, stop=interrupted
        )
    if context.output.json:
        return _data(choice, context)
    _tell(choice, context)
    return {}


def _tell(choice: Choice, context: Context) -> None:
    from coanimation.rendering.alternatives import (  # noqa: PLC0415 - a door imports when it opens
        alternative_lines,
        draft_lines,
    )

    out, words, told, month = context.output, context.words, choice.told, str(choice.month.month)
    prices = [[(cost.aim, cost.before, cost.after) for cost in one.costs] for one in told.found]
    out.text()
    if told.found:
        out.say("alternatives-found", count=len(told.found) + 1)
        for line in draft_lines(choice.draft, prices, words):
            out.text(line)
    for number, (one, laid, price) in enumerate(zip(told.found, choice.shown, prices, strict=True), 2):
        for line in alternative_lines(number, (one.first, one.changed, one.proven), laid, price, words):
            out.text(line)
    if told.exhausted:
        out.say("alternatives-exhausted", found=len(told.found), apart=told.apart, seats=told.seats)
    if told.furthest is not None:
        out.say("alternatives-furthest", furthest=told.furthest)
    if told.left_open:
        out.say("alternatives-open", month=month)
    if told.found:
        out.say("alternatives-next", month=month)


def _data(choice: Choice, context: Context) -> dict[str, object]:
    from coanimation.rendering.data import as_json  # noqa: PLC0415 - a door imports when it opens

    told = choice.told
    return {
        "alternatives": [
            {
                "number": number,
                "first": one.first,
                "changed": one.changed,
                "proven": one.proven,
                "costs": [_cost(cost) for cost in one.costs],
                "rota": as_json(laid, context.words),
            }
            for number, (one, laid) in enumerate(zip(told.found, choice.shown, strict=True), 2)
        ],
        "apart": told.apart,
        "exhausted": told.exhausted,
        "furthest": told.furthest,
        "open": list(told.left_open),
    }


def _cost(cost: Cost) -> dict[str, object]:
    return {"tier": cost.aim, "before": cost.before, "after": cost.after}
