"""The old file is whole until the new one is, whatever happens in between."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coanimation.errors import Stopped, WrongUse
from coanimation.words import Words
from coanimation.workspace import write_bytes, write_text
from coanimation.workspace.atomic import refusal


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    write_text(tmp_path / "rotas" / "2026-12.yaml", "é\r\n")

    assert (tmp_path / "rotas" / "2026-12.yaml").read_bytes() == "é\r\n".encode()


def test_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    write_text(tmp_path / "a.yaml", "1")
    write_text(tmp_path / "a.yaml", "2")

    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def _failing(code: int) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize("where", ["fsync", "replace"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_the_old_file_is_whole_when_the_new_one_cannot_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, code: int
) -> None:
    path = tmp_path / "space.yaml"
    write_text(path, "old")
    monkeypatch.setattr(Path if where == "replace" else os, where, _failing(code))

    with pytest.raises(Stopped) as stopped:
        write_text(path, "new")

    assert stopped.value.code == ("workspace-disk-full" if code == errno.ENOSPC else "workspace-not-written")
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("space.yaml", "old")]


@pytest.mark.parametrize("there", [True, False])
def test_an_old_file_is_told_to_be_whole_where_there_was_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    path = tmp_path / "space.yaml"
    if there:
        write_text(path, "old")
    monkeypatch.setattr(os, "fsync", _failing(errno.EIO))

    with pytest.raises(Stopped, match="workspace-not-written") as stopped:
        write_text(path, "new")

    assert ("L'ancien fichier est intact" in Words("fr").error(stopped.value)) is there
    assert ("The old file is whole" in Words("en").error(stopped.value)) is there


def test_an_interruption_while_writing_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "space.yaml"
    write_text(path, "old")

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)

    with pytest.raises(KeyboardInterrupt):
        write_text(path, "new")

    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("space.yaml", "old")]


KILLED = """
import os, sys
from pathlib import Path
from coanimation.workspace import write_text
os.fsync = lambda _: os._exit(9)
write_text(Path(sys.argv[1]), "new")
"""


def test_a_command_that_is_killed_while_writing_leaves_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "space.yaml"
    write_text(path, "old")

    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], env=environment, check=False)

    assert done.returncode == 9
    assert path.read_text() == "old"
    write_text(path, "newer")
    assert path.read_text() == "newer"


def _hold(monkeypatch: pytest.MonkeyPatch, *, times: int) -> None:
    """Answer as Windows does when a file is replaced that another program has open, so many times."""
    left = iter(range(times))
    replace = Path.replace

    def held(new: Path, path: Path) -> Path:
        if next(left, None) is not None:
            raise PermissionError(errno.EACCES, "sharing violation", str(path))
        return replace(new, path)

    monkeypatch.setattr(Path, "replace", held)


def test_a_file_held_for_a_moment_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, waited = tmp_path / "partners.yaml", list[float]()
    write_text(path, "old")
    _hold(monkeypatch, times=3)

    write_bytes(path, b"new", pause=waited.append)

    assert (path.read_text(), len(waited)) == ("new", 3)


def test_a_file_that_another_thread_opens_meanwhile_stays_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, theirs = tmp_path / "partners.yaml", list[int]()
    write_text(path, "old")
    _hold(monkeypatch, times=1)

    write_bytes(path, b"new", pause=lambda _: theirs.append(os.open(path, os.O_RDONLY)))

    os.close(theirs.pop())  # OSError when somebody else closed it


def test_a_file_open_in_another_program_is_said_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "partners.yaml"
    write_text(path, "old")
    _hold(monkeypatch, times=1000)

    with pytest.raises(Stopped) as stopped:
        write_bytes(path, b"new", pause=lambda _: None)

    assert (stopped.value.code, stopped.value.fields) == ("workspace-file-open", {"file": "partners.yaml"})
    assert path.read_text() == "old"


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "space.yaml").mkdir()

    with pytest.raises(WrongUse) as refused:
        write_text(tmp_path / "space.yaml", "x")

    assert refused.value.code == "workspace-directory-in-place"


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    error = PermissionError(errno.EACCES, "denied")

    assert refusal(tmp_path / "new.yaml", error).code == "workspace-cannot-write"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_private_file_is_for_its_owner_alone_and_a_mode_is_kept(tmp_path: Path) -> None:
    write_bytes(tmp_path / "key", b"x", private=True)
    write_text(tmp_path / "shared", "x")
    (tmp_path / "shared").chmod(0o664)
    write_text(tmp_path / "shared", "y")

    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "shared").stat().st_mode & 0o777 == 0o664
