"""Seconds of planning the example month, as it is and perturbed."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from time import perf_counter

from coanimation.domain.month import Month
from coanimation.domain.rota import Outcome, Rota
from coanimation.planning import Progress, plan_month, pose, verify
from solver.audit import audit
from tests.benchmarks.table import Table
from tests.examples.months import example, perturbed


@dataclass
class Run:
    """One run of the planner, with the clock: every time is in seconds since it began."""

    month: Month
    budget: float
    first: float = 0.0
    whole: float = 0.0
    ended: dict[str, float] = field(default_factory=dict)  # the last news of each tier

    def rota(self) -> Rota:
        """Plan, and keep the times."""
        begun = perf_counter()

        def told(progress: Progress) -> None:
            self.ended[progress.aim] = perf_counter() - begun
            self.first = self.first or self.ended[progress.aim]

        rota = plan_month(self.month, seconds=self.budget, progress=told, fresh=True)
        self.whole = perf_counter() - begun
        return rota


def tiers(runs: int, budget: float) -> Table:
    """Tell the seconds to the first rota and to the proof of each tier: medians over the runs."""
    month = example("escale")
    done = [(run, run.rota()) for run in (Run(month, budget) for _ in range(runs))]
    rows = [("first rota", "", "", "", f"{median(run.first for run, _ in done):.2f}")]
    last = done[-1][1]
    for place, tier in enumerate(last.tiers):
        if tier.name.startswith("burden-") and tier.value == tier.bound == 0:
            continue  # a level that nobody reaches
        proven = sum(rota.tiers[place].status is Outcome.OPTIMAL for _, rota in done)
        when = median(run.ended[tier.name] for run, _ in done)
        rows.append((tier.name, str(tier.value), str(tier.bound), f"{proven}/{runs}", f"{when:.2f}"))
    rows.append(("whole, explained and audited", "", "", "", f"{median(run.whole for run, _ in done):.2f}"))
    slots = sum(slot.closed is None for slot in month.slots)
    title = (
        f"Planning examples/escale: {slots} slots, {len(month.partners)} partners, {len(month.professionals)} people"
    )
    return Table(title=title, columns=("tier", "value", "bound", "proven", "seconds since the start"), rows=tuple(rows))


def copies(count: int, budget: float) -> Table:
    """Plan perturbed copies of the month; each rota is audited."""
    rows = []
    for seed in range(count):
        month = perturbed(example("escale"), seed)
        run = Run(month, budget)
        rota = run.rota()
        broken = len(verify(month, rota)) + len(
            audit(pose(month), frozenset((a.professional, a.slot) for a in rota.assignments))
        )
        proven = sum(tier.status is Outcome.OPTIMAL for tier in rota.tiers)
        missing = sum(gap.count for gap in rota.missing)
        rows.append(
            (
                f"copy {seed}",
                str(missing),
                f"{proven}/{len(rota.tiers)}",
                str(broken),
                f"{run.first:.2f}",
                f"{run.whole:.2f}",
            )
        )
    columns = ("month", "missing seats", "tiers proven", "rules broken", "first rota (s)", "whole (s)")
    title = "Perturbed copies: one answer in seven changed, three people away, one gone, two pins"
    return Table(title=title, columns=columns, rows=tuple(rows))
