"""From a file on the disk to text: missing, too large, not UTF-8, control characters, all told in plain words."""

from __future__ import annotations

from pathlib import Path

from coanimation.errors import Problem
from coanimation.workspace.characters import FORBIDDEN, named
from coanimation.workspace.document import Document, parse

MAX_BYTES = 4_000_000
_BOM = "\ufeff"


def load(folder: Path, path: Path, *, optional: bool = False) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read one YAML file of the workspace; None when it is not there or cannot be read as YAML at all."""
    name = path.relative_to(folder)
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return None, () if optional else (Problem(path=name, code="workspace-no-file"),)
    except OSError:
        # Windows answers "permission denied" for a directory as well.
        code = "workspace-not-a-file" if path.is_dir() else "workspace-unreadable"
        return None, (Problem(path=name, code=code),)
    if len(data) > MAX_BYTES:
        return None, (Problem(path=name, code="workspace-too-large", fields={"most": MAX_BYTES // 1_000_000}),)
    text, problems = decode(name, data)
    return (None, problems) if problems else _parsed(name, text)


def _parsed(name: Path, text: str) -> tuple[Document | None, tuple[Problem, ...]]:
    document, faults = parse(name, text)
    if document.tree is None and not faults:
        faults = (Problem(path=name, line=1, column=1, code="workspace-empty-file"),)
    return (document if document.tree is not None else None), faults


def decode(name: Path, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Decode a file that must be UTF-8, with or without a byte order mark; say what it looks like otherwise."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", (Problem(path=name, line=1, column=1, code="workspace-encoding", fields={"looks": "UTF-16"}),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        begin = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[begin : error.start].decode("utf-8")) + 1
        return "", (
            Problem(path=name, line=line, column=column, code="workspace-encoding", fields={"looks": _looks(data)}),
        )
    text = text.removeprefix(_BOM)
    found = tuple(
        Problem(
            path=name, line=line, column=match.start() + 1, code="workspace-control", fields={"what": named(match[0])}
        )
        for line, content in enumerate(text.split("\n"), 1)
        for match in FORBIDDEN.finditer(content)
    )
    return text, found[:20]


def _looks(data: bytes) -> str:
    # French text saved by an old Windows editor: é è à ç ê ï ô û and the typographic quotes and the euro, in cp1252.
    if not any(byte in data for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)):
        return "Windows-1252"
    return "binary"
