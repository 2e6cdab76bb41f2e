"""A small workspace that is right: a test changes the one thing it is about."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from coanimation.errors import Problem, WorkspaceError
from coanimation.workspace import read

SPACE = """\
format: 1
space:
  key: 3q7cnm4h2v5xk8d1
  name: L'Escale
sites:
  - id: centre
    name: L'Escale
    address: 3 place du Marché
  - {id: van, name: La camionnette, address: tournée, kind: mobile}
openings:
  - id: mercredi
    site: centre
    days: [wednesday]
    from: "14:00"
    to: "18:00"
    starts: 2026-09-01
    ends: 2027-06-30
    seats: 2
topics: {emploi: Emploi}
rules:
  rest: 11h
  evening-from: "18:00"
"""
PARTNERS = """\
format: 1
partners:
  - id: mission-locale
    name: Mission Locale
    topics: [emploi]
    agreement: {hours: 120, per: year, starts: 2026-09-01, ends: 2027-08-31}
    professionals:
      - id: ml-conseillere
        name: Conseillère emploi
        roles: [referent, opens]
        attestation: 2027-03-31
        usual: {mercredi: yes}
"""
ABSENCES = """\
format: 1
absences:
  - {who: ml-conseillere, from: 2026-12-07, to: 2026-12-11}
"""
RIGHT: Mapping[str, str] = {"space.yaml": SPACE, "partners.yaml": PARTNERS, "absences.yaml": ABSENCES}


def workspace(folder: Path, changed: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write a workspace with some files changed, or absent (None)."""
    for name, content in {**RIGHT, **(changed or {})}.items():
        if content is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def problems(folder: Path) -> tuple[Problem, ...]:
    """Give every problem that reading finds."""
    try:
        read(folder)
    except WorkspaceError as wrong:
        return wrong.problems
    return ()


def told(folder: Path) -> list[str]:
    """Tell every problem as `file:line:column code`."""
    return [f"{p.path.as_posix()}:{p.line}:{p.column} {p.code.removeprefix('workspace-')}" for p in problems(folder)]
