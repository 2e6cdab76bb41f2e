"""A rota in the terminal: what a person reads, at several widths and in two languages."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from coanimation.cli.console import spaced
from coanimation.domain.adjustments import Decision
from coanimation.domain.neutrality import measure
from coanimation.domain.rota import Missing, Outcome, Reason, Tier
from coanimation.domain.space import REFERENT
from coanimation.rendering.grid import short_names, site_marks
from coanimation.rendering.lists import by_day, by_partner, by_professional
from coanimation.rendering.sentences import proven_text
from coanimation.rendering.shown import Shown
from coanimation.rendering.terminal import overview, title, worth
from coanimation.words import Words
from tests.builders import adjustments, partner
from tests.rendering.samples import december, filled, shown

FR, EN = Words("fr"), Words("en")


def read(picture: RenderableType, width: int = 80, *, colour: bool = False) -> str:
    """Read what a terminal of that width shows; its special spaces as ordinary ones."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        force_terminal=colour,
        legacy_windows=False,
    )
    console.print(picture)
    return spaced(stream.getvalue()).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 120, 200])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_line_is_wider_than_the_terminal(width: int, language: str) -> None:
    words = Words(language)
    for picture in overview(shown(), words, width), by_day(shown(), words, width), by_partner(shown(), words, width):
        assert max(cell_len(line) for line in read(picture, width).splitlines()) <= width


def test_the_month_at_a_glance_has_a_week_a_row_with_hours_place_state_and_who() -> None:
    text = read(overview(shown(), FR, 80))
    assert "│ lu │ ma │ mercredi         │ je │ vendredi         │ samedi           │ di │" in text
    assert "✓ 14–18 h C" in text  # noqa: RUF001 - a dash, as printed
    assert "✗ 18h–20h30 V" in text  # noqa: RUF001 - as above
    assert "? à pourvoir" in text
    assert "– 10–12 h C" in text  # noqa: RUF001 - as above
    assert "✓ tenu   ✗ incomplet   – fermé   C L'Escale   V La camionnette" in text  # noqa: RUF001 - as above


def test_a_narrow_terminal_gets_a_list_instead_of_the_grid() -> None:
    text = read(overview(shown(), FR, 34), 34)
    assert "┌" not in text
    assert "✓ mer. 2 déc. 14 h – 18 h C\n    MDA · Psychologue (fixé)" in text  # noqa: RUF001 - a dash, as printed


@pytest.mark.parametrize(("width", "head"), [(80, "│ ✓ 14–18 h C"), (60, "│✓ 14–18 h C"), (44, "│✓C 14–18h")])  # noqa: RUF001 - a dash
def test_hours_and_place_are_told_in_as_few_letters_as_the_terminal_is_wide(width: int, head: str) -> None:
    assert head in read(overview(shown(), FR, width), width)


@pytest.mark.parametrize("width", range(34, 64))
def test_an_entry_of_the_legend_stays_on_one_line(width: int) -> None:
    lines = read(overview(shown(), FR, width), width).splitlines()

    for entry in ("✓ tenu", "✗ incomplet", "– fermé", "C L'Escale", "V La camionnette"):  # noqa: RUF001 - a dash, as printed
        assert any(f"{entry}   " in f"{line}   " for line in lines), entry


def test_the_certificate_is_told_in_plain_words() -> None:
    text = read(worth(shown(), FR), 120)
    assert "Créneaux tenus         9 sur 10 : impossible de faire mieux" in text
    assert "Postes pourvus         19 sur 20 : impossible de faire mieux" in text
    assert "à reporter" in text
    assert "Binômes de structures" in text
    assert "(peut-être améliorable)" in text
    assert "Un meilleur planning existe peut-être" in text
    assert "  coanimation planifier 2026-12 --seconds 120\n" in text


@pytest.mark.parametrize(("seconds", "longer"), [(4.2, 120), (60.0, 120), (61.0, 180), (300.0, 600)])
def test_the_longer_search_that_is_offered_is_longer_than_the_last(seconds: float, longer: int) -> None:
    made = shown()
    slow = replace(made, rota=replace(made.rota, seconds=seconds))

    told = proven_text(slow, Words("fr", command="coanimation -C escale"))

    assert f"coanimation -C escale planifier 2026-12 --seconds {longer}" in told


def test_what_is_proven_is_said_once_for_all() -> None:
    made = shown()
    tiers = tuple(replace(tier, status=Outcome.OPTIMAL, bound=tier.value) for tier in made.rota.tiers)
    text = read(worth(replace(made, rota=replace(made.rota, tiers=tiers)), FR), 120)
    assert "améliorable" not in text
    assert "Garantie : aucun planning n'est meilleur sur ces objectifs, dans cet ordre." in text


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ({"ado"}, "N'a proposé ni soirée ni week-end : Psychologue (Maison des adolescents)"),
        (
            {"ado", "ccas"},
            "N'ont proposé ni soirée ni week-end : Psychologue (Maison des adolescents) et Référente famille (CCAS)",
        ),
    ],
)
def test_whoever_offers_neither_evening_nor_week_end_is_named_where_these_are_shared(who: set[str], told: str) -> None:
    made = shown()
    days = {key: one for key, one in made.month.answers.items() if key[0][:-2] not in who or "mercredi" in key[1]}
    asked = replace(made, month=replace(made.month, answers=days))
    even = Tier(name="burden-1", value=0, bound=0, status=Outcome.OPTIMAL, seconds=0.1)
    shared = replace(asked, rota=replace(made.rota, tiers=(*made.rota.tiers, even)))

    assert told in " ".join(read(worth(shared, FR), 120).split())
    assert "week-end" not in read(worth(asked, FR), 120), "no aim asks for it"
    assert "ni soirée" not in read(worth(replace(shared, month=made.month), FR), 120)
    assert "offered neither evening nor week-end" in read(worth(shared, EN), 120)


