"""`coanimation status`: how each partner is reached, what waits, what is to be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from coanimation.cli.doors import command, json_option, option
from coanimation.cli.output import Context, pass_context

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coanimation.cli.observed import Sightings
    from coanimation.use_cases.status import MonthStatus, PartnerStatus, Status


@command("status")
@option("--offline", is_flag=True)
@json_option
@pass_context
def status(context: Context, offline: bool) -> int:
    """Say where each partner is."""
    from coanimation.cli.observed import Sightings  # noqa: PLC0415 - a door imports when it opens
    from coanimation.rendering.progress import PublicationProgress  # noqa: PLC0415 - as above
    from coanimation.use_cases.status import status as found_of  # noqa: PLC0415 - as above

    out = context.output
    with PublicationProgress(out.console(stderr=True), context.words, quiet=out.json) as progress:
        found = found_of(context.folder, now=context.now, offline=offline, progress=progress)
    told = _Told(context, found, Sightings(context.words, found.contents.space, found.contents.partners))
    if out.json:
        out.data(told.data())
    else:
        told.say()
    return found.exit_code


class _Told:
    def __init__(self, context: Context, found: Status, sightings: Sightings) -> None:
        self._output = context.output
        self._words = context.words
        self._found = found
        self._sightings = sightings

    def say(self) -> None:
        """Say where the months are, then each partner, then what waits beside."""
        out, found = self._output, self._found
        out.say("status-title", space=found.contents.space.name)
        for month in found.months:
            out.say(*_month(month)[:1], **_month(month)[1])
        if not found.months:
            out.say("status-no-month")
        for one in found.partners:
            out.text()
            out.say("status-partner", name=one.partner.name, way=self._way(one))
            for line in self._lines(one):
                out.text(line)
        out.text()
        if found.drafts:
            out.say("status-drafts", count=found.drafts)
        attention = sum(one.needs_someone for one in found.partners)
        out.say("status-attention", count=attention) if attention else out.say("status-all-well")
        if found.offline:
            out.note("status-offline")

    def data(self) -> dict[str, object]:
        """Give it for programs."""
        found = self._found
        return {
            "format": 1,
            "offline": found.offline,
            "months": [
                {
                    "month": str(one.month),
                    "published": one.published.isoformat() if one.published else None,
                    "version": one.version,
                    "differs": one.differs,
                }
                for one in found.months
            ],
            "partners": [self._partner(one) for one in found.partners],
            "drafts": found.drafts,
        }

    def _partner(self, one: PartnerStatus) -> dict[str, object]:
        code, fields = one.failure
        last = one.last
        return {
            "partner": one.partner.id,
            "way": one.rung.value,
            "by_mail": list(one.by_mail),
            "last_success": last.succeeded.isoformat() if last.succeeded else None,
            "last_month": str(last.month) if last.month else None,
            "last_try": last.tried.isoformat() if last.tried else None,
            "failure": code or None,
            "text": self._words.say(code, **fields) if code else "",
            "pending": {"created": one.found.created, "updated": one.found.updated, "deleted": one.found.deleted},
            "unanswered": [{"slot": slot, "professional": who} for slot, who in one.unanswered],
            "observed": [self._sightings.data(seen) for seen in one.found.observed],
            "needs_someone": one.needs_someone,
        }

    def _way(self, one: PartnerStatus) -> str:
        url = one.partner.calendar.url if one.partner.calendar is not None else ""
        way = self._words.say(f"status-way-{one.rung.value}", host=urlsplit(url).hostname or "")
        mail = self._words.say("status-way-mail", count=len(one.by_mail)) if one.by_mail else ""
        return way + mail

    def _lines(self, one: PartnerStatus) -> Iterator[str]:
        say = self._words.say
        code, fields = one.failure
        if code:
            yield "  " + say("status-failure", why=say(code, **fields))
        if one.last.succeeded is not None and one.last.month is not None:
            emptied = any(seen.emptied for seen in one.found.observed)
            late = "late" if code or one.found.writes or emptied else "fine"
            since = one.last.succeeded.astimezone(ZoneInfo(self._found.contents.space.timezone))
            yield "  " + say("status-last", when=since, month=one.last.month, now=late)
        elif one.months:
            yield "  " + say("status-last-none" if one.last.tried else "status-last-unknown")
        else:
            yield "  " + say("status-nothing-told")
        if one.found.writes:
            yield "  " + say("status-pending", count=one.found.writes, month=str(self._month_of(one)))
        people = {who.id: who.name for who in one.partner.professionals}
        slots = self._found.slots
        for slot, who in one.unanswered:
            when = self._sightings.slot(slots[slot]) if slot in slots else slot
            yield "  " + say("status-unanswered", name=people[who], slot=when)
        yield from self._sightings.lines(one.found.observed, slots)
        for line in self._sightings.put_back(one.found.observed, self._found.published_in):
            yield "  " + line

    def _month_of(self, one: PartnerStatus) -> object:
        """Tell the first month of which something waits to be written."""
        planned = one.found.planned
        waiting = (*planned.created, *planned.updated, *planned.deleted)
        months = {self._found.published_in[slot] for slot in waiting if slot in self._found.published_in}
        return min(months or one.months)


def _month(one: MonthStatus) -> tuple[str, dict[str, object]]:
    if one.published is None:
        return "status-month-draft", {"month": one.month, "version": str(one.version)}
    code = "status-month-differs" if one.differs else "status-month-published"
    return code, {"month": one.month, "when": one.published, "typed": str(one.month)}
