"""Relays that are taken together, parts of the day that must not follow each other, and what someone has at least."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from coanimation.domain.month import Month
from coanimation.domain.rules import Counted, Least, Per, Rules
from coanimation.domain.slots import Slot
from coanimation.domain.space import Terms
from coanimation.errors import NoRota
from coanimation.planning import explain_missing, pose, verify
from coanimation.workspace import read
from tests.builders import NO, adjustments, month, partner, presence, professional, rota, slot, space
from tests.planning.planned import pairs, planned
from tests.workspace.make import PARTNERS, SPACE, problems, workspace

ONE = Terms(least=1, wanted=1, most=1, minors=False)
TOGETHER = replace(ONE, together=True)
FIRST, SECOND = slot(ends="16:00", terms=TOGETHER), slot(starts="16:00", terms=TOGETHER, relay=2)
EVENING, MORNING = (
    slot("2026-12-02", "19:00", "21:00", opening="soir", terms=ONE),
    slot("2026-12-03", "10:00", "12:00", opening="matin", terms=ONE),
)
CALM = space(rules=replace(Rules(rest=0), not_next_day=frozenset({("evening", "morning")})))
ONCE = Least(counted=Counted.SLOTS, per=Per.MONTH, least=1)


def asked(slots: Iterable[Slot], *people: str, no: Iterable[tuple[str, str]] = ()) -> Month:
    """A month in which these people, each of a partner, can come everywhere but where they said no."""
    return month(slots, [partner(name) for name in people], space=CALM, said=dict.fromkeys(no, NO))


@pytest.mark.parametrize("absent", [FIRST, SECOND])
def test_nobody_takes_one_relay_of_those_that_are_taken_together(absent: Slot) -> None:
    half = asked([FIRST, SECOND], "ccas", "mda", no=[("ccas-1", absent.id)])

    assert pose(half).blocks == (frozenset({FIRST.id, SECOND.id}),)
    assert pairs(planned(half)) == {(FIRST.id, "mda-1"), (SECOND.id, "mda-1")}


def test_relays_of_which_one_is_closed_are_no_block() -> None:
    assert pose(asked([FIRST], "ccas")).blocks == ()


def test_whoever_cannot_take_the_other_relay_is_told_so_and_whoever_can_take_both_could_come() -> None:
    half = asked([FIRST, SECOND], "ccas", "mda", no=[("ccas-1", SECOND.id)])

    gap = next(gap for gap in explain_missing(half, rota()) if gap.slot == FIRST.id)

    told = {reason.professional: (reason.code, dict(reason.fields)) for reason in gap.reasons}
    assert told["ccas-1"] == ("reason-relays", {"with": SECOND.id})
    assert told["mda-1"][0] in {"reason-free", "reason-could"}


def test_nobody_takes_the_morning_after_an_evening() -> None:
    alone = asked([EVENING, MORNING], "ccas")

    assert pose(alone).days == ("2026-12-02", "2026-12-03")
    assert len(pairs(planned(alone))) == 1
    (gap,) = explain_missing(alone, rota((EVENING.id, "ccas-1")))
    assert [(why.code, dict(why.fields)) for why in gap.reasons] == [("reason-next-day", {"with": EVENING.id})]


def test_nor_the_first_morning_after_an_evening_of_last_month() -> None:
    first = slot("2026-12-01", "10:00", "12:00", opening="matin", terms=ONE)
    late = presence("ccas-1", slot("2026-11-30", "19:00", "21:00", opening="soir"), partner="ccas")

    assert not pairs(planned(replace(asked([first], "ccas"), around=(late,))))


def test_someone_who_is_to_have_a_slot_has_one_though_another_would_rather() -> None:
    wish = replace(professional("ccas-1", partner="ccas"), prefers=frozenset({EVENING.opening}))
    promised = replace(professional("mda-1", partner="mda"), at_least=(ONCE,))

    found = planned(month([EVENING], [partner("ccas", wish), partner("mda", promised)], space=CALM))

    assert pairs(found) == {(EVENING.id, "mda-1")}


def test_a_partner_is_to_have_a_slot_whoever_comes() -> None:
    sure = replace(partner("mda", "mda-1", "mda-2"), at_least=(ONCE,))

    assert {who[:3] for _, who in pairs(planned(month([EVENING], [partner("ccas"), sure], space=CALM)))} == {"mda"}


def test_no_more_is_asked_than_answers_allow() -> None:
    promised = replace(professional("mda-1", partner="mda"), at_least=(ONCE,))
    there = [partner("ccas"), partner("mda", promised)]
    away = month([EVENING], there, space=CALM, said={("mda-1", EVENING.id): NO})

    assert pose(away).limits == ()
    assert pairs(planned(away)) == {(EVENING.id, "ccas-1")}


def test_a_week_that_goes_on_next_month_asks_nothing_yet() -> None:
    last = slot("2026-12-31", terms=ONE)
    weekly = replace(professional("mda-1", partner="mda"), at_least=(replace(ONCE, per=Per.WEEK),))

    assert pose(month([last], [partner("mda", weekly)], space=CALM)).limits == ()


SURE = replace(professional("mda-1", partner="mda"), at_least=(ONCE,))
PROMISED = month([EVENING], [partner("ccas"), partner("mda", SURE)], space=CALM)


@pytest.mark.parametrize(
    ("broken_in", "there", "rule"),
    [
        (asked([FIRST, SECOND], "ccas"), [(FIRST.id, "ccas-1")], "rule-blocks"),
        (asked([EVENING, MORNING], "ccas"), [(EVENING.id, "ccas-1"), (MORNING.id, "ccas-1")], "rule-successions"),
        (PROMISED, [(EVENING.id, "ccas-1")], "rule-least"),
    ],
)
def test_a_rota_written_by_hand_that_breaks_it_is_refused(
    broken_in: Month, there: list[tuple[str, str]], rule: str
) -> None:
    (broken,) = verify(broken_in, rota(*there))

    assert broken.rule == rule


@pytest.mark.parametrize(
    ("broken_in", "pins", "culprit"),
    [
        (
            asked([FIRST, SECOND], "ccas", "mda"),
            [(FIRST.id, "ccas-1"), (SECOND.id, "mda-1")],
            ("culprit-blocks", {"slot": FIRST.id}),
        ),
        (
            asked([EVENING, MORNING], "ccas"),
            [(EVENING.id, "ccas-1"), (MORNING.id, "ccas-1")],
            ("culprit-successions", {"professional": "ccas-1"}),
        ),
        (
            PROMISED,
            [(EVENING.id, "ccas-1")],
            ("culprit-least", {"limit": "slots-per-month", "who": "mda-1", "when": "2026-12", "least": 1}),
        ),
    ],
)
def test_pins_against_it_are_told_with_it(
    broken_in: Month, pins: list[tuple[str, str]], culprit: tuple[str, dict[str, str | int]]
) -> None:
    with pytest.raises(NoRota) as told:
        planned(replace(broken_in, adjustments=adjustments(pins=pins)))

    found = told.value.fields["culprits"]
    assert isinstance(found, tuple)
    assert culprit in [(one.code, dict(one.fields)) for one in found]


def test_the_files_say_it(tmp_path: Path) -> None:
    day = SPACE.replace("rules:\n", "rules:\n  not-next-day: [morning-after-evening]\n")
    relays = day.replace("    seats: 2\n", '    seats: 2\n    relays: ["16:00"]\n    together: true\n')
    least = PARTNERS.replace("    topics:", "    at-least: {slots-per-month: 2}\n    topics:")

    said = read(workspace(tmp_path, {"space.yaml": relays, "partners.yaml": least}))

    assert said.space.rules.not_next_day == {("evening", "morning")}
    assert said.space.openings[0].terms.together
    assert said.partners[0].at_least == (Least(counted=Counted.SLOTS, per=Per.MONTH, least=2),)


def test_a_least_above_its_limit_is_refused_where_it_stands(tmp_path: Path) -> None:
    wrong = PARTNERS.replace(
        "    topics:", "    limits: {slots-per-month: 1}\n    at-least: {slots-per-month: 2}\n    topics:"
    )

    (problem,) = problems(workspace(tmp_path, {"partners.yaml": wrong}))

    assert (problem.code, problem.line) == ("workspace-least-above-limit", 6)


def test_a_word_that_is_no_such_pair_is_refused_where_it_stands(tmp_path: Path) -> None:
    wrong = SPACE.replace("rules:\n", "rules:\n  not-next-day: [morning-after-evenin]\n")

    (problem,) = problems(workspace(tmp_path, {"space.yaml": wrong}))

    assert problem.line == 21
    assert problem.fields["nearest"] == "morning-after-evening"
