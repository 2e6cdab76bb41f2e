"""Files as they come from real disks: encodings, line ends, folders in their place, and bombs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from coanimation.workspace import read
from tests.workspace.make import PARTNERS, SPACE, problems, told, workspace


@pytest.mark.parametrize("name", ["été à Nîmes", "avec des espaces", "l'été « 2026 »"])
def test_a_path_may_have_accents_and_spaces(tmp_path: Path, name: str) -> None:
    assert read(workspace(tmp_path / name)).space.name == "L'Escale"


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    windows = b"\xef\xbb\xbf" + SPACE.replace("\n", "\r\n").encode()

    assert read(workspace(tmp_path / "w", {"space.yaml": windows})).space == read(workspace(tmp_path / "u")).space


def test_a_problem_in_a_windows_file_is_at_the_same_line_and_column(tmp_path: Path) -> None:
    broken = SPACE.replace("seats: 2", "seat: 2")
    windows = b"\xef\xbb\xbf" + broken.replace("\n", "\r\n").encode()

    assert told(workspace(tmp_path, {"space.yaml": windows})) == ["space.yaml:18:5 unknown-key"]


def test_a_file_of_an_old_windows_editor_is_named_for_what_it_is(tmp_path: Path) -> None:
    folder = workspace(tmp_path, {"partners.yaml": PARTNERS.encode("cp1252")})

    (problem,) = problems(folder)

    assert (problem.code, problem.line, problem.column) == ("workspace-encoding", 9, 23)
    assert problem.fields["looks"] == "Windows-1252"


def test_a_file_saved_as_unicode_by_notepad_is_named_for_what_it_is(tmp_path: Path) -> None:
    (problem,) = problems(workspace(tmp_path, {"partners.yaml": PARTNERS.encode("utf-16")}))

    assert (problem.code, problem.fields["looks"]) == ("workspace-encoding", "UTF-16")


def test_a_control_character_is_shown_by_its_number(tmp_path: Path) -> None:
    (problem,) = problems(workspace(tmp_path, {"space.yaml": SPACE.replace("camionnette", "camion\x07nette")}))

    assert (problem.code, problem.fields["what"], problem.line) == ("workspace-control", "U+0007", 9)


def test_a_text_cannot_turn_the_reading_direction_around(tmp_path: Path) -> None:
    assert told(workspace(tmp_path, {"space.yaml": SPACE.replace("La camionnette", "La \u202ecamionnette")})) == [
        "space.yaml:9:24 control"
    ]


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "empty-file"), (b"# nothing\n", "empty-file"), (b"---\n", "empty-file")]
)
def test_an_empty_file_is_told(tmp_path: Path, content: bytes, code: str) -> None:
    assert told(workspace(tmp_path, {"partners.yaml": content})) == [f"partners.yaml:1:1 {code}"]


@pytest.mark.parametrize("content", [b"bonjour", b"- a\n- b\n", b"42"])
def test_a_file_that_is_no_mapping_is_told(tmp_path: Path, content: bytes) -> None:
    assert told(workspace(tmp_path, {"partners.yaml": content})) == ["partners.yaml:1:1 file-needs-mapping"]


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    assert told(workspace(tmp_path, {"partners.yaml": None})) == ["partners.yaml:0:0 no-file"]


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    folder = workspace(tmp_path, {"absences.yaml": None})
    (folder / "absences.yaml").mkdir()

    assert told(folder) == ["absences.yaml:0:0 not-a-file"]


def test_a_file_in_the_place_of_the_folder_of_what_is_ours_is_told(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    (folder / ".coanimation").write_bytes(b"")

    assert told(folder) == [".coanimation:0:0 not-a-folder"]


def test_a_folder_without_a_workspace_is_told_once(tmp_path: Path) -> None:
    assert told(tmp_path) == [".:0:0 not-here"]
    assert told(tmp_path / "nulle-part") == [".:0:0 no-folder"]


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    assert told(workspace(tmp_path) / "space.yaml") == [".:0:0 folder-is-file"]


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    folder = workspace(tmp_path, {"partners.yaml": SPACE.encode() + b"#" * 4_000_001})

    assert told(folder) == ["partners.yaml:0:0 too-large"]


def test_a_bomb_of_aliases_is_bounded(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    folder = workspace(tmp_path, {"space.yaml": "\n".join(lines)})

    assert "space.yaml" in {p.path.name for p in problems(folder) if p.code == "workspace-too-many"}


def test_an_alias_of_itself_is_bounded(tmp_path: Path) -> None:
    found = told(workspace(tmp_path, {"space.yaml": "format: 1\nspace: &s [*s]\n"}))

    assert "space.yaml:2:8 too-many" in found


@pytest.mark.parametrize("depth", [100, 20_000])
def test_deep_nesting_is_bounded(tmp_path: Path, depth: int) -> None:
    (problem,) = problems(workspace(tmp_path, {"space.yaml": "a: " + "[" * depth, "partners.yaml": PARTNERS}))

    assert problem.code in {"workspace-yaml", "workspace-too-deep"}


def test_a_line_said_twice_with_its_anchor_is_one_anchor_more(tmp_path: Path) -> None:
    line = "  - {who: ml-conseillere, from: &first 2026-12-07, to: 2026-12-11}\n"
    folder = workspace(tmp_path, {"absences.yaml": "format: 1\nabsences:\n" + line + line})

    assert [absence.first for absence in read(folder).absences] == [date(2026, 12, 7)] * 2


def test_an_alias_that_is_not_a_bomb_is_followed(tmp_path: Path) -> None:
    text = SPACE.replace("  rest: 11h", "  rest: &rest 11h").replace('evening-from: "18:00"', "notice-days: 7")

    assert read(workspace(tmp_path, {"space.yaml": text})).space.rules.notice_days == 7
