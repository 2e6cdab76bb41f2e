"""A possible substitute is asked, not appointed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import Result

from coanimation.domain.adjustments import Asked
from coanimation.errors import WrongUse
from coanimation.use_cases.adjust import unpin
from coanimation.use_cases.messages import waiting
from coanimation.use_cases.plan import make_draft
from coanimation.use_cases.requests import answer, ask
from coanimation.workspace import entries, paths, read_adjustments
from tests.cli.running import run as typed
from tests.publishing.workspaces import DECEMBER, EVERYWHERE, NOW, WEDNESDAYS, draft, files_of, workspace
from tests.use_cases.mail import drafts, told

FIRST, SECOND, _ = WEDNESDAYS
TODAY = NOW.date()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return workspace(tmp_path / "w")


def asked(folder: Path) -> dict[tuple[str, str], Asked]:
    return dict(read_adjustments(folder, DECEMBER).adjustments.asked)


def test_a_request_is_written_and_recorded_and_the_rota_stays(folder: Path) -> None:
    before = (folder / "rotas" / "2026-12.yaml").read_bytes()

    done = ask(folder, DECEMBER, "mer 2", "Sacha Verdier", now=NOW)

    assert done.changed
    assert asked(folder) == {(FIRST, "mda-infirmier"): Asked(on=TODAY)}
    assert [one.path.stem for one in waiting(folder)] == [f"demande-{FIRST}-mda-infirmier"]
    assert (folder / "rotas" / "2026-12.yaml").read_bytes() == before
    assert entries(folder)[-1].command == "ask"


def test_a_request_goes_to_the_person_or_else_to_their_partner_and_tells_nobody_else_s_name(folder: Path) -> None:
    draft(folder, {**EVERYWHERE, FIRST: ("ccas-referent", "mda-infirmier")})

    ask(folder, DECEMBER, FIRST, "ml-conseillere", now=NOW)

    (message,) = drafts(folder)
    assert message["To"] == "Mission Locale du Pays <contact@missionlocale.example.net>"
    assert "Serait-il possible que Camille Renard vienne à L'Escale mercredi 2 décembre" in told(message)
    assert not any(name in told(message) for name in ("Martel", "Verdier", "CCAS", "Maison"))


def test_asking_again_before_the_answer_changes_nothing(folder: Path) -> None:
    ask(folder, DECEMBER, FIRST, "mda-infirmier", now=NOW)
    before = files_of(folder)

    assert not ask(folder, DECEMBER, FIRST, "mda-infirmier", now=NOW + timedelta(days=1)).changed
    assert files_of(folder) == before


def test_a_yes_pins_whoever_gave_it_and_the_next_plan_places_them(folder: Path) -> None:
    draft(folder, {**EVERYWHERE, FIRST: ("ccas-referent",)})
    ask(folder, DECEMBER, FIRST, "mda-infirmier", now=NOW)

    done = answer(folder, "mda-infirmier", yes=True, now=NOW + timedelta(days=1))

    assert (done.slot.id, done.professional.id) == (FIRST, "mda-infirmier")
    found = read_adjustments(folder, DECEMBER).adjustments
    assert found.pins == {(FIRST, "mda-infirmier")}
    assert found.asked[FIRST, "mda-infirmier"] == Asked(on=TODAY, yes=True, answered=date(2026, 11, 23))
    assert "mda-infirmier" in make_draft(folder, DECEMBER, now=NOW, reproducible=True).rota.present(FIRST)


def test_whoever_answered_may_be_asked_again_by_another_message(folder: Path) -> None:
    """A first request that was received and answered is over: nobody takes the second for a copy of it."""
    ask(folder, DECEMBER, FIRST, "mda-infirmier", now=NOW)
    (first,) = drafts(folder)
    answer(folder, "mda-infirmier", yes=True, now=NOW)
    unpin(folder, DECEMBER, FIRST, "mda-infirmier", now=NOW)

    again = ask(folder, DECEMBER, FIRST, "mda-infirmier", now=NOW + timedelta(days=1))

    (second,) = drafts(folder)
    assert again.changed
    assert first["Message-ID"] != second["Message-ID"]
    assert not ask(folder, DECEMBER, FIRST, "mda-infirmier", now=NOW + timedelta(days=2)).changed
    assert drafts(folder)[0]["Message-ID"] == second["Message-ID"]


def test_a_no_sets_aside_whoever_gave_it(folder: Path) -> None:
    ask(folder, DECEMBER, FIRST, "mda-infirmier", now=NOW)

    answer(folder, "mda-infirmier", yes=False, now=NOW)

    found = read_adjustments(folder, DECEMBER).adjustments
    assert (found.pins, found.bans) == (frozenset(), frozenset({(FIRST, "mda-infirmier")}))


def test_an_answer_given_before_the_request_was_sent_takes_its_message_back(folder: Path) -> None:
    ask(folder, DECEMBER, FIRST, "mda-infirmier", now=NOW)

    answer(folder, "mda-infirmier", yes=True, now=NOW)

    assert waiting(folder) == ()
    assert list(paths.messages(folder).glob("demande-*")) == []


def test_whoever_is_there_already_is_not_asked(folder: Path) -> None:
    with pytest.raises(WrongUse, match="request-there-already"):
        ask(folder, DECEMBER, FIRST, "ccas-referent", now=NOW)


def test_whoever_is_away_is_not_asked(folder: Path) -> None:
    away = "format: 1\nabsences: [{who: mda-infirmier, from: 2026-12-02}]\n"
    (folder / "absences.yaml").write_text(away, encoding="utf-8")

    with pytest.raises(WrongUse, match="adjust-pin-against"):
        ask(folder, DECEMBER, FIRST, "mda-infirmier", now=NOW)


def test_whoever_was_not_asked_has_nothing_to_answer(folder: Path) -> None:
    with pytest.raises(WrongUse, match="request-none-open"):
        answer(folder, "mda-infirmier", yes=True, now=NOW)


def test_of_several_requests_the_slot_is_named(folder: Path) -> None:
    ask(folder, DECEMBER, FIRST, "mda-infirmier", now=NOW)
    draft(folder, {**EVERYWHERE, SECOND: ("ccas-referent", "ml-conseillere")})
    ask(folder, DECEMBER, SECOND, "mda-infirmier", now=NOW)

    with pytest.raises(WrongUse, match="request-several-open"):
        answer(folder, "mda-infirmier", yes=True, now=NOW)
    answer(folder, "mda-infirmier", yes=True, slot="mer 9", now=NOW)

    assert {pair: one.yes for pair, one in asked(folder).items()} == {
        (FIRST, "mda-infirmier"): None,
        (SECOND, "mda-infirmier"): True,
    }


# the command


def run(folder: Path, *args: str) -> Result:
    return typed("-C", folder, *args)


def said(result: Result) -> str:
    return result.output.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_the_command_asks_and_hears_the_answer(folder: Path) -> None:
    request = run(folder, "solliciter", "décembre", "mer 2", "mda-infirmier")
    reply = run(folder, "réponse", "mda-infirmier", "oui")

    assert said(request).startswith("Demande notée : Sacha Verdier, mercredi 2 décembre, 14 h \N{EN DASH} 18 h.")
    assert f"  demande-{FIRST}-mda-infirmier.eml : adresse à compléter" in said(request)
    assert "réponse mda-infirmier oui (ou non)" in said(request)
    assert said(reply).startswith("Sacha Verdier a dit oui et est fixé·e : mercredi 2 décembre")
    assert "planifier 2026-12" in said(reply)


def test_substitutes_say_who_was_asked(folder: Path) -> None:
    run(folder, "solliciter", "décembre", "mer 2", "mda-infirmier")

    shown = said(run(folder, "remplaçants", "décembre", "mer 2", "--instead", "ml-conseillere"))

    assert "(sollicité·e le dim. 22 nov., sans réponse)" in shown
    assert f"solliciter 2026-12 {FIRST} mda-infirmier" in shown
