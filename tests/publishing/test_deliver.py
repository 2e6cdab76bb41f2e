from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from calendars.collection import Busy, Collection, Garbled, OutOfTime, Refused, Unreachable
from calendars.memory import MemoryCollection
from calendars.profile import Notes
from coanimation.domain.people import Calendar, Partner
from coanimation.domain.slots import Slot
from coanimation.domain.told import Told
from coanimation.errors import Stopped, WrongUse
from coanimation.publishing.audiences import People
from coanimation.publishing.deliver import courier
from coanimation.publishing.months import Reading, renamed
from coanimation.publishing.orders import order
from coanimation.publishing.outcome import Delivery
from coanimation.publishing.progress import Stage, Step
from coanimation.publishing.telling import tell
from coanimation.words import Words
from tests import builders as make

DAYS = tuple(f"2026-12-{day:02d}" for day in (1, 2, 3, 4, 7, 8, 9, 10, 11, 14))
SLOTS = [make.slot(day) for day in DAYS]
ML, CCAS = make.partner("mission-locale"), make.partner("ccas")
EVERYWHERE = {slot.id: ("mission-locale-1", "ccas-1") for slot in SLOTS}


def told(
    present: Mapping[str, Iterable[str]] = EVERYWHERE, previous: Told | None = None, slots: Sequence[Slot] = SLOTS
) -> Told:
    pairs = [(slot, who) for slot, people in present.items() for who in people]
    month = make.month(slots, [ML, CCAS], told=previous)
    return reading().tell(make.DECEMBER, tell(month, make.rota(*pairs)), previous, make.NOW)


def reading() -> Reading:
    return Reading(space=make.space(), people=People([ML, CCAS]), words=Words("fr"))


class Places:
    """A calendar in memory for each partner; some of them answer only with an error."""

    def __init__(self, failing: Mapping[str, Exception] | None = None) -> None:
        self.failing = dict(failing or {})
        self.calendars = {partner.id: MemoryCollection() for partner in (ML, CCAS)}

    def open(self, partner: Partner, _notes: Notes) -> Collection:
        if partner.id in self.failing:
            raise self.failing[partner.id]
        return self.calendars[partner.id]


def carry(
    folder: Path,
    places: Places,
    now: Told,
    before: Told | None = None,
    *,
    delete_many: bool = False,
    put_back: bool = False,
) -> dict[str, Delivery]:
    orders = [order(partner, now, before, reading(), make.NOW) for partner in (ML, CCAS)]
    with courier(folder, places.open, dry_run=False, delete_many=delete_many, put_back=put_back) as carrier:
        carrier.begin(orders)
        return {one.partner.id: carrier.deliver(one) for one in orders}


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Unreachable("nobody there"), "publish-calendar-unreachable"),
        (Busy("later", status=503), "publish-calendar-busy"),
        (Garbled("cut"), "publish-calendar-unreadable"),
        (OutOfTime("slow"), "publish-calendar-out-of-time"),
        (Refused("no", status=401), "publish-calendar-password-refused"),
        (Refused("no", status=404), "publish-calendar-gone"),
        (Refused("full", status=507), "publish-calendar-full"),
        (WrongUse("publish-calendar-no-password", variable="X"), "publish-calendar-no-password"),
    ],
)
def test_one_calendar_that_fails_stops_no_other_and_the_next_run_resumes(
    tmp_path: Path, error: Exception, code: str
) -> None:
    places, month = Places({"mission-locale": error}), told()

    first = carry(tmp_path, places, month)
    places.failing.clear()
    second = carry(tmp_path, places, month, month)

    assert (first["mission-locale"].failure, first["ccas"].created) == (code, len(DAYS))
    assert (second["mission-locale"].created, second["ccas"].writes) == (len(DAYS), 0)


def test_a_mistake_of_ours_about_one_calendar_stops_no_other_and_is_noted(tmp_path: Path) -> None:
    places, month = Places({"ccas": ZeroDivisionError("what nobody thought of")}), told()

    done = carry(tmp_path, places, month)

    assert (done["ccas"].failure, done["mission-locale"].created) == ("publish-calendar-bug", len(DAYS))
    assert Words("fr").say(done["ccas"].failure, **done["ccas"].fields)
    noted = (tmp_path / ".coanimation" / "incidents.log").read_text("utf-8")
    assert noted.startswith(f"{make.NOW.isoformat()} calendar:ccas\n")
    assert "ZeroDivisionError: what nobody thought of" in noted


