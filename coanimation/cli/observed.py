"""What people did in their calendars, told line by line, with the command that would record an absence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from coanimation.domain.months import YearMonth
from coanimation.domain.people import Partner
from coanimation.domain.space import Space
from coanimation.domain.told import ToldSlot
from coanimation.use_cases.publish import Observed, Span
from coanimation.words import Words

_SHOWN = 3


class Sightings:
    """Tells what was seen in calendars, in the words of a language and with the names of a workspace."""

    def __init__(self, words: Words, space: Space, partners: Iterable[Partner]) -> None:
        self._words = words
        self._zone = ZoneInfo(space.timezone)
        self._people = {one.id: one.name for partner in partners for one in partner.professionals}

    def lines(self, seen: Iterable[Observed], slots: Mapping[str, ToldSlot]) -> Iterator[str]:
        """Tell each, and under it what may be typed if it is an absence."""
        for one in seen:
            known = [slots[slot] for slot in one.slots if slot in slots]
            where = self._some([self.slot(slot) for slot in known] or list(one.slots))
            fields: dict[str, object] = {"slots": where}
            if one.before is not None and one.after is not None:
                fields |= {"before": self._span(one.before), "after": self._span(one.after)}
            if one.edited:
                fields["fields"] = self._words.listing(
                    [self._words.say(f"publish-field-{name}") for name in one.edited]
                )
            yield "  " + self._words.say(one.code, **fields)
            for slot in known if one.to_check else ():
                yield from self._commands(one, slot)

    def put_back(self, seen: Iterable[Observed], months: Mapping[str, YearMonth]) -> Iterator[str]:
        """Tell what to type where it is none; `months` tell in which month a slot was published."""
        lost = [one for one in seen if one.can_be_put_back]
        code = "publish-seen-put-back" if any(one.to_check for one in lost) else "publish-seen-refill"
        for typed in dict.fromkeys(str(months[slot]) for one in lost for slot in one.slots if slot in months):
            yield self._words.say(code, typed=typed)

    def slot(self, slot: ToldSlot) -> str:
        """Name a slot as people do, by its day and its hours."""
        return self._span(Span(start=slot.start, end=slot.end))

    def data(self, seen: Observed) -> dict[str, object]:
        """Give it for programs."""
        return {
            "code": seen.code,
            "slots": list(seen.slots),
            "people": list(seen.people),
            "before": self._moment(seen.before),
            "after": self._moment(seen.after),
            "edited": list(seen.edited),
            "again": seen.again,
            "to_check": seen.to_check,
        }

    def _commands(self, one: Observed, slot: ToldSlot) -> Iterator[str]:
        for who in one.people:
            name = self._people.get(who, who)
            yield "    " + self._words.say("publish-seen-absence", name=name, who=who, day=str(slot.start.date()))

    def _span(self, span: Span) -> str:
        start, end = self._local(span.start), self._local(span.end)
        first, last = _day(start), _day(end)
        day = self._words.day(first, short=True)
        if not isinstance(start, datetime) or not isinstance(end, datetime):
            until = last - timedelta(days=1)  # RFC 5545: the end of whole days is the first day after
            days = day if until <= first else f"{day} \N{EN DASH} {self._words.day(until, short=True)}"
            return self._words.say("publish-seen-whole-day", day=days)
        return self._words.say("publish-slot", day=day, hours=self._words.span(start, end))

    def _local(self, moment: datetime | date) -> datetime | date:
        if not isinstance(moment, datetime):
            return moment
        return moment.astimezone(self._zone) if moment.tzinfo else moment.replace(tzinfo=self._zone)

    def _moment(self, span: Span | None) -> list[str] | None:
        return [self._local(one).isoformat() for one in (span.start, span.end)] if span else None

    def _some(self, names: Sequence[str]) -> str:
        if len(names) <= _SHOWN + 1:
            return " · ".join(names)
        first = " · ".join(names[:_SHOWN])
        return self._words.say("publish-more", first=first, count=len(names) - _SHOWN)


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
