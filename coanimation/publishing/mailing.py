"""Messages on their way: drafts written out, and handed to the mail server where the space names one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.utils import getaddresses
from pathlib import Path
from typing import Final

from calendars.letter import Address, sendable
from calendars.smtp import Envelope, MailError, Posted, Server, post
from coanimation.domain.messages import Fate, Kind, Message, Noted, Post
from coanimation.domain.space import Space
from coanimation.errors import WrongUse
from coanimation.publishing.passwords import mail_password
from coanimation.publishing.progress import Progress, Stage, Step, unwatched
from coanimation.workspace import outbox

DUE: Final = frozenset({Kind.INVITATION, Kind.CHANGE})  # what a publication sends by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What became of one message: to whom (an address), and what the server answered."""

    to: str
    kind: Kind
    name: str
    fate: Fate
    status: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailed:
    """What became of the messages; in a rehearsal, what would.

    `written` are new drafts. `handed` tells each that was given to the server; `unaddressed` and `odd` are drafts that
    cannot be sent as they stand, by name: those to nobody, and those to several or from another sender. `waiting` are
    the drafts that wait for a person or for the next time. `failure` is a code of the catalogue: the server could not
    be used. `sends`: the space names a server.
    """

    written: tuple[Message, ...] = ()
    handed: tuple[Handed, ...] = ()
    unaddressed: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()
    waiting: int = 0
    sends: bool = False
    failure: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)

    def of(self, *fates: Fate) -> tuple[Handed, ...]:
        """List those with one of these fates."""
        return tuple(one for one in self.handed if one.fate in fates)

    @property
    def trouble(self) -> bool:
        """Whether a person has to see to it."""
        return bool(
            self.failure or self.unaddressed or self.odd or any(one.fate is not Fate.SENT for one in self.handed)
        )


class Mailing:
    """Writes and sends the messages of a workspace; a rehearsal does neither, and `send` false only writes."""

    def __init__(  # noqa: PLR0913 - the workspace, the instant, and what was agreed to
        self,
        folder: Path,
        space: Space,
        environment: Mapping[str, str],
        now: datetime,
        *,
        dry_run: bool = False,
        send: bool = True,
        progress: Progress = unwatched,
    ) -> None:
        self._folder = folder
        self._post = space.mail
        self._environment = environment
        self._now = now
        self._dry_run = dry_run
        self._send = send
        self._progress = progress
        self._written: list[Message] = []
        self._unaddressed: list[str] = []
        self._odd: list[str] = []

    @property
    def noted(self) -> Mapping[str, Noted]:
        """The last that is known of each series; what a person took away may have reached its reader too."""
        known = outbox.noted(self._folder)
        return {
            series: replace(one, reached=one.reached or outbox.taken(self._folder, one))
            for series, one in known.items()
        }

    def write(self, messages: Sequence[Message]) -> None:
        """Write drafts that are not written yet."""
        known = self.noted
        new = [
            one for one in messages if one.series not in known or not known[one.series].says(one.version, one.sender)
        ]
        if not self._dry_run:
            outbox.put(self._folder, new, now=self._now)
        self._written += new

    def forget(self, begun: str, kept: Collection[str]) -> None:
        """Take back the drafts of the series that begin so, which nobody received: what they tell was not published."""
        if self._dry_run:
            return
        for one in self.noted.values():
            if one.series.startswith(begun) and one.series not in kept and one.version and one.fate is Fate.DRAFTED:
                outbox.withdraw(self._folder, one)

    def take_back(self, series: Collection[str]) -> None:
        """Take back the drafts of these series, which nobody received."""
        if self._dry_run:
            return
        for one in self.noted.values():
            if one.series in series and one.version and not one.reached:
                outbox.withdraw(self._folder, one)

    def send(self, kinds: Collection[Kind] = DUE, *, again: bool = False) -> Mailed:
        """Hand over the drafts of these kinds, `again` those that were refused; whatever stops it is in the answer."""
        handed: list[Handed] = []
        failure, fields = "", dict[str, object]()
        sends = self._post is not None and bool(self._post.host) and self._send
        if self._post is not None and sends and not self._dry_run:
            self._tidy()
            try:
                self._hand_over(self._post, kinds, handed, again=again)
            except MailError as error:
                failure, fields = f"message-failed-{error.why}", {"host": self._post.host, "status": error.status}
            except WrongUse as error:
                failure, fields = error.code, dict(error.fields)
        waiting = len(outbox.waiting(self._folder)) + (len(self._written) if self._dry_run else 0)
        return Mailed(
            written=tuple(self._written),
            handed=tuple(handed),
            unaddressed=tuple(self._unaddressed),
            odd=tuple(self._odd),
            waiting=waiting,
            sends=sends,
            failure=failure,
            fields=fields,
        )

    def _tidy(self) -> None:
        """Put away what was sent by a command that was interrupted just then."""
        for one in outbox.left_behind(self._folder):
            outbox.put_away(self._folder, one)

    def _hand_over(self, where: Post, kinds: Collection[Kind], handed: list[Handed], *, again: bool) -> None:
        envelopes: list[Envelope] = []
        by_envelope: dict[int, Noted] = {}
        for draft in outbox.waiting(self._folder):
            one = draft.noted
            if one is None or one.kind not in kinds or (one.fate is Fate.REFUSED and not again):
                continue
            data = _read(draft.path)
            if (envelope := _envelope(where, data)) is None:
                (self._odd if not data or "to" in _fields(data) else self._unaddressed).append(one.name)
                continue
            by_envelope[id(envelope)] = one
            envelopes.append(envelope)
        if not envelopes:
            return
        password = mail_password(where, self._environment)
        server = Server(host=where.host, port=where.port, security=where.security.value, user=where.user)

        def tell() -> None:
            self._progress(Step(stage=Stage.MESSAGES, done=len(handed), count=len(envelopes), names=(where.host,)))

        def done(posted: Posted) -> None:
            one, fate = by_envelope[id(posted.envelope)], Fate(posted.fate.value)
            outbox.settle(self._folder, one, fate, status=posted.status, now=self._now)
            to = posted.envelope.recipient
            handed.append(Handed(to=to, kind=one.kind, name=one.name, fate=fate, status=posted.status))
            tell()

        tell()
        post(server, password, envelopes, done=done)


def _read(path: Path) -> bytes:
    """Read a draft; nothing of one that cannot be read, and that is then told as one that cannot leave."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _envelope(where: Post, data: bytes) -> Envelope | None:
    """Read from whom and to whom a draft is, as it stands now; None unless each is one address, the space the sender.

    A person may have opened and saved it: the bytes are sent as they are, with the line ends that mail has.
    """
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", b"\r\n")
    fields = _fields(data)
    found = [getaddresses(fields.get(name, [])) for name in ("from", "to")]
    if any(len(each) != 1 for each in found) or {"cc", "bcc"} & fields.keys():
        return None
    try:
        sender, recipient = (Address(mail=each[0][1]).wire for each in found)
    except ValueError:
        return None
    if sender.casefold() != Address(mail=where.sender).wire.casefold():
        return None
    return Envelope(sender=sender, recipient=recipient, data=sendable(data))


def _fields(data: bytes) -> Mapping[str, Sequence[str]]:
    """Read the header of a draft: by name in small letters, whatever line ends it has."""
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").partition(b"\n\n")[0]
    found: dict[str, list[str]] = {}
    for line in lines.replace(b"\n ", b" ").replace(b"\n\t", b" ").decode("utf-8", errors="replace").split("\n"):
        name, _, value = line.partition(":")
        found.setdefault(name.strip().lower(), []).append(value)
    return found
