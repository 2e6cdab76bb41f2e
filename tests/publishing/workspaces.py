"""A small workspace on the disk: one place, three partners, three Wednesdays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from coanimation.domain.months import YearMonth
from coanimation.use_cases.publish import Decide, Published, publish

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 22, 10, 42, tzinfo=PARIS)
DECEMBER = YearMonth(2026, 12)

SPACE = """\
format: 1
space:
  key: 3q7cnm4h2v5xk8d1
  name: L'Escale
  language: fr
  timezone: Europe/Paris
  school-zone: A
  public-holidays: metropole
  public-url: https://escale.example.org/
  contact: bonjour@escale.example.org
sites:
  - id: centre
    name: L'Escale
    address: 3 place du Marché, 12345 Sainville
    kind: fixed
    landmark: à côté de la poste
openings:
  - {id: mercredi, site: centre, days: [wednesday], from: "14:00", to: "18:00", when: term, setup: 15, activity: goûter}
closures:
  - {from: 2026-12-23, to: 2026-12-31, reason: vacances d'hiver}
rules:
  notice-days: 14
"""

PARTNERS = """\
format: 1
partners:
  - id: mission-locale
    name: Mission Locale du Pays
    also-known-as: [MLDP]
    mail: contact@missionlocale.example.net
    professionals:
      - {id: ml-conseillere, name: Camille Renard, roles: [referent], attestation: 2030-01-01, usual: {mercredi: yes}}
  - id: ccas
    name: CCAS de Sainville
    professionals:
      - id: ccas-referent
        name: Dominique Martel
        roles: [referent]
        attestation: 2030-01-01
        shares-name: true
        usual: {mercredi: yes}
  - id: maison-ados
    name: Maison des adolescents
    professionals:
      - {id: mda-infirmier, name: Sacha Verdier, usual: {mercredi: yes}}
"""

WEDNESDAYS = ("mercredi-2026-12-02", "mercredi-2026-12-09", "mercredi-2026-12-16")
EVERYWHERE: Mapping[str, Sequence[str]] = {
    "mercredi-2026-12-02": ("ml-conseillere", "ccas-referent"),
    "mercredi-2026-12-09": ("ccas-referent", "mda-infirmier"),
    "mercredi-2026-12-16": ("ml-conseillere", "mda-infirmier"),
}


def workspace(
    folder: Path,
    *,
    space: str = SPACE,
    partners: str = PARTNERS,
    present: Mapping[str, Sequence[str]] = EVERYWHERE,
    decisions: Mapping[str, str] | None = None,
    site: str = "centre",
) -> Path:
    """Write the workspace, with a rota drafted for December 2026, at one place."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "space.yaml").write_text(space, encoding="utf-8")
    (folder / "partners.yaml").write_text(partners, encoding="utf-8")
    draft(folder, present, site=site)
    if decisions:
        lines = "".join(f"  {slot}: {what}\n" for slot, what in decisions.items())
        (folder / "adjustments").mkdir(exist_ok=True)
        text = f"format: 1\nmonth: 2026-12\ndecisions:\n{lines}"
        (folder / "adjustments" / "2026-12.yaml").write_text(text, encoding="utf-8")
    return folder


def draft(
    folder: Path,
    present: Mapping[str, Sequence[str]] = EVERYWHERE,
    *,
    month: str = "2026-12",
    when: Mapping[str, str] | None = None,
    site: str = "centre",
) -> None:
    """Write the rota of a month by hand, as people may."""
    slots = "".join(
        f"  - slot: {slot}\n    when: {(when or {}).get(slot) or hours(slot)}\n"
        f"    site: {site}\n    present: [{', '.join(who)}]\n"
        for slot, who in present.items()
    )
    text = (
        f"format: 1\nmonth: {month}\nversion: 1\ncomputed: 2026-11-22T10:00:00+01:00\nfingerprint: sha256:0\n"
        f"seconds: 1.0\ncertificate: []\nslots:\n{slots}"
    )
    (folder / "rotas").mkdir(exist_ok=True)
    (folder / "rotas" / f"{month}.yaml").write_text(text, encoding="utf-8")


def files_of(folder: Path) -> dict[str, bytes]:
    """Read every file of a folder, by its path there."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def hours(slot: str, starts: str = "14:00", *, day: str = "") -> str:
    """Write the hours of a slot as a rota has them."""
    day = day or slot.removeprefix("mercredi-")
    return f"{day}T{starts}+01:00/{day}T18:00+01:00"


def again(
    folder: Path,
    *,
    now: datetime = NOW,
    dry_run: bool = False,
    decide: Decide | None = None,
    to: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Published:
    """Publish December, as it is now."""
    return publish(folder, DECEMBER, now=now, dry_run=dry_run, decide=decide, to=to, environment=environment or {})


def public(folder: Path) -> str:
    """Everything that anybody reads."""
    site = folder / "site" / "public"
    return "".join((site / name).read_text(encoding="utf-8") for name in ("index.html", "opening-hours.ics"))


def private(folder: Path) -> str:
    """Everything that any partner or professional reads, unfolded."""
    state = folder / ".coanimation"
    found = [*state.glob("feeds/*.ics"), *state.glob("calendars/collection-root/*/coanimation/*.ics")]
    return "".join(path.read_bytes().decode().replace("\r\n ", "") for path in found)
