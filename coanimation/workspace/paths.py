"""Where everything lies in a workspace: the only place that names its files and folders."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, Literal

from coanimation.domain.months import YearMonth

MonthKind = Literal["availability", "adjustments", "rotas", "published"]
MONTH_KINDS: Final[tuple[MonthKind, ...]] = ("availability", "adjustments", "rotas", "published")

SPACE: Final = "space.yaml"
PARTNERS: Final = "partners.yaml"
ABSENCES: Final = "absences.yaml"
JOURNAL: Final = "journal.jsonl"
MESSAGES: Final = "messages"
SITE: Final = "site"
STATE: Final = ".coanimation"
IGNORED: Final = ".gitignore"
_MONTH_FILE = re.compile(r"\d{4}-\d{2}\.yaml")


def space(folder: Path) -> Path:
    """Tell where the space is described."""
    return folder / SPACE


def partners(folder: Path) -> Path:
    """Tell where the partners and their professionals are."""
    return folder / PARTNERS


def absences(folder: Path) -> Path:
    """Tell where the absences are."""
    return folder / ABSENCES


def month_file(folder: Path, kind: MonthKind, month: YearMonth) -> Path:
    """Tell where what is known of a month is: answers, adjustments, the rota, what was told."""
    return folder / kind / f"{month}.yaml"


def journal(folder: Path) -> Path:
    """Tell where the journal of the commands is."""
    return folder / JOURNAL


def messages(folder: Path) -> Path:
    """Tell where the drafts of mails are."""
    return folder / MESSAGES


def letters(folder: Path) -> Path:
    """Tell where it is noted what became of each message."""
    return messages(folder) / "messages.jsonl"


def sent(folder: Path) -> Path:
    """Tell where the messages are that a mail server took."""
    return messages(folder) / "sent"


def site(folder: Path) -> Path:
    """Tell where the tree that is proven nameless is, for anybody to read."""
    return folder / SITE / "public"


def state(folder: Path) -> Path:
    """Tell where everything secret or derived is; version control ignores it."""
    return folder / STATE


def ledger(folder: Path) -> Path:
    """Tell where the delivery ledger is (SQLite)."""
    return state(folder) / "ledger.sqlite"


def keys(folder: Path) -> Path:
    """Tell where the secret keys and the hashed passwords are."""
    return state(folder) / "keys"


def feeds(folder: Path) -> Path:
    """Tell where the private feeds are written."""
    return state(folder) / "feeds"


def calendars(folder: Path) -> Path:
    """Tell where the embedded CalDAV server stores its collections."""
    return state(folder) / "calendars"


def lock(folder: Path) -> Path:
    """Tell which file is locked while a command writes."""
    return state(folder) / "lock"


def holder(folder: Path) -> Path:
    """Tell where the command that holds the lock says who it is."""
    return state(folder) / "lock.json"


def alternatives(folder: Path, month: YearMonth) -> Path:
    """Tell where the rotas of a month among which somebody may choose are kept until they are searched again."""
    return state(folder) / "alternatives" / str(month)


def months_with(folder: Path, kind: MonthKind) -> tuple[YearMonth, ...]:
    """List the months of which there is a file of this kind, in order; other files are passed over."""
    try:
        names = [entry.name for entry in (folder / kind).iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return ()
    months = []
    for name in names:
        if _MONTH_FILE.fullmatch(name):
            try:
                months.append(YearMonth.parse(name.removesuffix(".yaml")))
            except ValueError:
                continue
    return tuple(sorted(months))
