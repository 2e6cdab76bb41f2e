"""New workspaces: commented files that plan as they are, for a person to change line by line."""

from __future__ import annotations

import secrets
from datetime import date, timedelta
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template
from typing import Final, Literal, get_args

from coanimation.errors import WrongUse
from coanimation.workspace import paths
from coanimation.workspace.atomic import write_text

Kind = Literal["simple", "points-ecoute", "blank"]
KINDS: Final[tuple[str, ...]] = get_args(Kind)
_ALPHABET: Final = "abcdefghijkmnpqrstuvwxyz23456789"  # none that are taken for one another
_FOREIGN_BUT_FINE: Final = frozenset({".git", ".DS_Store", "desktop.ini", "Thumbs.db"})
IGNORED: Final = f"""{paths.STATE}/
{paths.MESSAGES}/
*.tmp
~$*
"""


def new_key() -> str:
    """Draw the random key of a space: 16 letters and digits, 80 bits."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(16))


def make(folder: Path, *, template: Kind, language: str, key: str, today: date) -> tuple[Path, ...]:
    """Write a new workspace and tell its files; WrongUse when there is already something in the folder.

    The dates in it follow from `today`, so that attestations and agreements are valid for the months to come.
    """
    refuse_if_taken(folder)
    dates = _dates(today)
    source = resources.files(__package__) / "templates" / ("en" if language == "en" else "fr")
    origins = {
        paths.SPACE: source / template / paths.SPACE,
        paths.PARTNERS: source / template / paths.PARTNERS,
        paths.ABSENCES: source / paths.ABSENCES,
    }
    texts = {name: _filled(origin, key=key, **dates) for name, origin in origins.items()} | {paths.IGNORED: IGNORED}
    written: list[Path] = []
    try:
        for name, text in texts.items():
            write_text(folder / name, text)
            written.append(folder / name)
    except BaseException:
        # Half a workspace would have to be understood before it can be thrown away.
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return tuple(written)


def refuse_if_taken(folder: Path) -> None:
    """Refuse a folder that holds anything, naming what; a version-control folder is no obstacle."""
    if folder.exists() and not folder.is_dir():
        raise WrongUse("workspace-init-not-a-folder", folder=str(folder))
    if not folder.exists():
        return
    try:
        found = sorted(entry.name for entry in folder.iterdir() if entry.name not in _FOREIGN_BUT_FINE)
    except OSError as error:
        raise WrongUse("workspace-cannot-write", file="", folder=str(folder)) from error
    if paths.SPACE in found:
        raise WrongUse("workspace-init-already", folder=str(folder))
    if found:
        raise WrongUse("workspace-init-not-empty", folder=str(folder), found=", ".join(found[:3]), count=len(found))


def _filled(origin: Traversable, **values: str) -> str:
    return Template(origin.read_text(encoding="utf-8")).substitute(values)


def _dates(today: date) -> dict[str, str]:
    """Tell the dates that stand in the templates: this school year, or the next one too when it ends soon."""
    begin = date(today.year if today.month >= 9 else today.year - 1, 9, 1)
    end = date(begin.year + 1, 8, 31)
    if end - today < timedelta(days=180):
        end = end.replace(year=end.year + 1)
    spring = date(today.year + 1, 4, 1)
    return {
        "start": begin.isoformat(),
        "end": end.isoformat(),
        "attestation": (end + timedelta(days=122)).isoformat(),
        **{f"spring_{n}": spring.replace(day=n).isoformat() for n in (10, 14, 16, 21)},
    }
