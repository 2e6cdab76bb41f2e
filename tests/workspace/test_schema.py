"""The JSON Schemas say what the reader says."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from coanimation.domain.months import YearMonth
from coanimation.words import LANGUAGES
from coanimation.workspace import KINDS, Kind, make, new_key, schemas, write_rota
from tests.builders import rota, slot
from tests.workspace.make import PARTNERS, SPACE


class Editor(SafeConstructor):
    """Reads YAML as editors do: dates and instants stay text."""


Editor.add_constructor("tag:yaml.org,2002:timestamp", Editor.construct_scalar)


def _as_an_editor_reads(text: str) -> object:
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = Editor
    return yaml.load(text)


def _valid(name: str, text: str) -> bool:
    validator = jsonschema.Draft202012Validator(json.loads(schemas()[name]))
    return validator.is_valid(_as_an_editor_reads(text))


@pytest.mark.parametrize("name", sorted(schemas()))
def test_every_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schemas()[name]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_new_workspace_fits_its_schemas(tmp_path: Path, kind: Kind, language: str) -> None:
    make(tmp_path, template=kind, language=language, key=new_key(), today=date(2026, 11, 22))

    for name in ("space", "partners", "absences"):
        assert _valid(name, (tmp_path / f"{name}.yaml").read_text("utf-8"))


def test_a_written_rota_fits_its_schema(tmp_path: Path) -> None:
    one = slot()
    path = write_rota(tmp_path, rota((one.id, "ml-conseillere"), fingerprint="sha256:0a"), [one])

    assert path.name == f"{YearMonth(2026, 12)}.yaml"
    assert _valid("rotas", path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("before", "after"),
    [("seats: 2", "seat: 2"), ("[wednesday]", "[someday]"), ('"14:00"', '"quatorze"'), ("id: van", "id: Van")],
)
def test_what_the_reader_refuses_the_schema_refuses(before: str, after: str) -> None:
    assert _valid("space", SPACE)
    assert not _valid("space", SPACE.replace(before, after))


def test_an_unknown_key_of_a_professional_is_refused() -> None:
    assert _valid("partners", PARTNERS)
    assert not _valid("partners", PARTNERS.replace("attestation:", "certificate:"))
