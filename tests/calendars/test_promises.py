"""Each promise has breakages that fit the code as it is; that they are noticed is tried by `make prove`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.calendars.mutants.__main__ import broken, copied, fails, notices
from tests.calendars.mutants.breakages import BREAKAGES, PROMISES, Breakage
from tests.counts import count

ROOT = Path(__file__).parents[2]


def test_every_promise_is_broken() -> None:
    assert {one.promise for one in BREAKAGES} == set(PROMISES) == set(range(1, 12))


@pytest.mark.parametrize("one", BREAKAGES, ids=str)
def test_a_breakage_fits_the_code_and_changes_it(one: Breakage) -> None:
    text = (ROOT / one.file).read_text("utf-8")

    assert broken(text, one) != text
    compile(broken(text, one), one.file, "exec")


def test_a_breakage_is_noticed_and_none_is_not(tmp_path: Path) -> None:
    copy = copied(tmp_path)
    one = BREAKAGES[-3 if count(0, 1) else 14]

    assert not fails(copy, one.suite, one.tests)
    assert notices(copy, one)
