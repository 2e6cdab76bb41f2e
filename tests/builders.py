"""Boring values of the domain: a test changes the one fact it is about.

`replace(slot(), …)` from dataclasses reaches the fields that no builder takes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from coanimation.domain.adjustments import Absence, Adjustments, Decision
from coanimation.domain.agreements import Agreement, Term
from coanimation.domain.answers import Answer, Availability, Source
from coanimation.domain.month import Month, Presence
from coanimation.domain.months import YearMonth
from coanimation.domain.people import Partner, Professional
from coanimation.domain.rota import Assignment, Rota
from coanimation.domain.rules import AIMS, Limit, Rules
from coanimation.domain.slots import EVENING, WEEKEND, Closed, Part, Slot, State
from coanimation.domain.space import REFERENT, Opening, Site, SiteKind, Space, Terms
from coanimation.domain.told import Told, ToldSlot

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 22, 10, 42, tzinfo=PARIS)
DECEMBER = YearMonth(2026, 12)
YES, IF_NEED_BE, NO = Availability.YES, Availability.IF_NEED_BE, Availability.NO


def instant(text: str) -> datetime:
    """Read `2026-12-02T14:00` as an instant in Paris."""
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def rules(
    *,
    rest: int = 660,
    different_organisations: bool = True,
    referents: int = 1,
    limits: Iterable[Limit] = (),
    aims: tuple[str, ...] = AIMS,
    window_weeks: int = 13,
    seconds: float = 60.0,
) -> Rules:
    """Give the rules of the space, those of the documentation."""
    return Rules(
        rest=rest,
        different_organisations=different_organisations,
        referents=referents,
        limits=tuple(limits),
        aims=aims,
        window_weeks=window_weeks,
        seconds=seconds,
    )


def site(site_id: str = "centre", *, name: str = "L'Escale", kind: SiteKind = SiteKind.FIXED) -> Site:
    """Give a place."""
    return Site(id=site_id, name=name, address="3 place du Marché, 12345 Sainville", kind=kind)


def opening(
    opening_id: str = "mercredi",
    *,
    site: str = "centre",
    weekday: int = 2,
    starts: str = "14:00",
    ends: str = "18:00",
    terms: Terms | None = None,
) -> Opening:
    """Give a weekly opening: Wednesday afternoon."""
    return Opening(
        id=opening_id,
        site=site,
        starts=time.fromisoformat(starts),
        ends=time.fromisoformat(ends),
        weekdays=frozenset({weekday}),
        terms=terms or Terms(),
    )


def space(
    *,
    sites: Iterable[Site] | None = None,
    openings: Iterable[Opening] | None = None,
    rules: Rules | None = None,
    travel: Mapping[tuple[str, str], int] | None = None,
    language: str = "fr",
    timezone: str = "Europe/Paris",
) -> Space:
    """Give a space with one site and one opening."""
    return Space(
        key="3q7cnm4h2v5xk8d1",
        name="L'Escale",
        language=language,
        timezone=timezone,
        sites=(site(),) if sites is None else tuple(sites),
        openings=(opening(),) if openings is None else tuple(openings),
        travel=travel or {},
        rules=rules or Rules(),
    )


def professional(
    professional_id: str = "ml-conseillere",
    *,
    partner: str = "mission-locale",
    name: str = "",
    roles: Collection[str] = (REFERENT, "opens"),
    attestation: date | None = date(2030, 12, 31),
    first: date | None = None,
    last: date | None = None,
    limits: Iterable[Limit] = (),
    usual: Mapping[str, Availability] | None = None,
    prefers: Collection[str] = (),
    avoids: Collection[str] = (),
) -> Professional:
    """Give someone who may be referent for minors and who opens."""
    return Professional(
        id=professional_id,
        name=name or professional_id.replace("-", " ").capitalize(),
        partner=partner,
        roles=frozenset(roles),
        attestation=attestation,
        first=first,
        last=last,
        limits=tuple(limits),
        usual=usual or {},
        prefers=frozenset(prefers),
        avoids=frozenset(avoids),
    )


def partner(
    partner_id: str = "mission-locale",
    *people: str | Professional,
    name: str = "",
    agreement: Agreement | None = None,
    limits: Iterable[Limit] = (),
    at_once: int | None = None,
    topics: Collection[str] = (),
) -> Partner:
    """Give an organisation; people are ids or professionals of that partner (default: one, `<partner>-1`)."""
    given = people or (f"{partner_id}-1",)
    return Partner(
        id=partner_id,
        name=name or partner_id.replace("-", " ").title(),
        professionals=tuple(professional(p, partner=partner_id) if isinstance(p, str) else p for p in given),
        agreement=agreement,
        limits=tuple(limits),
        at_once=at_once,
        topics=frozenset(topics),
    )


def agreement(hours: int = 120, *, per: Term = Term.YEAR, tolerance: int = 180) -> Agreement:
    """Give an agreement over the school year 2026-2027."""
    return Agreement(minutes=hours * 60, per=per, first=date(2026, 9, 1), last=date(2027, 8, 31), tolerance=tolerance)


def slot(
    day: str = "2026-12-02",
    starts: str = "14:00",
    ends: str = "18:00",
    *,
    opening: str = "mercredi",
    site: str = "centre",
    terms: Terms | None = None,
    closed: Closed | None = None,
    slot_id: str = "",
    relay: int = 1,
    exceptional: bool = False,
) -> Slot:
    """Give a Wednesday afternoon at the centre; set-up and tidy minutes are those of the terms."""
    terms = terms or Terms()
    start, end = instant(f"{day}T{starts}"), instant(f"{day}T{ends}")
    if end <= start:
        end += timedelta(days=1)
    on = date.fromisoformat(day)
    part = Part.EVENING if start.hour >= 18 else Part.AFTERNOON if start.hour >= 12 else Part.MORNING
    told = {EVENING: part is Part.EVENING, WEEKEND: on.weekday() >= 5}
    return Slot(
        id=slot_id or f"{opening}-{day}" + (f"-{relay}" if relay > 1 else ""),
        opening=opening,
        site=site,
        day=on,
        start=start,
        end=end,
        arrive=start - timedelta(minutes=terms.setup),
        leave=end + timedelta(minutes=terms.tidy),
        part=part,
        tags=frozenset(tag for tag, is_so in told.items() if is_so),
        terms=terms,
        relay=relay,
        closed=closed,
        exceptional=exceptional,
    )


def answer(
    who: str, slot_id: str, availability: Availability = YES, *, source: Source = Source.SHEET
) -> tuple[tuple[str, str], Answer]:
    """Give an answer with its key, as `Month.answers` holds it."""
    return (who, slot_id), Answer(professional=who, slot=slot_id, availability=availability, source=source)


def answers(
    partners: Iterable[Partner],
    slots: Iterable[Slot],
    changed: Mapping[tuple[str, str], Availability | None] | None = None,
) -> dict[tuple[str, str], Answer]:
    """Everyone says yes everywhere, but for what is changed; None: did not answer."""
    people = [p.id for one in partners for p in one.professionals]
    said: dict[tuple[str, str], Availability | None] = {(who, s.id): YES for who in people for s in slots}
    said |= changed or {}
    return dict(answer(who, where, what) for (who, where), what in said.items() if what is not None)


def adjustments(
    *,
    pins: Iterable[tuple[str, str]] = (),
    bans: Iterable[tuple[str, str]] = (),
    decisions: Mapping[str, Decision] | None = None,
) -> Adjustments:
    """Give pins and bans as (slot id, professional id)."""
    return Adjustments(pins=frozenset(pins), bans=frozenset(bans), decisions=decisions or {})


def presence(
    who: str,
    on: Slot,
    *,
    partner: str = "mission-locale",
    published: bool = True,
) -> Presence:
    """Give someone's presence in a slot of another month."""
    return Presence(
        slot=on.id,
        professional=who,
        partner=partner,
        site=on.site,
        cell=on.cell,
        arrive=on.arrive,
        leave=on.leave,
        minutes=on.minutes,
        published=published,
        tags=on.tags,
    )


