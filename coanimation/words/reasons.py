"""Sentences for why a seat stays empty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from coanimation.domain.rota import Reason

Say = Callable[..., str]


def reason_text(reason: Reason, say: Say) -> str:
    """Say one reason, without naming the person: « n'est pas disponible »."""
    return say(reason.code, **reason.fields)


def grouped(reasons: Iterable[Reason], say: Say) -> list[str]:
    """Count people by the first reason that stops each: « 19 non disponibles », « 5 déjà placés ailleurs »."""
    first: dict[str, str] = {}
    for reason in reasons:
        first.setdefault(reason.professional, reason.code)
    counts = Counter(first.values())
    return [say(f"{code}-many", count=n) for code, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
