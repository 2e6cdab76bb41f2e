"""What went wrong, as data for other programs: the same in every language but for the members named `text`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from datetime import date, time

from coanimation.domain.months import YearMonth
from coanimation.errors import Problem
from coanimation.words import Spelled, Words

Data = dict[str, object]


def error_data(
    code: str, text: str, *, exit_code: int, fields: Mapping[str, object], problems: Iterable[Data] = ()
) -> Data:
    """Give a failure as every command prints it with `--json`, instead of its result."""
    told = {"code": code, "exit": exit_code, "fields": facts(fields), "problems": list(problems), "text": text}
    return {"format": 1, "error": told}


def problem_data(problem: Problem, words: Words) -> Data:
    """Give one thing that is wrong in a file: where, which, and the sentence."""
    cell = {"sheet": problem.sheet, "header": problem.header} if problem.sheet else {}
    return {
        "file": problem.path.as_posix(),
        "line": problem.line,
        "column": problem.column,
        **cell,
        "code": problem.code,
        "fields": facts(problem.fields),
        "text": words.problem(problem),
    }


def facts(fields: Mapping[str, object]) -> Data:
    """Give the facts of a sentence as JSON knows them; days and instants are ISO 8601."""
    return {name: _plain(value) for name, value in fields.items()}


def _plain(value: object) -> object:
    match value:
        case None | bool() | int() | float():
            return value
        case date() | time():
            return value.isoformat()
        case Mapping():
            return facts(value)
        case tuple() | list():
            return [_plain(item) for item in value]
        case _ if is_dataclass(value) and not isinstance(value, type | YearMonth | Spelled):
            return facts({field.name: getattr(value, field.name) for field in dataclass_fields(value)})
        case _:
            return str(value)
