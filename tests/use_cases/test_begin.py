"""Begin a workspace and check it: everything wrong at once, and what will want somebody before long."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path, PureWindowsPath
from zoneinfo import ZoneInfo

import pytest

from coanimation.domain.months import YearMonth
from coanimation.errors import RotaError, WorkspaceError
from coanimation.use_cases.begin import check, init, kept_elsewhere
from coanimation.words import LANGUAGES, Words
from coanimation.workspace import KINDS, Kind, write_rota
from tests.builders import instant, rota, slot
from tests.workspace.make import PARTNERS, SPACE, workspace

NOW = datetime(2026, 11, 22, 10, 42, tzinfo=ZoneInfo("Europe/Paris"))
ANSWERS = """\
format: 1
month: 2026-12
answers:
  ml-conseillere:
    sheet: {mercredi-2026-12-02: yes}
"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", KINDS)
def test_a_new_workspace_checks_clean_and_has_its_workbook(tmp_path: Path, template: Kind, language: str) -> None:
    made = init(tmp_path / "espace", template=template, language=language, today=NOW.date())

    checked = check(tmp_path / "espace", now=NOW)

    assert all(path.exists() for path in made)
    assert [path.suffix for path in made].count(".xlsx") == 1
    assert {remark.code for remark in checked.remarks} <= {"begin-no-openings"}


def test_a_workspace_with_the_files_of_a_month_is_right(tmp_path: Path) -> None:
    folder = workspace(tmp_path, {"availability/2026-12.yaml": ANSWERS})

    assert check(folder, now=NOW).months == (YearMonth(2026, 12),)


def test_the_files_of_every_month_are_checked_with_the_others(tmp_path: Path) -> None:
    folder = workspace(
        tmp_path,
        {
            "space.yaml": SPACE.replace("seats: 2", "seats: 0"),
            "availability/2026-12.yaml": ANSWERS.replace("yes", "peut-être"),
            "adjustments/2025-01.yaml": "format: 1\nmonth: 2025-01\npin: []\n",
        },
    )

    with pytest.raises(WorkspaceError) as wrong:
        check(folder, now=NOW)

    assert [(p.path.as_posix(), p.line, p.code) for p in wrong.value.problems] == [
        ("space.yaml", 18, "workspace-out-of-bounds"),
        ("availability/2026-12.yaml", 5, "workspace-unknown-choice"),
        ("adjustments/2025-01.yaml", 3, "workspace-unknown-key"),
    ]


def test_what_the_almanac_cannot_follow_is_told_at_its_key(tmp_path: Path) -> None:
    text = SPACE.replace("days: [wednesday]", "rrule: FREQ=HOURLY").replace("sites:", "  school-zone: D\nsites:", 1)

    with pytest.raises(WorkspaceError) as wrong:
        check(workspace(tmp_path, {"space.yaml": text}), now=NOW)

    assert [(p.path.name, p.line, p.column, p.code) for p in wrong.value.problems] == [
        ("space.yaml", 5, 16, "almanac-unknown-zone"),
        ("space.yaml", 14, 12, "almanac-rrule-frequency"),
    ]


def test_an_answer_for_a_slot_that_is_not_of_the_month_is_told(tmp_path: Path) -> None:
    folder = workspace(tmp_path, {"availability/2026-12.yaml": ANSWERS.replace("12-02", "12-03")})

    with pytest.raises(WorkspaceError) as wrong:
        check(folder, now=NOW)

    (problem,) = wrong.value.problems
    assert (problem.path.as_posix(), problem.line, problem.column) == ("availability/2026-12.yaml", 5, 13)


def test_a_month_that_is_past_may_name_people_who_are_gone(tmp_path: Path) -> None:
    gone = ANSWERS.replace("2026-12", "2026-10").replace("10-02", "10-07").replace("ml-conseillere", "partie-depuis")

    assert check(workspace(tmp_path, {"availability/2026-10.yaml": gone}), now=NOW).months == (YearMonth(2026, 10),)


def _with_rota(folder: Path, *present: str) -> Path:
    workspace(folder, {"availability/2026-12.yaml": ANSWERS, "absences.yaml": None})
    one = slot("2026-12-02")
    return write_rota(folder, rota(*((one.id, who) for who in present), fingerprint="sha256:0"), [one])


def test_a_rota_that_is_true_is_right(tmp_path: Path) -> None:
    _with_rota(tmp_path, "ml-conseillere")

    assert check(tmp_path, now=NOW).months == (YearMonth(2026, 12),)


