"""Radicale as `serve` runs it (behind cheroot, every write on the disk), in a process of its own.

python -m tests.benchmarks.calendars.server FOLDER COLLECTIONS      prints the port, ends with its standard input
"""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from calendars.server.app import make_app
from calendars.server.local import Collections
from calendars.server.run import Server

USER, PASSWORD = "bench", "mot de passe"


def main(folder: Path, collections: int) -> int:
    """Make the collections, serve them until nobody needs them."""
    inside = Collections(folder / "calendars")
    for n in range(collections):
        inside.open(USER, f"c{n}")
    (folder / "private").mkdir()
    app = make_app(folder / "calendars", lambda _user, _password: True, folder / "public", folder / "private")
    with Server(app) as server:
        print(server.port, flush=True)
        sys.stdin.read()
    return 0


@contextmanager
def running(folder: Path, collections: int) -> Iterator[str]:
    """Run it; the address of its user's collections, each named by its number after a `c`."""
    (folder / "public").mkdir(exist_ok=True)
    typed = [sys.executable, "-m", "tests.benchmarks.calendars.server", str(folder), str(collections)]
    with subprocess.Popen(typed, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        if process.stdout is None or not (port := process.stdout.readline().strip()):
            raise RuntimeError("the server did not start")
        try:
            yield f"http://127.0.0.1:{port}/calendars/"
        finally:
            process.communicate()


@contextmanager
def stock(folder: Path, collections: int) -> Iterator[str]:
    """Run Radicale with the server that it brings, and what it does unless told otherwise: as `running`."""
    inside = Collections(folder / "calendars")
    for n in range(collections):
        inside.open(USER, f"c{n}")
    port = free_port()
    options = {"server-hosts": f"127.0.0.1:{port}", "auth-type": "none", "storage-filesystem-folder": "calendars"}
    typed = [sys.executable, "-m", "radicale", "--config", "", *(f"--{name}={told}" for name, told in options.items())]
    with subprocess.Popen(typed, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_for(port: int) -> None:
    """Wait until somebody listens there."""
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the server does not answer")


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), int(sys.argv[2])))
