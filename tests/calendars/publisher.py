"""`python -m tests.calendars.publisher URL USER PASSWORD NAME LEDGER`: two publications in one process."""

from __future__ import annotations

import sys
from pathlib import Path

from calendars import Ledger, NetTransport, discovery
from calendars.sync import sync
from tests.calendars.builders import TARGET, two_publications


def main(url: str, user: str, password: str, name: str, ledger: str) -> None:
    """Publish the first set of events, then the second."""
    with NetTransport(url, user, password) as transport, Ledger(Path(ledger)) as opened:
        collection = discovery.find(transport, name, name="L'Escale")
        for wanted in two_publications():
            assert sync(collection, wanted, opened, target=TARGET).complete


if __name__ == "__main__":
    main(*sys.argv[1:])
