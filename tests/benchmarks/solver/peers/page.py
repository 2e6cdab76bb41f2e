"""The tables of a contest: who is better and where first, the tiers side by side, the known optima."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from tests.benchmarks.solver.peers.contest import KNOWN, RULES, Entry, first_difference
from tests.benchmarks.solver.peers.peer import OURS
from tests.benchmarks.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A peer against ours over a family: the first tiers in which it is ahead, and behind; how often alike."""

    family: str
    peer: str
    ahead: Counter[str]
    behind: Counter[str]
    alike: int


def scores(entries: Sequence[Entry]) -> list[Score]:
    """Compare every peer with ours, family by family, lexicographically."""
    ours = {entry.name: entry for entry in entries if entry.peer == OURS}
    found = []
    for family in dict.fromkeys(entry.family for entry in entries):
        for peer in _peers(entries):
            if peer != OURS:
                mine = [entry for entry in entries if (entry.family, entry.peer) == (family, peer)]
                differences = [first_difference(entry, ours[entry.name]) for entry in mine]
                found.append(
                    Score(
                        family=family,
                        peer=peer,
                        ahead=Counter(tier for tier, better in differences if better > 0),
                        behind=Counter(tier for tier, better in differences if better < 0),
                        alike=sum(not better for _, better in differences),
                    )
                )
    return found


def comparison(entries: Sequence[Entry]) -> Table:
    """Tell who is ahead of whom, and in which tier the two differ first."""
    rows = tuple(
        (
            score.family,
            score.peer,
            str(score.ahead.total()),
            str(score.alike),
            str(score.behind.total()),
            _counted(score.ahead),
            _counted(score.behind),
        )
        for score in scores(entries)
    )
    columns = ("family", "peer", "peer ahead", "alike", "ours ahead", "peer ahead first in", "ours ahead first in")
    return Table(title="Against ours, tier after tier", columns=columns, rows=rows)


def side_by_side(family: str, entries: Sequence[Entry]) -> Table:
    """Tell the medians of a family: every tier, seconds; and how often a rule is broken in all."""
    peers = _peers(entries)
    mine = {peer: [one for one in entries if (one.family, one.peer) == (family, peer)] for peer in peers}
    count = len(mine[OURS])

    def row(name: str, told: Iterator[str]) -> tuple[str, ...]:
        return (name, *told)

    rows = [row("no rota found", (str(sum(not one.found for one in mine[peer])) for peer in peers))]
    rows.append(row("rules broken, in all", (str(sum(one.scores[RULES] for one in mine[peer])) for peer in peers)))
    rows += [
        row(tier, (f"{median(one.values[tier] for one in mine[peer]):g}" for peer in peers))
        for tier in mine[OURS][0].values
    ]
    rows.append(row("first rota that breaks no rule (s)", (_first(mine[peer]) for peer in peers)))
    rows.append(row("whole (s)", (f"{median(one.seconds for one in mine[peer]):.1f}" for peer in peers)))
    rows.append(row("proven to be the best", (f"{sum(one.proven for one in mine[peer])}/{count}" for peer in peers)))
    return Table(title=f"{family}: medians of {count}", columns=("tier", *peers), rows=tuple(rows))


def optima(entries: Sequence[Entry]) -> Table:
    """Tell who reached the known optimum, in which every tier is 0; else what is left."""
    peers = _peers(entries)
    found = {(one.name, one.peer): one for one in entries if one.family == KNOWN}
    rows = tuple(
        (name, *(_reached(found[name, peer]) for peer in peers))
        for name in dict.fromkeys(one.name for one in entries if one.family == KNOWN)
    )
    return Table(title="Known optima: every tier can be 0", columns=("problem", *peers), rows=rows)


def tables(entries: Sequence[Entry]) -> list[Table]:
    """Make all the tables."""
    families = [name for name in dict.fromkeys(entry.family for entry in entries) if name != KNOWN]
    known = [optima(entries)] if any(entry.family == KNOWN for entry in entries) else []
    return [comparison(entries), *known, *(side_by_side(family, entries) for family in families)]


def _reached(entry: Entry) -> str:
    left = [f"{tier} {score}" for tier, score in entry.scores.items() if score > 0]
    told = (
        "no rota" if not entry.found else ", ".join(left) if left else "reached, proven" if entry.proven else "reached"
    )
    return f"{told} ({entry.seconds:.1f} s)"


def _first(entries: Sequence[Entry]) -> str:
    told = [entry.first for entry in entries if entry.first is not None]
    return f"{median(told):.2f}" if told else "-"


def _counted(tiers: Counter[str]) -> str:
    return ", ".join(f"{tier} {count}" for tier, count in tiers.most_common()) or "-"


def _peers(entries: Sequence[Entry]) -> list[str]:
    return list(dict.fromkeys(entry.peer for entry in entries))
