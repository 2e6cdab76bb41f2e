"""How far a publication is, told while it runs to whoever looks on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock
from typing import TypeAlias


class Stage(StrEnum):
    """What is under way."""

    CALENDARS = "calendars"
    DESTINATIONS = "destinations"
    MESSAGES = "messages"
    ONLINE = "online"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Of `count` things of a stage, `done` are done, well or not; `names` are those in hand, the first begun first."""

    stage: Stage
    done: int = 0
    count: int = 1
    names: tuple[str, ...] = ()


Progress: TypeAlias = Callable[[Step], None]


def unwatched(_step: Step) -> None:
    """Nobody looks on."""


class Watched:
    """Counts the things of a stage as they begin and end, several at once if need be."""

    def __init__(self, stage: Stage, count: int, progress: Progress) -> None:
        self._stage = stage
        self._count = count
        self._progress = progress
        self._done = 0
        self._in_hand: list[str] = []
        self._lock = Lock()

    def begin(self, name: str) -> None:
        """Tell that one begins."""
        with self._lock:
            self._in_hand.append(name)
            self._tell()

    def end(self, name: str) -> None:
        """Tell that one is done."""
        with self._lock:
            self._in_hand.remove(name)
            self._done += 1
            self._tell()

    def _tell(self) -> None:
        names = tuple(self._in_hand)
        self._progress(Step(stage=self._stage, done=self._done, count=self._count, names=names))
