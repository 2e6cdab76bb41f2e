"""What one written value may be: each reader takes the text of the file and gives a value of the domain, or a code.

Everything a file holds arrives as text (see `document`), so these readers are the only place that says what `11h`,
`yes` or `2026-12-07` means, and what to say when it does not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from typing import Annotated, Any, Final, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from coanimation.domain.ids import is_id
from coanimation.domain.months import YearMonth
from coanimation.words import Spelled, fold, nearest
from coanimation.workspace.characters import first_forbidden

T = TypeVar("T")
MAX_TEXT: Final = 500
_ATOM: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u0080-\U0010ffff-]+"
_NAME: Final = r"[A-Za-z0-9\u0080-\U0010ffff](?:[A-Za-z0-9\u0080-\U0010ffff-]*[A-Za-z0-9\u0080-\U0010ffff])?"
_MAIL: Final = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@{_NAME}(?:\.{_NAME})+")
_HOST: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9a-fA-F:]*:[0-9a-fA-F:.]*")


def wrong(code: str, **fields: object) -> PydanticCustomError:
    """Make the error that carries one of our codes through pydantic."""
    return PydanticCustomError("workspace", "{code}", {"code": f"workspace-{code}", "fields": fields})


def text_of(value: object) -> str:
    """Take a written value, refusing a mapping, a list, nothing at all, and characters that no text may hold."""
    if isinstance(value, str):
        text = value.strip()
        if what := first_forbidden(text):
            raise wrong("control", what=what)
        if text:
            return text
    if value is None or isinstance(value, str):
        raise wrong("no-value")
    raise wrong("needs-text")


def read_text(value: object) -> str:
    """Read one line of text, at most 500 characters; a tab, which no calendar and no mail can hold, is a space."""
    text = text_of(value).replace("\t", " ")
    if len(text.splitlines()) > 1:
        raise wrong("one-line")
    if len(text) > MAX_TEXT:
        raise wrong("too-long", most=MAX_TEXT)
    return text


def read_id(value: object) -> str:
    """Read an id: a small letter, then small letters, digits or dashes, at most 40; no Windows device name."""
    text = text_of(value)
    if is_id(text):
        return text
    if re.fullmatch(r"[a-z][a-z0-9]{0,39}", text):
        raise wrong("device-id", value=text)
    raise wrong("bad-id", value=text[:60], nearest=as_id(text))


def as_id(text: str) -> str:
    """Make the id that is nearest to a text, such as `mission-locale` for `Mission Locale`; empty when none is."""
    made = re.sub(r"[^a-z0-9]+", "-", fold(text)).lstrip("0123456789-")[:40].strip("-")
    return made if is_id(made) else ""


def read_key(value: object) -> str:
    """Read the random key of a space."""
    text = text_of(value)
    if not re.fullmatch(r"[A-Za-z0-9_-]{8,64}", text):
        raise wrong("bad-key")
    return text


def read_day(value: object) -> date:
    """Read a day, such as 2026-12-07."""
    text = text_of(value)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise wrong("no-such-day", value=text) from None
        if 1970 <= day.year <= 9998:
            return day
        raise wrong("no-such-day", value=text)
    raise wrong("bad-date", value=text[:60], nearest=_day_meant(text))


def _day_meant(text: str) -> str:
    if found := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text):
        day, month, year = (int(part) for part in found.groups())
    elif found := re.fullmatch(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})", text):
        year, month, day = (int(part) for part in found.groups())
    else:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def read_month(value: object) -> YearMonth:
    """Read a month, such as 2026-12."""
    text = text_of(value)
    try:
        return YearMonth.parse(text)
    except ValueError:
        raise wrong("bad-month", value=text[:60]) from None


def read_instant(value: object) -> datetime:
    """Read an instant with its offset, such as 2026-11-22T10:42:00+01:00."""
    text = text_of(value)
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise wrong("bad-instant", value=text[:60]) from None
    if instant.tzinfo is None or not 1970 <= instant.year <= 9998:
        raise wrong("bad-instant", value=text[:60])
    return instant


def read_span(value: object) -> tuple[datetime, datetime]:
    """Read two instants with a slash between them (ISO 8601), the second after the first."""
    first, slash, then = text_of(value).partition("/")
    if not slash:
        raise wrong("bad-span", value=first[:60])
    start, end = read_instant(first), read_instant(then)
    if end <= start:
        raise wrong("span-backwards")
    return start, end


def read_hour(value: object) -> time:
    """Read an hour of the day: 14:00, 9:30, 14h, 18h30, 18 h 30; 24:00 is midnight."""
    text = text_of(value)
    found = re.fullmatch(r"(\d{1,2})(?::(\d{2})| ?[hH] ?(\d{2})?)", text)
    if found is None:
        meant = f"{int(text):02d}:00" if re.fullmatch(r"\d{1,2}", text) and int(text) < 24 else ""
        raise wrong("bad-hour", value=text[:60], nearest=meant)
    hours, minutes = int(found[1]), int(found[2] or found[3] or 0)
    if (hours, minutes) == (24, 0):
        return time(0)
    if hours > 23 or minutes > 59:
        raise wrong("no-such-hour", value=text)
    return time(hours, minutes)


def read_duration(value: object) -> int:
    """Read a duration into whole minutes: 11h, 90min, 1h30."""
    text = text_of(value).lower().replace(" ", "")
    if found := re.fullmatch(r"(\d{1,3})h(?:(\d{1,2})(?:min)?)?", text):
        hours, minutes = int(found[1]), int(found[2] or 0)
        if minutes < 60:
            return hours * 60 + minutes
    elif found := re.fullmatch(r"(\d{1,5})(?:min|mn|m)", text):
        return int(found[1])
    raise wrong("bad-duration", value=text[:60])


def read_flag(value: object) -> bool:
    """Read true or false, in words of either language."""
    text = text_of(value).casefold()
    if text in {"true", "yes", "oui", "vrai"}:
        return True
    if text in {"false", "no", "non", "faux"}:
        return False
    raise wrong("bad-flag", value=text[:60])


def read_url(value: object) -> str:
    """Read an address of the web, without a user or a password in it."""
    text = read_text(value)
    try:
        parts = urlsplit(text)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname)
        secret = parts.username is not None or parts.password is not None
        _ = parts.port
    except ValueError:
        good, secret = False, False
    if secret:
        raise wrong("secret-in-url")
    if not good or re.search(r"\s", text):
        raise wrong("bad-url", value=text[:60])
    return text


def read_mail(value: object) -> str:
    """Read a mail address."""
    text = read_text(value)
    local = text.partition("@")[0]
    # RFC 5321 4.5.3.1; letters of every script (RFC 6531), and none that is not seen
    seen = all(unicodedata.category(one)[0] not in "CZ" for one in text)
    if not seen or not _MAIL.fullmatch(text) or len(text) > 254 or len(local.encode()) > 64:
        raise wrong("bad-mail", value=text[:60])
    return text


def read_host(value: object) -> str:
    """Read the name of a server."""
    text = text_of(value)
    if not _HOST.fullmatch(text) or ".." in text or len(text) > 253:
        raise wrong("bad-host", value=text[:60])
    return text


def read_zone(value: object) -> str:
    """Read the name of a time zone, such as Europe/Paris."""
    text = text_of(value)
    try:
        ZoneInfo(text)
    except (ValueError, OSError, LookupError):
        near = nearest(text, available_timezones())
        raise wrong("unknown-zone", value=text[:60], nearest=near or "") from None
    return text


def whole(least: int, most: int) -> Callable[[object], int]:
    """Make the reader of a whole number within bounds."""

    def read(value: object) -> int:
        text = text_of(value)
        if not re.fullmatch(r"[+-]?\d{1,9}", text):
            raise wrong("bad-number", value=text[:60])
        if not least <= int(text) <= most:
            raise wrong("out-of-bounds", value=text, least=least, most=most)
        return int(text)

    return read


def decimal(least: float, most: float) -> Callable[[object], float]:
    """Make the reader of a number within bounds; the comma is read as the point."""

    def read(value: object) -> float:
        text = text_of(value)
        if not re.fullmatch(r"\d{1,9}(?:[.,]\d{1,9})?", text):
            raise wrong("bad-number", value=text[:60])
        number = float(text.replace(",", "."))
        if not least <= number <= most:
            raise wrong("out-of-bounds", value=text, least=least, most=most)
        return number

    return read


def choice(names: Mapping[str, T], french: Iterable[str] = ()) -> Callable[[object], T]:
    """Make the reader of one name among several; names that give the same value are the same choice.

    The first of these is the one to type, and in French the one that is among the `french` names.
    """
    shown: dict[Any, str] = {}
    for name, meant in names.items():
        shown.setdefault(meant, name)
    typed = {names[name]: name for name in french}
    choices = Spelled(english=", ".join(shown.values()), french=", ".join((shown | typed).values()))

    def read(value: object) -> T:
        text = text_of(value)
        if text in names:
            return names[text]
        if (folded := text.casefold().replace(" ", "-")) in names:
            return names[folded]
        near = nearest(text, names)
        raise wrong("unknown-choice", value=text[:60], choices=choices, nearest=near or "")

    return read


def said(pattern: str, description: str = "", **more: object) -> WithJsonSchema:
    """Say what an editor should accept for a text."""
    schema: dict[str, object] = {"type": "string", "pattern": pattern, **more}
    return WithJsonSchema(schema | ({"description": description} if description else {}))


def one_of(names: Mapping[str, object]) -> WithJsonSchema:
    """Say the names among which an editor may choose."""
    return WithJsonSchema({"enum": list(names)})


def integer(least: int, most: int) -> WithJsonSchema:
    """Say the bounds of a whole number."""
    return WithJsonSchema({"type": "integer", "minimum": least, "maximum": most})


_CLOCK = r"^\d{1,2}(:\d{2}| ?[hH] ?(\d{2})?)$"
_LENGTH = r"^\d{1,3} ?h ?(\d{1,2}( ?min)?)?$|^\d{1,5} ?(min|mn|m)$"
_INSTANT = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?([+-]\d{2}:\d{2}|Z)"

Line = Annotated[str, PlainValidator(read_text), WithJsonSchema({"type": ["string", "number"], "maxLength": MAX_TEXT})]
Id = Annotated[str, PlainValidator(read_id), said(r"^[a-z][a-z0-9-]{0,39}$")]
Key = Annotated[str, PlainValidator(read_key), said(r"^[A-Za-z0-9_-]{8,64}$")]
Day = Annotated[date, PlainValidator(read_day), said(r"^\d{4}-\d{2}-\d{2}$", format="date")]
Month = Annotated[YearMonth, PlainValidator(read_month), said(r"^\d{4}-\d{2}$")]
Instant = Annotated[datetime, PlainValidator(read_instant), said(f"^{_INSTANT}$")]
Span = Annotated[tuple[datetime, datetime], PlainValidator(read_span), said(f"^{_INSTANT}/{_INSTANT}$")]
Hour = Annotated[time, PlainValidator(read_hour), said(_CLOCK)]
Duration = Annotated[int, PlainValidator(read_duration), said(_LENGTH)]
Flag = Annotated[bool, PlainValidator(read_flag), WithJsonSchema({"enum": [True, False, "yes", "no", "oui", "non"]})]
Url = Annotated[str, PlainValidator(read_url), said(r"^https?://[^\s@]+$")]
Mail = Annotated[str, PlainValidator(read_mail), said(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
Host = Annotated[str, PlainValidator(read_host), said(r"^[^\s/@]+$")]
Port = Annotated[int, PlainValidator(whole(1, 65535)), integer(1, 65535)]
Zone = Annotated[str, PlainValidator(read_zone), WithJsonSchema({"type": "string"})]
Minutes = Annotated[int, PlainValidator(whole(0, 600)), integer(0, 600)]
Count = Annotated[int, PlainValidator(whole(1, 100)), integer(1, 100)]
