"""A month laid out: whether what is shown is what was told."""

from __future__ import annotations

from dataclasses import replace

from coanimation.domain.slots import State
from coanimation.rendering.shown import Shown
from tests.builders import told, told_slot
from tests.rendering.samples import shown


def told_as(drawn: Shown) -> Shown:
    """Give the same rota, told as it stands: what is short is told to nobody."""
    slots = (
        told_slot(line.slot, *drawn.rota.present(line.slot.id), state=line.state)
        for line in drawn.lines
        if line.state is not State.SHORT
    )
    return replace(drawn, month=replace(drawn.month, told=told(*slots)))


def test_a_rota_told_as_it_stands_is_no_draft_even_while_a_short_slot_waits() -> None:
    drawn = shown()

    assert drawn.short
    assert drawn.is_draft
    assert not told_as(drawn).is_draft


def test_someone_less_makes_it_a_draft_again() -> None:
    drawn = told_as(shown())
    held = next(line.slot.id for line in drawn.lines if line.state is State.HELD)

    fewer = tuple(a for a in drawn.rota.assignments if a.slot != held)

    assert replace(drawn, rota=replace(drawn.rota, assignments=fewer)).is_draft
