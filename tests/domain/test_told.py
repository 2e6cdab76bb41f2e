"""What was told: stamps that move only when something did."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coanimation.domain.slots import State
from coanimation.domain.told import Content, Told, family, latest, revise
from tests.builders import DECEMBER, NOW, slot, told_slot

KEY = ("mercredi-2026-12-02", "feed:ccas")
LATER = NOW + timedelta(days=1)
JANUARY = DECEMBER.shifted(1)


def content(words: str = "with the Mission Locale", appointment: str = "wed 14-18 centre") -> Content:
    return Content(everything=appointment + words, appointment=appointment)


def told(before: Told | None = None, wanted: Content | None = None, *, later: int = 0) -> Told:
    entries = {} if wanted is None else {KEY: wanted}
    return revise(before, DECEMBER, (told_slot(slot()),), entries, NOW + timedelta(days=later))


def test_a_first_publication_has_sequence_zero_and_the_stamp_of_now() -> None:
    notice = told(None, content()).notices[KEY]

    assert (notice.sequence, notice.changed, notice.withdrawn) == (0, NOW, False)


def test_telling_the_same_again_returns_what_was_told() -> None:
    first = told(None, content())

    assert told(first, content(), later=1) is first


def test_other_words_move_the_stamp_but_not_the_sequence() -> None:
    second = told(told(None, content()), content("with the CCAS"), later=1)

    assert (second.notices[KEY].sequence, second.notices[KEY].changed) == (0, LATER)


def test_another_hour_raises_the_sequence() -> None:
    second = told(told(None, content()), content(appointment="wed 15-18 centre"), later=1)

    assert second.notices[KEY].sequence == 1


def test_an_event_that_leaves_is_remembered_and_comes_back_with_a_higher_sequence() -> None:
    gone = told(told(None, content()), None, later=1)
    back = told(gone, content(), later=2)

    assert gone.notices[KEY].withdrawn
    assert gone.notices[KEY].changed == LATER
    assert (back.notices[KEY].sequence, back.notices[KEY].withdrawn) == (1, False)


def test_a_withdrawn_event_that_stays_away_keeps_its_stamp() -> None:
    gone = told(told(None, content()), None, later=1)

    assert told(gone, None, later=2) is gone


def test_a_slot_that_changes_state_is_a_new_revision_even_if_no_event_does() -> None:
    first = told(None, content())

    second = revise(first, DECEMBER, (told_slot(slot(), state=State.SHORT),), {KEY: content()}, LATER)

    assert second.revision == 2
    assert second.notices == first.notices


contents = st.one_of(st.none(), st.builds(content, st.sampled_from("ab"), st.sampled_from("xy")))


@given(st.lists(st.tuples(contents, st.integers(-400, 400)), min_size=1, max_size=8))
def test_sequences_and_stamps_never_go_back_whatever_the_clock_does(history: list[tuple[Content | None, int]]) -> None:
    before: Told | None = None
    for wanted, day in history:
        after = told(before, wanted, later=day)
        if before and KEY in before.notices:
            old, new = before.notices[KEY], after.notices[KEY]
            assert new.sequence >= old.sequence
            assert new.changed >= old.changed
            assert (new == old) == (new.changed == old.changed)
        before = after


def test_a_slot_that_another_month_told_before_comes_with_a_higher_sequence_and_leaves_it() -> None:
    december = told(None, content())

    january = revise(
        None, JANUARY, (told_slot(slot()),), {KEY: content(appointment="thu 7 jan")}, LATER, others=[december]
    )

    assert january.notices[KEY].sequence == 1
    assert [(one.month, len(one.slots), len(one.notices)) for one in latest([december, january])] == [
        (DECEMBER, 0, 0),
        (JANUARY, 1, 1),
    ]


def test_the_month_that_a_slot_left_does_not_take_it_back_by_withdrawing_it() -> None:
    december = told(told(None, content()), content(appointment="wed 15-18 centre"), later=1)
    january = revise(None, JANUARY, (told_slot(slot()),), {}, LATER, others=[december])

    left = revise(december, DECEMBER, (), {}, LATER + timedelta(days=1), others=[january])

    assert [len(one.notices) for one in latest([left, january])] == [0, 1]


@pytest.mark.parametrize("slot_id", ["mercredi-2026-12-02", "mercredi-2026-12-02-2", "mercredi-2026-12-02-13"])
def test_the_relays_of_an_opening_are_one_family(slot_id: str) -> None:
    assert family(slot_id) == "mercredi-2026-12-02"
