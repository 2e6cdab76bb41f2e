"""What `coanimation publish` says: brief when all is well, exact about what is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from zoneinfo import ZoneInfo

from coanimation.cli.mail import MailTold, names_by_mail
from coanimation.cli.observed import Sightings
from coanimation.cli.output import Output
from coanimation.domain.people import Partner
from coanimation.domain.slots import SEAT, Slot
from coanimation.domain.space import Space
from coanimation.domain.told import ToldSlot
from coanimation.rendering.sentences import role_name
from coanimation.use_cases.publish import Delivery, Observed, Online, Published, Sent, ShortSlots

_SHOWN = 3
_ROWS = ("calendars", "feeds", "page", "messages", "copy", "sent")


class Publication:
    """Tells a publication in the language in force, with the names of the workspace."""

    def __init__(self, output: Output, space: Space, partners: Iterable[Partner]) -> None:
        self._output = output
        self._words = output.words
        self._space = space
        self._zone = ZoneInfo(space.timezone)
        self._names = {partner.id: partner.name for partner in partners}
        self._people = {one.id: one.name for partner in partners for one in partner.professionals}
        self._mails = names_by_mail(partners)
        self._sightings = Sightings(output.words, space, partners)

    def slot(self, slot: Slot | ToldSlot) -> str:
        """Name a slot as people do, by its day and its hours."""
        start, end = slot.start.astimezone(self._zone), slot.end.astimezone(self._zone)
        day = self._words.day(start.date(), short=True)
        return self._words.say("publish-slot", day=day, hours=self._words.span(start, end))

    def lacks(self, lacks: Mapping[str, int]) -> str:
        """Tell what a slot lacks."""
        return self._words.listing([self._lack(what, count) for what, count in sorted(lacks.items())])

    def short(self, stopped: ShortSlots) -> None:
        """List the slots to decide about, and what to type."""
        for one in stopped.short:
            self._output.note("publish-short-line", slot=self.slot(one.slot), lacks=self.lacks(one.lacks))
        self._output.note("publish-short-how", month=str(stopped.month), slot=stopped.short[0].slot.id)

    def say(self, result: Published) -> None:
        """Say what was published, or would be."""
        out = self._output
        if result.dry_run:
            out.note("publish-rehearsal")
        if result.writes or result.failed or result.feeds.failed or result.unsent or result.to_decide:
            closed = self._some([self.slot(slot) for slot in result.closed])
            slots, closures = len(result.open), len(result.closed)
            out.say("publish-to-publish", month=result.month, slots=slots, closures=closures, closed=closed)
            for title, text in self._rows(result):
                out.text(f"  {title:<{self._width()}}  {text}")
            self._plan(result)
        else:
            out.say("publish-nothing-emptied" if result.emptied else "publish-nothing")
        out.say("publish-public-proven")
        if result.allowed:
            out.say("publish-public-allowed", words=result.allowed)
        self._matters(result)
        self._failures(result)
        if result.online is not None:
            self._online(result.online)

    def data(self, result: Published) -> dict[str, object]:
        """Give the result for programs."""
        return {
            "format": 1,
            "month": str(result.month),
            "dry_run": result.dry_run,
            "revision": result.told.revision,
            "published": result.told.published.isoformat(),
            "changed": result.changed,
            "ledger": result.ledger,
            "outdated": result.outdated,
            "open": [slot.id for slot in result.open],
            "closed": [slot.id for slot in result.closed],
            "short": [one.slot.id for one in result.short],
            "to_decide": [one.slot.id for one in result.to_decide],
            "too_late": [slot.id for slot in result.too_late],
            "withdrawn": [slot.id for slot in result.withdrawn],
            "calendars": [self._calendar(one) for one in result.calendars],
            "feeds": {
                "count": len(result.feeds.targets),
                "written": result.feeds.written,
                "removed": result.feeds.removed,
                "renewed": result.feeds.renewed,
                "failed": [target.professional or target.partner for target in result.feeds.failed],
            },
            "public": {
                "files": list(result.page),
                "copied": list(result.copied),
                "sent": [
                    {
                        "destination": one.name,
                        "written": one.written,
                        "removed": one.removed,
                        "unchanged": one.unchanged,
                        "failure": one.failure or None,
                        "text": self._words.say(one.failure, **one.fields) if one.failure else "",
                    }
                    for one in result.sent
                ],
                "address": result.address or None,
                "seen": result.online.seen.isoformat() if result.online and result.online.seen else None,
                "unseen": result.online.why or None if result.online else None,
                "allowed_words": list(result.allowed),
            },
            "moved": [self._calendar(one) for one in result.moved],
            "departed": [self._calendar(one) for one in result.departed],
            "announced_still": [str(month) for month in result.announced_still],
            "messages": self._mail(result).data(result.mailed),
        }

    def _calendar(self, one: Delivery) -> dict[str, object]:
        return {
            "partner": one.partner,
            "own_server": one.own_server,
            "created": one.created,
            "updated": one.updated,
            "deleted": one.deleted,
            "unchanged": one.unchanged,
            "requests": one.requests,
            "failure": one.failure or None,
            "text": self._words.say(one.failure, **one.fields) if one.failure else "",
            "plan": {what: list(slots) for what, slots in self._steps(one)},
            "observed": [self._sightings.data(seen) for seen in one.observed],
        }

    def _rows(self, result: Published) -> Iterator[tuple[str, str]]:
        say = self._words.say
        fine = [one for one in result.calendars if not one.failure]
        would = result.dry_run
        created, updated = sum(one.created for one in fine), sum(one.updated for one in fine)
        changes = say(
            "publish-changes-would" if would else "publish-changes",
            created=created,
            updated=updated,
            before=created + updated,
            deleted=sum(one.deleted for one in fine),
        )
        told = ", ".join(filter(None, changes.split("|"))) or say("publish-changes-none")
        code = "publish-calendars-would" if would else "publish-calendars"
        yield say("publish-row-calendars"), say(code, count=len(fine), changes=told)
        feeds = result.feeds
        code = "publish-feeds-would" if would else "publish-feeds"
        text = say(code, count=len(feeds.targets), written=feeds.written, removed=feeds.removed)
        yield say("publish-row-feeds"), text
        yield say("publish-row-page"), self._page(result, result.page, result.address)
        if messages := self._mail(result).row(result.mailed):
            yield say("publish-row-messages"), messages
        if result.copied:
            yield say("publish-row-copy"), self._page(result, result.copied, "")
        for one in result.sent:
            if not one.failure:
                yield say("publish-row-sent"), self._sent(one, result)

    def _sent(self, one: Sent, result: Published) -> str:
        code = "publish-sent-would" if result.dry_run else "publish-sent"
        return self._words.say(code, name=one.name, written=one.written, removed=one.removed)

    def _online(self, online: Online) -> None:
        if online.seen is None:
            self._output.warn("publish-online-not-yet", address=online.address, why=online.why)
        else:
            hour = self._words.hour(online.seen.astimezone(self._zone))
            self._output.say("publish-online-seen", address=online.address, hour=hour)

    def _page(self, result: Published, files: Sequence[str], where: str) -> str:
        state = "same" if not files else "would" if result.dry_run else "changed"
        text = self._words.say(f"publish-page-{state}")
        return self._words.say("publish-page-where", state=text, where=where) if where else text

    def _mail(self, result: Published) -> MailTold:
        return MailTold(self._output, self._mails, dry_run=result.dry_run)

    def _width(self) -> int:
        return max(len(self._words.say(f"publish-row-{row}")) for row in _ROWS)

    def _matters(self, result: Published) -> None:
        """Say what a person should know, though nothing failed."""
        waiting = [one.slot for one in result.short if one not in result.to_decide]
        for code, slots in (
            ("publish-waiting", waiting),
            ("publish-to-decide", [one.slot for one in result.to_decide]),
            ("publish-too-late", list(result.too_late)),
            ("publish-withdrawn", list(result.withdrawn)),
        ):
            if slots:
                names = self._some([self.slot(slot) for slot in slots])
                self._output.note(code, count=len(slots), slots=names)
        if result.ledger != "whole":
            self._output.warn("publish-ledger", found=result.ledger)
        if result.feeds.renewed:
            self._output.warn("publish-feeds-renewed")
        if result.outdated:
            self._output.note("publish-outdated", typed=str(result.month))
        self._mail(result).matters(result.mailed)
        self._taken_out(result)
        if result.announced_still:
            self._output.note(
                "publish-departed-months", months=result.announced_still, typed=str(result.announced_still[0])
            )
        self._seen(result)

    def _seen(self, result: Published) -> None:
        """Tell what people did in their calendars: once; what was told before is only counted."""
        slots = _slots(result)
        told: list[Observed] = []
        again = 0
        for one in (*result.calendars, *result.moved, *result.departed):
            new = [seen for seen in one.observed if not (seen.again and seen.told_once)]
            again += len(one.observed) - len(new)
            if new:
                self._output.note("publish-seen", partner=self._name(one))
                for line in self._sightings.lines(new, slots):
                    self._output.aside(line)
            told += new
        for line in self._sightings.put_back(told, dict.fromkeys(slots, result.month)):
            self._output.aside(line)
        if again:
            self._output.note("publish-seen-again", count=again)

    def _taken_out(self, result: Published) -> None:
        """Say what is taken out of the calendars of those who left, and of those that were left for others."""
        when = "would" if result.dry_run else "done"
        for code, places in (("publish-departed", result.departed), ("publish-moved", result.moved)):
            for one in places:
                if one.deleted:
                    self._output.note(code, partner=self._name(one), count=one.deleted, when=when)

    def _plan(self, result: Published) -> None:
        """Say slot by slot what a rehearsal would write to each calendar."""
        slots = {name: self.slot(slot) for name, slot in _slots(result).items()}
        for one in (*result.calendars, *result.moved, *result.departed):
            for what, ids in self._steps(one):
                self._output.say(
                    f"publish-plan-{what}",
                    partner=self._name(one),
                    count=len(ids),
                    slots=" · ".join(slots.get(slot, slot) for slot in ids),
                )

    @staticmethod
    def _steps(one: Delivery) -> Iterator[tuple[str, tuple[str, ...]]]:
        planned = one.planned
        steps = (("create", planned.created), ("update", planned.updated), ("delete", planned.deleted))
        yield from (step for step in steps if step[1])

    def _name(self, one: Delivery) -> str:
        """Name the partner; one that is no longer in the files has only its id."""
        return self._names.get(one.partner, one.partner)

    def _failures(self, result: Published) -> None:
        for one in result.failed:
            why = self._words.say(one.failure, **one.fields)
            self._output.warn("publish-failed", partner=self._name(one), why=why)
        for left in result.unsent:
            self._output.warn("publish-unsent", name=left.name, why=self._words.say(left.failure, **left.fields))
        for target in result.feeds.failed:
            name = self._people.get(target.professional) or self._names.get(target.partner, target.partner)
            self._output.warn("publish-feed-failed", name=name)
        if result.failed and not result.dry_run:
            fine = sum(not one.failure for one in result.calendars)
            self._output.note("publish-others-fine", count=fine)

    def _lack(self, what: str, count: int) -> str:
        role = role_name(what, self._words, self._space.roles)
        return self._words.say("publish-short-lacks", what=SEAT if what == SEAT else "role", role=role, count=count)

    def _some(self, names: Sequence[str]) -> str:
        """Name the first ones, and count the others."""
        if len(names) <= _SHOWN + 1:
            return " · ".join(names)
        first = " · ".join(names[:_SHOWN])
        return self._words.say("publish-more", first=first, count=len(names) - _SHOWN)


def _slots(result: Published) -> dict[str, ToldSlot]:
    """Find every slot that is told, or was before, by id."""
    return {slot.id: slot for slot in (*result.withdrawn, *result.told.slots)}
