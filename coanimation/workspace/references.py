"""What the files say of each other: ids that stand twice, and names that name nothing.

It reads the documents rather than the shapes, so that one wrong value elsewhere hides nothing here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from coanimation.domain.space import ROLES
from coanimation.errors import Problem
from coanimation.words import nearest
from coanimation.workspace.document import Document, Keys, Tree
from coanimation.workspace.shapes.slot_ids import opening_of

Pattern = tuple[str, ...]

SITES: Final = ("sites", "*", "id")
OPENINGS: Final = ("openings", "*", "id")
EXCEPTIONAL: Final = ("exceptional", "*", "id")
PARTNERS: Final = ("partners", "*", "id")
PROFESSIONALS: Final = ("partners", "*", "professionals", "*", "id")
_PEOPLE: Final = ("partners", "*", "professionals", "*")
_MEETINGS: Final = ("meetings", "*")

# kind of thing, where it is named in space.yaml, where it is named in partners.yaml; a last `keys` means the keys
_USES: Final[tuple[tuple[str, tuple[Pattern, ...], tuple[Pattern, ...]], ...]] = (
    (
        "site",
        (
            ("openings", "*", "site"),
            ("exceptional", "*", "site"),
            ("closures", "*", "sites", "*"),
            ("travel", "*", "between", "*"),
        ),
        ((*_MEETINGS, "site"),),
    ),
    (
        "opening",
        (("closures", "*", "openings", "*"),),
        ((*_PEOPLE, "usual", "keys"), (*_PEOPLE, "prefers", "*"), (*_PEOPLE, "avoids", "*")),
    ),
    (
        "role",
        (("openings", "*", "needs", "keys"), ("exceptional", "*", "needs", "keys")),
        ((*_PEOPLE, "roles", "*"),),
    ),
    ("topic", (), (("partners", "*", "topics", "*"),)),
    ("who", (), ((*_MEETINGS, "who", "*"),)),
    ("professional", (), ((*_PEOPLE, "accompanied-by", "*"), (*_PEOPLE, "not-with", "*"))),
)


def check(space: Document | None, partners: Document | None, absences: Document | None) -> tuple[Problem, ...]:
    """List every id that stands twice and every reference to nothing; a file that could not be read names nothing."""
    space, partners, absences = (_if_mapping(one) for one in (space, partners, absences))
    known = {
        "site": _ids(space, SITES),
        "opening": _ids(space, OPENINGS) | _ids(space, EXCEPTIONAL),
        "role": frozenset(ROLES) | _keys_of(space, "roles"),
        "topic": _keys_of(space, "topics"),
        "professional": _ids(partners, PROFESSIONALS),
        "who": _ids(partners, PARTNERS) | _ids(partners, PROFESSIONALS),
    }
    problems: list[Problem] = []
    if space is not None:
        problems += _twice(space, "site", (SITES,))
        problems += _twice(space, "opening", (OPENINGS, EXCEPTIONAL))
        problems += _twice(space, "destination", (("destinations", "*", "id"),))
        problems += _twice_moved(space)
        problems += _moves(space, _ids(space, OPENINGS))
    if partners is not None:
        problems += _twice(partners, "who", (PARTNERS, PROFESSIONALS))
        problems += _twice(partners, "meeting", ((*_MEETINGS, "id"),))
    for kind, in_space, in_partners in _USES:
        if space is None:
            break
        problems += _unknown(space, kind, in_space, known[kind])
        if partners is not None:
            problems += _unknown(partners, kind, in_partners, known[kind])
    if absences is not None and partners is not None:
        problems += _unknown(absences, "who", (("absences", "*", "who"),), known["who"])
    return tuple(problems)


def _if_mapping(document: Document | None) -> Document | None:
    """Pass over a file that is no mapping at all: that is said already, and all that follows from it is noise."""
    return document if document is not None and isinstance(document.tree, dict) else None


def _ids(document: Document | None, pattern: Pattern) -> frozenset[str]:
    return (
        frozenset(value for _, value in document.find(*pattern) if isinstance(value, str)) if document else frozenset()
    )


def _keys_of(document: Document | None, name: str) -> frozenset[str]:
    found = next((value for _, value in document.find(name)), None) if document else None
    return frozenset(found) if isinstance(found, dict) else frozenset()


def _uses(document: Document, pattern: Pattern) -> Iterator[tuple[Keys, Tree, bool]]:
    """Give each value (or each key) that stands at a pattern."""
    if pattern[-1] != "keys":
        yield from ((keys, value, False) for keys, value in document.find(*pattern))
        return
    for keys, value in document.find(*pattern[:-1]):
        if isinstance(value, dict):
            yield from (((*keys, name), name, True) for name in value)


def _unknown(document: Document, kind: str, patterns: Iterable[Pattern], known: frozenset[str]) -> Iterator[Problem]:
    for pattern in patterns:
        for keys, value, is_key in _uses(document, pattern):
            if isinstance(value, str) and value not in known:
                code = f"workspace-unknown-{kind}"
                yield document.problem(code, keys, key=is_key, value=value[:60], nearest=nearest(value, known) or "")


def _twice(document: Document, kind: str, patterns: Iterable[Pattern]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for pattern in patterns:
        for keys, value in document.find(*pattern):
            if not isinstance(value, str):
                continue
            if value in first:
                yield document.problem(f"workspace-{kind}-twice", keys, value=value[:60], first=first[value])
            else:
                first[value] = document.at(keys).line


def _twice_moved(space: Document) -> Iterator[Problem]:
    yield from _twice(space, "moved", (("exceptional", "*", "moves"),))


def _moves(space: Document, openings: frozenset[str]) -> Iterator[Problem]:
    for keys, value in space.find("exceptional", "*", "moves"):
        if isinstance(value, str) and (opening := opening_of(value)) and opening not in openings:
            yield space.problem(
                "workspace-unknown-opening", keys, value=opening, nearest=nearest(opening, openings) or ""
            )
