"""The fingerprint changes with what matters, and with nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from coanimation.domain.adjustments import Absence
from coanimation.domain.agreements import Term
from coanimation.domain.answers import Source
from coanimation.domain.month import Month
from coanimation.domain.rules import Counted, Limit, Per
from coanimation.domain.slots import Closed
from coanimation.domain.space import Terms
from coanimation.planning import fingerprint
from tests.builders import (
    NO,
    adjustments,
    agreement,
    answer,
    instant,
    month,
    partner,
    presence,
    professional,
    rota,
    rules,
    slot,
    space,
)

SLOTS = (slot("2026-12-02"), slot("2026-12-09"))
PEOPLE = (partner("ccas"), partner("mission-locale"))
PLAIN = month(SLOTS, PEOPLE)


def test_it_is_a_digest_that_names_its_kind() -> None:
    kind, _, digest = fingerprint(PLAIN).partition(":")

    assert (kind, len(digest)) == ("sha256", 64)


MATTERS: dict[str, Callable[[], Month]] = {
    "an answer": lambda: month(SLOTS, PEOPLE, said={("ccas-1", SLOTS[0].id): NO}),
    "no answer": lambda: month(SLOTS, PEOPLE, said={("ccas-1", SLOTS[0].id): None}),
    "a slot": lambda: month(SLOTS[:1], PEOPLE),
    "a closed slot": lambda: month([SLOTS[0], replace(SLOTS[1], closed=Closed.DECIDED)], PEOPLE),
    "an hour": lambda: month([slot("2026-12-02", "14:00", "17:30"), SLOTS[1]], PEOPLE),
    "the seats": lambda: month([slot("2026-12-02", terms=Terms(most=3)), SLOTS[1]], PEOPLE),
    "a pin": lambda: month(SLOTS, PEOPLE, adjustments=adjustments(pins=[(SLOTS[0].id, "ccas-1")])),
    "a ban": lambda: month(SLOTS, PEOPLE, adjustments=adjustments(bans=[(SLOTS[0].id, "ccas-1")])),
    "an absence": lambda: month(
        SLOTS, PEOPLE, absences=[Absence(who="ccas", first=date(2026, 12, 1), last=date(2026, 12, 3))]
    ),
    "a rule": lambda: month(SLOTS, PEOPLE, space=space(rules=rules(rest=600))),
    "the aims": lambda: month(SLOTS, PEOPLE, space=space(rules=rules(aims=("openable", "wishes")))),
    "a limit": lambda: month(
        SLOTS, PEOPLE, space=space(rules=rules(limits=[Limit(counted=Counted.SLOTS, per=Per.MONTH, most=1)]))
    ),
    "a person": lambda: month(SLOTS, [partner("ccas", "ccas-1", "ccas-2"), PEOPLE[1]]),
    "an attestation": lambda: month(
        SLOTS, [partner("ccas", professional("ccas-1", partner="ccas", attestation=None)), PEOPLE[1]]
    ),
    "an agreement": lambda: month(SLOTS, [partner("ccas", agreement=agreement(8, per=Term.MONTH)), PEOPLE[1]]),
    "the past": lambda: month(
        SLOTS, PEOPLE, around=[presence(f"{p}-1", slot("2026-11-25"), partner=p) for p in ("ccas", "mission-locale")]
    ),
}
CHANGES_NOTHING: dict[str, Callable[[], Month]] = {
    "the clock": lambda: replace(PLAIN, now=instant("2026-12-05T10:00")),
    "a draft": lambda: replace(PLAIN, draft=rota((SLOTS[0].id, "ccas-1"))),
    "a name": lambda: month(SLOTS, [partner("ccas", name="Centre communal"), PEOPLE[1]]),
    "the order of the partners": lambda: month(SLOTS, PEOPLE[::-1]),
    "where an answer comes from": lambda: replace(
        PLAIN, answers={**PLAIN.answers, **dict([answer("ccas-1", SLOTS[0].id, source=Source.HAND)])}
    ),
    "how long to search": lambda: month(SLOTS, PEOPLE, space=space(rules=rules(seconds=5))),
    "a presence of long ago": lambda: month(
        SLOTS, PEOPLE, around=[presence("ccas-1", slot("2025-11-26"), partner="ccas")]
    ),
}


@pytest.mark.parametrize("what", MATTERS)
def test_what_matters_changes_it(what: str) -> None:
    assert fingerprint(MATTERS[what]()) != fingerprint(PLAIN)


@pytest.mark.parametrize("what", CHANGES_NOTHING)
def test_what_changes_no_rota_leaves_it_as_it_is(what: str) -> None:
    assert fingerprint(CHANGES_NOTHING[what]()) == fingerprint(PLAIN)


def test_a_pin_that_an_absence_recorded_since_contradicts_makes_nothing_impossible() -> None:
    away = Absence(who="ccas-1", first=date(2026, 12, 2), last=date(2026, 12, 10))
    kept = month(SLOTS, PEOPLE, adjustments=adjustments(pins=[(SLOTS[0].id, "ccas-1")]), absences=[away])

    assert fingerprint(kept) != fingerprint(replace(kept, adjustments=adjustments()))


@pytest.mark.parametrize("seed", ["0", "1"])
def test_it_is_the_same_in_every_process(seed: str) -> None:
    code = "from tests.planning.test_fingerprint import *; print(fingerprint(PLAIN))"
    root = Path(__file__).parents[2]

    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=root,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
    )

    assert told.stdout.strip() == fingerprint(PLAIN)
