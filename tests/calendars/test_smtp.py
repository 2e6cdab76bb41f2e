from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import trustme

from calendars.smtp import Envelope, Fate, MailError, Posted, Security, Server, post
from tests.calendars.post_office import PASSWORD, PostOffice, post_office


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """One that nobody knows, but whoever is told of it."""
    return trustme.CA()


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def envelope(name: str, text: str = "Bonjour") -> Envelope:
    data = f"Subject: {name}\r\n\r\n{text}\r\n".encode()
    return Envelope(sender="bonjour@escale.example.org", recipient=f"{name}@example.net", data=data)


def server(office: PostOffice, security: Security = "none", *, user: str = "") -> Server:
    return Server(
        host="localhost" if security != "none" else "127.0.0.1", port=office.port, security=security, user=user
    )


def posting(
    where: Server,
    *envelopes: Envelope,
    password: str = PASSWORD,
    context: ssl.SSLContext | None = None,
    longest: float = 60,
) -> list[tuple[str, Fate, int]]:
    heard: list[Posted] = []
    try:
        post(where, password, envelopes, done=heard.append, context=context, timeout=20, longest=longest)
    finally:
        fates = [(one.envelope.recipient.partition("@")[0], one.fate, one.status) for one in heard]
    return fates


def test_letters_arrive_as_they_were_written_in_order() -> None:
    letters = [envelope("ada", "Bonjour\r\n.\r\n.."), envelope("bo")]

    with post_office() as office:
        fates = posting(server(office), *letters)

    assert fates == [("ada", Fate.SENT, 250), ("bo", Fate.SENT, 250)]
    assert office.received == [(one.recipient, one.data) for one in letters]
    assert set(office.senders) == {"bonjour@escale.example.org"}


def test_without_letters_nobody_is_called() -> None:
    post(Server(host="mail.invalid", port=25), "", [], done=lambda _: None)


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_over_tls_a_server_is_believed_when_its_certificate_is(security: Security, authority: trustme.CA) -> None:
    with post_office(authority=authority, implicit=security == "tls") as office:
        where = server(office, security, user="bonjour")

        assert posting(where, envelope("ada"), context=trusting(authority)) == [("ada", Fate.SENT, 250)]
        with pytest.raises(MailError, match="certificate"):
            posting(where, envelope("ada"))

    assert len(office.received) == 1


def test_a_certificate_of_another_name_is_not_believed(authority: trustme.CA) -> None:
    with post_office(authority=authority) as office, pytest.raises(MailError, match="certificate"):
        posting(
            Server(host="127.0.0.1", port=office.port, user="bonjour"), envelope("ada"), context=trusting(authority)
        )

    assert office.received == []


@pytest.mark.parametrize("mechanism", ["plain", "login"])
def test_a_password_may_hold_any_letter(authority: trustme.CA, mechanism: str) -> None:
    said = "clé d'été 🗝"
    with post_office(
        authority=authority, password=said, without="plain" if mechanism == "login" else "login"
    ) as office:
        sent = posting(
            server(office, "starttls", user="zoé"), envelope("ada"), password=said, context=trusting(authority)
        )

    assert sent == [("ada", Fate.SENT, 250)]


def test_a_wrong_password_is_told_once_and_nothing_is_sent(authority: trustme.CA) -> None:
    context = trusting(authority)
    with post_office(authority=authority) as office, pytest.raises(MailError, match="password") as refused:
        posting(server(office, "starttls", user="bonjour"), envelope("ada"), password="faux", context=context)

    assert refused.value.status == 535
    assert "faux" not in repr(refused.value)
    assert office.received == []


def test_a_server_that_takes_the_offer_of_tls_out_is_told_nothing() -> None:
    with post_office() as office, pytest.raises(MailError, match="insecure"):
        posting(server(office, "starttls", user="bonjour"), envelope("ada"))

    assert office.received == []


def test_in_clear_no_other_machine_is_spoken_to() -> None:
    # an address of documentation (RFC 5737): nobody would answer, and nobody is called
    with pytest.raises(MailError, match="insecure"):
        posting(Server(host="192.0.2.7", port=25, security="none"), envelope("ada"))


