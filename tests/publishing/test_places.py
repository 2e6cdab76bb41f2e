"""How long the server of a partner, and a whole publication, are borne with."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from calendars import Ledger, OutOfTime
from coanimation.domain.people import Calendar
from coanimation.publishing.places import SECONDS_FOR_ALL, SECONDS_FOR_ONE, Places
from tests.calendars.fake.app import Fake
from tests.calendars.fake.reach import wire
from tests.publishing.test_deliver import ML

SECRET = {"COANIMATION_PASSWORD_MISSION_LOCALE": "un-secret-assez-long"}


def places(folder: Path, clock: Callable[[], float]) -> Places:
    return Places(folder, SECRET, name="L'Escale", dry_run=False, clock=clock)


def test_a_server_is_asked_nothing_more_when_its_time_is_over(tmp_path: Path) -> None:
    now, fake = [0.0], Fake()
    with (
        wire(lambda ask: fake.answer(ask, "ml")) as url,
        Ledger(tmp_path / "ledger.sqlite") as notes,
        places(tmp_path, lambda: now[0]) as opened,
    ):
        calendar = opened.open(replace(ML, calendar=Calendar(url=url, user="ml")), notes)
        now[0] = SECONDS_FOR_ONE - 1
        calendar.list()
        asked = len(fake.asked)
        now[0] = SECONDS_FOR_ONE
        with pytest.raises(OutOfTime):
            calendar.list()
    gc.collect()

    assert len(fake.asked) == asked


def test_a_server_that_comes_late_has_what_is_left_of_the_whole(tmp_path: Path) -> None:
    now, fake = [0.0], Fake()
    with (
        wire(lambda ask: fake.answer(ask, "ml")) as url,
        Ledger(tmp_path / "ledger.sqlite") as notes,
        places(tmp_path, lambda: now[0]) as opened,
    ):
        now[0] = SECONDS_FOR_ALL - 1
        calendar = opened.open(replace(ML, calendar=Calendar(url=url, user="ml")), notes)
        now[0] = SECONDS_FOR_ALL
        with pytest.raises(OutOfTime):
            calendar.list()
    gc.collect()
