"""Writing to any console: whatever its encoding, its fonts and its width, nothing crashes and all can be read."""

from __future__ import annotations

import codecs
import shutil
import signal
import sys
import textwrap
import threading
import unicodedata
from typing import TextIO

import click

from coanimation.words.typography import HELD, NARROW, NO_BREAK

WIDEST = 100  # a sentence is not read well across a wide screen
_ERRORS = "coanimation-readable"
_INSTEAD = {"✓": "v", "✗": "x", "…": "...", "•": "*", "→": "->", "█": "#", "·": ".", "œ": "oe", "Œ": "Oe", "°": "o"}


def readable(error: UnicodeError) -> tuple[str, int]:
    """Replace what the console cannot write by what reads the same: é by e, ✓ by v, a special space by a space."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join(_INSTEAD.get(c) or _plain(c) for c in lost), error.end


codecs.register_error(_ERRORS, readable)


def _plain(character: str) -> str:
    category = unicodedata.category(character)
    if character.isspace():
        return " "
    if category == "Pd":
        return "-"
    if category in {"Pi", "Pf"}:
        return "'" if unicodedata.name(character).startswith(("LEFT SINGLE", "RIGHT SINGLE")) else '"'
    return "".join(c for c in unicodedata.normalize("NFKD", character) if c.isascii()) or "?"


def prepare() -> None:
    """Make both streams take every character."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_ERRORS)


def width() -> int:
    """Tell how wide the console is; 80 columns when there is none."""
    return max(shutil.get_terminal_size((80, 24)).columns, 20)


def write(stream: TextIO, text: str) -> None:
    """Write lines, broken between words on a terminal and left whole elsewhere."""
    if stream.isatty():
        text = "\n".join(_wrapped(line, min(width(), WIDEST)) for line in text.split("\n"))
    put(stream, text)


def put(stream: TextIO, text: str) -> None:
    """Write lines as they are."""
    click.echo(spaced(text), file=stream)


def read(prompt: str, *, hidden: bool = False) -> str:
    """Read an answer; the question goes to stderr, so that stdout holds results alone. EOFError when there is none."""
    click.echo(spaced(prompt), nl=False, file=sys.stderr)
    sys.stderr.flush()
    if hidden:
        from getpass import getpass  # noqa: PLC0415 - it loads the machinery of terminals

        return getpass("")
    if not (answer := sys.stdin.readline()):
        raise EOFError
    return answer.rstrip("\r\n")


def spaced(text: str) -> str:
    """Write narrow no-break spaces as no-break ones: the fonts of many consoles lack the former."""
    return text.replace(NARROW, NO_BREAK).replace(HELD, NO_BREAK)


def end_as_ctrl_c() -> None:
    """Take for Ctrl-C what systemd and containers send, and what a Windows console sends when it closes."""
    for name in ("SIGTERM", "SIGBREAK"):
        if (number := getattr(signal, name, None)) is not None:
            signal.signal(number, signal.default_int_handler)


def until_ctrl_c() -> None:
    """Wait for Ctrl-C, which comes as KeyboardInterrupt."""
    never = threading.Event()
    # Windows delivers Ctrl-C only between two waits
    while not never.wait(0.5):
        pass


class Spaced:
    """A text stream whose special spaces every console font has; rich writes through it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write the text."""
        return self._stream.write(spaced(text))

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


def _wrapped(line: str, columns: int) -> str:
    # textwrap breaks at ordinary spaces only, so that no-break spaces hold
    margin = line[: len(line) - len(line.lstrip(" "))]
    broken = textwrap.wrap(line, columns, subsequent_indent=margin, break_long_words=False, break_on_hyphens=False)
    return "\n".join(broken)
