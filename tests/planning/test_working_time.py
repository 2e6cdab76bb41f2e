"""Working time: told where a rota goes beyond it, a rule where the space says so, and last month counts."""

from __future__ import annotations

from dataclasses import replace

from coanimation.domain.month import Month
from coanimation.domain.rules import Rules
from coanimation.domain.slots import Slot
from coanimation.domain.space import Terms
from coanimation.domain.working_time import Mode, Span, WorkingTime
from coanimation.planning import alerts, fingerprint, pose
from solver.audit import audit
from tests.builders import month, partner, presence, rota, rules, slot

ALONE = Terms(least=1, wanted=1, most=1, minors=False)
MORNING = slot("2026-12-02", "07:00", "13:00", opening="matin", terms=ALONE)
EVENING = slot("2026-12-02", "14:00", "19:00", opening="soir", terms=ALONE)


def run(first: int, last: int) -> list[Slot]:
    """A short slot on each of these days of December."""
    return [slot(f"2026-12-{day:02}", "09:00", "10:00", terms=ALONE) for day in range(first, last + 1)]


def told(asked: Month) -> list[tuple[str, str, str | int, str | int]]:
    """What alerts when the first person holds every slot: the code, when, how much, and how much at most."""
    everything = rota(*((one.id, "ccas-1") for one in asked.slots))
    return [
        (one.code, str(one.fields["when"]), one.fields["reached"], one.fields["most"])
        for one in alerts(asked, everything)
    ]


def of(slots: list[Slot], *, asked: Rules | None = None, **fields: object) -> Month:
    given = month(slots, [partner("ccas")])
    given = replace(given, space=replace(given.space, rules=asked)) if asked else given
    return replace(given, **fields)  # type: ignore[arg-type] # fields of the month


def only(span: Span, most: int, mode: Mode) -> Rules:
    return replace(rules(), working_time=(WorkingTime(span=span, most=most, mode=mode),))


def test_eleven_hours_in_a_day_are_told_and_not_refused() -> None:
    long_day = of([MORNING, EVENING])

    assert told(long_day) == [("alert-hours-per-day", "2026-12-02", 660, 10)]
    assert audit(pose(long_day), {("ccas-1", MORNING.id), ("ccas-1", EVENING.id)}) == ()


def test_ten_hours_in_a_day_are_no_matter() -> None:
    shorter = replace(EVENING, end=EVENING.end.replace(hour=18), leave=EVENING.end.replace(hour=18))

    assert told(of([MORNING, shorter])) == []


def test_a_space_makes_it_a_rule_or_looks_away() -> None:
    hard = of([MORNING, EVENING], asked=only(Span.HOURS_PER_DAY, 10, Mode.HARD))
    off = of([MORNING, EVENING], asked=only(Span.HOURS_PER_DAY, 10, Mode.OFF))

    assert [v.rule for v in audit(pose(hard), {("ccas-1", MORNING.id), ("ccas-1", EVENING.id)})] == ["limits"]
    assert told(hard) == told(off) == []


def test_seven_days_in_a_row_are_told_once_however_long_the_row() -> None:
    assert told(of(run(7, 12))) == []
    assert told(of(run(8, 14))) == [("alert-days-in-a-row", "2026-12-08", 7, 6)]
    assert told(of(run(8, 16)))[0] == ("alert-days-in-a-row", "2026-12-08", 7, 6)
    assert [code for code, *_ in told(of(run(8, 16)))] == ["alert-days-in-a-row"]


def test_every_day_of_a_week_is_told_with_the_week() -> None:
    assert ("alert-days-per-week", "2026-12-07", 7, 6) in told(of(run(7, 13)))


def test_a_row_of_days_begins_in_the_month_before() -> None:
    before = [presence("ccas-1", slot(f"2026-11-{day}", "09:00", "10:00"), partner="ccas") for day in (27, 28, 29, 30)]

    assert told(of(run(1, 3), around=tuple(before))) == [("alert-days-in-a-row", "2026-11-27", 7, 6)]
    assert told(of(run(1, 2), around=tuple(before))) == []


def test_what_was_too_much_before_the_month_leaves_nothing_and_makes_nothing_impossible() -> None:
    long_day = presence("ccas-1", slot("2026-11-30", "09:00", "13:00"), partner="ccas")
    week = of(run(1, 3), asked=only(Span.HOURS_PER_WEEK, 2, Mode.HARD), around=(long_day,))

    assert audit(pose(week), ()) == ()
    assert all(audit(pose(week), {("ccas-1", one.id)}) for one in week.slots)


def test_a_shorter_row_may_be_asked_for() -> None:
    asked = of(run(8, 10), asked=only(Span.DAYS_IN_A_ROW, 2, Mode.HARD))

    assert [v.rule for v in audit(pose(asked), {("ccas-1", one.id) for one in asked.slots})] == ["limits"]
    assert audit(pose(asked), {("ccas-1", asked.slots[0].id), ("ccas-1", asked.slots[2].id)}) == ()


def test_an_alert_changes_no_rota_and_no_fingerprint() -> None:
    alerting = of([MORNING, EVENING])
    silent = of([MORNING, EVENING], asked=replace(rules(), working_time=()))

    assert fingerprint(alerting) == fingerprint(silent)
    assert fingerprint(alerting) != fingerprint(of([MORNING, EVENING], asked=only(Span.HOURS_PER_DAY, 10, Mode.HARD)))
