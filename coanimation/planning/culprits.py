"""Why no rota exists: the pins and rules that contradict each other, in the words of the space."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from coanimation.planning.limits import SEPARATOR, told

# what the ids of a group of the solver name, after its rule
NAMED = {
    "pin": ("professional", "slot"),
    "ban": ("professional", "slot"),
    "fixed": ("slot",),
    "one_per_team": ("partner", "slot"),
    "seats": ("slot",),
    "no_overlap": ("professional",),
    "keep_travel": ("professional",),
    "keep_rest": ("professional",),
    "at_once": ("partner",),
    "meetings": ("meeting",),
    "apart": ("professional", "with"),
    "accompanied": ("professional",),
    "successions": ("professional",),
    "blocks": ("slot",),
    "promises": ("partner", "slot"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Culprit:
    """One of a smallest set of pins and rules that no rota can hold together: a code and its facts (ids, numbers)."""

    code: str
    fields: Mapping[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.code}({', '.join(f'{name}={fact}' for name, fact in self.fields.items())})"


def culprits(core: Iterable[str]) -> tuple[Culprit, ...]:
    """Read the groups of a contradiction."""
    return tuple(_read(group) for group in core)


def _read(group: str) -> Culprit:
    rule, _, ids = group.partition(":")
    code = f"culprit-{rule.replace('_', '-')}"
    if rule == "limits":
        facts = told(ids)
        return Culprit(code="culprit-least" if "least" in facts else code, fields=facts)
    if rule == "blocks":
        ids = ids.partition("+")[0]  # the first of the relays names them all
    return Culprit(code=code, fields=dict(zip(NAMED[rule], ids.split(SEPARATOR), strict=True)))
