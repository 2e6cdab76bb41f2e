"""`coanimation plan`, `explain` and the adjustments as they are typed: what is said, what is kept, the exit codes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import Result

from coanimation.workspace import read_adjustments, read_rota
from tests.builders import DECEMBER
from tests.cli.running import run as command
from tests.use_cases.workspaces import PARTNERS, SPACE, WEDNESDAYS, adjusted, workspace

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}
EVERYONE = PARTNERS.replace("usual: {mercredi: yes}", "usual: {mercredi: yes, vendredi-soir: yes}")


def run(folder: Path, *typed: str) -> Result:
    return command("-C", folder, *typed)


@pytest.fixture(scope="module")
def _planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = workspace(tmp_path_factory.mktemp("planned"))
    assert run(folder, "planifier", "2026-12").exit_code == 1
    return folder


@pytest.fixture
def planned(_planned: Path, tmp_path: Path) -> Path:
    """Give a copy of a workspace whose December is planned: nobody comes on Friday evening."""
    return Path(shutil.copytree(_planned, tmp_path / "planned"))


def test_a_full_month_is_told_in_a_few_lines_and_ends_well(tmp_path: Path) -> None:
    done = run(workspace(tmp_path, partners=EVERYONE), "planifier", "2026-12")

    assert (done.exit_code, done.stderr) == (0, "")
    assert "Rien n'est diffusé" in done.stdout
    assert " montrer 2026-12" in done.stdout


def test_missing_seats_are_listed_and_the_exit_code_says_that_someone_is_needed(tmp_path: Path) -> None:
    done = run(workspace(tmp_path), "--lang", "en", "plan", "2026-12")

    assert done.exit_code == 1
    assert "Nothing is published" in done.stdout
    assert " explain 2026-12" in done.stdout


def test_the_json_of_a_plan_is_that_of_the_rota(tmp_path: Path) -> None:
    folder = workspace(tmp_path)

    done = run(folder, "plan", "2026-12", "--json")

    told, stored = json.loads(done.stdout), read_rota(folder, DECEMBER)
    assert stored is not None
    assert (told["format"], told["month"], told["version"]) == (1, "2026-12", 1)
    assert {(a["slot"], a["professional"]) for a in told["assignments"]} == {
        (a.slot, a.professional) for a in stored.rota.assignments
    }


def test_pins_that_contradict_each_other_are_named_in_words(tmp_path: Path) -> None:
    pins = "".join(f"  - {{slot: {WEDNESDAYS[0]}, professional: {who}}}\n" for who in ("ccas-1", "mda-1", "ml-1"))
    folder = workspace(tmp_path, **{"adjustments__2026-12": adjusted(f"pins:\n{pins}")})

    done = run(folder, "planifier", "2026-12")

    assert done.exit_code == 4
    assert (
        done.stderr.replace("\N{NO-BREAK SPACE}", " ").count("est fixé·e sur le créneau du mercredi 2 décembre, ") == 3
    )
    assert not (folder / "rotas").exists()


def test_a_slot_is_explained_person_by_person(planned: Path) -> None:
    done = run(planned, "expliquer", "2026-12", "ven", "4", "soir")

    assert done.exit_code == 1
    for role in ("Référente sociale", "Éducatrice", "Conseillère emploi", "Infirmière"):
        assert role in done.stdout
    assert "sans réponse" in done.stdout


def test_a_slot_where_nothing_is_missing_is_explained_in_peace(planned: Path) -> None:
    done = run(planned, "expliquer", "2026-12", WEDNESDAYS[0])

    assert done.exit_code == 0
    assert "Rien n'y manque" in done.stdout


def test_what_is_decided_is_said_and_kept(tmp_path: Path) -> None:
    folder = workspace(tmp_path)

    pinned = run(folder, "fixer", "2026-12", "mer 9", "ccas-1")
    closed = run(folder, "fermer", "2026-12", "mer 16")

    assert (pinned.exit_code, closed.exit_code) == (0, 0)
    assert "Référente sociale est fixé·e" in pinned.stdout
    assert read_adjustments(folder, DECEMBER).adjustments.pins == {(WEDNESDAYS[1], "ccas-1")}
    assert list(read_adjustments(folder, DECEMBER).adjustments.decisions) == [WEDNESDAYS[2]]


def test_a_slot_nobody_knows_is_wrong_use(tmp_path: Path) -> None:
    done = run(workspace(tmp_path), "fermer", "2026-12", "mercerdi-2026-12-09")

    assert done.exit_code == 2
    assert WEDNESDAYS[1] in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a console event, not a signal, interrupts a process there")
def test_ctrl_c_keeps_the_best_so_far(tmp_path: Path) -> None:
    folder = _long_search(tmp_path)
    search = subprocess.Popen(
        [sys.executable, "-m", "coanimation", "-C", str(folder), "planifier", "2026-12", "--seconds", "120"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
    )
    while not (folder / ".coanimation" / "lock.json").exists():
        assert search.poll() is None
        time.sleep(0.05)
    time.sleep(3)  # long enough for a first rota on a busy machine, far from the end of the search
    search.send_signal(signal.SIGINT)
    told, noted = search.communicate(timeout=60)

    assert search.returncode in {0, 1}
    assert "Recherche arrêtée" in noted
    assert "Projet de planning" in told
    stored = read_rota(folder, DECEMBER)
    assert stored is not None
    assert stored.rota.seconds < 100


def _long_search(folder: Path) -> Path:
    """A month that no search proves in seconds: many people, meetings and wishes that pull apart."""
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
    names = [f"{day}-{n}" for day in days for n in range(3)]
    openings = [
        f'  - {{id: {name}, site: s{n % 3}, days: [{name[:-2]}], from: "1{n % 3 * 2}:00", to: "1{n % 3 * 2 + 2}:00"}}\n'
        for n, name in enumerate(names)
    ]
    sites = [f"  - {{id: s{n}, name: Lieu {n}, address: place}}\n" for n in range(3)]
    partners = ""
    for p in range(11):
        partners += f"  - id: p{p}\n    name: Structure {p}\n    professionals:\n"
        for n in range(2):
            usual = ", ".join(f"{name}: {'yes' if (p * 7 + i + n) % 3 else 'no'}" for i, name in enumerate(names))
            wishes = f"prefers: [{names[(p + n) % 18]}], avoids: [{names[(p + n + 9) % 18]}]"
            partners += (
                f"      - {{id: p{p}-{n}, name: Fonction {p}-{n}, roles: [referent], attestation: 2027-12-31, "
                f"{wishes}, usual: {{{usual}}}}}\n"
            )
    space = SPACE.partition("sites:")[0]
    return workspace(
        folder,
        space=f"{space}sites:\n{''.join(sites)}openings:\n{''.join(openings)}",
        partners=f"format: 1\npartners:\n{partners}",
    )


def edited(folder: Path, before: str, after: str) -> Path:
    """Change the rota by hand."""
    rota = folder / "rotas" / "2026-12.yaml"
    text = rota.read_text("utf-8")
    assert before in text
    rota.write_text(text.replace(before, after, 1), encoding="utf-8")
    return folder


def test_a_rota_that_a_hand_made_false_is_shown_with_what_check_says_of_it(planned: Path) -> None:
    folder = edited(planned, "T18:00+01:00", "T19:00+01:00")

    checked, shown = run(folder, "vérifier"), run(folder, "montrer", "2026-12")

    (problem,) = [line.strip() for line in checked.stderr.splitlines() if "rotas/2026-12.yaml" in line]
    assert (checked.exit_code, shown.exit_code) == (3, 1)
    assert "n'est pas juste" in shown.stderr
    assert problem in [line.strip() for line in shown.stderr.splitlines()]
    assert "Projet de planning" in shown.stdout


def test_planning_over_a_false_rota_says_what_was_false_and_leaves_a_true_one(planned: Path) -> None:
    folder = edited(planned, "present:", "present:\n      - nobody-known")
    assert "nobody-known" in run(folder, "montrer", "2026-12").stderr

    done = run(folder, "planifier", "2026-12")

    assert "n'était plus juste" in done.stderr
    assert "nobody-known" in done.stderr
    assert (run(folder, "vérifier").exit_code, run(folder, "montrer", "2026-12").stderr) == (0, "")


def test_a_slot_of_a_false_rota_is_explained_with_the_same_warning(planned: Path) -> None:
    folder = edited(planned, "T18:00+01:00", "T19:00+01:00")

    explained = run(folder, "expliquer", "2026-12", WEDNESDAYS[0])
    data = json.loads(run(folder, "expliquer", "2026-12", WEDNESDAYS[0], "--json").stdout)

    assert explained.exit_code == 1
    assert "n'est pas juste" in explained.stderr
    assert "Rien n'y manque" in explained.stdout
    assert [(problem["file"], problem["code"]) for problem in data["problems"]] == [
        ("rotas/2026-12.yaml", "begin-rota-hours")
    ]


def test_what_contradicts_itself_is_data_with_json(tmp_path: Path) -> None:
    pins = "".join(f"  - {{slot: {WEDNESDAYS[0]}, professional: {who}}}\n" for who in ("ccas-1", "mda-1", "ml-1"))
    folder = workspace(tmp_path, **{"adjustments__2026-12": adjusted(f"pins:\n{pins}")})

    error = json.loads(run(folder, "plan", "2026-12", "--json").stdout)["error"]

    assert (error["code"], error["exit"]) == ("plan-impossible", 4)
    assert {(one["code"], one["fields"]["slot"]) for one in error["fields"]["culprits"]} >= {
        ("culprit-pin", WEDNESDAYS[0])
    }
