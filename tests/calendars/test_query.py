"""What a CalDAV calendar holds between two instants: of real servers, and of servers that mean no good."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from zoneinfo import ZoneInfo

import pytest

from calendars import NetTransport, discovery
from calendars.busy import Asked, periods
from calendars.fetch import Unfetched, Web, is_public_or_inside
from calendars.query import Account, NotACalendar, texts
from calendars.transport import Answer
from tests.calendars.conftest import PASSWORD, Served
from tests.calendars.test_busy import busy, calendar

PARIS = ZoneInfo("Europe/Paris")
START, END = datetime(2026, 12, 1, tzinfo=PARIS), datetime(2027, 1, 1, tzinfo=PARIS)
WEB = Web(permitted=is_public_or_inside)
WEEKLY = (
    "UID:w\nDTSTAMP:20260101T000000Z\nSUMMARY:Équipe\nDTSTART;TZID=Europe/Paris:20260902T140000\n"
    "DTEND;TZID=Europe/Paris:20260902T150000\nRRULE:FREQ=WEEKLY;UNTIL=20261210T000000Z"
)
WHOLE = "UID:d\nDTSTAMP:20260101T000000Z\nSUMMARY:Congés\nDTSTART;VALUE=DATE:20261223\nDTEND;VALUE=DATE:20261225"
PAST = "UID:p\nDTSTAMP:20260101T000000Z\nSUMMARY:Passé\nDTSTART:20261001T080000Z\nDTEND:20261001T090000Z"
_numbers = count()


def prodid(text: bytes) -> bytes:
    return text.replace(b"VERSION:2.0", b"VERSION:2.0\r\nPRODID:-//test//FR")


@pytest.fixture(params=["radicale", "xandikos"])
def account(request: pytest.FixtureRequest, served: Served) -> Account:
    """Give a calendar with three events on a real server."""
    name = f"personnel-{next(_numbers)}"
    if request.param == "radicale":
        served.collections.open("agnes", name)
        root, user = f"{served.url}calendars/", "agnes"
    else:
        root, user = request.getfixturevalue("xandikos"), "user"
    with NetTransport(root, user, PASSWORD) as transport:
        collection = discovery.find(transport, name, name="Personnel")
        for n, one in enumerate((WEEKLY, WHOLE, PAST)):
            collection.put(f"e{n}.ics", prodid(calendar(one)))
        url = discovery_url(root, collection)
    return Account(url=url, user=user, password=PASSWORD)


def discovery_url(root: str, collection: object) -> str:
    path = str(collection.path)  # type: ignore[attr-defined] # a DavCollection has its path
    return root.split("/", 3)[0] + "//" + root.split("/", 3)[2] + path


def test_a_real_server_tells_the_events_of_a_month(account: Account) -> None:
    found = texts(WEB, account, START, END)

    assert len(found) == 2
    assert busy(*found) == ["02 14:00-15:00", "09 14:00-15:00", "23 00:00-25 00:00"]


def test_a_wrong_password_is_told_by_its_status(served: Served) -> None:
    served.collections.open("agnes", "personnel")
    account = Account(url=f"{served.url}calendars/agnes/personnel/", user="agnes", password="faux")

    with pytest.raises(Unfetched) as refused:
        texts(WEB, account, START, END)
    assert (refused.value.why, refused.value.status) == ("status", 401)


def test_what_is_no_calendar_is_not_free_time(served: Served) -> None:
    served.collections.open("agnes", "personnel")

    with pytest.raises(NotACalendar) as refused:
        texts(WEB, Account(url=f"{served.url}calendars/agnes/", user="agnes", password=PASSWORD), START, END)
    assert refused.value.why == "not-a-calendar"


def test_a_page_is_no_calendar(served: Served) -> None:
    (served.public / "index.html").write_text("<html></html>", encoding="utf-8")

    with pytest.raises((NotACalendar, Unfetched)):
        texts(WEB, Account(url=served.url, user="agnes", password=PASSWORD), START, END)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scripted(Web):
    """A web that gives these answers in order, without asking anybody."""

    answers: list[Answer]

    def request(self, *_: object, **__: object) -> Answer:
        return self.answers.pop(0)


def multistatus(inner: str) -> Answer:
    text = f'<multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">{inner}</multistatus>'
    return Answer(status=207, body=text.encode())


def propstat(inner: str, status: str = "200 OK") -> str:
    return f"<propstat><prop>{inner}</prop><status>HTTP/1.1 {status}</status></propstat>"


CALENDAR = multistatus(
    f"<response><href>/a/</href>{propstat('<resourcetype><collection/><C:calendar/></resourcetype>')}</response>"
)
ONE = f"<C:calendar-data>{calendar(WEEKLY).decode()}</C:calendar-data>"
HOSTILE: dict[str, tuple[list[Answer], Callable[[BaseException], bool]]] = {
    "only a part": (
        [
            CALENDAR,
            multistatus(
                f"<response><href>/a/e.ics</href>{propstat(ONE)}</response>"
                "<response><href>/a/</href><status>HTTP/1.1 507 Insufficient Storage</status></response>"
            ),
        ],
        lambda error: isinstance(error, NotACalendar) and error.why == "incomplete",
    ),
    "an event without its text": (
        [CALENDAR, multistatus(f"<response><href>/a/e.ics</href>{propstat(ONE, '404 Not Found')}</response>")],
        lambda error: isinstance(error, NotACalendar) and error.why == "incomplete",
    ),
    "cut": (
        [CALENDAR, Answer(status=207, body=b"<multistatus xmlns='DAV:'><response>")],
        lambda error: isinstance(error, NotACalendar) and error.why == "no-dav",
    ),
    "a bomb": (
        [Answer(status=207, body=b"<!DOCTYPE x [<!ENTITY a 'b'>]><multistatus xmlns='DAV:'>&a;</multistatus>")],
        lambda error: isinstance(error, NotACalendar) and error.why == "no-dav",
    ),
    "a page": (
        [Answer(status=200, body=b"<html></html>")],
        lambda error: isinstance(error, NotACalendar) and error.why == "no-dav",
    ),
    "far too many tags": (
        [CALENDAR, multistatus("<response/>" * 400_001)],
        lambda error: isinstance(error, Unfetched) and error.why == "too-large",
    ),
    "refused": (
        [CALENDAR, Answer(status=403), Answer(status=403)],
        lambda error: isinstance(error, Unfetched) and error.status == 403,
    ),
    "down": ([Answer(status=503)], lambda error: isinstance(error, Unfetched) and error.status == 503),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_an_answer_that_does_not_tell_all_is_no_answer(name: str) -> None:
    answers, expected = HOSTILE[name]

    with pytest.raises((NotACalendar, Unfetched)) as refused:
        texts(Scripted(answers=[*answers]), Account(url="https://nuage.example/a/", user="a", password="b"), START, END)
    assert expected(refused.value)


def test_where_only_busy_times_may_be_seen_these_are_asked_for() -> None:
    told = (
        b"BEGIN:VCALENDAR\r\nBEGIN:VFREEBUSY\r\nDTSTART:20261128T230000Z\r\nDTEND:20270103T000000Z\r\n"
        b"FREEBUSY:20261202T130000Z/PT1H\r\nEND:VFREEBUSY\r\nEND:VCALENDAR\r\n"
    )
    web = Scripted(answers=[CALENDAR, Answer(status=403), Answer(status=200, body=told)])

    found = texts(web, Account(url="https://nuage.example/a/", user="a", password="b"), START, END)

    (one,) = periods(found, Asked(start=START, end=END, here=PARIS))
    assert one.unnamed
