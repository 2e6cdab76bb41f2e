"""How fast `serve` says that nothing changed, beside nginx with the same tree."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from calendars import Feed, feed
from tests.benchmarks.calendars.goals import Goal, told
from tests.benchmarks.calendars.publishing import events
from tests.benchmarks.calendars.server import free_port, running, wait_for
from tests.benchmarks.table import Table

PAGE = "hours.ics"


def serving(connections: int, seconds: float) -> str:
    """Ask both for the same file with its ETag, on as many connections that are kept."""
    with tempfile.TemporaryDirectory() as folder:
        public = Path(folder) / "public"
        public.mkdir()
        (public / PAGE).write_bytes(feed.render(Feed(name="L'Escale", timezone="Europe/Paris"), events(60)))
        with running(Path(folder), 0) as server:
            found = {"serve": _asked(urlsplit(server).port or 0, connections, seconds)}
        if shutil.which("nginx"):
            with _nginx(Path(folder)) as port:
                found["nginx, one process"] = _asked(port, connections, seconds)
    rows = tuple(
        (name, f"{one['rate']:.0f}", f"{one['p50'] * 1000:.1f}", f"{one['p99'] * 1000:.1f}", f"{one['other']:.0f}")
        for name, one in found.items()
    )
    title = f"304 for a calendar of 60 events, {connections} connections that are kept, {seconds:g} s"
    columns = ("server", "answers a second", "median (ms)", "p99 (ms)", "other answers")
    table = Table(title=title, columns=columns, rows=rows, level=3)
    ours = found["serve"]
    goals = (
        Goal("answers a second", ours["rate"], least=1000),
        Goal("p99 (ms)", ours["p99"] * 1000, most=50),
        Goal("other answers", ours["other"], most=0),
    )
    absent = "" if len(found) > 1 else "\n\nnginx is not installed here."
    return f"{table}{absent}\n\n{told(goals)}"


def _asked(port: int, connections: int, seconds: float) -> dict[str, float]:
    typed = [sys.executable, "-m", "tests.benchmarks.calendars.load", str(port), f"/{PAGE}", str(connections)]
    ran = subprocess.run([*typed, str(seconds)], check=True, capture_output=True, text=True)
    answer: dict[str, float] = json.loads(ran.stdout)
    return answer


@contextmanager
def _nginx(folder: Path) -> Iterator[int]:
    port = free_port()
    paths = "".join(
        f"{kind}_temp_path {folder}/nginx;" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"user root; daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;\n"
        "events { worker_connections 1024; }\n"
        f"http {{ access_log off; keepalive_requests 10000000; {paths}\n"
        f"  server {{ listen 127.0.0.1:{port}; root {folder}/public; }} }}\n",
        "utf-8",
    )
    with subprocess.Popen(["nginx", "-c", str(folder / "nginx.conf")], stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(port)
            yield port
        finally:
            process.terminate()
