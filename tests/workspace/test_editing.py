"""One value changes; every other line stays as it was, to the byte."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coanimation.errors import WorkspaceError, WrongUse
from coanimation.workspace import append, change, read
from coanimation.workspace.document import Keys, Tree, parse
from coanimation.workspace.editing import CannotEdit, appended, changed
from tests.workspace.make import ABSENCES, PARTNERS, SPACE, workspace

COMMENTED = """\
# The space.
format: 1


space:
    name:   "L'Escale"   # neutral
    contact:             # nobody yet
list: # of things
# not indented
- one   # first
-   two
flow: [a, b]  # on one line
empty: []
nothing:
  # - {who: somebody}
deep:
  - {id: x, tags: [a,
      b]}
  - id: y
    text: >
      folded
      text
# the end
"""


@pytest.mark.parametrize(
    ("keys", "value", "line", "after"),
    [
        (("space", "name"), "Le Port", 6, "    name:   Le Port   # neutral"),
        (("space", "contact"), "a@b.fr", 7, "    contact: a@b.fr             # nobody yet"),
        (("list", 0), "un", 10, "- un   # first"),
        (("list", 1), "deux", 11, "-   deux"),
        (("flow", 1), "c, d", 12, "flow: [a, 'c, d']  # on one line"),
        (("flow",), "x", 12, "flow: x  # on one line"),
        (("empty",), ["a"], 13, "empty: [a]"),
        (("nothing",), 3, 14, "nothing: 3"),
        (("deep", 0, "id"), "z", 17, "  - {id: z, tags: [a,"),
        (("deep", 1, "id"), date(2026, 12, 1), 19, "  - id: 2026-12-01"),
    ],
)
def test_a_changed_value_changes_its_line_only(keys: Keys, value: str, line: int, after: str) -> None:
    lines = COMMENTED.split("\n")
    lines[line - 1] = after

    assert changed(COMMENTED, keys, value).split("\n") == lines


@pytest.mark.parametrize(
    ("keys", "value", "line", "after"),
    [
        (("space", "url"), "https://x.example.org/", 8, "    url: https://x.example.org/"),
        (("deep", 1, "more"), "yes", 23, "    more: yes"),
        (("last",), "yes", 23, "last: yes"),
    ],
)
def test_a_key_that_lacks_is_added_below_its_siblings(keys: Keys, value: str, line: int, after: str) -> None:
    lines = COMMENTED.split("\n")
    lines.insert(line - 1, after)

    assert changed(COMMENTED, keys, value).split("\n") == lines


@pytest.mark.parametrize(
    ("keys", "line", "after"),
    [
        (("list",), 12, "- {who: x, from: 2026-12-01}"),
        (("nothing",), 15, "  - {who: x, from: 2026-12-01}"),
        (("fresh",), 23, "fresh:\n  - {who: x, from: 2026-12-01}"),
    ],
)
def test_an_item_is_appended_on_a_line_of_its_own(keys: Keys, line: int, after: str) -> None:
    lines = COMMENTED.split("\n")
    lines[line - 1 : line - 1] = after.split("\n")

    assert appended(COMMENTED, keys, {"who": "x", "from": date(2026, 12, 1)}).split("\n") == lines


def test_an_item_is_appended_between_brackets() -> None:
    assert appended("a: [x]  # c\n", ("a",), "y") == "a: [x, y]  # c\n"


def test_an_empty_list_begins_below_its_key() -> None:
    assert appended("a: []  # c\nb: 1\n", ("a",), "y") == "a:  # c\n  - y\nb: 1\n"


def test_a_file_without_a_last_line_end_gets_its_line() -> None:
    assert appended("a:\n  - x", ("a",), "y") == "a:\n  - x\n  - y"


def test_windows_line_ends_are_kept() -> None:
    assert appended("a:\r\n  - x\r\nb: 1\r\n", ("a",), "y") == "a:\r\n  - x\r\n  - y\r\nb: 1\r\n"


def test_a_byte_order_mark_is_kept(tmp_path: Path) -> None:
    folder = workspace(tmp_path, {"absences.yaml": b"\xef\xbb\xbf" + ABSENCES.encode()})

    append(folder, "absences.yaml", ("absences",), {"who": "mission-locale", "from": date(2026, 12, 24)})

    assert (folder / "absences.yaml").read_bytes().startswith(b"\xef\xbb\xbfformat")
    assert [absence.who for absence in read(folder).absences] == ["ml-conseillere", "mission-locale"]


def test_a_value_told_on_several_lines_is_not_edited() -> None:
    with pytest.raises(CannotEdit):
        changed(COMMENTED, ("deep", 1, "text"), "x")
    with pytest.raises(CannotEdit):
        changed(COMMENTED, ("space",), "x")


def test_what_is_not_there_is_not_edited() -> None:
    for keys in (("space", "name", "x"), ("nowhere", "x"), ("list", 7), ()):
        with pytest.raises(CannotEdit):
            changed(COMMENTED, keys, "x")


def test_a_value_that_others_refer_to_is_not_edited() -> None:
    with pytest.raises(CannotEdit):
        changed("a: &x 1\nb: *x\n", ("b",), "2")


def test_a_place_that_cannot_be_edited_is_said_and_the_file_stays(tmp_path: Path) -> None:
    folder = workspace(tmp_path)

    with pytest.raises(WrongUse) as refused:
        change(folder, "space.yaml", ("space",), "x")

    assert (refused.value.code, refused.value.fields["key"]) == ("workspace-cannot-edit", "space")
    assert (folder / "space.yaml").read_text("utf-8") == SPACE


def test_a_broken_file_is_told_before_it_is_edited(tmp_path: Path) -> None:
    folder = workspace(tmp_path, {"absences.yaml": "absences: ["})

    with pytest.raises(WorkspaceError):
        append(folder, "absences.yaml", ("absences",), "x")


def _scalars(tree: Tree, keys: Keys = ()) -> list[Keys]:
    if isinstance(tree, dict):
        return [found for key, value in tree.items() for found in _scalars(value, (*keys, key))]
    if isinstance(tree, list):
        return [found for n, value in enumerate(tree) for found in _scalars(value, (*keys, n))]
    return [keys]


TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=30)
FILES = [(text, keys) for text in (SPACE, PARTNERS, ABSENCES) for keys in _scalars(parse(Path(), text)[0].tree)]


@given(st.sampled_from(FILES), TEXTS, st.sampled_from(["\n", "\r\n"]))
def test_whatever_the_text_no_other_line_changes(place: tuple[str, Keys], value: str, newline: str) -> None:
    text, keys = place[0].replace("\n", newline), place[1]
    document, _ = parse(Path(), text)
    line = document.at(keys).line

    after = changed(text, keys, value)

    before_lines, after_lines = text.split(newline), after.split(newline)
    assert [n for n, pair in enumerate(zip(before_lines, after_lines, strict=True), 1) if pair[0] != pair[1]] in (
        [line],
        [],
    )
    assert parse(Path(), after)[0].value(keys) == value
