"""A workbook against everything that must hold: every problem by its cell, then what would change in the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from coanimation.almanac import Fault, faults
from coanimation.domain.people import Partner
from coanimation.domain.space import Space
from coanimation.errors import Problem, WorkspaceError
from coanimation.intake.workbook.assembly import Assembled, assemble
from coanimation.intake.workbook.cells import Tree
from coanimation.intake.workbook.filling import fill
from coanimation.intake.workbook.found import Found, in_book
from coanimation.intake.workbook.merging import heading, merged, taken_out, whole
from coanimation.intake.workbook.trees import items, with_calendars, with_post
from coanimation.words import Words
from coanimation.workspace import paths, references
from coanimation.workspace.document import Document, Keys, parse
from coanimation.workspace.shapes.base import Shape
from coanimation.workspace.shapes.people import PartnersFile
from coanimation.workspace.shapes.space import SpaceFile
from coanimation.workspace.validation import shaped


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """The two files as they are: their text and what they hold; empty when there is no workspace yet.

    `key` is that of the space, which no workbook holds; `absences` may name people whom the workbook no longer has.
    """

    key: str
    space_text: str = ""
    space: Tree = None
    partners_text: str = ""
    partners: Tree = None
    absences: Document | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What a workbook holds, and the new text of each file that it changes, by name.

    `rewritten` names the files that lose their comments; `removed` what they said and the workbook does not; `ignored`
    the sheets that are none of ours.
    """

    space: Space
    partners: tuple[Partner, ...]
    texts: Mapping[str, str]
    rewritten: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()


def examine(path: Path, found: Found, files: Files, words: Words) -> Import:
    """Check a workbook and say what importing it changes; WorkspaceError with every problem."""
    made = assemble(found, words, path=path, key=files.key)
    space, partners = _checked(made, path, files.absences)
    before = assemble(in_book(fill(files.space, files.partners, words)), words, path=path, key=files.key)
    texts, rewritten, removed = {}, [], list[tuple[str, str]]()
    for name, text, old, new in (
        (paths.SPACE, files.space_text, before.space.tree, made.space.tree),
        (paths.PARTNERS, files.partners_text, before.partners.tree, made.partners.tree),
    ):
        if not text:
            texts[name] = whole(new, [words.say(f"workbook-heading-{name.removesuffix('.yaml')}")])
        elif (edited := merged(text, before=old, after=new)) is not None:
            texts[name] = edited
            removed += taken_out(old, new)
    for name in _not_as_meant(texts, files, made, words):
        if name == paths.SPACE:
            tree = with_post(made.space.tree, files.space)
        else:
            tree = with_calendars(made.partners.tree, files.partners)
        texts[name] = whole(tree, heading(files.space_text if name == paths.SPACE else files.partners_text))
        rewritten.append(name)
    return Import(
        space=space,
        partners=partners,
        texts=texts,
        rewritten=tuple(rewritten),
        removed=tuple(_told(removed)),
        ignored=found.ignored,
    )


def _told(removed: list[tuple[str, str]]) -> Iterator[str]:
    """Name what is taken out; what was said of a thing goes with it."""
    things = {name for of, name in removed if not of}
    for of, name in removed:
        if not of:
            yield name
        elif name not in things:
            yield f"{of} ({name})"


def _not_as_meant(texts: Mapping[str, str], files: Files, made: Assembled, words: Words) -> Iterator[str]:
    """Name the files whose new text does not say what the workbook says, to the value; they are written anew."""
    shapes: dict[str, type[Shape]] = {paths.SPACE: SpaceFile, paths.PARTNERS: PartnersFile}
    documents = {name: parse(Path(name), text)[0] for name, text in texts.items()}
    space, partners = (
        documents[name].tree if name in documents else tree
        for name, tree in ((paths.SPACE, files.space), (paths.PARTNERS, files.partners))
    )
    told = assemble(in_book(fill(space, partners, words)), words, path=Path(), key=files.key)
    meant = {paths.SPACE: made.space.tree, paths.PARTNERS: made.partners.tree}
    says = {paths.SPACE: told.space.tree, paths.PARTNERS: told.partners.tree}
    for name, document in documents.items():
        if says[name] != meant[name] or shaped(document, shapes[name])[1]:
            yield name


def _checked(made: Assembled, path: Path, absences: Document | None) -> tuple[Space, tuple[Partner, ...]]:
    space_document, partners_document = made.space.document(path), made.partners.document(path)
    space, problems = shaped(space_document, SpaceFile)
    partners, more = shaped(partners_document, PartnersFile)
    unread = tuple(made.problems.found)
    for problem in (*problems, *more, *references.check(space_document, partners_document, absences)):
        if not _follows(made, problem, unread):
            _translate(made, path, problem)
    if space is not None:
        for fault in faults(space.to_domain()):
            keys = _keys_of(fault, made.space.tree)
            at = space_document.problem(fault.error.code, keys)
            _translate(made, path, replace(at, fields=fault.error.fields))
    if made.problems.found or space is None or partners is None:
        raise WorkspaceError(made.problems.found)
    return space.to_domain(), tuple(partner.partner() for partner in partners.partners)


def _follows(made: Assembled, problem: Problem, unread: Sequence[Problem]) -> bool:
    """Whether a problem may only follow from cells that could not be read: it is told once they can be.

    What lacks, lacks for such a cell; what does not fit together in a row may do so for one of that row.
    """
    spot = made.spots.at(problem.line)
    if problem.code == "workspace-missing-key":
        return bool(unread)
    if problem.code == "workspace-too-few":
        return any(p.sheet == spot.sheet for p in unread)
    return problem.between and any((p.sheet, p.line) == (spot.sheet, spot.row) for p in unread)


def _translate(made: Assembled, path: Path, problem: Problem) -> None:
    """Say of a cell what is wrong with a value; what is known to be wrong there is said once."""
    if problem.path != path:
        made.problems.found.append(problem)
        return
    spot = made.spots.at(problem.line)
    if made.problems.on(spot, whole_row=not spot.header):
        return
    fields = dict(problem.fields)
    if problem.code.endswith("-twice") and isinstance(first := fields.get("first"), int):
        fields["first"] = made.spots.at(first).row
    made.problems.add(spot, problem.code, **fields)


def _keys_of(fault: Fault, tree: Tree) -> Keys:
    kind, _, name = fault.where.partition(":")
    if kind == "space":
        return ("space", fault.key)
    key = {"opening": "openings"}.get(kind, kind)
    numbers = [n for n, item in enumerate(items(tree, key)) if item.get("id") == name]
    return (key, numbers[-1], fault.key) if numbers else (key,)
