"""Finding one's way in the trees that the files are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coanimation.intake.workbook.cells import Speech, Tree
from coanimation.intake.workbook.names import Names, roles
from coanimation.words import Words


def at(tree: Tree, key: str) -> Tree:
    """Give what is at a key such as `seats/least` or `between/0`; None when there is nothing."""
    for step in key.split("/"):
        if isinstance(tree, dict):
            tree = tree.get(step)
        elif isinstance(tree, list) and step.isdigit() and int(step) < len(tree):
            tree = tree[int(step)]
        else:
            return None
    return tree


def items(tree: Tree, key: str) -> Iterator[dict[str, Tree]]:
    """Give the mappings of the list at a key."""
    found = at(tree, key)
    for item in found if isinstance(found, list) else []:
        if isinstance(item, dict):
            yield item


def texts(tree: Tree, key: str) -> dict[str, str]:
    """Give the texts of the mapping at a key."""
    found = at(tree, key)
    return {name: str(text) for name, text in found.items() if text is not None} if isinstance(found, dict) else {}


def with_post(tree: Tree, files: Tree) -> Tree:
    """Give back to the space how its messages are sent, which no workbook shows."""
    assert isinstance(tree, dict)
    post = at(files, "mail")
    return {**tree, "mail": post} if post else tree


def with_calendars(tree: Tree, files: Tree) -> Tree:
    """Give back what no workbook shows of calendars: people's own are secrets, the rest is between machines.

    Which other hosts a partner's password may go to holds for the address it was said of, and no other.
    """
    held = {
        str(person.get("id")): {"busy": person["busy"]}
        for partner in items(files, "partners")
        for person in items(partner, "professionals")
        if person.get("busy")
    }
    before = {str(partner.get("id")): partner for partner in items(files, "partners")}
    assert isinstance(tree, dict)
    partners: list[Tree] = [
        {
            **_with_delivery(partner, before.get(str(partner.get("id")), {})),
            "professionals": [
                {**person, **held.get(str(person.get("id")), {})} for person in items(partner, "professionals")
            ],
        }
        for partner in items(tree, "partners")
    ]
    return {**tree, "partners": partners}


def _with_delivery(partner: dict[str, Tree], before: dict[str, Tree]) -> dict[str, Tree]:
    given = dict(partner)
    if before.get("when-edited"):
        given["when-edited"] = before["when-edited"]
    now, trusted = given.get("calendar"), at(before, "calendar/trust")
    if isinstance(now, dict) and trusted and now.get("url") == at(before, "calendar/url"):
        given["calendar"] = {**now, "trust": trusted}
    return given


def speech_of(space: Tree, partners: Tree, words: Words) -> Speech:
    """Gather the names of everything that the trees describe."""
    people = [
        (person, partner) for partner in items(partners, "partners") for person in items(partner, "professionals")
    ]
    openings = [*items(space, "openings"), *items(space, "exceptional")]
    return speech(
        {
            "site": _named(items(space, "sites")),
            "opening": {name: name for name in _named(iter(openings))},
            "partner": _named(items(partners, "partners")),
            "person": _named(person for person, _ in people),
            "topic": texts(space, "topics"),
            "role": texts(space, "roles"),
        },
        words,
        partners={str(person["id"]): str(partner.get("id", "")) for person, partner in people if person.get("id")},
    )


def speech(named: Mapping[str, Mapping[str, str]], words: Words, *, partners: Mapping[str, str]) -> Speech:
    """Make the names of every kind of thing from ids and names; `partners` tells people of one name apart."""
    whose = {
        person: tuple(dict.fromkeys((named["partner"].get(partner, partner), partner)))
        for person, partner in partners.items()
        if partner
    }
    names = {kind: roles(known, words) if kind == "role" else Names.of(known) for kind, known in named.items()}
    names["person"] = Names.of(named["person"], whose=whose)
    names["who"] = Names.of({**named["partner"], **named["person"]}, whose=whose)
    return Speech(words=words, names=names)


def _named(described: Iterator[dict[str, Tree]]) -> dict[str, str]:
    return {str(item["id"]): str(item.get("name") or item["id"]) for item in described if item.get("id")}
