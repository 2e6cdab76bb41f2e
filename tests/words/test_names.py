"""Names as people type them."""

from __future__ import annotations

import pytest

from coanimation.words import fold, nearest
from coanimation.words.typography import french


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Décembre", "decembre"),
        ("Mot de passe", "mot-de-passe"),
        ("CŒUR", "coeur"),
        ("a__b  c", "a-b-c"),
        ("Été", "ete"),
    ],
)
def test_accents_case_and_dashes_do_not_matter(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("planifier", "planifier"),
        ("PLANIFIÉ", "planifier"),
        ("plnifier", "planifier"),
        ("verifier", "vérifier"),
        ("mercredi", "mercredi"),
        ("zzz", None),
        ("", None),
    ],
)
def test_the_nearest_name_is_found(typed: str, found: str | None) -> None:
    assert nearest(typed, ["planifier", "publier", "vérifier", "mercredi"]) == found


def test_the_beginning_of_one_name_is_enough() -> None:
    assert nearest("cs", ["cs-animatrice-jeunesse", "mission-locale-conseillere"]) == "cs-animatrice-jeunesse"


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Voir pourquoi ?", "Voir pourquoi\u202f?"),
        ("a : b ; c", "a\u00a0: b\u202f; c"),
        ("« x »", "«\u00a0x\u00a0»"),
        ("n° 1 à 18 h 30", "n°\u00a01 à 18\u00a0h\u00a030"),
        ("35 % de 20 €", "35\u00a0% de 20\u00a0€"),
        ("à 10:42, https://x.fr/?a;b", "à 10:42, https://x.fr/?a;b"),
        ("trois heures", "trois heures"),
    ],
)
def test_french_spacing(typed: str, set_: str) -> None:
    assert french(typed) == set_
