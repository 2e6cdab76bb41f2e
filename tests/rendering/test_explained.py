"""Why a seat stays empty, told in full: people together by what stops them first, and nothing else left out."""

from __future__ import annotations

from dataclasses import replace

from coanimation.domain.rota import Reason
from coanimation.rendering.explained import lines
from coanimation.words import Words
from tests.rendering.samples import shown

SLOT = "vendredi-2026-12-11"


def told(*reasons: Reason, language: str = "fr") -> list[str]:
    made = shown()
    (gap,) = made.rota.missing
    one = replace(made, rota=replace(made.rota, missing=(replace(gap, reasons=reasons),)))
    slot = next(slot for slot in made.month.slots if slot.id == SLOT)
    spaces = {0xA0: " ", 0x202F: " "}
    return [line.translate(spaces) for line in lines(one, slot, Words(language))]


def test_what_else_stops_someone_is_told_beside_their_name() -> None:
    said = told(
        Reason(code="reason-unavailable", professional="ado-1"),
        Reason(code="reason-limit", professional="ado-1", fields={"limit": "evenings-per-week"}),
        Reason(code="reason-limit", professional="ado-1", fields={"limit": "evenings-per-month"}),
        Reason(code="reason-colleague-present", professional="ado-1", fields={"with": "ado-2"}),
        Reason(code="reason-unavailable", professional="ccas-1"),
    )

    assert "Pourquoi : 2 non disponibles." in said
    assert (
        "  2 non disponibles : Psychologue (Maison des adolescents ; aussi : est à sa limite de soirées, sa structure"
        " est déjà présente), Référente famille (CCAS)"
    ) in said


def test_one_reason_alone_has_no_also() -> None:
    said = told(
        Reason(code="reason-rest", professional="ado-1", fields={"with": "a"}),
        Reason(code="reason-rest", professional="ado-1", fields={"with": "b"}),
        language="en",
    )

    assert not [line for line in said if "also" in line]
