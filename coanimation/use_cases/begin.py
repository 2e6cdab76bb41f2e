"""Begin: make a workspace, and say what is wrong with one or that all is well."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path, PurePath
from typing import Final
from urllib.parse import urlsplit

from coanimation.domain.months import YearMonth
from coanimation.domain.space import REFERENT, ExceptionalOpening, Opening
from coanimation.errors import Problem, RotaError, WorkspaceError
from coanimation.use_cases.slots import almanac_problems
from coanimation.workspace import (
    Contents,
    Kind,
    make,
    months_with,
    new_key,
    paths,
    read_adjustments,
    read_answers,
    read_as_far,
    read_rota,
    read_told,
)

SOON: Final = timedelta(days=60)  # how long before it ends an agreement or an attestation is worth a word
# services whose calendars no password opens, by the domains of their addresses
_CLOSED: Final = {
    "google.com": "begin-calendar-google",
    "googleusercontent.com": "begin-calendar-google",
    "office365.com": "begin-calendar-microsoft",
    "office.com": "begin-calendar-microsoft",
    "outlook.com": "begin-calendar-microsoft",
    "live.com": "begin-calendar-microsoft",
    "microsoft.com": "begin-calendar-microsoft",
}
# folders that a cloud keeps in step, on their own or with a name behind a space, as « OneDrive - Mairie »
_CLOUDS: Final = frozenset({"onedrive", "dropbox", "icloud", "googledrive"})
A_NIGHT: Final = timedelta(hours=12)  # an opening that ends on the next day hardly lasts longer
_READERS: Final[dict[paths.MonthKind, Callable[[Path, YearMonth], object]]] = {
    "availability": read_answers,
    "adjustments": read_adjustments,
    "rotas": read_rota,
    "published": read_told,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A workspace in which nothing is wrong; `remarks` are places worth a look before long."""

    contents: Contents
    months: tuple[YearMonth, ...]
    remarks: tuple[Problem, ...]


def init(
    folder: Path, *, template: Kind = "simple", language: str = "fr", today: date, key: str | None = None
) -> tuple[Path, ...]:
    """Make a workspace that plans as it is, with its workbook, and tell its files.

    WrongUse when there is something in the folder already.
    """
    from coanimation.use_cases.workbook import write_workbook  # noqa: PLC0415 - spreadsheets are heavy, checks are not

    made = make(folder, template=template, language=language, key=key or new_key(), today=today)
    return (*made, write_workbook(folder))


def check(folder: Path, *, now: datetime) -> Checked:
    """Read everything; WorkspaceError with every problem of every file, RotaError when only stored rotas are wrong.

    Every file must have its shape. What the files say of each other, and whether the rotas are true, is checked from
    this month on: people of the past may be gone.
    """
    contents, found = read_as_far(folder)
    problems = [*found, *(almanac_problems(contents) if contents else ())]
    months = sorted({month for kind in _READERS for month in months_with(folder, kind)})
    problems += _read_each(folder)
    if contents is None or problems:
        raise WorkspaceError(_once(problems))
    false: list[Problem] = []
    old: list[Problem] = []
    for month in (month for month in months if month >= YearMonth.of(now.date())):
        crossed, broken, aged = _month(folder, month, now)
        problems += crossed
        false += broken
        old += aged
    if problems:
        raise WorkspaceError(_once([*problems, *false]))
    if false:
        raise RotaError(_once(false))
    return Checked(contents=contents, months=tuple(months), remarks=(*remarks(folder, contents, now.date()), *old))


def remarks(folder: Path, contents: Contents, today: date) -> Iterator[Problem]:
    """Tell what is right today and will want somebody before long."""
    if not contents.space.openings:
        yield contents.problem("begin-no-openings", "space")
    yield from _out_of_our_hands(folder, contents)
    yield from _turned(contents)
    yield from _named_in_public(contents)
    if not any(REFERENT in person.roles for one in contents.partners for person in one.professionals):
        minors = any(one.terms.minors for one in contents.space.openings)
        if minors and contents.space.rules.referents and contents.partners:
            yield contents.problem("begin-nobody-referent", f"partner:{contents.partners[0].id}")
    for partner in contents.partners:
        if not partner.professionals:
            yield contents.problem("begin-partner-alone", f"partner:{partner.id}", partner=partner.name)
        if (agreed := partner.agreement) is not None and today <= agreed.last <= today + SOON:
            at = (f"partner:{partner.id}", "agreement")
            yield contents.problem("begin-agreement-ends", *at, partner=partner.name, day=agreed.last)
        for person in partner.professionals:
            attested = person.attestation
            if REFERENT in person.roles and attested is not None and attested <= today + SOON:
                code = "begin-attestation-lapsed" if attested < today else "begin-attestation-lapses"
                at = (f"professional:{person.id}", "attestation")
                yield contents.problem(code, *at, professional=person.name, day=attested)
    yield from _strays(folder)


