"""Every rule and every tier: one name, one function in the model, one in the auditor, one sentence.

The functions have the name of their entry (dashes become underscores) and live in `solver/model/<file>.py` and
`solver/audit/<file>.py`. They are looked up when they are needed: whoever audits loads nothing of the model.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule or a tier. `aim` is empty for a rule, which always holds.

    A tier that is sought in stages (leximin) stands once in the catalogue; `order` makes of it an entry for each level,
    a tier of its own, whose functions are told the level.
    """

    name: str
    file: str
    sentence: str
    aim: str = ""
    level: int | None = None

    def at(self, level: int) -> Entry:
        """Make the stage of one level."""
        return replace(self, name=f"{self.name}-{level}", level=level)

    def model(self) -> Callable[..., Any]:
        """Find what puts it into a model; AttributeError when nobody wrote it."""
        return self._function("model")

    def audit(self) -> Callable[..., Any]:
        """Find what checks or measures it in a rota; AttributeError when nobody wrote it."""
        return self._function("audit")

    def _function(self, room: str) -> Callable[..., Any]:
        name = self.name if self.level is None else self.name.removesuffix(f"-{self.level}")
        found: Callable[..., Any] = getattr(import_module(f"solver.{room}.{self.file}"), name.replace("-", "_"))
        return found if self.level is None else partial(found, level=self.level)


RULES = (
    Entry("availability", "availability", "Nobody works in a shift for which they are not available."),
    Entry("fixed", "pins", "Whatever has begun keeps exactly the workers who hold it."),
    Entry("pins", "pins", "Whoever is pinned to a shift works there."),
    Entry("bans", "pins", "Nobody works in a shift from which they are banned."),
    Entry("seats", "seats", "No shift holds more workers than its most."),
    Entry("one_per_team", "team", "No shift holds two workers of one team."),
    Entry("at_once", "team", "No team has more workers at one time, over all places, than it can send."),
    Entry("no_overlap", "time", "Nobody is in two shifts at the same time."),
    Entry("keep_travel", "time", "Nobody takes two shifts between which there is no time for the way."),
    Entry("keep_rest", "time", "Nobody takes two shifts of different days closer together than their rest."),
    Entry("meetings", "meetings", "Nobody takes a shift that keeps them from a meeting that they attend."),
    Entry("successions", "sequences", "Nobody takes, the day after a shift of one kind, one that must not follow it."),
    Entry("blocks", "sequences", "Whoever works one shift of a block works all of it."),
    Entry("apart", "people", "No shift holds two workers who are kept apart."),
    Entry("accompanied", "people", "Whoever is accompanied works only where one of their company works too."),
    Entry("promises", "promises", "Where a team promised a seat, one of its workers is."),
    Entry("limits", "limits", "Nobody, and no team, takes more or less of the shifts of a limit than it allows."),
)

TIERS = (
    Entry("openable", "openable", "Weights of the shifts that cannot open: too few, or a role short.", "openable"),
    Entry("coverage", "coverage", "Seats that are wanted and held by nobody.", "coverage"),
    Entry("displaced", "kept", "Seats that were told and are given up.", "kept"),
    Entry("called", "kept", "Seats that were not told to whoever holds them.", "kept"),
    Entry("steadiness", "steadiness", "Seats of the draft that are given up, and seats that it did not have."),
    Entry("agreements", "agreements", "Minutes over or short of what teams owe, beyond their tolerance.", "agreements"),
    Entry("presence-largest", "presence", "The largest distance of a team from its equal share of seats.", "presence"),
    Entry("presence", "presence", "The distances of the teams from their equal share, added.", "presence"),
    Entry("ownership", "ownership", "Presences of a team in a cell beyond its turn, at their rank.", "ownership"),
    Entry("runs", "ownership", "Presences of a team in a cell that follow two or more in a row.", "ownership"),
    Entry("topics", "topics", "How often topics lack where they are asked for.", "topics"),
    Entry("burden", "burden", "How many people carry so much more than their quota, the most first.", "burden"),
    Entry("encounters", "encounters", "Meetings of teams that have met before, each costing its rank.", "encounters"),
    Entry("economy", "economy", "Seats held beyond those that are wanted, newcomers who learn set apart.", "economy"),
    Entry("if-need-be", "wishes", "Seats held by someone who comes only if need be.", "wishes"),
    Entry("wishes", "wishes", "Seats that their holder would rather avoid, less those that they prefer.", "wishes"),
    Entry("evenness", "presence", "Seats that would have to change teams for shares equal to the seat.", "wishes"),
)
