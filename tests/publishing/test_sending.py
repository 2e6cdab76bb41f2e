"""Files are sent somewhere: only what changed, the page last, nothing of others touched, on from where it stopped."""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from calendars import tokens
from calendars.http import NetTransport
from coanimation.publishing.sending import MANIFEST, Load, Manifest, NotSent, Store, plan, send
from coanimation.publishing.stores.folder import FolderStore
from coanimation.publishing.stores.sftp import Account, SftpStore
from coanimation.publishing.stores.webdav import WebdavStore
from tests.publishing import hosts
from tests.publishing.hosts import PASSWORD, USER

FILES: Mapping[str, bytes] = {"f/secret.ics": b"1", "opening-hours.ics": b"hours", "index.html": b"page"}


class Place:
    """Somewhere to send to: how it is opened, and the folder in which what was sent can be seen."""

    def __init__(self, root: Path, opened: Callable[[], Store]) -> None:
        self.root = root
        self.opened = opened

    def files(self) -> dict[str, bytes]:
        """Read what lies there, our notes left out."""
        found = (path for path in sorted(self.root.rglob("*")) if path.is_file() and path.name != MANIFEST)
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in found}


@contextmanager
def place_of(way: str, tmp_path: Path) -> Iterator[Place]:
    root = tmp_path / "root" / "www"
    root.parent.mkdir()
    with ExitStack() as opened:
        if way == "folder":
            yield Place(root, lambda: FolderStore(root))
        elif way == "webdav":
            server = opened.enter_context(hosts.webdav(root.parent))
            transport = opened.enter_context(NetTransport(f"{server.url}www/", USER, PASSWORD, pauses=()))
            yield Place(root, lambda: WebdavStore(transport))
        else:
            ssh = opened.enter_context(hosts.sftp(root.parent, tmp_path / "secrets"))
            store = opened.enter_context(SftpStore(account(ssh, password=PASSWORD), "www"))
            yield Place(root, lambda: store)
    gc.collect()


def account(server: hosts.Sftp, **given: object) -> Account:
    name, _, port = server.address.partition(":")
    return Account(**{"host": name, "port": int(port), "user": USER, "known_hosts": server.known_hosts, **given})  # type: ignore[arg-type]


