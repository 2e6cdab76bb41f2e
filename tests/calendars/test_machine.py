"""Any order of publications, people's edits, crashes and lost ledgers: nothing lost, nothing doubled."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from calendars import (
    Collection,
    EditedRemotely,
    Emptied,
    Event,
    GoneRemotely,
    Ledger,
    Leftover,
    MemoryCollection,
    Quirks,
    Report,
)
from calendars.compare import content_of, read
from calendars.sync import sync
from tests.calendars.builders import Dying, Killed, event, foreign, inserted, later
from tests.calendars.machine import told_by
from tests.counts import count

TARGET = "calendar:someone"
NUMBERS = st.integers(1, 4)

quirks = st.builds(
    Quirks,
    hides_etags=st.booleans(),
    rewrites=st.booleans(),
    new_etag_each_time=st.booleans(),
    allows_same_uid=st.booleans(),
)


class Publishing(RuleBasedStateMachine):
    """A coordinator and a person share a collection; `marks` are what the person added, by href."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "ledger.sqlite"
        self.wanted: dict[str, Event] = {}
        self.marks: dict[str, str] = {}
        self.edits: dict[str, str] = {}
        self.serial = 0
        self.told: set[str] = set()

    @initialize(quirks=quirks)
    def begin(self, quirks: Quirks) -> None:
        self.collection = MemoryCollection(quirks)
        self.foreign = {"event-900.ics": foreign("foreign"), "copy.ics": foreign("copy")}
        for href, data in self.foreign.items():
            self.collection.edit(href, data)
        self.foreign = {href: self.collection.contents()[href] for href in self.foreign}

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    # the coordinator --------------------------------------------------------------------------------------------------

    @rule(n=NUMBERS)
    def wants(self, n: int) -> None:
        one = event(n)
        # a revision is never used twice, as the published months see to it
        self.serial += 1
        self.wanted.setdefault(one.href, replace(one, sequence=self.serial))

    @rule(n=NUMBERS)
    def moves(self, n: int) -> None:
        if one := self.wanted.get(event(n).href):
            self.serial += 1
            self.wanted[one.href] = replace(later(one), sequence=self.serial)

    @rule(n=NUMBERS)
    def withdraws(self, n: int) -> None:
        self.wanted.pop(event(n).href, None)

    @rule()
    def publishes(self) -> None:
        with Ledger(self.path) as ledger:
            report = self.sync(self.collection, ledger)
            assert report.failure is None
            assert not report.failed
            self.holds_what_is_wanted(report.observed)
            again = self.sync(self.collection, ledger)
            leftover = [one for one in report.observed if isinstance(one, Leftover)]
            assert again.writes == len(leftover)
            assert told_by(again) == told_by(report) - {("leftover", one.href) for one in leftover}
            # one listing, one fetch where a withdrawn event was edited, and what was left over goes
            assert again.requests <= 2 + len(leftover)

    @rule(at=st.integers(1, 6), answered=st.booleans())
    def publishes_and_is_killed(self, at: int, *, answered: bool) -> None:
        with Ledger(self.path) as ledger:
            dying = Dying(self.collection, self.path, at, answered=answered)
            with suppress(Killed):
                self.sync(dying, ledger)
        if dying.dead:
            dying.snapshot.replace(self.path)

    @rule()
    def loses_the_ledger(self) -> None:
        self.path.unlink(missing_ok=True)

    # the person -------------------------------------------------------------------------------------------------------

    @rule(n=NUMBERS)
    def adds_a_note(self, n: int) -> None:
        href = event(n).href
        if href in self.collection.contents():
            self.serial += 1
            mark = f"X-NOTE-{self.serial}:{self.serial}"
            self.collection.edit(href, inserted(self.collection.contents()[href], mark))
            self.marks[href] = mark

    @rule(n=NUMBERS)
    def changes_the_summary(self, n: int) -> None:
        href = event(n).href
        if reading := read(self.collection.contents().get(href, b"")):
            self.serial += 1
            data = self.collection.contents()[href]
            summary = f"SUMMARY:{reading.content.summary}"
            self.edits[href] = f"Autre {self.serial}"
            self.collection.edit(href, data.replace(summary.encode(), f"SUMMARY:{self.edits[href]}".encode()))

    @rule(n=NUMBERS)
    def deletes(self, n: int) -> None:
        href = event(n).href
        if href in self.collection.contents():
            self.collection.remove(href)
            self.marks.pop(href, None)
            self.edits.pop(href, None)

    def sync(self, collection: Collection, ledger: Ledger) -> Report:
        """Publish as the months do: what is about to be told is written down first."""
        told = frozenset(self.told)
        self.told |= self.wanted.keys()
        return sync(collection, self.wanted.values(), ledger, target=TARGET, told=told, bound=None)

    # what always holds ------------------------------------------------------------------------------------------------

    def holds_what_is_wanted(self, observed: tuple[object, ...]) -> None:
        """Each wanted event is there as wanted, except for what the report says of people."""
        reported = {one.href: one.fields for one in observed if isinstance(one, EditedRemotely)}
        gone = {one.href for one in observed if isinstance(one, GoneRemotely)}
        gone |= {href for one in observed if isinstance(one, Emptied) for href in one.hrefs}
        for href, one in self.wanted.items():
            data = self.collection.contents().get(href)
            if data is None:
                assert href in gone
                continue
            reading = read(data)
            assert reading is not None
            assert reading.content.differs(content_of(one)) <= reported.get(href, frozenset())
        known = {one.href for one in observed if isinstance(one, Leftover)} | reported.keys()
        for href in self.collection.contents().keys() - self.wanted.keys() - self.foreign.keys():
            assert href in known

    @invariant()
    def what_others_wrote_is_untouched(self) -> None:
        if hasattr(self, "collection"):
            contents = self.collection.contents()
            assert {href: contents.get(href) for href in self.foreign} == self.foreign

    @invariant()
    def what_a_person_added_or_edited_is_there_as_long_as_the_event_is(self) -> None:
        if hasattr(self, "collection"):
            contents = self.collection.contents()
            self.marks = {href: mark for href, mark in self.marks.items() if href in contents}
            self.edits = {href: text for href, text in self.edits.items() if href in contents}
            for href, mark in self.marks.items():
                assert mark.encode() in contents[href]
            for href, text in self.edits.items():
                reading = read(contents[href])
                assert reading is not None
                assert reading.content.summary == text

    @invariant()
    def no_event_is_there_twice(self) -> None:
        if hasattr(self, "collection"):
            readings = [read(data) for data in self.collection.contents().values()]
            uids = [one.uid for one in readings if one]
            assert len(uids) == len(set(uids))


TestPublishing = Publishing.TestCase
TestPublishing.settings = settings(max_examples=count(25, 500), stateful_step_count=count(25, 50), deadline=None)
