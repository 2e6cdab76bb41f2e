"""`coanimation ask`, `answer`: somebody is asked to come, and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coanimation.cli.doors import WordChoice, argument, command, json_option
from coanimation.cli.output import Context, pass_context

if TYPE_CHECKING:
    from coanimation.domain.slots import Slot


@command("ask")
@argument("month")
@argument("slot")
@argument("professional")
@json_option
@pass_context
def ask(context: Context, month: str, slot: str, professional: str) -> None:
    """Write a request to somebody, and record it."""
    from coanimation.cli.mail import MailTold, names_by_mail  # noqa: PLC0415 - a door imports when it opens
    from coanimation.use_cases.gather import parse_month  # noqa: PLC0415 - as above
    from coanimation.use_cases.requests import ask as request  # noqa: PLC0415 - as above

    out, wanted = context.output, parse_month(month, context.now, context.folder)
    done = request(context.folder, wanted, slot, professional, now=context.now)
    told = MailTold(out, names_by_mail(done.month.partners))
    if out.json:
        found = {"slot": done.slot.id, "professional": done.professional.id, "changed": done.changed}
        out.data({"format": 1, "month": str(wanted), **found, "to": done.message.to or None, **told.data(done.mailed)})
        return
    name = done.professional.name
    out.say("request-asked" if done.changed else "request-asked-before", name=name, **_facts(context, done.slot))
    told.written(done.message)
    told.matters(done.mailed)
    out.note("request-next", who=done.professional.id)


@command("answer")
@argument("professional")
@argument("answer", type=WordChoice("request-answer", ("yes", "no")))
@argument("slot", default="")
@json_option
@pass_context
def answer(context: Context, professional: str, answer: str, slot: str) -> None:
    """Record what somebody answered who was asked."""
    from coanimation.use_cases.requests import answer as hear  # noqa: PLC0415 - a door imports when it opens

    out = context.output
    done = hear(context.folder, professional, yes=answer == "yes", slot=slot, now=context.now)
    month = str(done.month.month)
    if out.json:
        found = {"slot": done.slot.id, "professional": done.professional.id, "yes": done.yes}
        out.data({"format": 1, "month": month, **found})
        return
    out.say("request-yes" if done.yes else "request-no", name=done.professional.name, **_facts(context, done.slot))
    out.note("adjust-next", month=month)


def _facts(context: Context, slot: Slot) -> dict[str, str]:
    return {"day": context.words.day(slot.day), "hours": context.words.span(slot.start, slot.end)}
