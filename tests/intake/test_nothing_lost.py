"""What a workspace says, its workbook says: an import loses nothing, even when a file is written anew."""

from __future__ import annotations

import types
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from openpyxl import Workbook, load_workbook

from coanimation.domain.people import WhenEdited
from coanimation.domain.working_time import Mode, Span
from coanimation.errors import WorkspaceError
from coanimation.intake.workbook import layout
from coanimation.use_cases.workbook import import_workbook
from coanimation.workspace import read
from coanimation.workspace.shapes.base import Shape
from coanimation.workspace.shapes.people import PartnersFile
from coanimation.workspace.shapes.space import SpaceFile
from tests.builders import NOW
from tests.intake.builders import put, setting, spoiled, workbook, workspace

RULES = """
rules:
  rest: 11h
  working-time: {hours-per-day: hard, days-per-week: {mode: hard, most: 5}, days-in-a-row: off}
"""
MAIL = """
mail: {from: escale@example.org, host: smtp.example.org, port: 465, security: tls, user: escale}
"""
CALENDAR = """\
    when-edited: keep
    calendar: {url: 'https://nuage.example/ml/', user: ml, trust: [dav.nuage.example]}
"""
MEETINGS = """
meetings:
  - {id: equipe, date: 2026-12-09, from: "09:00", to: "12:00", who: [mission-locale, cs-animatrice]}
  - {id: copil, date: 2026-12-17, from: "17:30", to: "19:00", site: centre}
"""
# They have no column of their own: the format is ours, the key of the space stays, usual answers are a sheet; the
# addresses of people's calendars are secrets, while a workbook travels; how messages are sent and calendars reached is
# between two machines.
_MAIL = {f"mail/{key}" for key in ("from", "host", "port", "security", "user")}
_BUSY = {f"partners/professionals/busy/{key}" for key in ("ics", "ics-in", "caldav", "user")}
_DELIVERY = {"partners/when-edited", "partners/calendar/trust"}
NOT_SHOWN = {"space": {"format", "space/key", *_MAIL}, "partners": {"format", *_BUSY, *_DELIVERY}}
SHEETS_OF = {
    "space": {
        "sites": layout.SITES,
        "travel": layout.TRAVEL,
        "openings": layout.OPENINGS,
        "exceptional": layout.EXCEPTIONAL,
        "closures": layout.CLOSURES,
        "destinations": layout.DESTINATIONS,
    },
    "partners": {"partners": layout.PARTNERS, "partners/professionals": layout.PEOPLE, "meetings": layout.MEETINGS},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a workspace that says all that can be said of people, their meetings and their working time."""
    folder = workspace(tmp_path / "espace")
    space, partners = folder / "space.yaml", folder / "partners.yaml"
    text = space.read_text("utf-8")
    assert "\nrules:" in text
    before, _, after = text.partition("\nrules:")
    rest = after.partition("\n\n")[2]
    space.write_text(before + RULES + MAIL + "\n" + rest, "utf-8")
    told = partners.read_text("utf-8").replace(
        "        name: Psychologue\n",
        "        name: Psychologue\n        accompanied-by: [ml-conseillere, cs-animatrice]\n"
        "        not-with: [ml-formateur]\n"
        "        busy: [{ics: 'https://agenda.example/secret'}, {caldav: 'https://nuage.example/a/', user: nora}]\n",
    )
    assert "  - id: mission-locale\n" in told
    told = told.replace("  - id: mission-locale\n", "  - id: mission-locale\n" + CALENDAR, 1)
    partners.write_text(told + MEETINGS, "utf-8")
    return folder


def test_what_is_written_of_people_meetings_and_working_time_comes_back_to_the_byte(folder: Path) -> None:
    before = [(folder / name).read_bytes() for name in ("space.yaml", "partners.yaml")]

    assert import_workbook(folder, workbook(folder), now=NOW).changed == ()
    assert [(folder / name).read_bytes() for name in ("space.yaml", "partners.yaml")] == before


def test_files_written_anew_lose_nothing(folder: Path) -> None:
    def without_a_person_and_a_closure(book: Workbook) -> None:
        book["Personnes"].delete_rows(9)
        book["Disponibilités habituelles"].delete_rows(9)
        book["Horaires"].delete_rows(5)
        book["Disponibilités habituelles"].delete_cols(5)
        book["Personnes"].cell(6, 8).value = None

    before = read(folder)

    done = import_workbook(folder, spoiled(workbook(folder), without_a_person_and_a_closure), now=NOW)

    assert done.rewritten == ("space.yaml", "partners.yaml")
    assert done.removed == ("samedi", "cs-educateur (prefers)", "ccas-assistante-sociale")
    after = read(folder)
    psychologist = next(p for partner in after.partners for p in partner.professionals if p.id == "mda-psychologue")
    assert psychologist.accompanied_by == {"ml-conseillere", "cs-animatrice"}
    assert psychologist.not_with == {"ml-formateur"}
    assert [(one.url, one.user) for one in psychologist.busy] == [
        ("https://agenda.example/secret", ""),
        ("https://nuage.example/a/", "nora"),
    ]
    assert [(p.id, p.calendar, p.when_edited) for p in after.partners] == [
        (p.id, p.calendar, p.when_edited) for p in before.partners
    ]
    assert any(p.calendar and p.calendar.trust and p.when_edited is WhenEdited.KEEP for p in after.partners)
    assert after.meetings == before.meetings
    assert len(after.meetings) == 2
    assert after.space.rules == before.space.rules
    assert after.space.mail == before.space.mail
    assert after.space.mail is not None
    assert {rule.span: (rule.mode, rule.most) for rule in after.space.rules.working_time} == {
        Span.HOURS_PER_DAY: (Mode.HARD, 10),
        Span.HOURS_PER_WEEK: (Mode.ALERT, 48),
        Span.DAYS_PER_WEEK: (Mode.HARD, 5),
        Span.DAYS_IN_A_ROW: (Mode.OFF, 6),
    }


def test_the_workbook_tells_them_in_the_words_of_people(folder: Path) -> None:
    book = load_workbook(workbook(folder))

    assert [cell.value for cell in book["Réunions"][3]][-2:] == [None, "Mission Locale ; Animatrice jeunesse"]
    people = {row[0]: row for row in book["Personnes"].iter_rows(min_row=3, values_only=True)}
    assert {"Conseillère emploi ; Animatrice jeunesse", "Formateur"} < set(people["Psychologue"])
    rules = {row[0]: row[1] for row in book["Règles"].iter_rows(min_row=3, values_only=True)}
    assert (
        rules["Temps de travail"] == "heures par jour : bloquant ; jours par semaine : bloquant 5 ; "
        "jours d'affilée : ignoré"
    )


@pytest.mark.parametrize("typed", ["hours per day: hard", "Heures par jour = BLOQUANT 9", "hours-per-day : hard 9"])
def test_working_time_is_read_in_either_language(typed: str, folder: Path) -> None:
    import_workbook(folder, spoiled(workbook(folder), setting("Temps de travail", typed)), now=NOW)

    (rule,) = (rule for rule in read(folder).space.rules.working_time if rule.span is Span.HOURS_PER_DAY)
    assert rule.mode is Mode.HARD


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        (setting("Temps de travail", "heures par an : bloquant"), "workbook-bad-working-time", "Règles"),
        (setting("Temps de travail", "heures par jour : jamais"), "workbook-bad-working-time", "Règles"),
        (setting("Temps de travail", "heures par jour : bloquant 300"), "workspace-out-of-bounds", "Règles"),
        (put("Réunions", "Qui", 1, "Mission Local"), "workbook-unknown-who", "Réunions"),
        (put("Réunions", "Date", 2, None), "workbook-empty-cell", "Réunions"),
        (put("Personnes", "Jamais avec", 1, "Conseillère emploi"), "workspace-with-themselves", "Personnes"),
        (lambda book: book["Règles"].delete_rows(14), "workbook-no-setting", "Règles"),
    ],
)
def test_what_is_wrong_in_them_is_named_by_its_sheet(change: Any, code: str, place: str, folder: Path) -> None:  # noqa: ANN401 - a change of a workbook
    before = (folder / "partners.yaml").read_bytes()

    with pytest.raises(WorkspaceError) as error:
        import_workbook(folder, spoiled(workbook(folder), change), now=NOW)

    assert [(problem.code, problem.sheet) for problem in error.value.problems] == [(code, place)]
    assert (folder / "partners.yaml").read_bytes() == before


def test_every_key_of_the_files_has_its_cell() -> None:
    settings = {setting.key for setting in layout.SETTING} | {"topics", "roles"}
    for name, file in (("space", SpaceFile), ("partners", PartnersFile)):
        shown = (settings if name == "space" else set()) | {
            f"{path}/{key}"
            for path, sheet in SHEETS_OF[name].items()
            for key in (column.key.removesuffix("/0").removesuffix("/1") for column in sheet.columns)
        }
        shown |= {f"partners/agreement/{column.key}" for column in layout.AGREEMENTS.columns}
        shown |= {"partners/professionals/usual"}

        assert set(keys(file)) - NOT_SHOWN[name] - shown == set()


def keys(shape: type[Shape], path: str = "") -> Iterator[str]:
    """List the keys of a file that hold a value, with those of what stands in its lists."""
    for name, field in shape.model_fields.items():
        key = f"{path}{field.alias or name}"
        inner = [one for one in shapes_in(field.annotation) if not one.__name__.startswith("Legal")]
        if inner:
            yield from keys(inner[0], f"{key}/")
        else:
            yield key


def shapes_in(annotation: Any) -> Iterator[type[Shape]]:  # noqa: ANN401 - what pydantic keeps of a type
    """Find the shapes in a type, but those whose keys are people's own."""
    if isinstance(annotation, type) and not get_args(annotation):
        if issubclass(annotation, Shape):
            yield annotation
    elif get_origin(annotation) in {tuple, Union, types.UnionType, Annotated}:
        for part in get_args(annotation):
            yield from shapes_in(part)
