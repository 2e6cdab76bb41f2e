"""Invitations by mail (iMIP, RFC 6047): the one place where an event names who sends it and who receives it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from urllib.parse import quote

from calendars.event import Event
from calendars.letter import Address, Method
from calendars.lines import joined
from calendars.write import PRODID, vevent, zones

_END: Final = b"END:VEVENT\r\n"
_OF_MAIL: Final = "@!$&'*+-/=^_`{|}~."


def invitation(event: Event, *, method: Method, organizer: Address, attendee: Address) -> bytes:
    """Write the VCALENDAR that tells one person of one event, or takes it back; no answer is asked for."""
    told = replace(event, status="CANCELLED" if method == "CANCEL" else event.status)
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODID}", "CALSCALE:GREGORIAN", f"METHOD:{method}"]
    asks = "CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE"
    people = [
        f"ORGANIZER{_named(organizer)}:{_mailto(organizer)}",
        f"ATTENDEE;{asks}{_named(attendee)}:{_mailto(attendee)}",
    ]
    written = vevent(told).removesuffix(_END) + joined(people) + _END
    return joined([*head, *zones([told])]) + written + b"END:VCALENDAR\r\n"


def _named(address: Address) -> str:
    """Write the name; a parameter has no place for a quotation mark (RFC 5545 3.2), and doubles a caret (RFC 6868)."""
    name = address.name.replace("^", "^^").replace('"', "'")
    return f';CN="{name}"' if name else ""


def _mailto(address: Address) -> str:
    return f"mailto:{quote(address.wire, safe=_OF_MAIL)}"
