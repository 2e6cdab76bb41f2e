"""Killed, doubled or out of disk: the next publication ends where an undisturbed one would have."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from coanimation.use_cases.publish import publish
from coanimation.workspace import lock
from tests.cli.running import FRENCH, run
from tests.counts import count
from tests.publishing.workspaces import EVERYWHERE, SPACE, WEDNESDAYS, draft, files_of, workspace

ROOT = Path(__file__).parents[2]
PUBLISHED = "published/2026-12.yaml"
# every file takes its place by a rename: killed before the Nth one, as by `kill -9` or a power cut
DIES = """\
import os, signal, sys
at, renames = int(sys.argv.pop(1)), 0
def die(event, _):
    global renames
    if event == "os.rename":
        renames += 1
        if renames == at:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
sys.addaudithook(die)
from coanimation.__main__ import run
run()
"""


def command(*program: str, folder: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, **FRENCH, "PYTHONPATH": str(ROOT)}
    typed = [sys.executable, *program, "-C", str(folder), "publier", "2026-12"]
    return subprocess.Popen(typed, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def told(folder: Path) -> list[bytes]:
    """All that people read, and the announcement itself; the names of the feeds hang on a key made at random."""
    return sorted(
        data
        for name, data in files_of(folder).items()
        if name.startswith((PUBLISHED, "site/public/", ".coanimation/feeds/"))
        or ("/collection-root/" in name and name.endswith(".ics"))
        if not name.endswith(".tmp") and "/.Radicale." not in name
    )


def changed(folder: Path) -> None:
    """Give one slot other people: something is created, updated and deleted."""
    draft(folder, {**EVERYWHERE, WEDNESDAYS[0]: ("mda-infirmier", "ccas-referent")})


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> list[list[bytes]]:
    """What two publications leave when nothing happens to them."""
    folder = workspace(tmp_path_factory.mktemp("undisturbed"))
    left = []
    for prepare in (lambda _folder: None, changed):
        prepare(folder)
        assert run("-C", folder, "publier", "2026-12").exit_code == 0
        left.append(told(folder))
    return left


@pytest.mark.parametrize("at", range(2, 31, 30 // count(3, 30)))
@pytest.mark.parametrize("second", [False, True], ids=["first", "second"])
def test_a_publication_killed_at_any_moment_is_finished_by_the_next(
    tmp_path: Path, undisturbed: list[list[bytes]], at: int, *, second: bool
) -> None:
    folder = workspace(tmp_path)
    if second:
        run("-C", folder, "publier", "2026-12")
        changed(folder)
        at = 1 + at // 5  # the second one renames few files
    whole = {None, (folder / PUBLISHED).read_bytes() if second else None}

    killed = command("-c", DIES, str(at), folder=folder)
    killed.communicate()
    after = (folder / PUBLISHED).read_bytes() if (folder / PUBLISHED).exists() else None
    finished = run("-C", folder, "publier", "2026-12")

    assert killed.returncode != 0
    assert after in whole | {(folder / PUBLISHED).read_bytes()}
    assert finished.exit_code == 0
    assert told(folder) == undisturbed[second]


def test_two_publications_at_once_end_as_one(tmp_path: Path, undisturbed: list[list[bytes]]) -> None:
    folder = workspace(tmp_path)

    both = [command("-m", "coanimation", folder=folder) for _ in range(2)]
    said = [one.communicate()[0].decode(errors="replace") for one in both]

    assert [one.returncode for one in both] == [0, 0]
    assert sum("Rien à diffuser" in one.replace("\N{NO-BREAK SPACE}", " ") for one in said) == 1
    assert told(folder) == undisturbed[0]


def test_who_holds_the_workspace_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = workspace(tmp_path)
    monkeypatch.setattr(publish, "__kwdefaults__", {**(publish.__kwdefaults__ or {}), "wait": 0.0})

    with lock(folder, wait=0.0, command="plan"):
        refused = run("-C", folder, "publier", "2026-12")

    assert refused.exit_code == 6
    assert f"processus {os.getpid()}" in refused.stderr
    assert not (folder / PUBLISHED).exists()


@pytest.mark.parametrize("place", ["site", "feeds", "published"])
def test_a_full_disk_leaves_what_was_published_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    folder = workspace(tmp_path)
    run("-C", folder, "publier", "2026-12")
    before = files_of(folder)
    (folder / "space.yaml").write_text(SPACE.replace("goûter", "jeux"), encoding="utf-8")
    with monkeypatch.context() as disk:
        disk.setattr(tempfile, "mkstemp", full_in(place))
        refused = run("-C", folder, "publier", "2026-12")

    assert refused.exit_code == 6
    assert "Plus de place sur le disque" in refused.stderr
    assert "Traceback" not in refused.output
    assert {n: d for n, d in files_of(folder).items() if f"{place}/" in n} == {
        n: d for n, d in before.items() if f"{place}/" in n
    }
    assert run("-C", folder, "publier", "2026-12").exit_code == 0
    assert all("goûter".encode() not in one for one in told(folder))


def full_in(place: str) -> Callable[..., tuple[int, str]]:
    """Have no room left for new files in one folder."""
    make = tempfile.mkstemp

    def made(*, dir: Path, prefix: str, suffix: str) -> tuple[int, str]:  # noqa: A002 - the name that tempfile gives it
        if place in dir.parts:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return make(dir=dir, prefix=prefix, suffix=suffix)

    return made
