"""Sentences for why a seat stays empty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from coanimation.domain.rota import Reason

THERE = "reason-already-there"  # stops nobody: it is told so that nobody is passed over
LAST = "reason-lacks-role"  # the many who could not help anyway: told after those who could
Say = Callable[..., str]
Has = Callable[[str], bool]


def reason_text(reason: Reason, say: Say, has: Has) -> str:
    """Say one reason, without naming the person: « a répondu non »; what a limit counts makes it more precise."""
    return say(_code(reason, has), **reason.fields)


def grouped(reasons: Iterable[Reason], say: Say, has: Has, partners: Mapping[str, str]) -> list[str]:
    """Count people by the first reason that stops each: « 19 non disponibles », « 2 sans réponse (CCAS) ».

    Those who lack the role come last.
    `partners` gives the name of each professional's partner, for the reasons that are better told with it.
    """
    first: dict[str, str] = {}
    for reason in reasons:
        if reason.code == THERE:
            continue
        first.setdefault(reason.professional, _code(reason, has))
    told = {person: code if has(f"{code}-many") else "reason-other" for person, code in first.items()}
    counts = Counter(told.values())
    texts = []
    for code, count in sorted(counts.items(), key=lambda item: (item[0] == LAST, -item[1], item[0])):
        names = sorted({partners[who] for who, why in told.items() if why == code and who in partners})
        named = has(f"{code}-many-of") and names
        fields = {"names": ", ".join(names)} if named else {}
        texts.append(say(f"{code}-many-of" if named else f"{code}-many", count=count, **fields))
    return texts


def _code(reason: Reason, has: Has) -> str:
    # a limit is named after what it counts: evenings-per-week
    precise = f"{reason.code}-{str(reason.fields.get('limit', '')).partition('-per-')[0]}"
    return precise if has(precise) else reason.code
