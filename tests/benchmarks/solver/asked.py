"""What a generated problem asks beside its shifts: topics, burdens, meetings, mentors, and what the past left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from random import Random

from solver import Burden, Meeting, Shift, Topic, Worker
from tests.solver.months import DAY, WEEK

TOPICS = ("housing", "health", "jobs", "rights", "school")
Cells = dict[tuple[str, str], int]


def topics(people: Sequence[Worker], shifts: Sequence[Shift], random: Random) -> Iterator[Topic]:
    """Ask each site to speak of three topics every week; a quarter of the people can speak of each."""
    experts = {topic: frozenset(w.id for w in people if random.random() < 0.25) for topic in TOPICS}
    weeks: dict[tuple[str, int], set[str]] = defaultdict(set)
    for shift in shifts:
        weeks[shift.place, shift.start // WEEK].add(shift.id)
    asked = {place: random.sample(TOPICS, 3) for place in dict.fromkeys(place for place, _ in weeks)}
    for (place, week), open_then in weeks.items():
        for topic in asked[place]:
            least = min(len(open_then), random.choice((1, 1, 2)))
            name = f"{topic}-{place}-{week}"
            yield Topic(id=name, workers=experts[topic], shifts=frozenset(open_then), least=least)


def burdens(people: Sequence[Worker], shifts: Sequence[Shift], past: int, random: Random) -> Iterator[Burden]:
    """Share evenings and week-ends among those who can come to them."""
    heavy = {shift.id for shift in shifts if shift.tags & {"evening", "week-end"}}
    seats = sum(shift.wanted for shift in shifts if shift.id in heavy)
    able = [worker for worker in people if heavy & (worker.yes | worker.if_need_be)]
    for worker in able:
        held = random.choice((0, 0, 1, 2)) if past else 0
        yield Burden(worker=worker.id, shifts=frozenset(heavy), quota=seats // len(able) + 1, past=held)


def meetings(people: Sequence[Worker], days: int, busy: frozenset[str], random: Random) -> Iterator[Meeting]:
    """Gather a few people for two hours, once a fortnight; whoever is `busy` (pinned) is not asked."""
    free = [worker.id for worker in people if worker.id not in busy]
    for n, day in enumerate(range(4, days, 14)):
        start = day * DAY + random.choice((9, 14)) * 60
        guests = frozenset(random.sample(free, min(5, len(free))))
        yield Meeting(id=f"meeting-{n}", start=start, end=start + 120, workers=guests)


def newcomers(people: Sequence[Worker], busy: frozenset[str], random: Random) -> dict[str, frozenset[str]]:
    """Have one person in thirty come only with one of those who know the place; whoever is `busy` comes alone."""
    free = [worker for worker in people if worker.id not in busy]
    found = {}
    for worker in random.sample(free, len(free) // 30):
        mentors = [w.id for w in people if w.team != worker.team and len(w.yes & worker.yes) > 2]
        if mentors:
            found[worker.id] = frozenset(random.sample(mentors, min(4, len(mentors))))
    return found


def apart(people: Sequence[Worker], random: Random) -> frozenset[tuple[str, str]]:
    """Draw a pair in forty people who are better not together."""
    names = sorted(worker.id for worker in people)
    couples = [random.sample(names, 2) for _ in range(len(names) // 40)]
    return frozenset((min(couple), max(couple)) for couple in couples)


def met(homes: dict[str, tuple[str, ...]], shifts: int, past: int, random: Random) -> Cells:
    """Let teams that share a site have met in the months before, unevenly, as it comes."""
    couples = [pair for pair in combinations(homes, 2) if set(homes[pair[0]]) & set(homes[pair[1]])]
    found: Cells = defaultdict(int)
    for couple in random.choices(couples, k=past * shifts) if past else ():
        found[couple] += 1
    return dict(found)


def held(
    shifts: Sequence[Shift], homes: dict[str, tuple[str, ...]], past: int, random: Random
) -> tuple[dict[str, int], Cells]:
    """Tell how often each moment occurred in the months before, and how often a team was there."""
    occurred: dict[str, int] = {}
    found: Cells = {}
    for shift in shifts if past else ():
        if shift.cell in occurred:
            continue
        occurred[shift.cell] = times = min(9, 4 * past)
        near = [team for team, places in homes.items() if shift.place in places]
        there = random.choices(near, k=2 * times)
        found.update({(shift.cell, team): min(times, there.count(team)) for team in dict.fromkeys(there)})
    return occurred, found
