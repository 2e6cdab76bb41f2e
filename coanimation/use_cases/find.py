"""Which slot, which person is meant by what someone typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from difflib import SequenceMatcher

from coanimation.domain.people import Partner, Professional
from coanimation.domain.slots import Part, Slot
from coanimation.domain.space import Space
from coanimation.errors import WrongUse
from coanimation.words import LANGUAGES, Words, fold, nearest

_SHORTEST = 3  # letters of a name that are enough, when they are those of one thing only
_SHOWN = 6  # slots or people named when several could be meant
_IDLE = frozenset({"le", "la", "les", "l'", "a", "au", "the", "at", "on", "du", "de", "of"})
_HOUR = re.compile(r"(\d{1,2})(?:h|:)(\d{2})?")
_DATED = re.compile(r"(.+)-(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY = re.compile(r"(\d{1,2})(?:er)?(?:/(\d{1,2}))?")

Test = Callable[[Slot], bool]


def find_slot(text: str, slots: Sequence[Slot], space: Space) -> Slot:
    """Find a slot of the month by its id, or by words: « mer 9 soir », « samedi 12 camionnette », « 9/12 17h ».

    WrongUse when nothing fits (with the nearest id), or several slots do (with their ids).
    """
    typed = text.strip()
    if exact := [slot for slot in slots if slot.id == fold(typed)]:
        return exact[0]
    words = _words(typed)
    meant = [list(_meanings(word, slots, space)) for word in words]
    fitting = {slot.id: sum(any(test(slot) for test in tests) for tests in meant) for slot in slots}
    found = [slot for slot in slots if words and fitting[slot.id] == len(words)]
    if len(found) == 1:
        return found[0]
    if not found:
        most = max(fitting.values(), default=0)
        close = _some([slot.id for slot in slots if most and fitting[slot.id] == most])
        raise WrongUse("find-unknown-slot", slot=text, nearest=_nearest_slot(typed, slots), **close)
    raise WrongUse("find-several-slots", slot=text, count=len(found), **_some([slot.id for slot in found]))


def find_professional(text: str, partners: Iterable[Partner]) -> Professional:
    """Find a professional by id, by name, or by words of their name that nobody else bears.

    WrongUse when nobody fits, with the nearest and with who there is; or when several do, with their ids.
    """
    people = [person for partner in partners for person in partner.professionals]
    typed = fold(text)
    if exact := [person for person in people if person.id == typed]:
        return exact[0]
    named = [person for person in people if fold(person.name) == typed]
    named = named or [person for person in people if _bears(person, typed.split("-"))]
    if len(named) == 1:
        return named[0]
    if named:
        choices = _some(sorted(person.id for person in named))
        raise WrongUse("find-several-professionals", professional=text, count=len(named), **choices)
    raise WrongUse(
        "find-unknown-professional", professional=text, nearest=_nearest(text, people), **_some_of(people, typed)
    )


def find_anyone(text: str, partners: Sequence[Partner]) -> Professional | Partner:
    """Find a professional or a whole partner, by id, by name, or by words of a name that nobody else bears.

    WrongUse when nobody fits, with the nearest and with who there is; or when several do, with their ids.
    """
    people = (person for partner in partners for person in partner.professionals)
    everyone: tuple[Professional | Partner, ...] = (*people, *partners)
    typed = fold(text)
    for found in (
        [one for one in everyone if one.id == typed],
        [one for one in everyone if typed in _names(one)],
        [one for one in everyone if _bears(one, typed.split("-"))],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            choices = _some(sorted(one.id for one in found))
            raise WrongUse("find-several-anyone", who=text, count=len(found), **choices)
    raise WrongUse("find-unknown-anyone", who=text, nearest=_nearest(text, everyone), **_some_of(everyone, typed))


def _nearest_slot(typed: str, slots: Sequence[Slot]) -> str:
    """Name the slot whose id was probably meant; where the id says a day, the one of that opening nearest to it."""
    said = _DATED.fullmatch(fold(typed))
    if said and (opening := nearest(said[1], {slot.opening for slot in slots})) is not None:
        with suppress(ValueError):
            day = date(int(said[2]), int(said[3]), int(said[4]))
            return min((slot for slot in slots if slot.opening == opening), key=lambda slot: abs(slot.day - day)).id
    return nearest(typed, [slot.id for slot in slots]) or ""


def _names(one: Professional | Partner) -> set[str]:
    return {fold(name) for name in (one.name, *(one.also_known_as if isinstance(one, Partner) else ()))}


def _bears(person: Professional | Partner, typed: Sequence[str]) -> bool:
    """Whether each word that was typed is one of the person's name, in full or begun."""
    words = fold(person.name).split("-")
    return any(typed) and all(any(_begins(one, word) for word in words) for one in typed)


