"""Everything that `coanimation` raises.

CoanimationError            carries a code and fields; `words` makes the sentence, `str()` is for developers
├── WrongUse          2     an unknown month, slot, partner; an option that does not fit
├── WorkspaceError    3     the files contradict themselves: every problem at once
├── RotaError         3     the stored rota is not true (edited by hand, or the inputs changed under it)
├── NoRota            4     impossible, or out of time before any rota: said which
├── Unreachable       5     nothing could be reached
├── Stopped           6     stopped to ask: lock held, mass delete, a name in public bytes, a short slot to decide
└── Interrupted     130     by the person, with nothing kept
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

# the secret part of a link: 32 bytes in base64url
_SECRET: Final = re.compile(r"(?<![A-Za-z0-9_-])([A-Za-z0-9_-]{6})[A-Za-z0-9_-]{37}(?![A-Za-z0-9_-])")


def veiled(text: str) -> str:
    """Tell of every secret link in a text only how it begins: what failed is shown, kept and passed on."""
    return _SECRET.sub(r"\1…", text)


class CoanimationError(Exception):
    """A mistake or a state that a person must know about: a code of the catalogue and the facts to say it with."""

    exit_code = 70

    def __init__(self, code: str, **fields: object) -> None:
        self.code = code
        self.fields = fields
        super().__init__(code)

    def __str__(self) -> str:
        told = ", ".join(f"{key}={value!r}" for key, value in sorted(self.fields.items()))
        return f"{self.code}({told})"


class WrongUse(CoanimationError):
    """What was typed names nothing, or does not fit."""

    exit_code = 2


class NoRota(CoanimationError):
    """No rota exists, or none was found in time; the code says which."""

    exit_code = 4


class Unreachable(CoanimationError):
    """Nothing could be reached."""

    exit_code = 5


class Stopped(CoanimationError):
    """A person has to decide before the command goes on."""

    exit_code = 6


class Interrupted(CoanimationError):
    """The person stopped the command and nothing was kept."""

    exit_code = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong in a file: where, which, and the nearest right word if there is one.

    In a workbook the place is a sheet, a row (`line`) and the header of a column. What is wrong `between` several
    values may be right once each of them can be read.
    """

    path: Path
    line: int = 0
    column: int = 0
    sheet: str = ""
    header: str = ""
    code: str
    fields: Mapping[str, object] = field(default_factory=dict)
    between: bool = False

    def __str__(self) -> str:
        where = (
            f"{self.path}:{self.line}:{self.column}" if not self.sheet else f"{self.path} [{self.sheet}:{self.line}]"
        )
        told = ", ".join(f"{key}={value!r}" for key, value in sorted(self.fields.items()))
        return f"{where}: {self.code}({told})"


class WorkspaceError(CoanimationError):
    """The files contradict themselves; nothing was planned and nothing was written."""

    exit_code = 3

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("workspace-wrong", count=len(self.problems))

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


class RotaError(WorkspaceError):
    """The stored rota breaks a rule: each problem names the rule and the line."""
