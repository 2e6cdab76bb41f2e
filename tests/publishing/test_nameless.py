from __future__ import annotations

from dataclasses import replace

import pytest

from coanimation.domain.people import Partner
from coanimation.publishing.nameless import Proof, prove
from tests import builders as make

CAMILLE = replace(
    make.professional("ml-conseillere", name="Camille Rénard"), mail="camille.renard@rh-missionlocale.example.net"
)
ML = replace(
    make.partner("mission-locale", CAMILLE, name="Mission Locale du Pays d'Œuvre"),
    also_known_as=("Milo",),
    mail="contact@mlpo.example.net",
)


def proof_of(text: str, *partners: Partner, allowed: tuple[str, ...] = (), file: str = "index.html") -> Proof:
    return prove({file: text.encode()}, partners or (ML,), allowed)


@pytest.mark.parametrize(
    "text",
    [
        "Avec la Mission Locale du Pays d'Œuvre",
        "avec la MISSION LOCALE DU PAYS D\N{RIGHT SINGLE QUOTATION MARK}OEUVRE",
        "mission-locale",
        "la Mission\u00a0Locale",
        "la Mission Lo\u00adcale",
        "https://example.org/mission%20locale",
        "#MissionLocaleDuPaysDOeuvre",
        "la MLPO",
        "la M.L.P.O. vous accueille",
        "MILO",
        "milo",
        "camille renard",
        "RENARD Camille",
        "ml-conseillere",
        "ml_conseillere",
        "Camille R&eacute;nard",
        "Camille <b>R\u0065\u0301nard</b>",
        "écrire à contact@mlpo.example.net",
        "https://mlpo.example.net/",
        "camille.renard@rh-missionlocale.example.net",
    ],
)
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    assert proof_of(text).hits


@pytest.mark.parametrize(
    "text",
    [
        "Un accueil local, une mission pour chacun",
        "La famille Renardeau",
        "milonga",
        "horaires : 14 h à 18 h, 3 place du Marché",
        "bonjour@escale.example.org",
        "Le pays d'ici",
    ],
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert proof_of(text).hits == ()


def test_a_name_folded_over_two_lines_of_a_calendar_is_found() -> None:
    assert proof_of("DESCRIPTION:avec la Mission Lo\r\n cale\\, le mercredi", file="opening-hours.ics").hits


def test_a_name_after_an_escaped_line_break_of_a_calendar_is_found() -> None:
    assert proof_of("DESCRIPTION:goûter\\nMilo", file="opening-hours.ics").hits


def test_the_name_of_a_file_is_read_too() -> None:
    assert proof_of("", file="milo.html").hits


def test_a_hit_tells_whose_name_it_is_and_in_which_file() -> None:
    (hit,) = proof_of("milo").hits

    assert (hit.who, hit.words, hit.file) == ("mission-locale", "milo", "index.html")


def test_a_made_up_acronym_counts_in_capitals_only() -> None:
    summer = make.partner("espace", name="Espace Travail Emploi")

    assert proof_of("tout l'été", summer).hits == ()
    assert proof_of("avec l'ETE", summer).hits


def test_an_ordinary_word_that_is_also_a_name_passes_when_the_space_lists_it() -> None:
    hope = make.partner("foyer", name="Espoir")

    proof = proof_of("Un espoir pour chacun", hope, allowed=("Espoir",))

    assert proof.hits == ()
    assert proof.allowed == ("Espoir",)


def test_an_allowed_phrase_lets_a_name_pass_inside_it_only() -> None:
    lycee = make.partner("lycee", name="Jean Moulin")

    assert proof_of("près du lycée Jean Moulin", lycee, allowed=("lycée Jean Moulin",)).hits == ()
    assert proof_of("avec Jean Moulin", lycee, allowed=("lycée Jean Moulin",)).hits


def test_a_mail_provider_s_domain_names_no_organisation() -> None:
    asso = replace(make.partner("asso", name="Les Amis"), mail="lesamis.sainville@orange.fr")

    assert proof_of("bonjour.escale@orange.fr", asso).hits == ()
    assert proof_of("lesamis.sainville@orange.fr", asso).hits
