"""Handing letters to a mail server: over verified TLS, one recipient at a time, in a bounded time.

One recipient who is refused stops no other. Whatever the server does, each letter is sent, refused, to be tried again,
or of unknown fate (the answer was lost): sent again, such a letter is the same to the byte, and receivers keep one.
"""

from __future__ import annotations

import errno
import smtplib
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from types import TracebackType
from typing import BinaryIO, Final, Literal, Self

from calendars.addresses import is_loopback

Security = Literal["starttls", "tls", "none"]

_EHLO: Final = "[127.0.0.1]"  # what it is called is nobody's business; the server sees from where it is spoken to
_MOST: Final = 100_000  # octets of one answer
_TRIES: Final = 3  # connections that may be lost in a row
_DONE: Final = 250
_FORWARDED: Final = 251
_GOODBYE: Final = 421
_FOR_EVER: Final = 500  # and above: what is asked again is refused again
_NO_SUCH_NAME: Final = 553


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A mail server; in clear only within this machine."""

    host: str
    port: int
    security: Security = "starttls"
    user: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """The bytes of one letter, from whom, and to whom."""

    sender: str
    recipient: str
    data: bytes


class Fate(StrEnum):
    """What became of a letter: `later` and `unknown` are to be sent again, as they are."""

    SENT = "sent"
    REFUSED = "refused"
    LATER = "later"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """What became of one letter, and what the server answered (RFC 5321 4.2), 0 when it did not."""

    envelope: Envelope
    fate: Fate
    status: int = 0


class MailError(Exception):
    """The server cannot be used at all: `why` tells what for, `status` is its answer where there was one."""

    def __init__(
        self,
        why: Literal["unreachable", "insecure", "certificate", "password", "sender", "refused", "too-long"],
        status: int = 0,
    ) -> None:
        super().__init__(why)
        self.why = why
        self.status = status


def post(  # noqa: PLR0913 - a server, an account there, and how patient to be with it
    server: Server,
    password: str,
    envelopes: Sequence[Envelope],
    *,
    done: Callable[[Posted], None],
    context: ssl.SSLContext | None = None,
    timeout: float = 30.0,
    longest: float = 300.0,
) -> None:
    """Hand over the letters in order; `done` hears of each as soon as its fate is known.

    MailError when the server cannot be used: of the letters that `done` did not hear of, nothing was sent. `timeout` is
    for each answer, `longest` for everything, in seconds.
    """
    if not envelopes:
        return
    if server.security == "none" and not is_loopback(server.host):
        raise MailError("insecure")
    with _Watch(longest) as watch:
        line = _Line(server, password, context or ssl.create_default_context(), timeout, watch)
        try:
            _post(line, envelopes, done)
        finally:
            line.hang_up()


def _post(line: _Line, envelopes: Iterable[Envelope], done: Callable[[Posted], None]) -> None:
    for envelope in envelopes:
        posted = line.hand_over(envelope)
        done(posted)


class _Watch:
    """Cuts the connection when everything took too long: a server that drips answers keeps nobody waiting."""

    def __init__(self, seconds: float) -> None:
        self.over = False
        self._sock: socket.socket | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._timer.join()

    def over_this(self, sock: socket.socket) -> socket.socket:
        """Watch over a connection."""
        with self._lock:
            self._sock = sock
        if self.over:
            raise MailError("too-long")
        return sock

    def _cut(self) -> None:
        self.over = True
        with self._lock, suppress(OSError):
            if self._sock is not None:
                self._sock.shutdown(socket.SHUT_RDWR)


class _Answers:
    """The lines that a server writes; an answer that has no end is no answer."""

    def __init__(self, lines: BinaryIO) -> None:
        self._lines = lines
        self.left = _MOST

    def readline(self, size: int) -> bytes:
        line = self._lines.readline(size)
        self.left -= len(line)
        if self.left < 0:
            raise OSError(errno.EMSGSIZE, "an answer without end")
        return line

    def close(self) -> None:
        self._lines.close()


class _InUtf8(str):
    """A text that becomes UTF-8 whatever it is asked for: smtplib asks for ASCII of names and passwords."""

    __slots__ = ()

    def encode(self, _encoding: str = "utf-8", errors: str = "strict") -> bytes:
        return super().encode("utf-8", errors)


class _Client(smtplib.SMTP):
    """smtplib, with the connection in our hands before the first byte is read, and answers that end."""

    def __init__(self, server: Server, context: ssl.SSLContext, timeout: float, watch: _Watch) -> None:
        self._server = server
        self._context = context
        self._watch = watch
        super().__init__(server.host, server.port, local_hostname=_EHLO, timeout=timeout)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        sock = self._watch.over_this(socket.create_connection((host, port), timeout))
        try:
            if self._server.security == "tls":
                return self._watch.over_this(self._context.wrap_socket(sock, server_hostname=host))
        except BaseException:
            sock.close()
            raise
        return sock

    def getreply(self) -> tuple[int, bytes]:
        if self.file is None and self.sock is not None:
            self.file = _Answers(self.sock.makefile("rb"))
        if isinstance(self.file, _Answers):
            self.file.left = _MOST
        return super().getreply()

    def enter(self, user: str, password: str) -> None:
        """Log in; a name and a password may hold any letter (RFC 4616 2, RFC 4954 4)."""
        self.login(user, _InUtf8(password))

    def auth(
        self, mechanism: str, authobject: Callable[..., str | None], *, initial_response_ok: bool = True
    ) -> tuple[int, bytes]:
        def said(*challenge: bytes) -> str | None:
            answer = authobject(*challenge)
            return None if answer is None else _InUtf8(answer)

        return super().auth(
            mechanism,
            said,  # type: ignore[arg-type] # typeshed tells of each call apart what this one answers
            initial_response_ok=initial_response_ok,
        )

    def secure(self) -> None:
        """Go on over TLS; a server that does not offer it is told nothing."""
        self.ehlo()
        if not self.has_extn("starttls"):
            raise MailError("insecure")
        self.starttls(context=self._context)
        if self.sock is not None:
            self._watch.over_this(self.sock)


class _Line:
    """One connection after the other to a server: opened when needed, opened again when it was lost."""

    def __init__(self, server: Server, password: str, context: ssl.SSLContext, timeout: float, watch: _Watch) -> None:
        self._server = server
        self._password = password
        self._context = context
        self._timeout = timeout
        self._watch = watch
        self._client: _Client | None = None
        self._lost = 0

    def hand_over(self, envelope: Envelope) -> Posted:
        """Send one letter; MailError when the server cannot be used."""
        while True:
            client = self._client or self._dial()
            try:
                posted = self._hand_over(client, envelope)
            except (OSError, smtplib.SMTPServerDisconnected):
                self._drop()  # before anything of the letter was sent
                continue
            if posted.fate is Fate.UNKNOWN or posted.status == _GOODBYE:
                self._drop()
            else:
                self._lost = 0
            return posted

    def hang_up(self) -> None:
        """Say goodbye."""
        client, self._client = self._client, None
        if client is not None:
            with suppress(OSError, smtplib.SMTPException):
                client.quit()
            client.close()

    def _dial(self) -> _Client:
        while True:
            if self._watch.over:
                raise MailError("too-long")
            if self._lost >= _TRIES:
                raise MailError("unreachable")
            try:
                self._client = self._open()
            except ssl.SSLCertVerificationError as error:
                raise MailError("certificate") from error
            except smtplib.SMTPResponseException as error:
                wrong = isinstance(error, smtplib.SMTPAuthenticationError) and error.smtp_code >= _FOR_EVER
                raise MailError("password" if wrong else "refused", error.smtp_code) from error
            except (OSError, smtplib.SMTPServerDisconnected):
                self._lost += 1
            except smtplib.SMTPException as error:  # no way to log in that both know
                raise MailError("refused") from error
            else:
                return self._client

    def _open(self) -> _Client:
        client = _Client(self._server, self._context, self._timeout, self._watch)
        try:
            if self._server.security == "starttls":
                client.secure()
            client.ehlo_or_helo_if_needed()
            if self._server.user:
                client.enter(self._server.user, self._password)
        except BaseException:
            client.close()
            raise
        return client

    def _hand_over(self, client: _Client, envelope: Envelope) -> Posted:
        needs_unicode = not (envelope.sender + envelope.recipient).isascii()
        if needs_unicode and not client.has_extn("smtputf8"):
            return Posted(envelope=envelope, fate=Fate.REFUSED, status=_NO_SUCH_NAME)
        options = ["SMTPUTF8", "BODY=8BITMIME"] if needs_unicode else []
        client.command_encoding = "utf-8" if needs_unicode else "ascii"
        status, _ = client.mail(envelope.sender, options)
        if status >= _FOR_EVER:
            raise MailError("sender", status)
        if status == _DONE:
            status, _ = client.rcpt(envelope.recipient)
        if status not in {_DONE, _FORWARDED}:
            return self._not_taken(client, envelope, status)
        try:
            status, _ = client.data(envelope.data)
        except smtplib.SMTPDataError as error:
            return self._not_taken(client, envelope, error.smtp_code)
        except (OSError, smtplib.SMTPServerDisconnected):
            return Posted(envelope=envelope, fate=Fate.UNKNOWN)
        if status != _DONE:
            return self._not_taken(client, envelope, status)
        return Posted(envelope=envelope, fate=Fate.SENT, status=status)

    @staticmethod
    def _not_taken(client: _Client, envelope: Envelope, status: int) -> Posted:
        if status != _GOODBYE:  # after which the server hangs up
            with suppress(OSError, smtplib.SMTPException):
                client.rset()
        fate = Fate.REFUSED if status >= _FOR_EVER else Fate.LATER
        return Posted(envelope=envelope, fate=fate, status=max(status, 0))

    def _drop(self) -> None:
        """Give up a connection that was lost."""
        client, self._client = self._client, None
        if client is not None:
            client.close()
        self._lost += 1
