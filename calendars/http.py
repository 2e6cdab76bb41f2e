"""The network: caldav's session on a short leash. The only file that knows caldav.

No .netrc, no proxy of the environment, no redirect that we do not follow ourselves, no answer without a bound in time
and size; a password goes to the host it was given for and to no other.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Literal, Self
from urllib.parse import SplitResult, urljoin, urlsplit

from caldav.davclient import DAVClient

from calendars.addresses import is_loopback
from calendars.collection import Insecure, Refused, Unreachable
from calendars.transport import MOST_BYTES, Answer

_SAFE = frozenset({"PROPFIND", "REPORT", "GET", "HEAD", "OPTIONS"})
_BUSY = frozenset({429, 503})
_FLEETING = frozenset({408, 425, 502, 504}) | _BUSY
_REDIRECTS = frozenset({301, 302, 307, 308})
_LONGEST_WAIT = 30.0
# Apache's deflate changes ETags and then answers 412 for ever
_HEADERS = {"User-Agent": "coanimation-calendars", "Accept-Encoding": "identity"}


class NetTransport:
    """One account on one host, over connections that are kept alive. A context manager.

    `timeout` is in seconds, for connecting and for each read. Safe requests are repeated up to `tries` times when the
    answer is lost or the server is busy; a write is repeated only where the server says that it did not look at it
    (429). All waits together stay below `patience` seconds. Insecure for plain http other than to this machine.
    """

    def __init__(  # noqa: PLR0913 # an account, and how patient to be with its server
        self,
        url: str,
        user: str,
        password: str,
        *,
        auth: Literal["basic", "digest"] = "basic",
        timeout: float = 30.0,
        tries: int = 4,
        patience: float = 120.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username is not None:
            raise Refused("an http(s) address without a password in it is needed")
        _check_secure(parts)
        self.url = url
        self.requests = 0
        self._home = parts
        self._timeout = timeout
        self._tries = tries
        self._patience = patience
        self._sleep = sleep
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

    def request(self, method: str, path: str, *, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Answer:
        """Send one request, repeated and redirected as far as that is safe."""
        url = urljoin(self.url, path)
        for _ in range(6):
            self._check_home(urlsplit(url))
            answer = self._patiently(method, url, headers or {}, body)
            location = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not location:
                return answer
            url = urljoin(url, location)
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
        same_host = target.hostname == self._home.hostname
        upgraded = (self._home.scheme, target.scheme) == ("http", "https")
        same_port = target.port == self._home.port and target.scheme == self._home.scheme
        if not (same_host and (same_port or upgraded)):
            raise Insecure(f"{self._home.hostname} sends us on to {target.hostname}")

    def _patiently(self, method: str, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        repeated = _FLEETING if method in _SAFE else {429}
        for attempt in range(self._tries):
            pause, last = 0.5 * 2.0**attempt, attempt == self._tries - 1
            try:
                answer: Answer | None = self._once(method, url, headers, body)
            except Unreachable:
                answer = None
                if last or method not in _SAFE or not self._wait(pause):
                    raise
            if answer and (last or answer.status not in repeated or not self._wait(_retry_after(answer) or pause)):
                return answer
        raise AssertionError("at least one try")

    def _wait(self, seconds: float) -> bool:
        """Wait, unless the patience for this server is used up."""
        if seconds > min(self._patience, _LONGEST_WAIT):
            return False
        self._patience -= seconds
        self._sleep(seconds)
        return True

    def _once(self, method: str, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        self.requests += 1
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
                for chunk in response.iter_content(65536):
                    content += chunk
                    if len(content) > MOST_BYTES:
                        raise Refused("the answer is too large", status=response.status_code or 0)
            finally:
                response.close()
        except OSError as error:
            # every exception of niquests is an OSError; its text holds the address, so only its kind is told
            raise Unreachable(type(error).__name__) from None
        found = {str(name).lower(): str(value) for name, value in response.headers.items()}
        return Answer(status=response.status_code or 0, headers=found, body=bytes(content), url=url)


def _check_secure(target: SplitResult) -> None:
    if target.scheme != "https" and not (target.scheme == "http" and is_loopback(target.hostname or "")):
        raise Insecure(f"{target.hostname} is reached without encryption")


def _retry_after(answer: Answer) -> float:
    """Tell the seconds that a server asks us to wait (RFC 9110 10.2.3); 0 when it does not say."""
    value = answer.headers.get("retry-after", "").strip()
    if value.isdecimal():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return 0.0
