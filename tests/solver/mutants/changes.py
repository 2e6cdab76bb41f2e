"""Small ways in which a file can be wrong: one comparison, one sign, one number, one statement."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_COMPARED: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_REVERSED: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.GtE,
    ast.LtE: ast.Gt,
    ast.Gt: ast.LtE,
    ast.GtE: ast.Lt,
}
_COUNTED: Final[dict[type[ast.operator], type[ast.operator]]] = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add}
_NAMED: Final = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A file with one change: `where` (the function) and `what` tell it, `source` is the whole changed file."""

    file: Path
    where: str
    what: str
    source: str

    def __str__(self) -> str:
        return f"{self.file.parent.name}/{self.file.stem} {self.where}: {self.what}"


def mutants(file: Path) -> Iterator[Mutant]:
    """Make every mutant of a file, each with a name of its own: the same change in the same function is numbered."""
    tree = ast.parse(file.read_text("utf-8"))
    homes = _homes(tree)
    met = Counter[tuple[str, str]]()
    for place, node in enumerate(ast.walk(tree)):
        for variant, (what, _) in enumerate(_changes(node)):
            changed = deepcopy(tree)
            again = next(other for n, other in enumerate(ast.walk(changed)) if n == place)
            after = list(_changes(again))[variant][1]
            _put(changed, again, after)
            source = ast.unparse(ast.fix_missing_locations(changed))
            where = homes.get(node, "")
            met[where, what] += 1
            again_so = f" ({met[where, what]})" if met[where, what] > 1 else ""
            yield Mutant(file=file, where=where, what=what + again_so, source=source)


def _homes(tree: ast.AST) -> dict[ast.AST, str]:
    """Tell the function, or the class and its method, in which each node stands."""
    homes: dict[ast.AST, str] = {}
    for node in ast.walk(tree):  # the outer before the inner
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            name = f"{homes[node]}.{node.name}" if node in homes else node.name
            homes.update(dict.fromkeys(ast.walk(node), name))
    return homes


def _changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Tell what a node could wrongly be."""
    yield from _of_expression(node)
    yield from _of_statement(node)


def _of_expression(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            for table in (_COMPARED, _REVERSED):
                if (other := table.get(type(op))) is not None:
                    told = f"{ast.unparse(node)} → {_sign(other())}"
                    yield told, ast.Compare(left=left, ops=[other()], comparators=[right])
        case ast.BinOp(left=left, op=op, right=right) if (counted := _COUNTED.get(type(op))) is not None:
            yield f"{ast.unparse(node)} → {counted.__name__}", ast.BinOp(left=left, op=counted(), right=right)
        case ast.BoolOp(op=ast.And(), values=values):
            yield f"{ast.unparse(node)} → or", ast.BoolOp(op=ast.Or(), values=values)
        case ast.BoolOp(op=ast.Or(), values=values):
            yield f"{ast.unparse(node)} → and", ast.BoolOp(op=ast.And(), values=values)
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield f"{ast.unparse(node)} → {ast.unparse(operand)}", operand
        case ast.Constant(value=int(number)) if not isinstance(number, bool):
            yield f"{number} → {number + 1}", ast.Constant(value=number + 1)
        case ast.Name(id=name) if name in _NAMED:
            yield f"{name} → {_NAMED[name]}", ast.Name(id=_NAMED[name], ctx=ast.Load())


def _of_statement(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Continue():
            yield "continue → pass", ast.Pass()
        case ast.Expr(value=ast.Call() | ast.Yield()):
            yield f"{ast.unparse(node)} left out", ast.Pass()
        case ast.AugAssign():
            yield f"{ast.unparse(node)} left out", ast.Pass()
        case ast.If(test=test, body=body, orelse=orelse):
            told = f"if {ast.unparse(test)}"
            yield f"{told}: always", ast.If(test=ast.Constant(value=True), body=body, orelse=orelse)
            yield f"{told}: never", ast.If(test=ast.Constant(value=False), body=body, orelse=orelse)


def _sign(op: ast.cmpop) -> str:
    return ast.unparse(ast.Compare(left=ast.Constant(0), ops=[op], comparators=[ast.Constant(0)]))[2:-2]


def _put(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    """Put one node in the place of another."""
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, field, new)
                return
            if isinstance(value, list):
                for place, item in enumerate(value):
                    if item is old:
                        value[place] = new
                        return


def unchanged(file: Path) -> Mutant:
    """Change nothing: whoever notices it is wrong."""
    return Mutant(file=file, where="", what="nothing", source=file.read_text("utf-8"))


def left_out(file: Path, function: str, instead: str) -> Mutant:
    """Leave a whole idea out: its function does nothing but return this expression."""
    tree = ast.parse(file.read_text("utf-8"))
    found = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == function)
    found.body = [ast.Return(value=ast.parse(instead, mode="eval").body)]
    source = ast.unparse(ast.fix_missing_locations(tree))
    return Mutant(file=file, where=function, what="left out", source=source)
