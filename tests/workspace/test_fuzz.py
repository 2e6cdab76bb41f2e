"""Files as they come after a slip, a merge gone wrong or a disk that failed: told, whatever they hold."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from typing import Final

from hypothesis import example, given, settings
from hypothesis import strategies as st

from coanimation.use_cases.begin import check
from coanimation.words import LANGUAGES, Words
from tests.builders import NOW
from tests.counts import count
from tests.refusals import refused
from tests.workspace.make import RIGHT

ADJUSTMENTS = """\
format: 1
month: 2026-12
pins: [{slot: mercredi-2026-12-02, professional: ml-conseillere}]
decisions: {mercredi-2026-12-09: close}
"""
ANSWERS = """\
format: 1
month: 2026-12
answers:
  ml-conseillere:
    sheet: {mercredi-2026-12-02: yes, mercredi-2026-12-09: if-need-be}
    hand: {mercredi-2026-12-16: no}
"""
ROTA = """\
format: 1
month: 2026-12
version: 1
computed: 2026-11-22T10:42:00+01:00
fingerprint: sha256:0a
seconds: 4.1
certificate:
  - {aim: openable, value: 0, bound: 0, status: optimal, seconds: 0.1}
slots:
  - slot: mercredi-2026-12-02
    when: 2026-12-02T14:00+01:00/2026-12-02T18:00+01:00
    site: centre
    present:
      - ml-conseillere
    missing: [{what: seat, count: 1, reasons: [{code: reason-unavailable, professional: ml-conseillere}]}]
"""
FILES: Final[Mapping[str, bytes]] = {
    **{name: text.encode() for name, text in RIGHT.items()},
    "adjustments/2026-12.yaml": ADJUSTMENTS.encode(),
    "availability/2026-12.yaml": ANSWERS.encode(),
    "rotas/2026-12.yaml": ROTA.encode(),
}
# What a keyboard, a word processor and another language of markup put in the way.
BITS = [
    *rb""": ' " [ ] { } , # *a | > % ? ~ = ` @ \ .inf null true -1 0 1e999 99999999999999999999 2026-02-31 0000-00-00
    9999-12-31 24:00 FREQ=SECONDLY con ../x mercredi-2026-12-02 "\ud800" "\U00110000" """.split(),
    *(b": ", b"- ", b"&a ", b"!!int ", b"|\n", b"? ", b"<<: ", b"---\n", b"%YAML 1.1\n---\n"),
    *(b"\n", b"\r", b"\t", b"\x00", b"\xff", b"\xc3", b"\xe2\x80\xae"),
]


@st.composite
def slips(draw: st.DrawFn, text: bytes) -> bytes:
    """Change a text as an accident would: a piece lost, put in, replaced or said twice, a line moved aside."""
    for _ in range(draw(st.integers(1, 4))):
        match draw(st.sampled_from(["cut", "put", "replace", "twice", "indent", "swap"])):
            case "cut":
                at = draw(st.integers(0, len(text)))
                text = text[:at] + text[at + draw(st.integers(1, 40)) :]
            case "put":
                at = draw(st.integers(0, len(text)))
                text = text[:at] + draw(st.sampled_from(BITS)) + text[at:]
            case "replace":
                at = draw(st.integers(0, len(text)))
                text = (
                    text[:at]
                    + draw(st.sampled_from(BITS) | st.binary(max_size=4))
                    + text[at + draw(st.integers(1, 12)) :]
                )
            case what:
                lines = text.split(b"\n")
                n, m = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
                if what == "twice":
                    lines.insert(m, lines[n])
                elif what == "swap":
                    lines[n], lines[m] = lines[m], lines[n]
                else:
                    lines[n] = draw(st.sampled_from([b"", b" ", b"  ", b"    ", b"\t"])) + lines[n].lstrip()
                text = b"\n".join(lines)
    return text


@st.composite
def workspaces(draw: st.DrawFn) -> Mapping[str, bytes]:
    """Give the files of a workspace, one or two of them changed by accident."""
    changed = draw(st.lists(st.sampled_from(sorted(FILES)), min_size=1, max_size=2, unique=True))
    return {**FILES, **{name: draw(slips(FILES[name])) for name in changed}}


# Found in the long runs: a line said twice, its anchor with it.
ANCHOR_TWICE = b"""\
ormat: 1
absences:
  - {who: ml-conseillere,&a from: 2026-12-07, to: 2026-12-11}
  - {who: ml-conseillere,&a from: 2026-12-07, to: 2026-12-11}
"""


@settings(max_examples=count(120, 5000))
@given(workspaces())
@example({**FILES, "absences.yaml": ANCHOR_TWICE})
def test_whatever_the_files_hold_a_check_ends_and_says_so(files: Mapping[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, data in files.items():
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_bytes(data)
        problems = refused(lambda: check(folder, now=NOW))

    for language, problem in product(LANGUAGES, problems):
        assert Words(language).has(problem.code)
        assert Words(language).problem(problem).encode()
