"""Sentences for why a seat stays empty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from coanimation.domain.rota import Reason

Say = Callable[..., str]
Has = Callable[[str], bool]


def reason_text(reason: Reason, say: Say, has: Has) -> str:
    """Say one reason, without naming the person: « a répondu non »; what a limit counts makes it more precise."""
    return say(_code(reason, has), **reason.fields)


def grouped(reasons: Iterable[Reason], say: Say, has: Has) -> list[str]:
    """Count people by the first reason that stops each: « 19 non disponibles », « 5 déjà placés ailleurs »."""
    first: dict[str, str] = {}
    for reason in reasons:
        first.setdefault(reason.professional, _code(reason, has))
    counts = Counter(code if has(f"{code}-many") else "reason-other" for code in first.values())
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [say(f"{code}-many", count=count) for code, count in ordered]


def _code(reason: Reason, has: Has) -> str:
    precise = f"{reason.code}-{reason.fields.get('counted', '')}"
    return precise if has(precise) else reason.code
