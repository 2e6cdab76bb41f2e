"""The embedded server seen from outside: who may do what, and how files are handed out."""

from __future__ import annotations

import base64
import gzip
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from calendars import AppTransport, NetTransport, Unreachable, tokens, write
from calendars.server.app import make_app
from calendars.server.passwords import Delays, Passwords, WeakPassword, hash_password, verify
from calendars.server.run import Server, Unsafe
from calendars.server.static import Static
from calendars.transport import Answer
from tests.calendars.builders import event, whole
from tests.calendars.conftest import PASSWORD, Served

KEY = bytes(range(32))


def filled(served: Served, user: str, name: str) -> dict[str, bytes]:
    collection = served.collections.open(user, name)
    if not collection.list():
        collection.put(event(1).href, write.render(event(1)))
    return whole(collection)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("DELETE", "/calendars/rights/coanimation/"),
        ("DELETE", "/calendars/rights/"),
        ("PUT", "/calendars/rights/coanimation/"),
        ("PUT", "/calendars/rights/coanimation"),
        ("PUT", "/calendars/rights/another"),
        ("PUT", "/calendars/rights/another/"),
        ("MKCALENDAR", "/calendars/rights/another/"),
        ("MKCOL", "/calendars/rights/another/"),
        ("MKCOL", "/calendars/rights2/"),
        ("PROPPATCH", "/calendars/rights/coanimation/"),
        ("POST", "/calendars/.sharing/v1/token/create"),
        ("MOVE", "/calendars/rights/coanimation/"),
    ],
)
def test_a_partner_cannot_make_overwrite_or_delete_a_collection(
    served: Served, network: Callable[[str], NetTransport], method: str, path: str
) -> None:
    before = filled(served, "rights", "coanimation")

    answer = network("rights").request(
        method,
        path,
        headers={"Content-Type": "text/calendar", "Destination": f"{served.url}calendars/rights/moved/"},
        body=write.render(event(2)) if method == "PUT" else b"",
    )

    assert answer.status in {403, 405, 409}
    assert whole(served.collections.open("rights", "coanimation", create=False)) == before
    assert not served.collections.exists("rights", "another")


def test_a_partner_cannot_tell_what_another_has(served: Served, network: Callable[[str], NetTransport]) -> None:
    filled(served, "seen", "coanimation")
    curious = network("curious")

    def ask(method: str, path: str) -> tuple[int, bytes]:
        answer = curious.request(method, path, headers={"Depth": "1"}, body=b"")
        return answer.status, answer.body

    for method in ("PROPFIND", "GET", "REPORT", "DELETE", "PUT", "OPTIONS"):
        there = ask(method, "/calendars/seen/coanimation/event-1.ics")
        assert there == ask(method, "/calendars/nobody/coanimation/event-1.ics")
        assert b"event-1" not in there[1]
    assert ask("PROPFIND", "/calendars/seen/") == ask("PROPFIND", "/calendars/nobody/")


def test_a_partner_reads_and_writes_its_own_events(served: Served, network: Callable[[str], NetTransport]) -> None:
    filled(served, "own", "coanimation")
    path = "/calendars/own/coanimation/event-2.ics"

    assert network("own").request("PUT", path, body=write.render(event(2))).status == 201
    assert network("own").request("GET", path).status == 200
    assert network("own").request("DELETE", path).status in {200, 204}


@pytest.mark.parametrize(
    "header", ["X-Remote-User", "Remote-User", "X-Script-Name", "X-Forwarded-User", "X-Remote-Addr"]
)
def test_a_header_makes_nobody_someone(served: Served, header: str) -> None:
    filled(served, "headers", "coanimation")

    with NetTransport(served.url, f"nobody-{header}", "wrong") as stranger:
        answer = stranger.request("PROPFIND", "/calendars/headers/coanimation/", headers={header: "headers"})

    assert answer.status == 401


def test_a_foreign_script_name_changes_no_path(served: Served, network: Callable[[str], NetTransport]) -> None:
    filled(served, "paths", "coanimation")

    answer = network("paths").request(
        "PROPFIND", "/calendars/paths/", headers={"X-Script-Name": "/evil", "X-Forwarded-Host": "evil", "Depth": "1"}
    )

    assert b"/calendars/paths/coanimation/" in answer.body
    assert b"evil" not in answer.body


