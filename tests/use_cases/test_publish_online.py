"""What was published is sent to where it is read, and read back from its public address."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from calendars.fetch import Web
from coanimation.errors import Stopped, WorkspaceError
from coanimation.publishing.online import Look, look
from coanimation.use_cases.feeds import revoke, rotate, subscriptions
from coanimation.use_cases.publish import Published, publish
from coanimation.workspace import read
from tests.publishing import hosts
from tests.publishing.hosts import PASSWORD, USER
from tests.publishing.workspaces import DECEMBER, NOW, SPACE, files_of, workspace

LATER = NOW + timedelta(hours=1)


def offline(_address: str) -> bytes:
    """Look at nothing: what is online is not what these tests are about."""
    return b""


def sent(
    folder: Path,
    *,
    private_tree: Path | None = None,
    environment: dict[str, str] | None = None,
    look: Look = offline,
    dry_run: bool = False,
    after: timedelta = timedelta(0),
) -> Published:
    return publish(
        folder,
        DECEMBER,
        now=NOW + after,
        private_tree=private_tree,
        environment=environment or {},
        look=look,
        dry_run=dry_run,
    )


def space(*destinations: str, url: str = "https://escale.example.org/") -> str:
    lines = "".join(f"  - {{{one}}}\n" for one in destinations)
    text = SPACE.replace("https://escale.example.org/", url)
    return text + (f"destinations:\n{lines}" if lines else "")


def links(folder: Path) -> set[str]:
    """Name the paths of the links in force, as a host has them."""
    return {urlsplit(one.url).path[1:] for one in subscriptions(folder).links if one.url}


def test_a_destination_receives_the_public_tree_and_nothing_private_unless_asked(tmp_path: Path) -> None:
    folder = workspace(
        tmp_path / "w",
        space=space(
            f"id: web, way: folder, folder: '{tmp_path / 'web'}'", "id: all, way: folder, folder: ../all, private: yes"
        ),
    )

    done = sent(folder)

    assert [(one.name, one.written, one.failure) for one in done.sent] == [("web", 2, ""), ("all", 9, "")]
    public = {"index.html", "opening-hours.ics", ".coanimation.json"}
    assert set(files_of(tmp_path / "web")) == public
    assert set(files_of(tmp_path / "all")) == public | links(folder) | {"f/index.html"}
    assert sent(folder).writes == 0


def test_a_rehearsal_tells_what_would_be_sent(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w", space=space("id: web, way: folder, folder: ../web, private: yes"))

    done = sent(folder, dry_run=True)

    assert [(one.written, one.failure) for one in done.sent] == [(9, "")]
    assert not (tmp_path / "web").exists()


def test_one_destination_that_fails_stops_nothing_else_and_the_next_publication_resumes(tmp_path: Path) -> None:
    folder = workspace(
        tmp_path / "w",
        space=space("id: stick, way: folder, folder: ../stick/www", "id: web, way: folder, folder: ../web"),
    )

    done = sent(folder)
    (tmp_path / "stick").mkdir()
    again = sent(folder)

    assert [(one.name, one.failure) for one in done.unsent] == [("stick", "publish-destination-no-folder")]
    assert done.exit_code == 1
    assert done.sent[1].written == 2
    assert [(one.name, one.written) for one in again.sent] == [("stick", 2), ("web", 0)]


def test_nothing_leaves_when_a_name_would_become_public(tmp_path: Path) -> None:
    named = space("id: web, way: folder, folder: ../web").replace(
        "activity: goûter", "activity: avec le CCAS de Sainville"
    )
    folder = workspace(tmp_path / "w", space=named)

    with pytest.raises(Stopped, match="publish-name-in-public"):
        sent(folder)

    assert not (tmp_path / "web").exists()


def test_a_renewed_link_tells_so_where_it_was_sent_and_is_gone_after_sixty_days(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w", space=space("id: web, way: folder, folder: ../web, private: yes"))
    sent(folder)
    old = next(urlsplit(one.url).path[1:] for one in subscriptions(folder).links if one.partner == "ccas")
    rotate(folder, "ccas", now=LATER)

    sent(folder, after=timedelta(hours=2))
    told = (tmp_path / "web" / old).read_text(encoding="utf-8")
    sent(folder, after=timedelta(days=61))

    assert "a changé" in told
    assert not (tmp_path / "web" / old).exists()
    assert links(folder) <= set(files_of(tmp_path / "web"))


def test_the_private_tree_holds_every_link_under_its_own_name(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w")

    first = sent(folder, private_tree=tmp_path / "tree")
    revoke(folder, "ccas", now=LATER)
    second = sent(folder, private_tree=tmp_path / "tree", after=timedelta(hours=2))

    assert (first.sent[0].written, second.sent[0].written, second.sent[0].removed) == (7, 1, 0)
    files = files_of(tmp_path / "tree")
    assert links(folder) < {name for name in files if name.endswith(".ics")}
    assert len([name for name in files if name.endswith(".ics")]) == 6
    assert sum("a changé" in data.decode() for data in files.values()) == 1


@pytest.mark.parametrize("guard", [".git", ".hg", ".svn"])
def test_a_private_tree_is_refused_under_version_control_however_far_above(tmp_path: Path, guard: str) -> None:
    folder = workspace(tmp_path / "w")
    (tmp_path / guard).mkdir()

    with pytest.raises(Stopped, match="publish-private-under-version-control"):
        sent(folder, private_tree=tmp_path / "a" / "b")

    assert not (folder / "published").exists()


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("site/public", "publish-private-in-public"),
        ("site/public/deeper", "publish-private-in-public"),
        ("site/../site/public/f", "publish-private-in-public"),
        (".coanimation/feeds", "publish-to-private"),
    ],
)
def test_a_private_tree_is_refused_in_the_public_one(tmp_path: Path, place: str, code: str) -> None:
    folder = workspace(tmp_path / "w")

    with pytest.raises(Stopped, match=code):
        sent(folder, private_tree=folder / place)


def test_a_destination_that_would_put_links_under_version_control_is_told_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    folder = workspace(tmp_path / "w", space=space("id: web, way: folder, folder: ../www/site, private: yes"))
    (tmp_path / "www" / ".git").mkdir(parents=True)

    done = sent(folder)

    assert [one.failure for one in done.unsent] == ["publish-private-under-version-control"]
    assert not (tmp_path / "www" / "site").exists()


def test_a_feed_that_cannot_be_made_stays_where_it_was_sent_as_it_was(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w")
    sent(folder, private_tree=tmp_path / "tree")
    before = files_of(tmp_path / "tree")
    spoil(folder, "feed:ccas-referent")

    done = sent(folder, private_tree=tmp_path / "tree", after=timedelta(days=11))

    assert [target.id for target in done.feeds.failed] == ["feed:ccas-referent"]
    assert files_of(tmp_path / "tree") == before


def spoil(folder: Path, target: str) -> None:
    """Let an event of a target end before it begins, as a hand may have written it."""
    told = folder / "published" / "2026-12.yaml"
    head, mine, rest = told.read_text(encoding="utf-8").partition(target)
    start, _, after = rest.partition("end: ")
    told.write_text(f"{head}{mine}{start}end: 2026-11-02T12:00:00+01:00{after[25:]}", encoding="utf-8")


def test_a_month_reaches_a_server_over_webdav_and_another_over_sftp(tmp_path: Path) -> None:
    with hosts.webdav(tmp_path / "dav") as dav, hosts.sftp(tmp_path / "ssh", tmp_path / "secrets") as ssh:
        folder = workspace(
            tmp_path / "w",
            space=space(
                f'id: nuage, way: webdav, address: "{dav.url}", user: {USER}, private: yes',
                f'id: hebergeur, way: sftp, address: "{ssh.address}", user: {USER}, folder: www, private: yes',
            ),
        )
        environment = {
            "COANIMATION_DESTINATION_NUAGE": PASSWORD,
            "COANIMATION_DESTINATION_HEBERGEUR": PASSWORD,
            "COANIMATION_KNOWN_HOSTS": str(ssh.known_hosts),
        }
        first = sent(folder, environment=environment)
        second = sent(folder, environment=environment)
        by_key = sent(folder, environment={**environment, "COANIMATION_KEY_HEBERGEUR": str(ssh.key)})
        without = sent(folder, environment={"COANIMATION_KNOWN_HOSTS": str(ssh.known_hosts)})
    gc.collect()

    assert [(one.written, one.failure) for one in first.sent] == [(9, ""), (9, "")]
    assert [(one.writes, one.failure) for one in (*second.sent, *by_key.sent)] == [(0, "")] * 4
    assert without.sent[0].failure == "publish-destination-no-password"
    assert without.sent[0].fields == {"variable": "COANIMATION_DESTINATION_NUAGE"}
    assert links(folder) < set(files_of(tmp_path / "dav"))
    assert files_of(tmp_path / "dav") == files_of(tmp_path / "ssh" / "www")


def test_a_password_is_nowhere_in_what_is_told(tmp_path: Path) -> None:
    with hosts.webdav(tmp_path / "dav") as dav:
        folder = workspace(tmp_path / "w", space=space(f'id: nuage, way: webdav, address: "{dav.url}", user: {USER}'))
        done = sent(folder, environment={"COANIMATION_DESTINATION_NUAGE": "another-secret"})
    gc.collect()

    assert [one.failure for one in done.sent] == ["publish-destination-password-refused"]
    assert "another-secret" not in repr(done)
    assert not any(b"another-secret" in data for data in files_of(folder).values())


@contextmanager
def read_back(tmp_path: Path, *, serves: str = "web") -> Iterator[tuple[Path, Look]]:
    """A workspace whose public address is served from a folder, under a name that is not that of this machine."""
    with hosts.host(tmp_path / serves) as url:
        port = urlsplit(url).port
        folder = workspace(
            tmp_path / "w",
            space=space("id: web, way: folder, folder: ../web", url=f"http://escale.example.org:{port}/"),
        )
        loopback = Web(permitted=lambda one: one == ip_address("127.0.0.1"), look_up=lambda _host, _port: ["127.0.0.1"])
        yield folder, partial(look, web=loopback)


def test_the_page_is_told_online_once_it_was_seen_at_its_public_address(tmp_path: Path) -> None:
    with read_back(tmp_path) as (folder, look_there):
        done = sent(folder, look=look_there)
        again = sent(folder, look=look_there)

    assert done.online is not None
    assert done.online.seen is not None
    assert NOW <= done.online.seen <= NOW + timedelta(minutes=5)
    assert (done.exit_code, again.exit_code, again.writes) == (0, 0, 0)


def test_a_page_that_is_not_there_yet_or_is_another_one_is_told(tmp_path: Path) -> None:
    with read_back(tmp_path, serves="elsewhere") as (folder, look_there):
        missing = sent(folder, look=look_there)
        (tmp_path / "elsewhere" / "index.html").write_bytes(b"another page")
        other = sent(folder, look=look_there)
    gone = sent(folder, look=look_there)

    assert [one.online.why for one in (missing, other, gone) if one.online] == ["missing", "other", "unreachable"]
    assert missing.exit_code == 1


def test_nothing_is_read_back_in_a_rehearsal_nor_without_a_destination_nor_from_this_machine_alone(
    tmp_path: Path,
) -> None:
    asked: list[str] = []

    def note(address: str) -> bytes:
        asked.append(address)
        return b""

    away = workspace(tmp_path / "a", space=space("id: web, way: folder, folder: ../web"))
    here = workspace(tmp_path / "b", space=space("id: web, way: folder, folder: ../web2", url="http://127.0.0.1:5232/"))
    none = workspace(tmp_path / "c")

    assert sent(away, look=note, dry_run=True).online is None
    assert sent(here, look=note).online is None
    assert sent(none, look=note).online is None
    assert asked == []


@pytest.mark.parametrize(
    ("written", "code", "key"),
    [
        ("id: web, way: folder", "workspace-destination-needs", "folder"),
        ("id: web, way: sftp, address: ssh.example.org", "workspace-destination-needs", "user"),
        ("id: web, way: sftp, address: 'sftp://a@b/', user: u", "workspace-destination-host", ""),
        ("id: web, way: webdav, address: ssh.example.org, user: u", "workspace-destination-url", ""),
        ("id: web, way: webdav, address: 'https://u:p@example.org/', user: u", "workspace-destination-url", ""),
        ("id: web, way: folder, folder: a, address: b", "workspace-destination-needless", ""),
        ("id: web, way: ftp, folder: a", "workspace-unknown-choice", ""),
        ("id: web, way: folder, folder: a, password: hunter2", "workspace-secret", ""),
    ],
)
def test_a_destination_that_cannot_be_is_told_with_its_line(tmp_path: Path, written: str, code: str, key: str) -> None:
    folder = workspace(tmp_path / "w", space=space(written))

    with pytest.raises(WorkspaceError) as error:
        read(folder)

    (problem,) = error.value.problems
    assert (problem.code, problem.line) == (code, len(SPACE.splitlines()) + 2)
    assert not key or problem.fields["needs"] == key


def test_two_destinations_have_two_names(tmp_path: Path) -> None:
    folder = workspace(
        tmp_path / "w", space=space("id: web, way: folder, folder: a", "id: web, way: folder, folder: b")
    )

    with pytest.raises(WorkspaceError, match="workspace-destination-twice"):
        read(folder)
