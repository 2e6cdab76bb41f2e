"""A slot that moves into another month: one event, of the month where it takes place, whichever is published first."""

from __future__ import annotations

import itertools
from datetime import timedelta
from pathlib import Path

import pytest

from coanimation.domain.months import YearMonth
from coanimation.use_cases.gather import gather
from coanimation.use_cases.publish import Published, publish
from tests.publishing.workspaces import DECEMBER, EVERYWHERE, NOW, PARTNERS, SPACE, draft, hours, workspace

JANUARY = YearMonth(2027, 1)
MOVED = "mercredi-2026-12-16"
STAYS = {slot: who for slot, who in EVERYWHERE.items() if slot != MOVED}
TAKEN_OVER = ("ccas-referent", "mda-infirmier")  # instead of the Mission Locale, which came in December
UNTIL_CHRISTMAS = SPACE.replace("when: term", "when: term, ends: 2026-12-31")
SPACE_MOVED = UNTIL_CHRISTMAS + (
    f'exceptional:\n  - {{id: reporte, moves: {MOVED}, site: centre, date: 2027-01-07, from: "14:00", to: "18:00"}}\n'
)
EVERYONE_COMES = PARTNERS.replace("usual: {mercredi: yes}", "usual: {mercredi: yes, reporte: yes}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace whose December is published, and one slot of it moved to January since."""
    folder = workspace(tmp_path, partners=EVERYONE_COMES.replace(", reporte: yes", ""))
    publish(folder, DECEMBER, now=NOW, environment={})
    move(folder)
    return folder


def move(folder: Path) -> None:
    (folder / "space.yaml").write_text(SPACE_MOVED, encoding="utf-8")
    (folder / "partners.yaml").write_text(EVERYONE_COMES, encoding="utf-8")
    draft(folder, STAYS)
    draft(folder, {MOVED: TAKEN_OVER}, month="2027-01", when={MOVED: hours(MOVED, day="2027-01-07")})


def move_back(folder: Path) -> None:
    (folder / "space.yaml").write_text(UNTIL_CHRISTMAS, encoding="utf-8")
    (folder / "partners.yaml").write_text(EVERYONE_COMES.replace(", reporte: yes", ""), encoding="utf-8")
    draft(folder, EVERYWHERE)
    draft(folder, {}, month="2027-01")


def published(folder: Path, *months: YearMonth, days: int = 1) -> list[Published]:
    later = (NOW + timedelta(days=days, hours=n) for n in itertools.count())
    return [publish(folder, month, now=next(later), environment={}) for month in months]


def events(text: str) -> dict[str, str]:
    """Read the start of each event, by UID; no UID stands twice."""
    found: dict[str, str] = {}
    for part in text.replace("\r\n ", "").split("BEGIN:VEVENT")[1:]:
        lines = dict(line.split(":", 1) for line in part.splitlines() if ":" in line)
        assert lines["UID"] not in found
        found[lines["UID"]] = lines["DTSTART;TZID=Europe/Paris"]
    return found


def calendar(folder: Path, partner: str) -> list[str]:
    place = folder / ".coanimation" / "calendars" / "collection-root" / partner / "coanimation"
    return sorted(events("".join(path.read_bytes().decode() for path in place.glob("*.ics"))).values())


def hours_file(folder: Path) -> dict[str, str]:
    return events((folder / "site" / "public" / "opening-hours.ics").read_bytes().decode())


@pytest.mark.parametrize("order", [(JANUARY, DECEMBER), (DECEMBER, JANUARY), (JANUARY,)], ids=str)
def test_a_slot_moved_into_another_month_is_published_once_in_every_order(
    folder: Path, order: tuple[YearMonth, ...]
) -> None:
    before = hours_file(folder)

    published(folder, *order)

    assert calendar(folder, "maison-ados") == ["20261209T134500", "20270107T134500"]
    assert calendar(folder, "ccas") == ["20261202T134500", "20261209T134500", "20270107T134500"]
    assert calendar(folder, "mission-locale") == ["20261202T134500"]
    assert sorted(hours_file(folder).values()) == ["20261202T140000", "20261209T140000", "20270107T140000"]
    assert hours_file(folder).keys() == before.keys()
    page = (folder / "site" / "public" / "index.html").read_text(encoding="utf-8")
    assert page.count('datetime="2026-12-16') == 0
    feeds = [path.read_bytes().decode() for path in (folder / ".coanimation" / "feeds").glob("*.ics")]
    assert not any("20261216" in feed for feed in feeds)
    assert sum("20270107T134500" in feed for feed in feeds) == 4


def test_the_month_that_a_slot_left_takes_nothing_back_once_the_other_told_it(folder: Path) -> None:
    _, left = published(folder, JANUARY, DECEMBER)

    assert left.withdrawn == ()
    assert sum(one.writes for one in left.calendars) == 0


@pytest.mark.parametrize("order", [(JANUARY, DECEMBER), (DECEMBER, JANUARY)], ids=str)
def test_publishing_either_month_again_changes_nothing(folder: Path, order: tuple[YearMonth, ...]) -> None:
    published(folder, *order)

    again = published(folder, *order, *reversed(order), days=2)

    assert [one.writes for one in again] == [0, 0, 0, 0]


def test_the_sequence_rises_when_a_slot_moves_to_another_month_and_when_it_comes_back(folder: Path) -> None:
    published(folder, JANUARY)
    move_back(folder)
    published(folder, DECEMBER, days=2)

    notices = publish(folder, DECEMBER, now=NOW + timedelta(days=3), environment={}).told.notices
    assert notices[MOVED, "public"].sequence == 2
    assert "20261216T140000" in hours_file(folder).values()
    assert not any("202701" in start for start in hours_file(folder).values())


@pytest.mark.parametrize("order", [(JANUARY, DECEMBER), (DECEMBER, JANUARY), (DECEMBER,)], ids=str)
def test_a_slot_that_comes_back_is_published_once_in_every_order(folder: Path, order: tuple[YearMonth, ...]) -> None:
    published(folder, JANUARY, DECEMBER)
    move_back(folder)

    published(folder, *order, days=2)

    assert sorted(hours_file(folder).values()) == ["20261202T140000", "20261209T140000", "20261216T140000"]
    assert calendar(folder, "mission-locale") == ["20261202T134500", "20261216T134500"]
    assert calendar(folder, "ccas") == ["20261202T134500", "20261209T134500"]


def test_a_slot_counts_once_among_the_presences_of_other_months(folder: Path) -> None:
    published(folder, JANUARY)

    seen_from = {month: gather(folder, month, now=NOW).around for month in (JANUARY, JANUARY.shifted(1))}

    assert MOVED not in {presence.slot for presence in seen_from[JANUARY]}
    later = [presence for presence in seen_from[JANUARY.shifted(1)] if presence.slot == MOVED]
    assert sorted(presence.professional for presence in later) == sorted(TAKEN_OVER)
