"""How pages and private feeds are handed out."""

from __future__ import annotations

import gzip
import os
import time
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import quote

import pytest

from calendars import AppTransport, tokens
from calendars.server.static import Static
from calendars.transport import Answer

KEY = bytes(range(32))


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
    public, _, transport = tree
    os.utime(public / "index.html", (1_790_000_000, 1_790_000_000))
    modified = get(transport, "/").headers["last-modified"]

    assert get(transport, "/", If_Modified_Since=modified).status == 304
    assert get(transport, "/", If_Modified_Since=modified, If_None_Match='"other"').status == 200
    assert get(transport, "/", If_Modified_Since="yesterday").status == 200


def test_bytes_that_are_put_back_with_an_older_date_are_told_as_newer(tree: Tree) -> None:
    public, _, transport = tree
    page = public / "index.html"
    dates = []
    for n, text in enumerate(["<p>un</p>", "<p>deux</p>", "<p>trois</p>"]):
        page.write_text(text)
        os.utime(page, (1_790_000_000 - 1000 * n, 1_790_000_000 - 1000 * n))
        dates.append(get(transport, "/").headers["last-modified"])

    assert [parsedate_to_datetime(date).timestamp() - 1_790_000_000 for date in dates] == [0, 1, 2]
    assert get(transport, "/", If_Modified_Since=dates[0]).status == 200
    assert get(transport, "/", If_Modified_Since=dates[2]).status == 304


def test_a_date_proves_nothing_while_its_second_lasts(tree: Tree) -> None:
    public, private, _ = tree
    os.utime(public / "index.html", (1_790_000_000, 1_790_000_000))
    now = [1_790_000_000.4]
    transport = AppTransport(Static(public, private, clock=lambda: now[0]), "")
    modified = get(transport, "/").headers["last-modified"]

    assert get(transport, "/", If_Modified_Since=modified).status == 200
    now[0] += 1
    assert get(transport, "/", If_Modified_Since=modified).status == 304


def test_no_date_lies_in_the_future(tree: Tree) -> None:
    public, private, _ = tree
    os.utime(public / "index.html", (1_790_000_900, 1_790_000_900))
    transport = AppTransport(Static(public, private, clock=lambda: 1_790_000_000.0), "")

    assert parsedate_to_datetime(get(transport, "/").headers["last-modified"]).timestamp() == 1_790_000_000


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


def test_what_was_asked_for_is_looked_up_by_its_digest_alone(tree: Tree) -> None:
    """No answer, and no time that it takes, tells how much of a link was right: each guess is looked up elsewhere."""
    _, private, transport = tree
    secret = tokens.token(KEY, "feed:ml", 0)
    almost = [secret[:at] + ("A" if secret[at] != "A" else "B") + secret[at + 1 :] for at in range(len(secret))]
    for name in (secret, *almost):
        (private / f"{name}.ics").write_bytes(b"BEGIN:VCALENDAR\r\nfound by its name\r\n")

    assert b"by its name" not in get(transport, f"/f/{secret}.ics").body
    assert {get(transport, f"/f/{one}.ics").status for one in almost} == {404}
    for one in almost:
        alike = sum(a == b for a, b in zip(tokens.digest(one), tokens.digest(secret), strict=True))
        assert alike < 20, "of 64 digits, as many as of any other link"


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


@pytest.mark.skipif(os.name != "posix", reason="Windows makes no such files")
@pytest.mark.parametrize("name", ["con", "NUL.txt", "CON .txt", "com¹", "LPT³.ics", "CONIN$", "conout$.txt", "aux."])
def test_what_windows_takes_for_a_device_is_no_file(tree: Tree, name: str) -> None:
    public, _, transport = tree
    (public / name).write_text("no")

    assert get(transport, "/" + quote(name)).status == 404


@pytest.mark.skipif(os.name != "posix", reason="making a link needs a right on Windows")
def test_a_link_out_of_the_tree_is_not_followed(tree: Tree) -> None:
    public, _, transport = tree
    (public / "out.txt").symlink_to(public.parent / "secret.txt")

    assert get(transport, "/out.txt").status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PROPFIND", "MKCOL"])
def test_files_are_only_read(tree: Tree, method: str) -> None:
    _, _, transport = tree

    assert get(transport, "/index.html", method).status == 405
