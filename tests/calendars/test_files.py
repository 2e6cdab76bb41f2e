"""Secret links, and what importing the library loads."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import calendars
from calendars import tokens

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
    [
        ("caldav", {"http.py"}),
        ("radicale", {"server/embedded.py"}),
        ("cheroot", {"server/run.py", "server/connections.py"}),
    ],
)
def test_each_heavy_package_is_imported_where_it_is_meant_alone(package: str, allowed: set[str]) -> None:
    root = Path(calendars.__file__).parent
    naming = re.compile(rf"^\s*(?:from|import) {package}\b", re.MULTILINE)

    found = {path.relative_to(root).as_posix() for path in root.rglob("*.py") if naming.search(path.read_text("utf-8"))}

    assert found == allowed
