"""What publishing costs: beside a bare loop of PUTs and vdirsyncer, far away, and where nothing changed."""

from __future__ import annotations

import base64
import http.client
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from calendars import DavCollection, Event, Ledger, NetTransport, write
from calendars.sync import sync
from tests.benchmarks.calendars.far import far
from tests.benchmarks.calendars.goals import Goal, told
from tests.benchmarks.calendars.server import PASSWORD, USER, running, stock
from tests.benchmarks.table import Table

PARIS = ZoneInfo("Europe/Paris")
LATENCY = 0.05
SERVERS = {"Radicale as it comes": stock, "the Radicale of `serve`": running}


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One publication: how long it took, how long our side computed, the requests sent and the writes among them."""

    seconds: float
    computed: float
    requests: int = 0
    writes: int = 0


def events(count: int, changed: int = 0) -> list[Event]:
    """Make as many slots, the first `changed` of them an hour later than they were."""
    begun = datetime(2026, 12, 1, 14, tzinfo=PARIS)
    every = [
        Event(
            uid=f"slot-{n}@coanimation",
            start=begun + timedelta(days=n // 10, minutes=n % 10),
            end=begun + timedelta(days=n // 10, hours=3),
            summary=f"L'Escale : avec {n} collègues",
            location="L'Escale, 3 place du Marché, 12345 Sainville",
            description="Avec : Camille Renard (Mission Locale), Maison des adolescents.\nOuvert de 14 h à 17 h.",
            changed=datetime(2026, 11, 1, tzinfo=UTC),
        )
        for n in range(count)
    ]
    later = [replace(one, end=one.end + timedelta(hours=1), sequence=1) for one in every[:changed]]
    return [*later, *every[changed:]]


def ours(url: str, wanted: Sequence[Event], ledger: Path, lanes: int = 1) -> Done:
    """Publish with `sync`."""
    begun, computed = perf_counter(), process_time()
    with NetTransport(url, USER, PASSWORD) as transport, Ledger(ledger) as opened:
        report = sync(DavCollection(transport, urlsplit(url).path), wanted, opened, target=url, lanes=lanes)
    if not report.complete:
        raise RuntimeError(f"not published: {report.failure or report.failed or report.conflicts}")
    took, computed = perf_counter() - begun, process_time() - computed
    return Done(seconds=took, computed=computed, requests=report.requests, writes=report.writes)


def bare(url: str, wanted: Sequence[Event]) -> Done:
    """Send the same bytes in a loop on one connection that is kept, and look at nothing but the status."""
    parts = urlsplit(url)
    secret = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
    headers = {"Authorization": f"Basic {secret}", "Content-Type": "text/calendar", "If-None-Match": "*"}
    begun, computed = perf_counter(), process_time()
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
    for event in wanted:
        connection.request("PUT", parts.path + event.href, body=write.render(event), headers=headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 201:
            raise RuntimeError(f"HTTP {answer.status}")
    connection.close()
    took, computed = perf_counter() - begun, process_time() - computed
    return Done(seconds=took, computed=computed, requests=len(wanted), writes=len(wanted))


class Vdirsyncer:
    """vdirsyncer with a folder on one side and the collection on the other, as its manual sets it up."""

    def __init__(self, place: Path, url: str) -> None:
        self._place = place
        (place / "here").mkdir(parents=True)
        (place / "config").write_text(
            f'[general]\nstatus_path = "{place.as_posix()}/status/"\n'
            '[pair both]\na = "here"\nb = "there"\ncollections = null\n'
            f'[storage here]\ntype = "filesystem"\npath = "{place.as_posix()}/here"\nfileext = ".ics"\n'
            f'[storage there]\ntype = "caldav"\nurl = "{url}"\nusername = "{USER}"\npassword = "{PASSWORD}"\n',
            "utf-8",
        )
        self._run("discover")

    def publish(self, wanted: Sequence[Event]) -> Done:
        """Lay the events in the folder, and measure the synchronisation alone."""
        for event in wanted:
            path, data = self._place / "here" / event.href, write.render(event)
            if not path.exists() or path.read_bytes() != data:
                path.write_bytes(data)
        begun, before = perf_counter(), os.times()
        self._run("sync")
        after = os.times()
        computed = after.children_user + after.children_system - before.children_user - before.children_system
        return Done(seconds=perf_counter() - begun, computed=computed)

    def _run(self, what: str) -> None:
        environment = os.environ | {"VDIRSYNCER_CONFIG": str(self._place / "config")}
        typed = [sys.executable, "-m", "vdirsyncer", what]
        subprocess.run(typed, env=environment, check=True, capture_output=True)


def beside(count: int, runs: int) -> str:
    """Measure on Radicale as it comes, and on the one of `serve`."""
    return "\n\n".join(_beside(count, runs, name, server) for name, server in SERVERS.items())


def _beside(count: int, runs: int, name: str, on: Callable[[Path, int], AbstractContextManager[str]]) -> str:
    """Measure a new, an unchanged and a little changed calendar: ours, the bare loop and vdirsyncer in turn."""
    new, same, some = events(count), events(count), events(count, changed=10)
    found: dict[str, list[Done]] = {}

    def keep(what: str, done: Done) -> None:
        found.setdefault(what, []).append(done)

    with tempfile.TemporaryDirectory() as folder, on(Path(folder), 4 * runs) as server:
        place = Path(folder)
        for run in range(runs):
            bare_at, one_at, four_at, theirs_at = (f"{server}{USER}/c{4 * run + n}/" for n in range(4))
            one, four, theirs = place / f"1-{run}", place / f"4-{run}", Vdirsyncer(place / f"v-{run}", theirs_at)
            publications: list[tuple[str, Callable[[], Done]]] = [
                ("bare loop, new", partial(bare, bare_at, new)),
                ("ours, new", partial(ours, one_at, new, one)),
                ("ours on four connections, new", partial(ours, four_at, new, four, lanes=4)),
                ("vdirsyncer, new", partial(theirs.publish, new)),
            ]
            # each is the first once: what else the machine does meanwhile is shared out
            for what, publish in publications[run % 4 :] + publications[: run % 4]:
                keep(what, publish())
            for what, wanted in (("nothing changed", same), ("ten changed", some)):
                keep(f"ours, {what}", ours(one_at, wanted, one))
                keep(f"vdirsyncer, {what}", theirs.publish(wanted))
    seconds = {what: median(done.seconds for done in every) for what, every in found.items()}
    rows = tuple(
        (
            what,
            f"{seconds[what]:.2f}",
            f"{median(one.computed for one in every):.2f}",
            _counted([one.requests for one in every]),
            _counted([one.writes for one in every]),
        )
        for what, every in found.items()
    )
    table = Table(
        title=f"{count} events to {name}, every write on the disk: medians of {runs} runs in turn",
        columns=("publication", "seconds", "computing", "requests", "writes"),
        rows=rows,
        level=3,
    )
    unchanged, changed = found["ours, nothing changed"][0], found["ours, ten changed"][0]
    goals = (
        Goal("ours ÷ bare loop", _ratio(found, "ours, new", "bare loop, new"), most=1.2),
        Goal("vdirsyncer ÷ ours", _ratio(found, "vdirsyncer, new", "ours on four connections, new"), least=2.0),
        Goal("requests, nothing changed", unchanged.requests, most=1),
        Goal("requests, ten changed", changed.requests, most=12),
    )
    return f"{table}\n\n{told(goals)}"


def _ratio(found: dict[str, list[Done]], one: str, other: str) -> float:
    """Compare within each run, and take the median: a machine that slows down slows both."""
    return median(a.seconds / b.seconds for a, b in zip(found[one], found[other], strict=True))


def _counted(numbers: Sequence[int]) -> str:
    return f"{max(numbers)}" if max(numbers) else ""


def far_away(count: int) -> str:
    """Measure one connection and four, with a twentieth of a second to the server and back."""
    wanted = events(count)
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path(folder), 2) as server,
        far(urlsplit(server).port or 0, LATENCY) as port,
    ):
        one, four = (
            ours(f"http://127.0.0.1:{port}/calendars/{USER}/c{n}/", wanted, Path(folder) / f"{n}.sqlite", lanes=lanes)
            for n, lanes in enumerate((1, 4))
        )
    rows = (("one connection", f"{one.seconds:.2f}"), ("four connections", f"{four.seconds:.2f}"))
    title = f"{count} new events, {LATENCY * 1000:.0f} ms to the server and back"
    table = Table(title=title, columns=("publication", "seconds"), rows=rows, level=3)
    return f"{table}\n\n{told([Goal('one ÷ four connections', one.seconds / four.seconds, least=3.0)])}"


def many(count: int) -> str:
    """Measure calendars in which nothing changed, and what they leave in memory."""
    wanted = events(3)
    with tempfile.TemporaryDirectory() as folder, running(Path(folder), count) as server:
        ledger = Path(folder) / "ledger.sqlite"
        urls = [f"{server}{USER}/c{n}/" for n in range(count)]
        for url in urls:
            ours(url, wanted, ledger)
        begun, requests, held = perf_counter(), 0, [memory()]
        for n, url in enumerate(urls, 1):
            requests += ours(url, wanted, ledger).requests
            if n in {count // 10, count}:
                held.append(memory())
        seconds = perf_counter() - begun
    rows = ((f"{count} calendars of 3 events", f"{seconds:.2f}", str(requests), f"{held[-1] - held[-2]:.1f}"),)
    columns = ("nothing changed", "seconds", "requests", "MB more than after a tenth of them")
    table = Table(title="Many calendars, one after the other", columns=columns, rows=rows, level=3)
    goals = (
        Goal("seconds for all", seconds, most=15.0),
        Goal("requests for each", requests / count, most=1),
        Goal("MB more for nine tenths of them", held[-1] - held[-2], most=2.0),
    )
    return f"{table}\n\n{told(goals)}"


def memory() -> float:
    """Tell the MB that this process holds; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
