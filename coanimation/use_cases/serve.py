"""Serve a workspace, and give its partners the passwords of their calendars."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coanimation.domain.people import Partner
from coanimation.errors import WorkspaceError, WrongUse
from coanimation.publishing import serving
from coanimation.publishing.serving import Where
from coanimation.words import nearest
from coanimation.workspace import lock, read

__all__ = ["SHORTEST", "Serving", "Where", "check_partner", "generated", "serve", "set_password"]

SHORTEST: Final = 8
_ALPHABET: Final = "abcdefghijkmnpqrstuvwxyz23456789"  # nothing that is read as something else
_GROUPS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """A server that runs: its address, the calendars on it, and the partners who have no password yet."""

    url: str
    calendars: dict[str, str]
    hours: str
    without_password: tuple[str, ...]


@contextmanager
def serve(folder: Path, where: Where) -> Iterator[Serving]:
    """Serve the embedded calendars, the private feeds and the public page while the context lasts."""
    contents = read(folder)
    own = [partner for partner in contents.partners if partner.calendar is None]
    known = set(serving.with_password(folder))
    with serving.running(folder, where, _Partners(folder, contents.partners)) as url:
        yield Serving(
            url=url,
            calendars={partner.id: serving.calendar_address(url, partner.id) for partner in own},
            hours=serving.hours_address(url),
            without_password=tuple(sorted(partner.id for partner in own if partner.id not in known)),
        )


class _Partners:
    """Who is a partner now: read again when the file changes; a file that is being edited changes nothing."""

    def __init__(self, folder: Path, partners: tuple[Partner, ...]) -> None:
        self._folder = folder
        self._partners = partners
        self._stamp = self._now()

    def __call__(self) -> tuple[Partner, ...]:
        if (stamp := self._now()) != self._stamp:
            self._stamp = stamp
            try:
                self._partners = read(self._folder).partners
            except WorkspaceError:
                return self._partners
        return self._partners

    def _now(self) -> int:
        try:
            return (self._folder / "partners.yaml").stat().st_mtime_ns
        except OSError:
            return 0


def check_partner(folder: Path, partner: str) -> None:
    """Refuse who is no partner: WrongUse with the nearest one."""
    known = {one.id: one for one in read(folder).partners}
    if partner not in known:
        names = {one.name: one.id for one in known.values()} | {one: one for one in known}
        close = names.get(nearest(partner, names) or "", "")
        raise WrongUse("serve-unknown-partner", partner=partner, known=", ".join(known), nearest=close)


def set_password(folder: Path, partner: str, password: str) -> None:
    """Keep the hash of a partner's password; WrongUse when there is no such partner, or when it is too short."""
    check_partner(folder, partner)
    if len(password) < SHORTEST:
        raise WrongUse("serve-password-short", least=SHORTEST)
    with lock(folder, wait=10.0, command="password"):
        serving.with_password(folder)
        serving.passwords(folder).set(partner, password)


def generated() -> str:
    """Make a password that is easy to dictate: four groups of four letters or digits, 79 bits."""
    letters = [[secrets.choice(_ALPHABET) for _ in range(4)] for _ in range(_GROUPS)]
    return "-".join("".join(group) for group in letters)
