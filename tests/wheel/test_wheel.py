"""What a user installs is the wheel, not this folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An interpreter that has the wheel and sees the locked packages, but not this folder."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False)
    site = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # a plain path line: the .pth files of that folder, our editable install among them, are not read
    (site / "locked.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def run(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COV_", "LC_", "LANG"))
    }
    environment |= {"PYTHONUTF8": "1", "LC_ALL": "fr_FR.UTF-8"}
    return subprocess.run(
        [str(python), "-m", "coanimation", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_wheel_holds_the_three_packages_their_catalogues_templates_and_the_example(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    assert {"coanimation/py.typed", "solver/py.typed", "calendars/py.typed"} <= names
    assert any(name.startswith("coanimation/words/catalogues/fr/") for name in names)
    assert any(name.startswith("coanimation/workspace/templates/") for name in names)
    assert any(name.startswith("coanimation/examples/escale/") for name in names)
    assert not any(name.startswith(("tests/", "docs/")) for name in names)


def test_the_installed_command_makes_a_workspace_checks_it_and_plans_it_in_french(python: Path, tmp_path: Path) -> None:
    made = run(python, tmp_path, "initialiser", "espace")
    assert made.returncode == 0, made.stderr

    checked = run(python, tmp_path / "espace", "vérifier")
    assert checked.returncode == 0, checked.stdout + checked.stderr

    planned = run(python, tmp_path / "espace", "planifier", "--seconds", "20")
    assert planned.returncode in {0, 1}, planned.stdout + planned.stderr
    assert "Rien n" in planned.stdout
    assert list((tmp_path / "espace" / "rotas").glob("*.yaml"))


def test_the_installed_command_comes_from_the_wheel(python: Path, tmp_path: Path) -> None:
    where = subprocess.run(
        [str(python), "-c", "import coanimation; print(coanimation.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert str(ROOT) not in where.stdout
