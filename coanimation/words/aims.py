"""The names of aims, by the tiers of a certificate."""

from __future__ import annotations

from collections.abc import Callable


def level_of(tier: str) -> int:
    """Tell the level of a tier that is sought in stages, such as 3 for `burden-3`; 0 for another."""
    stage = tier.rpartition("-")[2]
    return int(stage) if stage.isdecimal() else 0


def aim_name(tier: str, say: Callable[[str], str]) -> str:
    """Name an aim by one of its tiers; the stages of an aim have the name of the aim, and a newer one its own id."""
    try:
        return say(f"aim-{tier.removesuffix(f'-{level_of(tier)}')}")
    except KeyError:
        return tier
