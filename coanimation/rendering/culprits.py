"""Why no rota exists, in words: people by their names and organisations, slots by their days and hours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from coanimation.domain.month import Month
from coanimation.domain.months import YearMonth
from coanimation.words import Words

MOST = 12  # culprits said at once: a contradiction that is reduced has a handful


def culprit_text(code: str, fields: Mapping[str, object], month: Month, words: Words) -> str:
    """Say one of the pins and rules that contradict each other; what the month does not know keeps its id."""
    names = _Names(month, words)
    return words.say(code, **{key: names.told(key, value) for key, value in fields.items()})


class _Names:
    def __init__(self, month: Month, words: Words) -> None:
        self.month, self.words = month, words
        self.partners = {partner.id: partner.name for partner in month.partners}

    def told(self, key: str, value: object) -> object:
        match key:
            case "professional" | "partner" | "who" | "with":
                return self._who(str(value))
            case "slot":
                return self._slot(str(value))
            case "why":
                return self.words.say(str(value))
            case "limit":
                legal = str(value).startswith("legal-")
                return self.words.say(str(value) if legal else f"workbook-limit-{value}")
            case "when":
                return self._when(str(value))
            case _:
                return value

    def _who(self, name: str) -> str:
        person = next((one for one in self.month.professionals if one.id == name), None)
        if person is None:
            return self.partners.get(name, name)
        return self.words.say("explain-person", name=person.name, partner=self.partners[person.partner])

    def _slot(self, name: str) -> str:
        slot = next((one for one in self.month.slots if one.id == name), None)
        if slot is None:
            return name
        day, hours = self.words.day(slot.day), self.words.span(slot.start, slot.end)
        code = "slot-name-at" if len(self.month.space.sites) > 1 else "slot-name"
        return self.words.say(code, day=day, hours=hours, site=self.month.space.site(slot.site).name)

    def _when(self, span: str) -> str:
        """Say a day, a week (`2026-W49`) or a month."""
        if "W" in span:
            monday = date.fromisocalendar(int(span[:4]), int(span[-2:]), 1)
            return self.words.say("culprit-week", day=self.words.day(monday))
        year, month, *day = map(int, span.split("-"))
        return self.words.day(date(year, month, *day)) if day else self.words.month(YearMonth(year, month))


def culprit_list(told: Sequence[str], words: Words) -> str:
    """Write what contradicts itself one a line, cut where more would help nobody."""
    lines = list(told[:MOST])
    if more := len(told[MOST:]):
        lines.append(words.say("plan-culprits-more", count=more))
    return "\n".join(f"  - {text}" for text in lines)