def test_a_missing_seat_is_told_with_the_reasons_counted() -> None:
    text = read(overview(shown(), FR, 120), 120)
    assert "✗ ven. 11 déc., 18 h – 20 h 30, La camionnette : 1 poste à pourvoir" in text  # noqa: RUF001 - a dash
    assert "Pourquoi : 2 non disponibles, 1 à sa limite de soirées, 1 sans réponse (Cap emploi)." in text
    assert "Ce créneau ne sera pas annoncé tant que vous n'aurez pas décidé." in text


def test_each_thing_that_a_slot_misses_is_told_with_its_reasons() -> None:
    text = read(overview(lacking_a_referent_too("reason-lacks-role"), FR, 140), 140)
    assert "1 poste à pourvoir, 1 fonction à pourvoir (référent·e mineurs)" in text
    assert "Pourquoi (1 poste à pourvoir) : 2 non disponibles, 1 à sa limite de soirées" in text
    assert "Pourquoi (1 fonction à pourvoir (référent·e mineurs)) : 1 sans la fonction qui manque." in text


def test_reasons_that_are_the_same_are_told_once() -> None:
    made = lacking_a_referent_too("reason-lacks-role")
    seat, role = made.rota.missing
    same = replace(made, rota=replace(made.rota, missing=(seat, replace(role, reasons=seat.reasons))))

    assert read(overview(same, FR, 140), 140).count("Pourquoi") == 1


def lacking_a_referent_too(code: str) -> Shown:
    """The sample month, whose short slot also lacks a referent, for this reason."""
    month = december()
    rota = filled(month)
    why = (Reason(code=code, professional="ado-1"),)
    role = Missing(slot="vendredi-2026-12-11", what=REFERENT, count=1, reasons=why)
    rota = replace(rota, missing=(*rota.missing, role))
    return Shown(month=month, rota=rota, neutrality=measure(month, rota))


def test_a_slot_that_was_decided_to_wait_asks_nothing_more() -> None:
    month = replace(december(), adjustments=adjustments(decisions={"vendredi-2026-12-11": Decision.WAIT}))
    rota = filled(month)
    text = read(overview(Shown(month=month, rota=rota, neutrality=measure(month, rota)), FR, 120), 120)
    assert "tant que vous n'aurez pas décidé" not in text


def test_one_sentence_tells_neutrality() -> None:
    assert "Neutralité" in read(worth(shown(), FR))
    assert "Neutrality" in read(worth(shown(), EN))


def test_a_draft_says_that_nothing_is_published() -> None:
    assert read(title(shown(), FR)) == (
        "Projet de planning n° 1 · décembre 2026 · L'Escale\n"
        "Calculé le dimanche 22 novembre à 10 h 42 en 4 s. Rien n'est diffusé.\n"
    )


def test_colours_come_only_where_they_are_asked_for() -> None:
    assert "\x1b[" in read(overview(shown(), FR, 80), colour=True)
    assert "\x1b[" not in read(overview(shown(), FR, 80))


def test_the_list_by_day_names_everyone_present_and_who_is_fixed() -> None:
    text = read(by_day(shown(), FR, 120), 120)
    assert "Maison des adolescents · Psychologue (fixé)" in text
    assert "fermé : fermeture de fin d'année" in text


def test_the_list_by_partner_sets_the_hours_planned_beside_those_agreed() -> None:
    row = next(line for line in read(by_partner(shown(), FR, 120), 120).splitlines() if "CCAS" in line)
    assert row.split()[:4] == ["CCAS", "3", "10", "h"]
    assert "44 h 27" in row
    assert "mer. 9, 16 ; ven. 4" in row


def test_the_list_by_professional_names_them_under_their_partner() -> None:
    lines = [line.rstrip() for line in read(by_professional(shown(), FR, 120), 120).splitlines()]
    there = lines.index(" CCAS")
    assert lines[there + 1].startswith("   Référente famille")


def test_in_a_narrow_terminal_numbers_and_days_stand_below_each_name() -> None:
    partners = [line.rstrip() for line in read(by_partner(shown(), FR, 40), 40).splitlines()]
    there = partners.index("CCAS")
    assert partners[there + 1 : there + 4] == [
        "  Créneaux 3 · Prévu 10 h 30 ·",
        "  Convenu 44 h 27",
        "  mer. 9, 16 ; ven. 4",
    ]
    people = [line.rstrip() for line in read(by_professional(shown(), FR, 40), 40).splitlines()]
    assert people[people.index("CCAS") :][1:4] == [
        "  Référente famille",
        "    Créneaux 3 · Prévu 10 h 30",
        "    mer. 9, 16 ; ven. 4",
    ]


def test_no_partner_is_always_named_first() -> None:
    first = {line.seats[0].partner.id for line in shown().lines if line.seats}
    assert len(first) > 3


def test_partners_go_by_their_shortest_name_unless_two_share_it() -> None:
    one, other = (replace(partner(name, name=name.title()), also_known_as=("X",)) for name in ("alpha", "beta"))
    third = replace(partner("mission-locale"), also_known_as=("ML",))
    assert short_names([one, other, third]) == {"alpha": "Alpha", "beta": "Beta", "mission-locale": "ML"}


def test_places_are_told_apart_by_a_letter() -> None:
    assert site_marks(shown()) == {"centre": "C", "van": "V"}
