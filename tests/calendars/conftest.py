"""The collections that every contract test runs against, real servers among them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from calendars import Careful, Collection, Ledger, MemoryCollection, NetTransport, Quirks, discovery
from calendars.server.app import make_app
from calendars.server.local import Collections
from calendars.server.run import Server
from tests.calendars.fake.app import Fake
from tests.calendars.fake.reach import reached
from tests.calendars.fake.recordings import kinds
from tests.calendars.real import running_xandikos

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
    with running_xandikos(tmp_path_factory.mktemp("xandikos")) as url:
        yield url
    gc.collect()


MEMORY = {
    "memory": Quirks(),
    "memory-hides-etags": Quirks(hides_etags=True),
    "memory-rewrites": Quirks(rewrites=True),
    "memory-hides-and-rewrites": Quirks(hides_etags=True, rewrites=True),
    "memory-new-etag-each-time": Quirks(new_etag_each_time=True),
}


# broken connections are requests that were not asked for: test_faulty_machine.py has them. What a publication never
# asks for makes no kind of its own, but is among the quirks of its server.
NEVER_ASKED = frozenset({"get-collection", "unknown-sync-token", "method", "calendars-an-hour", "lost-answers"})
FAKES = {
    f"fake-{name}": tuple(quirk for quirk in quirks if quirk.row != "lost-answers")
    for name, quirks in kinds().items()
    if not quirks or any(quirk.row not in NEVER_ASKED for quirk in quirks)
}


@pytest.fixture(params=[*MEMORY, "careful", *FAKES, "radicale-in-process", "radicale", "xandikos"])
def collection(request: pytest.FixtureRequest) -> Iterator[Collection]:
    """Make an empty collection of each kind."""
    kind, name = request.param, f"collection-{next(_numbers)}"
    if kind in MEMORY:
        yield MemoryCollection(MEMORY[kind])
    elif kind in FAKES:
        fake = Fake(*FAKES[kind])
        found = reached(fake)
        yield Careful(found) if fake.ignores_conditions else found
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
