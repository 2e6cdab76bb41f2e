"""Killed at any request boundary, a publication is resumed from the disk: nothing lost, nothing twice."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from calendars import Ledger, MemoryCollection, Quirks, Unreachable
from calendars.server.local import Collections
from calendars.sync import sync
from tests.calendars.builders import (
    Dying,
    Killed,
    assert_converged,
    event,
    events,
    foreign,
    later,
    person_writes,
    two_publications,
    with_alarm,
)

TARGET = "calendar:someone"

_numbers = count()


@pytest.mark.parametrize("answered", [False, True], ids=["before-the-answer", "after-the-answer"])
@pytest.mark.parametrize(
    "quirks",
    [Quirks(), Quirks(hides_etags=True), Quirks(rewrites=True, hides_etags=True), Quirks(new_etag_each_time=True)],
    ids=["plain", "hides-etags", "rewrites", "new-etags"],
)
def test_killed_at_any_request_the_next_run_converges(tmp_path: Path, quirks: Quirks, *, answered: bool) -> None:
    first, second = two_publications()
    deaths = 0
    for at in range(1, 40):
        collection = MemoryCollection(quirks)
        path = tmp_path / str(at) / "ledger.sqlite"
        with Ledger(path) as ledger:
            dying = Dying(collection, path, at, answered=answered)
            try:
                sync(dying, first, ledger, target=TARGET)
                # a person's own additions make updates merge, and need a fetch
                person_writes(collection, first[1].href, with_alarm)
                sync(dying, second, ledger, target=TARGET)
            except Killed:
                deaths += 1
        if not dying.dead:
            break
        assert_converged(collection, second, dying.snapshot)
    assert deaths >= 10


@pytest.mark.parametrize("answered", [False, True], ids=["before-the-answer", "after-the-answer"])
def test_killed_at_any_request_to_a_real_server_the_next_run_converges(tmp_path: Path, *, answered: bool) -> None:
    first, second = two_publications()
    collections = Collections(tmp_path / "storage")
    deaths = 0
    for at in range(1, 40):
        collection = collections.open("ml", f"killed-{next(_numbers)}")
        path = tmp_path / str(at) / "ledger.sqlite"
        with Ledger(path) as ledger:
            dying = Dying(collection, path, at, answered=answered)
            try:
                sync(dying, first, ledger, target=TARGET)
                sync(dying, second, ledger, target=TARGET)
            except Killed:
                deaths += 1
        if not dying.dead:
            break
        assert_converged(collection, second, dying.snapshot)
    assert deaths == 1 + 4 + 1 + 5


def test_what_a_person_adds_to_a_write_that_was_interrupted_survives(tmp_path: Path) -> None:
    collection = MemoryCollection()
    one = event(1)
    path = tmp_path / "ledger.sqlite"
    with Ledger(path) as ledger, pytest.raises(Killed):
        sync(Dying(collection, path, 2, answered=True), [one], ledger, target=TARGET)
    person_writes(collection, one.href, with_alarm)

    with Ledger(tmp_path / "at-the-kill.sqlite") as ledger:
        sync(collection, [one], ledger, target=TARGET)
        sync(collection, [later(one)], ledger, target=TARGET)

    assert b"BEGIN:VALARM" in collection.contents()[one.href]


class LosesAnswers:
    """A collection whose answers to writes are lost, once each: was it written or not?"""

    def __init__(self, inner: MemoryCollection, *, written: bool) -> None:
        self._inner = inner
        self._written = written
        self._lost: set[str] = set()
        self.list = inner.list
        self.get = inner.get

    @property
    def requests(self) -> int:
        return self._inner.requests

    def put(self, href: str, data: bytes, *, if_match: str | None = None) -> str | None:
        if href in self._lost:
            return self._inner.put(href, data, if_match=if_match)
        self._lost.add(href)
        if self._written:
            self._inner.put(href, data, if_match=if_match)
        raise Unreachable("reset by peer", href=href)

    def delete(self, href: str, *, if_match: str) -> None:
        if self._written:
            self._inner.delete(href, if_match=if_match)
        self._written, lost = True, self._written
        if not lost:
            self._inner.delete(href, if_match=if_match)
            return
        raise Unreachable("reset by peer", href=href)


@pytest.mark.parametrize("written", [False, True], ids=["not-written", "written"])
def test_a_lost_answer_is_looked_into_within_the_run(ledger: Ledger, *, written: bool) -> None:
    collection = MemoryCollection()

    report = sync(LosesAnswers(collection, written=written), events(3), ledger, target=TARGET)

    assert report.complete
    assert collection.writes == 3
    assert sync(collection, events(3), ledger, target=TARGET).requests == 1


class LosesMany(MemoryCollection):
    """A server that breaks most connections, as SOGo does: of each write it gets the third or fourth attempt only."""

    def __init__(self, *, lost: int) -> None:
        super().__init__()
        self._lost = dict.fromkeys((event(n).href for n in range(1, 4)), lost)

    def put(self, href: str, data: bytes, *, if_match: str | None = None) -> str | None:
        if self._lost[href]:
            self._lost[href] -= 1
            raise Unreachable("reset by peer", href=href)
        return super().put(href, data, if_match=if_match)


def test_a_write_that_gets_lost_again_and_again_is_repeated_within_bounds(ledger: Ledger) -> None:
    assert sync(LosesMany(lost=3), events(3), ledger, target="a").complete

    report = sync(LosesMany(lost=4), events(3), ledger, target="b")

    assert isinstance(report.failure, Unreachable)
    assert report.writes == 0


class ThenTaken(MemoryCollection):
    """The first write is lost on its way, and someone else makes the resource before the second."""

    tries = 0

    def put(self, href: str, data: bytes, *, if_match: str | None = None) -> str | None:
        self.tries += 1
        if self.tries == 1:
            raise Unreachable("reset by peer", href=href)
        if self.tries == 2:
            self.edit(href, foreign("someone-elses"))
        return super().put(href, data, if_match=if_match)


def test_a_write_repeated_too_late_is_a_conflict_and_stops_nothing(ledger: Ledger) -> None:
    collection = ThenTaken()

    report = sync(collection, events(3), ledger, target=TARGET)

    assert report.failure is None
    assert [conflict.why for conflict in report.conflicts] == ["changed-meanwhile"]
    assert report.writes == 2


def test_killed_between_any_two_steps_of_the_ledger_what_people_deleted_stays_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted, gone = events(3), event(1).href
    told = {one.href for one in wanted}
    deaths = 0
    for at in range(1, 10):
        collection = MemoryCollection()
        with Ledger(tmp_path / f"lost-{at}.sqlite") as lost:
            sync(collection, wanted, lost, target=TARGET)
        collection.remove(gone)
        path, steps = tmp_path / f"{at}.sqlite", count(1)
        with monkeypatch.context() as patch, Ledger(path) as ledger:
            for name in ("begin", "record"):
                patch.setattr(Ledger, name, dying_after(getattr(Ledger, name), steps, at))
            try:
                sync(collection, [*wanted, event(4)], ledger, target=TARGET, told=told)
            except Killed:
                deaths += 1
        with Ledger(path) as ledger:
            sync(collection, [*wanted, event(4)], ledger, target=TARGET, told=told)
        assert gone not in collection.contents()
        assert event(4).href in collection.contents()
    assert deaths >= 2


def dying_after(step: Callable[..., None], steps: Iterator[int], at: int) -> Callable[..., None]:
    def dying(*args: object, **named: object) -> None:
        step(*args, **named)
        if next(steps) == at:
            raise Killed

    return dying


_PROCESS = """
import os, sys
from pathlib import Path
from calendars import Ledger
from calendars.server.local import Collections
from calendars.sync import sync
from tests.calendars.builders import events

