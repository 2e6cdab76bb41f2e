"""Calendars that professionals supply, as they are written in `partners.yaml`, under `busy`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from coanimation.domain.people import BusyCalendar
from coanimation.workspace.shapes.base import Fault, Shape
from coanimation.workspace.shapes.scalars import Line, read_url, said, text_of, wrong


def read_calendar_url(value: object) -> str:
    """Read the address of somebody's calendar, which is often a secret: no message repeats it. webcal is https."""
    text = re.sub(r"^webcals?://", "https://", text_of(value))
    try:
        return read_url(text)
    except PydanticCustomError as error:
        if "secret-in-url" in str((error.context or {}).get("code")):
            raise
        raise wrong("bad-calendar-url") from None


def read_variable(value: object) -> str:
    """Read the name of an environment variable of ours."""
    text = text_of(value)
    if not re.fullmatch(r"COANIMATION_[A-Z0-9_]{1,60}", text):
        raise wrong("bad-variable", value=text[:60])
    return text


CalendarUrl = Annotated[str, PlainValidator(read_calendar_url), said(r"^(https?|webcals?)://[^\s@]+$")]
Variable = Annotated[str, PlainValidator(read_variable), said(r"^COANIMATION_[A-Z0-9_]+$")]


class BusyShape(Shape):
    """One of `busy:`: a calendar of the professional, of which only busy times are read; a password is never here."""

    ics: CalendarUrl | None = Field(default=None, description="Address of a subscription; whoever knows it reads it.")
    ics_in: Variable | None = Field(
        default=None,
        description="Instead: the environment variable that holds the address, such as COANIMATION_AGENDA.",
    )
    caldav: CalendarUrl | None = Field(default=None, description="Instead: address of a CalDAV calendar.")
    user: Line | None = Field(default=None, description="Who reads the CalDAV calendar.")

    def faults(self) -> Iterator[Fault]:
        """Ask for one calendar, and for a user where there is a password to give."""
        given = [key for key in ("ics", "ics_in", "caldav") if getattr(self, key) is not None]
        if len(given) != 1:
            yield Fault("workspace-busy-one")
        elif (self.user is None) == (self.caldav is not None):
            yield Fault("workspace-busy-user", () if self.user is None else ("user",))

    def calendar(self) -> BusyCalendar:
        """Make the calendar of the domain."""
        return BusyCalendar(url=self.ics or self.caldav or "", user=self.user or "", variable=self.ics_in or "")
