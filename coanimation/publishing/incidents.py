"""What went wrong that we had not foreseen: kept beside the ledger, to be joined to a report."""

from __future__ import annotations

import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from coanimation.errors import veiled
from coanimation.workspace import paths


def log(folder: Path) -> Path:
    """Tell where it is kept."""
    return paths.state(folder) / "incidents.log"


def remember(path: Path, now: datetime, where: str, error: Exception) -> None:
    """Keep the trace of a mistake of ours; a disk that takes no more is no second mistake."""
    with suppress(OSError), path.open("a", encoding="utf-8") as file:
        file.write(veiled(f"{now.isoformat()} {where}\n{''.join(traceback.format_exception(error))}\n"))
