"""A small workspace on disk: one Wednesday opening, four organisations."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

NOW = datetime(2026, 11, 22, 10, 42, tzinfo=ZoneInfo("Europe/Paris"))
WEDNESDAYS = tuple(f"mercredi-2026-12-{day:02d}" for day in (2, 9, 16, 23, 30))
PEOPLE = ("ccas-1", "mda-1", "ml-1", "sante-1")

SPACE = """\
format: 1
space: {key: 3q7cnm4h2v5xk8d1, name: L'Escale, language: fr, timezone: Europe/Paris, school-zone: A}
sites: [{id: centre, name: L'Escale, address: "3 place du Marché, 12345 Sainville"}]
openings:
  - {id: mercredi, site: centre, days: [wednesday], from: "14:00", to: "18:00", when: always}
  - {id: vendredi-soir, site: centre, days: [friday], from: "18:00", to: "20:00", when: always, ends: 2026-12-04}
search: {seconds: 5}
"""
PARTNERS = """\
format: 1
partners:
""" + "".join(
    f"""\
  - id: {person.removesuffix("-1")}
    name: {name}
    professionals:
      - {{id: {person}, name: {role}, roles: [referent], attestation: 2027-12-31, usual: {{mercredi: yes}}}}
"""
    for person, name, role in zip(
        PEOPLE,
        ("CCAS", "Maison des adolescents", "Mission Locale", "Centre de santé"),
        ("Référente sociale", "Éducatrice", "Conseillère emploi", "Infirmière"),
        strict=True,
    )
)


def workspace(folder: Path, **files: str) -> Path:
    """Write it; `files` add or replace files by path, `__` standing for a slash: `absences="…"`."""
    written = {"space": SPACE, "partners": PARTNERS} | files
    for name, text in written.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def answered(**by_person: str) -> str:
    """Write answers of December: `answered(ccas_1="sheet: {…}")`."""
    lines = "".join(f"  {who.replace('_', '-')}: {{{said}}}\n" for who, said in by_person.items())
    return f"format: 1\nmonth: 2026-12\nanswers:\n{lines}"


def adjusted(text: str, month: str = "2026-12") -> str:
    """Write adjustments, of December unless another month is named."""
    return f"format: 1\nmonth: {month}\n{text}\n"
