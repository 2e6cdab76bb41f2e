"""The rules and aims as Timefold's constraint streams, one function each, in the style of its examples."""
# ruff: noqa: ARG005 - a stream of several things hands all of them to every function

from typing import Any

from timefold.solver.score import (
    BendableScore,
    ConstraintCollectors,
    ConstraintFactory,
    Joiners,
    constraint_provider,
)

from tests.benchmarks.solver.peers.timefold_model import LEVELS, LimitFact, Seat, TeamFact

Stream = Any
HARD = BendableScore.of_hard(1, len(LEVELS), 0, 1)


def soft(name: str) -> BendableScore:
    return BendableScore.of_soft(1, len(LEVELS), LEVELS.index(name), 1)


def _constraints(factory: ConstraintFactory) -> list[Any]:
    return [rule(factory) for rule in (*RULES, *AIMS)]


def one_per_team(factory: ConstraintFactory) -> Stream:
    return (
        factory.for_each_unique_pair(
            Seat, Joiners.equal(lambda seat: seat.shift.number), Joiners.equal(lambda seat: seat.worker.team.number)
        )
        .penalize(HARD)
        .as_constraint("one_per_team")
    )


def no_clash(factory: ConstraintFactory) -> Stream:
    return (
        factory.for_each_unique_pair(Seat, Joiners.equal(lambda seat: seat.worker.number))
        .filter(lambda a, b: clash_key(a.shift.number, b.shift.number) in a.worker.clashes)
        .penalize(HARD)
        .as_constraint("no_overlap, keep_travel, keep_rest")
    )


def clash_key(one: int, other: int) -> int:
    return one * 1000000 + other if one < other else other * 1000000 + one


def apart(factory: ConstraintFactory) -> Stream:
    return (
        factory.for_each_unique_pair(Seat, Joiners.equal(lambda seat: seat.shift.number))
        .filter(lambda a, b: b.worker.number in a.worker.apart)
        .penalize(HARD)
        .as_constraint("apart")
    )


def accompanied(factory: ConstraintFactory) -> Stream:
    return (
        factory.for_each(Seat)
        .filter(lambda seat: seat.worker.accompanied)
        .if_not_exists(
            Seat,
            Joiners.equal(lambda seat: seat.shift.number),
            Joiners.filtering(lambda seat, other: other.worker.number in seat.worker.company),
        )
        .penalize(HARD)
        .as_constraint("accompanied")
    )


def at_once(factory: ConstraintFactory) -> Stream:
    return (
        factory.for_each(Seat)
        .filter(lambda seat: seat.worker.team.at_once >= 0)
        .join(
            Seat,
            Joiners.equal(lambda seat: seat.worker.team.number),
            Joiners.filtering(lambda seat, other: other.shift.start <= seat.shift.start < other.shift.end),
        )
        .group_by(lambda seat, other: seat, ConstraintCollectors.count_bi())
        .filter(lambda seat, count: count > seat.worker.team.at_once)
        .penalize(HARD, lambda seat, count: count - seat.worker.team.at_once)
        .as_constraint("at_once")
    )


def limits(factory: ConstraintFactory) -> Stream:
    return (
        factory.for_each(LimitFact)
        .join(
            Seat,
            Joiners.equal(lambda limit: limit.worker, lambda seat: seat.worker.number),
            Joiners.filtering(lambda limit, seat: seat.shift.number in limit.shifts),
        )
        .group_by(
            lambda limit, seat: limit,
            ConstraintCollectors.sum(lambda limit, seat: seat.shift.minutes if limit.minutes else 1),
        )
        .filter(lambda limit, amount: amount > limit.most)
        .penalize(HARD, lambda limit, amount: amount - limit.most)
        .as_constraint("limits")
    )


def openable(factory: ConstraintFactory) -> Stream:
    return (
        factory.for_each_including_unassigned(Seat)
        .group_by(
            lambda seat: seat.shift,
            ConstraintCollectors.sum(lambda seat: 0 if seat.worker is None else 1),
            ConstraintCollectors.sum(
                lambda seat: 1 if seat.worker is not None and seat.shift.number in seat.worker.holds else 0
            ),
        )
        .filter(lambda shift, held, holders: held < shift.least or holders < shift.asked)
        .penalize(soft("openable"), lambda shift, held, holders: shift.weight)
        .as_constraint("openable")
    )


def coverage(factory: ConstraintFactory) -> Stream:
    return (
        factory.for_each_including_unassigned(Seat)
        .group_by(lambda seat: seat.shift, ConstraintCollectors.sum(lambda seat: 0 if seat.worker is None else 1))
        .filter(lambda shift, held: held < shift.wanted)
        .penalize(soft("coverage"), lambda shift, held: shift.wanted - held)
        .as_constraint("coverage")
    )


def agreements(factory: ConstraintFactory) -> Stream:
    return (
        factory.for_each(Seat)
        .filter(lambda seat: seat.worker.team.owed >= 0)
        .group_by(lambda seat: seat.worker.team, ConstraintCollectors.sum(lambda seat: seat.shift.minutes))
        .filter(lambda team, minutes: abs(minutes - team.owed) > team.tolerance)
        .penalize(soft("agreements"), lambda team, minutes: abs(minutes - team.owed) - team.tolerance)
        .as_constraint("agreements")
    )


def agreements_of_nobody(factory: ConstraintFactory) -> Stream:
    return (
        factory.for_each(TeamFact)
        .filter(lambda team: team.owed > team.tolerance)
        .if_not_exists(Seat, Joiners.equal(lambda team: team.number, lambda seat: seat.worker.team.number))
        .penalize(soft("agreements"), lambda team: team.owed - team.tolerance)
        .as_constraint("agreements of teams that come never")
    )


