"""How people name things in the workbook: by their names where these are clear, else by their ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from coanimation.domain.space import ROLES
from coanimation.words import LANGUAGES, Words, fold, nearest

_SEPARATORS = frozenset(",;:\n")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one kind of thing, such as the sites: how each id is shown, and which id a name means.

    `shared` are the names that several have: they mean none of them.
    """

    shown: Mapping[str, str] = field(default_factory=dict)
    meant: Mapping[str, str] = field(default_factory=dict)
    shared: frozenset[str] = frozenset()

    @classmethod
    def of(cls, named: Mapping[str, str], *, known: Mapping[str, str] | None = None) -> Names:
        """Make the names of things from their ids; a name that two share is not used. `known` are understood too."""
        counted = Counter(fold(name) for name in named.values())
        clear = {
            one: name
            for one, name in named.items()
            if counted[fold(name)] == 1 and fold(name) not in named.keys() - {one}
        }
        meant = {fold(name): one for name, one in (known or {}).items()}
        meant |= {fold(name): one for one, name in named.items() if counted[fold(name)] == 1}
        return cls(
            shown={one: clear.get(one, one) for one in named},
            meant=meant | {fold(one): one for one in named},
            shared=frozenset(name for name, count in counted.items() if count > 1) - {fold(one) for one in named},
        )

    def show(self, one: str, *, listed: bool = False) -> str:
        """Tell how an id is written in a cell; among others, a name that holds a separator is not used."""
        name = self.shown.get(one, one)
        return one if listed and _SEPARATORS & set(name) else name

    def read(self, text: str) -> str | None:
        """Tell which id a name means; None when it means none."""
        return self.meant.get(fold(text))

    def nearest(self, text: str) -> str:
        """Name what was probably meant; empty when nothing is near."""
        return nearest(text, {*self.shown.values(), *self.shown}) or ""


def roles(named: Mapping[str, str], words: Words) -> Names:
    """Make the names of the roles: those known everywhere, then those of the space.

    The words of each language are understood, and those that were used before.
    """
    known = {
        Words(language).say(f"role-{role}{when}"): role
        for language in LANGUAGES
        for role in ROLES
        for when in ("-before", "")
    }
    return Names.of({role: words.say(f"role-{role}") for role in ROLES} | dict(named), known=known)