def _nearest(text: str, people: Iterable[Professional | Partner]) -> str:
    """Name whom one probably meant: by id or name, else by one word of the name."""
    people = tuple(people)
    whole = {name: name for person in people for name in (person.id, person.name)}
    parts = {word: person.name for person in people for word in person.name.split() if len(word) >= _SHORTEST}
    for known in (whole, parts):
        if (near := nearest(text, known)) is not None:
            return known[near]
    return ""


def _some_of(people: Iterable[Professional | Partner], typed: str) -> dict[str, object]:
    """Name who there is, those first whose id or name looks most like what was typed."""

    def unlike(person: Professional | Partner) -> float:
        return -max(SequenceMatcher(None, typed, fold(name)).ratio() for name in (person.id, person.name))

    return _some([f"{person.id} ({person.name})" for person in sorted(people, key=unlike)])


def _some(names: Sequence[str]) -> dict[str, object]:
    """Name the first ones, and count the others."""
    shown = len(names) if len(names) <= _SHOWN + 1 else _SHOWN
    return {"choices": ", ".join(names[:shown]) or "none", "more": len(names) - shown}


def _words(text: str) -> list[str]:
    folded = (fold(word).replace("-", "") for word in re.split(r"[\s,]+", text))
    return [word for word in folded if word and word.rstrip(".") not in _IDLE]


def _meanings(word: str, slots: Sequence[Slot], space: Space) -> Iterator[Test]:
    """Give what one word can say of a slot: its day, its hour, its part of the day, its place, its opening."""
    if (number := _number(word)) is not None:
        yield number
        return
    typed = word.rstrip(".")
    for words in map(Words, LANGUAGES):
        yield from _named(typed, words, {slot.day.month for slot in slots})
    names = {site.id: fold(f"{site.id} {site.name}").split("-") for site in space.sites}
    yield lambda slot: any(_begins(typed, name) for name in names.get(slot.site, ()))
    yield lambda slot: any(_begins(typed, name) for name in (slot.opening, *slot.opening.split("-")))


def _number(word: str) -> Test | None:
    """Read an hour (17h, 17h30, 17:30), a day (9, 1er, 9/12) or a year."""
    if found := _HOUR.fullmatch(word):
        hour, minute = int(found[1]), int(found[2] or 0)
        return lambda slot: (slot.start.hour, slot.start.minute) == (hour, minute)
    if found := _DAY.fullmatch(word):
        day, month = int(found[1]), int(found[2] or 0)
        return lambda slot: slot.day.day == day and month in (0, slot.day.month)
    if re.fullmatch(r"\d{4}", word):
        year = int(word)
        return lambda slot: slot.day.year == year
    return None


def _named(typed: str, words: Words, months: Iterable[int]) -> Iterator[Test]:
    """Read a weekday, a part of the day or a month in one language, in full or begun."""
    weekdays = {n for n in range(7) if _begins(typed, words.weekday(n))}
    parts = {part for part in Part if _begins(typed, words.say(f"part-{part}"))}
    named = {n for n in months if _begins(typed, words.month_name(n))}
    yield lambda slot: slot.day.weekday() in weekdays
    yield lambda slot: slot.part in parts
    yield lambda slot: slot.day.month in named


def _begins(typed: str, name: str) -> bool:
    folded = fold(name).replace("-", "")
    return folded == typed or (len(typed) >= _SHORTEST and folded.startswith(typed))
