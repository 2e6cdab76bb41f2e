"""`python -m tests.generated` tells which generated files are out of date; with --write it writes them."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from coanimation.cli.reference import reference
from coanimation.workspace.schema import schemas

ROOT = Path(__file__).parents[2]


def generated() -> Mapping[Path, str]:
    """Every generated file of the repository, with what it must hold."""
    docs = ROOT / "docs"
    return {
        docs / "reference" / "command.md": reference("en"),
        docs / "fr" / "commande.md": reference("fr"),
        **{docs / "reference" / "schema" / f"{name}.json": text for name, text in schemas().items()},
    }


def main(arguments: list[str]) -> int:
    """Compare, or write."""
    stale = [path for path, text in generated().items() if not path.exists() or path.read_text("utf-8") != text]
    if "--write" in arguments:
        for path in stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(generated()[path], "utf-8", newline="\n")
            print(f"wrote {path.relative_to(ROOT)}")
        return 0
    for path in stale:
        print(f"{path.relative_to(ROOT)} is out of date: make docs", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
