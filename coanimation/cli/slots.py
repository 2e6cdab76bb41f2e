"""`coanimation slots`: the slots of a month."""

from __future__ import annotations

from coanimation.cli.doors import command, json_option, month_argument
from coanimation.cli.output import Context, pass_context


@command("slots")
@month_argument
@json_option
@pass_context
def slots(context: Context, month: str) -> None:
    """Show the slots of a month."""
    from coanimation.rendering.slots import data, monday, table, weeks  # noqa: PLC0415 - only this command needs it
    from coanimation.use_cases.gather import parse_month  # noqa: PLC0415 - as above
    from coanimation.use_cases.slots import month_slots  # noqa: PLC0415 - as above

    found = month_slots(context.folder, parse_month(month, context.now, context.folder), now=context.now)
    out, words = context.output, context.words
    if out.json:
        out.data(
            {
                "format": 1,
                "month": str(found.month),
                "timezone": found.space.timezone,
                "open_minutes": found.open_minutes,
                "outside_office_hours": round(found.outside_share, 4),
                "slots": [data(slot) for slot in found.slots],
            }
        )
        return
    if not found.slots:
        out.say("slots-none", month=found.month)
        return
    out.say("slots-title", space=found.space.name, month=found.month)
    for week in weeks(found.slots):
        out.text()
        out.say("slots-week", day=words.date_only(monday(week[0].day)))
        out.show(table(found.space, found.slots, week, words))
    closed = sum(slot.closed is not None for slot in found.slots)
    out.text()
    out.say(
        "slots-total",
        count=len(found.slots) - closed,
        closed=closed,
        length=words.duration(found.open_minutes),
        share=words.share(found.outside_share),
    )
    if found.estimated:
        out.say("slots-estimated-note")
