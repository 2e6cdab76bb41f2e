"""The JSON Schema of every file, made from the shapes, for editors that check and complete YAML as one types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from coanimation.workspace.shapes.base import Shape
from coanimation.workspace.shapes.months import AdjustmentsShape, AnswersShape
from coanimation.workspace.shapes.people import AbsencesFile, PartnersFile
from coanimation.workspace.shapes.rota import RotaShape
from coanimation.workspace.shapes.space import SpaceFile
from coanimation.workspace.shapes.told import ToldShape

SHAPES: Final[Mapping[str, type[Shape]]] = {
    "space": SpaceFile,
    "partners": PartnersFile,
    "absences": AbsencesFile,
    "availability": AnswersShape,
    "adjustments": AdjustmentsShape,
    "rotas": RotaShape,
    "published": ToldShape,
}


def schemas() -> dict[str, str]:
    """Give the JSON Schema of each file as text, by the name of the file (or of the folder of its months)."""
    return {name: json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n" for name in SHAPES}


def schema(name: str) -> dict[str, Any]:
    """Give the JSON Schema of one file."""
    made = _without_titles(SHAPES[name].model_json_schema(by_alias=True))
    for shape in (made, *made.get("$defs", {}).values()):
        _may_be_empty(shape)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"coanimation: {name}", **made}


def _without_titles(tree: Any) -> Any:  # noqa: ANN401 - any JSON
    """Drop the titles that pydantic makes of the names of the fields: they say nothing more."""
    if isinstance(tree, dict):
        return {
            key: _without_titles(value)
            for key, value in tree.items()
            if not (key == "title" and isinstance(value, str)) and not (key == "default" and value in ((), [], {}))
        }
    return [_without_titles(item) for item in tree] if isinstance(tree, list) else tree


def _may_be_empty(shape: dict[str, Any]) -> None:
    """Let `closures:` stand with nothing below it, as it does when every line of it is commented out."""
    required = shape.get("required", [])
    for name, inner in shape.get("properties", {}).items():
        if name in required:
            continue
        if inner.get("type") in ("array", "object"):
            inner["type"] = [inner["type"], "null"]
        elif "$ref" in inner:
            inner["anyOf"] = [{"$ref": inner.pop("$ref")}, {"type": "null"}]
