"""The workbook of a space: written from its files, and read back into them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from coanimation.domain.people import Partner
from coanimation.domain.space import Space
from coanimation.errors import Stopped, WorkspaceError, WrongUse
from coanimation.intake.workbook import Files, Import, examine, fill, open_workbook
from coanimation.rendering.workbook import draw
from coanimation.words import Words
from coanimation.workspace import lock, new_key, paths, read, write_bytes, write_text
from coanimation.workspace.document import Tree
from coanimation.workspace.journal import Change, record
from coanimation.workspace.loading import load
from coanimation.workspace.template import IGNORED

_WAIT = 10.0  # seconds, when another command holds the workspace
_EPOCH = datetime(2026, 1, 1)  # noqa: DTZ001 - a constant, so that the same files make the same workbook


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What a workbook holds and what it changed: the files written, and of these the ones that lost their comments.

    `removed` names what the files said and the workbook does not.
    """

    space: Space
    partners: tuple[Partner, ...]
    changed: tuple[str, ...]
    rewritten: tuple[str, ...]
    removed: tuple[str, ...]
    ignored: tuple[str, ...]
    begun: bool

    @property
    def professionals(self) -> int:
        """Count the people."""
        return sum(len(partner.professionals) for partner in self.partners)


def write_workbook(folder: Path, path: Path | None = None, *, anew: bool = False) -> Path:
    """Write the workbook of a workspace, `classeur.xlsx` in it unless said otherwise, and tell where.

    WorkspaceError when the files are wrong; Stopped when the workbook is open in another program, or, with `anew`,
    when there is one already: someone may have filled it in.
    """
    contents = read(folder)
    words = Words(contents.space.language)
    space, partners = _tree(folder, paths.space(folder)), _tree(folder, paths.partners(folder))
    target = path or folder / words.say("workbook-file")
    if anew and target.exists():
        raise Stopped("workbook-exists", file=str(target))
    write_bytes(target, draw(fill(space, partners, words), created=_EPOCH))
    return target


def import_workbook(
    folder: Path, path: Path, *, now: datetime, dry_run: bool = False, language: str = "fr"
) -> Imported:
    """Read a filled workbook and write the files that it changes; the key of the space stays.

    WorkspaceError with every problem, by sheet, row and column, and nothing written; WrongUse when there is no such
    file. `dry_run` checks everything and writes nothing. `language` is for a folder that is no workspace yet.
    """
    data = _bytes(path)
    found = open_workbook(path, data)
    begun = not paths.space(folder).exists() and not paths.partners(folder).exists()
    if dry_run:
        return _imported(examine(path, found, *_files(folder, begun, language)), begun=begun)
    with lock(folder, wait=_WAIT, command="import", begin=begun):
        files, words = _files(folder, begun, language)
        result = examine(path, found, files, words)
        for name, text in result.texts.items():
            write_text(folder / name, text)
        if begun and not (folder / paths.IGNORED).exists():
            write_text(folder / paths.IGNORED, IGNORED)
        if result.texts:
            before = {paths.SPACE: files.space_text, paths.PARTNERS: files.partners_text}
            changes = [
                Change(file=name, key="", before=_digest(before[name]), after=_digest(text))
                for name, text in result.texts.items()
            ]
            record(folder, command="import", now=now, changes=changes)
    return _imported(result, begun=begun)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise WrongUse("workbook-no-file", file=str(path)) from None
    except IsADirectoryError:
        raise WrongUse("workbook-is-folder", file=str(path)) from None
    except PermissionError:
        # Windows answers this for a folder, and for a file that another program holds.
        if path.is_dir():
            raise WrongUse("workbook-is-folder", file=str(path)) from None
        raise Stopped("error-file-open", path=path.name) from None


def _files(folder: Path, begun: bool, language: str) -> tuple[Files, Words]:
    """Take the files as they are; a workspace that is wrong is refused before anything is compared with it."""
    if begun:
        return Files(key=new_key()), Words(language)
    contents = read(folder)
    absences, _ = load(folder, paths.absences(folder), optional=True)
    space, partners = paths.space(folder), paths.partners(folder)
    files = Files(
        key=contents.space.key,
        space_text=_text(space),
        space=_tree(folder, space),
        partners_text=_text(partners),
        partners=_tree(folder, partners),
        absences=absences,
    )
    return files, Words(contents.space.language)


def _imported(result: Import, *, begun: bool) -> Imported:
    return Imported(
        space=result.space,
        partners=result.partners,
        changed=tuple(result.texts),
        rewritten=result.rewritten,
        removed=result.removed,
        ignored=result.ignored,
        begun=begun,
    )


def _text(path: Path) -> str:
    # Line ends as they are: what is not changed stays to the byte.
    return path.read_bytes().decode("utf-8-sig")


def _tree(folder: Path, path: Path) -> Tree:
    document, problems = load(folder, path)
    if document is None or problems:
        raise WorkspaceError(problems)
    return document.tree


def _digest(text: str) -> str | None:
    return sha256(text.encode("utf-8")).hexdigest()[:16] if text else None
