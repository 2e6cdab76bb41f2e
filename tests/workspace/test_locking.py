"""Two commands on one workspace: the second waits, or is told who holds it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coanimation.errors import Stopped, WorkspaceError
from coanimation.words import Words
from coanimation.workspace import lock, paths

HOLDER = """
import sys
from pathlib import Path
from coanimation.workspace import lock
with lock(Path(sys.argv[1]), wait=0, command="planifier"):
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture(autouse=True)
def _a_workspace(tmp_path: Path) -> None:
    """Every folder here is one: no other can be held."""
    (tmp_path / "space.yaml").write_text("format: 1\n", "utf-8")


def test_a_folder_that_is_no_workspace_is_left_as_it_is(tmp_path: Path) -> None:
    nowhere = tmp_path / "ecsale"

    with pytest.raises(WorkspaceError), lock(nowhere, wait=0, command="planifier"):
        pass

    assert not nowhere.exists()


def test_a_workspace_that_begins_is_held_too(tmp_path: Path) -> None:
    with lock(tmp_path / "new", wait=0, command="importer", begin=True):
        assert (tmp_path / "new").is_dir()


def _holder(folder: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONWARNINGS": "default"}
    return subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )


def test_the_second_command_is_told_who_holds_the_workspace(tmp_path: Path) -> None:
    with _holder(tmp_path) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"

        with pytest.raises(Stopped) as stopped, lock(tmp_path, wait=0.1, command="publier"):
            pass
        process.communicate("\n")

    assert stopped.value.code == "workspace-locked"
    assert (stopped.value.fields["command"], stopped.value.fields["pid"]) == ("planifier", str(process.pid))


@pytest.mark.parametrize(
    ("command", "typed"), [("publish", "publier"), ("availability fetch", "disponibilités récupérer")]
)
def test_who_holds_it_is_told_as_it_is_typed(tmp_path: Path, command: str, typed: str) -> None:
    with lock(tmp_path, wait=0, command=command), pytest.raises(Stopped) as stopped, lock(tmp_path, wait=0, command=""):
        pass

    assert f"« {typed} »" in Words("fr").error(stopped.value).replace("\N{NO-BREAK SPACE}", " ")
    assert f"“{command}”" in Words("en").error(stopped.value)


def test_the_second_command_waits_for_the_first(tmp_path: Path) -> None:
    with _holder(tmp_path) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        process.stdout.readline()
        process.stdin.write("\n")
        process.stdin.flush()

        with lock(tmp_path, wait=30, command="publier"):
            held = paths.holder(tmp_path).read_text("utf-8")
        process.communicate()

    assert '"publier"' in held


def test_a_command_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    with _holder(tmp_path) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.kill()
        process.communicate()

    assert paths.holder(tmp_path).exists()
    with lock(tmp_path, wait=30, command="publier"):
        pass


def test_the_lock_is_freed_when_the_command_fails(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), lock(tmp_path, wait=0, command="planifier"):
        raise RuntimeError

    with lock(tmp_path, wait=0, command="publier"):
        pass
    assert not paths.holder(tmp_path).exists()


def test_a_holder_that_says_nothing_readable_is_still_a_holder(tmp_path: Path) -> None:
    with lock(tmp_path, wait=0, command="planifier"):
        paths.holder(tmp_path).write_text("{", "utf-8")

        with pytest.raises(Stopped) as stopped, lock(tmp_path, wait=0.1, command="publier"):
            pass

    assert stopped.value.fields["command"] == "?"
