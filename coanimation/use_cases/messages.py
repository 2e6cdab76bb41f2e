"""Messages that a person asks for: reminders and draft rotas written out, and what waits sent."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from coanimation.domain.messages import Kind, Message
from coanimation.domain.month import Month
from coanimation.domain.months import YearMonth
from coanimation.domain.space import Space
from coanimation.errors import NoRota, RotaError, WrongUse
from coanimation.publishing import asking
from coanimation.publishing.letters import Writer
from coanimation.publishing.mailing import Mailed, Mailing
from coanimation.use_cases.gather import gather
from coanimation.use_cases.show import falsehoods
from coanimation.use_cases.standing import having_answered
from coanimation.words import Words
from coanimation.workspace import lock, outbox, read
from coanimation.workspace.outbox import Waiting

__all__ = ["Mailed", "Waiting", "Written", "propose", "remind", "send", "waiting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What is to be told of a month by message, whether it was written now or stood there before."""

    month: Month
    messages: tuple[Message, ...]
    mailed: Mailed


def remind(folder: Path, month: YearMonth, *, now: datetime, wait: float = 10.0) -> Written:
    """Write a reminder to each partner that has not answered; those for whoever answered since are taken back."""

    def about(gathered: Month, writer: Writer) -> tuple[Message, ...]:
        answered = having_answered(gathered)
        return asking.reminders(gathered, (one for one in gathered.partners if one not in answered), writer)

    return _written(folder, month, Kind.REMINDER, about, now, wait)


def propose(folder: Path, month: YearMonth, *, now: datetime, wait: float = 10.0) -> Written:
    """Write to each partner its part of the draft rota; NoRota when there is none, RotaError when it is false."""

    def about(gathered: Month, writer: Writer) -> tuple[Message, ...]:
        if gathered.draft is None:
            raise NoRota("show-no-rota", month=month, name=str(month))
        if problems := falsehoods(folder, gathered):
            raise RotaError(problems)
        return asking.proposals(gathered, gathered.draft, writer)

    return _written(folder, month, Kind.PROPOSAL, about, now, wait)


def waiting(folder: Path) -> Sequence[Waiting]:
    """List the drafts that nobody sent yet."""
    read(folder)
    return outbox.waiting(folder)


def send(folder: Path, *, now: datetime, environment: Mapping[str, str] | None = None, wait: float = 10.0) -> Mailed:
    """Send every draft that waits; WrongUse when the space names no mail server."""
    with lock(folder, wait=wait, command="message"):
        space = read(folder).space
        if space.mail is None or not space.mail.host:
            raise WrongUse("message-no-server")
        secrets = os.environ if environment is None else environment
        return Mailing(folder, space, secrets, now).send(frozenset(Kind), again=True)


def writer(space: Space, now: datetime) -> Writer:
    """Make what writes the messages of a space, in its language."""
    return Writer(space=space, words=Words(space.language), now=now.astimezone(ZoneInfo(space.timezone)))


def _written(  # noqa: PLR0913, PLR0917 - what is written, about what, and when
    folder: Path,
    month: YearMonth,
    kind: Kind,
    about: Callable[[Month, Writer], tuple[Message, ...]],
    now: datetime,
    wait: float,
) -> Written:
    with lock(folder, wait=wait, command="message"):
        gathered = gather(folder, month, now=now)
        messages = about(gathered, writer(gathered.space, now))
        mailing = Mailing(folder, gathered.space, {}, now, send=False)
        mailing.forget(f"{kind.value}/{month}/", [one.series for one in messages])
        mailing.write(messages)
        return Written(month=gathered, messages=messages, mailed=mailing.send())
