"""Workbooks as they come after a disk that failed or a program that wrote them wrong: told, whatever they hold."""

from __future__ import annotations

import tempfile
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from coanimation.use_cases.workbook import import_workbook
from coanimation.words import Words
from tests.builders import NOW
from tests.counts import count
from tests.intake.builders import workbook, workspace
from tests.refusals import refused

# Pieces of XML that end something too early, or say a number or a place that cannot be.
BITS = [
    *rb"""< > /> " & &#0; &#x202e; 99999999999 -1 1e999 NaN r="XFD1048576" r="A0" t="s" t="d" t="e" t="b" <c/> <row/>
    <row <f>1+1</f> <v>12</v> </sheetData>""".split(),
    b"\x00",
    b"\xff",
]


@cache
def parts() -> dict[str, bytes]:
    """Give the parts of the workbook of the template, by name."""
    with tempfile.TemporaryDirectory() as name, zipfile.ZipFile(workbook(workspace(Path(name) / "espace"))) as archive:
        return {part: archive.read(part) for part in archive.namelist()}


@st.composite
def slips(draw: st.DrawFn, data: bytes) -> bytes:
    """Change some bytes: a piece lost, put in, replaced or said twice, or all that follows."""
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(data)))
        after = at + draw(st.integers(0, 60))
        match draw(st.sampled_from(["cut", "put", "replace", "twice", "end"])):
            case "cut":
                data = data[:at] + data[after:]
            case "put":
                data = data[:at] + draw(st.sampled_from(BITS)) + data[at:]
            case "replace":
                data = data[:at] + draw(st.sampled_from(BITS) | st.binary(max_size=4)) + data[after:]
            case "twice":
                data = data[:after] + data[at:]
            case _:
                data = data[:at]
    return data


@st.composite
def workbooks(draw: st.DrawFn) -> bytes:
    """Give a workbook of which a part, or the file around the parts, is changed by accident."""
    changed = dict(parts())
    name = draw(st.sampled_from(["", "", "", *sorted(changed)]))
    if name:
        changed[name] = draw(slips(changed[name]))
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in changed.items():
            archive.writestr(part, data)
    return out.getvalue() if name else draw(slips(out.getvalue()))


@settings(max_examples=count(25, 1500))
@given(workbooks())
def test_whatever_a_workbook_holds_it_is_read_or_refused_in_words(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "classeur.xlsx"
        path.write_bytes(data)
        problems = refused(lambda: import_workbook(Path(name) / "espace", path, now=NOW, dry_run=True))

    for problem in problems:
        assert Words("fr").has(problem.code)
        assert Words("fr").problem(problem).encode()
