"""Reading the public address back: what was sent somewhere is online only once it has been seen there."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from calendars.fetch import Web

Why = Literal["", "other", "missing", "refused", "unreachable", "certificate"]
Look = Callable[[str], bytes | Why]
_MISSING: Final = frozenset({404, 410})


@dataclass(frozen=True, slots=True, kw_only=True)
class Online:
    """Whether the public address shows the page that was published: since when it was seen, or why not (yet)."""

    address: str
    seen: datetime | None = None
    why: Why = ""


def look(address: str, web: Web | None = None) -> bytes | Why:
    """Read a page as anybody does, past any cache on the way; why it cannot be read."""
    from calendars.fetch import Unfetched, is_public_or_inside  # noqa: PLC0415 - only where something was sent
    from calendars.fetch import Web as Wide  # noqa: PLC0415 - as above

    web = web or Wide(permitted=is_public_or_inside, connecting=10.0, whole=30.0)
    try:
        answer = web.request("GET", address, headers={"Cache-Control": "no-cache"})
    except Unfetched as error:
        return "certificate" if error.why == "certificate" else "unreachable"
    if answer.status in _MISSING:
        return "missing"
    return answer.body if answer.status == 200 else "refused"


def seen(address: str, page: bytes, now: datetime, look: Look, clock: Callable[[], float] = time.monotonic) -> Online:
    """Look whether the page is there."""
    begun, found = clock(), look(address)
    if found == page:
        return Online(address=address, seen=now + timedelta(seconds=clock() - begun))
    return Online(address=address, why="other" if isinstance(found, bytes) else found)
