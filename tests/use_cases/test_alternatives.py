"""Several rotas to choose from: as complete, different enough, and kept by their number as long as nothing changes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from math import ceil
from pathlib import Path

import pytest

from coanimation.domain.rota import Rota
from coanimation.errors import NoRota, RotaError, WrongUse
from coanimation.planning import plan_month, verify
from coanimation.use_cases.adjust import close
from coanimation.use_cases.alternatives import Choice, find_alternatives, keep
from coanimation.use_cases.gather import gather
from coanimation.use_cases.plan import make_draft
from coanimation.workspace import entries, read_rota, write_rota
from tests.builders import DECEMBER
from tests.use_cases.chain import seats
from tests.use_cases.workspaces import NOW, PARTNERS, SPACE, WEDNESDAYS, workspace

ONLY_WEDNESDAYS = "".join(line for line in SPACE.splitlines(keepends=True) if "vendredi-soir" not in line)
# nobody else than these two can come: there is one rota alone
TWO = PARTNERS.replace("usual: {mercredi: yes}", "usual: {mercredi: no}", 2)


def look(folder: Path, *, count: int = 2) -> Choice:
    return find_alternatives(folder, DECEMBER, count=count, now=NOW, seconds=5, reproducible=True)


def stored(folder: Path) -> Rota:
    file = read_rota(folder, DECEMBER)
    assert file is not None
    return file.rota


def drafted(folder: Path, **files: str) -> Path:
    workspace(folder, **({"space": ONLY_WEDNESDAYS} | files))
    make_draft(folder, DECEMBER, now=NOW, seconds=5, reproducible=True)
    return folder


@pytest.fixture(scope="module")
def offered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Choice]:
    folder = drafted(tmp_path_factory.mktemp("offered"))
    return folder, look(folder)


@pytest.fixture
def folder(offered: tuple[Path, Choice], tmp_path: Path) -> Path:
    return Path(shutil.copytree(offered[0], tmp_path / "copy"))


def test_each_differs_from_the_draft_and_from_the_others_and_is_as_complete(offered: tuple[Path, Choice]) -> None:
    folder, choice = offered
    rotas = [stored(folder), *(one.rota for one in choice.told.found)]

    assert len(rotas) > 1
    assert choice.told.apart == ceil(0.15 * choice.told.seats)
    for place, one in enumerate(rotas):
        assert all(len(seats(one) - seats(other)) >= choice.told.apart for other in rotas[:place])
        assert one.missing == rotas[0].missing
        assert {tier.name: tier.value for tier in one.tiers}["openable"] == 0


def test_each_is_true_with_its_certificate(offered: tuple[Path, Choice]) -> None:
    folder, choice = offered
    month = gather(folder, DECEMBER, now=NOW)

    for one in choice.told.found:
        assert verify(month, one.rota) == ()
        assert all(tier.bound <= tier.value for tier in one.rota.tiers)
        assert [tier.name for tier in one.rota.tiers] == [tier.name for tier in stored(folder).tiers]


def test_looking_changes_neither_the_draft_nor_what_stands_in_rotas(offered: tuple[Path, Choice]) -> None:
    folder, choice = offered

    assert choice.draft.rota == stored(folder)
    assert [path.name for path in (folder / "rotas").iterdir()] == ["2026-12.yaml"]
    assert sorted(path.name for path in (folder / ".coanimation/alternatives/2026-12").iterdir()) == [
        f"{number}.yaml" for number in range(1, len(choice.told.found) + 2)
    ]


def test_the_one_that_is_kept_becomes_the_draft_and_one_may_come_back(
    offered: tuple[Path, Choice], folder: Path
) -> None:
    before, wanted = stored(folder), offered[1].told.found[0].rota

    kept = keep(folder, DECEMBER, 2, now=NOW)

    assert (kept.changed, kept.rota.version, seats(stored(folder))) == (True, before.version + 1, seats(wanted))
    assert entries(folder)[-1].command == "keep"
    assert verify(gather(folder, DECEMBER, now=NOW), stored(folder)) == ()
    keep(folder, DECEMBER, 1, now=NOW)
    assert seats(stored(folder)) == seats(before)


def test_keeping_it_twice_changes_nothing(folder: Path) -> None:
    keep(folder, DECEMBER, 2, now=NOW)
    before = (folder / "rotas/2026-12.yaml").read_bytes()

    assert not keep(folder, DECEMBER, 2, now=NOW).changed
    assert (folder / "rotas/2026-12.yaml").read_bytes() == before


def test_planning_again_keeps_what_was_chosen(folder: Path) -> None:
    keep(folder, DECEMBER, 2, now=NOW)
    month = gather(folder, DECEMBER, now=NOW)

    assert plan_month(month, seconds=5, reproducible=True) == month.draft


def test_that_there_is_no_other_is_proven(tmp_path: Path) -> None:
    folder = drafted(tmp_path, partners=TWO)

    told = look(folder).told

    assert (told.found, told.exhausted, told.furthest) == ((), True, 0)


def test_looking_again_replaces_what_was_offered(folder: Path) -> None:
    workspace(folder, space=ONLY_WEDNESDAYS, partners=TWO)
    make_draft(folder, DECEMBER, now=NOW, seconds=5, reproducible=True)

    look(folder)

    assert [path.name for path in (folder / ".coanimation/alternatives/2026-12").iterdir()] == ["1.yaml"]


def test_a_number_that_was_not_offered_is_refused(folder: Path) -> None:
    for number in (0, 9):
        with pytest.raises(WrongUse, match="keep-none"):
            keep(folder, DECEMBER, number, now=NOW)


def test_what_was_offered_before_something_changed_is_refused(folder: Path) -> None:
    close(folder, DECEMBER, WEDNESDAYS[1], now=NOW)
    before = stored(folder)

    with pytest.raises(WrongUse, match="keep-stale"):
        keep(folder, DECEMBER, 2, now=NOW)

    assert stored(folder) == before


def test_what_has_begun_since_is_not_chosen_any_more(offered: tuple[Path, Choice], folder: Path) -> None:
    differs = {where for where, _ in seats(stored(folder)) - seats(offered[1].told.found[0].rota)}
    after = next(slot for slot in offered[1].month.slots if slot.id == max(differs)).end

    with pytest.raises(WrongUse, match="keep-stale"):
        keep(folder, DECEMBER, 2, now=after)


def test_without_a_draft_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    with pytest.raises(NoRota, match="plan-none-yet"):
        look(workspace(tmp_path))


def test_a_draft_that_is_false_is_refused(folder: Path) -> None:
    true, month = stored(folder), gather(folder, DECEMBER, now=NOW)
    write_rota(folder, replace(true, assignments=true.assignments[1:]), month.slots)

    with pytest.raises(RotaError):
        look(folder)