def test_one_who_is_refused_stops_nobody_else() -> None:
    office = PostOffice(refused={"bo@example.net"}, greylisted={"cy@example.net"})

    with post_office(office):
        fates = posting(server(office), *map(envelope, ("ada", "bo", "cy", "dee")))
        again = posting(server(office), envelope("cy"))

    assert fates == [
        ("ada", Fate.SENT, 250),
        ("bo", Fate.REFUSED, 550),
        ("cy", Fate.LATER, 451),
        ("dee", Fate.SENT, 250),
    ]
    assert again == [("cy", Fate.SENT, 250)]


def test_a_lost_answer_is_told_and_the_repeat_is_the_same_letter() -> None:
    office = PostOffice(drops=1)

    with post_office(office):
        assert posting(server(office), envelope("ada"), envelope("bo")) == [
            ("ada", Fate.UNKNOWN, 0),
            ("bo", Fate.SENT, 250),
        ]
        assert posting(server(office), envelope("ada")) == [("ada", Fate.SENT, 250)]

    first, _, second = office.received
    assert first == second


def test_a_server_that_loses_every_answer_is_left_after_three() -> None:
    office = PostOffice(drops=100)
    heard: list[Posted] = []

    with post_office(office), pytest.raises(MailError, match="unreachable"):
        post(server(office), "", [envelope(f"n{n}") for n in range(10)], done=heard.append)

    assert [one.fate for one in heard] == [Fate.UNKNOWN] * 3


def test_an_address_in_other_letters_needs_a_server_that_knows_them() -> None:
    letter = Envelope(sender="bonjour@example.org", recipient="zoé@example.net", data="To: zoé\r\n\r\nx\r\n".encode())

    with post_office() as office:
        assert posting(server(office), letter, envelope("ada")) == [("zoé", Fate.SENT, 250), ("ada", Fate.SENT, 250)]
    with post_office(utf8=False) as older:
        assert posting(server(older), letter, envelope("ada"))[0][:2] == ("zoé", Fate.REFUSED)
        assert [one for one, _ in older.received] == ["ada@example.net"]


def test_nobody_there_is_told(unused_port: int) -> None:
    with pytest.raises(MailError, match="unreachable"):
        posting(Server(host="127.0.0.1", port=unused_port, security="none"), envelope("ada"))


@pytest.fixture
def unused_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port = sock.getsockname()[1]
        assert isinstance(port, int)
        return port


@contextmanager
def speaking(talk: Callable[[socket.socket], None]) -> Iterator[int]:
    """A server that does as it likes with each connection, until the other side hangs up."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                sock, _ = listener.accept()
            except OSError:
                return
            with sock:
                try:
                    talk(sock)
                except OSError:
                    continue

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def test_a_server_that_never_comes_to_the_end_of_its_greeting_is_cut_off() -> None:
    def drip(sock: socket.socket) -> None:
        while not threading.Event().wait(0.05):
            sock.sendall(b"220-and another thing\r\n")

    with speaking(drip) as port, pytest.raises(MailError, match="too-long"):
        posting(Server(host="127.0.0.1", port=port, security="none"), envelope("ada"), longest=0.5)


def test_a_server_that_answers_without_end_fills_no_memory() -> None:
    sent = 0

    def flood(sock: socket.socket) -> None:
        nonlocal sent
        while True:
            sent += sock.send(b"220-and another thing\r\n" * 1000)

    with speaking(flood) as port, pytest.raises(MailError, match="unreachable"):
        posting(Server(host="127.0.0.1", port=port, security="none"), envelope("ada"), longest=600)

    assert sent < 50_000_000


def test_a_server_that_says_nothing_is_cut_off() -> None:
    def silent(sock: socket.socket) -> None:
        sock.recv(1)

    with speaking(silent) as port, pytest.raises(MailError, match="too-long"):
        posting(Server(host="127.0.0.1", port=port, security="none"), envelope("ada"), longest=0.5)


def test_a_server_that_is_none_is_told() -> None:
    def refuse(sock: socket.socket) -> None:
        sock.sendall(b"554 no mail here\r\n")
        sock.recv(100)

    with speaking(refuse) as port, pytest.raises(MailError, match="refused") as refused:
        posting(Server(host="127.0.0.1", port=port, security="none"), envelope("ada"))

    assert refused.value.status == 554