def test_losing_most_events_of_a_calendar_is_asked_about_first(tmp_path: Path) -> None:
    places, before = Places(), told()
    carry(tmp_path, places, before)
    now = told(dict.fromkeys(EVERYWHERE, ("ccas-1",)), before)

    asked = carry(tmp_path, places, now, before)["mission-locale"]
    agreed = carry(tmp_path, places, now, before, delete_many=True)["mission-locale"]

    assert (asked.stopped, asked.failure, asked.deleted) == (True, "publish-calendar-mass-delete", 0)
    assert (agreed.stopped, agreed.deleted) == (False, len(DAYS))


def test_an_event_that_a_person_deleted_is_reported_and_not_made_again(tmp_path: Path) -> None:
    places, month = Places(), told()
    carry(tmp_path, places, month)
    target = order(ML, month, None, reading(), make.NOW)
    places.calendars["mission-locale"].remove(target.events[SLOTS[0].id].href)

    again = carry(tmp_path, places, month, month)["mission-locale"]

    assert [(seen.code, seen.slots) for seen in again.observed] == [("publish-seen-gone-remotely", (SLOTS[0].id,))]
    assert again.writes == 0


def test_an_event_that_a_person_deleted_is_made_again_when_asked(tmp_path: Path) -> None:
    places, month = Places(), told()
    carry(tmp_path, places, month)
    places.calendars["mission-locale"] = MemoryCollection()

    emptied = carry(tmp_path, places, month, month)["mission-locale"]
    again = carry(tmp_path, places, month, month, put_back=True)["mission-locale"]

    assert [(seen.code, emptied.writes) for seen in emptied.observed] == [("publish-seen-emptied", 0)]
    assert (again.created, again.observed) == (len(DAYS), ())


def test_a_foreign_event_is_left_alone(tmp_path: Path) -> None:
    places, month = Places(), told()
    foreign = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"
    places.calendars["ccas"].edit("theirs.ics", foreign)

    carry(tmp_path, places, month)
    carry(tmp_path, places, month, month)

    assert places.calendars["ccas"].contents()["theirs.ics"] == foreign


def test_a_lost_ledger_is_rebuilt_from_the_calendars(tmp_path: Path) -> None:
    places, month = Places(), told()
    carry(tmp_path / "before", places, month)
    stored = places.calendars["ccas"].contents()

    rebuilt = carry(tmp_path / "after", places, month, month)["ccas"]

    assert rebuilt.writes == 0
    assert places.calendars["ccas"].contents() == stored


def test_after_a_lost_ledger_a_slot_that_changes_is_brought_up_to_date(tmp_path: Path) -> None:
    places, before = Places(), told()
    carry(tmp_path / "before", places, before)
    now = told(EVERYWHERE, before, [make.slot(DAYS[0], "15:00"), *SLOTS[1:]])

    first = carry(tmp_path / "after", places, now, before)["ccas"]
    second = carry(tmp_path / "after", places, now, now)["ccas"]

    assert (first.updated, first.observed) == (1, ())
    assert (second.writes, second.observed) == (0, ())


def test_after_a_lost_ledger_what_a_person_deleted_is_not_made_again(tmp_path: Path) -> None:
    places, month = Places(), told()
    carry(tmp_path / "before", places, month)
    gone = order(ML, month, None, reading(), make.NOW).events[SLOTS[0].id].href
    places.calendars["mission-locale"].remove(gone)

    carry(tmp_path / "after", places, month, month)

    assert gone not in places.calendars["mission-locale"].contents()


def test_a_calendar_that_moves_to_another_server_is_filled_there(tmp_path: Path) -> None:
    places, month = Places(), told()
    carry(tmp_path, places, month)
    moved = replace(ML, calendar=Calendar(url="https://cloud.example.org/dav/", user="ml"))
    elsewhere = MemoryCollection()
    one = order(moved, month, month, reading(), make.NOW)

    with courier(tmp_path, lambda _partner, _notes: elsewhere, dry_run=False, delete_many=False) as carrier:
        carrier.begin([one])
        done = carrier.deliver(one)

    assert done.created == len(DAYS)


def test_a_name_that_a_server_refuses_is_reported_with_its_slot(tmp_path: Path) -> None:
    places, month = Places(), told()
    event = order(ML, month, None, reading(), make.NOW).events[SLOTS[0].id]
    taken = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:{event.uid}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    places.calendars["mission-locale"].edit("kept-in-the-bin.ics", taken.encode())

    first = carry(tmp_path, places, month)["mission-locale"]
    month = renamed(month, {(slot, "calendar:mission-locale") for slot in first.taken})
    second = carry(tmp_path, places, month)["mission-locale"]

    assert first.taken == (SLOTS[0].id,)
    assert (second.created, second.failure) == (1, "")


