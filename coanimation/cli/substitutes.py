"""`coanimation substitutes`: who could take a seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coanimation.cli.doors import argument, command, json_option, option
from coanimation.cli.output import Context, pass_context

if TYPE_CHECKING:
    from coanimation.domain.rota import Reason
    from coanimation.use_cases.substitutes import Ranked
    from coanimation.words import Words


@command("substitutes")
@argument("month")
@argument("slot")
@option("--instead", default="")
@json_option
@pass_context
def substitutes(context: Context, month: str, slot: str, instead: str) -> int:
    """Tell who could come to a slot, the least costly first."""
    from coanimation.use_cases.gather import parse_month  # noqa: PLC0415 - a door imports when it opens
    from coanimation.use_cases.substitutes import find_substitutes  # noqa: PLC0415 - as above

    wanted = parse_month(month, context.now, context.folder)
    found = find_substitutes(context.folder, wanted, slot, now=context.now, instead=instead)
    if context.output.json:
        context.output.data(_data(found, context))
    else:
        _tell(found, context)
    return 0 if found.people else 1


def _tell(found: Ranked, context: Context) -> None:
    out, words, slot = context.output, context.words, found.slot
    facts = {"day": words.day(slot.day), "hours": words.span(slot.start, slot.end)}
    if not found.people:
        out.say("substitutes-none", **facts)
        return
    if found.instead is None:
        out.say("substitutes-title", **facts)
    else:
        out.say("substitutes-title-instead", name=found.instead.name, **facts)
    partners = {person.id: partner.name for partner in found.month.partners for person in partner.professionals}
    names = {person.id: person.name for person in found.month.professionals}
    for place, one in enumerate(found.people, 1):
        who = words.say("explain-person", name=names[one.professional], partner=partners[one.professional])
        asked = found.month.adjustments.asked.get((slot.id, one.professional))
        how = _how(one, words)
        if asked is not None and asked.yes is None:
            how += " " + words.say("substitutes-asked", day=words.day(asked.on, short=True))
        out.text("  " + words.say("substitutes-line", place=place, who=who, how=how))
    out.note("substitutes-next", month=str(found.month.month), slot=slot.id, who=found.people[0].professional)


def _how(one: Reason, words: Words) -> str:
    """Say that it costs nothing, or the first aim that would be worse (a stage is told as its aim)."""
    if "aim" not in one.fields:
        return words.reason(one)
    return words.say("substitutes-costs", aim=words.aim(str(one.fields["aim"])))


def _data(found: Ranked, context: Context) -> dict[str, object]:
    return {
        "format": 1,
        "month": str(found.month.month),
        "slot": found.slot.id,
        "instead": found.instead.id if found.instead else None,
        "substitutes": [
            {
                "professional": one.professional,
                "code": one.code,
                "aim": one.fields.get("aim"),
                "text": _how(one, context.words),
            }
            for one in found.people
        ],
    }
