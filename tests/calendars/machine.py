"""Publishers and people at a server with any quirks of the table, in any order: nothing lost, nothing doubled.

While a publication runs, people write between two of its requests, answers are lost, another publisher runs, and it is
killed. On a server that ignores conditions nobody writes between our look and our write: that window is documented.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import ClassVar, Literal

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from calendars import Adapting, Collection, EditedRemotely, Emptied, Event, Ledger, Report
from calendars.compare import content_of, read
from calendars.sync import sync
from tests.calendars.builders import TARGET, Killed, event, events, foreign, inserted, later
from tests.calendars.fake.app import Cut, Fake
from tests.calendars.fake.reach import Link, reached
from tests.calendars.fake.recordings import Exchange, quirks, servers

NUMBERS = st.integers(1, 4)
QUIRKS = [quirk for server in servers() for quirk in quirks(server)]
KEPT = {"event-900.ics": foreign("foreign"), "copie.ics": foreign(event(4).uid)}

Second = Literal["nobody", "the same workspace", "a copy of the workspace"]
HAPPENINGS = (
    "notes",
    "edits",
    "deletes",
    "takes",
    "publishes",
    "loses",
    "loses what was done",
    "kills",
    "kills late",
)
BY_PEOPLE = frozenset({"notes", "edits", "deletes", "takes", "publishes"})


@dataclass(frozen=True)
class Happening:
    """Something that happens at a request of a publication, to one of the events."""

    at: int
    what: str
    n: int


happenings = st.lists(
    st.builds(Happening, at=st.integers(1, 7), what=st.sampled_from(HAPPENINGS), n=NUMBERS), min_size=1, max_size=4
)


class Publishing(RuleBasedStateMachine):
    """A coordinator, perhaps a second one, and a person share a calendar.

    `marks` are what the person added and `edits` the titles they wrote, `deleted` what they deleted after we had seen
    it there, all by href; `foreign` is everything that is not ours.
    """

    second: ClassVar[Second] = "nobody"
    counts: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "ledger.sqlite"
        self.wanted: dict[str, Event] = {}
        self.told: dict[str, Event] = {}
        self.serial = 0
        self.clock = timedelta()
        self.fake = Fake()

    @initialize(quirks=st.lists(st.sampled_from(QUIRKS), unique_by=lambda quirk: quirk.row, max_size=len(QUIRKS)))
    def begin(self, quirks: list[Exchange]) -> None:
        self.fake = Fake(*quirks)
        self.place = reached(self.fake).path
        for href, data in KEPT.items():
            self.fake.edit(self.place, href, data)
        self.foreign = dict(self.contents())
        self.marks: dict[str, str] = {}
        self.edits: dict[str, str] = {}
        self.deleted: set[str] = set()
        self.wanted = {one.href: one for one in map(self.revised, events(3))}
        self.publishes()

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def contents(self) -> dict[str, bytes]:
        return self.fake.contents(self.place)

    # the coordinator --------------------------------------------------------------------------------------------------

    @rule(n=NUMBERS)
    def wants(self, n: int) -> None:
        self.wanted.setdefault(event(n).href, self.revised(event(n)))

    @rule(n=NUMBERS)
    def moves(self, n: int) -> None:
        if one := self.wanted.get(event(n).href):
            self.wanted[one.href] = self.revised(later(one))

    @rule(n=NUMBERS)
    def withdraws(self, n: int) -> None:
        self.wanted.pop(event(n).href, None)
        self.deleted.discard(event(n).href)

    @rule(days=st.integers(-400, 400))
    def has_another_clock(self, days: int) -> None:
        self.clock = timedelta(days=days)

    def revised(self, one: Event) -> Event:
        """Give it a revision that was never used, told by whatever clock there is."""
        self.serial += 1
        return replace(one, sequence=self.serial, changed=event().changed + self.clock)

    @rule()
    def publishes(self) -> None:
        self.counts["publications"] += 1
        with Ledger(self.path) as ledger:
            report = self.sync(self.reach(Link(self.fake), ledger), ledger)
            if report.stopped:
                assert self.second == "a copy of the workspace"
                report = self.sync(self.reach(Link(self.fake), ledger), ledger, take_over=True)
            assert (report.failure, report.stopped, report.failed) == (None, None, ())
            self.holds_what_is_wanted(report, ledger)
            again = self.sync(self.reach(Link(self.fake), ledger), ledger)
            left = observed(report, "leftover")
            kept = observed(again, "edited-remotely") & left  # what is left over goes, unless it was edited
            assert again.writes == len(left - kept)
            was_left = {(code, href) for code in ("leftover", "edited-remotely") for href in left}
            assert told_by(again) - was_left == told_by(report) - was_left

    @rule(happenings=happenings, moved=st.sets(NUMBERS))
    def publishes_while_things_happen(self, happenings: list[Happening], moved: set[int]) -> None:
        for n in moved:
            self.moves(n)
        self.counts["publications"] += 1
        link = Link(self.fake)
        waiting = list(happenings)
        late: list[Happening] = []

        def before(method: str) -> None:
            late.clear()
            for one in [one for one in waiting if one.at <= link.requests + 1 - begun]:
                window = method in {"PUT", "DELETE"} and self.fake.ignores_conditions
                if one.what in BY_PEOPLE and window:
                    continue  # at the next request that is none
                waiting.remove(one)
                if one.what in {"loses what was done", "kills late"}:
                    late.append(one)
                else:
                    self.happens(one)

        def after(_method: str) -> None:
            for one in late:
                self.happens(one)

        with Ledger(self.path) as ledger, suppress(Killed):
            collection = self.reach(link, ledger)
            begun = link.requests
            link.before, link.after = before, after
            self.sync(collection, ledger)
        if self.snapshot.exists():
            self.snapshot.replace(self.path)

    @precondition(lambda self: self.path.exists())
    @rule(really=st.sampled_from([False, False, True]))
    def loses_the_ledger(self, *, really: bool) -> None:
        if really:
            self.counts["ledgers lost"] += 1
            self.path.unlink()

    # what happens meanwhile -------------------------------------------------------------------------------------------

    @property
    def snapshot(self) -> Path:
        return self.folder / "at-the-kill.sqlite"

    def happens(self, one: Happening) -> None:
        ways: Mapping[str, Callable[[], None]] = {
            "notes": lambda: self.adds_a_note(one.n),
            "edits": lambda: self.changes_the_summary(one.n),
            "deletes": lambda: self.deletes(one.n),
            "takes": lambda: self.takes_our_name(one.n),
            "publishes": self.another_publishes,
            "loses": self.answer_is_lost,
            "loses what was done": self.answer_is_lost,
            "kills": self.is_killed,
            "kills late": self.is_killed,
        }
        ways[one.what]()

    def answer_is_lost(self) -> None:
        self.counts["answers lost"] += 1
        raise Cut

    def is_killed(self) -> None:
        self.counts["kills"] += 1
        if self.path.exists():
            shutil.copy(self.path, self.snapshot)
        raise Killed

    def another_publishes(self) -> None:
        if self.second == "nobody":
            return
        self.counts["by another"] += 1
        path = self.path if self.second == "the same workspace" else self.folder / "copy.sqlite"
        with Ledger(path) as ledger:
            self.sync(self.reach(Link(self.fake), ledger), ledger)

    # the person -------------------------------------------------------------------------------------------------------

    @rule(n=NUMBERS)
    def adds_a_note(self, n: int) -> None:
        href = event(n).href
        if href in self.contents() and href not in self.foreign:
            self.serial += 1
            self.counts["by people"] += 1
            self.marks[href] = f"X-NOTE-{self.serial}:{self.serial}"
            self.fake.edit(self.place, href, inserted(self.contents()[href], self.marks[href]))

    @rule(n=NUMBERS)
    def changes_the_summary(self, n: int) -> None:
        href = event(n).href
        reading = read(self.contents().get(href, b""))
        if reading and href not in self.foreign:
            self.serial += 1
            self.counts["by people"] += 1
            self.edits[href] = f"Autre {self.serial}"
            old, new = f"SUMMARY:{reading.content.summary}", f"SUMMARY:{self.edits[href]}"
            self.fake.edit(self.place, href, self.contents()[href].replace(old.encode(), new.encode()))

    @rule(n=NUMBERS)
    def deletes(self, n: int) -> None:
        href = event(n).href
        if href not in self.contents():
            return
        self.counts["by people"] += 1
        if href not in self.foreign and href in self.wanted and self.was_seen(href):
            self.deleted.add(href)
        self.fake.remove(self.place, href)
        self.marks.pop(href, None)
        self.edits.pop(href, None)
        self.foreign.pop(href, None)

    @rule(n=NUMBERS)
    def takes_our_name(self, n: int) -> None:
        href = event(n).href
        if href not in self.contents():
            self.counts["by people"] += 1
            self.deleted.discard(href)
            self.fake.edit(self.place, href, foreign(f"somebody-{n}"))
            self.foreign[href] = self.contents()[href]

    def was_seen(self, href: str) -> bool:
        """Whether the publisher knows that it is there: otherwise it cannot tell that it was deleted."""
        if not self.path.exists():
            return False
        with Ledger(self.path) as ledger:
            entry = ledger.known(TARGET).get(href)
        return entry is not None and bool(entry.etag) and not entry.intent.doing

    # publishing -------------------------------------------------------------------------------------------------------

    def reach(self, link: Link, ledger: Ledger) -> Collection:
        found = reached(self.fake, link=link)
        return Adapting(found, ledger, server="nuage", software=lambda: found.software)

    def sync(self, collection: Collection, ledger: Ledger, *, take_over: bool = False) -> Report:
        """Publish as the months do: what is about to be told is written down first."""
        told = dict(self.told)
        self.told |= self.wanted
        now, last = self.wanted.values(), told.values()
        return sync(collection, now, ledger, target=TARGET, told=told, previous=last, bound=None, take_over=take_over)

    # what always holds ------------------------------------------------------------------------------------------------

    def holds_what_is_wanted(self, report: Report, ledger: Ledger) -> None:
        """Each wanted event is there as wanted, except for what the report says of people."""
        edited = {one.href: one.fields for one in report.observed if isinstance(one, EditedRemotely)}
        excused = observed(report, "gone-remotely") | observed(report, "foreign") | observed(report, "conflict")
        for href, one in self.wanted.items():
            data = self.contents().get(href)
            if data is None or href in self.foreign:
                assert href in excused
                continue
            reading = read(data)
            assert reading is not None
            assert reading.content.differs(content_of(one)) <= edited.get(href, frozenset())
        reported = observed(report, "leftover") | edited.keys()
        unknown = self.second == "a copy of the workspace"
        for href in self.contents().keys() - self.wanted.keys() - self.foreign.keys():
            assert href in reported or (unknown and href not in ledger.known(TARGET))

    @invariant()
    def what_others_wrote_is_untouched(self) -> None:
        self.counts["steps"] += 1
        if hasattr(self, "foreign"):
            contents = self.contents()
            assert {href: contents.get(href) for href in self.foreign} == self.foreign

    @invariant()
    def what_a_person_added_or_edited_is_there_as_long_as_the_event_is(self) -> None:
        if hasattr(self, "foreign"):
            contents = self.contents()
            self.marks = {href: mark for href, mark in self.marks.items() if href in contents}
            self.edits = {href: text for href, text in self.edits.items() if href in contents}
            for href, mark in self.marks.items():
                assert mark.encode() in contents[href]
            for href, text in self.edits.items():
                reading = read(contents[href])
                assert reading is not None
                assert reading.content.summary == text

    @invariant()
    def what_a_person_deleted_is_not_made_again(self) -> None:
        if hasattr(self, "foreign") and self.second != "a copy of the workspace":
            assert not self.deleted & self.contents().keys()

    @invariant()
    def no_event_of_ours_is_there_twice(self) -> None:
        if hasattr(self, "foreign"):
            readings = [read(data) for href, data in self.contents().items() if href not in self.foreign]
            uids = [one.uid for one in readings if one]
            assert len(uids) == len(set(uids))


def observed(report: Report, code: str) -> set[str]:
    """Name what a report says of people; of an emptied calendar, each event."""
    return {href for said, href in told_by(report) if said == code}


def told_by(report: Report) -> set[tuple[str, str]]:
    """Tell what a report says of people, event by event."""
    emptied = {("gone-remotely", href) for one in report.observed if isinstance(one, Emptied) for href in one.hrefs}
    return emptied | {(one.code, one.href) for one in report.observed if not isinstance(one, Emptied)}
