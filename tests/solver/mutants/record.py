"""What was told of mutants, kept in a file as it comes, so that an interrupted run goes on where it was."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from tests.solver.mutants.changes import Mutant

TESTS = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Who noticed which mutant; without a file nothing is kept.

    Whoever noticed a mutant once would notice it again. Whatever nobody noticed is asked again when a test is another.
    """

    file: Path | None = None
    nobody: str = "nobody"
    tests: str = field(default_factory=lambda: _digest([path.read_bytes() for path in sorted(TESTS.glob("*.py"))]))

    def known(self, every: Sequence[Mutant]) -> dict[int, str]:
        """Tell what is kept of these mutants."""
        if self.file is None or not self.file.exists():
            return {}
        lines = [json.loads(line) for line in self.file.read_text("utf-8").splitlines()]
        kept = {key: by for key, by, tests in lines if by != self.nobody or tests == self.tests}
        return {place: kept[key] for place, key in enumerate(map(_key, every)) if key in kept}

    def keep(self, mutant: Mutant, by: str) -> None:
        """Add what was told of a mutant."""
        if self.file is not None:
            with self.file.open("a", encoding="utf-8") as out:
                out.write(json.dumps([_key(mutant), by, self.tests]) + "\n")


def _key(mutant: Mutant) -> str:
    return f"{mutant}#{_digest([mutant.source.encode()])}"


def _digest(parts: Sequence[bytes]) -> str:
    return sha256(b"".join(parts)).hexdigest()[:16]