def test_a_rota_edited_into_something_false_is_told_by_rule_and_line(tmp_path: Path) -> None:
    path = _with_rota(tmp_path, "ml-conseillere")
    text = path.read_text("utf-8")
    path.write_text(text.replace("      - ml-conseillere", "      - personne-de-connu"), "utf-8")

    with pytest.raises(RotaError) as wrong:
        check(tmp_path, now=NOW)

    line = next(n for n, content in enumerate(text.split("\n"), 1) if "- ml-conseillere" in content)
    assert [(p.path.as_posix(), p.line, p.code) for p in wrong.value.problems] == [
        ("rotas/2026-12.yaml", line, "rule-unknown-professional")
    ]


def test_hours_edited_in_a_rota_are_told(tmp_path: Path) -> None:
    path = _with_rota(tmp_path, "ml-conseillere")
    path.write_text(path.read_text("utf-8").replace("T18:00", "T19:00"), "utf-8")

    with pytest.raises(RotaError) as wrong:
        check(tmp_path, now=NOW)

    assert [p.code for p in wrong.value.problems] == ["begin-rota-hours"]


def test_the_hours_at_which_a_slot_was_held_that_has_begun_are_past(tmp_path: Path) -> None:
    path = _with_rota(tmp_path, "ml-conseillere")
    path.write_text(path.read_text("utf-8").replace("T18:00", "T19:00"), "utf-8")

    assert check(tmp_path, now=instant("2026-12-03T09:00")).months


@pytest.mark.parametrize("site", ["van", "nulle-part"])
def test_a_place_edited_in_a_rota_is_told(tmp_path: Path, site: str) -> None:
    path = _with_rota(tmp_path, "ml-conseillere")
    text = path.read_text("utf-8")
    path.write_text(text.replace("site: centre", f"site: {site}"), "utf-8")

    with pytest.raises(RotaError) as wrong:
        check(tmp_path, now=NOW)

    line = next(n for n, content in enumerate(text.split("\n"), 1) if "- slot:" in content)
    assert [(p.line, p.code, p.fields["says"], p.fields["is"]) for p in wrong.value.problems] == [
        (line, "begin-rota-site", site, "centre")
    ]


def test_where_a_slot_was_held_that_has_begun_is_past(tmp_path: Path) -> None:
    path = _with_rota(tmp_path, "ml-conseillere")
    path.write_text(path.read_text("utf-8").replace("site: centre", "site: van"), "utf-8")

    assert check(tmp_path, now=instant("2026-12-03T09:00")).months


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("ends: 2027-08-31", "ends: 2027-01-15", "begin-agreement-ends"),
        ("attestation: 2027-03-31", "attestation: 2026-12-31", "begin-attestation-lapses"),
        ("attestation: 2027-03-31", "attestation: 2026-10-31", "begin-attestation-lapsed"),
        ("[referent, opens]", "[opens]", "begin-nobody-referent"),
    ],
)
def test_what_will_want_somebody_before_long_is_remarked(tmp_path: Path, before: str, after: str, code: str) -> None:
    folder = workspace(tmp_path, {"partners.yaml": PARTNERS.replace(before, after)})

    remarks = check(folder, now=NOW).remarks

    assert [remark.code for remark in remarks] == [code]
    for language in LANGUAGES:
        assert str(remarks[0].line) in Words(language).problem(remarks[0])


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [
        ("name: L'Escale\n", "name: La Mission Locale\n", "name"),
        ("seats: 2", "seats: 2\n    activity: goûter avec la mission locale", "activity"),
        (
            "rules:",
            "closures:\n  - {from: 2026-12-24, to: 2026-12-24, reason: fête à la Mission Locale}\nrules:",
            "reason",
        ),
    ],
)
def test_a_text_that_would_name_someone_in_public_is_remarked_long_before_it_is_published(
    tmp_path: Path, before: str, after: str, where: str
) -> None:
    text = SPACE.replace(before, after, 1)
    assert text != SPACE

    (remark,) = check(workspace(tmp_path, {"space.yaml": text}), now=NOW).remarks

    assert (remark.code, remark.fields["whose"]) == ("begin-name-in-public", ("Mission Locale",))
    assert where in text.split("\n")[remark.line - 1]
    allowed = text.replace("sites:", "public: {allowed-words: [mission locale]}\nsites:", 1)
    assert check(workspace(tmp_path, {"space.yaml": allowed}), now=NOW).remarks == ()


