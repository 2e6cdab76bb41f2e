"""Calendars written by hand, so that the reader is tried on bytes that no library of ours wrote."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from coanimation.readback import Expected, Seen, Vocabulary

PARIS = ZoneInfo("Europe/Paris")

VOCABULARY = Vocabulary(
    people=frozenset({"Éducatrice", "Éducatrice de prévention", "Psychologue"}),
    organisations=frozenset({"Maison des adolescents", "Mission Locale"}),
    words=frozenset({"fermé"}),
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def calendar(*events: str) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//by hand//EN", *events, "END:VCALENDAR", ""]
    return "\r\n".join(lines).encode()


def vevent(
    uid: str = "one",
    start: str = "DTSTART;TZID=Europe/Paris:20261209T133000",
    end: str = "DTEND;TZID=Europe/Paris:20261209T160000",
    *more: str,
) -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", start, end, *more, "END:VEVENT"])


def expected(
    start: str = "2026-12-09T13:30",
    end: str = "2026-12-09T16:00",
    place: str = "3 place du Marché",
    people: tuple[str, ...] = ("Éducatrice",),
    organisations: tuple[str, ...] = ("Mission Locale",),
) -> Expected:
    return Expected(
        start=at(start),
        end=at(end),
        place=place,
        people=frozenset(people),
        organisations=frozenset(organisations),
    )


def seen(
    uid: str = "one",
    start: str = "2026-12-09T13:30",
    end: str = "2026-12-09T16:00",
    *,
    place: str = "L'Escale, 3 place du Marché",
    status: str = "CONFIRMED",
    description: str = "Éducatrice ; avec la Mission Locale",
) -> Seen:
    return Seen(
        uid=uid,
        start=at(start),
        end=at(end),
        place=place,
        status=status,
        summary="L'Escale",
        description=description,
    )
