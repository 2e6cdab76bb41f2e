"""The collections that every contract test runs against, real servers among them."""

from __future__ import annotations

import gc
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from calendars import Careful, Collection, Ledger, MemoryCollection, NetTransport, Quirks, discovery
from calendars.server.app import make_app
from calendars.server.local import Collections
from calendars.server.run import Server

PASSWORD = "mot de passe"
_numbers = count()


@dataclass(frozen=True)
class Served:
    """The embedded server on a port of this machine, and its folders."""

    server: Server
    collections: Collections
    public: Path
    private: Path

    @property
    def url(self) -> str:
        return self.server.url


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    public, private = folder / "public", folder / "private"
    public.mkdir()
    private.mkdir()
    app = make_app(folder / "calendars", lambda _, password: password == PASSWORD, public, private)
    with Server(app) as server:
        yield Served(server, Collections(folder / "calendars"), public, private)
    # a leaked socket is blamed on whichever test runs when it is collected: collect here
    gc.collect()


@pytest.fixture
def network(served: Served) -> Iterator[Callable[[str], NetTransport]]:
    """Make transports for users of the embedded server."""
    opened: list[NetTransport] = []

    def transport(user: str) -> NetTransport:
        opened.append(NetTransport(f"{served.url}calendars/", user, PASSWORD))
        return opened[-1]

    yield transport
    for one in opened:
        one.close()
    gc.collect()


@pytest.fixture(scope="session")
def xandikos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run a real Xandikos; its address."""
    folder = tmp_path_factory.mktemp("xandikos")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "xandikos", "serve", "--defaults", "--no-detect-systemd"]
    options = ["-d", str(folder / "data"), "--state-dir", str(folder / "state"), "-l", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen([*command, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(port, process)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
    gc.collect()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert process.poll() is None, "xandikos ended"
            time.sleep(0.1)
        else:
            return
    pytest.fail("xandikos does not answer")


MEMORY = {
    "memory": Quirks(),
    "memory-hides-etags": Quirks(hides_etags=True),
    "memory-rewrites": Quirks(rewrites=True),
    "memory-hides-and-rewrites": Quirks(hides_etags=True, rewrites=True),
    "memory-new-etag-each-time": Quirks(new_etag_each_time=True),
}


@pytest.fixture(params=[*MEMORY, "careful", "radicale-in-process", "radicale", "xandikos"])
def collection(request: pytest.FixtureRequest) -> Iterator[Collection]:
    """Make an empty collection of each kind."""
    kind, name = request.param, f"collection-{next(_numbers)}"
    if kind in MEMORY:
        yield MemoryCollection(MEMORY[kind])
    elif kind == "careful":
        yield Careful(MemoryCollection(Quirks(ignores_if_none_match=True, ignores_if_match_on_delete=True)))
    elif kind == "xandikos":
        with NetTransport(request.getfixturevalue("xandikos"), "user", PASSWORD) as transport:
            yield discovery.find(transport, name, name="L'Escale")
        gc.collect()
    else:
        served: Served = request.getfixturevalue("served")
        inside = served.collections.open("ml", name)
        if kind == "radicale-in-process":
            yield inside
        else:
            with NetTransport(f"{served.url}calendars/", "ml", PASSWORD) as transport:
                yield discovery.find(transport, name, name="L'Escale", create=False)
            gc.collect()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "ledger.sqlite") as opened:
        yield opened
