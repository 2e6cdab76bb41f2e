"""What the environment says to the command, apart from the language: when it is, and what a shell wants completed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from coanimation.domain.months import YearMonth
from coanimation.errors import WrongUse

NOW = "COANIMATION_NOW"
_COMPLETE = "_COANIMATION_COMPLETE"


def instant(environment: Mapping[str, str]) -> datetime | None:
    """Tell the instant at which the command is rehearsed; None when it is now. WrongUse for what is no instant."""
    told = environment.get(NOW)
    if not told:
        return None
    try:
        found = datetime.fromisoformat(told)
        # The months before and after are looked at, whichever is now.
        YearMonth(found.year - 1, 1), YearMonth(found.year + 1, 1)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise WrongUse("error-environment-now", variable=NOW, value=told[:60])
    return found


def check(environment: Mapping[str, str]) -> None:
    """Refuse what cannot be understood: WrongUse names the variable and what it should hold."""
    instant(environment)
    asked, place = environment.get(_COMPLETE, ""), environment.get("COMP_CWORD")
    # fish gives the word itself, the others its number
    placed = place is not None and (asked.startswith("fish") or place.isdecimal())
    if asked.endswith("_complete") and not (placed and "COMP_WORDS" in environment):
        raise WrongUse("error-environment-completion", variable=_COMPLETE)