folder, at = Path(sys.argv[1]), int(sys.argv[2])
collection = Collections(folder / "storage").open("ml", "coanimation")
put = collection.put
writes = iter(range(1, 100))

def dying(href, data, *, if_match=None):
    etag = put(href, data, if_match=if_match)
    if next(writes) == at:
        os._exit(9)
    return etag

collection.put = dying
with Ledger(folder / "ledger.sqlite") as ledger:
    report = sync(collection, events(5), ledger, target="calendar:someone")
print(report.requests, report.writes, len(report.observed))
"""


def run_process(folder: Path, at: int, seed: str) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).parents[2]
    return subprocess.run(
        [sys.executable, "-c", _PROCESS, str(folder), str(at)],
        cwd=root,
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root), "HOME": str(folder), "SYSTEMROOT": "C:\\Windows"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_process_that_really_dies_is_resumed_by_another(tmp_path: Path) -> None:
    assert run_process(tmp_path, 3, "1").returncode == 9

    resumed = run_process(tmp_path, 0, "2")
    assert resumed.returncode == 0, resumed.stderr
    # one listing, one fetch of what was in the air, and the two writes that were never made
    assert resumed.stdout.split() == ["4", "2", "0"]

    again = run_process(tmp_path, 0, "3")
    assert again.stdout.split() == ["1", "0", "0"], again.stderr
