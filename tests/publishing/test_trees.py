"""Published files: the unchanged ones are left alone, a new version never looks like the old one."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from coanimation.errors import Stopped
from coanimation.publishing import trees


def test_files_are_written_whole_and_then_left_alone(tmp_path: Path) -> None:
    files = {"data.ics": b"2", "index.html": b"1"}

    first = trees.write(tmp_path / "site", files)
    times = {name: (tmp_path / "site" / name).stat().st_mtime_ns for name in files}
    second = trees.write(tmp_path / "site", files)

    assert (first, second) == (("data.ics", "index.html"), ())
    assert {name: (tmp_path / "site" / name).stat().st_mtime_ns for name in files} == times


@pytest.mark.skipif(os.name == "nt", reason="rights of another kind")
def test_private_files_are_for_their_user_alone(tmp_path: Path) -> None:
    trees.write(tmp_path, {"feed.ics": b"1"}, private=True)
    trees.write(tmp_path, {"feed.ics": b"2"}, private=True)

    assert (tmp_path / "feed.ics").stat().st_mode & 0o077 == 0


def test_a_new_version_is_at_least_a_second_younger(tmp_path: Path) -> None:
    trees.write(tmp_path, {"a": b"1"})
    before = (tmp_path / "a").stat().st_mtime

    trees.write(tmp_path, {"a": b"2"})

    assert (tmp_path / "a").stat().st_mtime >= before + 1


def test_a_full_disk_leaves_every_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trees.write(tmp_path, {"a": b"old", "b": b"old"})

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Stopped, match="workspace-disk-full"):
        trees.write(tmp_path, {"a": b"new", "b": b"new"})

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old", "b": b"old"}
