"""The public page: when it is open, where, and how to keep the hours at hand; no script, nothing fetched elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from itertools import groupby
from urllib.parse import urlsplit, urlunsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from coanimation.domain.months import YearMonth
from coanimation.domain.public import PublicOpening
from coanimation.words import Words

NEXT = 3  # the cards at the top


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the public page tells, as of `updated`: it stands still, so it never depends on the day it is read.

    `hours_file` is the name of the calendar file beside it; `address` is where the page is published, empty when nobody
    can subscribe from elsewhere.
    """

    name: str
    language: str
    openings: tuple[PublicOpening, ...]
    updated: datetime
    contact: str = ""
    address: str = ""
    hours_file: str = "opening-hours.ics"


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A week of the table: its Monday and its openings."""

    monday: date
    openings: tuple[PublicOpening, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """Openings that follow each other and are closed for the same reason."""

    first: PublicOpening
    last: PublicOpening


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place where it opens."""

    name: str
    address: str
    landmark: str


def render(page: Page, words: Words) -> str:
    """Write the page as HTML; the same page gives the same bytes."""
    openings = [o for o in page.openings if _monday(o) + timedelta(days=7) > page.updated.date()]
    to_come = [o for o in openings if o.end > page.updated]
    return _template().render(
        page=page,
        words=words,
        say=words.say,
        following=[o for o in to_come if not o.closed][:NEXT],
        closures=list(_closures(to_come)),
        months=[(month, list(_weeks(those))) for month, those in _months(openings)],
        places=list(_places(openings)),
        several=len({o.place for o in openings}) > 1,
        webcal=_webcal(page),
    )


def _months(openings: Iterable[PublicOpening]) -> Iterator[tuple[YearMonth, list[PublicOpening]]]:
    for month, those in groupby(openings, key=lambda o: YearMonth.of(o.start.date())):
        yield month, list(those)


def _weeks(openings: Iterable[PublicOpening]) -> Iterator[Week]:
    for monday, those in groupby(openings, key=_monday):
        yield Week(monday=monday, openings=tuple(those))


def _monday(opening: PublicOpening) -> date:
    day = opening.start.date()
    return day - timedelta(days=day.weekday())


def _closures(openings: Iterable[PublicOpening]) -> Iterator[Closed]:
    """Join closed openings of one reason between which nothing opens."""
    for (closed, _), those in groupby(openings, key=lambda o: (o.closed, o.reason)):
        if closed:
            several = list(those)
            yield Closed(first=several[0], last=several[-1])


def _places(openings: Iterable[PublicOpening]) -> Iterator[Place]:
    yield from dict.fromkeys(Place(name=o.place, address=o.address, landmark=o.landmark) for o in openings)


def _webcal(page: Page) -> str:
    """Tell the address that phones open in their calendar, or nothing when the page has no address."""
    if not page.address:
        return ""
    parts = urlsplit(page.address.rstrip("/") + "/" + page.hours_file)
    return urlunsplit(parts._replace(scheme="webcal"))


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("coanimation.rendering", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.html.j2")
