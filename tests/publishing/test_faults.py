"""Whatever one server answers: nothing is lost or doubled there, a line says why, and the others are served."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
import trustme

from calendars import Collection, MemoryCollection, NetTransport, discovery, write
from calendars.compare import content_of, read
from calendars.profile import Notes
from calendars.server.run import Server
from calendars.transport import Answer
from coanimation.domain.people import Calendar, Partner
from coanimation.domain.told import Told
from coanimation.errors import Stopped
from coanimation.publishing.deliver import courier
from coanimation.publishing.orders import order
from coanimation.publishing.outcome import Delivery
from coanimation.words import Words
from tests import builders as make
from tests.calendars.builders import event, foreign, with_alarm
from tests.calendars.fake.app import Ask, Cut, Fake
from tests.calendars.fake.reach import Respond, Shortened, Trickling, reached, wire
from tests.publishing.test_deliver import CCAS, DAYS, EVERYWHERE, ML, SLOTS, reading, told

# a server of its own: several events are written there at once
OWN = replace(ML, calendar=Calendar(url="https://nuage.example.org/", user="ml"))
SECRET = "s3cret-à-garder"
PLACE = "/calendars/ml/coanimation/"
Fault = Callable[[Fake], Respond]

# what was told before, and now: one event more, three an hour later, one that is withdrawn
BEFORE = {slot.id: EVERYWHERE[slot.id] for slot in SLOTS[:-1]}
NOW = {slot.id: EVERYWHERE[slot.id] for slot in SLOTS if slot is not SLOTS[4]}
LATER = [*(make.slot(day, "15:00") for day in DAYS[:3]), *SLOTS[3:]]


def always(status: int, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Fault:
    """Answer every request so."""
    return lambda _: lambda _ask: Answer(status=status, headers=headers or {}, body=body)


def to(methods: str, fault: Callable[[Ask], Answer] | int) -> Fault:
    """Answer so to these methods, and as ever to the others."""

    def answer(fake: Fake, ask: Ask) -> Answer:
        if ask.method not in methods.split():
            return fake.answer(ask, "ml")
        return Answer(status=fault) if isinstance(fault, int) else fault(ask)

    return lambda fake: lambda ask: answer(fake, ask)


def spoilt(change: Callable[[bytes], bytes]) -> Fault:
    """Spoil the body of each listing."""

    def answer(fake: Fake, ask: Ask) -> Answer:
        found = fake.answer(ask, "ml")
        return Answer(status=found.status, headers=found.headers, body=change(found.body))

    return lambda fake: lambda ask: answer(fake, ask)


def called(kind: str) -> Fault:
    """Say of each answer that it is something else than it is."""

    def answer(fake: Fake, ask: Ask) -> Answer:
        found = fake.answer(ask, "ml")
        return Answer(status=found.status, headers={**found.headers, "content-type": kind}, body=found.body)

    return lambda fake: lambda ask: answer(fake, ask)


def raising(error: Exception) -> Callable[[Ask], Answer]:
    def answer(_ask: Ask) -> Answer:
        raise error

    return answer


def answer_lost(fake: Fake) -> Respond:
    """Do what was asked, and break the connection instead of saying so, the first time that each event is written."""
    seen: set[str] = set()

    def answer(ask: Ask) -> Answer:
        found = fake.answer(ask, "ml")
        if ask.method in {"PUT", "DELETE"} and ask.path not in seen:
            seen.add(ask.path)
            raise Cut
        return found

    return answer


def of_another_time(fake: Fake) -> Respond:
    """Answer with the clock of 1999."""
    old = {"date": "Sat, 01 Jan 1999 00:00:00 GMT", "last-modified": "Sat, 01 Jan 1999 00:00:00 GMT"}

    def answer(ask: Ask) -> Answer:
        found = fake.answer(ask, "ml")
        return Answer(status=found.status, headers={**found.headers, **old}, body=found.body)

    return answer


IN_A_YEAR = format_datetime(datetime.now(UTC) + timedelta(days=365), usegmt=True)
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE d ['
    '<!ENTITY a0 "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + ']><D:multistatus xmlns:D="DAV:">&a9;</D:multistatus>'
).encode()

# the fault; the code of the line that says so, and the status in it; "" where all is well all the same
FAULTS: dict[str, tuple[Fault, str, int]] = {
    "401": (always(401), "password-refused", 401),
    "403": (always(403), "forbidden", 403),
    "403 to writes": (to("PUT DELETE", 403), "read-only", 403),
    "404": (always(404), "gone", 404),
    "405": (always(405), "gone", 404),
    "405 to writes": (to("PUT DELETE", 405), "read-only", 405),
    "412 to writes": (to("PUT DELETE", 412), "conflict", 0),
    "423": (always(423), "locked", 423),
    "423 to writes": (to("PUT DELETE", 423), "locked", 423),
    "429": (always(429), "busy", 429),
    "429 for an hour": (always(429, {"retry-after": "3600"}), "busy", 429),
    "500": (always(500), "down", 500),
    "500 to writes": (to("PUT DELETE", 500), "down", 500),
    "503": (always(503), "busy", 503),
    "503 for a year": (always(503, {"retry-after": IN_A_YEAR}), "busy", 503),
    "503 to writes": (to("PUT DELETE", 503), "busy", 503),
    "507 to writes": (to("PUT", 507), "full", 507),
    "a clock of 1999": (of_another_time, "", 0),
    "answers that are lost": (answer_lost, "", 0),
    "a connection that breaks": (to("PROPFIND PUT", raising(Cut())), "unreachable", 0),
    "hanging": (to("PROPFIND", raising(Trickling(b""))), "unreachable", 0),
    "headers byte by byte": (to("PROPFIND", raising(Trickling(b"HTTP/1.1 207 OK\r\nX-A: "))), "unreachable", 0),
    "a body byte by byte": (
        to("REPORT PUT", raising(Trickling(b"HTTP/1.1 207 OK\r\nContent-Length: 999\r\n\r\n"))),
        "unreachable",
        0,
    ),
    "an answer cut short": (to("PROPFIND", raising(Shortened(b"<D:multistatus>"))), "unreachable", 0),
    "truncated XML": (spoilt(lambda body: body[:-30]), "unreadable", 0),
    "an XML bomb": (always(207, {"content-type": "text/xml"}, BOMB), "unreadable", 0),
    "XML without end": (always(207, {"content-type": "text/xml"}, b"<a>" * 100_000), "unreadable", 0),
    "XML with a strange encoding": (
        spoilt(lambda body: body.replace(b'encoding="utf-8"', b'encoding="x-rot"')),
        "unreadable",
        0,
    ),
    "a page to log in": (always(200, {"content-type": "text/html"}, b"<p>Bonjour</p>"), "strange", 0),
    "a page for a listing": (spoilt(lambda _: b"<html><body>Bonjour</body></html>"), "unreadable", 0),
    "a listing called a picture": (called("image/png"), "", 0),
    "redirects in circles": (always(302, {"location": "/again/"}), "strange", 0),
    "a redirect to nowhere": (always(302, {"location": "http://[bad"}), "unreachable", 0),
    "a redirect to another host": (always(301, {"location": "https://evil.example.org/"}), "elsewhere", 0),
    "a redirect to another port": (always(307, {"location": "http://127.0.0.1:1/"}), "elsewhere", 0),
}


class Reached:
    """The calendar of the CCAS in memory, that of the Mission locale at whatever answers at `url`."""

    def __init__(self, url: str, opened: ExitStack, other: MemoryCollection, trusted: Path | None = None) -> None:
        self._url, self._opened, self._other, self._trusted = url, opened, other, trusted

    def open(self, partner: Partner, _notes: Notes) -> Collection:
        if partner.id == CCAS.id:
            return self._other
        transport = self._opened.enter_context(
            NetTransport(self._url, "ml", SECRET, timeout=0.3, longest=0.3, sleep=lambda _: None)
        )
        if self._trusted:
            transport._client.session.verify = str(self._trusted)
        return discovery.find(transport, "coanimation", name="L'Escale")


class World:
    """A server with a calendar that was published once, and what people put there since."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fake = Fake()
        self.other = MemoryCollection()
        assert reached(self.fake).path == PLACE
        self.before = told(BEFORE)
        self.publish(lambda ask: self.fake.answer(ask, "ml"), self.before)
        kept = order(OWN, self.before, None, reading(), make.NOW).events[SLOTS[0].id]
        self.theirs = {kept.href: with_alarm(self.fake.contents(PLACE)[kept.href])}
        self.theirs |= {"dentiste.ics": foreign("dentiste"), "event-1.ics": write.render(event(1))}
        for href, data in self.theirs.items():
            self.fake.edit(PLACE, href, data)
        self.now = told(NOW, self.before, LATER)

    def publish(self, respond: Respond, now: Told, before: Told | None = None) -> dict[str, Delivery]:
        with wire(respond) as url, ExitStack() as opened:
            return self.carry(Reached(url, opened, self.other), now, before)

    def carry(self, places: Reached, now: Told, before: Told | None) -> dict[str, Delivery]:
        orders = [order(partner, now, before, reading(), make.NOW) for partner in (OWN, CCAS)]
        with courier(self.folder, places.open, dry_run=False, delete_many=False) as carrier:
            carrier.begin(orders)
            return {one.partner: one for one in carrier.deliver_all(orders)}

    def in_step(self) -> None:
        """Check that both calendars hold exactly what is told, and what is others'."""
        for partner, contents in ((OWN, self.fake.contents(PLACE)), (CCAS, self.other.contents())):
            wanted = order(partner, self.now, None, reading(), make.NOW).events.values()
            found = {href: read(data) for href, data in contents.items() if href not in {"dentiste.ics", "event-1.ics"}}
            assert {href: one and one.content for href, one in found.items()} == {
                one.href: content_of(one) for one in wanted
            }
        contents = self.fake.contents(PLACE)
        assert all(contents[href] == self.theirs[href] for href in ("dentiste.ics", "event-1.ics"))
        assert sum(b"BEGIN:VALARM" in data for data in contents.values()) == 1


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    yield World(tmp_path)
    gc.collect()


