"""Broken workspaces: every problem at once, each at its line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from coanimation.words import LANGUAGES, Words
from tests.workspace.make import ABSENCES, PARTNERS, SPACE, problems, told, workspace

# what is broken: the file, what stands there, what stands there instead, what is said
BROKEN = {
    "a tab": ("space.yaml", "    site: centre", "\tsite: centre", ["space.yaml:12:1 yaml"]),
    "a colon in a text": ("space.yaml", "name: L'Escale", "name: Salle: B", ["space.yaml:4:14 yaml"]),
    "an open quote": ("space.yaml", 'from: "14:00"', 'from: "14:00', None),
    "a key twice": ("space.yaml", "    seats: 2", "    seats: 2\n    seats: 3", ["space.yaml:19:5 key-twice"]),
    "an unknown key": ("space.yaml", "seats: 2", "seat: 2", ["space.yaml:18:5 unknown-key"]),
    "a key that lacks": ("space.yaml", "    days: [wednesday]\n", "", ["space.yaml:11:5 days-or-rrule"]),
    "a name that lacks": ("partners.yaml", "    name: Mission Locale\n", "", ["partners.yaml:3:5 missing-key"]),
    "a value that lacks": (
        "partners.yaml",
        "name: Mission Locale",
        "name:",
        ["partners.yaml:4:5 no-value"],
    ),
    "a list that is no list": ("space.yaml", "days: [wednesday]", "days: wednesday", ["space.yaml:13:11 needs-list"]),
    "a mapping that is none": ("space.yaml", "  rest: 11h\n  evening-from", "  - a\n  - evening-from", None),
    "a day that does not exist": ("space.yaml", "2026-09-01", "2026-09-31", ["space.yaml:16:13 no-such-day"]),
    "a French date": ("space.yaml", "2026-09-01", "01/09/2026", ["space.yaml:16:13 bad-date"]),
    "an hour that is none": ("space.yaml", '"14:00"', '"25:00"', ["space.yaml:14:11 no-such-hour"]),
    "a duration that is none": ("space.yaml", "11h", "onze heures", ["space.yaml:21:9 bad-duration"]),
    "a number in letters": ("space.yaml", "seats: 2", "seats: deux", ["space.yaml:18:12 bad-number"]),
    "an id that leaves the folder": (
        "partners.yaml",
        "id: mission-locale",
        "id: ../x",
        ["partners.yaml:3:9 bad-id"],
    ),
    "a Windows device": ("partners.yaml", "id: mission-locale", "id: con", ["partners.yaml:3:9 device-id"]),
    "a site twice": ("space.yaml", "id: van", "id: centre", ["space.yaml:9:10 site-twice"]),
    "a person called like a partner": (
        "partners.yaml",
        "id: ml-conseillere",
        "id: mission-locale",
        ["partners.yaml:8:13 who-twice", "absences.yaml:3:11 unknown-who"],
    ),
    "an unknown site": ("space.yaml", "site: centre", "site: centr", ["space.yaml:12:11 unknown-site"]),
    "an unknown opening": (
        "partners.yaml",
        "{mercredi: yes}",
        "{mecredi: yes}",
        ["partners.yaml:12:17 unknown-opening"],
    ),
    "an unknown role": ("partners.yaml", "opens]", "ouvre]", ["partners.yaml:10:27 unknown-role"]),
    "someone unknown to be accompanied by": (
        "partners.yaml",
        "        usual:",
        "        accompanied-by: [ml-directrice]\n        usual:",
        ["partners.yaml:12:26 unknown-professional"],
    ),
    "someone unknown to be kept from": (
        "partners.yaml",
        "        usual:",
        "        not-with: [mission-locale]\n        usual:",
        ["partners.yaml:12:20 unknown-professional"],
    ),
    "someone to be kept from themselves": (
        "partners.yaml",
        "        usual:",
        "        not-with: [ml-conseillere]\n        usual:",
        ["partners.yaml:12:20 with-themselves"],
    ),
    "a meeting of nobody known": (
        "partners.yaml",
        "format: 1\n",
        "format: 1\nmeetings: [{id: bilan, date: 2026-12-02, from: 16:00, to: 18:00, who: [ccas]}]\n",
        ["partners.yaml:2:72 unknown-who"],
    ),
    "a meeting nowhere": (
        "partners.yaml",
        "format: 1\n",
        "format: 1\nmeetings: [{id: bilan, date: 2026-12-02, from: 16:00, to: 18:00, site: mairie}]\n",
        ["partners.yaml:2:72 unknown-site"],
    ),
    "two meetings at once": (
        "partners.yaml",
        "format: 1\n",
        (
            "format: 1\nmeetings:\n"
            "  - {id: bilan, date: 2026-12-02, from: 16:00, to: 18:00}\n"
            "  - {id: point, date: 2026-12-02, from: 17:59, to: 19:00, who: [mission-locale]}\n"
        ),
        ["partners.yaml:4:5 meetings-overlap"],
    ),
    "an unknown topic": ("partners.yaml", "[emploi]", "[emplois]", ["partners.yaml:5:14 unknown-topic"]),
    "an unknown absent": ("absences.yaml", "ml-conseillere", "ml-conseiller", ["absences.yaml:3:11 unknown-who"]),
    "an end before its start": ("space.yaml", "2027-06-30", "2026-06-30", ["space.yaml:17:11 ends-before"]),
    "an absence backwards": ("absences.yaml", "2026-12-11", "2026-12-01", ["absences.yaml:3:49 ends-before"]),
    "a referent without attestation": (
        "partners.yaml",
        "        attestation: 2027-03-31\n",
        "",
        ["partners.yaml:10:16 referent-without-attestation"],
    ),
    "a time zone": (
        "space.yaml",
        "  name: L'Escale\nsites",
        "  name: L'Escale\n  timezone: Europe/Pari\nsites",
        ["space.yaml:5:13 unknown-zone"],
    ),
    "an rrule without start": (
        "space.yaml",
        '    days: [wednesday]\n    from: "14:00"\n    to: "18:00"\n    starts: 2026-09-01\n',
        '    rrule: FREQ=WEEKLY;BYDAY=WE\n    from: "14:00"\n    to: "18:00"\n',
        ["space.yaml:13:12 rrule-needs-starts"],
    ),
    "an unknown format": ("partners.yaml", "format: 1", "format: 2", ["partners.yaml:1:9 unknown-format"]),
    "a password": (
        "partners.yaml",
        "    topics: [emploi]",
        '    calendar: {url: "https://x.example.org/", user: ml, password: secret}',
        ["partners.yaml:5:57 secret"],
    ),
    "a password in an address": (
        "partners.yaml",
        "    topics: [emploi]",
        '    calendar: {url: "https://ml:secret@x.example.org/", user: ml}',
        ["partners.yaml:5:21 secret-in-url"],
    ),
    "an escaped control character": (
        "space.yaml",
        "La camionnette",
        '"La\\u0007 camionnette"',
        ["space.yaml:9:21 control"],
    ),
    "an escaped surrogate": (
        "partners.yaml",
        "Conseillère emploi",
        '"\\ud800"',
        ["partners.yaml:9:15 control"],
    ),
    "an escaped reading direction": (
        "space.yaml",
        "3 place du Marché",
        '"3 place \\u202e"',
        ["space.yaml:8:14 control"],
    ),
    "an escaped surrogate in a key": ("space.yaml", "emploi: Emploi", '"\\ud800": Emploi', None),
    "an escape of no character": ("space.yaml", "emploi: Emploi", 'emploi: "\\UFFFFFFFF"', ["space.yaml:19:19 yaml"]),
    "an escape just beyond": ("space.yaml", "emploi: Emploi", 'emploi: "\\U00110000"', ["space.yaml:19:19 yaml"]),
    "a Windows path in quotes": ("space.yaml", "emploi: Emploi", r'emploi: "C:\Users"', ["space.yaml:19:23 yaml"]),
    "a carriage return": ("space.yaml", "La camionnette", '"La\\rcamionnette"', ["space.yaml:9:21 one-line"]),
    "a text on two lines": ("space.yaml", "La camionnette", '"La\\ncamionnette"', ["space.yaml:9:21 one-line"]),
    "a choice": ("space.yaml", "kind: mobile", "kind: mobil", ["space.yaml:9:61 unknown-choice"]),
    "a limit": (
        "space.yaml",
        "rules:\n",
        "rules:\n  limits: {evening-per-week: 1}\n",
        ["space.yaml:21:12 unknown-choice"],
    ),
    "seats that fall": ("space.yaml", "seats: 2", "seats: {least: 3, most: 2}", ["space.yaml:18:12 seats-order"]),
    "a relay outside": (
        "space.yaml",
        "    seats: 2",
        '    seats: 2\n    relays: ["16:00", "19:00"]',
        ["space.yaml:19:23 relay-outside"],
    ),
    "a key that is a list": ("space.yaml", "topics: {emploi: Emploi}", "topics: {[a]: Emploi}", None),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_workspace_is_told_where_it_is_broken(tmp_path: Path, what: str) -> None:
    name, before, after, expected = BROKEN[what]
    text = {"space.yaml": SPACE, "partners.yaml": PARTNERS, "absences.yaml": ABSENCES}[name]
    assert before in text
    folder = workspace(tmp_path, {name: text.replace(before, after, 1)})

    found = told(folder)

    assert found
    if expected is not None:
        assert found == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", BROKEN)
def test_every_problem_is_said_in_words(tmp_path: Path, what: str, language: str) -> None:
    name, before, after, _ = BROKEN[what]
    text = {"space.yaml": SPACE, "partners.yaml": PARTNERS, "absences.yaml": ABSENCES}[name]
    words = Words(language)

    for problem in problems(workspace(tmp_path, {name: text.replace(before, after, 1)})):
        assert words.has(problem.code)
        words.say(problem.code, **dict(problem.fields))  # KeyError when a variable was not given
        assert "secret" not in words.problem(problem).replace("secret-in-url", "")


def test_every_problem_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    folder = workspace(
        tmp_path,
        {
            "space.yaml": SPACE.replace("site: centre", "site: nulle-part").replace("seats: 2", "seats: 0"),
            "partners.yaml": PARTNERS.replace("per: year", "per: an").replace("2027-03-31", "2027-02-30"),
            "absences.yaml": ABSENCES.replace("ml-conseillere", "personne"),
        },
    )

    assert told(folder) == [
        "space.yaml:12:11 unknown-site",
        "space.yaml:18:12 out-of-bounds",
        "partners.yaml:6:34 unknown-choice",
        "partners.yaml:11:22 no-such-day",
        "absences.yaml:3:11 unknown-who",
    ]


def test_a_problem_names_what_was_probably_meant(tmp_path: Path) -> None:
    folder = workspace(
        tmp_path, {"space.yaml": SPACE.replace("seats: 2", "seets: 2").replace("centre\n    days", "centr\n    days")}
    )

    assert [p.fields["nearest"] for p in problems(folder)] == ["centre", "seats"]


@pytest.mark.parametrize(
    ("was", "typed", "french", "english"),
    [
        ("days: [wednesday]", "days: [jeudy]", "lundi, mardi, mercredi, ", "monday, tuesday, wednesday, "),
        ("mercredi: yes", "mercredi: peut-être", "oui, si-besoin, non", "yes, if-need-be, no"),
    ],
)
def test_the_words_to_choose_from_are_of_the_language_in_use(
    tmp_path: Path, was: str, typed: str, french: str, english: str
) -> None:
    files = {"space.yaml": SPACE, "partners.yaml": PARTNERS}
    assert any(was in text for text in files.values())

    (problem,) = problems(workspace(tmp_path, {name: text.replace(was, typed) for name, text in files.items()}))

    assert f"Au choix : {french}" in Words("fr").problem(problem).replace("\N{NO-BREAK SPACE}", " ")
    assert f"One of: {english}" in Words("en").problem(problem)


def test_an_id_with_accents_and_spaces_is_answered_with_the_id_it_could_be(tmp_path: Path) -> None:
    folder = workspace(
        tmp_path, {"absences.yaml": None, "partners.yaml": PARTNERS.replace("ml-conseillere", "Conseillère n° 1")}
    )

    assert [p.fields["nearest"] for p in problems(folder)] == ["conseillere-n-1"]


def test_the_same_id_may_name_a_site_and_an_opening(tmp_path: Path) -> None:
    folder = workspace(
        tmp_path,
        {
            "space.yaml": SPACE.replace("id: mercredi", "id: centre"),
            "partners.yaml": PARTNERS.replace("mercredi:", "centre:"),
        },
    )

    assert told(folder) == []


def test_a_file_with_a_syntax_error_hides_no_problem_of_the_others(tmp_path: Path) -> None:
    folder = workspace(
        tmp_path,
        {"space.yaml": SPACE.replace("rules:", "rules"), "partners.yaml": PARTNERS.replace("per: year", "per: an")},
    )

    assert [line.split(":")[0] for line in told(folder)] == ["space.yaml", "partners.yaml"]