def test_the_well_known_address_leads_to_the_calendars(served: Served) -> None:
    app = make_app(served.public / "none", lambda _user, _password: False, served.public, served.private)

    answer = AppTransport(app, "").request("GET", "/.well-known/caldav")

    assert (answer.status, answer.headers["location"]) == (301, "/calendars/")


def test_publisher_and_server_write_to_one_collection_at_once(
    served: Served, network: Callable[[str], NetTransport]
) -> None:
    inside = served.collections.open("both", "coanimation")
    outside = network("both")

    for n in range(1, 9):
        inside.put(event(n).href, write.render(event(n)))
        path = f"/calendars/both/coanimation/{event(n + 20).href}"
        assert outside.request("PUT", path, body=write.render(event(n + 20))).status == 201

    assert len(inside.list()) == 16


# passwords ------------------------------------------------------------------------------------------------------------


def test_a_password_is_kept_as_a_hash_in_a_file_of_its_user_only(tmp_path: Path) -> None:
    passwords = Passwords(tmp_path / "passwords.json")
    passwords.set("ml", "correct horse")

    assert "correct" not in (tmp_path / "passwords.json").read_text()
    assert "$argon2id$" in (tmp_path / "passwords.json").read_text()
    if os.name == "posix":
        assert (tmp_path / "passwords.json").stat().st_mode & 0o077 == 0


def test_the_right_password_enters_and_no_other(tmp_path: Path) -> None:
    passwords = Passwords(tmp_path / "passwords.json")
    passwords.set("ml", "correct horse")

    assert passwords.check("ml", "correct horse")
    assert passwords.check("ml", "correct horse"), "a proven password is still the right one"
    assert not passwords.check("ml", "correct horses")
    assert not passwords.check("nobody", "correct horse")


def test_a_changed_password_counts_at_once_even_from_another_process(tmp_path: Path) -> None:
    server, command = Passwords(tmp_path / "p.json"), Passwords(tmp_path / "p.json")
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
    passwords = Passwords(tmp_path / "p.json")
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


def test_an_authorization_that_cannot_be_read_is_a_bad_request(tmp_path: Path) -> None:
    app = make_app(tmp_path / "c", lambda _user, _password: True, tmp_path, tmp_path)

    for value in ("Basic ###", "Basic ", "Bearer x", "Basic " + "w6k="):
        answer = AppTransport(app, "").request("PROPFIND", "/calendars/", headers={"Authorization": value})
        assert answer.status == 400


# files ----------------------------------------------------------------------------------------------------------------


@pytest.fixture
def tree(tmp_path: Path) -> tuple[Path, Path, AppTransport]:
    public, private = tmp_path / "public", tmp_path / "private"
    (public / "data").mkdir(parents=True)
    private.mkdir()
    (public / "index.html").write_text("<p>Bonjour</p>" * 50)
    (public / "horaires.ics").write_bytes(b"BEGIN:VCALENDAR\r\n" * 50)
    (public / "data" / "index.html").write_text("data")
    (public / ".hidden").write_text("no")
    (tmp_path / "secret.txt").write_text("no")
    secret = tokens.token(KEY, "feed:ml", 0)
    (private / f"{tokens.digest(secret)}.ics").write_bytes(b"BEGIN:VCALENDAR\r\nprivate\r\n" * 20)
    return public, private, AppTransport(Static(public, private), "")


Tree = tuple[Path, Path, AppTransport]


def get(transport: AppTransport, path: str, method: str = "GET", **headers: str) -> Answer:
    return transport.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})


def test_pages_are_handed_out_with_the_digest_of_their_bytes(tree: Tree) -> None:
    public, _, transport = tree

    first = get(transport, "/")

    assert first.status == 200
    assert first.body == (public / "index.html").read_bytes()
    assert get(transport, "/", If_None_Match=first.headers["etag"]).status == 304
    assert get(transport, "/", If_None_Match=f'"x", W/{first.headers["etag"]}').status == 304
    assert get(transport, "/", If_None_Match='"other"').status == 200
    assert get(transport, "/data/").body == b"data"


def test_a_changed_file_never_answers_304(tree: Tree) -> None:
    public, _, transport = tree
    before = get(transport, "/").headers["etag"]
    (public / "index.html").write_text("<p>Bonsoir</p>" * 50)
    os.utime(public / "index.html", (time.time() + 2, time.time() + 2))

    answer = get(transport, "/", If_None_Match=before)

    assert answer.status == 200
    assert answer.headers["etag"] != before


