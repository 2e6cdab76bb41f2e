"""What was told stays told: whatever people change afterwards, bytes and stamps move together or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coanimation.domain.adjustments import Decision
from coanimation.domain.months import YearMonth
from coanimation.use_cases.publish import Published, publish
from coanimation.workspace import read_told, write_told
from tests.counts import count
from tests.publishing.workspaces import (
    DECEMBER,
    EVERYWHERE,
    NOW,
    PARTNERS,
    SPACE,
    WEDNESDAYS,
    again,
    draft,
    files_of,
    public,
    workspace,
)

FIRST, SECOND, THIRD = WEDNESDAYS
LATER = NOW + timedelta(hours=3)
AFTER_THE_FIRST = NOW + timedelta(days=14)
JANUARY = YearMonth(2027, 1)
IN_JANUARY = {"mercredi-2027-01-06": ("ml-conseillere", "ccas-referent")}
ON_THE_VAN = SPACE.replace(
    "openings:", "  - {id: van, name: Le van, address: place Basse, kind: mobile}\nopenings:"
).replace("id: mercredi, site: centre", "id: mercredi, site: van")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return workspace(tmp_path)


def january(folder: Path, *, days: int = 1) -> Published:
    draft(folder, IN_JANUARY, month="2027-01")
    later = NOW + timedelta(days=days)
    return publish(folder, JANUARY, now=later, environment={}, decide=lambda _slot, _lacks: Decision.CLOSE)


def events(folder: Path) -> dict[str, tuple[str, str]]:
    """Read every event of every feed and calendar: its bytes without the stamp, and the stamp, by file and UID."""
    found: dict[str, tuple[str, str]] = {}
    files = {name: data for name, data in files_of(folder).items() if name.endswith(".ics") and ".cache" not in name}
    for name, data in files.items():
        for part in data.decode().replace("\r\n ", "").split("BEGIN:VEVENT")[1:]:
            lines = part.split("END:VEVENT")[0].splitlines()
            stamps = [line for line in lines if line.startswith(("DTSTAMP", "LAST-MODIFIED", "SEQUENCE"))]
            (uid,) = (line for line in lines if line.startswith("UID"))
            found[f"{name} {uid}"] = ("\n".join(line for line in lines if line not in stamps), "\n".join(stamps))
    return found


def test_a_new_address_leaves_a_slot_that_has_ended_as_it_was_told(folder: Path) -> None:
    again(folder)
    before = {name: event for name, event in events(folder).items() if "20261202" in event[0]}
    (folder / "space.yaml").write_text(SPACE.replace("3 place du Marché", "9 rue Neuve"), encoding="utf-8")

    again(folder, now=AFTER_THE_FIRST)

    after = {name: event for name, event in events(folder).items() if "20261202" in event[0]}
    assert after == before
    assert "9 rue Neuve" in public(folder)


def test_a_new_address_reaches_the_page_with_the_slots_that_tell_it(folder: Path) -> None:
    again(folder)
    (folder / "space.yaml").write_text(SPACE.replace("3 place du Marché", "9 rue Neuve"), encoding="utf-8")

    january(folder)

    page = (folder / "site" / "public" / "index.html").read_text(encoding="utf-8")
    assert "3 place du Marché" in page
    assert "9 rue Neuve" in page


def test_the_month_after_a_site_was_taken_away_is_published(tmp_path: Path) -> None:
    folder = workspace(tmp_path, space=ON_THE_VAN, site="van")
    again(folder)
    (folder / "space.yaml").write_text(SPACE, encoding="utf-8")

    january(folder)

    assert "Le van\\, place Basse" in public(folder)
    assert "20270106" in public(folder)


def test_a_month_told_before_places_were_kept_is_published_without_its_site(tmp_path: Path) -> None:
    folder = workspace(tmp_path, space=ON_THE_VAN, site="van")
    again(folder)
    as_written_before(folder)
    (folder / "space.yaml").write_text(SPACE, encoding="utf-8")

    january(folder)

    assert "20270106" in public(folder)
    assert "20261202" in public(folder)


EDITS: Mapping[str, tuple[str, str, str]] = {
    "address": ("space.yaml", "3 place du Marché", "9 rue Neuve"),
    "landmark": ("space.yaml", "à côté de la poste", "au fond de la cour"),
    "place": ("space.yaml", "name: L'Escale\n    address", "name: Le Phare\n    address"),
    "contact": ("space.yaml", "bonjour@", "coucou@"),
    "activity": ("space.yaml", "activity: goûter", "activity: jeux"),
    "set-up": ("space.yaml", "setup: 15", "setup: 30"),
    "language": ("space.yaml", "language: fr", "language: en"),
    "evening": ("space.yaml", "notice-days: 14", 'notice-days: 14\n  evening-from: "13:00"'),
    "organisation": ("partners.yaml", "CCAS de Sainville", "CIAS du Pays"),
    "person": ("partners.yaml", "Camille Renard", "Camille Morel"),
    "shared name": ("partners.yaml", "shares-name: true", "shares-name: false"),
    "channel": ("partners.yaml", "Sacha Verdier,", "Sacha Verdier, channel: caldav,"),
    "partner taken away": ("partners.yaml", PARTNERS[PARTNERS.index("  - id: maison-ados") :], ""),
}


def edit(folder: Path, what: str) -> None:
    file, old, new = EDITS[what]
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    if what == "partner taken away":
        draft(folder, {slot: [one for one in who if one != "mda-infirmier"] for slot, who in EVERYWHERE.items()})


@settings(max_examples=count(5, 200))
@given(
    edits=st.lists(st.sets(st.sampled_from(sorted(EDITS)), max_size=4), min_size=1, max_size=2),
    months=st.lists(st.sampled_from([DECEMBER, JANUARY]), min_size=2, max_size=2),
    days=st.integers(1, 25),
)
def test_bytes_and_stamps_move_together_whatever_is_edited(
    edits: list[set[str]], months: list[YearMonth], days: int
) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = workspace(Path(place))
        again(folder)
        january(folder)
        for n, (these, month) in enumerate(zip(edits, months, strict=False)):
            before = events(folder)
            for what in sorted(these):
                edit(folder, what)
            later = NOW + timedelta(days=1 + days * (n + 1))
            publish(folder, month, now=later, environment={}, decide=lambda _slot, _lacks: Decision.CLOSE)
            after = events(folder)
            for event in before.keys() & after.keys():
                assert (before[event][0] == after[event][0]) == (before[event][1] == after[event][1]), event


def as_written_before(folder: Path) -> None:
    """Leave of what was told only what earlier versions kept: neither places nor words."""
    told = read_told(folder, DECEMBER)
    assert told is not None
    slots = tuple(replace(slot, place="", address="", landmark="") for slot in told.slots)
    notices = {
        key: replace(notice, content=replace(notice.content, entry=None)) for key, notice in told.notices.items()
    }
    write_told(folder, replace(told, slots=slots, notices=notices))