def test_a_rehearsal_carries_nothing(tmp_path: Path) -> None:
    places, month = Places(), told()
    one = order(ML, month, None, reading(), make.NOW)

    with courier(tmp_path, places.open, dry_run=True, delete_many=False) as carrier:
        would = carrier.deliver(one)

    assert would.created == len(DAYS)
    assert places.calendars["mission-locale"].contents() == {}
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_is_full_for_the_ledger_is_said_as_for_any_file(tmp_path: Path) -> None:
    (tmp_path / ".coanimation").mkdir()
    small = sqlite3.connect(tmp_path / "small.sqlite")
    small.execute("PRAGMA max_page_count = 1")

    with (
        pytest.raises(Stopped) as stopped,
        courier(tmp_path, Places().open, dry_run=False, delete_many=False),
    ):
        small.execute("CREATE TABLE more (text)")
    small.close()

    assert (stopped.value.code, stopped.value.fields["file"]) == ("workspace-disk-full", "ledger.sqlite")


def test_a_ledger_that_another_program_holds_is_said_to_be_open_elsewhere(tmp_path: Path) -> None:
    (tmp_path / ".coanimation").mkdir()
    held, other = (sqlite3.connect(tmp_path / "held.sqlite", timeout=0, isolation_level=None) for _ in range(2))
    held.execute("BEGIN EXCLUSIVE")

    with (
        pytest.raises(Stopped, match="workspace-file-open"),
        courier(tmp_path, Places().open, dry_run=False, delete_many=False),
    ):
        other.execute("CREATE TABLE more (text)")
    held.close()
    other.close()


def test_a_ledger_that_cannot_be_opened_is_told_with_its_folder(tmp_path: Path) -> None:
    (tmp_path / ".coanimation" / "ledger.sqlite").mkdir(parents=True)

    with (
        pytest.raises(WrongUse, match="workspace-cannot-write"),
        courier(tmp_path, Places().open, dry_run=False, delete_many=False),
    ):
        pass


def test_a_server_that_hangs_keeps_no_other_waiting(tmp_path: Path) -> None:
    others_done, month = Event(), told()
    calendars = {partner.id: MemoryCollection() for partner in (ML, CCAS)}

    def open_calendar(partner: Partner, _notes: Notes) -> Collection:
        # the first in order answers only once the other one, on another server, is served
        if partner.id == "ccas":
            assert others_done.wait(timeout=30)
        return calendars[partner.id]

    class Watched(MemoryCollection):
        def put(self, href: str, data: bytes, *, if_match: str | None = None) -> str | None:
            etag = super().put(href, data, if_match=if_match)
            if len(self.contents()) == len(DAYS):
                others_done.set()
            return etag

    calendars["mission-locale"] = Watched()
    hanging = replace(CCAS, calendar=Calendar(url="https://cloud.example.org/dav/", user="ccas"))
    orders = [order(partner, month, None, reading(), make.NOW) for partner in (hanging, ML)]

    with courier(tmp_path, open_calendar, dry_run=False, delete_many=False) as carrier:
        carrier.begin(orders)
        done = carrier.deliver_all(orders)

    assert [(one.partner, one.created, one.failure) for one in done] == [
        ("ccas", len(DAYS), ""),
        ("mission-locale", len(DAYS), ""),
    ]


def test_whoever_looks_on_is_told_of_each_calendar_as_it_begins_and_as_it_ends_well_or_not(tmp_path: Path) -> None:
    places, month = Places({"ccas": Unreachable("nobody there")}), told()
    orders = [order(partner, month, None, reading(), make.NOW) for partner in (CCAS, ML)]
    steps: list[Step] = []

    with courier(tmp_path, places.open, dry_run=False, delete_many=False) as carrier:
        carrier.begin(orders)
        carrier.deliver_all(orders, steps.append)

    assert {(one.stage, one.count) for one in steps} == {(Stage.CALENDARS, 2)}
    assert [(one.done, one.names) for one in steps] == [(0, (CCAS.name,)), (1, ()), (1, (ML.name,)), (2, ())]


def test_also_the_calendar_of_a_partner_who_left_is_not_emptied_unasked(tmp_path: Path) -> None:
    places, before = Places(), told()
    carry(tmp_path, places, before)
    month = make.month(SLOTS, [CCAS], told=before)
    words = Reading(space=make.space(), people=People([CCAS]), words=Words("fr"))
    now = words.tell(make.DECEMBER, tell(month, make.rota()), before, make.NOW)
    gone = order(Partner(id=ML.id, name=ML.id), now, before, words, make.NOW)

    def take_back(*, delete_many: bool) -> tuple[Delivery, ...]:
        with courier(tmp_path, places.open, dry_run=False, delete_many=delete_many) as carrier:
            return carrier.take_back(gone)

    (asked,), (agreed,) = take_back(delete_many=False), take_back(delete_many=True)

    assert (asked.stopped, asked.failure, asked.deleted) == (True, "publish-calendar-mass-delete", 0)
    assert (agreed.stopped, agreed.deleted) == (False, len(DAYS))
