"""What is over stays as it was told, and no publication decides about it any more."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from coanimation.publishing.audiences import People
from coanimation.publishing.orders import order
from coanimation.publishing.telling import tell
from tests import builders as make
from tests.publishing.test_deliver import CCAS, DAYS, EVERYWHERE, ML, SLOTS, reading, told


def test_a_slot_that_has_ended_is_neither_wanted_nor_decided_about() -> None:
    month, first = told(), SLOTS[0]
    ended = first.end + timedelta(hours=2)

    before, after = (order(ML, month, None, reading(), now) for now in (make.NOW, ended))

    assert before.scope - after.scope == {before.events[first.id].href}
    assert before.events.keys() - after.events.keys() == {first.id}
    assert len(after.events) == len(DAYS) - 1


def test_of_a_slot_that_has_ended_what_was_said_stays_said() -> None:
    before, first = told(), SLOTS[0]
    renamed = replace(reading(), people=People([replace(ML, name="Autre"), CCAS]))
    pairs = [(slot, who) for slot, people in EVERYWHERE.items() for who in people]
    slots = tell(make.month(SLOTS, [replace(ML, name="Autre"), CCAS], told=before), make.rota(*pairs))

    after = renamed.tell(make.DECEMBER, slots, before, first.end + timedelta(hours=2))

    changed = {slot for (slot, target), notice in after.notices.items() if notice != before.notices[slot, target]}
    assert first.id not in changed
    assert SLOTS[1].id in changed
