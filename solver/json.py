"""Problems and results to and from JSON, so that any case becomes a test.

The shape is that of the dataclasses, field by field. A set is a sorted list; a mapping from pairs is a list of [one,
other, value]. `format` is 1; a field that is left out has its default.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from solver.problem import Problem
from solver.result import Result

FORMAT = 1
_T = TypeVar("_T")


class InvalidJson(ValueError):
    """The text is not a problem, or not a result: which field, and what was expected there."""

    def __init__(self, where: str, expected: str) -> None:
        self.where, self.expected = where, expected
        super().__init__(f"{where or 'the text'}: expected {expected}")


def write_problem(problem: Problem) -> str:
    """Write a problem; equal problems give equal text."""
    return _write(problem)


def read_problem(text: str) -> Problem:
    """Read a problem. InvalidJson when it has not the shape of one, InvalidProblem when it contradicts itself."""
    return _read(Problem, text)


def write_result(result: Result) -> str:
    """Write a result; equal results give equal text."""
    return _write(result)


def read_result(text: str) -> Result:
    """Read a result. InvalidJson when it has not the shape of one."""
    return _read(Result, text)


def write_answer(answer: object) -> str:
    """Write what a question gave back (a Gap, a Repair, a Change, Scenarios …); there is no way back."""
    if not is_dataclass(answer) or isinstance(answer, type):
        raise TypeError(f"no answer to a question: {answer!r}")
    return _write(answer)


def _write(value: object) -> str:
    return json.dumps({"format": FORMAT} | _plain(value), ensure_ascii=False, indent=1) + "\n"


def _read(kind: type[_T], text: str) -> _T:
    try:
        plain = json.loads(text)
    except ValueError as error:
        raise InvalidJson("", f"JSON ({error})") from None
    if not isinstance(plain, dict) or plain.pop("format", None) != FORMAT:
        raise InvalidJson("format", str(FORMAT))
    made: _T = _made(kind, plain, "")
    return made


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        if all(isinstance(key, str) for key in value):
            return {key: _plain(value[key]) for key in sorted(value)}
        return [[*key, _plain(value[key])] for key in sorted(value)]
    if isinstance(value, frozenset):
        return [_plain(item) for item in sorted(value)]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _made(hint: Any, plain: Any, where: str) -> Any:  # noqa: ANN401 - as many kinds as the dataclasses have
    """Make a value of the type that a dataclass asks for."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is UnionType:
        kind = NoneType if plain is None else next(kind for kind in arguments if kind is not NoneType)
        return _made(kind, plain, where)
    if origin is Literal:
        if plain not in arguments:
            raise InvalidJson(where, "one of " + ", ".join(arguments))
        return plain
    if origin is Mapping:
        return _mapping(arguments, plain, where)
    if origin in (tuple, frozenset):
        return _several(origin, arguments, plain, where)
    return _dataclass(hint, plain, where) if is_dataclass(hint) else _one(hint, plain, where)


def _one(kind: Any, plain: Any, where: str) -> Any:  # noqa: ANN401
    if issubclass(kind, Enum):
        members = [str(member.value) for member in kind]
        if plain not in members:
            raise InvalidJson(where, "one of " + ", ".join(members))
        return kind(plain)
    if kind is float and type(plain) is int:
        return float(plain)
    if type(plain) is not kind:  # not isinstance: true is no whole number
        raise InvalidJson(where, kind.__name__)
    return plain


def _dataclass(kind: Any, plain: Any, where: str) -> Any:  # noqa: ANN401
    hints = get_type_hints(kind)
    if not isinstance(plain, dict):
        raise InvalidJson(where, kind.__name__)
    if unknown := sorted(plain.keys() - hints.keys()):
        raise InvalidJson(f"{where}.{unknown[0]}".lstrip("."), f"a field of {kind.__name__}")
    for field in fields(kind):
        if field.name not in plain and field.default is MISSING and field.default_factory is MISSING:
            raise InvalidJson(f"{where}.{field.name}".lstrip("."), "a value")
    return kind(**{name: _made(hints[name], value, f"{where}.{name}".lstrip(".")) for name, value in plain.items()})


def _mapping(arguments: tuple[Any, ...], plain: Any, where: str) -> dict[Any, Any]:  # noqa: ANN401
    key, kind = arguments
    if plain in ({}, []):  # an empty one is written without knowing what its keys would be
        return {}
    if key is str:
        if not isinstance(plain, dict):
            raise InvalidJson(where, "an object")
        return {name: _made(kind, value, f"{where}.{name}") for name, value in plain.items()}
    size = len(get_args(key)) + 1
    if not isinstance(plain, list) or not all(isinstance(row, list) and len(row) == size for row in plain):
        raise InvalidJson(where, f"a list of lists of {size}")
    return {_made(key, row[:-1], f"{where}[{n}]"): _made(kind, row[-1], f"{where}[{n}]") for n, row in enumerate(plain)}


def _several(origin: Any, arguments: tuple[Any, ...], plain: Any, where: str) -> Any:  # noqa: ANN401
    if not isinstance(plain, list):
        raise InvalidJson(where, "a list")
    if origin is tuple and arguments[-1] is not Ellipsis:
        if len(plain) != len(arguments):
            raise InvalidJson(where, f"{len(arguments)} values")
        return tuple(
            _made(kind, item, f"{where}[{n}]") for n, (kind, item) in enumerate(zip(arguments, plain, strict=True))
        )
    return origin(_made(arguments[0], item, f"{where}[{n}]") for n, item in enumerate(plain))
