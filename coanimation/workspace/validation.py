"""From a document to a shape: pydantic finds what is wrong, we say what and where, none of its sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from coanimation.errors import Problem
from coanimation.words import nearest
from coanimation.workspace.document import Document, Keys
from coanimation.workspace.shapes.base import Fault, Shape, kebab

S = TypeVar("S", bound=Shape)

_CODES = {
    "model_type": "workspace-needs-mapping",
    "model_attributes_type": "workspace-needs-mapping",
    "dict_type": "workspace-needs-mapping",
    "tuple_type": "workspace-needs-list",
    "list_type": "workspace-needs-list",
    "too_short": "workspace-too-few",
    "too_long": "workspace-too-many-items",
}
_SECRETS = frozenset({"password", "passwd", "mot-de-passe", "motdepasse", "token", "secret", "pass"})


def shaped(document: Document, shape: type[S]) -> tuple[S | None, tuple[Problem, ...]]:
    """Read a document into a shape; None with every problem when it does not fit."""
    try:
        return shape.model_validate(document.tree), ()
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        return None, tuple(problem for detail in details for problem in _told(document, shape, detail))


def _told(document: Document, shape: type[Shape], detail: ErrorDetails) -> Iterator[Problem]:
    keys, at_key = _keys(document, detail["loc"])
    context: dict[str, Any] = detail.get("ctx", {})
    match detail["type"]:
        case "workspace":
            yield document.problem(context["code"], keys, key=at_key, **context["fields"])
        case "faults":
            for fault in context["faults"]:
                assert isinstance(fault, Fault)
                found = document.problem(fault.code, (*keys, *fault.at), key=fault.key, **fault.fields)
                yield replace(found, between=True)
        case "missing":
            yield _missing(document, keys)
        case "extra_forbidden":
            yield _unknown(document, shape, keys)
        case "too_short" | "too_long":
            bound = context.get("min_length", context.get("max_length", 0))
            yield document.problem(_CODES[detail["type"]], keys, count=bound, key_name=_name(keys))
        case kind if not keys and _CODES.get(kind) == "workspace-needs-mapping":
            yield document.problem("workspace-file-needs-mapping", keys)
        case kind:
            yield document.problem(_CODES.get(kind, "workspace-bad-value"), keys, key_name=_name(keys))


def _keys(document: Document, loc: tuple[int | str, ...]) -> tuple[Keys, bool]:
    """Turn the place that pydantic gives into keys of the document; a fault of a key itself ends with `[key]`."""
    if loc and loc[-1] == "[key]":
        return tuple(loc[:-1]), True
    known = tuple(loc)
    while known and known not in document.places and known[:-1] not in document.places:
        known = known[:-1]
    return known, False


def _missing(document: Document, keys: Keys) -> Problem:
    name = _name(keys)
    if keys in document.places:
        return document.problem("workspace-no-value", keys, key=True)
    return document.problem("workspace-missing-key", keys[:-1], key_name=name)


def _unknown(document: Document, shape: type[Shape], keys: Keys) -> Problem:
    name = _name(keys)
    if name.casefold() in _SECRETS:
        return document.problem("workspace-secret", keys, key=True, key_name=name)
    return document.problem(
        "workspace-unknown-key", keys, key=True, key_name=name, nearest=nearest(name, _known(shape, keys[:-1])) or ""
    )


def _name(keys: Keys) -> str:
    names = [str(key) for key in keys if isinstance(key, str)]
    return names[-1] if names else ""


def _known(shape: type[Shape], keys: Keys) -> tuple[str, ...]:
    """List the keys that the mapping at these keys may have, following the shapes down to it."""
    found: type[Shape] | None = shape
    for key in keys:
        if isinstance(key, str) and found is not None:
            fields = {field.alias or kebab(name): field for name, field in found.model_fields.items()}
            found = _shape_in(fields[key].annotation) if key in fields else found
    if found is None:
        return ()
    return tuple(field.alias or kebab(name) for name, field in found.model_fields.items())


def _shape_in(annotation: Any) -> type[Shape] | None:  # noqa: ANN401 - any annotation of a field
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        if found := _shape_in(inner):
            return found
    return None