def _out_of_our_hands(folder: Path, contents: Contents) -> Iterator[Problem]:
    """Tell a folder that others keep too, and the calendars that let nobody in."""
    if place := kept_elsewhere(folder.resolve()):
        yield contents.problem("begin-kept-elsewhere", "space", place=place)
    for partner in contents.partners:
        if partner.calendar is not None and (code := _closed(partner.calendar.url)):
            yield contents.problem(code, f"partner:{partner.id}", "calendar", partner=partner.name)


def kept_elsewhere(folder: PurePath) -> str:
    """Name the share of another machine, or the folder that a cloud keeps in step, in which this one is; else empty."""
    if folder.drive.startswith("\\\\"):
        return folder.drive
    return next((part for part in folder.parts if part.lower().partition(" ")[0] in _CLOUDS), "")


def _closed(url: str) -> str:
    """Tell the code of a service to which no calendar program gets with a password; empty for all others."""
    host = (urlsplit(url).hostname or "").lower()
    return next((code for domain, code in _CLOSED.items() if f".{host}".endswith(f".{domain}")), "")


def _turned(contents: Contents) -> Iterator[Problem]:
    """Tell the openings that last into the next day for so long that their hours are perhaps the wrong way round."""
    openings: list[tuple[str, Opening | ExceptionalOpening]] = []
    openings += ((f"opening:{one.id}", one) for one in contents.space.openings)
    openings += ((f"exceptional:{one.id}", one) for one in contents.space.exceptional)
    for where, one in openings:
        begins, ends = (timedelta(hours=at.hour, minutes=at.minute) for at in (one.starts, one.ends))
        if ends <= begins and (lasting := ends - begins + timedelta(days=1)) > A_NIGHT:
            said = {"opening": one.id, "start": one.starts, "end": one.ends}
            yield contents.problem("begin-hours-turned", where, "to", **said, hours=round(lasting / timedelta(hours=1)))


def _named_in_public(contents: Contents) -> Iterator[Problem]:
    """Tell the texts that publishing would refuse, for they name an organisation or a person."""
    from coanimation.publishing.public import named  # noqa: PLC0415 - calendars and pages are heavy: as late as can be

    for one in named(contents.space, contents.partners):
        said = {"words": one.words, "whose": one.whose, "first": one.words[0]}
        yield contents.problem("begin-name-in-public", one.thing, one.key, **said)


def _read_each(folder: Path) -> Iterator[Problem]:
    for kind, reader in _READERS.items():
        for month in months_with(folder, kind):
            try:
                reader(folder, month)
            except WorkspaceError as wrong:
                yield from wrong.problems


def _month(folder: Path, month: YearMonth, now: datetime) -> tuple[tuple[Problem, ...], ...]:
    """Tell what the files of a month say against each other, what is false in its rota, and that its inputs changed."""
    from coanimation.use_cases.gather import gather  # noqa: PLC0415 - planning is heavy: only when there is a month
    from coanimation.use_cases.truth import outdated, rota_problems  # noqa: PLC0415 - as above

    try:
        gathered = gather(folder, month, now=now)
    except WorkspaceError as wrong:
        return wrong.problems, (), ()
    if (file := read_rota(folder, month)) is None:
        return (), (), ()
    path = paths.month_file(Path(), "rotas", month)
    remark = Problem(path=path, code="begin-rota-outdated", fields={"month": month, "typed": str(month)})
    return (), rota_problems(gathered, file), (remark,) if outdated(gathered, file.rota) else ()


def _strays(folder: Path) -> Iterator[Problem]:
    """Tell the files that look like ours and are never read."""
    top = {paths.SPACE, paths.PARTNERS, paths.ABSENCES}
    for file in sorted(folder.glob("*.y*ml")):
        if file.name not in top:
            yield Problem(path=file.relative_to(folder), code="begin-stray", fields={"file": file.name})
    for kind in paths.MONTH_KINDS:
        known = {paths.month_file(folder, kind, month) for month in months_with(folder, kind)}
        for file in sorted((folder / kind).glob("*.y*ml")):
            if file not in known:
                yield Problem(path=file.relative_to(folder), code="begin-stray-month", fields={"file": file.name})


def _once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Keep each problem once: two readers of one file find the same."""
    seen: dict[str, Problem] = {}
    for problem in problems:
        seen.setdefault(str(problem), problem)
    return tuple(seen.values())
