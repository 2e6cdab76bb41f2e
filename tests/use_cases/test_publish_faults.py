"""What the coordinator reads, in French, when the server of one partner is at fault; all else is published."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
import trustme
from click.testing import Result

from calendars.compare import read
from calendars.server.run import Server
from calendars.transport import Answer
from tests.calendars.fake.app import Ask, Fake
from tests.calendars.fake.reach import wire
from tests.cli.running import run as typed
from tests.publishing.test_faults import FAULTS
from tests.publishing.workspaces import PARTNERS, WEDNESDAYS, workspace

SECRET = "un-secret-assez-long"
ASK = "Demandez à cette structure de le lui donner."
TELL = "prévenez la personne qui s'occupe de ce serveur."

# without a pause between two tries: those that are asked again are told in the same words
LINES = {
    "401": "mot de passe refusé. Vérifiez le mot de passe, et l'utilisateur (user) dans partners.yaml.",
    "403": "ce compte n'a pas le droit d'y accéder, ou son mot de passe n'est plus le bon (réponse 403).",
    "403 to writes": f"ce compte n'a pas le droit d'y écrire (réponse 403). {ASK}",
    "404": "aucun agenda à cette adresse. Vérifiez l'adresse dans partners.yaml.",
    "405 to writes": f"ce compte n'a pas le droit d'y écrire (réponse 405). {ASK}",
    "412 to writes": "2 événements n'ont pas pu être écrits, quelqu'un les a changés en même temps.",
    "423": "son agenda est verrouillé (réponse 423). Réessayez plus tard.",
    "423 to writes": "son agenda est verrouillé (réponse 423). Réessayez plus tard.",
    "429 for an hour": "son serveur est occupé ou en maintenance (réponse 429). Réessayez plus tard.",
    "500": f"son serveur est en panne (réponse 500). Réessayez ; si cela dure, {TELL}",
    "503 for a year": "son serveur est occupé ou en maintenance (réponse 503). Réessayez plus tard.",
    "507 to writes": "il n'y a plus de place dans son agenda. Prévenez la personne qui s'occupe de ce serveur.",
    "truncated XML": f"la réponse de son serveur est illisible. Réessayez ; si cela dure, {TELL}",
    "an XML bomb": f"la réponse de son serveur est illisible. Réessayez ; si cela dure, {TELL}",
    "a page to log in": "ce qui répond à son adresse n'est pas un agenda. Vérifiez l'adresse dans partners.yaml.",
    "redirects in circles": "ce qui répond à son adresse n'est pas un agenda. Vérifiez l'adresse dans partners.yaml.",
    "a redirect to another host": (
        "son serveur nous envoie vers evil.example.org, où le mot de passe n'est pas allé. Si cette structure le "
        "confirme, ajoutez dans partners.yaml, à son calendar : trust: [evil.example.org]"
    ),
}


def ours(folder: Path, url: str) -> Path:
    own = f'    name: CCAS de Sainville\n    calendar: {{url: "{url}", user: ccas}}\n'
    return workspace(folder, partners=PARTNERS.replace("    name: CCAS de Sainville\n", own))


def publish(folder: Path) -> Result:
    return typed("-C", folder, "publier", "décembre", env={"COANIMATION_PASSWORD_CCAS": SECRET, "COLUMNS": "80"})


def line(result: Result) -> str:
    """Read the line about the partner as one, however it is wrapped."""
    said = result.output.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    (found,) = (one for one in said.splitlines() if one.startswith("✗ CCAS de Sainville : "))
    assert "Les 2 autres sont à jour. Corrigez, puis relancez la commande." in said
    assert not any(word in said for word in (SECRET, "Traceback", "Error"))
    return found.removeprefix("✗ CCAS de Sainville : ")


@pytest.mark.parametrize("name", LINES)
def test_a_server_at_fault_is_told_in_a_clear_line_and_the_next_publication_makes_up_for_it(
    name: str, tmp_path: Path
) -> None:
    fake = Fake()
    faulty: list[Callable[[Ask], Answer]] = [FAULTS[name][0](fake)]

    def answer(ask: Ask) -> Answer:
        return faulty[0](ask) if faulty else fake.answer(ask, "ml")

    with wire(answer) as url:
        folder = ours(tmp_path / "w", url)
        first = publish(folder)
        faulty.clear()
        mended, again = publish(folder), publish(folder)
    gc.collect()

    assert (first.exit_code, mended.exit_code, again.exit_code) == (1, 0, 0)
    assert line(first) == LINES[name]
    assert again.output.startswith("Rien à diffuser")
    (calendar,) = fake.calendars
    found = [reading.content for data in fake.contents(calendar).values() if (reading := read(data))]
    assert len(found) == len({content.when for content in found}) == len(WEDNESDAYS) - 1


def test_a_certificate_that_nobody_vouches_for_is_told_and_gets_no_password(tmp_path: Path) -> None:
    fake, issued = Fake(), trustme.CA().issue_cert("localhost", "127.0.0.1")
    issued.private_key_pem.write_to_path(str(tmp_path / "key.pem"))
    (tmp_path / "cert.pem").write_bytes(b"".join(blob.bytes() for blob in issued.cert_chain_pems))
    with Server(fake, certificate=tmp_path / "cert.pem", key=tmp_path / "key.pem") as server:
        result = publish(ours(tmp_path / "w", server.url))
    gc.collect()

    assert (result.exit_code, fake.asked) == (1, [])
    assert line(result) == (
        "le certificat de son serveur n'est pas valable (expiré, fait pour une autre adresse, ou signé par personne de "
        "connu) : aucun mot de passe n'a été envoyé. Prévenez la personne qui s'occupe de ce serveur."
    )
