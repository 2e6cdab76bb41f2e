"""`coanimation message`: draft rotas to send, and what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coanimation.cli.doors import command, group, json_option, month_argument
from coanimation.cli.output import Context, pass_context
from coanimation.domain.messages import Fate
from coanimation.errors import Unreachable

if TYPE_CHECKING:
    from coanimation.use_cases.messages import Waiting, Written

message = group("message")
_NOT_THERE = frozenset({"message-failed-unreachable", "message-failed-too-long"})


@command("propose", of=message)
@month_argument
@json_option
@pass_context
def propose(context: Context, month: str) -> None:
    """Write to each partner its part of the draft rota."""
    from coanimation.use_cases.gather import parse_month  # noqa: PLC0415 - a door imports when it opens
    from coanimation.use_cases.messages import propose as write  # noqa: PLC0415 - as above

    tell(context, write(context.folder, parse_month(month, context.now, context.folder), now=context.now), "propose")


@command("list", of=message)
@json_option
@pass_context
def list_(context: Context) -> None:
    """List the messages that nobody sent yet."""
    from coanimation.use_cases.messages import waiting  # noqa: PLC0415 - a door imports when it opens

    out, found = context.output, waiting(context.folder)
    if out.json:
        out.data({"format": 1, "waiting": [_waiting(one) for one in found]})
        return
    for one in found:
        fate = one.noted.fate if one.noted is not None else Fate.DRAFTED
        out.say("message-line", name=one.path.name, fate=fate, status=one.noted.status if one.noted else 0)
    if found:
        out.note("message-waiting", count=len(found))
    else:
        out.say("message-none")


@command("send", of=message)
@json_option
@pass_context
def send(context: Context) -> int:
    """Send every message that waits."""
    from coanimation.cli.mail import MailTold, names_by_mail  # noqa: PLC0415 - a door imports when it opens
    from coanimation.use_cases.messages import send as send_all  # noqa: PLC0415 - as above
    from coanimation.workspace import read  # noqa: PLC0415 - as above

    mailed = send_all(context.folder, now=context.now)
    told = MailTold(context.output, names_by_mail(read(context.folder).partners))
    if context.output.json:
        context.output.data({"format": 1, **told.data(mailed)})
    else:
        context.output.say("message-sent", count=len(mailed.of(Fate.SENT)))
        told.matters(mailed)
    nobody_there = mailed.failure in _NOT_THERE and not mailed.handed
    return Unreachable.exit_code if nobody_there else int(mailed.trouble)


def tell(context: Context, written: Written, code: str) -> None:
    """Say for whom there is a message, and where."""
    from coanimation.cli.mail import MailTold, names_by_mail  # noqa: PLC0415 - a door imports when it opens

    out = context.output
    told = MailTold(out, names_by_mail(written.month.partners))
    if out.json:
        messages = [{"name": one.name, "to": one.to or None} for one in written.messages]
        out.data({"format": 1, "month": str(written.month.month), "messages": messages, **told.data(written.mailed)})
        return
    if not written.messages:
        out.say(f"message-{code}-none", month=written.month.month)
        return
    out.say(f"message-{code}", count=len(written.messages), month=written.month.month)
    for one in written.messages:
        told.written(one)
    told.matters(written.mailed)
    if written.month.space.mail is not None and written.month.space.mail.host:
        out.note("message-next-send")


def _waiting(one: Waiting) -> dict[str, object]:
    noted = one.noted
    return {
        "name": one.path.stem,
        "kind": noted.kind.value if noted else None,
        "fate": noted.fate.value if noted else Fate.DRAFTED.value,
        "status": noted.status if noted else 0,
    }
