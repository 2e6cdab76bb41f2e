"""Who asks, as the embedded server believes it: what a stranger writes into a header counts for nothing."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

import pytest

from calendars import AppTransport
from calendars.server.app import make_app

Guess = Callable[[str], int]


def guessing(folder: Path, *, behind_proxy: bool) -> Guess:
    app = make_app(folder / "c", lambda *_: False, folder, folder, behind_proxy=behind_proxy, clock=lambda: 0.0)
    token = base64.b64encode(b"ml:wrong").decode()

    def guess(forwarded: str) -> int:
        headers = {"Authorization": f"Basic {token}", "X-Forwarded-For": forwarded, "Forwarded": f"for={forwarded}"}
        return AppTransport(app, "").request("PROPFIND", "/calendars/", headers=headers).status

    return guess


def test_a_stranger_who_names_another_address_each_time_waits_all_the_same(tmp_path: Path) -> None:
    guess = guessing(tmp_path, behind_proxy=False)

    assert [guess(f"198.51.100.{n}") for n in range(6)] == [401, 401, 401, 401, 429, 429]


@pytest.mark.parametrize("before", ["", "203.0.113.{n}, "])
def test_behind_a_proxy_the_address_that_it_saw_counts_and_none_before_it(tmp_path: Path, before: str) -> None:
    guess = guessing(tmp_path, behind_proxy=True)

    statuses = [guess(f"{before.format(n=n)}198.51.100.7") for n in range(6)]

    assert statuses == [401, 401, 401, 401, 429, 429]
    assert guess("198.51.100.7, 203.0.113.9") == 401
