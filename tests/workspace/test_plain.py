"""The fast reading and ruamel.yaml's: the same values at the same places, or no fast reading at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coanimation.workspace import plain
from coanimation.workspace.document import Place, _composed
from tests.counts import count

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.yaml"))
TEXTS = [path.read_text("utf-8") for path in EXAMPLES]


def agree(text: str) -> bool:
    """Whether it was read fast; then ruamel.yaml reads the same."""
    found = plain.read(text)
    if found is not None:
        tree, marks = found
        assert (tree, {keys: Place(*mark) for keys, mark in marks.items()}, ()) == _composed(text)
    return found is not None


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.relative_to(path.parents[2]).as_posix())
def test_the_files_of_a_workspace_are_read_fast(path: Path) -> None:
    assert agree(path.read_bytes().decode("utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\nb: 2\n",
        "a: 1\r\nb:\r\n- x\r\n- y: z\r\n  t: u\r\n",
        "a:\n  - {b: [c, 'd, e'], f: {}}\n  - g # why\nh: # nothing\ni: ~\n",
        "a: {b: c,\n    d: [1, 2]}\ne:\n  [f,\n   g]\n",
        "a: \"b: #c\"\nd: 'it''s'\ne: l'hiver\nf: https://a.example/b#c\n",
        "partner:ccas: {when: 2026-12-02T14:00+01:00/2026-12-02T18:00+01:00, x: -1}\n",
        "été: à l'école « ici »\n",
    ],
)
def test_blocks_of_short_values_are_read_fast(text: str) -> None:
    assert agree(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: &x 1\n",
        "a: *x\n",
        "a: !!str 1\n",
        "a: |\n  b\n",
        "a: b\n  c\n",
        'a: "\\n"\n',
        "a:\tb\n",
        "a: 1\na: 2\n",
        "a: {b: 1, b: 2}\n",
        "a: b: c\n",
        "a: [b\n",
        "a: 'b\n",
        "- a\n",
        "a: 1\n b: 2\n",
        "---\na: 1\n",
        "a: 1\n...\n",
        "? a\n: b\n",
        "<<: a\n",
        "a: \u2028\n",
    ],
)
def test_all_else_is_left_to_the_whole_reader(text: str) -> None:
    assert plain.read(text) is None


BITS = [
    "a",
    "b-1",
    "été",
    "14:00",
    "null",
    " ",
    "\t",
    "\r\n",
    *":-#'\"[]{},&*!|>%@?=~\\",
    "---",
    "...",
    ": ",
    "- ",
    " #",
    ", ",
]
BITS += ["\n", "\n  ", "\n    ", "\n- ", "\n  - ", "\na: ", "\n  b: "]


@settings(max_examples=count(400, 20_000))
@given(st.lists(st.sampled_from(BITS), min_size=1, max_size=14).map("".join))
def test_both_readings_agree_on_whatever_is_typed(text: str) -> None:
    agree(f"k: {text}")
    agree(text)


@settings(max_examples=count(60, 3_000))
@given(
    text=st.sampled_from([text for text in TEXTS if len(text) < 2000]),
    at=st.integers(0, 2000),
    cut=st.integers(0, 3),
    put=st.sampled_from(["", *BITS]),
)
def test_both_readings_agree_on_a_file_with_a_slip(text: str, at: int, cut: int, put: str) -> None:
    agree(text[:at] + put + text[at + cut :])
