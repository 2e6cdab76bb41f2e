"""What the Python sources say, read without running them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import coanimation

ROOT = Path(coanimation.__file__).parent


@dataclass(frozen=True, slots=True)
class Call:
    """A call with a literal code as first argument: where, what is called, and the names of its fields."""

    where: str
    function: str
    code: str
    fields: frozenset[str]
    complete: bool


def modules() -> Iterator[tuple[Path, ast.Module]]:
    """Parse every module of coanimation."""
    for path in sorted(ROOT.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def strings() -> set[str]:
    """List every literal string of the sources, docstrings aside, and the codes that page templates say."""
    found = set()
    for _, tree in modules():
        docs = {id(doc) for node in ast.walk(tree) if (doc := _docstring(node)) is not None}
        constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docs)
        found |= {node.value for node in constants if isinstance(node.value, str)}
    for template in ROOT.rglob("*.j2"):
        found |= set(re.findall(r"[\"']([a-z][a-z0-9-]+)[\"']", template.read_text(encoding="utf-8")))
    return found


def beginnings() -> set[str]:
    """List what makes families of codes: f"state-{x}" gives `state-`, WordChoice("show-by", …) gives `show-by-`."""
    found = {f"{call.code}-" for call in calls() if call.function == "WordChoice"}
    for _, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and isinstance(first := node.values[0], ast.Constant):
                found.add(str(first.value))
    return {start for start in found if re.fullmatch(r"[a-z][a-z-]*-", start)}


def endings() -> set[str]:
    """List what codes are prolonged with: f"{code}-many" gives `-many`."""
    found = set()
    for _, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and isinstance(last := node.values[-1], ast.Constant):
                found.add(str(last.value))
    return {end for end in found if re.fullmatch(r"-[a-z-]+", end)}


def calls() -> Iterator[Call]:
    """Find the calls that say a code: `say("x", …)`, `WrongUse("x", …)`, `Problem(code="x", …)`."""
    for path, tree in modules():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if node.args and isinstance(code := node.args[0], ast.Constant) and isinstance(code.value, str):
                fields = frozenset(k.arg for k in node.keywords if k.arg)
                whole = all(k.arg for k in node.keywords)
                where = f"{path.relative_to(ROOT)}:{node.lineno}"
                yield Call(where=where, function=name, code=code.value, fields=fields, complete=whole)


def printed() -> Iterator[tuple[str, str]]:
    """Find literal texts given to what writes to people, with their places."""
    writers = {"text", "complain", "echo", "print", "write", "held", "Text", "secho", "ask", "say", "note", "warn"}
    for path, tree in modules():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in writers:
                for text in _literals(node.args[:1]):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", text


def _literals(arguments: list[ast.expr]) -> Iterator[str]:
    for argument in arguments:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            yield argument.value
        elif isinstance(argument, ast.JoinedStr):
            yield from (str(v.value) for v in argument.values if isinstance(v, ast.Constant))


def _docstring(node: ast.AST) -> ast.Constant | None:
    if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) or not node.body:
        return None
    first = node.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        return first.value
    return None
