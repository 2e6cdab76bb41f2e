"""What the coordinator decides, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from coanimation.domain.adjustments import Adjustments, Decision
from coanimation.errors import WrongUse
from coanimation.use_cases.adjust import ban, close, pin, reopen, unpin
from coanimation.use_cases.find import find_professional, find_slot
from coanimation.words import Words
from coanimation.workspace import read_adjustments
from tests.builders import DECEMBER, opening, partner, professional, site, slot, space
from tests.use_cases.workspaces import NOW, SPACE, WEDNESDAYS, adjusted, answered, workspace

WED = WEDNESDAYS[1]


def decided(folder: Path) -> Adjustments:
    return read_adjustments(folder, DECEMBER).adjustments


def test_a_pin_is_written(tmp_path: Path) -> None:
    folder = workspace(tmp_path)

    assert pin(folder, DECEMBER, "mer 9", "Référente sociale", now=NOW).changed

    assert decided(folder) == Adjustments(pins=frozenset({(WED, "ccas-1")}))


def test_a_ban_takes_the_place_of_a_pin_and_a_pin_that_of_a_ban(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    pin(folder, DECEMBER, WED, "ccas-1", now=NOW)

    ban(folder, DECEMBER, WED, "ccas-1", now=NOW)
    assert decided(folder) == Adjustments(bans=frozenset({(WED, "ccas-1")}))

    pin(folder, DECEMBER, WED, "ccas-1", now=NOW)
    assert decided(folder) == Adjustments(pins=frozenset({(WED, "ccas-1")}))


@pytest.mark.parametrize("first", [pin, ban])
def test_unpin_takes_back_either(tmp_path: Path, first: Callable[..., object]) -> None:
    folder = workspace(tmp_path)
    first(folder, DECEMBER, WED, "ccas-1", now=NOW)

    assert unpin(folder, DECEMBER, WED, "ccas-1", now=NOW).changed
    assert decided(folder) == Adjustments()


def test_deciding_the_same_twice_changes_nothing(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    pin(folder, DECEMBER, WED, "ccas-1", now=NOW)
    journal = (folder / "journal.jsonl").read_bytes()

    assert not pin(folder, DECEMBER, WED, "ccas-1", now=NOW).changed
    assert (folder / "journal.jsonl").read_bytes() == journal


def test_closing_and_reopening(tmp_path: Path) -> None:
    folder = workspace(tmp_path)

    assert close(folder, DECEMBER, WED, now=NOW).changed
    assert decided(folder).decisions == {WED: Decision.CLOSE}
    assert reopen(folder, DECEMBER, WED, now=NOW).changed
    assert decided(folder).decisions == {}


def test_who_said_no_cannot_be_pinned(tmp_path: Path) -> None:
    folder = workspace(tmp_path, **{"availability__2026-12": answered(ccas_1=f"hand: {{{WED}: no}}")})

    with pytest.raises(WrongUse) as wrong:
        pin(folder, DECEMBER, WED, "ccas-1", now=NOW)

    assert (wrong.value.code, wrong.value.fields["why"]) == ("adjust-pin-against", "reason-unavailable")
    assert not (folder / "adjustments").exists()


def test_who_did_not_answer_can_be_pinned(tmp_path: Path) -> None:
    assert pin(workspace(tmp_path), DECEMBER, "ven 4", "ccas-1", now=NOW).changed


def test_a_pin_that_became_contradictory_can_be_taken_back(tmp_path: Path) -> None:
    folder = workspace(
        tmp_path,
        **{
            "availability__2026-12": answered(ccas_1=f"hand: {{{WED}: no}}"),
            "adjustments__2026-12": adjusted(f"pins: [{{slot: {WED}, professional: ccas-1}}]"),
        },
    )

    assert unpin(folder, DECEMBER, WED, "ccas-1", now=NOW).changed


def test_nobody_is_pinned_to_a_closed_slot(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    close(folder, DECEMBER, WED, now=NOW)

    with pytest.raises(WrongUse, match="adjust-closed"):
        pin(folder, DECEMBER, WED, "ccas-1", now=NOW)


def test_what_has_begun_is_no_longer_decided(tmp_path: Path) -> None:
    begun = datetime.fromisoformat("2026-12-09T14:00:00+01:00")
    folder = workspace(tmp_path)

    for decide in (close, reopen):
        with pytest.raises(WrongUse, match="adjust-begun"):
            decide(folder, DECEMBER, WED, now=begun)
    assert close(folder, DECEMBER, WED, now=begun - timedelta(minutes=1)).changed


def test_what_the_pattern_closes_is_reopened_in_the_pattern(tmp_path: Path) -> None:
    shut = SPACE + "closures: [{from: 2026-12-09, to: 2026-12-09}]\n"

    with pytest.raises(WrongUse, match="adjust-closed-by-pattern"):
        reopen(workspace(tmp_path, space=shut), DECEMBER, WED, now=NOW)


HERE = space(
    sites=[site("centre", name="L'Escale"), site("van", name="La camionnette")], openings=[opening("mercredi")]
)
SLOTS = (
    slot("2026-12-02"),
    slot("2026-12-02", "18:00", "20:00", opening="soir"),
    slot("2026-12-09"),
    slot("2026-12-09", "14:00", "17:00", opening="tournee", site="van"),
    slot("2026-12-01", "18:30", "20:00", opening="soir"),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mercredi-2026-12-02", "mercredi-2026-12-02"),
        ("mer 2 soir", "soir-2026-12-02"),
        ("mercredi 2 après-midi", "mercredi-2026-12-02"),
        ("Mer. 2 déc. soir", "soir-2026-12-02"),
        ("wed 2 evening", "soir-2026-12-02"),
        ("le mercredi 9 à la camionnette", "tournee-2026-12-09"),
        ("9/12 van", "tournee-2026-12-09"),
        ("1er", "soir-2026-12-01"),
        ("mardi", "soir-2026-12-01"),
        ("18h30", "soir-2026-12-01"),
        ("2 18:00", "soir-2026-12-02"),
        ("tournee", "tournee-2026-12-09"),
    ],
)
def test_a_slot_is_found_by_words_that_mean_only_one(typed: str, found: str) -> None:
    assert find_slot(typed, SLOTS, HERE).id == found


def test_words_that_mean_several_slots_name_them() -> None:
    with pytest.raises(WrongUse) as wrong:
        find_slot("mer 9", SLOTS, HERE)

    assert (wrong.value.code, wrong.value.fields["count"]) == ("find-several-slots", 2)
    assert wrong.value.fields["choices"] == "mercredi-2026-12-09, tournee-2026-12-09"


@pytest.mark.parametrize("typed", ["jeudi 3", "mer 9 lune", "mer 31", "19h", ""])
def test_words_that_mean_no_slot_are_refused(typed: str) -> None:
    with pytest.raises(WrongUse, match="find-unknown-slot"):
        find_slot(typed, SLOTS, HERE)


def test_an_id_that_is_nearly_right_is_refused_with_the_right_one() -> None:
    with pytest.raises(WrongUse) as wrong:
        find_slot("tourne-2026-12-09", SLOTS, HERE)

    assert wrong.value.fields["nearest"] == "tournee-2026-12-09"


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("mercredi-2026-12-8", "mercredi-2026-12-09"),
        ("mercredi-2026-12-17", "mercredi-2026-12-16"),
        ("mecredi-2026-12-14", "mercredi-2026-12-16"),
    ],
)
def test_an_id_with_another_day_is_refused_with_the_nearest_day(typed: str, near: str) -> None:
    slots = [slot(f"2026-12-{day:02d}", opening="mercredi") for day in (2, 9, 16, 23, 30)]

    with pytest.raises(WrongUse) as wrong:
        find_slot(typed, slots, HERE)

    assert wrong.value.fields["nearest"] == near


def test_words_that_meet_in_no_slot_are_refused_with_the_closest() -> None:
    with pytest.raises(WrongUse) as wrong:
        find_slot("mer 9 matin", SLOTS, HERE)

    assert wrong.value.code == "find-unknown-slot"
    assert "2026-12-09" in str(wrong.value.fields["choices"])


def test_words_that_say_nothing_of_any_slot_offer_none() -> None:
    with pytest.raises(WrongUse) as wrong:
        find_slot("zzz", SLOTS, HERE)

    assert "plus proches" not in Words("fr").error(wrong.value)


PEOPLE = (
    partner("ccas", professional("ccas-1", partner="ccas", name="Référente sociale")),
    partner("mda", professional("mda-1", partner="mda", name="Éducatrice")),
    partner("sante", professional("sante-1", partner="sante", name="Éducatrice")),
)


def test_a_person_is_found_by_id_or_by_name() -> None:
    assert find_professional("CCAS-1", PEOPLE).id == "ccas-1"
    assert find_professional("referente sociale", PEOPLE).id == "ccas-1"


@pytest.mark.parametrize("typed", ["sociale", "référente", "social", "Sociale Référente"])
def test_words_of_a_name_that_nobody_else_bears_are_enough(typed: str) -> None:
    assert find_professional(typed, PEOPLE).id == "ccas-1"


@pytest.mark.parametrize("typed", ["", "  ", "re", "-"])
def test_too_few_letters_name_nobody(typed: str) -> None:
    with pytest.raises(WrongUse) as wrong:
        find_professional(typed, PEOPLE)

    assert wrong.value.code == "find-unknown-professional"


def test_a_name_that_several_bear_asks_for_the_id() -> None:
    with pytest.raises(WrongUse) as wrong:
        find_professional("éducatrice", PEOPLE)

    assert (wrong.value.code, wrong.value.fields["choices"]) == ("find-several-professionals", "mda-1, sante-1")


def test_nobody_is_refused_with_the_nearest() -> None:
    with pytest.raises(WrongUse) as wrong:
        find_professional("cas-1", PEOPLE)

    assert (wrong.value.code, wrong.value.fields["nearest"]) == ("find-unknown-professional", "ccas-1")


def test_one_word_of_a_name_is_near_enough_to_offer_the_whole() -> None:
    with pytest.raises(WrongUse) as wrong:
        find_professional("Educatrisse", PEOPLE)

    assert wrong.value.fields["nearest"] == "Éducatrice"


def test_who_there_is_is_told_the_likeliest_first_and_no_more_than_a_few() -> None:
    crowd = [partner("p", *(professional(f"p-{n}", partner="p", name=f"Agent {n}") for n in range(28)))]

    with pytest.raises(WrongUse) as wrong:
        find_professional("p-2x", crowd)

    told = Words("fr").error(wrong.value).replace("\N{NO-BREAK SPACE}", " ")
    assert "ne désigne personne. Il y a : p-2 (Agent 2), " in told
    assert "et 22 autres" in told
    assert len(told) < 250
