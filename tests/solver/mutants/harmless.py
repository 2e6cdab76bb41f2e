"""Changes that change nothing, each with the reason."""

from __future__ import annotations

from typing import Final

REASONS: Final[dict[str, str]] = {}
