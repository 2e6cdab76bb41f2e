"""The calendar to which we publish also holds someone's appointments: there and back, over a real CalDAV server."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from calendars import DavCollection, NetTransport
from calendars.fetch import is_public_or_inside
from coanimation.domain.adjustments import Decision
from coanimation.domain.answers import Availability, Source
from coanimation.intake.busy import Failure, Reach
from coanimation.use_cases.busy import Fetched, fetch_busy
from coanimation.use_cases.publish import publish
from coanimation.use_cases.serve import Serving, Where, serve, set_password
from coanimation.workspace import read_answers
from tests.calendars.scripted import WEB
from tests.calendars.test_busy import calendar
from tests.publishing.workspaces import DECEMBER, NOW, PARTNERS, WEDNESDAYS, workspace

PASSWORD = "un-secret-assez-long"
WEB_HERE = replace(WEB, permitted=is_public_or_inside, most_bytes=1_000_000)
APPOINTMENT = "UID:dentiste\nDTSTAMP:20261101T080000Z\nSUMMARY:Dentiste\nDTSTART:20261216T130000Z\nDURATION:PT1H"


@pytest.fixture
def theirs(tmp_path: Path) -> Iterator[Serving]:
    """The server of the CCAS, which has a calendar for `ccas`."""
    made = workspace(tmp_path / "elsewhere", present={})
    publish(made, DECEMBER, now=NOW, environment={}, decide=lambda _slot, _lacks: Decision.WAIT)
    set_password(made, "ccas", PASSWORD)
    with serve(made, Where(port=0)) as server:
        yield server
    gc.collect()


@pytest.fixture
def folder(tmp_path: Path, theirs: Serving) -> Path:
    """A workspace that publishes there, and whose professional of the CCAS has their appointments there."""
    url = theirs.calendars["ccas"]
    partners = PARTNERS.replace(
        "    name: CCAS de Sainville\n",
        f'    name: CCAS de Sainville\n    calendar: {{url: "{url}", user: ccas}}\n',
    ).replace(
        "        name: Dominique Martel\n",
        f'        name: Dominique Martel\n        busy: [{{caldav: "{url}", user: ccas}}]\n',
    )
    made = workspace(tmp_path / "ours", partners=partners)
    publish(made, DECEMBER, now=NOW, environment={"COANIMATION_PASSWORD_CCAS": PASSWORD})
    with NetTransport(url, "ccas", PASSWORD) as transport:
        there = DavCollection(transport, "/" + url.split("/", 3)[3])
        there.put("dentiste.ics", calendar(APPOINTMENT).replace(b"VERSION:2.0", b"VERSION:2.0\r\nPRODID:x"))
        assert len(there.list()) == 3  # two of ours, and the appointment
    gc.collect()
    return made


def fetched(folder: Path, password: str) -> Fetched:
    reach = Reach(web=WEB_HERE, environment={"COANIMATION_PASSWORD_CCAS_REFERENT": password})
    return fetch_busy(folder, DECEMBER, now=NOW, reach=reach, wait=0.1)


def test_of_a_calendar_to_which_we_publish_only_what_is_not_ours_makes_busy(folder: Path) -> None:
    found = fetched(folder, PASSWORD)

    said = {one.slot: one.availability for one in read_answers(folder, DECEMBER).answers if one.source is Source.BUSY}
    assert found.exit_code == 0
    assert said == dict(zip(WEDNESDAYS, (Availability.YES, Availability.YES, Availability.NO), strict=True))


def test_a_wrong_password_is_told_and_nothing_is_kept(folder: Path) -> None:
    (one,) = fetched(folder, "un-autre").people

    assert one.failure == Failure(code="busy-refused-password", fields={"host": "127.0.0.1", "status": 401})
    assert not (folder / "availability").exists()
