"""Calendars that people supplied, on a server of this machine."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from tests.calendars.scripted import answer, serving
from tests.use_cases.workspaces import PARTNERS

ON_THE_FIRST = "UID:1\nSUMMARY:Rendez-vous secret\nDTSTART:20261202T150000Z\nDURATION:PT1H"


class Agendas:
    """A server with a calendar of everybody; `texts` may change."""

    def __init__(self) -> None:
        self.texts: dict[str, bytes] = {}
        self.url = ""

    def __call__(self, wire: socket.socket, asked: str) -> None:
        text = self.texts.get(asked.split()[1].strip("/"))
        answer(*(("200 OK", text) if text is not None else ("404 Not Found", b"")))(wire, asked)


@contextmanager
def opened() -> Iterator[Agendas]:
    """Serve calendars until the end."""
    found = Agendas()
    with serving() as make:
        found.url = make(found).url.rpartition("/")[0]
        yield found


def supplying(agendas: Agendas, *people: str, partners: str = PARTNERS) -> str:
    """Write `partners.yaml` in which these people supplied a calendar."""
    for one in people:
        partners = partners.replace(f"{{id: {one}, ", f"{{id: {one}, busy: [{{ics: '{agendas.url}/{one}'}}], ")
    return partners