def clear(delivery: Delivery) -> None:
    """Check that the line is one for a person, in both languages."""
    assert delivery.failure != "publish-calendar-bug"
    for language in ("fr", "en"):
        line = Words(language).say(delivery.failure, **delivery.fields)
        assert 15 < len(line) < 250
        assert not any(word in line for word in (SECRET, "Traceback", "Error", "None", "HTTP", "{"))


@pytest.mark.parametrize("name", FAULTS)
def test_a_server_with_a_fault_loses_nothing_and_stops_nobody(name: str, world: World) -> None:
    fault, code, status = FAULTS[name]

    first = world.publish(fault(world.fake), world.now, world.before)
    mended = world.publish(lambda ask: world.fake.answer(ask, "ml"), world.now, world.now)
    again = world.publish(lambda ask: world.fake.answer(ask, "ml"), world.now, world.now)

    assert first[ML.id].failure == (f"publish-calendar-{code}" if code else "")
    assert first[ML.id].fields.get("status", 0) == status
    if code:
        clear(first[ML.id])
    assert (first[CCAS.id].failure, first[CCAS.id].writes) == ("", 5)
    assert (mended[ML.id].failure, mended[CCAS.id].writes) == ("", 0)
    assert (again[ML.id].writes, again[ML.id].observed) == (0, ())
    world.in_step()