def test_the_digest_wins_over_the_date(tree: Tree) -> None:
    _, _, transport = tree
    modified = get(transport, "/").headers["last-modified"]

    assert get(transport, "/", If_Modified_Since=modified).status == 304
    assert get(transport, "/", If_Modified_Since=modified, If_None_Match='"other"').status == 200
    assert get(transport, "/", If_Modified_Since="yesterday").status == 200


def test_head_is_get_without_its_body(tree: Tree) -> None:
    _, _, transport = tree
    whole_answer, head = get(transport, "/"), get(transport, "/", "HEAD")

    assert (head.status, head.body) == (200, b"")
    assert head.headers == whole_answer.headers


def test_packed_bytes_have_a_digest_of_their_own(tree: Tree) -> None:
    _, _, transport = tree
    plain, packed = get(transport, "/"), get(transport, "/", Accept_Encoding="br, gzip;q=0.8")

    assert gzip.decompress(packed.body) == plain.body
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["etag"] != plain.headers["etag"]
    assert plain.headers["vary"] == packed.headers["vary"] == "Accept-Encoding"
    assert "content-encoding" not in get(transport, "/", Accept_Encoding="gzip;q=0").headers
    both = get(transport, "/", Accept_Encoding="gzip", If_None_Match=packed.headers["etag"])
    assert both.status == 304


def test_a_private_feed_is_found_by_its_token_only(tree: Tree) -> None:
    _, private, transport = tree
    secret = tokens.token(KEY, "feed:ml", 0)

    found = get(transport, f"/f/{secret}.ics")

    assert found.status == 200
    assert b"private" in found.body
    assert found.headers["content-type"] == "text/calendar; charset=utf-8"
    assert found.headers["cache-control"] == "private, no-cache"
    assert found.headers["referrer-policy"] == "no-referrer"
    assert found.headers["x-robots-tag"] == "noindex"
    (name,) = private.iterdir()
    assert get(transport, f"/f/{name.name}").status == 404


def test_every_wrong_link_is_one_and_the_same_404(tree: Tree) -> None:
    _, _, transport = tree
    other = tokens.token(KEY, "feed:ml", 1)
    answers = [
        get(transport, path)
        for path in (
            f"/f/{other}.ics",
            "/f/",
            "/f/.ics",
            "/f/../../secret.txt",
            f"/f/{other}",
            "/f/%2e%2e.ics",
            "/none",
        )
    ]

    assert {(one.status, one.body, tuple(sorted(one.headers.items()))) for one in answers} == {
        (404, b"404\n", tuple(sorted(answers[0].headers.items())))
    }


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..\\secret.txt",
        "/data/../../secret.txt",
        "//secret.txt",
        "/./index.html",
        "/.hidden",
        "/con",
        "/NUL.txt",
        "/index.html.",
        "/index.html::$DATA",
        "/C:/Windows",
        "/%00",
        "/index.html%00.ics",
        "/%ff%fe",
        "/data",
    ],
)
def test_no_path_leaves_the_tree(tree: Tree, path: str) -> None:
    _, _, transport = tree

    answer = get(transport, path)

    assert answer.status == 404
    assert b"no" not in answer.body


@pytest.mark.skipif(os.name != "posix", reason="making a link needs a right on Windows")
def test_a_link_out_of_the_tree_is_not_followed(tree: Tree) -> None:
    public, _, transport = tree
    (public / "out.txt").symlink_to(public.parent / "secret.txt")

    assert get(transport, "/out.txt").status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PROPFIND", "MKCOL"])
def test_files_are_only_read(tree: Tree, method: str) -> None:
    _, _, transport = tree

    assert get(transport, "/index.html", method).status == 405


# the web server -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "example.org"])
def test_other_hosts_than_this_one_need_tls_or_a_proxy(host: str) -> None:
    def app(_environ: dict[str, Any], _start: Callable[..., Any]) -> list[bytes]:
        return []

    with pytest.raises(Unsafe):
        Server(app, host)


def test_a_server_is_there_until_it_is_stopped() -> None:
    def app(_environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        start("200 OK", [("Content-Length", "2")])
        return [b"ok"]

    with Server(app) as server:
        url = server.url
        with NetTransport(url, "a", "b", tries=1) as transport:
            assert transport.request("GET", "/").body == b"ok"
    with NetTransport(url, "a", PASSWORD, tries=1) as transport, pytest.raises(Unreachable):
        transport.request("GET", "/")
