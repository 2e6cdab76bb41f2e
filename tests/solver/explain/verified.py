"""Whether an explanation of an empty seat is true: every rota is tried, with what it would lift and without."""

from __future__ import annotations

from solver import Budget, Problem, gap
from solver.audit import audit, values
from solver.explain.relax import relaxed
from tests.solver.brute import Rota, rotas

_EXACT = Budget(seconds=60, deterministic=True)


def lacking(p: Problem, works: Rota) -> list[tuple[str, str]]:
    """Tell the seats that nobody holds: the shift, and the role that lacks or nothing."""
    return [
        (s.id, role)
        for s in p.shifts
        if s.id not in p.fixed
        for role in ("", *sorted(s.roles))
        if holds_of(p, works, s.id, role) < s.roles.get(role, s.wanted)
    ]


def assert_verified(p: Problem, works: Rota, where: str, role: str) -> None:
    """Explain an empty seat: each remedy fills it, and without any part of it the gap is there again."""
    found = gap(p, works, where, role=role, most=3, budget=_EXACT)

    assert found.proven != fills(p, works, where, role, p)
    for remedy in found.remedies:
        granted = p
        for one in remedy.lifted:
            granted = relaxed(granted, one)
        assert not audit(granted, remedy.works)
        assert holds_of(granted, remedy.works, where, role) > holds_of(p, works, where, role)
        assert fills(p, works, where, role, granted)
        for left_out in remedy.lifted:
            rest = p
            for one in remedy.lifted:
                rest = rest if one == left_out else relaxed(rest, one)
            assert not fills(p, works, where, role, rest)


def holds_of(p: Problem, rota: Rota, where: str, role: str) -> int:
    """Count who is in a shift: all of them, or those who hold a role until its end."""
    people, shifts = {w.id: w for w in p.workers}, {s.id: s for s in p.shifts}
    there = [people[who] for who, at in rota if at == where]
    if not role:
        return len(there)
    return sum(role in w.roles and (w.roles[role] is None or shifts[where].end <= w.roles[role]) for w in there)  # type: ignore[operator]


def fills(p: Problem, before: Rota, where: str, role: str, granted: Problem) -> bool:
    """Whether any rota at all, tried one by one, fills the seat, empties no other and worsens nothing earlier."""
    names = list(values(p, before))
    earlier = names[: names.index("coverage")] if "coverage" in names else []
    was = values(p, before)
    for rota in rotas(granted):
        if audit(granted, rota) or holds_of(granted, rota, where, role) <= holds_of(p, before, where, role):
            continue
        now = values(granted, rota)
        if all(now[name] <= was[name] for name in earlier if name != "steadiness") and all(
            holds_of(granted, rota, s.id, what) >= min(holds_of(p, before, s.id, what), s.roles.get(what, s.wanted))
            for s in p.shifts
            if s.id not in p.fixed
            for what in ("", *s.roles)
        ):
            return True
    return False
