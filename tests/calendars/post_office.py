"""A mail server on this machine, as difficult as one asks it to be."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

PASSWORD = "mot de passe"


@dataclass
class PostOffice:
    """What it received, in order, and how it misbehaves: by recipient, or once (`drops`: no answer after a letter).

    `then` is done when a letter was taken and before that is said.
    """

    received: list[tuple[str, bytes]] = field(default_factory=list)
    senders: list[str] = field(default_factory=list)
    greylisted: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    drops: int = 0
    then: Callable[[], object] = lambda: None
    port: int = 0

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's own names
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.refused:
            return "550 5.1.1 no such person"
        if address in self.greylisted:
            self.greylisted.discard(address)
            return "451 4.7.1 come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - as above
        assert isinstance(envelope.content, bytes)
        (recipient,) = envelope.rcpt_tos
        self.received.append((recipient, envelope.content))
        self.senders.append(envelope.mail_from or "")
        self.then()
        if self.drops:
            self.drops -= 1
            assert isinstance(server.transport, asyncio.WriteTransport)
            server.transport.abort()
        return "250 taken"


@contextmanager
def post_office(
    office: PostOffice | None = None,
    *,
    authority: trustme.CA | None = None,
    password: str = PASSWORD,
    implicit: bool = False,
    utf8: bool = True,
    without: str = "",
) -> Iterator[PostOffice]:
    """Open it on a port of this machine; with an authority it wants TLS and a password, not told `without` a way."""
    office = office or PostOffice()
    context = None
    if authority is not None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert("localhost").configure_cert(context)

    def check(_server: object, _session: object, _envelope: object, _mechanism: object, given: object) -> AuthResult:
        right = isinstance(given, LoginPassword) and given.password == password.encode()
        return AuthResult(success=right, handled=right)

    def speak() -> SMTP:
        secured = authority is not None
        return SMTP(
            office,
            hostname="localhost",
            enable_SMTPUTF8=utf8,
            tls_context=None if implicit else context,
            require_starttls=secured and not implicit,
            auth_required=secured and not implicit,
            auth_require_tls=not implicit,
            authenticator=check if secured else None,
            auth_exclude_mechanism=[without] if without else None,
        )

    with _running(speak, context if implicit else None) as port:
        office.port = port
        yield office


@contextmanager
def _running(speak: Callable[[], SMTP], context: ssl.SSLContext | None) -> Iterator[int]:
    loop = asyncio.new_event_loop()
    ports: list[int] = []
    begun = threading.Event()
    over = asyncio.Event()

    async def serve() -> None:
        server = await loop.create_server(speak, "127.0.0.1", 0, ssl=context)
        ports.append(server.sockets[0].getsockname()[1])
        begun.set()
        await over.wait()
        server.close()
        current = asyncio.current_task()
        talks = [task for task in asyncio.all_tasks() if task is not current]
        for task in talks:
            task.cancel()
        await asyncio.gather(*talks, return_exceptions=True)

    def run() -> None:
        loop.run_until_complete(serve())
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    begun.wait()
    try:
        yield ports[0]
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join()
