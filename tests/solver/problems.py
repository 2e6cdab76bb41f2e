"""Small problems in which rules bind: few people, crowded hours, short limits, a past.

Every field of a problem varies. The times are few and close together, so that overlaps, ways and rests meet; facts of
the past may break rules, as they do in life.
"""

from __future__ import annotations

from itertools import combinations
from typing import TypeVar

from hypothesis import strategies as st

from solver import AIMS, Problem, Shift, Stay, Team, Worker
from tests.solver.histories import CELLS, histories
from tests.solver.rulings import company, limits, on_days, promised

_T = TypeVar("_T")
ROLES = ("referent", "driver")
PLACES = ("hall", "van")
DAYS = ("", "", "wed", "thu")


def _some(items: tuple[_T, ...], most: int | None = None) -> st.SearchStrategy[frozenset[_T]]:
    return st.frozensets(st.sampled_from(items), max_size=most) if items else st.just(frozenset())


@st.composite
def _shift(draw: st.DrawFn, name: str) -> Shift:
    start = draw(st.integers(0, 4)) * 60
    least, wanted, most = sorted(draw(st.tuples(*[st.sampled_from((0, 1, 1, 2, 2, 3))] * 3)))
    return Shift(
        id=name,
        start=start,
        end=start + draw(st.sampled_from((60, 120))),
        place=draw(st.sampled_from(PLACES)),
        least=least,
        wanted=wanted,
        most=most,
        roles=draw(st.dictionaries(st.sampled_from(ROLES), st.integers(0, 2), max_size=1)),
        weight=draw(st.integers(0, 3)),
        counted=draw(st.sampled_from((None, None, 0, 30, 150))),
        day=draw(st.sampled_from(DAYS)),
        cell=draw(st.sampled_from(("", *CELLS))),
    )


@st.composite
def _worker(draw: st.DrawFn, name: str, teams: tuple[Team, ...], shifts: tuple[str, ...]) -> Worker:
    answers = {shift: draw(st.sampled_from(("yes", "yes", "yes", "if need be", "no"))) for shift in shifts}
    wishes = {shift: draw(st.sampled_from(("", "", "prefers", "avoids"))) for shift in shifts}

    def told(by: dict[str, str], what: str) -> frozenset[str]:
        return frozenset(shift for shift, word in by.items() if word == what)

    return Worker(
        id=name,
        team=draw(st.sampled_from(teams)).id,
        roles=draw(st.dictionaries(st.sampled_from(ROLES), st.sampled_from((None, 120, 240)), max_size=2)),
        yes=told(answers, "yes"),
        if_need_be=told(answers, "if need be"),
        prefers=told(wishes, "prefers"),
        avoids=told(wishes, "avoids"),
        rest=draw(st.sampled_from((0, 0, 60, 90))),
        stays=draw(
            st.lists(
                st.builds(lambda at, place: Stay(start=at, end=at + 60, place=place, day="wed"),
                          st.sampled_from((-90, 240)), st.sampled_from(PLACES)),
                max_size=1,
            ).map(tuple)
        ),
    )  # fmt: skip


def _team(name: str) -> st.SearchStrategy[Team]:
    return st.builds(
        Team,
        id=st.just(name),
        owed=st.sampled_from((None, None, 0, 90, 240)),
        tolerance=st.sampled_from((0, 30)),
        surplus=st.integers(-2, 2),
        at_once=st.sampled_from((None, None, 0, 1)),
    )


def _shapes(max_pairs: int) -> list[tuple[int, int]]:
    """Tell how many workers and shifts there may be: nearly always enough for rules to meet."""
    shapes = [(workers, shifts) for workers in range(6) for shifts in range(6) if workers * shifts <= max_pairs]
    full = [(workers, shifts) for workers, shifts in shapes if 2 * workers * shifts > max_pairs and shifts > 1]
    return full * 4 + shapes


@st.composite
def problems(draw: st.DrawFn, max_pairs: int = 9) -> Problem:
    """Draw a problem small enough to try every rota of it; its pins may contradict each other."""
    shape = draw(st.sampled_from(_shapes(max_pairs)))
    teams = tuple(draw(_team(f"team{n}")) for n in range(draw(st.integers(1, 3))))
    shifts, ordered = draw(on_days(tuple(draw(_shift(f"s{n}")) for n in range(shape[1]))))
    names = tuple(shift.id for shift in shifts)
    named = tuple(draw(_worker(f"w{n}", teams, names)) for n in range(shape[0]))
    workers, promises = draw(promised(shifts, named, teams))
    people = tuple(worker.id for worker in workers)
    every = tuple((who, where) for who in people for where in names)
    begun = draw(_some(names, 1))
    fixed = {where: draw(_some(people, 3)) for where in sorted(begun)}
    bans = draw(_some(every, 2))
    seats = {shift.id for shift in shifts if shift.most > 0 and shift.id not in fixed}
    free = tuple(
        (worker.id, where)
        for worker in workers
        for where in sorted((worker.yes | worker.if_need_be) & seats)
        if (worker.id, where) not in bans
    )
    aims = draw(st.permutations(AIMS)) if draw(st.booleans()) else AIMS
    return Problem(
        shifts=shifts,
        workers=workers,
        teams=teams,
        limits=draw(limits(shifts, workers, teams)),
        travel={PLACES: draw(st.sampled_from((0, 30, 90)))},
        pins=draw(_some(free, draw(st.sampled_from((0, 0, 1, 3))))),
        bans=bans,
        fixed=fixed,
        met={(one.id, other.id): draw(st.integers(0, 2)) for one, other in combinations(teams, 2)},
        draft=draw(st.none() | _some(every)),
        one_per_team=draw(st.sampled_from((True, True, False))),
        band=draw(st.integers(0, 1)),
        aims=tuple(aims[: draw(st.integers(0, len(aims)))])
        if draw(st.sampled_from((False, False, True)))
        else tuple(aims),
        promises=promises,
        **ordered,
        **draw(company(shifts, workers)),
        **draw(histories(shifts, workers, teams)),
    )
