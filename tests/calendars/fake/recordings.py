"""What real servers answered in the situations of the table of servers: one file for each, in `recorded/`.

Those of Radicale and Xandikos are made by `python -m tests.calendars.fake.record`; the others are written from the
table in docs/explanation/calendars.md, which was measured on them, and say so in `made`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

FOLDER = Path(__file__).parents[1] / "recorded"

Row = Literal[
    "well-known",
    "create-over-existing",
    "replace-stale",
    "delete-stale",
    "replace-absent",
    "etag-of-put",
    "etag-with-attendees",
    "identical-put",
    "bytes",
    "same-uid",
    "same-uid-elsewhere",
    "method",
    "unknown-sync-token",
    "get-collection",
    "lost-answers",
    "bin",
    "calendars-an-hour",
    "deflate",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A request and its answer, and what had become of the resource `then`: « refused » where nothing had.

    A `status` of 0 is a connection that broke.
    """

    server: str
    row: Row
    request: Mapping[str, Any]
    status: int
    headers: Mapping[str, str]
    body: str
    then: str

    def __str__(self) -> str:
        return f"{self.server}: {self.row}"


@cache
def recorded(server: str) -> Mapping[Row, Exchange]:
    """Read what one server answered, by situation."""
    kept = json.loads((FOLDER / f"{server}.json").read_text("utf-8"))
    return {
        row: Exchange(
            server=server,
            row=row,
            request=one["request"],
            status=one["answer"]["status"],
            headers=one["answer"]["headers"],
            body=one["answer"]["body"],
            then=one["then"],
        )
        for row, one in kept["exchanges"].items()
    }


def servers() -> tuple[str, ...]:
    """Name every server of which something is recorded."""
    return tuple(path.stem for path in sorted(FOLDER.glob("*.json")))


# how a server behaves that does as the standards say; an answer of another kind is a quirk
PLAIN: Mapping[Row, tuple[str, tuple[int, ...]]] = {
    "well-known": ("redirected", (301,)),
    "create-over-existing": ("refused", (412,)),
    "replace-stale": ("refused", (412,)),
    "delete-stale": ("refused", (412,)),
    "replace-absent": ("refused", (412,)),
    "etag-of-put": ("told", (201,)),
    "identical-put": ("same", (200, 204)),
    "bytes": ("kept", (200,)),
    "same-uid": ("refused", (409,)),
    "same-uid-elsewhere": ("written", (201,)),
    "method": ("written", (201,)),
    "unknown-sync-token": ("refused", (403,)),
    "get-collection": ("read", (200,)),
}


def quirks(server: str) -> tuple[Exchange, ...]:
    """Tell in what a server differs from the plain one."""
    return tuple(
        one
        for one in recorded(server).values()
        if one.row not in PLAIN or one.then != PLAIN[one.row][0] or one.status not in PLAIN[one.row][1]
    )


def alone() -> dict[str, tuple[Exchange, ...]]:
    """Tell each quirk alone, by a name; those that several servers share, once."""
    found: dict[tuple[Row, int, str, str], Exchange] = {}
    for server in servers():
        for one in quirks(server):
            found.setdefault((one.row, one.status, one.then, one.body), one)
    return {f"{one.row}-of-{one.server}": (one,) for one in found.values()}


# where two answer differently, the later one is heard
WORST = ("cyrus", "xandikos", "apache", "nextcloud", "zimbra", "sogo")


def together() -> dict[str, tuple[Exchange, ...]]:
    """Tell the quirks of each server together, and all that can be together."""
    worst = {one.row: one for server in WORST for one in quirks(server)}
    return {server: quirks(server) for server in servers() if len(quirks(server)) > 1} | {
        "worst": tuple(worst.values())
    }


def kinds() -> dict[str, tuple[Exchange, ...]]:
    """Tell every kind of server that the tests meet, by its name."""
    return {"plain": ()} | alone() | together()
