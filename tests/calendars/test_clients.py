"""Real clients read the instants that zoneinfo tells, on every slot of a year: from a feed, and from a CalDAV server.

khal (through vdirsyncer) is installed with the other tools; ical.js and node-ical by `make clients`, where Node is.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias
from zoneinfo import ZoneInfo

import pytest

from calendars import Event, Feed, feed, write
from tests.calendars.builders import event, whole
from tests.calendars.conftest import PASSWORD, Served

Instants: TypeAlias = dict[str, tuple[float, float]]

NODE = Path(__file__).parent / "node"
ZONES = ("Europe/Paris", "Indian/Reunion", "Africa/Casablanca", "Australia/Lord_Howe")
YEAR = 2026

needs_node = pytest.mark.skipif(
    not shutil.which("node") or not (NODE / "node_modules").exists(),
    reason="needs Node and its packages: `make clients`",
)


@lru_cache
def slots(key: str) -> tuple[Event, ...]:
    """Make the slots of a year: one a day, at every hour of the clock in turn, and one at each hour around a change."""
    zone = ZoneInfo(key)
    begun = datetime(YEAR, 1, 1, tzinfo=zone).astimezone(UTC)
    hours = [begun + timedelta(hours=n) for n in range(365 * 24)]
    changes = [at for at in hours if at.astimezone(zone).utcoffset() != _next(at).astimezone(zone).utcoffset()]
    starts = {begun + timedelta(days=n, hours=n * 7 % 24, minutes=n % 4 * 15) for n in range(364)}
    starts |= {change + timedelta(hours=n) for change in changes for n in range(-5, 6)}
    return tuple(
        event(
            n,
            uid=f"{key.lower().replace('/', '-').replace('_', '-')}-{n}",
            summary=f"{key} {n}",
            start=start.astimezone(zone),
            hours=2.5,
        )
        for n, start in enumerate(sorted(starts))
    )


def _next(at: datetime) -> datetime:
    return at + timedelta(hours=1)


def expected(key: str) -> Instants:
    return {one.summary: (one.start.timestamp(), one.end.timestamp()) for one in slots(key)}


def agreed(key: str) -> Instants:
    """Leave out the slots whose zone khal's own database tells otherwise: it looks a zone up by its name.

    Where a country has just changed its mind about its clocks, one of the two databases is behind the other.
    """
    theirs, ours = pytest.importorskip("pytz").timezone(key), ZoneInfo(key)
    found = expected(key)
    same = {
        title: ends
        for title, ends in found.items()
        if all(
            (at := datetime.fromtimestamp(one, UTC)).astimezone(theirs).utcoffset() == at.astimezone(ours).utcoffset()
            for one in ends
        )
    }
    assert len(same) > len(found) / 2
    return same


def with_node(texts: Iterable[bytes]) -> dict[str, Instants]:
    """Read calendars with ical.js and with node-ical, on a machine of yet another zone."""
    ran = subprocess.run(
        ["node", str(NODE / "instants.mjs")],
        input=json.dumps([text.decode() for text in texts]),
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"TZ": "America/New_York"},
        check=True,
    )
    return {
        client: {title: (start, end) for title, start, end in found} for client, found in json.loads(ran.stdout).items()
    }


def run(*typed: str | Path, env: Mapping[str, str]) -> str:
    ran = subprocess.run(
        [sys.executable, "-W", "error", *map(str, typed)],
        env={**os.environ, "PYTHONUTF8": "1", **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def with_khal(folder: Path, storage: str) -> Instants:
    """Fetch a calendar with vdirsyncer, and read with khal what it laid down."""
    calendar = folder / "calendar"
    calendar.mkdir()
    (folder / "vdirsyncer").write_text(
        f'[general]\nstatus_path = "{folder.as_posix()}/status/"\n'
        '[pair here]\na = "there"\nb = "laid"\ncollections = null\nconflict_resolution = "a wins"\n'
        f"[storage there]\n{storage}\n"
        f'[storage laid]\ntype = "filesystem"\npath = "{calendar.as_posix()}"\nfileext = ".ics"\n',
        "utf-8",
    )
    (folder / "khal").write_text(
        f"[calendars]\n[[one]]\npath = {calendar.as_posix()}\n[sqlite]\npath = {folder.as_posix()}/khal.db\n"
        "[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ntimeformat = %H:%M\n"
        "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n",
        "utf-8",
    )
    home = {"HOME": str(folder), "USERPROFILE": str(folder), "VDIRSYNCER_CONFIG": str(folder / "vdirsyncer")}
    run("-m", "vdirsyncer", "discover", env=home)
    run("-m", "vdirsyncer", "sync", env=home)
    shown = run(
        *("-m", "khal", "-c", folder / "khal", "list", f"{YEAR - 1}-12-30", "370d", "--once", "--day-format", ""),
        *("--format", "{title}|{start-long-full}|{end-long-full}"),
        env=home,
    )
    found = {}
    for line in filter(None, shown.splitlines()):
        title, start, end = line.split("|")
        found[title] = (_instant(start), _instant(end))
    return found


def _instant(text: str) -> float:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=UTC).timestamp()


def subscription(key: str) -> bytes:
    return feed.render(Feed(name="L'Escale", timezone=key), slots(key))


@needs_node
@pytest.mark.parametrize("key", ZONES)
def test_ical_js_and_node_ical_read_a_feed(key: str) -> None:
    read = with_node([subscription(key)])

    assert read["ical.js"] == expected(key)
    assert read["node-ical"] == expected(key)


@pytest.mark.parametrize("key", ZONES)
def test_vdirsyncer_and_khal_read_a_feed(key: str, served: Served, tmp_path: Path) -> None:
    name = f"{key.partition('/')[2]}.ics"
    (served.public / name).write_bytes(subscription(key))

    read = with_khal(tmp_path, f'type = "http"\nurl = "{served.url}{name}"')

    assert {title: read.get(title) for title in agreed(key)} == agreed(key)
    assert read.keys() == expected(key).keys()


# every slot of a year of one zone, and some of a zone whose changes follow no yearly rule
STORED = (*slots("Europe/Paris"), *slots("Africa/Casablanca")[::8])
THERE = expected("Europe/Paris") | expected("Africa/Casablanca")


@pytest.fixture(scope="module")
def calendar(served: Served) -> str:
    """Put slots into a collection of the embedded server, which writes them in its own way; its user."""
    collection = served.collections.open("clients", "coanimation")
    for one in STORED:
        collection.put(one.href, write.render(one))
    return "clients"


@pytest.mark.xdist_group("clients")
@needs_node
def test_ical_js_and_node_ical_read_a_caldav_server(served: Served, calendar: str) -> None:
    stored = whole(served.collections.open(calendar, "coanimation", create=False))

    read = with_node(stored.values())

    there = {one.summary: THERE[one.summary] for one in STORED}
    assert read["ical.js"] == there
    assert read["node-ical"] == there


@pytest.mark.xdist_group("clients")
def test_vdirsyncer_and_khal_read_a_caldav_server(served: Served, calendar: str, tmp_path: Path) -> None:
    url = f"{served.url}calendars/{calendar}/coanimation/"

    read = with_khal(
        tmp_path, f'type = "caldav"\nurl = "{url}"\nusername = "{calendar}"\npassword = "{PASSWORD}"\nread_only = true'
    )

    same = {**agreed("Europe/Paris"), **agreed("Africa/Casablanca")}
    assert read.keys() == {one.summary for one in STORED}
    assert {title: ends for title, ends in read.items() if title in same} == {t: same[t] for t in read if t in same}
