"""The peers of the solver are told the same problem, and the known optima are what they claim."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from solver.audit import audit, values
from tests.benchmarks.solver.families import Family
from tests.benchmarks.solver.peers.contest import Entry, Task, first_difference, generated
from tests.benchmarks.solver.peers.facts import Facts
from tests.benchmarks.solver.peers.known import Known, known
from tests.benchmarks.solver.peers.page import scores, tables
from tests.benchmarks.solver.peers.peer import PEERS
from tests.benchmarks.solver.peers.plot import plot
from tests.solver import make

OPTIMA = known(2)
TASKS = tuple(generated(Family(name="tiny", shifts=8, sites=1, teams=5, people=12, days=14), 4))


def entry(peer: str, name: str = "month 0", broken: int = 0, **tiers: int) -> Entry:
    return Entry(
        family="month",
        name=name,
        peer=peer,
        seconds=1.0,
        first=None,
        found=True,
        proven=False,
        said="",
        broken={"seats": broken} if broken else {},
        values={"coverage": 0, "encounters": 0} | tiers,
        agrees=True,
    )


@pytest.mark.parametrize("one", OPTIMA, ids=lambda one: one.name)
def test_in_the_rota_of_a_known_optimum_no_rule_is_broken_and_every_tier_is_0(one: Known) -> None:
    assert audit(one.problem, one.planted) == ()
    assert set(values(one.problem, one.planted).values()) == {0}


@pytest.mark.parametrize("one", OPTIMA[:5], ids=lambda one: one.name)
def test_in_a_tournament_every_two_teams_meet_once(one: Known) -> None:
    team = {worker.id: worker.team for worker in one.problem.workers}
    there = defaultdict(list)
    for worker, shift in sorted(one.planted):
        there[shift].append(team[worker])
    meetings = Counter(pair for teams in there.values() for pair in combinations(teams, 2))

    assert set(meetings) == set(combinations(sorted(team.values()), 2))
    assert set(meetings.values()) == {1}


@pytest.mark.parametrize("peer", ["ours", "CP-SAT", "by hand"])
@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_the_rota_of_a_peer_breaks_no_rule(peer: str, task: Task) -> None:
    answer = PEERS[peer](task.problem, 20.0)

    assert answer.rota
    assert audit(task.problem, answer.rota) == ()


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_what_cp_sat_proves_is_as_good_as_what_we_prove(task: Task) -> None:
    ours, theirs = (PEERS[peer](task.problem, 20.0) for peer in ("ours", "CP-SAT"))

    assert (ours.proven, theirs.proven) == (True, True)
    assert values(task.problem, ours.rota) == values(task.problem, theirs.rota)


def test_a_peer_refuses_what_it_is_not_told() -> None:
    amy = make.worker("amy", ["early"])
    problem = make.problem([make.shift("early")], [amy], bans=make.pairs("amy:early"), aims=("coverage",))

    with pytest.raises(ValueError, match="not told of bans"):
        Facts(problem)


def test_a_broken_rule_comes_before_every_tier() -> None:
    assert first_difference(entry("ours", coverage=2), entry("other", broken=1)) == ("rules", 1)


def test_the_first_tier_that_differs_decides() -> None:
    ours, other = entry("ours", coverage=1, encounters=9), entry("other", coverage=1, encounters=4)

    assert first_difference(other, ours) == ("encounters", 5)
    assert first_difference(ours, other) == ("encounters", -5)
    assert first_difference(ours, ours) == ("", 0)


def test_losses_are_shown_in_the_tables_and_in_the_picture() -> None:
    entries = [entry("ours", encounters=3), entry("CP-SAT", encounters=1)]
    lost = scores(entries)

    assert [(score.ahead["encounters"], score.alike, score.behind.total()) for score in lost] == [(1, 0, 0)]
    assert tables(entries)[0].rows == (("month", "CP-SAT", "1", "0", "0", "encounters 1", "-"),)
    picture = ET.fromstring(plot(lost, "Ours & others"))
    assert [one.text for one in picture.iter("{http://www.w3.org/2000/svg}title")] == ["Ours & others"]
    assert "month, CP-SAT: 0 ours ahead, 0 alike, 1 peer ahead" in "".join(picture.itertext())
