"""The journal: one line a command, no free text, no line lost."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from coanimation.workspace import Change, Entry, entries, paths, record

NOW = datetime(2026, 11, 22, 10, 42, tzinfo=UTC)
PIN = Change(file="adjustments/2026-12.yaml", key="pins/mercredi-2026-12-02", after="ml-conseillere")


def test_what_a_command_changed_is_read_back(tmp_path: Path) -> None:
    record(tmp_path, command="pin", now=NOW, changes=[PIN])
    record(tmp_path, command="unpin", now=NOW, changes=[])

    assert entries(tmp_path) == (Entry(when=NOW, command="pin", changes=(PIN,)), Entry(when=NOW, command="unpin"))


def test_a_torn_last_line_is_passed_over_and_closed(tmp_path: Path) -> None:
    record(tmp_path, command="pin", now=NOW, changes=[PIN])
    with paths.journal(tmp_path).open("ab") as stream:
        stream.write(b'{"when": "2026-11-')

    record(tmp_path, command="unpin", now=NOW, changes=[])

    assert [entry.command for entry in entries(tmp_path)] == ["pin", "unpin"]


def test_no_journal_is_an_empty_one(tmp_path: Path) -> None:
    assert entries(tmp_path) == ()


@pytest.mark.parametrize("text", ["malade depuis lundi", "a\nb", "x" * 121])
def test_a_journal_holds_no_free_text(text: str) -> None:
    with pytest.raises(ValueError, match="free text"):
        Change(file="absences.yaml", key="absences", after=text)
