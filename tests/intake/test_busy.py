"""Busy times become answers: one for each slot, and nothing else of anybody's calendar."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars import fetch, foreign
from calendars.busy import Period
from calendars.fetch import is_public_or_inside
from coanimation.domain.answers import Answer, Availability, Source, with_usual
from coanimation.domain.people import BusyCalendar, Professional
from coanimation.intake.busy import Busy, Failure, Question, Reach, Supplier, answers, read_all, web, without
from coanimation.words import LANGUAGES, Words
from tests.builders import IF_NEED_BE, NO, YES, instant, professional, slot
from tests.calendars.scripted import WEB, Serve, answer, serving
from tests.calendars.test_busy import HOUR, calendar

PARIS = ZoneInfo("Europe/Paris")
WED = slot(ends="17:00")
DECEMBER = Question(start=instant("2026-12-01T00:00"), end=instant("2027-01-01T00:00"), zone=PARIS)
LOCAL = replace(WEB, permitted=is_public_or_inside)


@pytest.fixture
def serve() -> Iterator[Serve]:
    with serving() as make:
        yield make


def period(start: str, end: str, *, tentative: bool = False, unnamed: bool = False) -> Period:
    return Period(instant(start).astimezone(UTC), instant(end).astimezone(UTC), tentative, unnamed)


def supplier(*calendars: BusyCalendar, who: str = "agnes", mail: str = "") -> Supplier:
    return Supplier(person=replace(professional(who), busy=calendars, mail=mail))


def of(person: Professional, *busy: Period) -> Availability:
    (found,) = answers(person, [WED], busy)
    assert (found.professional, found.slot, found.source) == (person.id, WED.id, Source.BUSY)
    return found.availability


@pytest.mark.parametrize(
    ("busy", "expected"),
    [
        ([], YES),
        ([period("2026-12-02T09:00", "2026-12-02T14:00")], YES),  # it ends as the slot begins
        ([period("2026-12-02T17:00", "2026-12-02T18:00")], YES),
        ([period("2026-12-02T09:00", "2026-12-02T14:01")], NO),
        ([period("2026-12-02T15:00", "2026-12-02T15:30")], NO),
        ([period("2026-12-01T00:00", "2026-12-09T00:00")], NO),
        ([period("2026-12-02T15:00", "2026-12-02T15:30", tentative=True)], IF_NEED_BE),
        (
            [
                period("2026-12-02T15:00", "2026-12-02T15:30", tentative=True),
                period("2026-12-02T16:00", "2026-12-02T16:30"),
            ],
            NO,
        ),
    ],
)
def test_a_slot_is_answered_by_what_it_meets(busy: list[Period], expected: Availability) -> None:
    assert of(professional(), *busy) == expected


def test_setting_up_and_tidying_count() -> None:
    early = replace(WED, arrive=WED.start - timedelta(minutes=30), leave=WED.end + timedelta(minutes=15))
    before, after = period("2026-12-02T13:00", "2026-12-02T13:45"), period("2026-12-02T17:10", "2026-12-02T18:00")

    assert [next(answers(professional(), [early], [one])).availability for one in (before, after)] == [NO, NO]
    assert of(professional(), before, after) == YES


HOURS = (instant("2026-12-02T14:00"), instant("2026-12-02T17:00"))


@pytest.mark.parametrize(
    ("start", "end", "left"),
    [
        ("2026-12-02T14:00", "2026-12-02T17:00", []),
        ("2026-12-02T13:00", "2026-12-02T18:00", [("13:00", "14:00"), ("17:00", "18:00")]),
        ("2026-12-02T15:00", "2026-12-02T18:00", [("17:00", "18:00")]),
        ("2026-12-02T09:00", "2026-12-02T10:00", [("09:00", "10:00")]),
    ],
)
def test_hours_that_were_announced_leave_busy_times_without_names(
    start: str, end: str, left: list[tuple[str, str]]
) -> None:
    found = without([period(start, end, unnamed=True)], [HOURS])

    assert [tuple(f"{one.astimezone(PARIS):%H:%M}" for one in (p.start, p.end)) for p in found] == left


def test_an_event_with_a_name_stays_whatever_was_announced() -> None:
    other = period("2026-12-02T14:00", "2026-12-02T17:00")

    assert list(without([other], [HOURS])) == [other]


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20))),
    st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9))),
)
def test_what_is_left_is_what_was_told_less_what_was_announced(
    told: list[tuple[int, int]], announced: list[tuple[int, int]]
) -> None:
    zero = datetime(2026, 12, 1, tzinfo=UTC)

    def at(hours: int) -> datetime:
        return zero + timedelta(hours=hours)

    left = without(
        [Period(at(begin), at(begin + long), unnamed=True) for begin, long in told],
        [(at(begin), at(begin + long)) for begin, long in announced],
    )

    def hours(spans: list[tuple[int, int]]) -> set[int]:
        return {hour for begin, long in spans for hour in range(begin, begin + long)}

    assert {hour for one in left for hour in range(99) if one.start <= at(hour) < one.end} == hours(told) - hours(
        announced
    )


@pytest.mark.parametrize(
    ("usual", "fetched", "counts"),
    [
        (YES, NO, NO),
        (NO, YES, NO),
        (IF_NEED_BE, YES, IF_NEED_BE),
        (YES, IF_NEED_BE, IF_NEED_BE),
        (None, YES, YES),
        (None, NO, NO),
    ],
)
def test_a_free_calendar_says_no_more_than_someone_usually_does(
    usual: Availability | None, fetched: Availability, counts: Availability
) -> None:
    def said(availability: Availability, source: Source) -> Answer:
        return Answer(professional="agnes", slot=WED.id, availability=availability, source=source)

    before = said(usual, Source.USUAL) if usual else None
    assert with_usual(before, said(fetched, Source.BUSY)).availability == counts


def read(one: Supplier, environment: Mapping[str, str] | None = None, *, seconds: float = 20) -> Busy:
    return read_all([one], DECEMBER, Reach(web=LOCAL, environment=environment or {}, seconds=seconds))[one.person.id]


def test_all_the_calendars_of_someone_count(serve: Serve) -> None:
    first, second = HOUR, HOUR.replace("20261202", "20261203")
    urls = [serve(answer("200 OK", calendar(text))).url for text in (first, second)]

    found = read(supplier(*(BusyCalendar(url=url) for url in urls)))

    assert not isinstance(found, Failure)
    assert [f"{one.start:%d %H}" for one in found] == ["02 13", "03 13"]


def test_one_calendar_that_fails_is_enough_to_know_nothing_of_someone(serve: Serve) -> None:
    good, bad = serve(answer("200 OK", calendar(HOUR))), serve(answer("404 Not Found"))

    found = read(supplier(BusyCalendar(url=good.url), BusyCalendar(url=bad.url)))

    assert found == Failure(code="busy-refused-gone", fields={"host": "127.0.0.1", "status": 404})


def test_who_declined_is_known_by_their_mail(serve: Serve) -> None:
    declined = f"{HOUR}\nATTENDEE;PARTSTAT=DECLINED:mailto:agnes@structure.example"
    url = serve(answer("200 OK", calendar(declined))).url

    assert read(supplier(BusyCalendar(url=url), mail="Agnes@structure.example")) == ()
    assert len(read(supplier(BusyCalendar(url=url)))) == 1  # type: ignore[arg-type] # no failure


def test_what_fails_for_one_stops_no_other(serve: Serve) -> None:
    good = serve(answer("200 OK", calendar(HOUR))).url
    broken = serve(answer("200 OK", b"<html>")).url
    people = [
        supplier(BusyCalendar(url=url), who=f"p{n}")
        for n, url in enumerate([broken, good, "http://nulle-part.invalid/a", good, broken, good])
    ]

    found = read_all(people, DECEMBER, Reach(web=LOCAL, environment={}))

    assert [isinstance(found[f"p{n}"], Failure) for n in range(6)] == [True, False, True, False, True, False]


def test_whoever_does_not_answer_in_time_is_waited_for_no_longer(serve: Serve) -> None:
    stop = threading.Event()

    def silent(_wire: object, _asked: str) -> None:
        stop.wait(10)

    slow = serve(silent)

    found = read(supplier(BusyCalendar(url=slow.url)), seconds=0.3)
    stop.set()

    assert found == Failure(code="busy-out-of-time")


def test_a_secret_address_may_stand_in_the_environment(serve: Serve) -> None:
    url = serve(answer("200 OK", calendar(HOUR))).url
    one = supplier(BusyCalendar(variable="COANIMATION_AGENDA"))

    assert len(read(one, {"COANIMATION_AGENDA": url})) == 1  # type: ignore[arg-type] # no failure
    assert read(one) == Failure(code="busy-no-address", fields={"variable": "COANIMATION_AGENDA"})
    for odd in ("file:///etc/passwd", "https://[agenda", "https://agenda.invalid:port/"):
        assert read(one, {"COANIMATION_AGENDA": odd}) == Failure(code="busy-not-web", fields={"host": ""})


def test_each_account_has_its_password() -> None:
    one = supplier(
        BusyCalendar(url="https://a.invalid/x/", user="agnes"),
        BusyCalendar(url="https://a.invalid/y/", user="agnes"),
        BusyCalendar(url="https://b.invalid/", user="agnes"),
        who="cc-agnes",
    )

    def lacks(*calendars: BusyCalendar, environment: Mapping[str, str] | None = None) -> object:
        failed = read(Supplier(person=replace(one.person, busy=calendars)), environment)
        assert isinstance(failed, Failure)
        return failed.fields.get("variable", failed.code)

    assert lacks(*one.person.busy) == "COANIMATION_PASSWORD_CC_AGNES"
    first, second, third = one.person.busy
    assert lacks(first, second, environment={"COANIMATION_PASSWORD_CC_AGNES": "x"}) == "busy-unknown-host"
    assert lacks(third, first) == "COANIMATION_PASSWORD_CC_AGNES"


def test_the_network_inside_is_for_whoever_says_so() -> None:
    assert web(local_network=False).permitted is not web(local_network=True).permitted


WHYS: list[tuple[str, Callable[[str], str]]] = [
    *((why, lambda why: f"busy-{why}") for why in get_args(fetch.Why) if why != "status"),
    *((why, lambda why: f"busy-text-{why}") for why in get_args(foreign.Why)),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_goes_wrong_has_a_sentence(language: str) -> None:
    words = Words(language)
    codes = [code(why) for why, code in WHYS]
    codes += [f"busy-refused-{how}" for how in ("password", "rights", "gone", "later", "server")]
    codes += [f"busy-{why}" for why in ("not-a-calendar", "incomplete", "no-dav")]

    for code in codes:
        assert words.say(code, host="agenda.example", line=3, status=404)
