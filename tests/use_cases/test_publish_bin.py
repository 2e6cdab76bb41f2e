"""A server that keeps what was deleted in a bin refuses its names: what comes back gets the next one."""

from __future__ import annotations

import gc
from pathlib import Path

from calendars.compare import read
from coanimation.publishing.events import uid
from coanimation.use_cases.publish import Published, publish
from coanimation.workspace import read_told
from tests.calendars.fake.app import Fake
from tests.calendars.fake.reach import wire
from tests.calendars.fake.recordings import alone
from tests.publishing.workspaces import DECEMBER, EVERYWHERE, NOW, WEDNESDAYS, draft
from tests.use_cases.test_publish_faults import SECRET, ours

FIRST, SECOND, _ = WEDNESDAYS
KEY, CALENDAR = "3q7cnm4h2v5xk8d1", "calendar:ccas"
WITHOUT = {**EVERYWHERE, SECOND: ("ml-conseillere", "mda-infirmier")}


def test_what_comes_back_to_a_server_with_a_bin_has_its_next_name_for_good(tmp_path: Path) -> None:
    fake = Fake(*alone()["bin-of-nextcloud"])

    def again() -> Published:
        return publish(folder, DECEMBER, now=NOW, environment={"COANIMATION_PASSWORD_CCAS": SECRET})

    with wire(lambda ask: fake.answer(ask, "ccas")) as url:
        folder = ours(tmp_path / "w", url)
        again()
        draft(folder, WITHOUT)
        again()
        draft(folder)
        back, idle = again(), again()
    gc.collect()

    (calendar,) = fake.calendars
    found = {reading.uid for data in fake.contents(calendar).values() if (reading := read(data))}
    assert found == {uid(KEY, FIRST, CALENDAR), uid(KEY, SECOND, CALENDAR, 1)}
    assert (back.exit_code, idle.exit_code, idle.writes) == (0, 0, 0)
    told = read_told(folder, DECEMBER)
    assert told is not None
    assert told.notices[SECOND, CALENDAR].generation == 1
