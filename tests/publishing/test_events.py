from __future__ import annotations

from dataclasses import replace
from datetime import UTC

from hypothesis import given
from hypothesis import strategies as st

from calendars.event import href_of
from coanimation.domain.months import YearMonth
from coanimation.domain.told import Entry
from coanimation.publishing.events import uid
from coanimation.publishing.months import window
from tests import builders as make

ENTRY = Entry(
    slot="mercredi-2026-12-02",
    start=make.instant("2026-12-02T14:00"),
    end=make.instant("2026-12-02T18:00"),
    summary="L'Escale",
    location="3 place du Marché",
    description="",
    busy=True,
)


def test_the_name_of_an_event_is_permanent() -> None:
    # written down once: another hash would make every event appear twice in people's calendars
    assert (
        uid("3q7cnm4h2v5xk8d1", "mercredi-2026-12-02", "public")
        == "fa40297142034cf155a4ba820ba47de73ccf5978@coanimation"
    )


@given(
    st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8), st.text(max_size=8), st.integers(0, 3)), unique=True)
)
def test_two_slots_two_targets_or_two_generations_never_share_a_name(
    names: list[tuple[str, str, str, int]],
) -> None:
    assert len({uid(*name) for name in names}) == len(names)


def test_an_event_is_stored_under_small_letters_and_digits() -> None:
    name = href_of(uid("key", "mercredi-2026-12-02", "calendar:ml"))

    assert name.removesuffix(".ics").isalnum()
    assert name.islower()


def test_a_change_of_words_is_no_change_of_the_appointment() -> None:
    other = replace(ENTRY, summary="Le Phare", description="avec d'autres")

    assert other.content.everything != ENTRY.content.everything
    assert other.content.appointment == ENTRY.content.appointment


def test_time_place_and_closing_change_the_appointment() -> None:
    others = (
        replace(ENTRY, end=make.instant("2026-12-02T19:00")),
        replace(ENTRY, location="ailleurs"),
        replace(ENTRY, closed=True),
    )

    assert ENTRY.content.appointment not in {other.content.appointment for other in others}


def test_the_same_instant_told_in_another_zone_is_no_change() -> None:
    assert replace(ENTRY, start=ENTRY.start.astimezone(UTC)).content == ENTRY.content


def test_a_subscription_shows_two_months_before_the_last_published_one() -> None:
    published = [YearMonth(2026, month) for month in (8, 9, 10, 12)]

    assert window(published) == (YearMonth(2026, 10), YearMonth(2026, 12))


def test_nothing_published_is_an_empty_window() -> None:
    assert window([]) == ()