@pytest.mark.parametrize("kind", ["expired", "of nobody known", "of another name"])
def test_a_certificate_that_is_not_valid_is_said_and_gets_no_password(kind: str, world: World, tmp_path: Path) -> None:
    authority, stranger = trustme.CA(), trustme.CA()
    host = "localhost" if kind != "of another name" else "nuage.example.org"
    expires = datetime.now(UTC) - timedelta(days=1) if kind == "expired" else None
    issuer = stranger if kind == "of nobody known" else authority
    issued = issuer.issue_cert(host, "127.0.0.1" if kind != "of another name" else host, not_after=expires)
    for name, blob in (("key.pem", issued.private_key_pem), ("ca.pem", authority.cert_pem)):
        blob.write_to_path(str(tmp_path / name))
    (tmp_path / "cert.pem").write_bytes(b"".join(blob.bytes() for blob in issued.cert_chain_pems))
    asked = len(world.fake.asked)

    with (
        Server(world.fake, certificate=tmp_path / "cert.pem", key=tmp_path / "key.pem") as server,
        ExitStack() as opened,
    ):
        places = Reached(server.url, opened, world.other, tmp_path / "ca.pem")
        first = world.carry(places, world.now, world.before)

    assert (first[ML.id].failure, first[CCAS.id].writes) == ("publish-calendar-certificate", 5)
    clear(first[ML.id])
    assert len(world.fake.asked) == asked


def test_a_certificate_that_is_valid_is_believed(world: World, tmp_path: Path) -> None:
    authority = trustme.CA()
    issued = authority.issue_cert("localhost", "127.0.0.1")
    issued.private_key_pem.write_to_path(str(tmp_path / "key.pem"))
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    (tmp_path / "cert.pem").write_bytes(b"".join(blob.bytes() for blob in issued.cert_chain_pems))

    with (
        Server(world.fake, certificate=tmp_path / "cert.pem", key=tmp_path / "key.pem") as server,
        ExitStack() as opened,
    ):
        places = Reached(server.url, opened, world.other, tmp_path / "ca.pem")
        done = world.carry(places, world.now, world.before)

    assert done[ML.id].failure == ""
    world.in_step()


def test_a_disk_that_is_full_in_the_middle_is_said_and_the_next_run_resumes(world: World) -> None:
    class Filling(Reached):
        def open(self, partner: Partner, notes: Notes) -> Collection:
            # a ledger cannot grow any more, as on a full disk
            notes._database.execute("VACUUM")  # type: ignore[attr-defined]
            notes._database.execute("PRAGMA max_page_count = 1")  # type: ignore[attr-defined]
            return super().open(partner, notes)

    def respond(ask: Ask) -> Answer:
        return world.fake.answer(ask, "ml")

    with (
        wire(respond) as url,
        ExitStack() as opened,
        pytest.raises(Stopped, match="workspace-disk-full"),
    ):
        world.carry(Filling(url, opened, world.other), world.now, world.before)

    done = world.publish(respond, world.now, world.now)
    assert (done[ML.id].failure, done[CCAS.id].failure) == ("", "")
    world.in_step()
