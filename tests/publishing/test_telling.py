from __future__ import annotations

from coanimation.domain.adjustments import Decision, decided
from coanimation.domain.month import Month
from coanimation.domain.slots import Closed, State
from coanimation.domain.space import Terms
from coanimation.publishing.telling import choices, short_slots, tell, undecided
from tests import builders as make

WEDNESDAY = make.slot("2026-12-02")
HELD = (("mercredi-2026-12-02", "mission-locale-1"), ("mercredi-2026-12-02", "ccas-1"))
ALONE = HELD[:1]


def month(decision: Decision | None = None) -> Month:
    decisions = {WEDNESDAY.id: decision} if decision else {}
    return make.month(decided([WEDNESDAY], decisions), adjustments=make.adjustments(decisions=decisions))


def test_a_held_slot_is_told_with_those_present() -> None:
    (slot,) = tell(month(), make.rota(*HELD))

    assert (slot.state, slot.present) == (State.HELD, ("ccas-1", "mission-locale-1"))


def test_a_short_slot_is_never_told() -> None:
    assert tell(month(), make.rota(*ALONE)) == ()
    assert tell(month(Decision.WAIT), make.rota(*ALONE)) == ()


def test_a_short_slot_is_to_be_decided_until_it_waits_or_closes() -> None:
    assert len(undecided(month(), make.rota(*ALONE))) == 1
    assert undecided(month(Decision.WAIT), make.rota(*ALONE)) == ()
    assert undecided(month(Decision.CLOSE), make.rota(*ALONE)) == ()


def test_a_waiting_slot_is_still_known_to_be_short() -> None:
    assert [one.slot.id for one in short_slots(month(Decision.WAIT), make.rota(*ALONE))] == [WEDNESDAY.id]


def test_a_slot_decided_closed_is_told_closed_with_nobody() -> None:
    (slot,) = tell(month(Decision.CLOSE), make.rota(*HELD))

    assert (slot.state, slot.present) == (State.CLOSED, ())


def test_a_moved_slot_is_told_only_where_it_moved_to() -> None:
    moved = make.slot("2026-12-02", closed=Closed.MOVED)

    assert tell(make.month([moved]), make.rota()) == ()


def test_adults_only_is_offered_only_when_nothing_but_the_referent_lacks() -> None:
    explicit = make.slot(terms=Terms(needs={"referent": 1}))

    assert Decision.ADULTS in choices(WEDNESDAY, {"referent": 1})
    assert Decision.ADULTS not in choices(WEDNESDAY, {"referent": 1, "seat": 1})
    assert Decision.ADULTS not in choices(WEDNESDAY, {"seat": 1})
    assert Decision.ADULTS not in choices(explicit, {"referent": 1})