def shares(factory: ConstraintFactory) -> Stream:
    """All teams without an agreement, with their seats: those who have none too, then the list of all."""
    return (
        factory.for_each(Seat)
        .filter(lambda seat: seat.worker.team.owed < 0)
        .group_by(lambda seat: seat.worker.team, ConstraintCollectors.count())
        .complement(TeamFact, lambda team: 0)
        .filter(lambda team, seats: team.owed < 0)
        .group_by(ConstraintCollectors.to_list(lambda team, seats: seats + team.surplus))
    )


def beyond(seats: int, total: int, teams: int) -> int:
    """Whole seats beyond one from the mean, rounded up."""
    away = abs(teams * seats - total)
    return max(0, (away + teams - 1) // teams - 1)


def largest(held: list[int]) -> int:
    total = sum(held)
    most = 0
    for seats in held:
        most = max(most, beyond(seats, total, len(held)))
    return most


def added(held: list[int]) -> int:
    total = sum(held)
    found = 0
    for seats in held:
        found = found + beyond(seats, total, len(held))
    return found


def uneven(held: list[int]) -> int:
    mean = sum(held) // len(held)
    found = 0
    for seats in held:
        found = found + max(0, mean - seats, seats - mean - 1)
    return found


def presence_largest(factory: ConstraintFactory) -> Stream:
    return shares(factory).penalize(soft("presence-largest"), largest).as_constraint("presence-largest")


def presence(factory: ConstraintFactory) -> Stream:
    return shares(factory).penalize(soft("presence"), added).as_constraint("presence")


def evenness(factory: ConstraintFactory) -> Stream:
    return shares(factory).penalize(soft("evenness"), uneven).as_constraint("evenness")


def ownership(factory: ConstraintFactory) -> Stream:
    """What the past alone costs is nobody's doing: only what is added to it."""
    return (
        factory.for_each(Seat)
        .filter(lambda seat: seat.shift.cell.turn >= 0)
        .group_by(
            lambda seat: seat.shift.cell,
            lambda seat: seat.worker.team.number,
            ConstraintCollectors.count(),
        )
        .filter(lambda cell, team, times: cell.held.get(team, 0) + times > cell.turn)
        .penalize(soft("ownership"), lambda cell, team, times: added_ranks(cell.held.get(team, 0) - cell.turn, times))
        .as_constraint("ownership")
    )


def added_ranks(beyond: int, times: int) -> int:
    return ranks(max(0, beyond + times)) - ranks(max(0, beyond))


def ranks(count: int) -> int:
    return count * (count + 1) // 2


def runs(factory: ConstraintFactory) -> Stream:
    return (
        factory.for_each(Seat)
        .join(
            Seat,
            Joiners.equal(lambda seat: seat.shift.following, lambda seat: seat.shift.number),
            Joiners.equal(lambda seat: seat.worker.team.number),
        )
        .join(
            Seat,
            Joiners.equal(lambda one, two: two.shift.following, lambda seat: seat.shift.number),
            Joiners.equal(lambda one, two: two.worker.team.number, lambda seat: seat.worker.team.number),
        )
        .penalize(soft("runs"))
        .as_constraint("runs")
    )


def lower(one: TeamFact, other: TeamFact) -> TeamFact:
    return one if one.number < other.number else other


def encounters(factory: ConstraintFactory) -> Stream:
    return (
        factory.for_each_unique_pair(Seat, Joiners.equal(lambda seat: seat.shift.number))
        .group_by(
            lambda a, b: lower(a.worker.team, b.worker.team),
            lambda a, b: max(a.worker.team.number, b.worker.team.number),
            ConstraintCollectors.count_bi(),
        )
        .penalize(
            soft("encounters"),
            lambda one, other, times: times * one.met.get(other, 0) + ranks(times - 1),
        )
        .as_constraint("encounters")
    )


def economy(factory: ConstraintFactory) -> Stream:
    return (
        factory.for_each(Seat)
        .filter(lambda seat: not seat.worker.accompanied)
        .group_by(lambda seat: seat.shift, ConstraintCollectors.count())
        .filter(lambda shift, held: held > shift.wanted)
        .penalize(soft("economy"), lambda shift, held: held - shift.wanted)
        .as_constraint("economy")
    )


def if_need_be(factory: ConstraintFactory) -> Stream:
    return (
        factory.for_each(Seat)
        .filter(lambda seat: seat.shift.number in seat.worker.if_need_be)
        .penalize(soft("if-need-be"))
        .as_constraint("if-need-be")
    )


def avoids(factory: ConstraintFactory) -> Stream:
    return (
        factory.for_each(Seat)
        .filter(lambda seat: seat.shift.number in seat.worker.avoids)
        .penalize(soft("wishes"))
        .as_constraint("wishes to avoid")
    )


def prefers(factory: ConstraintFactory) -> Stream:
    return (
        factory.for_each(Seat)
        .filter(lambda seat: seat.shift.number in seat.worker.prefers)
        .reward(soft("wishes"))
        .as_constraint("wishes to be there")
    )


RULES = (one_per_team, no_clash, apart, accompanied, at_once, limits)
AIMS = (
    openable,
    coverage,
    agreements,
    agreements_of_nobody,
    presence_largest,
    presence,
    ownership,
    runs,
    encounters,
    economy,
    if_need_be,
    avoids,
    prefers,
    evenness,
)
constraints = constraint_provider(_constraints)
