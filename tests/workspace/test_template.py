"""A new workspace is right as it is, on any day, and takes the place of nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from coanimation.domain.space import REFERENT
from coanimation.errors import Stopped, WrongUse
from coanimation.words import LANGUAGES
from coanimation.workspace import KINDS, Kind, make, new_key, read, template

TODAYS = [
    date(2026, 11, 22),
    date(2027, 2, 28),
    date(2028, 2, 29),
    date(2026, 8, 31),
    date(2026, 9, 1),
    date(2030, 7, 14),
]


@pytest.mark.parametrize("today", TODAYS, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_new_workspace_is_right(tmp_path: Path, kind: Kind, language: str, today: date) -> None:
    made = make(tmp_path / "espace", template=kind, language=language, key=new_key(), today=today)

    contents = read(tmp_path / "espace")

    assert contents.space.language == language
    assert [path.name for path in made] == ["space.yaml", "partners.yaml", "absences.yaml", ".gitignore"]
    for partner in contents.partners:
        assert partner.agreement is None or partner.agreement.first <= today <= partner.agreement.last
        for person in partner.professionals:
            assert REFERENT not in person.roles or (person.attestation and (person.attestation - today).days > 200)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "blank"])
def test_every_opening_can_be_held_by_two_partners_and_a_referent(tmp_path: Path, kind: Kind, language: str) -> None:
    make(tmp_path, template=kind, language=language, key=new_key(), today=TODAYS[0])
    contents = read(tmp_path)

    for opening in contents.space.openings:
        willing = [p for one in contents.partners for p in one.professionals if p.usual.get(opening.id) != "no"]
        assert len({p.partner for p in willing}) >= 3
        assert any(REFERENT in p.roles for p in willing)


@pytest.mark.parametrize("kind", KINDS)
def test_every_commented_example_is_right_too(tmp_path: Path, kind: Kind) -> None:
    for language in LANGUAGES:
        folder = tmp_path / language
        make(folder, template=kind, language=language, key=new_key(), today=TODAYS[0])
        for path in folder.glob("*.yaml"):
            lines = path.read_text("utf-8").split("\n")
            path.write_text("\n".join(_without_mark(line) for line in lines), "utf-8", newline="\n")

        assert read(folder).space.language == language


def _without_mark(line: str) -> str:
    # an example is a comment that is set in; an explanation begins at the margin or is a sentence
    bare = line.lstrip()
    is_example = line.startswith("  ") and bare.startswith("# ") and not bare.rstrip().endswith((".", "it."))
    return line.replace("# ", "", 1) if is_example else line


def test_keys_are_never_the_same() -> None:
    assert len({new_key() for _ in range(100)}) == 100


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "budget.xlsx").write_bytes(b"x")

    with pytest.raises(WrongUse) as refused:
        make(tmp_path, template="simple", language="fr", key=new_key(), today=TODAYS[0])

    assert (refused.value.code, refused.value.fields["found"]) == ("workspace-init-not-empty", "budget.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["budget.xlsx"]


def test_a_workspace_is_not_made_twice(tmp_path: Path) -> None:
    make(tmp_path, template="simple", language="fr", key=new_key(), today=TODAYS[0])

    with pytest.raises(WrongUse) as refused:
        make(tmp_path, template="blank", language="fr", key=new_key(), today=TODAYS[0])

    assert refused.value.code == "workspace-init-already"


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "espace").write_text("x")

    with pytest.raises(WrongUse) as refused:
        make(tmp_path / "espace", template="simple", language="fr", key=new_key(), today=TODAYS[0])

    assert refused.value.code == "workspace-init-not-a-folder"


def test_no_half_of_a_workspace_is_left_when_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_at_the_third(path: Path, text: str) -> None:
        if path.name == "absences.yaml":
            raise Stopped("workspace-disk-full", file=path.name)
        path.write_text(text, "utf-8")

    monkeypatch.setattr(template, "write_text", full_at_the_third)

    with pytest.raises(Stopped):
        make(tmp_path, template="simple", language="fr", key=new_key(), today=TODAYS[0])

    assert list(tmp_path.iterdir()) == []