@pytest.fixture(params=["folder", "webdav", "sftp"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    with place_of(request.param, tmp_path) as found:
        yield found


def test_everything_is_sent_once_and_then_nothing(place: Place) -> None:
    first = send("web", place.opened(), Load(files=FILES))
    notes = (place.root / MANIFEST).stat().st_mtime_ns
    second = send("web", place.opened(), Load(files=FILES))

    assert (first.written, first.removed, first.failure) == (3, 0, "")
    assert (second.writes, second.unchanged, second.failure) == (0, 3, "")
    assert place.files() == FILES
    assert (place.root / MANIFEST).stat().st_mtime_ns == notes


def test_only_what_changed_is_sent_and_looks_younger_to_a_web_server(place: Place) -> None:
    send("web", place.opened(), Load(files=FILES))
    before = {name: (place.root / name).stat().st_mtime for name in FILES}

    sent = send("web", place.opened(), Load(files={**FILES, "index.html": b"Page"}))

    after = {name: (place.root / name).stat().st_mtime for name in FILES}
    assert (sent.written, sent.unchanged) == (1, 2)
    assert place.files()["index.html"] == b"Page"
    assert [name for name in FILES if after[name] != before[name]] == ["index.html"]


def test_what_is_wanted_no_more_is_taken_away_and_what_others_put_there_stays(place: Place) -> None:
    send("web", place.opened(), Load(files=FILES))
    (place.root / "f" / "theirs.txt").write_bytes(b"theirs")
    (place.root / "theirs.html").write_bytes(b"theirs")

    sent = send("web", place.opened(), Load(files={"f/other.ics": b"2", "index.html": b"page"}))

    assert (sent.written, sent.removed) == (1, 2)
    assert place.files() == {
        "f/other.ics": b"2",
        "f/theirs.txt": b"theirs",
        "index.html": b"page",
        "theirs.html": b"theirs",
    }


def test_a_file_of_others_in_the_place_of_ours_stops_everything(place: Place) -> None:
    place.root.mkdir()
    (place.root / "index.html").write_bytes(b"their own page")

    sent = send("web", place.opened(), Load(files=FILES))

    assert (sent.failure, sent.fields["file"]) == ("publish-destination-stranger", "index.html")
    assert place.files() == {"index.html": b"their own page"}


def test_a_link_is_told_by_its_beginning_only_whatever_stands_in_its_way(place: Place) -> None:
    secret = tokens.token(bytes(range(32)), "feed:ml", 0)
    files = {f"f/{secret}.ics": b"feed", "index.html": b"page"}
    (place.root / "f" / f"{secret}.ics").mkdir(parents=True)
    refused = send("web", place.opened(), Load(files=files))
    (place.root / "f" / f"{secret}.ics").rmdir()
    (place.root / MANIFEST).unlink()
    (place.root / "f" / f"{secret}.ics").write_bytes(b"theirs")
    stopped = send("web", place.opened(), Load(files=files))

    assert (bool(refused.failure), stopped.fields) == (True, {"file": f"f/{secret[:6]}….ics"})
    assert secret not in repr((refused, stopped))


def test_two_spaces_do_not_share_a_folder(place: Place) -> None:
    send("web", place.opened(), Load(files=FILES, owner="one"))

    other = send("web", place.opened(), Load(files={"index.html": b"another"}, owner="other"))

    assert other.failure == "publish-destination-other-space"
    assert place.files() == FILES
    assert send("web", place.opened(), Load(files=FILES, owner="one")).unchanged == 3


def test_what_someone_took_away_or_spoiled_there_is_sent_again(place: Place) -> None:
    send("web", place.opened(), Load(files=FILES))
    (place.root / "index.html").unlink()
    (place.root / "opening-hours.ics").write_bytes(b"cut")

    sent = send("web", place.opened(), Load(files=FILES))

    assert sent.written == 2
    assert place.files() == FILES


def test_lost_notes_are_made_again_from_files_that_are_as_they_should_be(place: Place) -> None:
    send("web", place.opened(), Load(files=FILES))
    (place.root / MANIFEST).write_bytes(b"{broken")

    send("web", place.opened(), Load(files=FILES))

    assert send("web", place.opened(), Load(files=FILES)).unchanged == 3


def test_a_link_that_was_taken_back_is_found_by_its_digest_and_tells_it(place: Place) -> None:
    send("web", place.opened(), Load(files=FILES))
    notices = {hashlib.sha256(b"secret").hexdigest(): b"changed"}
    renewed = {"f/new.ics": b"1", "opening-hours.ics": b"hours", "index.html": b"page"}

    told = send("web", place.opened(), Load(files=renewed, notices=notices))
    found = place.files()
    over = send("web", place.opened(), Load(files=renewed))

    assert (told.written, told.removed) == (2, 0)
    assert found == {**renewed, "f/secret.ics": b"changed"}
    assert (over.written, over.removed) == (0, 1)
    assert place.files() == renewed


def test_the_notes_hold_no_link(place: Place) -> None:
    send("web", place.opened(), Load(files=FILES))

    assert b"secret" not in (place.root / MANIFEST).read_bytes()


def test_a_rehearsal_tells_and_writes_nothing_not_even_the_folder(place: Place) -> None:
    sent = send("web", place.opened(), Load(files=FILES), dry_run=True)

    assert (sent.written, sent.failure) == (3, "")
    assert not place.root.exists()


class Failing:
    """A store that does as many writes as it is let, and then is not reachable any more."""

    def __init__(self, store: Store, writes: int) -> None:
        self.store = store
        self.left = writes
        self.written: list[str] = []

    def read(self, path: str) -> bytes | None:
        return self.store.read(path)

    def sizes(self, folder: str) -> Mapping[str, int]:
        return self.store.sizes(folder)

    def write(self, path: str, data: bytes) -> None:
        self._once()
        self.store.write(path, data)
        self.written.append(path)

    def remove(self, path: str) -> None:
        self._once()
        self.store.remove(path)

    def _once(self) -> None:
        if not self.left:
            raise NotSent("publish-destination-unreachable")
        self.left -= 1


@pytest.mark.parametrize("writes", range(8))
def test_it_goes_on_from_wherever_it_stopped_and_the_page_is_never_ahead(tmp_path: Path, writes: int) -> None:
    root = tmp_path / "www"
    send("web", FolderStore(root), Load(files=FILES))
    wanted = {"f/new.ics": b"3", "opening-hours.ics": b"other hours", "index.html": b"other page"}

    broken = Failing(FolderStore(root), writes)
    first = send("web", broken, Load(files=wanted))
    page, hours = (root / "index.html").read_bytes(), (root / "opening-hours.ics").read_bytes()
    again = Failing(FolderStore(root), 99)
    second = send("web", again, Load(files=wanted))

    assert bool(first.failure) == (writes < 6)
    assert hours == b"other hours" if page == b"other page" else True
    assert second.failure == ""
    assert Place(root, lambda: FolderStore(root)).files() == wanted
    assert send("web", FolderStore(root), Load(files=wanted)).writes == 0


def test_what_was_sent_before_it_stopped_is_not_sent_again(tmp_path: Path) -> None:
    files = {f"{n:03}.ics": b"x" for n in range(250)}
    with hosts.webdav(tmp_path) as server, NetTransport(server.url, USER, PASSWORD, pauses=()) as transport:
        server.counted.writes = 220
        first = send("web", WebdavStore(transport), Load(files=files))
        server.counted.writes = float("inf")
        server.counted.asked.clear()
        second = send("web", WebdavStore(transport), Load(files=files))
    gc.collect()

    assert first.failure == "publish-destination-unreachable"
    assert first.written >= 200
    assert second.failure == ""
    assert len(server.counted.sent()) <= 50


def test_nothing_changed_costs_one_look_at_the_notes_and_one_at_each_folder(tmp_path: Path) -> None:
    with hosts.webdav(tmp_path) as server, NetTransport(server.url, USER, PASSWORD, pauses=()) as transport:
        send("web", WebdavStore(transport), Load(files=FILES))
        server.counted.asked.clear()
        send("web", WebdavStore(transport), Load(files=FILES))
    gc.collect()

    assert [method for method, _ in server.counted.asked] == ["GET", "PROPFIND", "PROPFIND"]


def test_a_wrong_password_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    with hosts.webdav(tmp_path / "dav") as server, NetTransport(server.url, USER, "wrong", pauses=()) as transport:
        sent = send("web", WebdavStore(transport), Load(files=FILES))
    gc.collect()

    assert sent.failure == "publish-destination-password-refused"
    with (
        hosts.sftp(tmp_path / "ssh", tmp_path / "secrets") as ssh,
        pytest.raises(NotSent, match="password-refused"),
        SftpStore(account(ssh, password="wrong"), ""),
    ):
        pass


def test_an_address_that_is_no_webdav_folder_is_told(tmp_path: Path) -> None:
    with hosts.host(tmp_path) as url, NetTransport(url, USER, PASSWORD, pauses=()) as transport:
        sent = send("web", WebdavStore(transport), Load(files=FILES))
    gc.collect()

    assert sent.failure in {"publish-destination-no-webdav", "publish-destination-refused"}


def test_a_folder_whose_parent_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotSent, match="no-folder"):
        FolderStore(tmp_path / "stick" / "www")
    with hosts.webdav(tmp_path / "dav") as server:
        with NetTransport(f"{server.url}not/there/", USER, PASSWORD, pauses=()) as transport:
            dav = send("web", WebdavStore(transport), Load(files=FILES))
        gc.collect()
    with (
        hosts.sftp(tmp_path / "ssh", tmp_path / "secrets") as ssh,
        SftpStore(account(ssh, password=PASSWORD), "a/b") as s,
    ):
        sftp = send("web", s, Load(files=FILES))

    assert (dav.failure, sftp.failure) == ("publish-destination-no-folder", "publish-destination-no-folder")


def test_a_key_opens_a_server_too(tmp_path: Path) -> None:
    with (
        hosts.sftp(tmp_path / "ssh", tmp_path / "secrets") as ssh,
        SftpStore(account(ssh, key=ssh.key), "") as store,
    ):
        sent = send("web", store, Load(files=FILES))

    assert (sent.written, sent.failure) == (3, "")


def test_a_server_that_is_not_known_or_shows_another_key_is_sent_nothing(tmp_path: Path) -> None:
    with hosts.sftp(tmp_path / "ssh", tmp_path / "secrets") as ssh:
        line = ssh.known_hosts.read_text(encoding="ascii")
        other = line.split()[0] + " ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl\n"
        for text, code in (("", "host-unknown"), (other, "host-changed")):
            ssh.known_hosts.write_text(text, encoding="ascii")
            with pytest.raises(NotSent, match=code), SftpStore(account(ssh, password=PASSWORD), ""):
                pass
        ssh.known_hosts.unlink()
        with pytest.raises(NotSent, match="host-unknown"), SftpStore(account(ssh, password=PASSWORD), ""):
            pass

    assert list((tmp_path / "ssh").iterdir()) == []


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    with hosts.sftp(tmp_path / "ssh", tmp_path / "secrets") as ssh:
        gone = account(ssh, password=PASSWORD)

    with pytest.raises(NotSent, match="unreachable"), SftpStore(gone, ""):
        pass


@pytest.mark.skipif(os.name == "nt", reason="a folder of Windows has no such right")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "www"
    blocked.write_bytes(b"a file, where a folder should be")

    sent = send("web", FolderStore(blocked), Load(files=FILES))

    assert sent.failure
    assert blocked.read_bytes() == b"a file, where a folder should be"


def test_a_size_that_a_server_does_not_tell_is_no_reason_to_send_again() -> None:
    digest = hashlib.sha256
    manifest = Manifest(files={digest(b"a").hexdigest(): digest(b"1").hexdigest()})

    assert plan({"a": b"1"}, manifest, {"a": -1}).write == ()
    assert plan({"a": b"2"}, manifest, {"a": -1}).write == ("a",)
