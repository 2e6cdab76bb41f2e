"""Secret links, and trees of files."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import calendars
from calendars import tokens, tree

KEY = bytes(range(32))


def test_a_token_is_always_the_same_and_tells_nothing() -> None:
    token = tokens.token(KEY, "feed:ml", 0)

    assert token == tokens.token(KEY, "feed:ml", 0)
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", token)


def test_another_feed_generation_or_key_is_another_token() -> None:
    all_tokens = {
        tokens.token(key, feed, generation)
        for key in (KEY, tokens.new_key())
        for feed in ("feed:ml", "feed:ccas", "feed:ml|1")
        for generation in (0, 1, 11)
    }

    assert len(all_tokens) == 18


def test_the_name_of_a_file_tells_no_token() -> None:
    token = tokens.token(KEY, "feed:ml", 0)

    assert token not in tokens.digest(token)
    assert re.fullmatch(r"[0-9a-f]{64}", tokens.digest(token))


def test_a_short_key_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 32"):
        tokens.token(b"short", "feed:ml", 0)


def test_a_tree_is_written_whole_and_then_left_alone(tmp_path: Path) -> None:
    files = {"index.html": b"1", "data/a.ics": b"2"}

    first = tree.write(tmp_path, files)
    times = {name: (tmp_path / name).stat().st_mtime_ns for name in files}
    second = tree.write(tmp_path, files)

    assert (first.written, first.unchanged) == (("data/a.ics", "index.html"), ())
    assert (second.written, second.unchanged) == ((), ("data/a.ics", "index.html"))
    assert {name: (tmp_path / name).stat().st_mtime_ns for name in files} == times
    assert (tmp_path / "data" / "a.ics").read_bytes() == b"2"


def test_a_new_version_is_at_least_a_second_younger(tmp_path: Path) -> None:
    tree.write(tmp_path, {"a": b"1"})
    before = (tmp_path / "a").stat().st_mtime

    tree.write(tmp_path, {"a": b"2"})

    assert (tmp_path / "a").stat().st_mtime >= before + 1


def test_the_pointer_is_written_last(tmp_path: Path) -> None:
    written = tree.write(tmp_path, {"a.html": b"1", "z.html": b"1", "index.html": b"1"}, last=["index.html"]).written

    assert written == ("a.html", "z.html", "index.html")


def test_only_a_pruned_tree_loses_what_is_not_named(tmp_path: Path) -> None:
    tree.write(tmp_path, {"old/a": b"1", "b": b"1"})

    assert tree.write(tmp_path, {"b": b"1"}).removed == ()
    assert tree.write(tmp_path, {"b": b"1"}, prune=True).removed == ("old/a",)
    assert not (tmp_path / "old" / "a").exists()


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", "a\\b", "c:x", ""])
def test_a_path_that_leaves_the_tree_is_refused_before_anything_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="no path within a tree"):
        tree.write(tmp_path / "tree", {"a": b"1", name: b"1"})

    assert not (tmp_path / "tree").exists()


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree.write(tmp_path, {"a": b"old"})

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        tree.write(tmp_path, {"a": b"new"})

    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


def loaded_by(program: str) -> set[str]:
    root = Path(__file__).parents[2]
    environment = {"PYTHONPATH": str(root), "SYSTEMROOT": "C:\\Windows"}
    told = f"{program}\nimport sys\nprint(' '.join(sorted(m.split('.')[0] for m in sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", told], cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_importing_the_library_costs_nothing_and_knows_no_application() -> None:
    heavy = {"icalendar", "caldav", "radicale", "cheroot", "sqlite3", "coanimation"}

    assert not heavy & loaded_by("import calendars")
    assert not heavy & loaded_by("from calendars import Event")
    assert not {"caldav", "radicale", "coanimation"} & loaded_by("import calendars.sync, calendars.dav, calendars.feed")


def test_without_the_extra_the_server_says_what_to_install() -> None:
    program = (
        "import importlib.util, calendars\n"
        "calendars.extra = __import__('calendars.extra').extra\n"
        "calendars.extra.find_spec = lambda name: None\n"
        "try:\n    import calendars.server.app\n"
        "except calendars.ServeExtraMissing as error:\n    assert error.packages == ('radicale', 'cheroot'), error\n"
        "else:\n    raise SystemExit('no error')\n"
    )

    assert "radicale" not in loaded_by(program)


def test_every_name_of_the_library_is_there() -> None:
    for name in calendars.__all__:
        assert getattr(calendars, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = calendars.nothing


@pytest.mark.parametrize(
    ("package", "allowed"),
    [("caldav", {"http.py"}), ("radicale", {"server/embedded.py"}), ("cheroot", {"server/run.py"})],
)
def test_each_heavy_package_is_imported_in_one_file(package: str, allowed: set[str]) -> None:
    root = Path(calendars.__file__).parent
    naming = re.compile(rf"^\s*(?:from|import) {package}\b", re.MULTILINE)

    found = {path.relative_to(root).as_posix() for path in root.rglob("*.py") if naming.search(path.read_text("utf-8"))}

    assert found == allowed
