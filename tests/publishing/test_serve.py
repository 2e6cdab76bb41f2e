from __future__ import annotations

import base64
import gc
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from coanimation.errors import Stopped, WrongUse
from coanimation.publishing.public import address
from coanimation.publishing.serving import running as running_at
from coanimation.use_cases.feeds import revoke, rotate, subscriptions
from coanimation.use_cases.publish import publish
from coanimation.use_cases.serve import Serving, Where, generated, serve, set_password
from coanimation.workspace import lock, read
from tests.publishing.workspaces import DECEMBER, NOW, PARTNERS, SPACE, workspace

PASSWORD = "quatre-mots-faciles-a-dire"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = workspace(tmp_path_factory.mktemp("published") / "w")
    publish(made, DECEMBER, now=NOW, environment={})
    set_password(made, "ccas", PASSWORD)
    return made


@pytest.fixture
def folder(tmp_path: Path, published: Path) -> Path:
    return shutil.copytree(published, tmp_path / "w")


@pytest.fixture
def running(folder: Path) -> Iterator[Serving]:
    with serve(folder, Where(port=0)) as server:
        yield server
    gc.collect()


def ask(url: str, method: str = "GET", *, user: str = "", password: str = "", depth: str = "1") -> tuple[int, str]:
    parts = urlsplit(url)
    headers = {"Depth": depth, "Connection": "close"}
    if user:
        headers["Authorization"] = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    try:
        connection.request(method, parts.path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def test_a_partner_reads_its_calendar_with_its_password_and_nobody_else_does(running: Serving) -> None:
    calendar = running.calendars["ccas"]

    assert ask(calendar, "PROPFIND", user="ccas", password=PASSWORD)[0] == 207
    assert ask(calendar, "PROPFIND", user="ccas", password="wrong-password")[0] == 401
    assert ask(calendar, "PROPFIND")[0] == 401
    assert ask(running.calendars["mission-locale"], "PROPFIND", user="ccas", password=PASSWORD)[0] == 403


def test_the_events_of_a_partner_are_on_its_calendar(running: Serving) -> None:
    status, text = ask(running.calendars["ccas"], user="ccas", password=PASSWORD)

    assert status == 200
    assert text.count("BEGIN:VEVENT") == 2
    assert "Dominique Martel" in text


def test_the_public_page_and_its_hours_are_for_everybody(running: Serving) -> None:
    assert ask(running.url)[0] == 200
    assert ask(running.hours)[1].count("BEGIN:VEVENT") == 3


def test_a_secret_link_opens_its_feed_and_a_wrong_one_is_nothing(folder: Path, running: Serving) -> None:
    link = next(link for link in subscriptions(folder).links if link.professional == "ccas-referent")
    path = urlsplit(link.url).path

    assert ask(running.url.rstrip("/") + path)[1].count("BEGIN:VEVENT") == 2
    assert ask(running.url.rstrip("/") + path[:-6] + "AA.ics")[0] == 404


def test_someone_who_is_no_partner_any_more_stays_out(folder: Path, running: Serving) -> None:
    calendar = running.calendars["ccas"]
    left = PARTNERS.replace("id: ccas\n", "id: cias\n")
    (folder / "partners.yaml").write_text(left + "# changed\n", encoding="utf-8")

    assert ask(calendar, "PROPFIND", user="ccas", password=PASSWORD)[0] == 401


def test_a_month_is_published_while_the_server_runs(folder: Path, running: Serving) -> None:
    text = SPACE.replace("activity: goûter", "activity: atelier")
    (folder / "space.yaml").write_text(text, encoding="utf-8")

    result = publish(folder, DECEMBER, now=NOW, environment={})

    assert [one.updated for one in result.calendars] == [2, 2, 2]
    assert "atelier" in ask(running.calendars["ccas"], user="ccas", password=PASSWORD)[1]


def test_partners_without_a_password_are_named(running: Serving) -> None:
    assert running.without_password == ("maison-ados", "mission-locale")


def test_passwords_never_travel_in_the_clear_beyond_this_machine(folder: Path) -> None:
    with pytest.raises(Stopped, match="serve-unsafe"), serve(folder, Where(host="0.0.0.0", port=0)):
        pass


def test_tls_files_that_are_none_are_said_as_such(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "torn.pem").write_text("-----BEGIN CERTIFICATE-----\n")
    where = Where(port=0, certificate=tmp_path / "torn.pem", key=tmp_path / "torn.pem")

    with pytest.raises(WrongUse, match="serve-bad-tls"), serve(folder, where):
        pass


def test_a_password_for_nobody_and_a_short_one_are_refused(folder: Path) -> None:
    with pytest.raises(WrongUse, match="serve-unknown-partner"):
        set_password(folder, "ccass", PASSWORD)
    with pytest.raises(WrongUse, match="serve-password-short"):
        set_password(folder, "ccas", "court")


def test_a_generated_password_is_long_enough_and_new_each_time() -> None:
    assert len(generated()) == 19
    assert generated() != generated()


def test_the_stored_password_is_a_hash_in_a_file_of_its_owner_alone(folder: Path) -> None:
    (stored,) = (folder / ".coanimation" / "keys").glob("*.json")

    assert "argon2id" in stored.read_text(encoding="utf-8")
    assert PASSWORD not in stored.read_text(encoding="utf-8")
    if os.name == "posix":
        assert stored.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("broken", ["", '{"ccas": ', "[1]", '{"ccas": 5}', "\x00"])
def test_a_damaged_file_of_passwords_lets_nobody_in_and_is_told_as_such(folder: Path, broken: str) -> None:
    stored = folder / ".coanimation" / "keys" / "passwords.json"
    with serve(folder, Where(port=0)) as running:
        stored.write_text(broken, encoding="utf-8")
        assert ask(running.calendars["ccas"], "PROPFIND", user="ccas", password=PASSWORD)[0] == 401
        assert ask(running.hours)[0] == 200

    for does in (lambda: set_password(folder, "ccas", PASSWORD), lambda: serve(folder, Where(port=0)).__enter__()):
        with pytest.raises(Stopped) as stopped:
            does()
        assert stopped.value.code == "serve-passwords-broken"
    assert stored.read_text(encoding="utf-8") == broken


def test_links_are_offered_only_under_an_address_that_others_can_reach(folder: Path) -> None:
    local = SPACE.replace("https://escale.example.org/", "http://127.0.0.1:5232/")
    assert all(link.reachable and link.published for link in subscriptions(folder).links)

    (folder / "space.yaml").write_text(local, encoding="utf-8")

    assert not any(link.reachable for link in subscriptions(folder).links)


@pytest.mark.parametrize(
    "host",
    ["localhost.", "LOCALHOST", "escale.localhost", "127.1", "0.0.0.0", "[::1]", "[::]", "[::ffff:127.0.0.1]"],
)
def test_however_this_machine_is_written_it_is_no_address_for_others(host: str) -> None:
    assert not address(f"http://{host}:5232/")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C to a whole console, the tests' own included")
@pytest.mark.parametrize("sent", ["SIGINT", "SIGTERM"])
def test_ctrl_c_and_the_system_stop_the_server_as_asked(folder: Path, sent: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUTF8": "1"}
    typed = [sys.executable, "-m", "coanimation", "-C", str(folder), "servir", "--port", "0"]
    server = subprocess.Popen(typed, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert server.stderr is not None
    try:
        while b"Ctrl-C" not in server.stderr.readline():
            assert server.poll() is None
        server.send_signal(signal.Signals[sent])
        _, said = server.communicate(timeout=60)
    finally:
        server.kill()

    assert (server.returncode, said.decode().strip()) == (
        0,
        "Arrêt : on termine les demandes en cours.".replace(" :", "\N{NO-BREAK SPACE}:"),
    )
    with lock(folder, wait=0.0, command="publish"):
        pass


def test_a_link_that_was_taken_back_tells_so_for_sixty_days_while_the_server_runs(folder: Path) -> None:
    contents, clock = read(folder), [NOW + timedelta(days=59)]
    path = urlsplit(next(link for link in subscriptions(folder).links if link.professional == "ccas-referent").url).path
    revoke(folder, "ccas-referent", now=NOW)

    with running_at(folder, Where(port=0), lambda: contents.partners, lambda: clock[0]) as url:
        told, clock[0] = ask(url.rstrip("/") + path), NOW + timedelta(days=60)
        after = ask(url.rstrip("/") + path)

    assert (told[0], told[1].count("BEGIN:VEVENT")) == (200, 1)
    assert after == ask_for_nothing(folder)


def ask_for_nothing(folder: Path) -> tuple[int, str]:
    """Ask for a link that never was."""
    with serve(folder, Where(port=0)) as server:
        return ask(f"{server.url.rstrip('/')}/f/{'A' * 43}.ics")


def test_a_link_that_is_void_wrong_or_never_was_is_answered_with_the_same_bytes(folder: Path) -> None:
    contents, later = read(folder), NOW + timedelta(days=61)
    rotated, revoked, right = (urlsplit(link.url).path for link in subscriptions(folder).links[:3])
    everyone = {link.url: link.professional or link.partner for link in subscriptions(folder).links}
    mine = {urlsplit(url).path: who for url, who in everyone.items()}
    rotate(folder, mine[rotated], now=NOW)
    revoke(folder, mine[revoked], now=NOW)
    almost = right.replace(right[-5:], ("A" if right[-5] != "A" else "B") + ".ics")
    never = f"/f/{'A' * 43}.ics"

    with running_at(folder, Where(port=0), lambda: contents.partners, lambda: later) as url:
        assert answered(url, f"GET {right}").startswith(b"HTTP/1.1 200")
        for asked in (
            "GET {}",
            "HEAD {}",
            "GET {}?x",
            "POST {}",
            "GET {}\r\nIf-None-Match: *",
            "OPTIONS {}",
            "LOCK {}",
        ):
            nothing = answered(url, asked.format(never))
            for path in (rotated, revoked, almost, "/f/x.ics", "/f/%00.ics", "/f/" + "A" * 9000 + ".ics"):
                assert answered(url, asked.format(path)) == nothing


def answered(url: str, asked: str) -> bytes:
    """Send a request as it is written, and read every byte of the answer but its date."""
    line, *headers = asked.split("\r\n")
    request = "\r\n".join((f"{line} HTTP/1.1", "Host: x", "Connection: close", *headers, "", ""))
    with socket.create_connection(("127.0.0.1", urlsplit(url).port or 0), timeout=10) as client:
        client.sendall(request.encode())
        return re.sub(rb"Date: [^\r]*", b"", b"".join(iter(lambda: client.recv(65536), b"")))
