"""What a rota is worth, in words: the certificate, what is missing and why, neutrality, hours."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coanimation.domain.hours import Hours
from coanimation.domain.neutrality import Point
from coanimation.domain.offers import without_heavy
from coanimation.domain.rota import Missing, Outcome, Tier
from coanimation.domain.slots import SEAT
from coanimation.rendering.shown import Line, Shown
from coanimation.words import Words, level_of

ALWAYS = frozenset(
    {"openable", "coverage", "agreements", "presence", "encounters"}
)  # the others: when they say something
NO_ROLES: Mapping[str, str] = MappingProxyType({})
COUNTED = frozenset({"openable", "coverage", "encounters"})  # aims that are told as so many of so many


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """One line of the certificate: the aim, how it stands, and what is proven of it."""

    code: str
    name: str
    text: str
    proof: str
    proven: bool

    @property
    def whole(self) -> str:
        """How it stands and what is proven, in one sentence."""
        return f"{self.text}{self.proof}"


def certificate(shown: Shown, words: Words) -> tuple[Aim, ...]:
    """Say for each aim, in order, how it stands, and whether it could be better.

    Of a rota in which something is false, only what is counted in it as it is; nothing is proven.
    """
    if not shown.problems:
        return tuple(_aims(shown, words))
    counted = (tier for tier in shown.rota.tiers if tier.name in COUNTED | {"agreements"})
    return tuple(
        Aim(
            code=tier.name,
            name=words.aim(tier.name),
            text=_standing(shown, tier, None, words),
            proof="",
            proven=False,
        )
        for tier in counted
    )


def _aims(shown: Shown, words: Words) -> Iterator[Aim]:
    proven = True
    largest: Tier | None = None
    heaviest: Tier | None = None
    for tier in shown.rota.tiers:
        proven = proven and tier.status is Outcome.OPTIMAL
        if level_of(tier.name) and tier.value:
            if heaviest is not None:
                continue  # the highest level that someone reaches says enough
            heaviest = tier
        if tier.name == "presence-largest":
            largest = tier  # told with the sum, which is the next tier
            continue
        if tier.value == 0 and tier.name not in ALWAYS:
            continue
        yield Aim(
            code=tier.name,
            name=words.aim(tier.name),
            text=_standing(shown, tier, largest, words),
            proof=_proof(tier, proven, words),
            proven=proven,
        )


def proven_text(shown: Shown, words: Words) -> str:
    """Say that no rota is better, or how to search for one: twice as long, since a search as long finds the same.

    What was proven of a rota that is false now is worth nothing; what was, from other inputs, is of that day.
    """
    rota = shown.rota
    if shown.problems:
        return words.say("certificate-void", month=str(rota.month))
    if shown.outdated:
        return words.say("certificate-outdated", month=str(rota.month), day=rota.computed.date())
    if rota.proven:
        return words.say("certificate-proven")
    if rota.chosen:
        return words.say("certificate-chosen", month=str(rota.month))
    minutes = max(2, math.ceil(rota.seconds / 30))
    return words.say("certificate-unproven", month=str(rota.month), seconds=str(minutes * 60))


def _proof(tier: Tier, proven: bool, words: Words) -> str:
    # Nothing lacks: that nothing can be better needs no words. One aim among many: the last line says it for all.
    if tier.value <= tier.bound:
        return words.say("proof-best") if proven and tier.value and tier.name in COUNTED else ""
    return words.say("proof-open")


def _standing(shown: Shown, tier: Tier, largest: Tier | None, words: Words) -> str:  # noqa: PLR0911 - one aim a line
    match tier.name:
        case "openable":
            return words.say("certificate-openable", held=_held(shown), all=len(shown.open_lines))
        case "coverage":
            filled, wanted = seats(shown)
            return words.say("certificate-coverage", filled=filled, wanted=wanted)
        case "agreements":
            return agreements_sentence(shown, words)
        case "presence":
            gap = largest.value if largest is not None else tier.value
            return words.say("certificate-presence", gap=gap, sum=tier.value)
        case "encounters":
            pairs = shown.neutrality.pairs
            return words.say("certificate-encounters", met=pairs.met, possible=pairs.possible)
        case name if level := level_of(name):
            return words.say("certificate-burden", count=tier.value, level=level)
        case "wishes":
            code = "certificate-wishes-more" if tier.value < 0 else "certificate-wishes-less"
            return words.say(code, count=abs(tier.value))
        case _:
            code = f"certificate-{tier.name}"
            return words.say(code if words.has(code) else "certificate-other", value=tier.value)


def unshared(shown: Shown, words: Words) -> str:
    """Say who offered neither evening nor week-end, where these are shared; nothing when everybody offered some.

    They carry none and are no better off for it in the rota: that is for people to see.
    """
    if not any(level_of(tier.name) for tier in shown.rota.tiers):
        return ""
    names = [
        words.say("explain-person", name=person.name, partner=shown.partner_names[person.id])
        for person in without_heavy(shown.month)
    ]
    return words.say("certificate-unshared", count=len(names), people=names) if names else ""


def seats(shown: Shown) -> tuple[int, int]:
    """Count the seats filled and the seats wanted, over the open slots."""
    return sum(line.filled for line in shown.open_lines), sum(line.wanted for line in shown.open_lines)


def _held(shown: Shown) -> int:
    return len(shown.open_lines) - len(shown.short)


def agreements_sentence(shown: Shown, words: Words) -> str:
    """Say which agreements are kept: « 11 tenues ; CCAS : 6 h à reporter »."""
    if not shown.hours:
        return words.say("certificate-agreements-none")
    kept = sum(hours.kept for hours in shown.hours)
    texts = [words.say("certificate-agreements", kept=kept)] if kept else []
    texts += [_carried(hours, shown, words) for hours in shown.hours if not hours.kept]
    return words.say("list-separator").join(texts)


def _carried(hours: Hours, shown: Shown, words: Words) -> str:
    code = "certificate-agreement-short" if hours.carried > 0 else "certificate-agreement-over"
    return words.say(code, partner=shown.partners[hours.partner].name, hours=words.duration(abs(hours.carried)))


def neutrality_sentence(shown: Shown, words: Words) -> str:
    """Say in one sentence whether the rota puts no organisation forward; the first point to see is named."""
    points = shown.neutrality.points
    verdict = words.say(shown.neutrality.verdict, count=len(points))
    return words.say("neutrality-first", verdict=verdict, point=point_text(points[0], words)) if points else verdict


def point_text(point: Point, words: Words) -> str:
    """Say one thing to see."""
    facts = dict(point.fields)
    if "weekday" in facts:
        facts["moment"] = _moment(facts, words)
    return words.say(point.code, **facts)


def _moment(facts: dict[str, str | int], words: Words) -> str:
    weekday, part = words.weekday(int(facts["weekday"])), words.say(f"part-{facts['part']}")
    code = "moment-at" if int(facts.get("sites", 1)) > 1 else "moment"
    return words.say(code, weekday=weekday, part=part, site=facts["site"])


def slot_name(shown: Shown, line: Line, words: Words, *, short: bool = True) -> str:
    """Name a slot: its day, its hours, and its place when there are several."""
    day, hours = words.day(line.slot.day, short=short), words.span(line.slot.start, line.slot.end)
    code = "slot-name-at" if len(shown.month.space.sites) > 1 else "slot-name"
    return words.say(code, day=day, hours=hours, site=shown.site(line))


def gap_text(gap: Missing, words: Words, roles: Mapping[str, str] = NO_ROLES) -> str:
    """Say what a slot misses: « 1 poste à pourvoir », « 1 fonction à pourvoir (référent·e mineurs) »."""
    return lack_text(gap.what, gap.count, words, roles)


def lack_text(what: str, count: int, words: Words, roles: Mapping[str, str] = NO_ROLES) -> str:
    """Say so many seats, or so many of a role, that a slot misses."""
    if what == SEAT:
        return words.say("missing-seats", count=count)
    return words.say("missing-role", role=role_name(what, words, roles), count=count)


def missing_title(shown: Shown, words: Words) -> str:
    """Say how many seats are empty, and apart how many roles nobody holds: they are no seats."""
    gaps = [gap for line in shown.open_lines for gap in line.missing]
    seats = sum(gap.count for gap in gaps if gap.what == SEAT)
    return words.say("missing-title", seats=seats, roles=sum(gap.count for gap in gaps) - seats)


def role_name(role: str, words: Words, roles: Mapping[str, str] = NO_ROLES) -> str:
    """Name a role: as the space names it (`roles`), else as everybody does, else by its id."""
    return roles.get(role) or (words.say(f"role-{role}") if words.has(f"role-{role}") else role)


def why_text(shown: Shown, gap: Missing, words: Words) -> str:
    """Say why nobody fills it, people counted by reason; nothing when nobody looked."""
    reasons = words.reasons(gap.reasons, shown.partner_names)
    return words.say("missing-why", reasons=reasons) if reasons else ""


def why_texts(shown: Shown, line: Line, words: Words) -> list[str]:
    """Say why each thing that a slot misses lacks; which one is named when there are several, and nobody twice."""
    told: dict[str, list[str]] = {}
    for gap in line.missing:
        if reasons := words.reasons(gap.reasons, shown.partner_names):
            told.setdefault(reasons, []).append(gap_text(gap, words, shown.month.space.roles))
    if len(told) < 2:
        return [words.say("missing-why", reasons=reasons) for reasons in told]
    return [words.say("missing-why-each", what=", ".join(what), reasons=reasons) for reasons, what in told.items()]


def present_text(line: Line, words: Words) -> str:
    """Say who is present: partners, in the order of the day."""
    if line.slot.closed is not None:
        return words.say("slot-closed-because", reason=line.slot.reason or words.say(f"closed-{line.slot.closed}"))
    return ", ".join(seat.partner.name for seat in line.seats)
