"""A link is renewed or taken back: the old one says so for sixty days, and names nobody."""

from __future__ import annotations

import json
import os
import re
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from calendars.check import faults
from calendars.tokens import digest
from coanimation.errors import Stopped, WrongUse
from coanimation.publishing import feeds
from coanimation.use_cases.feeds import FeedLink, revoke, rotate, subscriptions
from coanimation.workspace.journal import entries
from tests.cli.running import run
from tests.publishing.workspaces import NOW, PARTNERS, WEDNESDAYS, again, draft, workspace

LATER = NOW + timedelta(days=1)
SIXTY_DAYS = timedelta(days=60)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = workspace(tmp_path_factory.mktemp("feeds") / "w")
    again(made)
    return made


@pytest.fixture
def folder(tmp_path: Path, published: Path) -> Path:
    return shutil.copytree(published, tmp_path / "w")


def link(folder: Path, who: str) -> FeedLink:
    return next(one for one in subscriptions(folder).links if (one.professional or one.partner) == who)


def read(folder: Path, url: str) -> str:
    """Read what a link opens, unfolded; empty when it opens nothing."""
    name = digest(urlsplit(url).path.removeprefix("/f/").removesuffix(".ics")) + ".ics"
    path = folder / ".coanimation" / "feeds" / name
    if not path.exists():
        return ""
    assert faults(path.read_bytes(), feed=True) == ()
    return path.read_bytes().decode().replace("\r\n ", "")


def test_a_renewed_link_opens_what_the_old_one_did_and_the_old_one_tells_that_it_changed(folder: Path) -> None:
    old = link(folder, "ccas").url
    before = read(folder, old)

    new = rotate(folder, "ccas", now=LATER).links[0].url

    assert new != old
    assert read(folder, new) == before
    told = read(folder, old)
    assert told.count("BEGIN:VEVENT") == 1
    assert "SUMMARY:Ce lien d'abonnement a changé" in told
    assert "bonjour@escale.example.org" in told


def test_the_notice_names_nobody(folder: Path) -> None:
    old = link(folder, "ccas-referent").url

    rotate(folder, "ccas-referent", now=LATER)

    assert not any(name in read(folder, old) for name in ("ccas", "CCAS", "Dominique", "Martel", "Mission"))


def test_a_link_that_is_renewed_twice_leaves_two_that_tell_it(folder: Path) -> None:
    first = link(folder, "ccas").url
    second = rotate(folder, "ccas", now=LATER).links[0].url

    third = rotate(folder, "ccas", now=LATER).links[0].url

    assert [read(folder, url).count("a changé") for url in (first, second, third)] == [1, 1, 0]


def test_a_link_that_is_taken_back_is_given_to_nobody_until_it_is_renewed(folder: Path) -> None:
    old = link(folder, "ccas").url
    before = read(folder, old)

    revoke(folder, "ccas", now=LATER)
    again(folder, now=LATER)

    assert (link(folder, "ccas").revoked, link(folder, "ccas").url) == (True, "")
    assert "a changé" in read(folder, old)
    new = rotate(folder, "ccas", now=LATER).links[0].url
    again(folder, now=LATER)
    assert new not in {old, ""}
    assert read(folder, new) == before


def test_the_old_link_tells_it_for_sixty_days_and_is_then_as_unknown_as_any_other(folder: Path) -> None:
    old = link(folder, "ccas").url
    rotate(folder, "ccas", now=LATER)

    again(folder, now=LATER + SIXTY_DAYS - timedelta(seconds=1))
    assert read(folder, old)
    again(folder, now=LATER + SIXTY_DAYS)
    assert not read(folder, old)
    again(folder, now=LATER + SIXTY_DAYS + timedelta(days=1))
    assert not read(folder, old)


def test_the_server_takes_it_away_too(folder: Path) -> None:
    old = link(folder, "ccas").url
    rotate(folder, "ccas", now=LATER)

    feeds.sweep(folder, LATER + SIXTY_DAYS - timedelta(seconds=1))
    assert read(folder, old)
    feeds.sweep(folder, LATER + SIXTY_DAYS)
    assert not read(folder, old)


def test_the_links_of_the_others_stay(folder: Path) -> None:
    before = {one.url for one in subscriptions(folder).links}

    rotate(folder, "ccas", now=LATER)

    assert len(before & {one.url for one in subscriptions(folder).links}) == len(before) - 1


def test_someone_who_leaves_reads_it_too_and_their_link_works_again_when_they_are_back(folder: Path) -> None:
    old = link(folder, "mda-infirmier").url
    before = read(folder, old)
    others = dict.fromkeys(WEDNESDAYS, ("ml-conseillere", "ccas-referent"))
    (folder / "partners.yaml").write_text(PARTNERS.split("  - id: maison-ados")[0], encoding="utf-8")
    draft(folder, others)

    assert again(folder, now=LATER).feeds.removed == 2

    assert "a changé" in read(folder, old)
    (folder / "partners.yaml").write_text(PARTNERS, encoding="utf-8")
    draft(folder)
    again(folder, now=LATER)
    assert read(folder, old).count("BEGIN:VEVENT") == before.count("BEGIN:VEVENT")


def test_publishing_again_after_a_renewal_changes_nothing(folder: Path) -> None:
    rotate(folder, "ccas", now=LATER)

    assert again(folder, now=LATER).writes == 0


def test_a_renewal_that_was_killed_before_it_wrote_a_feed_is_finished_by_the_next_publication(folder: Path) -> None:
    old = link(folder, "ccas").url
    before = {path.name: path.read_bytes() for path in (folder / ".coanimation" / "feeds").iterdir()}
    new = rotate(folder, "ccas", now=LATER).links[0].url
    for path in (folder / ".coanimation" / "feeds").iterdir():
        path.unlink()
    for name, data in before.items():
        (folder / ".coanimation" / "feeds" / name).write_bytes(data)

    again(folder, now=LATER)

    assert "a changé" in read(folder, old)
    assert read(folder, new).count("BEGIN:VEVENT") == 2


