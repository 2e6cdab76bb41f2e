from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from coanimation.domain.people import Partner
from coanimation.publishing.nameless import Proof, prove
from coanimation.rendering.page import Page, render
from coanimation.words import Words
from coanimation.workspace import make as make_workspace
from coanimation.workspace import read
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
        "Contact : Mme Renard",
        "C. RÉNARD",
        "c.renard@example.org",
        "Demander Camille",
        "les Missions Locales",
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


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Conseillère emploi", "Atelier emploi"),
        ("Conseiller Emploi", "Atelier emploi"),
        ("Infirmier scolaire", "Aide scolaire, avec un infirmier"),
        ("Chargée de mobilité", "Mobilité : passer le permis"),
        ("Éducateur spécialisé itinérant", "Un accueil itinérant"),
        ("Psychologue du Pays", "Le goûter du pays"),
        ("Youth Worker", "A youth evening, no work"),
    ],
)
def test_the_words_of_a_title_are_nobody_s_name(name: str, text: str) -> None:
    by_title = make.partner("ml", make.professional("ml-1", name=name), name="Mission Locale du Pays")

    assert proof_of(text, by_title).hits == ()


def test_the_word_of_a_topic_is_nobody_s_name() -> None:
    by_title = make.partner("ml", make.professional("ml-1", name="Coach Vélo"), topics=("velo",))

    assert proof_of("Atelier vélo", by_title).hits == ()


@pytest.mark.parametrize("name", ["Conseillère Durand", "camille durand", "Mme Durand", "DURAND Camille", "Durand"])
def test_a_name_is_told_from_a_title_however_it_was_typed(name: str) -> None:
    someone = make.partner("ml", make.professional("ml-1", name=name))

    hits = proof_of("Contact : Mme Durand, mercredi", someone).hits

    assert {hit.who for hit in hits} == {"ml-1"}


def test_the_name_in_a_mail_is_found_and_what_is_common_in_mails_is_not() -> None:
    someone = replace(make.professional("ml-1", name="Conseillère emploi"), mail="contact.cdurand75.emploi@example.net")
    partner = make.partner("ml", someone)

    assert [hit.words for hit in proof_of("Avec CDurand", partner).hits] == ["cdurand"]
    assert proof_of("contact : emploi", partner).hits == ()


PIERRE = make.partner("ml", make.professional("ml-1", name="Pierre Martin"), name="Mission Locale")


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("12 rue Pierre Curie, 12345 Sainville", "L'Escale, 12 rue Pierre Curie, 12345 Sainville"),
        ("12 rue Pierre Curie, 12345 Sainville", "LOCATION:L'Escale\\, 12 rue Pierre Cu\r\n rie\\, 12345 Sainville"),
        ("12 RUE PIERRE-CURIE", "rue Pierre Curie"),
        ("12 rue de l'Abbé Pierre", "12 rue de l&#39;Abbé Pierre"),
        ("12 rue de l'Abbé Pierre", "12 rue de l\\u0027Abbé Pierre"),
        ("12 Martin Street, Sainville", "L'Escale, 12 Martin Street, Sainville"),
        ("12a Pierre Curie Road", "see you at 12a Pierre Curie Road"),
        ("The old school, Martin Luther King Avenue", "Martin Luther King Avenue"),
        ("3 St Martin's Lane", "3 st. martin&#39;s lane"),
        ("5 MARTIN CLOSE", "5 Martin Close"),
        ("3 av. Pierre Brossolette, 12345 Sainville", "3 av. Pierre Brossolette"),
        ("3 place du Marché, 12345 Saint-Martin", "3 place du Marché<br>12345 Saint-Martin"),
        ("3 place du Marché, 12345 Saint-Martin-de-Ré", "12345 Saint-Martin-de-Ré"),
    ],
)
def test_a_first_name_in_the_name_of_a_street_or_a_town_of_the_space_names_nobody(address: str, text: str) -> None:
    file = "opening-hours.ics" if text.startswith("LOCATION") else "index.html"

    found = prove({file: text.encode()}, [PIERRE], (), [address])

    assert found.hits == ()
    assert found.allowed != (), "what was let pass is told"


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("12 rue Pierre Curie, 12345 Sainville", "12 rue Pierre Curie. Demander Pierre"),
        ("12 rue Pierre Curie, 12345 Sainville", "rue Pierre"),
        ("12 rue Pierre Curie, 12345 Sainville", "avec Pierre Curie"),
        ("bureau de Pierre, 12 rue des Lilas", "bureau de Pierre, 12 rue des Lilas"),
        ("12 rue des Lilas, chez M. Martin", "12 rue des Lilas, chez M. Martin"),
        ("12 rue des Lilas chez M. Martin", "12 rue des Lilas chez M. Martin"),
        ("12 rue des Lilas (Martin)", "12 rue des Lilas (Martin)"),
        ("12 rue Pierre Martin", "12 rue Pierre Martin"),
        ("12 Pierre Martin Street", "12 Pierre Martin Street"),
        ("Pierre's office, 12 Rose Street", "Pierre's office, 12 Rose Street"),
        ("care of Mr Martin, 12 Rose Street", "care of Mr Martin, 12 Rose Street"),
        ("c/o Martin 12 Rose Street", "c/o Martin 12 Rose Street"),
        ("Mr Martin Close", "Mr Martin Close"),
        ("12 Rose Square care of Martin", "12 Rose Square care of Martin"),
        ("12 Martin Street, Sainville", "12 Rose Street, with Martin"),
        ("12 Mission Locale Street", "12 Mission Locale Street"),
        ("12 rue Mission Locale", "12 rue Mission Locale"),
        ("", "12 rue Pierre Curie"),
    ],
)
def test_an_address_hides_no_name(address: str, text: str) -> None:
    assert prove({"index.html": text.encode()}, [PIERRE], (), [address]).hits


@pytest.mark.parametrize(
    ("name", "text"),
    [("Centre social", "les centres sociaux"), ("Maison des adolescents", "une maison des adolescent")],
)
def test_an_organisation_is_found_in_the_other_number(name: str, text: str) -> None:
    assert proof_of(text, make.partner("x", name=name)).hits


def test_an_allowed_word_is_allowed_in_the_plural() -> None:
    assert proof_of("Nos espoirs", make.partner("foyer", name="Espoir"), allowed=("Espoir",)).hits == ()


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


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("template", ["simple", "points-ecoute"])
def test_the_templates_raise_no_alarm(
    template: Literal["simple", "points-ecoute"], language: str, tmp_path: Path
) -> None:
    make_workspace(tmp_path / "w", template=template, language=language, key="0" * 16, today=date(2026, 11, 22))

    assert proof_of(public_text(tmp_path / "w"), *read(tmp_path / "w").partners).hits == ()


@pytest.mark.parametrize("example", ["escale", "impossible/a-pourvoir", "impossible/contradiction"])
def test_the_examples_raise_no_alarm(example: str) -> None:
    folder = Path(__file__).parents[2] / "examples" / example

    assert proof_of(public_text(folder), *read(folder).partners).hits == ()


def public_text(folder: Path) -> str:
    """Join all that the public may read of a workspace, and the words of the page around it."""
    space = read(folder).space
    texts = [space.name, *(closure.reason for closure in space.closures)]
    texts += [text for site in space.sites for text in (site.name, site.address, site.landmark)]
    texts += [one.terms.activity for one in space.openings] + [one.terms.activity for one in space.exceptional]
    page = Page(name=space.name, language=space.language, openings=(), updated=make.NOW, contact=space.contact)
    return "\n".join([*texts, render(page, Words(space.language))])
