"""Real servers, run for tests."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def running_xandikos(folder: Path) -> Iterator[str]:
    """Run a real Xandikos; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "xandikos", "serve", "--defaults", "--no-detect-systemd"]
    options = ["-d", str(folder / "data"), "--state-dir", str(folder / "state"), "-l", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen([*command, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(port, process)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert process.poll() is None, "xandikos ended"
            time.sleep(0.1)
        else:
            return
    pytest.fail("xandikos does not answer")
