"""What is written is read back the same, whatever it is."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from coanimation.domain.adjustments import Adjustments, Asked, Decision
from coanimation.domain.answers import Answer, Availability, Source
from coanimation.domain.ids import is_id
from coanimation.domain.months import YearMonth
from coanimation.domain.rota import Assignment, Missing, Outcome, Reason, Rota, Tier
from coanimation.domain.slots import State
from coanimation.domain.told import Content, Entry, Notice, Told, ToldSlot
from coanimation.workspace import (
    read_adjustments,
    read_answers,
    read_rota,
    read_told,
    write_adjustments,
    write_answers,
    write_rota,
    write_told,
)
from coanimation.workspace.characters import first_forbidden
from coanimation.workspace.document import parse
from coanimation.workspace.emit import OnOneLine, dump, one_line
from tests.builders import slot

PARIS = ZoneInfo("Europe/Paris")
OCTOBER = YearMonth(2026, 10)  # the clocks go back on the 25th

ids = st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True).filter(is_id)
lines = (
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=20)
    .map(str.strip)
    .filter(bool)
    .filter(lambda text: not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff") & set(text))
)
days = st.dates(OCTOBER.first, OCTOBER.last)
slot_ids = st.builds(
    lambda opening, day, relay: f"{opening}-{day}" + relay, ids, days, st.sampled_from(["", "-2", "-3"])
)
instants = st.integers(0, 31 * 24 * 60).map(
    lambda minutes: (datetime(2026, 9, 30, 22, tzinfo=ZoneInfo("UTC")) + timedelta(minutes=minutes)).astimezone(PARIS)
)
seconds = st.integers(0, 10_000).map(lambda hundredths: hundredths / 100)
pairs = st.frozensets(st.tuples(slot_ids, ids), max_size=5)


@st.composite
def rotas(draw: st.DrawFn) -> Rota:
    return Rota(
        month=OCTOBER,
        version=draw(st.integers(1, 99)),
        computed=draw(instants),
        fingerprint="sha256:" + draw(st.text("0123456789abcdef", min_size=8, max_size=8)),
        seconds=draw(seconds),
        tiers=tuple(
            draw(
                st.lists(
                    st.builds(
                        Tier,
                        name=st.sampled_from(["openable", "coverage", "presence-largest"]),
                        value=st.integers(-5, 500),
                        bound=st.integers(-5, 500),
                        status=st.sampled_from(Outcome),
                        seconds=seconds,
                        ceilings=st.lists(st.integers(0, 9), max_size=3).map(tuple),
                    ),
                    max_size=3,
                )
            )
        ),
        assignments=tuple(
            sorted(Assignment(slot=where, professional=who, pinned=draw(st.booleans())) for where, who in draw(pairs))
        ),
        missing=tuple(
            Missing(
                slot=where,
                what=draw(st.sampled_from(["seat", "referent"])),
                count=draw(st.integers(1, 3)),
                reasons=tuple(
                    draw(
                        st.lists(
                            st.builds(
                                Reason,
                                code=st.just("reason-rest"),
                                professional=ids,
                                fields=st.dictionaries(ids, st.integers(0, 999) | slot_ids, max_size=2),
                            ),
                            max_size=2,
                        )
                    )
                ),
            )
            for where in sorted(draw(st.sets(slot_ids, max_size=3)))
        ),
    )


@given(rotas())
def test_a_rota_is_read_back_as_it_was_written(rota: Rota) -> None:
    named = {a.slot for a in rota.assignments} | {m.slot for m in rota.missing}
    slots = [slot("2026-10-07", slot_id=name) for name in sorted(named)]

    with tempfile.TemporaryDirectory() as folder:
        write_rota(Path(folder), rota, slots)
        found = read_rota(Path(folder), OCTOBER)

    assert found is not None
    assert found.rota == rota
    assert found.where.keys() >= {(a.slot, a.professional) for a in rota.assignments}
    assert found.hours == {one.id: (one.start, one.end) for one in slots}


told_slots = st.builds(
    ToldSlot,
    id=slot_ids,
    opening=ids,
    site=ids,
    start=instants,
    end=instants,
    arrive=instants,
    leave=instants,
    state=st.sampled_from(State),
    minors=st.booleans(),
    activity=st.just("") | lines,
    reason=st.just("") | lines,
    relay=st.integers(1, 3),
    present=st.lists(ids, max_size=3, unique=True).map(tuple),
    place=st.just("") | lines,
    address=st.just("") | lines,
    landmark=st.just("") | lines,
)
contents = st.builds(Content, everything=lines, appointment=lines) | st.builds(
    Entry,
    slot=st.just(""),
    start=instants,
    end=instants,
    summary=lines,
    location=st.just("") | lines,
    description=st.lists(lines, max_size=3).map("\n".join),
    busy=st.booleans(),
    closed=st.booleans(),
).map(lambda entry: entry.content)
notices = st.builds(
    Notice,
    content=contents,
    sequence=st.integers(0, 9),
    changed=instants,
    withdrawn=st.booleans(),
    generation=st.integers(0, 2),
)


def of_their_slots(found: dict[tuple[str, str], Notice]) -> dict[tuple[str, str], Notice]:
    """Give each notice the words of its own slot."""
    return {
        key: replace(notice, content=replace(entry, slot=key[0]).content) if (entry := notice.content.entry) else notice
        for key, notice in found.items()
    }


targets = st.builds(lambda kind, name: f"{kind}:{name}", st.sampled_from(["calendar", "feed"]), ids) | st.just("public")


@given(
    st.builds(
        Told,
        month=st.just(OCTOBER),
        revision=st.integers(1, 9),
        published=instants,
        slots=st.lists(told_slots, min_size=1, max_size=3).map(tuple),
        notices=st.dictionaries(st.tuples(slot_ids, targets), notices, max_size=5).map(of_their_slots),
    )
)
def test_what_was_told_is_read_back_as_it_was_written(told: Told) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_told(Path(folder), told)
        found = read_told(Path(folder), OCTOBER)

    assert found == told
    assert [one.start.utcoffset() for one in found.slots] == [one.start.utcoffset() for one in told.slots]


days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
asked = st.builds(Asked, on=days, yes=st.none() | st.booleans(), answered=st.none() | days)


@given(
    pairs,
    pairs,
    st.dictionaries(slot_ids, st.sampled_from(Decision), max_size=4),
    st.dictionaries(st.tuples(slot_ids, ids), asked, max_size=4),
)
def test_adjustments_are_read_back_as_they_were_written(
    pins: frozenset[tuple[str, str]],
    bans: frozenset[tuple[str, str]],
    decisions: dict[str, Decision],
    asked: dict[tuple[str, str], Asked],
) -> None:
    adjustments = Adjustments(pins=pins, bans=bans - pins, decisions=decisions, asked=asked)

    with tempfile.TemporaryDirectory() as folder:
        write_adjustments(Path(folder), OCTOBER, adjustments)
        found = read_adjustments(Path(folder), OCTOBER)

    assert found.adjustments == adjustments
    assert found.where.keys() == pins | bans | asked.keys() | {(where, "") for where in decisions}


@given(
    st.dictionaries(
        st.tuples(ids, st.sampled_from([s for s in Source if s is not Source.USUAL]), slot_ids),
        st.sampled_from(Availability),
        max_size=8,
    )
)
def test_answers_are_read_back_as_they_were_written(said: dict[tuple[str, Source, str], Availability]) -> None:
    answers = [Answer(professional=w, source=s, slot=n, availability=a) for (w, s, n), a in said.items()]

    with tempfile.TemporaryDirectory() as folder:
        write_answers(Path(folder), OCTOBER, answers)
        found = read_answers(Path(folder), OCTOBER).answers

    assert sorted(found, key=repr) == sorted(answers, key=repr)


trees = st.recursive(
    st.text(max_size=12).filter(lambda text: not first_forbidden(text)),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc: #-", min_size=1, max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text("abc-: ", min_size=1, max_size=5), trees, min_size=1, max_size=3))
def test_any_text_survives_in_blocks_and_on_one_line(tree: dict[str, object]) -> None:
    blocks, faults = parse(Path(), dump(tree))  # type: ignore[arg-type] # any JSON-like tree
    line, more = parse(Path(), "x: " + one_line(OnOneLine(tree)) + "\n")  # type: ignore[arg-type]

    assert (faults, more) == ((), ())
    assert blocks.tree == tree
    assert line.tree == {"x": tree}


def test_a_rota_is_written_in_the_order_of_time_and_for_a_person() -> None:
    rota = Rota(
        month=YearMonth(2026, 12),
        version=2,
        computed=datetime(2026, 11, 22, 10, 42, tzinfo=PARIS),
        fingerprint="sha256:0a",
        seconds=4.1,
        tiers=(Tier(name="openable", value=0, bound=0, status=Outcome.OPTIMAL, seconds=0.1),),
        assignments=(
            Assignment(slot="mercredi-2026-12-02", professional="ccas-referente", pinned=True),
            Assignment(slot="mercredi-2026-12-02", professional="ml-conseillere"),
        ),
        missing=(
            Missing(
                slot="mercredi-2026-12-09",
                what="seat",
                count=1,
                reasons=(
                    Reason(code="reason-rest", professional="ml-conseillere", fields={"other": "jeudi-2026-12-10"}),
                ),
            ),
        ),
    )

    with tempfile.TemporaryDirectory() as folder:
        written = write_rota(Path(folder), rota, [slot("2026-12-09"), slot("2026-12-02")]).read_text("utf-8")

    assert (
        written
        == """\
format: 1
month: 2026-12
version: 2
computed: 2026-11-22T10:42:00+01:00
fingerprint: sha256:0a
seconds: 4.1
certificate:
  - {aim: openable, value: 0, bound: 0, status: optimal, seconds: 0.1}
slots:
  - slot: mercredi-2026-12-02
    when: 2026-12-02T14:00+01:00/2026-12-02T18:00+01:00
    site: centre
    present:
      - {professional: ccas-referente, pinned: true}
      - ml-conseillere
  - slot: mercredi-2026-12-09
    when: 2026-12-09T14:00+01:00/2026-12-09T18:00+01:00
    site: centre
    present: []
    missing:
      - what: seat
        count: 1
        reasons:
          - {code: reason-rest, professional: ml-conseillere, facts: {other: jeudi-2026-12-10}}
"""
    )


def test_dates_are_written_bare_and_hours_between_quotes() -> None:
    assert dump({"day": date(2026, 12, 1), "hours": OnOneLine(["14:00"]), "flag": True, "none": None}) == (
        "day: 2026-12-01\nhours: [14:00]\nflag: true\nnone:\n"
    )
