"""Mutants that change nothing anyone could see, each with the reason."""

from __future__ import annotations

from typing import Final

HARMLESS: Final[dict[str, str]] = {}
