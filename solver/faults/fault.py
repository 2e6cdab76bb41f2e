"""One inconsistency of a problem."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One inconsistency: its code, and the id (or the ids, joined by colons) of what is wrong."""

    code: str
    thing: str

    def __str__(self) -> str:
        return f"{self.code} {self.thing}"
