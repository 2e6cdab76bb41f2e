"""Slots that miss the charter: nothing of them is announced before somebody decided."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from coanimation.domain.adjustments import Decision
from coanimation.domain.slots import Slot
from coanimation.errors import RotaError
from coanimation.use_cases.publish import ShortSlots
from coanimation.workspace import entries, read_adjustments
from tests.publishing.workspaces import (
    DECEMBER,
    EVERYWHERE,
    NOW,
    PARTNERS,
    WEDNESDAYS,
    again,
    draft,
    files_of,
    private,
    public,
    workspace,
)

FIRST, SECOND, THIRD = WEDNESDAYS
LATER = NOW + timedelta(hours=3)
SHORT = {**EVERYWHERE, SECOND: ("ccas-referent",)}
NO_REFERENT = {**EVERYWHERE, SECOND: ("mda-infirmier", "ml-benevole")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return workspace(tmp_path / "Espace d'été")


def test_nothing_is_published_while_a_short_slot_is_undecided(folder: Path) -> None:
    draft(folder, SHORT)
    before = files_of(folder)

    with pytest.raises(ShortSlots) as stopped:
        again(folder)

    assert stopped.value.exit_code == 6
    assert [(one.slot.id, dict(one.lacks)) for one in stopped.value.short] == [(SECOND, {"seat": 1})]
    assert {name: data for name, data in files_of(folder).items() if not name.startswith(".coanimation")} == before


def test_a_rehearsal_lists_what_is_left_to_decide(folder: Path) -> None:
    draft(folder, SHORT)

    result = again(folder, dry_run=True)

    assert [one.slot.id for one in result.to_decide] == [SECOND]
    assert [slot.id for slot in result.open] == [FIRST, THIRD]
    assert result.exit_code == 1


def test_a_slot_that_waits_is_announced_nowhere_and_the_decision_is_kept(folder: Path) -> None:
    draft(folder, SHORT)

    result = again(folder, decide=lambda _slot, _lacks: Decision.WAIT)

    assert [one.slot.id for one in result.short] == [SECOND]
    assert "20261209" not in public(folder)
    assert "20261209" not in private(folder)
    assert read_adjustments(folder, DECEMBER).adjustments.decisions == {SECOND: Decision.WAIT}
    assert again(folder).writes == 0


def test_the_journal_tells_decisions_and_announcements_once(folder: Path) -> None:
    draft(folder, SHORT)
    again(folder, decide=lambda _slot, _lacks: Decision.CLOSE)
    again(folder, now=LATER)

    (entry,) = entries(folder)
    changes = {change.key: (change.before, change.after) for change in entry.changes}
    assert entry.command == "publish"
    assert changes == {
        f"decisions/{SECOND}": (None, "close"),
        "revision": (None, 1),
        f"slots/{FIRST}": (None, "held"),
        f"slots/{SECOND}": (None, "closed"),
        f"slots/{THIRD}": (None, "held"),
    }


def test_a_slot_that_waited_is_announced_once_it_is_held(folder: Path) -> None:
    draft(folder, SHORT)
    again(folder, decide=lambda _slot, _lacks: Decision.WAIT)
    draft(folder, EVERYWHERE)

    result = again(folder, now=LATER)

    assert [slot.id for slot in result.open] == list(WEDNESDAYS)
    assert "20261209" in public(folder)


def test_a_slot_decided_closed_is_shown_closed_and_frees_its_people(folder: Path) -> None:
    draft(folder, SHORT)

    result = again(folder, decide=lambda _slot, _lacks: Decision.CLOSE)

    assert [slot.id for slot in result.closed] == [SECOND]
    assert "fermé" in public(folder)
    assert "20261209" not in private(folder)
    assert again(folder).writes == 0


@pytest.mark.parametrize("rehearsal", [True, False])
def test_a_false_rota_is_refused_before_anybody_decides_about_its_short_slots(folder: Path, *, rehearsal: bool) -> None:
    # the one who was placed by hand does not exist; closing the slot would hide it
    draft(folder, {**EVERYWHERE, SECOND: ("ccas-referent", "ghost")})
    before = files_of(folder)
    asked: list[str] = []

    def decide(slot: Slot, _lacks: Mapping[str, int]) -> Decision:
        asked.append(slot.id)
        return Decision.CLOSE

    with pytest.raises(RotaError) as refused:
        again(folder, decide=decide, dry_run=rehearsal)

    assert refused.value.exit_code == 3
    assert [(str(one.path), one.line, one.code) for one in refused.value.problems] == [
        ("rotas/2026-12.yaml", 16, "rule-unknown-professional")
    ]
    assert not asked
    assert {name: data for name, data in files_of(folder).items() if not name.startswith(".coanimation")} == before


def test_a_slot_without_a_referent_may_open_to_adults_only(tmp_path: Path) -> None:
    helper = "      - {id: ml-benevole, name: Alex Morin, usual: {mercredi: yes}}\n"
    partners = PARTNERS.replace("  - id: ccas\n", helper + "  - id: ccas\n")
    folder = workspace(tmp_path / "w", partners=partners, present=NO_REFERENT)
    asked: list[Mapping[str, int]] = []

    def decide(_slot: Slot, lacks: Mapping[str, int]) -> Decision:
        asked.append(lacks)
        return Decision.ADULTS

    result = again(folder, decide=decide)

    assert asked == [{"referent": 1}]
    assert [slot.minors for slot in result.open] == [True, False, True]
    assert "majeurs" in public(folder)


def test_a_decision_that_does_not_settle_the_slot_stops_all_the_same(folder: Path) -> None:
    draft(folder, SHORT)

    with pytest.raises(ShortSlots):
        again(folder, decide=lambda _slot, _lacks: Decision.ADULTS)

    assert read_adjustments(folder, DECEMBER).adjustments.decisions == {}


def test_an_announced_slot_that_falls_short_is_reported_when_it_is_taken_back(folder: Path) -> None:
    again(folder)
    draft(folder, SHORT)

    result = again(folder, now=LATER, decide=lambda _slot, _lacks: Decision.WAIT)

    assert [slot.id for slot in result.withdrawn] == [SECOND]
    assert "20261209" not in private(folder)
