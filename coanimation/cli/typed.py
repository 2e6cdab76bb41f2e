"""How the command is typed again: what a sentence tells people to type works as it stands, in the folder they named."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

NAME = "coanimation"
_BARE = re.compile(r"[\w@%+=:,./-]+")  # what every shell takes as it is, letters with accents among them
_BARE_WINDOWS = re.compile(r"[\w:./\\-]+")
_ACTIVE = re.compile(r"[\"$`\\!]")  # what a POSIX shell still reads between double quotes


def command_in(folder: Path, *, windows: bool = os.name == "nt") -> str:
    """Give the beginning of a command: `coanimation`, and `-C` with the folder unless it is the current one."""
    return NAME if folder == Path() else f"{NAME} -C {quoted(str(folder), windows=windows)}"


def quoted(text: str, *, windows: bool = os.name == "nt") -> str:
    """Quote a word for the shell only when it needs it; no file name of Windows holds a double quote."""
    if windows:
        return text if _BARE_WINDOWS.fullmatch(text) else f'"{text}"'
    if _BARE.fullmatch(text):
        return text
    return shlex.quote(text) if _ACTIVE.search(text) else f'"{text}"'
