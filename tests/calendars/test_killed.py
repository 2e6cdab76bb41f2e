"""A publisher in a process of its own is killed at the boundary of a request, at real servers, through a proxy.

Before the answer: the server never gets the request. After it: the server did what was asked, and nobody hears of it.
"""

from __future__ import annotations

import gc
import http.client
import subprocess
import sys
import threading
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from calendars import Collection, Ledger, NetTransport, discovery
from calendars.transport import Answer
from tests.calendars.builders import assert_converged, person_writes, two_publications, whole, with_alarm
from tests.calendars.conftest import PASSWORD, Served
from tests.calendars.fake.app import Ask, Cut
from tests.calendars.fake.reach import wire
from tests.counted import Record, tell
from tests.counts import count as size

ROOT = Path(__file__).parents[2]
_numbers = count()
_HOP = frozenset({"host", "connection", "content-length", "transfer-encoding"})


class Proxy:
    """Passes requests on to a server, and kills the publisher at one of them.

    Between its two publications a person adds a reminder to the second event, if the first one came so far.
    """

    def __init__(self, upstream: str, theirs: Collection, at: int, *, answered: bool) -> None:
        self._host = urlsplit(upstream).netloc
        self._theirs = theirs
        self._at, self._answered = at, answered
        self._listings = 0
        self.requests = 0
        self.process: subprocess.Popen[bytes] | None = None
        self.started = threading.Event()

    def __call__(self, ask: Ask) -> Answer:
        self.started.wait()
        self.requests += 1
        if self._is_second_listing(ask):
            person_writes(self._theirs, two_publications()[0][1].href, with_alarm)
        if self.requests < self._at:
            return self._passed_on(ask)
        if self.requests == self._at and self._answered:
            self._passed_on(ask)
        if self.process is not None:
            self.process.kill()
        raise Cut

    def _is_second_listing(self, ask: Ask) -> bool:
        listing = ask.method == "PROPFIND" and b"getetag" in ask.body
        self._listings += listing
        return listing and self._listings == 2

    def _passed_on(self, ask: Ask) -> Answer:
        connection = http.client.HTTPConnection(self._host, timeout=30)
        try:
            headers = {name: value for name, value in ask.headers.items() if name not in _HOP}
            connection.request(ask.method, ask.path, body=ask.body, headers=headers)
            response = connection.getresponse()
            return Answer(status=response.status, headers=dict(response.getheaders()), body=response.read())
        finally:
            connection.close()


def killed(upstream: str, user: str, name: str, at: int, folder: Path, *, answered: bool) -> bool:
    """Run the publisher until it is killed at this request, and another after it; whether it came so far."""
    folder.mkdir()
    ledger = folder / "ledger.sqlite"
    with NetTransport(upstream, user, PASSWORD) as direct:
        theirs = discovery.find(direct, name, name="L'Escale")
        proxy = Proxy(upstream, theirs, at, answered=answered)
        with wire(proxy) as url:
            place = url + urlsplit(upstream).path.lstrip("/")
            command = [sys.executable, "-m", "tests.calendars.publisher", place, user, PASSWORD, name, str(ledger)]
            with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
                proxy.process = process
                proxy.started.set()
                _, said = process.communicate()
        assert (process.returncode == 0) is (proxy.requests < at), said.decode()
        alarm = any(b"BEGIN:VALARM" in data for data in whole(theirs).values())
        with Ledger(ledger):
            pass  # a process that was killed leaves a journal: it is rolled back here
        assert_converged(theirs, two_publications()[1], ledger)
        assert any(b"BEGIN:VALARM" in data for data in whole(theirs).values()) is alarm
    gc.collect()
    return process.returncode != 0


@pytest.mark.parametrize("answered", [False, True], ids=["before-the-answer", "after-the-answer"])
@pytest.mark.parametrize("server", ["radicale", "xandikos"])
def test_killed_at_the_boundary_of_a_request_the_next_run_converges(
    server: str, *, answered: bool, request: pytest.FixtureRequest, tmp_path: Path, record_property: Record
) -> None:
    boundaries = 0
    for at in count(1) if size(0, 1) else (8, 11)[answered:][:1]:
        name = f"boundary-{next(_numbers)}"
        if server == "radicale":
            served: Served = request.getfixturevalue("served")
            served.collections.open("killed", name)
            upstream, user = f"{served.url}calendars/", "killed"
        else:
            upstream, user = request.getfixturevalue("xandikos"), "user"
        if not killed(upstream, user, name, at, tmp_path / str(at), answered=answered):
            break
        boundaries += 1
    assert boundaries >= size(1, 12)
    tell(
        record_property,
        "A publisher killed at every request boundary",
        ("server", "killed", "boundaries"),
        [(server, "after the answer" if answered else "before the answer", boundaries)],
    )