def test_what_was_done_to_a_link_is_in_the_journal_without_the_link(folder: Path) -> None:
    rotate(folder, "ccas", now=LATER)
    revoke(folder, "ccas", now=LATER)

    *_, first, second = entries(folder)

    assert (first.command, first.changes[0].key, first.changes[0].before, first.changes[0].after) == (
        "feed rotate",
        "feed:ccas",
        0,
        1,
    )
    assert (second.command, second.changes[0].before, second.changes[0].after) == ("feed revoke", 1, None)


def test_no_link_is_stored_and_only_their_owner_reads_the_key_and_the_feeds(folder: Path) -> None:
    old = urlsplit(link(folder, "ccas").url).path[3:-4]
    rotate(folder, "ccas", now=LATER)
    new = urlsplit(link(folder, "ccas").url).path[3:-4]

    files = [path for path in folder.rglob("*") if path.is_file()]

    assert not any(token.encode() in path.read_bytes() for path in files for token in (old, new))
    if os.name == "posix":
        feeds = list((folder / ".coanimation" / "feeds").glob("*.ics"))
        assert len(feeds) == 7
        for secret in (folder / ".coanimation" / "keys" / "feed.key", *feeds):
            assert secret.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("typed", "code"), [("ccass", "find-unknown-anyone"), ("camille", "feed-no-subscription")])
def test_who_has_no_link_is_told_so(folder: Path, typed: str, code: str) -> None:
    otherwise = PARTNERS.replace("id: ml-conseillere,", "id: camille, channel: caldav,")
    (folder / "partners.yaml").write_text(otherwise, encoding="utf-8")

    with pytest.raises(WrongUse, match=code) as refused:
        rotate(folder, typed, now=LATER)

    assert refused.value.fields.get("nearest", "ccas") == "ccas"


@pytest.mark.parametrize(
    "broken", ["", "zz", "00ff", 'KEY\n{"retired": {"a": "soon"}}', 'KEY\n{"revoked": 3}', "KEY\n{"]
)
def test_a_damaged_key_is_refused_rather_than_read_as_something_else(folder: Path, broken: str) -> None:
    path = folder / ".coanimation" / "keys" / "feed.key"
    key = path.read_text(encoding="ascii").splitlines()[0]
    path.write_text(broken.replace("KEY", key), encoding="ascii")

    with pytest.raises(Stopped, match="feed-key-broken"):
        rotate(folder, "ccas", now=LATER)
    with pytest.raises(Stopped, match="feed-key-broken"):
        again(folder, now=LATER)


def test_a_key_that_was_written_before_links_could_be_renewed_still_opens_what_it_did(folder: Path) -> None:
    path = folder / ".coanimation" / "keys" / "feed.key"
    before = link(folder, "ccas").url

    path.write_text(path.read_text(encoding="ascii").splitlines()[0], encoding="ascii")

    assert link(folder, "ccas").url == before


def test_a_feed_that_cannot_be_made_keeps_its_last_good_bytes_and_is_told(folder: Path) -> None:
    url = link(folder, "ccas-referent").url
    before = read(folder, url)
    told = folder / "published" / "2026-12.yaml"
    text = told.read_text(encoding="utf-8")
    head, mine, rest = text.partition("feed:ccas-referent")
    backwards = re.sub(r"end: [^,}\n]*", "end: 2026-11-02T12:00:00+01:00", rest, count=1)
    told.write_text(head + mine + backwards, encoding="utf-8")
    space = (folder / "space.yaml").read_text(encoding="utf-8").replace("goûter", "atelier")
    (folder / "space.yaml").write_text(space, encoding="utf-8")
    after_it = datetime.fromisoformat("2026-12-03T10:00:00+01:00")

    result = again(folder, now=after_it)

    assert [target.id for target in result.feeds.failed] == ["feed:ccas-referent"]
    assert result.exit_code == 1
    assert read(folder, url) == before
    assert "atelier" in read(folder, link(folder, "ccas").url)
    assert "feed:ccas-referent" in (folder / ".coanimation" / "incidents.log").read_text(encoding="utf-8")


def test_the_key_file_is_json_after_its_first_line(folder: Path) -> None:
    rotate(folder, "ccas", now=LATER)

    _, _, rest = (folder / ".coanimation" / "keys" / "feed.key").read_text(encoding="ascii").partition("\n")

    assert json.loads(rest)["generations"] == {"feed:ccas": 1}


def test_a_link_that_opens_nothing_before_the_next_publication_is_told_as_such(folder: Path) -> None:
    assert "prochaine diffusion" not in run("-C", folder, "feed", "rotate", "ccas").stderr
    run("-C", folder, "feed", "revoke", "ccas")

    told = run("-C", folder, "feed", "rotate", "ccas", "--reveal")

    assert "/f/" in told.stdout
    assert "n'ouvrira l'agenda qu'après la prochaine diffusion" in told.stderr


def test_a_link_that_nobody_can_reach_is_not_offered(folder: Path) -> None:
    space = folder / "space.yaml"
    space.write_text(space.read_text("utf-8").replace("https://escale.example.org/", "http://0.0.0.0:5232/"), "utf-8")

    told = run("-C", folder, "feed", "rotate", "ccas", "--reveal")

    assert "/f/" not in told.stdout + told.stderr
    assert "--reveal" not in told.stderr
    assert "n'est pas joignable" in told.stderr
