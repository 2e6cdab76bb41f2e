"""What all who ask one server share: connections that are kept, how many at once, how long to bear with it."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from threading import BoundedSemaphore, Event, Lock

from niquests.adapters import HTTPAdapter

from calendars.collection import OutOfTime, Unreachable

LANES = 4
_LONGEST_WAIT = 30.0


class Host:
    """One server, for all its accounts: at most `lanes` requests are under way at once, on connections that are kept.

    All waits together stay below `patience` seconds. Each answer is whole after `longest` seconds, and everything after
    `seconds` since the first request, and at the instant `until` of the `clock`: what is left is for the next run.
    """

    def __init__(  # noqa: PLR0913 # how many at once, and the limits in time
        self,
        *,
        lanes: int = LANES,
        patience: float = 120.0,
        longest: float = 120.0,
        seconds: float = math.inf,
        until: float = math.inf,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.lanes = lanes
        self.adapter = HTTPAdapter(pool_maxsize=lanes, disable_http2=True, disable_http3=True)
        self._permits = BoundedSemaphore(lanes)
        self._lock = Lock()
        self._over = Event()
        self._patience = patience
        self._longest = longest
        self._seconds = seconds
        self._until = until
        self._clock = clock
        self._sleep = sleep
        self._began: float | None = None

    @property
    def given_up(self) -> bool:
        """Whether nothing more is asked of this server."""
        return self._over.is_set()

    def give_up(self) -> None:
        """Ask nothing more of this server."""
        self._over.set()

    def limit(self) -> float:
        """Tell how many seconds an answer may take that is asked for now; Unreachable when nothing more is asked."""
        if self.given_up:
            raise Unreachable("the server is too slow")
        if (left := self._left()) <= 0:
            raise OutOfTime("no time is left for this server")
        return min(self._longest, left)

    def wait(self, seconds: float) -> bool:
        """Wait, unless the patience for this server, or its time, is used up."""
        with self._lock:
            if self.given_up or seconds > min(self._patience, _LONGEST_WAIT) or seconds >= self._left():
                return False
            self._patience -= seconds
        self._sleep(seconds)
        return True

    def enter(self) -> None:
        """Take one of the lanes; whoever finds none free waits for one."""
        if not self._permits.acquire(timeout=self.limit()):
            raise Unreachable("the server is too slow")

    def leave(self) -> None:
        """Give the lane back; also of a request that nobody waits for any more."""
        self._permits.release()

    def _left(self) -> float:
        now = self._clock()
        if self._began is None:
            self._began = now
        return min(self._began + self._seconds, self._until) - now
