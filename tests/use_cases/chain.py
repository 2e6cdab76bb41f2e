"""A small workspace where one person displaced buys a slot: two openings at one hour, and someone who could do either.

On Wednesdays at the centre: amiens and dijon; in the park: brest and evry. Brest could be at the centre too, and only
caen in the park: when amiens is away, whoever wants both held has to displace brest. On Fridays: amiens and brest.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from coanimation.domain.rota import Rota
from coanimation.domain.slots import Slot, State
from coanimation.use_cases.gather import gather
from coanimation.workspace import write_rota, write_told
from tests.builders import DECEMBER, rota, told, told_slot
from tests.use_cases.workspaces import NOW, workspace

FRIDAY = "vendredi-2026-12-11"
SPACE = """\
format: 1
space: {key: 3q7cnm4h2v5xk8d1, name: L'Escale, language: fr, timezone: Europe/Paris, school-zone: A}
sites:
  - {id: centre, name: L'Escale, address: "3 place du Marché, 12345 Sainville"}
  - {id: parc, name: Le parc, address: "1 allée du Parc, 12345 Sainville"}
openings:
  - {id: mercredi, site: centre, days: [wednesday], from: "14:00", to: "18:00", when: always, ends: 2026-12-16}
  - {id: parc, site: parc, days: [wednesday], from: "14:00", to: "18:00", when: always, ends: 2026-12-16}
  - {id: vendredi, site: centre, days: [friday], from: "14:00", to: "18:00", when: always,
     starts: 2026-12-11, ends: 2026-12-11}
rules: {referents-for-minors: 0}
search: {seconds: 5}
"""
COMES = {
    "amiens": ("mercredi", "vendredi"),
    "brest": ("mercredi", "parc", "vendredi"),
    "caen": ("parc",),
    "dijon": ("mercredi",),
    "evry": ("parc",),
}
PARTNERS = "format: 1\npartners:\n" + "".join(
    f"  - id: {partner}\n    name: {partner.title()}\n    professionals:\n"
    f"      - {{id: {partner}-1, name: Personne de {partner.title()}, usual: {{{': yes, '.join(comes)}: yes}}}}\n"
    for partner, comes in COMES.items()
)


def planned(folder: Path, *, published: bool = True, now: datetime = NOW, **files: str) -> Path:
    """Write it with its rota of December; published, unless told otherwise."""
    workspace(folder, **({"space": SPACE, "partners": PARTNERS} | files))
    month = gather(folder, DECEMBER, now=now)
    made = rota(*((slot.id, f"{who}-1") for slot in month.slots for who in _there(slot)), fingerprint="by-hand")
    write_rota(folder, made, month.slots)
    if published:
        slots = (told_slot(slot, *made.present(slot.id), state=State.HELD) for slot in month.slots if not slot.closed)
        write_told(folder, told(*slots))
    return folder


def seats(made: Rota) -> set[tuple[str, str]]:
    """Tell who is where, as (slot, professional)."""
    return {(a.slot, a.professional) for a in made.assignments}


def _there(slot: Slot) -> tuple[str, ...]:
    if slot.closed is not None:
        return ()
    return {"mercredi": ("amiens", "dijon"), "parc": ("brest", "evry"), "vendredi": ("amiens", "brest")}[slot.opening]
