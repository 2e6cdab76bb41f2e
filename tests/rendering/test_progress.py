"""The line that tells where a publication is: one line, gone at the end, nothing where nobody looks on."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from coanimation.publishing.progress import Stage, Step
from coanimation.rendering.progress import PublicationProgress
from coanimation.words import LANGUAGES, Words

LONG = Step(stage=Stage.CALENDARS, done=3, count=12, names=("Maison des adolescents du Haut-Pays [nord]", "CCAS"))


def screen(*, terminal: bool = True, width: int = 80) -> tuple[io.StringIO, Console]:
    text = io.StringIO()
    return text, Console(file=text, force_terminal=terminal, width=width, legacy_windows=False, _environ={})


def shown(text: io.StringIO) -> list[str]:
    """Read the lines that were on the screen, one after the other."""
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "\r", text.getvalue()).replace("\N{NO-BREAK SPACE}", " ")
    return [line for line in re.split(r"[\r\n]+", plain) if line.strip()]


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_stage_is_told_in_one_line_of_a_narrow_screen(stage: Stage, language: str) -> None:
    text, console = screen(width=40)

    with PublicationProgress(console, Words(language)) as progress:
        progress(Step(stage=stage, done=3, count=12, names=LONG.names))

    assert text.getvalue().count("\n") == 1  # the one that is erased at the end
    assert shown(text)
    assert all(len(line) < 40 for line in shown(text))


def test_it_says_how_many_are_done_of_how_many_and_who_is_in_hand() -> None:
    text, console = screen()

    with PublicationProgress(console, Words("fr")) as progress:
        progress(LONG)

    assert "Agendas : 3 sur 12 · Maison des adolescents du Haut-Pays [nord] et 1 en même" in shown(text)[-1]


def test_at_the_end_the_line_is_gone_the_cursor_back_and_a_late_word_is_not_shown() -> None:
    text, console = screen()

    with PublicationProgress(console, Words("fr")) as progress:
        progress(LONG)
    at_the_end = text.getvalue()
    progress(LONG)

    assert text.getvalue() == at_the_end
    assert at_the_end.rindex("\x1b[2K") > at_the_end.rindex("Agendas")
    assert at_the_end.rindex("\x1b[?25h") > at_the_end.rindex("\x1b[?25l")


def test_nothing_is_written_before_the_first_step() -> None:
    text, console = screen()

    with PublicationProgress(console, Words("fr")):
        pass

    assert not text.getvalue()


@pytest.mark.parametrize(("terminal", "quiet"), [(False, False), (True, True)], ids=["piped", "data"])
def test_nothing_is_written_where_nobody_looks_on_nor_beside_data(terminal: bool, quiet: bool) -> None:
    text, console = screen(terminal=terminal)

    with PublicationProgress(console, Words("fr"), quiet=quiet) as progress:
        progress(LONG)

    assert not text.getvalue()
