"""What goes where, and that any console can take it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from coanimation.cli.console import Spaced, readable
from coanimation.cli.output import Output
from coanimation.errors import Stopped
from coanimation.words import Words


def as_written(text: str, encoding: str) -> str:
    try:
        return text.encode(encoding).decode(encoding)
    except UnicodeEncodeError as error:
        plain, end = readable(error)
        return text[: error.start].encode(encoding).decode(encoding) + plain + as_written(text[end:], encoding)


@pytest.mark.parametrize(
    ("text", "ascii_", "cp1252"),
    [
        ("Créneau tenu ✓", "Creneau tenu v", "Créneau tenu v"),
        ("17 h \N{EN DASH} 20 h", "17 h - 20 h", "17 h \N{EN DASH} 20 h"),
        ("«\u00a0si besoin\u202f»", '" si besoin "', "«\u00a0si besoin »"),
        ("cœur … ✗", "coeur ... x", "cœur … x"),
        ("日", "?", "?"),
    ],
)
def test_what_a_console_lacks_is_replaced_by_what_reads_the_same(text: str, ascii_: str, cp1252: str) -> None:
    assert as_written(text, "ascii") == ascii_
    assert as_written(text, "cp1252") == cp1252


@pytest.mark.parametrize(
    ("encoding", "args"),
    [("ascii", ["-h"]), ("ascii", []), ("cp1252", ["plnifier"]), ("cp850", ["-h"]), ("utf-8", ["plnifier"])],
)
def test_no_console_makes_it_crash(tmp_path: Path, encoding: str, args: list[str]) -> None:
    env = {**os.environ, "PYTHONIOENCODING": encoding, "LANG": "fr_FR.UTF-8"}
    command = [sys.executable, "-m", "coanimation", "-C", str(tmp_path), *args]
    done = subprocess.run(command, capture_output=True, env=env, check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == (2 if args == ["plnifier"] else 0)
    assert "coanimation" in (done.stdout + done.stderr).decode(encoding)
    assert b"Traceback" not in done.stderr


def test_results_are_on_stdout_and_chatter_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    output = Output(Words("fr"))
    output.say("missing-none")
    output.note("error-aborted")
    output.warn("error-why-missing")
    told = capsys.readouterr()
    assert told.out == "Tous les postes sont pourvus.\n"
    assert told.err.splitlines() == ["Abandon\u00a0: rien n'a été fait.", "✗ il n'existe pas"]


def test_data_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    Output(Words("fr"), json=True).data({"text": "créneau"})
    assert json.loads(capsys.readouterr().out) == {"text": "créneau"}


def test_nobody_is_asked_where_nobody_is() -> None:
    output = Output(Words("fr"))
    with pytest.raises(Stopped, match="error-no-terminal"):
        output.ask("missing-none")
    with pytest.raises(Stopped):
        output.choose("missing-none", [("a", "A")])
    with pytest.raises(Stopped):
        output.ask_text("missing-none")


def test_spaces_are_those_that_every_font_has() -> None:
    stream = io.StringIO()
    Spaced(stream).write("a\u202fb\ue000c")
    assert stream.getvalue() == "a\u00a0b\u00a0c"
