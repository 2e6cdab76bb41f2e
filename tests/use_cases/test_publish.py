from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from coanimation.domain.adjustments import Decision
from coanimation.domain.months import YearMonth
from coanimation.domain.slots import State
from coanimation.errors import NoRota, RotaError, Stopped
from coanimation.use_cases.publish import publish
from coanimation.words import Words
from coanimation.workspace import read_told
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
    hours,
    private,
    public,
    workspace,
)

FIRST, SECOND, THIRD = WEDNESDAYS
LATER = NOW + timedelta(hours=3)
SHORT = {**EVERYWHERE, SECOND: ("ccas-referent",)}
NO_REFERENT = {**EVERYWHERE, SECOND: ("mda-infirmier", "ml-benevole")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return workspace(tmp_path / "Espace d'été")


def test_a_month_reaches_calendars_feeds_and_the_public_page(folder: Path) -> None:
    result = again(folder)

    assert result.exit_code == 0
    assert [slot.id for slot in result.open] == list(WEDNESDAYS)
    assert [(one.partner, one.created) for one in result.calendars] == [
        ("ccas", 2),
        ("maison-ados", 2),
        ("mission-locale", 2),
    ]
    assert result.feeds.written == 6
    assert public(folder).count("BEGIN:VEVENT") == 3
    assert "Camille Renard" in private(folder)


def test_a_second_publication_writes_nothing(folder: Path) -> None:
    again(folder)
    before = {
        path: path.stat().st_mtime_ns for path in folder.rglob("*.*") if path.is_file() and path.suffix != ".lock"
    }

    result = again(folder, now=LATER)

    assert result.writes == 0
    assert not result.changed
    assert [one.requests for one in result.calendars] == [1, 1, 1]
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_a_rehearsal_says_what_would_change_and_writes_nothing(folder: Path) -> None:
    before = files_of(folder)

    result = again(folder, dry_run=True)

    assert sum(one.created for one in result.calendars) == 6
    assert result.feeds.written == 6
    assert result.page == ("opening-hours.ics", "index.html")
    assert files_of(folder) == before


def test_a_rehearsal_after_a_publication_writes_nothing_either(folder: Path) -> None:
    again(folder)
    draft(folder, {**EVERYWHERE, FIRST: ("mda-infirmier", "ccas-referent")})
    before = files_of(folder)

    result = again(folder, now=LATER, dry_run=True)

    assert result.writes > 0
    assert files_of(folder) == before


def test_only_the_slot_that_changed_is_written_again(folder: Path) -> None:
    again(folder)
    draft(folder, {**EVERYWHERE, FIRST: ("mda-infirmier", "ccas-referent")})

    result = again(folder, now=LATER)

    changes = {one.partner: (one.created, one.updated, one.deleted) for one in result.calendars}
    assert changes == {"ccas": (0, 1, 0), "maison-ados": (1, 0, 0), "mission-locale": (0, 0, 1)}
    assert result.page == ()


def test_a_change_that_comes_after_its_slot_began_changes_nothing_there_and_that_is_said(folder: Path) -> None:
    again(folder)
    banned = f"format: 1\nmonth: 2026-12\nbans: [{{slot: {FIRST}, professional: ml-conseillere}}]\n"
    (folder / "adjustments").mkdir()
    (folder / "adjustments" / "2026-12.yaml").write_text(banned, encoding="utf-8")
    changed = {FIRST: ("ccas-referent", "mda-infirmier"), SECOND: ("ml-conseillere", "ccas-referent")}
    draft(folder, {**EVERYWHERE, **changed})

    result = again(folder, now=NOW.replace(month=12, day=3))

    assert [slot.id for slot in result.too_late] == [FIRST]
    assert [slot.present for slot in result.open] == [
        ("ccas-referent", "ml-conseillere"),
        ("ccas-referent", "ml-conseillere"),
        ("mda-infirmier", "ml-conseillere"),
    ]


def test_a_slot_that_goes_on_keeps_who_was_announced(folder: Path) -> None:
    again(folder)
    draft(folder, {**EVERYWHERE, FIRST: ("ccas-referent", "mda-infirmier")})

    result = again(folder, now=NOW.replace(month=12, day=2, hour=15))

    assert result.open[0].present == ("ccas-referent", "ml-conseillere")
    assert not result.changed


def test_an_event_keeps_its_uid_when_its_slot_moves_or_its_place_is_renamed(folder: Path) -> None:
    again(folder)
    uids = {line for line in public(folder).splitlines() if line.startswith("UID")}
    moved = SPACE.replace('from: "14:00"', 'from: "13:00"').replace(
        "name: L'Escale\n    address", "name: Le Phare\n    address"
    )
    (folder / "space.yaml").write_text(moved, encoding="utf-8")
    draft(folder, when={slot: hours(slot, "13:00") for slot in WEDNESDAYS})

    again(folder, now=LATER)

    text = public(folder)
    assert {line for line in text.splitlines() if line.startswith("UID")} == uids
    assert "DTSTART;TZID=Europe/Paris:20261202T130000" in text
    assert text.count("SEQUENCE:1") == 3


def test_the_sequence_rises_for_a_new_hour_and_not_for_a_new_colleague(folder: Path) -> None:
    again(folder)
    draft(folder, {**EVERYWHERE, FIRST: ("ml-conseillere", "mda-infirmier")})

    again(folder, now=LATER)

    told = read_told(folder, DECEMBER)
    assert told is not None
    changed = told.notices[FIRST, "calendar:mission-locale"]
    assert (changed.sequence, changed.changed) == (0, LATER)
    assert told.notices[THIRD, "calendar:mission-locale"].changed == NOW


def test_a_rota_edited_into_something_false_is_refused_with_its_line(folder: Path) -> None:
    draft(folder, {**EVERYWHERE, FIRST: ("ccas-referent", "mda-infirmier", "ml-conseillere")})

    with pytest.raises(RotaError) as refused:
        again(folder)

    (problem, *_) = refused.value.problems
    assert problem.line > 0
    assert problem.path == Path("rotas/2026-12.yaml")


def test_a_month_without_rota_has_nothing_to_publish(folder: Path) -> None:
    with pytest.raises(NoRota):
        publish(folder, YearMonth(2027, 1), now=NOW, environment={})


def test_a_street_that_bears_the_first_name_of_someone_stops_nothing_and_is_told(tmp_path: Path) -> None:
    """Camille Renard works for a partner; Camille Claudel gave her name to the street."""
    space = SPACE.replace("3 place du Marché", "3 rue Camille Claudel")

    published = again(workspace(tmp_path / "w", space=space))

    assert published.allowed == ("rue Camille Claudel",)
    assert "rue Camille Claudel" in public(tmp_path / "w")


def test_a_name_in_the_public_text_stops_everything_before_a_byte_is_written(folder: Path) -> None:
    text = SPACE.replace("activity: goûter", "activity: goûter avec la mission locale")
    (folder / "space.yaml").write_text(text, encoding="utf-8")
    before = files_of(folder)

    with pytest.raises(Stopped) as stopped:
        again(folder)

    assert stopped.value.code == "publish-name-in-public"
    assert "nom de l'espace" in Words("fr").error(stopped.value)
    assert stopped.value.fields["names"] == ("mission locale (Mission Locale du Pays)",)
    assert {name: data for name, data in files_of(folder).items() if not name.startswith(".coanimation")} == before


def test_a_slot_that_has_ended_is_left_as_it_was_told(folder: Path) -> None:
    again(folder)
    renamed = PARTNERS.replace("CCAS de Sainville", "CIAS du Pays")
    (folder / "partners.yaml").write_text(renamed, encoding="utf-8")

    result = again(folder, now=NOW + timedelta(days=14))

    (calendar,) = (folder / ".coanimation" / "calendars" / "collection-root").glob("mission-locale/coanimation")
    texts = [path.read_text(encoding="utf-8") for path in calendar.glob("*.ics")]
    assert [("20261202" in text, "CCAS" in text) for text in texts if "CCAS" in text] == [(True, True)]
    assert [one.updated for one in result.calendars if one.partner == "maison-ados"] == [1]


def test_a_slot_that_had_ended_before_the_first_publication_stays_untold(folder: Path) -> None:
    result = again(folder, now=NOW + timedelta(days=14))

    assert [slot.id for slot in result.open] == [SECOND, THIRD]
    assert "20261202" not in public(folder) + private(folder)


def test_a_closure_within_the_pattern_is_shown_to_the_public(tmp_path: Path) -> None:
    closed = SPACE.replace("{from: 2026-12-23, to: 2026-12-31,", "{from: 2026-12-09, to: 2026-12-10,")
    present = {slot: who for slot, who in EVERYWHERE.items() if slot != SECOND}
    folder = workspace(tmp_path / "w", space=closed, present=present)

    result = again(folder)

    assert [slot.id for slot in result.closed] == [SECOND]
    assert "vacances d'hiver" in public(folder).replace("&#39;", "'")


def test_the_public_files_are_copied_where_asked(folder: Path, tmp_path: Path) -> None:
    there = tmp_path / "web"

    assert again(folder, to=there).copied[-1] == "index.html"  # last, for it points to the others

    assert files_of(there) == files_of(folder / "site" / "public")
    assert again(folder, to=there).copied == ()


def test_the_secret_part_of_the_workspace_receives_no_copy(folder: Path) -> None:
    with pytest.raises(Stopped, match="publish-to-private"):
        again(folder, to=folder / ".coanimation" / "web")


def test_subscriptions_go_on_from_month_to_month(folder: Path) -> None:
    again(folder)
    november = {slot.replace("2026-12-02", "2026-11-25"): who for slot, who in EVERYWHERE.items() if slot == FIRST}
    draft(folder, november, month="2026-11")
    publish(folder, YearMonth(2026, 11), now=NOW, environment={})

    assert "20261125" in public(folder)
    assert "20261202" in public(folder)


def test_a_lost_ledger_makes_no_duplicate(folder: Path) -> None:
    again(folder)
    before = private(folder)
    (folder / ".coanimation" / "ledger.sqlite").unlink()

    result = again(folder, now=LATER)

    assert [(one.created, one.updated, one.deleted) for one in result.calendars] == [(0, 0, 0)] * 3
    assert private(folder) == before


def test_the_feed_of_someone_who_left_is_taken_away(folder: Path) -> None:
    again(folder)
    draft(folder, {slot: tuple(p for p in who if p != "mda-infirmier") for slot, who in EVERYWHERE.items()})
    partners = PARTNERS.split("  - id: maison-ados")[0]
    (folder / "partners.yaml").write_text(partners, encoding="utf-8")

    result = again(folder, now=LATER, decide=lambda _slot, _lacks: Decision.CLOSE)

    assert result.feeds.removed == 2
    assert "Sacha" not in "".join(
        path.read_text(encoding="utf-8") for path in (folder / ".coanimation" / "feeds").iterdir()
    )


def test_a_moved_slot_keeps_its_name_at_its_new_hour(folder: Path) -> None:
    again(folder)
    moved = SPACE + (
        "exceptional:\n"
        f'  - {{id: deplace-9, moves: {SECOND}, site: centre, date: 2026-12-10, from: "15:00", to: "18:00"}}\n'
    )
    (folder / "space.yaml").write_text(moved, encoding="utf-8")
    answers = "".join(f"  {who}: {{hand: {{{SECOND}: yes}}}}\n" for who in ("ccas-referent", "mda-infirmier"))
    (folder / "availability").mkdir()
    text = f"format: 1\nmonth: 2026-12\nanswers:\n{answers}"
    (folder / "availability" / "2026-12.yaml").write_text(text, encoding="utf-8")
    draft(folder, when={SECOND: hours(SECOND, "15:00", day="2026-12-10")})

    result = again(folder, now=LATER, decide=lambda _slot, _lacks: Decision.WAIT)

    assert replace(result.told, slots=()).notices.keys() >= {(SECOND, "public")}
    assert "DTSTART;TZID=Europe/Paris:20261210T150000" in public(folder)
    assert all(slot.state is State.HELD for slot in result.told.slots)
