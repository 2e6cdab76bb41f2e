"""How many examples a property is tried on: few in `make test`, many in `make prove`."""

from __future__ import annotations

import os


def count(ordinary: int, long: int) -> int:
    """Tell the number of examples for this run: `long` when COANIMATION_PROVE is set."""
    return long if os.environ.get("COANIMATION_PROVE") else ordinary
