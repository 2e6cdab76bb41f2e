"""Somebody publishes from another copy of the workspace: the copy that is behind stops, and says how to go on."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from coanimation.use_cases.publish import publish
from tests.cli.running import run
from tests.publishing.workspaces import DECEMBER, EVERYWHERE, NOW, again, draft, workspace

LATER = NOW + timedelta(hours=3)
CHANGED = dict(EVERYWHERE) | {"mercredi-2026-12-09": ("ccas-referent", "ml-conseillere")}


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Path, Path]:
    """One workspace and a copy of it, with the calendars in one place as on a server that both reach."""
    mine, other = workspace(tmp_path / "mine"), tmp_path / "other"
    again(mine)
    shutil.copytree(mine, other)
    draft(other, CHANGED)
    again(other, now=LATER)
    calendars = Path(".coanimation") / "calendars"
    shutil.rmtree(mine / calendars)
    shutil.copytree(other / calendars, mine / calendars)
    return mine, other


def test_it_touches_no_calendar_in_which_the_other_one_published_since(copies: tuple[Path, Path]) -> None:
    mine, _ = copies

    result = again(mine, now=LATER + timedelta(hours=1))

    assert result.exit_code == 6
    assert [(one.partner, one.failure) for one in result.failed] == [("ccas", "publish-calendar-overtaken")]
    assert sum(one.writes for one in result.calendars) == 0


def test_the_person_reads_how_to_go_on(copies: tuple[Path, Path]) -> None:
    mine, _ = copies

    done = run("-C", mine, "publier", "2026-12", env={"COANIMATION_NOW": (LATER + timedelta(hours=1)).isoformat()})

    assert "d'une autre copie de cet espace de travail" in " ".join(done.stderr.split())
    assert "--take-over" in done.stderr
    assert done.exit_code == 6


def test_the_copy_that_counts_takes_over(copies: tuple[Path, Path]) -> None:
    mine, _ = copies

    taken = publish(mine, DECEMBER, now=LATER + timedelta(hours=1), environment={}, take_over=True)
    second = again(mine, now=LATER + timedelta(hours=2))

    assert (taken.exit_code, [one.failure for one in taken.calendars]) == (0, ["", "", ""])
    assert (second.exit_code, second.writes) == (0, 0)
