"""What the documentation shows is what happens: its Python runs, its commands exist, its links lead somewhere."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from coanimation.cli.main import main
from coanimation.publishing.public import HOURS

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")])
_FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


def blocks(page: Path, *languages: str) -> Iterator[str]:
    for _, language, text in _FENCE.findall(page.read_text("utf-8")):
        if language in languages:
            yield text


def commands(page: Path) -> Iterator[list[str]]:
    """Give the commands that a page shows, `coanimation` left out."""
    for block in blocks(page, "", "sh", "powershell", "console"):
        for line in block.splitlines():
            if line.strip().startswith("coanimation ") and "…" not in line:
                yield shlex.split(line.strip().replace("\\", "/"), comments=True)[1:]


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_to_files(page: Path) -> None:
    broken = [link for link in _LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]

    assert broken == []


@pytest.mark.parametrize("page", [page for page in PAGES if any(commands(page))], ids=named)
def test_commands_and_their_options_exist(page: Path) -> None:
    for typed in commands(page):
        group: click.Group = main
        # click keeps the option of help that a command was first asked for: the names must be those of the real one.
        ctx = click.Context(group, info_name="coanimation", **main.context_settings)
        words = list(typed)
        while words and words[0] == "-C":
            words = words[2:]
        while True:
            command = group.get_command(ctx, words[0])
            assert command is not None, f"{named(page)}: no command {words[0]!r} in {typed}"
            ctx, words = click.Context(command, info_name=words[0], parent=ctx), words[1:]
            if not isinstance(command, click.Group):
                break
            group = command
        known = {name for param in command.get_params(ctx) for name in (*param.opts, *param.secondary_opts)}
        assert {word for word in words if re.match("--?[a-z]", word)} <= known, f"{named(page)}: {typed}"


@pytest.mark.parametrize("page", [page for page in PAGES if any(blocks(page, "python"))], ids=named)
def test_python_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "docs"}

    for block in blocks(page, "python"):
        exec(compile(block, named(page), "exec"), names)


# a page, the language it is read in, the workspace that it makes
MONTHS = [
    ("docs/tutorial/first-month.md", "en", "our-place"),
    ("docs/fr/guide.md", "fr", "mon-espace"),
    ("README.md", "fr", "escale"),
]


@pytest.mark.parametrize(("page", "language", "made"), MONTHS)
def test_a_month_goes_from_nothing_to_published_as_the_page_says(
    page: str, language: str, made: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COANIMATION_NOW", "2026-11-22T21:00:00+01:00")

    for typed in commands(ROOT / page):
        if {"serve", "servir", "demo", "démo", "mot-de-passe"} & set(typed):  # they go on, or ask somebody
            continue
        if "-C" not in typed and (tmp_path / made).exists():
            monkeypatch.chdir(tmp_path / made)
        answer = ["--yes"] if "absence" in typed else []  # nobody is there to choose
        with pytest.raises(SystemExit) as left:
            main(["--lang", language, *typed, *answer])
        assert left.value.code == 0, typed

    assert (tmp_path / made / "site" / "public" / HOURS).exists()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_the_public_hours_are_in_the_file_that_a_page_names(page: Path) -> None:
    assert set(re.findall(r"[\w-]+\.ics\b", page.read_text("utf-8"))) <= {HOURS}
