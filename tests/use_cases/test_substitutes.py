"""Who could come to a slot: ranked from the draft, nobody asked, nothing changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coanimation.errors import NoRota, WrongUse
from coanimation.use_cases.plan import make_draft
from coanimation.use_cases.requests import ask
from coanimation.use_cases.substitutes import find_substitutes
from tests.builders import DECEMBER
from tests.use_cases.test_plan_command import run
from tests.use_cases.workspaces import NOW, SPACE, WEDNESDAYS, adjusted, workspace

SLOT = WEDNESDAYS[1]


def test_whoever_is_there_is_no_substitute_and_whoever_else_is_free_is(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    rota = make_draft(folder, DECEMBER, now=NOW, reproducible=True).rota
    there = rota.present(SLOT)

    found = find_substitutes(folder, DECEMBER, SLOT, now=NOW, instead=there[0])

    assert found.instead is not None
    assert found.instead.id == there[0]
    assert found.people
    assert not {one.professional for one in found.people} & set(there)


def test_a_full_slot_takes_nobody_more(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    make_draft(folder, DECEMBER, now=NOW, reproducible=True)

    assert find_substitutes(folder, DECEMBER, SLOT, now=NOW).people == ()


def test_replacing_someone_who_is_not_there_is_refused(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    drafted = make_draft(folder, DECEMBER, now=NOW, reproducible=True)
    there = drafted.rota.present(SLOT)
    other = next(person for person in drafted.month.professionals if person.id not in there)

    with pytest.raises(WrongUse) as refused:
        find_substitutes(folder, DECEMBER, SLOT, now=NOW, instead=other.id)

    assert refused.value.code == "substitutes-not-there"


def test_without_a_rota_there_is_nobody_to_replace(tmp_path: Path) -> None:
    with pytest.raises(NoRota, match="plan-none-yet"):
        find_substitutes(workspace(tmp_path), DECEMBER, SLOT, now=NOW)


def test_those_who_cost_the_same_come_by_who_was_asked_longest_ago_whatever_the_month(tmp_path: Path) -> None:
    folder = workspace(tmp_path, space=f"{SPACE}aims: [openable, coverage]\n")
    there = make_draft(folder, DECEMBER, now=NOW, reproducible=True).rota.present(SLOT)

    def ranked() -> list[str]:
        return [one.professional for one in find_substitutes(folder, DECEMBER, SLOT, now=NOW, instead=there[0]).people]

    first, second = ranked()
    november = f"asked: [{{slot: mercredi-2026-11-04, professional: {first}, on: 2026-11-02}}]"
    (folder / "adjustments").mkdir(exist_ok=True)
    (folder / "adjustments" / "2026-11.yaml").write_text(adjusted(november, "2026-11"), encoding="utf-8")
    assert ranked() == [second, first]

    ask(folder, DECEMBER, WEDNESDAYS[4], second, now=NOW)
    assert ranked() == [first, second]


def test_the_command_lists_them_and_keeps_the_files_as_they_are(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    there = make_draft(folder, DECEMBER, now=NOW, reproducible=True).rota.present(SLOT)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock"}

    listed = run(folder, "remplaçants", "2026-12", SLOT, "--instead", there[0])
    told = json.loads(run(folder, "substitutes", "2026-12", SLOT, "--instead", there[0], "--json").stdout)

    assert listed.exit_code == 0
    assert listed.stdout.splitlines()[1].startswith("  1. ")
    assert told["instead"] == there[0]
    assert told["substitutes"]
    assert {path: path.read_bytes() for path in before} == before
