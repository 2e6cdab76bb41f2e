"""Several things at a time, in the order that was given: each waits on the network, not on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import Generic, TypeVar

T = TypeVar("T")


def each(items: Iterable[T], do: Callable[[T], bool], lanes: int = 1) -> None:
    """Do it for every item, begun in their order, up to `lanes` at a time, until `do` says False; then begin no more.

    What was begun is waited for. An exception in one of them is raised here, after the others. Whoever is interrupted
    while waiting leaves what is under way behind: it ends by itself.
    """
    items = tuple(items)
    if lanes > 1 and len(items) > 1:
        _Lanes(items, do).run(min(lanes, len(items)))
        return
    for item in items:
        if not do(item):
            return


class _Lanes(Generic[T]):
    def __init__(self, items: Sequence[T], do: Callable[[T], bool]) -> None:
        self._do = do
        self._waiting = iter(items)
        self._taking = Lock()
        self._over = Event()
        self._ended: SimpleQueue[BaseException | None] = SimpleQueue()

    def run(self, count: int) -> None:
        for _ in range(count):
            Thread(target=self._work, daemon=True).start()
        try:
            failures = [failed for _ in range(count) if (failed := self._ended.get()) is not None]
        except BaseException:
            self._over.set()
            raise
        if failures:
            raise failures[0]

    def _take(self) -> T | None:
        with self._taking:
            return None if self._over.is_set() else next(self._waiting, None)

    def _work(self) -> None:
        failed: BaseException | None = None
        try:
            while (item := self._take()) is not None:
                if not self._do(item):
                    self._over.set()
        except BaseException as error:  # noqa: BLE001 # whatever it is, it is raised where it was asked for
            self._over.set()
            failed = error
        self._ended.put(failed)
