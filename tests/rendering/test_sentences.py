"""What a slot lacks, as it is read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coanimation.domain.rota import Missing
from coanimation.domain.slots import SEAT
from coanimation.rendering.sentences import gap_text, missing_title, role_name
from coanimation.words import Words
from tests.rendering import samples

FR, EN = Words("fr"), Words("en")


@pytest.mark.parametrize(
    ("role", "french", "english"),
    [
        ("referent", "1 fonction à pourvoir (référent·e mineurs)", "1 missing role (referent for minors)"),
        ("opens", "1 fonction à pourvoir (qui ouvre)", "1 missing role (opener)"),
        ("closes", "1 fonction à pourvoir (qui ferme)", "1 missing role (closer)"),
        ("driver", "1 fonction à pourvoir (qui conduit)", "1 missing role (driver)"),
    ],
)
def test_a_missing_role_reads_as_a_sentence(role: str, french: str, english: str) -> None:
    gap = Missing(slot="mercredi-2026-12-02", what=role, count=1)

    assert (gap_text(gap, FR), gap_text(gap, EN)) == (french, english)


def test_publishing_asks_about_people_not_about_labels() -> None:
    asked = FR.say("publish-short-lacks", what="role", role=role_name("driver", FR), count=1)

    told = FR.say("publish-short-line", slot="mer. 2 déc.", lacks=asked)

    assert told.endswith("il manque 1 personne (qui conduit).")


def test_the_space_names_its_roles_as_it_likes() -> None:
    assert role_name("driver", FR, {"driver": "conduit la camionnette"}) == "conduit la camionnette"


@pytest.mark.parametrize(
    ("seats", "roles", "french", "english"),
    [
        (1, 0, "1 poste à pourvoir", "1 missing seat"),
        (0, 1, "1 fonction à pourvoir", "1 missing role"),
        (3, 2, "3 postes et 2 fonctions à pourvoir", "3 missing seats and 2 missing roles"),
    ],
)
def test_a_role_that_nobody_holds_is_no_seat(seats: int, roles: int, french: str, english: str) -> None:
    given = samples.shown()
    friday, saturday = "vendredi-2026-12-11", "samedi-2026-12-12"
    gaps = (
        *((Missing(slot=friday, what=SEAT, count=seats),) if seats else ()),
        *((Missing(slot=friday, what="referent", count=1),) if roles else ()),
        *((Missing(slot=saturday, what="referent", count=roles - 1),) if roles > 1 else ()),
    )
    lacking = replace(given, rota=replace(given.rota, missing=gaps))

    assert [missing_title(lacking, words) for words in (FR, EN)] == [french, english]
