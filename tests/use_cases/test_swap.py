"""An exchange: all else stays, no rule is broken, and nothing is written without a yes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from coanimation.domain.rota import Rota
from coanimation.errors import NoRota, RotaError, WrongUse
from coanimation.planning import plan_month, verify
from coanimation.use_cases.adjust import close, pin
from coanimation.use_cases.gather import gather
from coanimation.use_cases.plan import make_draft
from coanimation.use_cases.swap import NotAllowed, Swapped, swap
from coanimation.workspace import entries, read_rota, write_rota
from tests.builders import DECEMBER
from tests.use_cases.chain import FRIDAY, PARTNERS, planned, seats
from tests.use_cases.workspaces import NOW

CENTRE, PARK = "mercredi-2026-12-09", "parc-2026-12-09"
# dijon comes to the park too, so that dijon and brest can be exchanged
EITHER = PARTNERS.replace("usual: {mercredi: yes}", "usual: {mercredi: yes, parc: yes}")
DIJON, BREST = (CENTRE, "dijon-1"), (PARK, "brest-1")


def stored(folder: Path) -> Rota:
    file = read_rota(folder, DECEMBER)
    assert file is not None
    return file.rota


def exchanged(
    folder: Path, one: tuple[str, str] = DIJON, other: tuple[str, str] = BREST, *, yes: bool = True
) -> Swapped:
    return swap(folder, DECEMBER, one, other, now=NOW, agree=lambda _: yes)


def test_two_people_take_each_others_slot_and_all_else_stays(tmp_path: Path) -> None:
    folder = planned(tmp_path, partners=EITHER)
    before = seats(stored(folder))

    assert exchanged(folder).recorded

    assert seats(stored(folder)) == before - {DIJON, BREST} | {(PARK, "dijon-1"), (CENTRE, "brest-1")}
    assert verify(gather(folder, DECEMBER, now=NOW), stored(folder)) == ()
    assert entries(folder)[-1].command == "swap"


def test_the_price_is_told_before_anything_is_written(tmp_path: Path) -> None:
    folder = planned(tmp_path, partners=EITHER)
    before = (folder / "rotas/2026-12.yaml").read_bytes()

    found = exchanged(folder, yes=False)

    costs = {cost.aim: cost.after - cost.before for cost in found.exchange.costs}
    assert (costs["displaced"], costs["called"]) == (2, 2)  # the month is published
    assert "steadiness" not in costs  # to change the draft is what was asked for
    assert (folder / "rotas/2026-12.yaml").read_bytes() == before


def test_planning_again_keeps_the_exchange(tmp_path: Path) -> None:
    folder = planned(tmp_path, partners=EITHER, published=False)
    exchanged(folder)

    month = gather(folder, DECEMBER, now=NOW)

    assert plan_month(month, seconds=5, reproducible=True) == month.draft


def test_what_was_proven_of_the_rota_before_is_kept_as_far_as_it_holds(tmp_path: Path) -> None:
    folder = planned(tmp_path, partners=EITHER, published=False)
    (folder / "rotas/2026-12.yaml").unlink()
    proven = make_draft(folder, DECEMBER, now=NOW, seconds=5, reproducible=True).rota
    one, other = _exchangeable(proven)

    after = exchanged(folder, one, other).rota

    assert [(t.name, t.value, t.bound) for t in after.tiers[:2]] == [("openable", 0, 0), ("coverage", 0, 0)]
    assert all(tier.bound <= tier.value for tier in after.tiers)
    assert [tier.value for tier in after.tiers] >= [tier.value for tier in proven.tiers]
    assert verify(gather(folder, DECEMBER, now=NOW), stored(folder)) == ()


def _exchangeable(rota: Rota) -> tuple[tuple[str, str], tuple[str, str]]:
    """Find a Wednesday on which dijon and brest are in different places."""
    for day in ("02", "09", "16"):
        for mine, theirs in (("mercredi", "parc"), ("parc", "mercredi")):
            one, other = (f"{mine}-2026-12-{day}", "dijon-1"), (f"{theirs}-2026-12-{day}", "brest-1")
            if {one, other} <= seats(rota):
                return one, other
    raise AssertionError("they are together on every Wednesday")


def test_an_exchange_that_breaks_rules_names_them(tmp_path: Path) -> None:
    folder = planned(tmp_path)

    with pytest.raises(NotAllowed) as refused:
        exchanged(folder, (CENTRE, "amiens-1"), (PARK, "evry-1"))

    assert {(one.code, one.professional) for one in refused.value.exchange.broken} == {
        ("rule-availability", "amiens-1"),
        ("rule-availability", "evry-1"),
    }
    assert stored(folder).version == 1


def test_whoever_is_pinned_is_not_exchanged(tmp_path: Path) -> None:
    folder = planned(tmp_path, partners=EITHER)
    pin(folder, DECEMBER, *DIJON, now=NOW)

    with pytest.raises(NotAllowed) as refused:
        exchanged(folder)

    assert [one.code for one in refused.value.exchange.broken] == ["rule-pins"]


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        (("mercredi-2026-12-10", "dijon-1"), BREST, "find-unknown-slot"),
        (("mercredi", "dijon-1"), BREST, "find-several-slots"),
        ((CENTRE, "dijon-2"), BREST, "find-unknown-professional"),
        ((CENTRE, "personne"), BREST, "find-several-professionals"),
        ((CENTRE, "evry-1"), BREST, "substitutes-not-there"),
        (DIJON, (PARK, "dijon-1"), "substitutes-not-there"),
        (DIJON, (CENTRE, "amiens-1"), "swap-same-slot"),
        ((CENTRE, "amiens-1"), (FRIDAY, "amiens-1"), "swap-same-person"),
        ((CENTRE, "amiens-1"), (FRIDAY, "brest-1"), "swap-there-already"),
    ],
)
def test_what_is_no_exchange_is_refused(
    tmp_path: Path, one: tuple[str, str], other: tuple[str, str], code: str
) -> None:
    folder = planned(tmp_path, partners=EITHER)

    with pytest.raises(WrongUse) as refused:
        exchanged(folder, one, other)

    assert refused.value.code == code
    assert stored(folder).version == 1


def test_what_has_begun_or_is_closed_is_not_exchanged(tmp_path: Path) -> None:
    folder = planned(tmp_path, partners=EITHER)
    with pytest.raises(WrongUse, match="adjust-begun"):
        swap(folder, DECEMBER, DIJON, BREST, now=NOW.replace(month=12, day=9, hour=15))

    close(folder, DECEMBER, PARK, now=NOW)
    with pytest.raises(WrongUse, match="swap-closed"):
        exchanged(folder)


def test_without_a_rota_there_is_nothing_to_exchange(tmp_path: Path) -> None:
    folder = planned(tmp_path)
    (folder / "rotas/2026-12.yaml").unlink()

    with pytest.raises(NoRota, match="plan-none-yet"):
        exchanged(folder)


def test_a_rota_that_is_false_is_refused_with_its_line(tmp_path: Path) -> None:
    folder = planned(tmp_path, partners=EITHER)
    true, month = stored(folder), gather(folder, DECEMBER, now=NOW)
    wrong = replace(true.assignments[0], professional="caen-1")
    write_rota(folder, replace(true, assignments=(wrong, *true.assignments[1:])), month.slots)

    with pytest.raises(RotaError):
        exchanged(folder)
