"""Drafting and explaining a month on disk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coanimation.errors import NoRota, Stopped, WorkspaceError
from coanimation.planning import verify
from coanimation.use_cases.gather import gather
from coanimation.use_cases.plan import Drafted, explain, make_draft
from coanimation.words import Spelled
from coanimation.workspace import lock, read_rota
from tests.builders import DECEMBER
from tests.use_cases.workspaces import NOW, PARTNERS, WEDNESDAYS, adjusted, answered, workspace


def draft(folder: Path, *, fresh: bool = False) -> Drafted:
    return make_draft(folder, DECEMBER, now=NOW, seconds=5, reproducible=True, fresh=fresh, wait=0.1)


def test_a_draft_is_written_and_reads_back_as_it_was(tmp_path: Path) -> None:
    folder = workspace(tmp_path)

    drafted = draft(folder)

    stored = read_rota(folder, DECEMBER)
    assert stored is not None
    assert (stored.rota, drafted.unchanged) == (drafted.rota, False)
    assert verify(gather(folder, DECEMBER, now=NOW), stored.rota) == ()


def test_planning_twice_changes_nothing(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    draft(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    again = draft(folder)

    assert again.unchanged
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_fresh_search_writes_the_next_version_and_the_journal_says_so(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    draft(folder)

    assert draft(folder, fresh=True).rota.version == 2
    lines = [json.loads(line) for line in (folder / "journal.jsonl").read_text("utf-8").splitlines()]
    assert [(line["command"], line["changes"][0]["before"], line["changes"][0]["after"]) for line in lines] == [
        ("plan", None, 1),
        ("plan", 1, 2),
    ]


def test_who_did_not_answer_and_who_is_placed_by_habit_is_told(tmp_path: Path) -> None:
    silent = PARTNERS.replace("attestation: 2027-12-31, usual: {mercredi: yes}", "attestation: 2027-12-31", 1)
    said = answered(mda_1=f"sheet: {{{WEDNESDAYS[0]}: yes}}")

    drafted = draft(workspace(tmp_path, partners=silent, **{"availability__2026-12": said}))

    assert [partner.id for partner in drafted.silent] == ["ccas"]
    assert [partner.id for partner in drafted.habitual] == ["ml", "sante"]


def test_a_workspace_that_is_wrong_is_left_as_it_is(tmp_path: Path) -> None:
    folder = workspace(tmp_path, **{"adjustments__2026-12": adjusted("decisions: {nope-2026-12-01: close}")})

    with pytest.raises(WorkspaceError):
        draft(folder)

    assert not (folder / "rotas").exists()


def test_another_command_at_work_is_waited_for_then_named(tmp_path: Path) -> None:
    folder = workspace(tmp_path)

    with lock(folder, wait=1, command="publish"), pytest.raises(Stopped) as stopped:
        draft(folder)

    assert stopped.value.fields["command"] == Spelled(english="publish", french="publier")


def test_a_slot_asked_about_in_words_is_explained(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    draft(folder)

    explained = explain(folder, DECEMBER, now=NOW, slot="ven 4 soir")

    assert [slot.id for slot in explained.slots] == ["vendredi-soir-2026-12-04"]
    (gap,) = [gap for gap in explained.rota.missing if gap.slot == explained.slots[0].id and gap.what == "seat"]
    assert {reason.code for reason in gap.reasons} == {"reason-no-answer"}


def test_all_short_slots_are_explained_when_none_is_named(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    draft(folder)

    assert [slot.id for slot in explain(folder, DECEMBER, now=NOW).slots] == ["vendredi-soir-2026-12-04"]


def test_reasons_are_those_of_today(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    draft(folder)
    workspace(folder, **{"availability__2026-12": answered(ccas_1="hand: {vendredi-soir-2026-12-04: yes}")})

    explained = explain(folder, DECEMBER, now=NOW)

    theirs = [one for gap in explained.rota.missing for one in gap.reasons if one.professional == "ccas-1"]
    assert {(one.code, one.fields["aim"]) for one in theirs} == {("reason-could", "presence-largest")}


def test_without_a_rota_there_is_nothing_to_explain(tmp_path: Path) -> None:
    with pytest.raises(NoRota, match="plan-none-yet"):
        explain(workspace(tmp_path), DECEMBER, now=NOW)
