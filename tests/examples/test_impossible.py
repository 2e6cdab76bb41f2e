"""examples/impossible shows what explanations look like: every one of them is there."""

from __future__ import annotations

import pytest

from coanimation.domain.slots import SEAT
from coanimation.domain.space import REFERENT
from coanimation.errors import NoRota
from coanimation.planning import plan_month
from coanimation.words import Words
from tests.examples.months import EXAMPLES, example

MISSING = {
    ("lundi-soir-2026-12-07", SEAT): {"reason-limit", "reason-no-answer", "reason-unavailable"},
    ("mercredi-matin-2026-12-09", SEAT): {"reason-rest", "reason-banned", "reason-unavailable"},
    ("mercredi-2026-12-09", REFERENT): {"reason-lacks-role"},
    ("samedi-2026-12-12", SEAT): {"reason-absent", "reason-no-answer", "reason-colleague-present"},
}


def test_every_missing_seat_says_of_everybody_what_stops_them() -> None:
    month = example("impossible/a-pourvoir")

    rota = plan_month(month, seconds=5.0, reproducible=True)

    found = {(gap.slot, gap.what): {reason.code for reason in gap.reasons} for gap in rota.missing}
    assert found.keys() == MISSING.keys()
    for seat, codes in MISSING.items():
        assert codes <= found[seat]
    for gap in rota.missing:
        assert {reason.professional for reason in gap.reasons} == {one.id for one in month.professionals}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_reason_has_its_sentence(language: str) -> None:
    rota = plan_month(example("impossible/a-pourvoir"), seconds=5.0, reproducible=True)
    words = Words(language)

    assert all(words.reason(reason) for gap in rota.missing for reason in gap.reasons)


def test_pins_that_contradict_are_named_and_no_other() -> None:
    with pytest.raises(NoRota) as caught:
        plan_month(example("impossible/contradiction"), seconds=5.0, reproducible=True)

    culprits = caught.value.fields["culprits"]
    assert isinstance(culprits, tuple)
    assert {one.fields.get("slot") for one in culprits} - {None} == {"mercredi-2026-12-09", "tournee-2026-12-09"}
    assert "culprit-keep-travel" in {one.code for one in culprits}


def test_the_readme_names_the_folders() -> None:
    said = (EXAMPLES / "impossible" / "README.md").read_text("utf-8")

    assert all(f"`{folder.name}`" in said for folder in (EXAMPLES / "impossible").iterdir() if folder.is_dir())
