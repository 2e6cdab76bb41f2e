"""The network: caldav's session on a short leash. The only file that knows caldav.

No .netrc, no proxy of the environment, no redirect that we do not follow ourselves, no answer without a bound in time
and size; a password goes to the host it was given for and to no other.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from queue import Empty, SimpleQueue
from ssl import SSLCertVerificationError
from threading import Lock, Thread
from types import TracebackType
from typing import Literal, Self
from urllib.parse import SplitResult

from caldav.davclient import DAVClient

from calendars.addresses import NoAddress, is_home, is_loopback, join, parts_of
from calendars.collection import Insecure, OutOfTime, Refused, Unreachable, Untrusted
from calendars.host import Host
from calendars.transport import MOST_BYTES, Answer

_SAFE = frozenset({"PROPFIND", "REPORT", "GET", "HEAD", "OPTIONS"})
_BUSY = frozenset({429, 503})
_FLEETING = frozenset({408, 425, 502, 504}) | _BUSY
_REDIRECTS = frozenset({301, 302, 307, 308})
_SEE_OTHER = 303  # after a write it tells the result, and asks for no repetition (RFC 9110 15.4.4)
PAUSES = (0.5, 1.0, 2.0)
# Apache's deflate changes ETags and then answers 412 for ever
_HEADERS = {"User-Agent": "coanimation-calendars", "Accept-Encoding": "identity"}


class NetTransport:
    """One account on one host, over connections that are kept alive. A context manager.

    `timeout` is in seconds, for connecting and for each read. Safe requests are repeated, each of the `pauses` later,
    when the answer is lost or the server is busy; a write is repeated only where the server says that it did not look
    at it (429). A server that names another pause gets it. `host` is what several accounts on one server share, and how
    long it is borne with; alone, `patience`, `longest` and `sleep` make one (see `Host`). Requests may come from
    several threads. The password follows a redirect to another host only where that is one of the `trusted`. Insecure
    for plain http other than to this machine.
    """

    def __init__(  # noqa: PLR0913 # an account, and how patient to be with its server
        self,
        url: str,
        user: str,
        password: str,
        *,
        auth: Literal["basic", "digest"] = "basic",
        timeout: float = 30.0,
        pauses: Sequence[float] = PAUSES,
        patience: float = 120.0,
        longest: float = 120.0,
        sleep: Callable[[float], None] = time.sleep,
        host: Host | None = None,
        trusted: Iterable[str] = (),
    ) -> None:
        parts = _parts(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username is not None:
            raise Refused("an http(s) address without a password in it is needed")
        _check_secure(parts)
        self.url = url
        self.requests = 0
        self._home = parts
        self._timeout = timeout
        self._pauses = tuple(pauses)
        self._host = host or Host(patience=patience, longest=longest, sleep=sleep)
        self._counting = Lock()
        self._trusted = frozenset(name.lower() for name in trusted)
        # DAVClient itself: its helper get_davclient reads the environment and configuration files
        self._client = DAVClient(
            url=url,
            username=user,
            password=password,
            auth_type=auth,
            enable_rfc6764=False,
            features={"http.multiplexing": {"support": "unsupported"}},
        )
        self._client.session.trust_env = False
        for scheme in ("https://", "http://"):
            self._client.session.mount(scheme, self._host.adapter)

    def request(self, method: str, path: str, *, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Answer:
        """Send one request, repeated and redirected as far as that is safe."""
        url = _joined(self.url, path)
        for _ in range(6):
            self._check_home(_parts(url))
            answer = self._patiently(method, url, headers or {}, body)
            location = answer.headers.get("location")
            followed = answer.status in _REDIRECTS or (answer.status == _SEE_OTHER and method in _SAFE)
            if not followed or not location:
                return answer
            url = _joined(url, location)
        raise Refused("the server redirects without end")

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _check_home(self, target: SplitResult) -> None:
        _check_secure(target)
        elsewhere = target.hostname or ""
        if elsewhere not in self._trusted and not is_home(target, self._home):
            raise Insecure(f"{self._home.hostname} sends us on to {elsewhere}", elsewhere=elsewhere)

    def _patiently(self, method: str, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        repeated = _FLEETING if method in _SAFE else {429}
        for pause in (*self._pauses, None):
            try:
                answer = self._once(method, url, headers, body)
            except OutOfTime:
                raise
            except Unreachable:
                if pause is None or method not in _SAFE or not self._host.wait(pause):
                    raise
                continue
            if answer.status not in repeated or pause is None:
                return answer
            if not self._host.wait(_retry_after(answer) or pause):
                return answer
        raise AssertionError("at least one try")

    def _once(self, method: str, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Send it once, in a thread that is left behind when the answer takes too long.

        The timeout of a read does not end an answer that comes byte by byte, in its headers or in its body.
        """
        self._host.enter()
        outcome: SimpleQueue[Answer | Exception] = SimpleQueue()

        def work() -> None:
            try:
                outcome.put(self._exchange(method, url, headers, body))
            except Exception as error:  # noqa: BLE001 # whatever it is, it is raised where it was asked for
                outcome.put(error)
            finally:
                self._host.leave()

        try:
            limit = self._host.limit()  # the lane may have been long in coming
        except Unreachable:
            self._host.leave()
            raise
        with self._counting:
            self.requests += 1
        Thread(target=work, daemon=True).start()
        try:
            found = outcome.get(timeout=limit)
        except Empty:
            self._host.give_up()
            raise Unreachable("the server is too slow") from None
        if isinstance(found, Exception):
            raise found
        return found

    def _exchange(self, method: str, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        try:
            response = self._client.session.request(
                method,
                url,
                data=body or None,
                headers={**_HEADERS, **headers},
                auth=self._client.auth,
                timeout=self._timeout,
                allow_redirects=False,
                stream=True,
            )
            try:
                content = bytearray()
                # as it comes, not filled up: whoever gave up is noticed at the next byte
                for chunk in response.iter_content(-1):
                    content += chunk
                    if len(content) > MOST_BYTES:
                        raise Refused("the answer is too large", status=response.status_code or 0)
                    if self._host.given_up:
                        break
            finally:
                response.close()
        except (OSError, ValueError) as error:
            if _distrusts(error):
                raise Untrusted("the certificate of the server is not valid") from None
            # every exception of niquests is an OSError, those of an answer that is no HTTP may be a ValueError; their
            # text holds the address, so only their kind is told
            raise Unreachable(type(error).__name__) from None
        found = {str(name).lower(): str(value) for name, value in response.headers.items()}
        return Answer(status=response.status_code or 0, headers=found, body=bytes(content), url=url)


def _parts(url: str) -> SplitResult:
    try:
        return parts_of(url)
    except NoAddress as error:
        raise Refused(str(error)) from None


def _joined(base: str, reference: str) -> str:
    try:
        return join(base, reference)
    except NoAddress as error:
        raise Refused(str(error)) from None


def _check_secure(target: SplitResult) -> None:
    if target.scheme != "https" and not (target.scheme == "http" and is_loopback(target.hostname or "")):
        raise Insecure(f"{target.hostname} is reached without encryption")


def _distrusts(error: BaseException | None) -> bool:
    """Whether the certificate is what is wrong, however deep that is told."""
    while error is not None:
        if isinstance(error, SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _retry_after(answer: Answer) -> float:
    """Tell the seconds that a server asks us to wait (RFC 9110 10.2.3); 0 when it does not say."""
    value = answer.headers.get("retry-after", "").strip()
    if value.isdecimal():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return 0.0
