"""What `serve` puts on one port: the embedded calendars, the private feeds and the public tree of a workspace."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from calendars.extra import ServeExtraMissing
from coanimation.domain.people import Partner
from coanimation.errors import Stopped, Unreachable, WrongUse
from coanimation.publishing import feeds, links
from coanimation.publishing.feeds import FEEDS
from coanimation.publishing.places import COLLECTION
from coanimation.publishing.public import HOURS, address
from coanimation.publishing.targets import feeds_of
from coanimation.workspace import paths, write_bytes

if TYPE_CHECKING:
    from calendars.server.passwords import Passwords
    from calendars.server.run import Server
    from calendars.wsgi import StartResponse, WSGIApp

PASSWORDS: Final = "passwords.json"
CALENDARS: Final = "calendars"  # where the server has the collections, and the feeds
_SWEPT: Final = timedelta(hours=1)
Now = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where to listen: loopback unless told otherwise; port 0 takes a free one."""

    host: str = "127.0.0.1"
    port: int = 5232
    certificate: Path | None = None
    key: Path | None = None
    behind_proxy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink:
    """A subscription: whose, its secret address (empty before the first publication), and whether its file is there.

    `professional` is empty for the feed of the partner itself. `reachable`: others than this machine can subscribe.
    `revoked`: it was taken back, and no other was given.
    """

    partner: str
    professional: str
    url: str
    published: bool
    reachable: bool
    revoked: bool = False


@contextmanager
def running(
    folder: Path, where: Where, partners: Callable[[], Iterable[Partner]], now: Now | None = None
) -> Iterator[str]:
    """Serve a workspace while the context lasts, and tell the address.

    Only those who are partners at the time, with their password, get in. Stopped when passwords would travel in the
    clear, Unreachable when the port is taken, WrongUse without the `serve` extra or for TLS files that are none.
    """
    with _server(folder, where, partners, now or partial(datetime.now, UTC)) as server:
        yield server.url


def _server(folder: Path, where: Where, partners: Callable[[], Iterable[Partner]], now: Now) -> Server:
    from calendars.server.run import BadTls, Server, Unsafe  # noqa: PLC0415 - heavy, and an extra

    try:
        return Server(
            _app(folder, where, partners, now),
            where.host,
            where.port,
            certificate=where.certificate,
            key=where.key,
            behind_proxy=where.behind_proxy,
        )
    except ServeExtraMissing as missing:
        raise WrongUse("serve-no-extra") from missing
    except Unsafe as unsafe:
        raise Stopped("serve-unsafe", host=where.host) from unsafe
    except BadTls as error:
        raise WrongUse("serve-bad-tls", certificate=str(where.certificate), key=str(where.key)) from error
    except OSError as error:
        if not _is_here(where.host):
            raise WrongUse("serve-not-here", host=where.host) from error
        raise Unreachable("serve-port-taken", host=where.host, port=str(where.port)) from error


def _is_here(host: str) -> bool:
    """Whether it is an address of this computer: some free port of it can be had. cheroot tells no error numbers."""
    try:
        for family, kind, protocol, _, (address, *_) in socket.getaddrinfo(host, 0, type=socket.SOCK_STREAM):
            with socket.socket(family, kind, protocol) as tried:
                tried.bind((address, 0))
    except OSError:
        return False
    return True


def _app(folder: Path, where: Where, partners: Callable[[], Iterable[Partner]], now: Now) -> WSGIApp:
    from calendars.server.app import make_app  # noqa: PLC0415 - heavy, and an extra

    known = passwords(folder)

    def may_enter(user: str, password: str) -> bool:
        # the password is checked in every case: whether someone is a partner must not be told by the time it takes
        right = known.check(user, password)
        return right and user in {partner.id for partner in partners()}

    storage = paths.calendars(folder)
    storage.mkdir(parents=True, exist_ok=True)
    app = make_app(storage, may_enter, paths.site(folder), paths.feeds(folder), behind_proxy=where.behind_proxy)
    return _Swept(app, partial(feeds.sweep, folder), now)


class _Swept:
    """Once an hour, before anybody is answered, takes away the links that told long enough that they are void."""

    def __init__(self, app: WSGIApp, sweep: Callable[[datetime], None], now: Now) -> None:
        self._app = app
        self._sweep = sweep
        self._now = now
        self._next: datetime | None = None

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        now = self._now()
        if self._next is None or now >= self._next:
            self._next = now + _SWEPT
            # a file that cannot be read or taken away now is not what is asked for here: a publication tells it
            with suppress(OSError, Stopped):
                self._sweep(now)
        return self._app(environ, start_response)


def passwords(folder: Path) -> Passwords:
    """Open the hashed passwords of a workspace."""
    from calendars.server.passwords import Passwords  # noqa: PLC0415 - argon2 is loaded only where it is used

    return Passwords(paths.keys(folder) / PASSWORDS, write=partial(write_bytes, private=True))


def with_password(folder: Path) -> tuple[str, ...]:
    """Name the partners who have a password; Stopped when the file is not as it was written."""
    from calendars.server.passwords import DamagedPasswords  # noqa: PLC0415 - as above

    try:
        return passwords(folder).users()
    except DamagedPasswords as error:
        raise Stopped("serve-passwords-broken", file=str(paths.keys(folder) / PASSWORDS)) from error


def calendar_address(root: str, partner: str) -> str:
    """Tell the CalDAV address of a partner's embedded calendar."""
    return f"{root.rstrip('/')}/{CALENDARS}/{partner}/{COLLECTION}/"


def hours_address(root: str) -> str:
    """Tell the address of the public opening hours."""
    return f"{root.rstrip('/')}/{HOURS}"


def feed_links(folder: Path, partners: Iterable[Partner], public_url: str) -> tuple[FeedLink, ...]:
    """List every subscription, with the secret address that opens it."""
    known = links.read(folder)
    found = []
    for partner in sorted(partners, key=lambda p: p.id):
        for target in feeds_of(partner):
            token, file = (known.token(target.id), known.file(target.id)) if known else ("", "")
            found.append(
                FeedLink(
                    partner=partner.id,
                    professional=target.professional,
                    url=f"{public_url.rstrip('/')}/{FEEDS}/{token}.ics" if token and public_url else "",
                    published=bool(file) and (paths.feeds(folder) / file).exists(),
                    reachable=bool(address(public_url)),
                    revoked=known is not None and not token,
                )
            )
    return tuple(found)
