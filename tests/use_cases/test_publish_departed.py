"""A partner leaves `partners.yaml` after a publication: nothing to come stays announced to it unknown to all."""

from __future__ import annotations

import gc
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from coanimation.domain.adjustments import Decision
from coanimation.domain.months import YearMonth
from coanimation.use_cases.publish import publish
from coanimation.use_cases.serve import Where, serve, set_password
from coanimation.workspace import read_told
from tests.cli.running import run
from tests.publishing.workspaces import DECEMBER, EVERYWHERE, NOW, PARTNERS, WEDNESDAYS, again, draft, workspace

FIRST, SECOND, THIRD = WEDNESDAYS
LATER = NOW + timedelta(hours=3)
AFTER_THE_SECOND = NOW + timedelta(days=20)
JANUARY = YearMonth(2027, 1)
IN_JANUARY = {"mercredi-2027-01-06": ("ml-conseillere", "mda-infirmier")}
WITHOUT_THEM = PARTNERS.partition("  - id: maison-ados")[0]
THE_OTHERS = dict.fromkeys(WEDNESDAYS, ("ccas-referent", "ml-conseillere"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = workspace(tmp_path / "w")
    again(made)
    return made


def leaves(folder: Path, partners: str = WITHOUT_THEM) -> None:
    (folder / "partners.yaml").write_text(partners, encoding="utf-8")
    draft(folder, THE_OTHERS)


def days(folder: Path) -> list[str]:
    """Read the days of the events in the calendar of the one who left."""
    place = folder / ".coanimation" / "calendars" / "collection-root" / "maison-ados" / "coanimation"
    texts = [path.read_text(encoding="utf-8") for path in place.glob("*.ics")]
    return sorted(text.partition("DTSTART;TZID=Europe/Paris:")[2][:8] for text in texts)


def test_what_was_to_come_is_taken_out_of_its_calendar_once(folder: Path) -> None:
    leaves(folder)

    result = again(folder, now=LATER)
    second = again(folder, now=LATER + timedelta(hours=1))

    assert days(folder) == []
    assert [(one.partner, one.deleted) for one in result.departed] == [("maison-ados", 2)]
    assert (result.exit_code, result.feeds.removed) == (0, 2)
    assert (second.departed, second.writes) == ((), 0)


def test_what_was_held_with_it_stays_there(folder: Path) -> None:
    leaves(folder)

    again(folder, now=AFTER_THE_SECOND)

    assert days(folder) == ["20261209"]


def test_a_rehearsal_tells_it_and_touches_nothing(folder: Path) -> None:
    leaves(folder)

    result = again(folder, now=LATER, dry_run=True)

    assert [one.deleted for one in result.departed] == [2]
    assert days(folder) == ["20261209", "20261216"]


def test_it_comes_back_with_new_events(folder: Path) -> None:
    leaves(folder)
    again(folder, now=LATER)
    leaves(folder, PARTNERS)
    draft(folder, EVERYWHERE)

    result = again(folder, now=LATER + timedelta(hours=1))

    assert (result.departed, result.exit_code) == ((), 0)
    assert days(folder) == ["20261209", "20261216"]


def test_the_other_months_in_which_it_is_announced_are_named(folder: Path) -> None:
    draft(folder, IN_JANUARY, month="2027-01")
    publish(folder, JANUARY, now=NOW, environment={}, decide=lambda _slot, _lacks: Decision.CLOSE)
    leaves(folder)

    result = again(folder, now=LATER)

    assert (result.announced_still, result.exit_code) == ((JANUARY,), 1)
    assert days(folder) == ["20270106"]


def test_on_a_server_of_its_own_what_stays_is_told_every_time(tmp_path: Path) -> None:
    theirs = workspace(tmp_path / "theirs", present={})
    again(theirs, decide=lambda _slot, _lacks: Decision.WAIT)
    set_password(theirs, "maison-ados", "un-secret-assez-long")
    folder = workspace(tmp_path / "w")
    with serve(theirs, Where(port=0)) as server:
        url = server.calendars["maison-ados"]
        calendar = f'    calendar: {{url: "{url}", user: maison-ados}}\n'
        name = "    name: Maison des adolescents\n"
        (folder / "partners.yaml").write_text(PARTNERS.replace(name, name + calendar), encoding="utf-8")
        again(folder, environment={"COANIMATION_PASSWORD_MAISON_ADOS": "un-secret-assez-long"})
        assert days(theirs) == ["20261209", "20261216"]
    gc.collect()
    leaves(folder)

    results = [again(folder, now=LATER), again(folder, now=LATER)]

    for result in results:
        (left,) = result.departed
        assert (left.partner, left.failure, left.fields) == (
            "maison-ados",
            "publish-departed-out-of-reach",
            {"count": 2, "url": url},
        )
        assert result.exit_code == 1
    assert results[1].writes == 0


def test_on_a_server_of_its_own_and_without_its_ledger_it_is_told_once_that_something_may_stay(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w")
    again(folder)
    # as if its calendar had been on a server of its own: nothing of it is here
    shutil.rmtree(folder / ".coanimation" / "calendars" / "collection-root" / "maison-ados")
    (folder / ".coanimation" / "ledger.sqlite").unlink()
    leaves(folder)

    first = run("-C", folder, "publier", "décembre")
    second = again(folder, now=LATER)

    assert first.exit_code == 1
    assert "2 événements à venir restent peut-être dans son propre agenda" in " ".join(first.output.split())
    assert second.departed == ()
    assert not (folder / ".coanimation" / "calendars" / "collection-root" / "maison-ados" / "coanimation").exists()


def test_the_coordinator_reads_what_was_done(folder: Path) -> None:
    leaves(folder)

    said = run("-C", folder, "publier", "décembre").output.replace("\N{NO-BREAK SPACE}", " ")

    assert "maison-ados n'est plus dans partners.yaml : 2 événements à venir sont retirés de son agenda." in said
    assert "4 liens (4 mis à jour, 2 fermés)" in said


def test_what_was_told_of_it_is_withdrawn(folder: Path) -> None:
    leaves(folder)

    again(folder, now=LATER)

    told = read_told(folder, DECEMBER)
    assert told is not None
    assert told.notices[THIRD, "calendar:maison-ados"].withdrawn


def test_without_its_ledger_what_is_left_over_is_told_and_left(folder: Path) -> None:
    (folder / ".coanimation" / "ledger.sqlite").unlink()
    leaves(folder)

    result = run("-C", folder, "publier", "décembre")

    said = result.output.replace("\N{NO-BREAK SPACE}", " ")
    assert result.exit_code == 0
    assert "Dans l'agenda de maison-ados :\n  mer. 9 déc., 14 h" in said.replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert "l'événement n'a plus lieu d'être" in said
    assert days(folder) == ["20261209", "20261216"]