def test_a_partner_without_anybody_and_files_that_nobody_reads_are_remarked(tmp_path: Path) -> None:
    alone = PARTNERS + "  - {id: ccas, name: CCAS}\n"
    folder = workspace(
        tmp_path,
        {"partners.yaml": alone, "partners.yml": "x", "availability/décembre.yaml": "x", "rotas/2026-13.yaml": "x"},
    )

    found = [(remark.path.as_posix(), remark.code) for remark in check(folder, now=NOW).remarks]

    assert found == [
        ("partners.yaml", "begin-partner-alone"),
        ("partners.yml", "begin-stray"),
        ("availability/décembre.yaml", "begin-stray-month"),
        ("rotas/2026-13.yaml", "begin-stray-month"),
    ]


def test_the_key_of_a_new_workspace_may_be_given(tmp_path: Path) -> None:
    init(tmp_path, today=date(2026, 11, 22), key="3q7cnm4h2v5xk8d1")

    assert check(tmp_path, now=NOW).contents.space.key == "3q7cnm4h2v5xk8d1"


@pytest.mark.parametrize(
    ("hours", "remarked"),
    [
        (("18:00", "14:00"), [("begin-hours-turned", 20)]),
        (("14:00", "14:00"), [("begin-hours-turned", 24)]),
        (("22:00", "02:00"), []),
        (("20:00", "08:00"), []),
        (("08:00", "22:00"), []),
    ],
)
def test_an_opening_whose_hours_are_perhaps_the_wrong_way_round_is_remarked(
    tmp_path: Path, hours: tuple[str, str], remarked: list[tuple[str, int]]
) -> None:
    start, end = hours
    turned = SPACE.replace('from: "14:00"', f'from: "{start}"').replace('to: "18:00"', f'to: "{end}"')
    folder = workspace(tmp_path, {"space.yaml": turned})

    remarks = check(folder, now=NOW).remarks

    assert [(remark.code, remark.fields["hours"]) for remark in remarks] == remarked


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://apidata.googleusercontent.com/caldav/v2/ccas/events", "begin-calendar-google"),
        ("https://calendar.google.com/calendar/dav/ccas/events", "begin-calendar-google"),
        ("https://outlook.office365.com/", "begin-calendar-microsoft"),
        ("https://outlook.live.com/owa/", "begin-calendar-microsoft"),
        ("https://caldav.notgoogle.com/", ""),
        ("https://nuage.example.org/google.com/", ""),
    ],
)
def test_a_calendar_that_no_password_opens_is_remarked_with_what_to_do_instead(
    tmp_path: Path, url: str, code: str
) -> None:
    own = f'  - {{id: ccas, name: CCAS, calendar: {{url: "{url}", user: ccas}}}}\n'
    folder = workspace(tmp_path, {"partners.yaml": PARTNERS + own})

    found = [one for one in check(folder, now=NOW).remarks if one.code.startswith("begin-calendar")]

    assert [one.code for one in found] == ([code] if code else [])
    assert all("abonnement liste --reveal" in Words("fr").problem(one) for one in found)
    assert all("feed list --reveal" in Words("en").problem(one) for one in found)


@pytest.mark.parametrize(
    ("where", "kept_by"),
    [
        ("OneDrive - Mairie/escale", "OneDrive - Mairie"),
        ("Dropbox/escale", "Dropbox"),
        ("onedriver/escale", ""),
        ("escale", ""),
    ],
)
def test_a_folder_that_a_cloud_keeps_in_step_is_remarked(tmp_path: Path, where: str, kept_by: str) -> None:
    (tmp_path / where).mkdir(parents=True)
    folder = workspace(tmp_path / where)

    found = [one for one in check(folder, now=NOW).remarks if one.code == "begin-kept-elsewhere"]

    assert [one.fields["place"] for one in found] == ([kept_by] if kept_by else [])
    assert all(kept_by in Words("fr").problem(one) for one in found)


def test_a_folder_of_another_machine_is_remarked() -> None:
    assert kept_elsewhere(PureWindowsPath(r"\\serveur\partage\escale")) == r"\\serveur\partage"
    assert kept_elsewhere(PureWindowsPath(r"C:\Users\Zoé\OneDrive\escale")) == "OneDrive"
    assert kept_elsewhere(PureWindowsPath(r"C:\Users\Zoé\escale")) == ""
