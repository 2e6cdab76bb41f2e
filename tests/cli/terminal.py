"""A person at a terminal: the command in a process of its own, on a pseudo-terminal, Ctrl-C and Ctrl-D included."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.running import FRENCH

INTERRUPT, END = "\x03", "\x04"
_PATIENCE = 60.0  # seconds: only a command that hangs meets it
_ROOT = Path(__file__).parents[2]
# the first terminal that a process without one opens becomes its own, the one whose Ctrl-C reaches it
_PROGRAM = """\
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from coanimation.__main__ import run
run()
"""


class Terminal:
    """What is on the screen, and the keyboard."""

    def __init__(self, process: subprocess.Popen[bytes], screen: int) -> None:
        self._process = process
        self._screen = screen
        self.text = ""

    def type(self, keys: str) -> None:
        """Press these keys."""
        os.write(self._screen, keys.encode())

    def see(self, text: str) -> str:
        """Wait until this is on the screen, after all that was waited for before; give what came up to it."""
        while text not in self.text:
            if not self._more():
                raise AssertionError(f"{text!r} never came, but:\n{self.text}")
        before, _, self.text = self.text.partition(text)
        return before

    def leave(self) -> int:
        """Wait for the end; give the exit code."""
        while self._more():
            pass
        return self._process.wait(_PATIENCE)

    def _more(self) -> bool:
        if not select.select([self._screen], [], [], _PATIENCE)[0]:
            raise AssertionError(f"nothing more came after:\n{self.text}")
        try:
            data = os.read(self._screen, 4096)
        except OSError:  # Linux: the other side is closed
            return False
        spaces = {ord("\N{NO-BREAK SPACE}"): " ", ord("\r"): None}
        self.text += data.decode(errors="replace").translate(spaces)
        return bool(data)


@contextmanager
def typing(*args: str | Path) -> Iterator[Terminal]:
    """Run `coanimation` with these arguments at a terminal, on 22 November 2026, on a French machine."""
    screen, theirs = os.openpty()
    environment = {**os.environ, **FRENCH, "PYTHONPATH": str(_ROOT), "COLUMNS": "100", "PYTHONUTF8": "1"}
    process = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, *map(str, args)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield Terminal(process, screen)
    finally:
        process.kill()
        process.wait()
        os.close(screen)
