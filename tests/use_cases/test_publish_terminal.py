"""The questions about short slots, and how far a publication is, at a real terminal."""

from __future__ import annotations

import json
import socket
import sys
from pathlib import Path
from threading import Event

import pytest

from coanimation.workspace import read_adjustments, read_told
from tests.calendars.scripted import serving
from tests.cli.terminal import END, INTERRUPT, typing
from tests.publishing.workspaces import DECEMBER, EVERYWHERE, PARTNERS, WEDNESDAYS, draft, files_of, workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal that Python can open")

ERASED = "\x1b[?25h\x1b[1A\x1b[2K"
FIRST, SECOND, THIRD = WEDNESDAYS
WITHOUT_REFERENT = {**EVERYWHERE, SECOND: ("mda-infirmier", "ml-benevole"), THIRD: ("ml-conseillere",)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The second Wednesday lacks its referent, the third one more person."""
    volunteer = "      - {id: ml-benevole, name: Lou Petit, usual: {mercredi: yes}}\n"
    partners = PARTNERS.replace("  - id: ccas\n", volunteer + "  - id: ccas\n")
    folder = workspace(tmp_path, partners=partners)
    draft(folder, WITHOUT_REFERENT)
    return folder


def kept(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in files_of(folder).items() if name != ".coanimation/lock"}


@pytest.mark.parametrize(
    ("keys", "decided", "states"),
    [
        ("12", {SECOND: "wait", THIRD: "close"}, {FIRST: "held", THIRD: "closed"}),
        ("21", {SECOND: "adults", THIRD: "wait"}, {FIRST: "held", SECOND: "held"}),
        ("32", {SECOND: "close", THIRD: "close"}, {FIRST: "held", SECOND: "closed", THIRD: "closed"}),
    ],
)
def test_each_short_slot_is_decided_by_a_number(
    folder: Path, keys: str, decided: dict[str, str], states: dict[str, str]
) -> None:
    with typing("-C", folder, "publier", "2026-12") as terminal:
        asked = terminal.see("[1-3] ")
        terminal.type(f"{keys[0]}\n")
        terminal.see("[1-2] ")
        terminal.type(f"{keys[1]}\n")
        code = terminal.leave()

    assert code == 0
    assert asked.index("Que fait-on ?") < asked.index("2. L'annoncer aux majeurs seulement")
    told = read_told(folder, DECEMBER)
    assert told is not None
    assert {slot.id: slot.state.value for slot in told.slots} == states
    assert read_adjustments(folder, DECEMBER).adjustments.decisions == decided


def test_an_answer_that_is_none_is_asked_again(folder: Path) -> None:
    with typing("-C", folder, "publier", "2026-12") as terminal:
        terminal.see("[1-3] ")
        terminal.type("4\n")
        again = terminal.see("[1-3] ")
        terminal.type(INTERRUPT)
        terminal.leave()

    assert "1" in again
    assert "3" in again


@pytest.mark.parametrize(("key", "code"), [(INTERRUPT, 130), (END, 6)], ids=["ctrl-c", "ctrl-d"])
def test_leaving_in_the_middle_of_the_questions_keeps_nothing(folder: Path, key: str, code: int) -> None:
    before = kept(folder)

    with typing("-C", folder, "publier", "2026-12") as terminal:
        terminal.see("[1-3] ")
        terminal.type("1\n")
        terminal.see("[1-2] ")
        terminal.type(key)
        left = terminal.leave()

    assert left == code
    assert kept(folder) == before
    assert "Traceback" not in terminal.text


def test_how_far_it_is_is_shown_while_it_runs_and_gone_before_the_result(tmp_path: Path) -> None:
    with typing("-C", workspace(tmp_path), "publier", "2026-12") as terminal:
        terminal.see("Agendas : ")  # how many are done by the first look depends on the machine
        terminal.see(ERASED)
        code = terminal.leave()

    assert code == 0
    assert "sur 3" not in terminal.text.partition("À diffuser pour")[2]


def test_beside_data_nothing_moves(tmp_path: Path) -> None:
    with typing("-C", workspace(tmp_path), "publier", "2026-12", "--json") as terminal:
        code = terminal.leave()

    assert code == 0
    assert json.loads(terminal.text)["month"] == "2026-12"


def test_ctrl_c_takes_the_line_away_and_says_that_the_next_time_resumes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    over = Event()

    def hang(_wire: socket.socket, _asked: str) -> None:
        over.wait(60)

    with serving() as serve:
        own = f"    name: CCAS de Sainville\n    calendar: {{url: '{serve(hang).url}', user: ccas}}\n"
        folder = workspace(tmp_path, partners=PARTNERS.replace("    name: CCAS de Sainville\n", own))
        monkeypatch.setenv("COANIMATION_PASSWORD_CCAS", "secret")
        with typing("-C", folder, "publier", "2026-12") as terminal:
            terminal.see("Agendas : 2 sur 3 · CCAS de Sainville")
            terminal.type(INTERRUPT)
            terminal.see(ERASED)
            said = terminal.see("relancez la commande, elle reprendra")
            code = terminal.leave()
        over.set()

    assert code == 130
    assert said.startswith("Interrompu.")
    assert "sur 3" not in terminal.text
    assert "Traceback" not in terminal.text
