"""Passwords are kept as hashes, checked at one cost, and guessed slowly."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest

from calendars import AppTransport
from calendars.server.app import make_app
from calendars.server.passwords import Delays, Passwords, WeakPassword, hash_password, verify
from calendars.transport import Answer

KEY = bytes(range(32))


def passwords_of(folder: Path) -> Passwords:
    return Passwords(folder / "p.json", write=Path.write_bytes)


def test_a_password_is_kept_as_a_hash(tmp_path: Path) -> None:
    passwords = passwords_of(tmp_path)
    passwords.set("ml", "correct horse")

    assert "correct" not in (tmp_path / "p.json").read_text()
    assert "$argon2id$" in (tmp_path / "p.json").read_text()


def test_the_right_password_enters_and_no_other(tmp_path: Path) -> None:
    passwords = passwords_of(tmp_path)
    passwords.set("ml", "correct horse")

    assert passwords.check("ml", "correct horse")
    assert passwords.check("ml", "correct horse"), "a proven password is still the right one"
    assert not passwords.check("ml", "correct horses")
    assert not passwords.check("nobody", "correct horse")


def test_a_changed_password_counts_at_once_even_from_another_process(tmp_path: Path) -> None:
    server, command = passwords_of(tmp_path), passwords_of(tmp_path)
    command.set("ml", "first password")
    assert server.check("ml", "first password")

    command.set("ml", "second password")

    assert not server.check("ml", "first password")
    assert server.check("ml", "second password")
    command.remove("ml")
    assert not server.check("ml", "second password")
    assert server.users() == ()


def test_a_short_password_is_refused() -> None:
    with pytest.raises(WeakPassword):
        hash_password("court")


def test_a_broken_hash_lets_nobody_in() -> None:
    assert not verify("plain", "plain")


def test_an_unknown_user_costs_what_a_known_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    verified: list[str] = []

    def counted(hashed: str, password: str) -> bool:
        verified.append(hashed)
        return verify(hashed, password)

    monkeypatch.setattr("calendars.server.passwords.verify", counted)
    passwords = passwords_of(tmp_path)
    passwords.set("ml", "correct horse")

    passwords.check("ml", "wrong")
    passwords.check("nobody", "wrong")

    assert len(verified) == 2


def test_delays_grow_for_one_user_at_one_address_and_end_with_the_right_password() -> None:
    now = [0.0]
    delays = Delays(lambda: now[0])
    waits = []
    for _ in range(10):
        delays.failed("ml", "1.2.3.4")
        waits.append(delays.wait("ml", "1.2.3.4"))

    assert waits == [0, 0, 0, 1, 2, 4, 8, 16, 30, 30]
    assert delays.wait("ml", "5.6.7.8") == 0
    assert delays.wait("ccas", "1.2.3.4") == 0
    now[0] = 30.0
    assert delays.wait("ml", "1.2.3.4") == 0
    delays.succeeded("ml", "1.2.3.4")
    delays.failed("ml", "1.2.3.4")
    assert delays.wait("ml", "1.2.3.4") == 0


def test_who_has_a_whole_network_is_one_address_to_the_delays() -> None:
    delays = Delays(lambda: 0.0)
    for n in range(5):
        delays.failed("ml", f"2001:db8:0:1::{n}")
        delays.failed("ccas", "::ffff:1.2.3.4" if n % 2 else "1.2.3.4")

    assert delays.wait("ml", "2001:db8:0:1:ffff::1") == 2
    assert delays.wait("ml", "2001:db8:0:2::1") == 0
    assert delays.wait("ccas", "1.2.3.4") == delays.wait("ccas", "::ffff:1.2.3.4") == 2
    assert delays.wait("ccas", "1.2.3.5") == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows does not tell the most memory that a process had")
def test_many_guesses_at_once_fill_no_memory() -> None:
    program = """
import resource, threading
from calendars.server.passwords import hash_password, verify
hashed = hash_password("correct horse")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
guesses = [threading.Thread(target=verify, args=(hashed, str(n))) for n in range(12)]
for one in guesses: one.start()
for one in guesses: one.join()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / before)
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert float(run.stdout) < 3


def test_guessing_is_answered_with_a_delay_and_others_are_served(tmp_path: Path) -> None:
    now = [0.0]
    app = make_app(tmp_path / "c", lambda _, password: password == "right", tmp_path, tmp_path, clock=lambda: now[0])

    def ask(user: str, password: str) -> Answer:
        token = base64.b64encode(f"{user}:{password}".encode()).decode()
        return AppTransport(app, "").request("PROPFIND", "/calendars/", headers={"Authorization": f"Basic {token}"})

    statuses = [ask("ml", "wrong").status for _ in range(6)]

    assert statuses == [401, 401, 401, 401, 429, 429]
    assert ask("ml", "right").headers["retry-after"] == "1"
    assert ask("ccas", "right").status == 207
    now[0] = 2.0
    assert ask("ml", "right").status == 207
    assert ask("ml", "wrong").status == 401


@pytest.mark.parametrize("charset", ["utf-16-le", "hz"])
def test_no_charset_hides_a_guess_from_the_delays(tmp_path: Path, charset: str) -> None:
    guesses: list[str] = []

    def check(_user: str, password: str) -> bool:
        guesses.append(password)
        return False

    app = make_app(tmp_path / "c", check, tmp_path, tmp_path, clock=lambda: 0.0)
    for n in range(30):
        # each is ml: in its own charset, and another name each time where it is read as UTF-8
        user = b"~{~}" * n + b"ml" if charset == "hz" else "ml".encode(charset)
        token = base64.b64encode(user + f":guess{n}".encode(charset)).decode()
        headers = {"Authorization": f"Basic {token}", "Content-Type": f"text/xml; charset={charset}"}
        AppTransport(app, "").request("PROPFIND", "/calendars/", headers=headers)

    assert len(guesses) <= 4


def test_a_name_with_control_characters_is_a_bad_request(tmp_path: Path) -> None:
    app = make_app(tmp_path / "c", lambda _user, _password: True, tmp_path, tmp_path)

    for user in ("m\0l", "ml\n", "\x7fml", "m\x85l"):
        token = base64.b64encode(f"{user}:x".encode()).decode()
        answer = AppTransport(app, "").request("GET", "/calendars/", headers={"Authorization": f"Basic {token}"})
        assert answer.status == 400


def test_a_name_that_nobody_can_have_is_a_bad_request(tmp_path: Path) -> None:
    app = make_app(tmp_path / "c", lambda _user, _password: True, tmp_path, tmp_path)

    token = base64.b64encode(b"m" * 40_000 + b":x").decode()
    answer = AppTransport(app, "").request("GET", "/calendars/", headers={"Authorization": f"Basic {token}"})

    assert answer.status == 400, "each name that was tried is remembered"


def test_an_authorization_that_cannot_be_read_is_a_bad_request(tmp_path: Path) -> None:
    app = make_app(tmp_path / "c", lambda _user, _password: True, tmp_path, tmp_path)

    for value in ("Basic ###", "Basic ", "Bearer x", "Basic " + "w6k="):
        answer = AppTransport(app, "").request("PROPFIND", "/calendars/", headers={"Authorization": value})
        assert answer.status == 400
