"""What the rules look at beyond people, shifts and teams: limits, days and what follows what, company, promises."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product
from typing import Any, Literal, TypeVar

from hypothesis import strategies as st

from solver import Limit, Meeting, Shift, Team, Worker

_T = TypeVar("_T")
DAYS = ("wed", "thu", "fri")
TAGS = ("morning", "evening")
UNITS: tuple[Literal["shifts", "minutes", "days"], ...] = ("shifts", "shifts", "minutes", "days")
MODES: tuple[Literal["hard", "alert"], ...] = ("hard", "hard", "hard", "alert")


def _some(items: tuple[_T, ...], most: int | None = None, least: int = 0) -> st.SearchStrategy[frozenset[_T]]:
    return st.frozensets(st.sampled_from(items), min_size=least, max_size=most) if items else st.just(frozenset())


_often = st.sampled_from((0, 1, 1))


@st.composite
def limits(draw: st.DrawFn, shifts: tuple[Shift, ...], workers: tuple[Worker, ...], teams: tuple[Team, ...]) -> Any:  # noqa: ANN401
    """Draw up to two limits, of a worker or a team, in shifts, in minutes or in days, rules or alerts."""
    who = tuple(worker.id for worker in workers) + tuple(team.id for team in teams)
    return tuple(draw(_limit(f"l{n}", draw(st.sampled_from(who)), shifts)) for n in range(draw(st.integers(0, 2))))


@st.composite
def _limit(draw: st.DrawFn, name: str, who: str, shifts: tuple[Shift, ...]) -> Limit:
    unit = draw(st.sampled_from(UNITS))
    counted = tuple(shift.id for shift in shifts if shift.day or unit != "days")
    most = draw(st.sampled_from((60, 100, 150) if unit == "minutes" else (0, 1, 1, 2)))
    least = draw(st.sampled_from((0, 0, 0, 30) if unit == "minutes" else (0, 0, 0, 0, 1)))
    return Limit(
        id=name,
        who=who,
        shifts=draw(_some(counted)),
        most=most,
        least=min(least, most),
        unit=unit,
        mode=draw(st.sampled_from(MODES)),
    )


@st.composite
def on_days(draw: st.DrawFn, shifts: tuple[Shift, ...]) -> tuple[tuple[Shift, ...], dict[str, Any]]:
    """Give most problems ordered days: all their shifts have one then, and tags that must not follow each other."""
    if not draw(st.sampled_from((True, True, False))):
        return shifts, {}
    dated = tuple(replace(shift, day=draw(st.sampled_from(DAYS)), tags=draw(_some(TAGS, least=1))) for shift in shifts)
    return dated, {"days": DAYS, "successions": draw(_some(tuple(product(TAGS, TAGS))))}


@st.composite
def promised(
    draw: st.DrawFn, shifts: tuple[Shift, ...], workers: tuple[Worker, ...], teams: tuple[Team, ...]
) -> tuple[tuple[Worker, ...], frozenset[tuple[str, str]]]:
    """Have seats promised, now and then by a team that has yet to name who comes."""
    could = {(worker.team, shift) for worker in workers for shift in worker.yes | worker.if_need_be}
    seats = [(team.id, shift.id) for team in teams for shift in shifts if shift.most > 0]
    held = [seat for seat in seats if seat in could]
    promises = draw(_some(tuple(held * 6 + seats), draw(st.sampled_from((0, 1, 1, 2)))))
    people = list(workers)
    for place, worker in enumerate(people):
        theirs = frozenset(shift for team, shift in promises if team == worker.team)
        unnamed = draw(st.booleans())
        if theirs and unnamed:
            people[place] = Worker(id=worker.id, team=worker.team, yes=theirs, stays=worker.stays, placeholder=True)
    return tuple(people), promises


@st.composite
def company(draw: st.DrawFn, shifts: tuple[Shift, ...], workers: tuple[Worker, ...]) -> dict[str, Any]:
    """Draw who is apart, who is accompanied by whom, which shifts are one, who meets when."""
    people = tuple(sorted(worker.id for worker in workers))
    clear = tuple(
        frozenset({one.id, other.id})
        for one, other in combinations(shifts, 2)
        if one.end <= other.start or other.end <= one.start
    )
    newcomers = draw(_some(people, 1, least=draw(_often))) if len(people) > 1 else ()
    pairs = tuple(combinations(people, 2))
    return {
        "apart": draw(_some(pairs, 2, least=draw(_often))) if pairs else frozenset(),
        "accompanied": {
            who: draw(_some(tuple(one for one in people if one != who), least=1)) for who in sorted(newcomers)
        },
        "blocks": tuple(sorted(draw(_some(clear, 1, least=draw(_often))), key=sorted)) if clear else (),
        "meetings": tuple(
            Meeting(
                id=f"m{start}",
                start=start,
                end=start + 60,
                place=draw(st.sampled_from(("", "hall", "van"))),
                workers=draw(_some(people, least=1)),
            )
            for start in sorted(draw(_some(tuple(shift.start for shift in shifts), 2)) if people else ())
        ),
    }
