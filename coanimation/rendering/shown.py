"""A month's rota, laid out: what every renderer reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from coanimation.domain.adjustments import Decision
from coanimation.domain.hours import Hours, hours
from coanimation.domain.month import Month
from coanimation.domain.neutrality import Neutrality
from coanimation.domain.people import Partner, Professional
from coanimation.domain.rota import Missing, Rota
from coanimation.domain.slots import Slot, State, needs, state
from coanimation.domain.working_time import Alert
from coanimation.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One professional present in a slot; `role` is the role asked for that they hold there, the first if several."""

    professional: Professional
    partner: Partner
    pinned: bool
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One slot, how it stands, who is there and what is missing."""

    slot: Slot
    state: State
    seats: tuple[Seat, ...]
    missing: tuple[Missing, ...]
    decision: Decision | None

    @property
    def wanted(self) -> int:
        """Tell how many seats the slot asks for, none when it is closed."""
        return 0 if self.slot.closed is not None else self.slot.terms.wanted

    @property
    def filled(self) -> int:
        """Tell how many of the seats asked for are filled."""
        return min(len(self.seats), self.wanted)

    @property
    def undecided(self) -> bool:
        """Whether a person has to decide before anything is announced."""
        return self.state is State.SHORT and self.decision is not Decision.WAIT


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A rota with the month it belongs to, its measures, what it alerts of, and its slots in order.

    `problems` are what is false in it: then its certificate guarantees nothing. When it is `outdated`, its inputs have
    changed since it was computed: its certificate is of that day.
    """

    month: Month
    rota: Rota
    neutrality: Neutrality
    alerts: tuple[Alert, ...] = ()
    problems: tuple[Problem, ...] = ()
    outdated: bool = False

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every slot of the month, closed ones included, in order."""
        return tuple(_line(self, slot) for slot in self.month.slots)

    @cached_property
    def partners(self) -> Mapping[str, Partner]:
        """The partners, by id."""
        return {partner.id: partner for partner in self.month.partners}

    @cached_property
    def people(self) -> Mapping[str, Professional]:
        """The professionals, by id."""
        return {person.id: person for person in self.month.professionals}

    @cached_property
    def partner_names(self) -> Mapping[str, str]:
        """The name of each professional's partner."""
        return {person.id: self.partners[person.partner].name for person in self.month.professionals}

    @cached_property
    def hours(self) -> tuple[Hours, ...]:
        """Each partner's hours, owed and planned."""
        return hours(self.month, self.rota)

    @property
    def open_lines(self) -> tuple[Line, ...]:
        """The slots that are not closed."""
        return tuple(line for line in self.lines if line.slot.closed is None)

    @property
    def short(self) -> tuple[Line, ...]:
        """The slots that do not meet the charter."""
        return tuple(line for line in self.lines if line.state is State.SHORT)

    @property
    def published(self) -> datetime | None:
        """When the month was last published."""
        return self.month.told.published if self.month.told is not None else None

    @cached_property
    def is_draft(self) -> bool:
        """Whether the rota differs from what was published; a short slot, announced to nobody, does not count."""
        told = self.month.told
        if told is None:
            return True
        announced = {(slot.id, slot.state, tuple(sorted(slot.present))) for slot in told.slots}
        return announced != {
            (line.slot.id, line.state, self.rota.present(line.slot.id))
            for line in self.lines
            if line.state is not State.SHORT
        }

    def site(self, line: Line) -> str:
        """Name the place of a slot."""
        return self.month.space.site(line.slot.site).name


def _line(shown: Shown, slot: Slot) -> Line:
    asked = needs(slot, shown.month.space.rules)
    here = sorted((a for a in shown.rota.assignments if a.slot == slot.id), key=lambda a: a.professional)
    seats = []
    for assignment in here:
        if (person := shown.people.get(assignment.professional)) is None:
            continue  # someone who left the files since: `check` says so
        role = next((role for role in asked if person.holds(role, slot.day)), "")
        partner = shown.partners[person.partner]
        seats.append(Seat(professional=person, partner=partner, pinned=assignment.pinned, role=role))
    return Line(
        slot=slot,
        state=state(slot, [seat.professional for seat in seats], shown.month.space.rules),
        seats=_in_rotation(seats, slot),
        missing=tuple(gap for gap in shown.rota.missing if gap.slot == slot.id),
        decision=shown.month.adjustments.decisions.get(slot.id),
    )


def _in_rotation(seats: list[Seat], slot: Slot) -> tuple[Seat, ...]:
    # No organisation is named first all month long: the order turns with the days.
    if not seats:
        return ()
    turn = slot.day.toordinal() % len(seats)
    return (*seats[turn:], *seats[:turn])
