"""What the library offers is typed and told: every public name, its methods, and the parameters they take."""

from __future__ import annotations

import inspect
from enum import Enum
from importlib import import_module

import pytest

import calendars

# beside the names at the top, what the tutorial and the docstring of the package name
FUNCTIONS = (
    "calendars.sync.sync",
    "calendars.plan.plan",
    "calendars.discovery.find",
    "calendars.write.render",
    "calendars.feed.render",
    "calendars.check.faults",
    "calendars.tokens.token",
    "calendars.tokens.new_key",
    "calendars.server.app.make_app",
    "calendars.server.run.Server",
    "calendars.server.local.Collections",
    "calendars.server.static.Static",
)


def named(name: str) -> object:
    module, _, attribute = name.rpartition(".")
    return getattr(import_module(module), attribute)


EVERY = {f"calendars.{name}": getattr(calendars, name) for name in calendars.__all__}
EVERY |= {name: named(name) for name in FUNCTIONS}


@pytest.mark.parametrize("name", sorted(EVERY))
def test_a_public_name_is_typed_and_told(name: str) -> None:
    found = EVERY[name]
    if not (inspect.isclass(found) or inspect.isfunction(found)):
        return  # a value: its type is that of its class

    parts: list[tuple[str, object]] = [(name, found)]
    if inspect.isclass(found) and not issubclass(found, Enum):
        parts += [
            (f"{name}.{own}", part.fget if isinstance(part, property) else part)
            for own, part in vars(found).items()
            if not own.startswith("_") and (inspect.isfunction(part) or isinstance(part, property))
        ]
    for what, part in parts:
        assert inspect.getdoc(part), what
        if inspect.isfunction(part):
            signature = inspect.signature(part)
            untyped = [
                one for one in signature.parameters.values() if one.annotation is one.empty and one.name != "self"
            ]
            assert untyped == [], what
            assert signature.return_annotation is not signature.empty, what
