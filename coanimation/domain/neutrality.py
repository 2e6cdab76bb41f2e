"""Whether a rota puts no organisation forward: the only measures of it that people read.

The tiers of the search are integer proxies of these measures. A share alone is blind (the same pair that holds each
weekly slot for ever has even shares), so ownership and pairs always stand beside it. Two windows: the month, and the 13
rolling weeks that end with it, made of the presences of other months that are known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from coanimation.domain.month import Month
from coanimation.domain.occurrences import Occurrence, in_month, in_window
from coanimation.domain.ownership import Ownership, Run, ownerships, runs
from coanimation.domain.pairs import Pairs, pairs
from coanimation.domain.rota import Rota
from coanimation.domain.shares import Share, shares
from coanimation.domain.slots import Cell

MANY_PARTNERS = 6  # from that many on, a partner present in more than half of the open slots stands out
MOST_SHARE = Fraction(3, 2)  # of its own target: the alert of the measure "peak share"
RUN = 2  # occurrences of a cell in a row that surprise nobody
WAIT = Fraction(3, 2)  # of the longest wait aimed at, itself twice the mean
PAIRS = Fraction(4, 5)  # of the pairs that could have met in the month


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Something to see: a code of the catalogue and its facts, `partner` being an id and `name` what people read."""

    code: str
    fields: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """How many open slots in a row went by without a partner, up to the longest wait that touches the month.

    `most` is twice the mean wait that its share implies; None when its share is nothing.
    """

    partner: str
    slots: int
    most: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Neutrality:
    """Every measure, per partner in the order of their ids; `verdict` and `points` are codes of the catalogue."""

    verdict: str
    points: tuple[Point, ...]
    shares: tuple[Share, ...]
    peak: Fraction | None
    ownerships: tuple[Ownership, ...]
    runs: tuple[Run, ...]
    gaps: tuple[Gap, ...]
    pairs: Pairs
    pairs_in_window: Pairs


def measure(month: Month, rota: Rota) -> Neutrality:
    """Measure a rota, with the weeks before it where they are known."""
    here, window = in_month(month, rota), in_window(month, rota)
    each = shares(month, here)
    owned = ownerships(month, here, window)
    rows = runs(here, window)
    gaps = tuple(_gap(share, here, window) for share in each)
    met, met_in_window = pairs(month, here), pairs(month, window)
    points = _points(month, each, owned, rows, gaps, met)
    return Neutrality(
        verdict=_verdict(here, points),
        points=points,
        shares=each,
        peak=max((s.seats / s.target for s in each if s.target), default=None),
        ownerships=owned,
        runs=rows,
        gaps=gaps,
        pairs=met,
        pairs_in_window=met_in_window,
    )


def _gap(share: Share, here: tuple[Occurrence, ...], window: tuple[Occurrence, ...]) -> Gap:
    """Count the longest wait, in open slots, that ends in the month or lasts at its end."""
    ids = {occurrence.slot for occurrence in here}
    longest = wait = 0
    for occurrence in window:
        wait = 0 if share.partner in occurrence.partners else wait + 1
        if occurrence.slot in ids:
            longest = max(longest, wait)
    return Gap(partner=share.partner, slots=longest, most=2 * len(here) / share.target if share.target else None)


def _verdict(here: tuple[Occurrence, ...], points: tuple[Point, ...]) -> str:
    if not any(occurrence.partners for occurrence in here):
        return "neutrality-empty"
    if any(point.code == "neutrality-everywhere" for point in points):
        return "neutrality-dominated"
    return "neutrality-points" if points else "neutrality-good"


def _points(  # noqa: PLR0913, PLR0917 - one line per measure: the list is the table of contents
    month: Month,
    each: tuple[Share, ...],
    owned: tuple[Ownership, ...],
    rows: tuple[Run, ...],
    gaps: tuple[Gap, ...],
    met: Pairs,
) -> tuple[Point, ...]:
    names = {partner.id: partner.name for partner in month.partners}
    sites = {site.id: site.name for site in month.space.sites}

    def moment(cell: Cell) -> Mapping[str, str | int]:
        place = sites.get(cell.site, cell.site)
        return {"site": place, "sites": len(sites), "weekday": cell.weekday, "part": str(cell.part)}

    def point(code: str, partner: str, **facts: str | int) -> Point:
        return Point(code=code, fields={"partner": partner, "name": names[partner], **facts})

    found = [
        point("neutrality-everywhere", s.partner, n=s.present, of=s.open)
        for s in each
        if len(each) >= MANY_PARTNERS and 2 * s.present > s.open
    ]
    theirs = [own for own in owned if own.alert]
    found += [point("neutrality-owned-cell", o.partner, n=o.n, of=o.of, **moment(o.cell)) for o in theirs]
    told = {(own.partner, own.cell) for own in theirs}
    found += [
        point("neutrality-run", row.partner, n=row.length, **moment(row.cell))
        for row in rows
        if row.length > RUN and row.notable and (row.partner, row.cell) not in told
    ]
    for share in each:
        facts = {"n": share.seats, "target": round(share.target)}
        if not share.in_band and share.gap > 0:
            code = "neutrality-peak" if share.seats > MOST_SHARE * share.target else "neutrality-more"
            found.append(point(code, share.partner, **facts))
        elif not share.in_band and share.possible > share.seats:
            found.append(point("neutrality-less", share.partner, possible=share.possible, **facts))
    few = {share.partner for share in each if not share.possible or (share.gap < 0 and not share.in_band)}
    found += [
        point("neutrality-unseen", gap.partner, n=gap.slots)
        for gap in gaps
        if gap.most is not None and gap.slots > WAIT * gap.most and gap.partner not in few
    ]
    if met.possible and Fraction(met.met, met.possible) < PAIRS:
        found.append(Point(code="neutrality-pairs", fields={"n": met.met, "of": met.possible}))
    return tuple(found)