def month(
    slots: Iterable[Slot] | None = None,
    partners: Iterable[Partner] | None = None,
    *,
    said: Mapping[tuple[str, str], Availability | None] | None = None,
    adjustments: Adjustments | None = None,
    absences: Iterable[Absence] = (),
    around: Iterable[Presence] = (),
    draft: Rota | None = None,
    told: Told | None = None,
    open_minutes: Mapping[YearMonth, int] | None = None,
    space: Space | None = None,
    now: datetime = NOW,
) -> Month:
    """Give December 2026 with one slot and two partners who are free; `said` changes answers (None: none given)."""
    given = (slot(),) if slots is None else tuple(slots)
    there = (partner("mission-locale"), partner("ccas")) if partners is None else tuple(partners)
    default = Space(
        key="3q7cnm4h2v5xk8d1",
        name="L'Escale",
        sites=tuple(site(s) for s in sorted({s.site for s in given})),
        openings=tuple(opening(o) for o in sorted({s.opening for s in given})),
    )
    return Month(
        month=DECEMBER,
        space=space or default,
        partners=there,
        slots=tuple(sorted(given, key=lambda s: (s.start.timestamp(), s.id))),
        answers=answers(there, given, said),
        adjustments=adjustments or Adjustments(),
        absences=tuple(absences),
        around=tuple(around),
        draft=draft,
        told=told,
        open_minutes=open_minutes or {},
        now=now,
    )


def rota(*present: tuple[str, str], month: YearMonth = DECEMBER, version: int = 1, fingerprint: str = "") -> Rota:
    """Give a rota of (slot id, professional id) pairs, computed at `NOW`."""
    return Rota(
        month=month,
        version=version,
        computed=NOW,
        fingerprint=fingerprint,
        seconds=1.0,
        assignments=tuple(sorted(Assignment(slot=where, professional=who) for where, who in present)),
    )


def told_slot(of: Slot, *present: str, state: State = State.HELD) -> ToldSlot:
    """Give a slot as it was announced: held by these professionals."""
    return ToldSlot(
        id=of.id,
        opening=of.opening,
        site=of.site,
        start=of.start,
        end=of.end,
        arrive=of.arrive,
        leave=of.leave,
        state=state,
        present=present,
    )


def told(*slots: ToldSlot) -> Told:
    """Give the first publication of December 2026, told at `NOW`."""
    return Told(month=DECEMBER, revision=1, published=NOW, slots=slots)
