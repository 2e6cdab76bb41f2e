"""What a peer gives, and who the peers are."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from solver import Problem

Rota = frozenset[tuple[str, str]]

OURS = "ours"
TIMEFOLD, JAVA = "1.24.0b0", 17


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A rota; seconds to the first one that breaks no rule, where the peer can tell; whether it is proven the best.

    `said` is how the peer ended, in its own words; `told` are the tiers as it counts them itself, where it does: the
    auditor must count the same.
    """

    rota: Rota
    first: float | None = None
    proven: bool = False
    said: str = ""
    told: Mapping[str, int] = field(default_factory=dict)


Solve = Callable[[Problem, float], Answer]


def ours(problem: Problem, seconds: float) -> Answer:
    """Solve with `solver.solve`, its usual settings."""
    from tests.benchmarks.solver.peers.ours import solve  # noqa: PLC0415 - each process loads its own peer only

    return solve(problem, seconds)


def cp_sat(problem: Problem, seconds: float) -> Answer:
    """Solve with CP-SAT in the manner of its shift scheduling example."""
    from tests.benchmarks.solver.peers.cpsat import solve  # noqa: PLC0415 - each process loads its own peer only

    return solve(problem, seconds)


def timefold(problem: Problem, seconds: float) -> Answer:
    """Solve with Timefold."""
    from tests.benchmarks.solver.peers.timefold_peer import solve  # noqa: PLC0415 - it starts a Java machine

    return solve(problem, seconds)


def by_hand(problem: Problem, _seconds: float) -> Answer:
    """Fill the sheet as a coordinator does."""
    from tests.benchmarks.solver.peers.greedy import solve  # noqa: PLC0415 - each process loads its own peer only

    return solve(problem)


PEERS: Mapping[str, Solve] = {OURS: ours, "CP-SAT": cp_sat, "Timefold": timefold, "by hand": by_hand}


def missing() -> dict[str, str]:
    """Tell which peers cannot be asked on this machine, and why."""
    lacks = []
    if importlib.util.find_spec("timefold") is None:
        lacks.append(f"`pip install timefold=={TIMEFOLD}`")
    if _java() < JAVA:
        lacks.append(f"Java {JAVA} or newer on the PATH")
    return {"Timefold": " and ".join(lacks)} if lacks else {}


def _java() -> int:
    """Tell the Java version on the PATH, 0 when there is none."""
    if (java := shutil.which("java")) is None:
        return 0
    told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
    found = re.search(r'version "(?:1\.)?(\d+)', told.stderr + told.stdout)
    return int(found[1]) if found else 0
