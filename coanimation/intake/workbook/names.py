"""How people name things in the workbook: by their names where these are clear, else by what tells them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from coanimation.domain.space import ROLES
from coanimation.words import LANGUAGES, Words, fold, nearest

_SEPARATORS = frozenset(",;:\n")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one kind of thing, such as the sites: how each id is shown, and which id a name means.

    `shared` are the names that several have, with how each of these is told apart: they mean none of them.
    """

    shown: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    meant: Mapping[str, str] = field(default_factory=dict)
    shared: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        named: Mapping[str, str],
        *,
        whose: Mapping[str, tuple[str, ...]] | None = None,
        known: Mapping[str, str] | None = None,
    ) -> Names:
        """Make the names of things from their ids; what two of them are called means neither.

        `whose` tells them apart, such as the partner of a person; `known` are understood too.
        """
        called = {one: tuple(_calls(one, name, (whose or {}).get(one, ()))) for one, name in named.items()}
        by_call: defaultdict[str, list[str]] = defaultdict(list)
        for one, calls in called.items():
            for call in dict.fromkeys(map(fold, calls)):
                by_call[call].append(one)
        shown = {one: tuple(c for c in calls if len(by_call[fold(c)]) == 1) or (one,) for one, calls in called.items()}
        return cls(
            shown=shown,
            meant={fold(name): one for name, one in (known or {}).items() if fold(name) not in by_call}
            | {call: ones[0] for call, ones in by_call.items() if len(ones) == 1},
            shared={call: tuple(shown[one][0] for one in ones) for call, ones in by_call.items() if len(ones) > 1},
        )

    def show(self, one: str, *, listed: bool = False) -> str:
        """Tell how an id is written in a cell; among others, a name that holds a separator is not used."""
        return next((call for call in self.shown.get(one, ()) if not (listed and _SEPARATORS & set(call))), one)

    def read(self, text: str, *, whose: str = "") -> str | None:
        """Tell which id a name means, or means beside the name of whose it is; None when it means none."""
        if (one := self.meant.get(fold(text))) is not None:
            return one
        return self.meant.get(fold(_told_apart(text, whose))) if fold(text) in self.shared and whose else None

    def nearest(self, text: str) -> str:
        """Name what was probably meant; empty when nothing is near."""
        return nearest(text, {*(calls[0] for calls in self.shown.values()), *self.shown}) or ""


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


def _calls(one: str, name: str, whose: tuple[str, ...]) -> Iterator[str]:
    """List what something may be called, the best first; the last is nobody else's."""
    yield name
    yield from (_told_apart(name, owner) for owner in whose)
    yield one
    yield _told_apart(name, one)
    yield f"[{one}]"


def _told_apart(name: str, by: str) -> str:
    return f"{name} ({by})"
