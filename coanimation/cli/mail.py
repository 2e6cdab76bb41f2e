"""What became of the messages, in the language in force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from coanimation.cli.output import Output
from coanimation.domain.messages import Fate, Kind, Message
from coanimation.domain.people import Partner
from coanimation.publishing.mailing import Handed, Mailed


def names_by_mail(partners: Iterable[Partner]) -> Mapping[str, str]:
    """Tell whose each address is."""
    found: dict[str, str] = {}
    for partner in partners:
        found |= {one.mail: one.name for one in partner.professionals}
        found[partner.mail] = partner.name
    return found


class MailTold:
    """Tells it, with the names of the workspace for the addresses that it knows."""

    def __init__(self, output: Output, names: Mapping[str, str], *, dry_run: bool = False) -> None:
        self._output = output
        self._words = output.words
        self._names = names
        self._dry_run = dry_run

    def row(self, mailed: Mailed) -> str:
        """Say in a few words what was written and sent; nothing when nothing was."""
        if not (mailed.written or mailed.handed or mailed.failure):
            return ""
        if self._dry_run:
            return self._words.say("message-row-would", count=len(mailed.written), sends=mailed.sends)
        return self._words.say("message-row", sent=len(mailed.of(Fate.SENT)), waiting=mailed.waiting)

    def matters(self, mailed: Mailed) -> None:
        """Say what a person has to see to."""
        if mailed.failure:
            self._output.warn(mailed.failure, **mailed.fields)
        if any(one.kind is Kind.INVITATION and not one.ics for one in mailed.written):
            self._output.warn("message-unsigned")
        for (to, status), count in Counter((self._name(one), one.status) for one in mailed.of(Fate.REFUSED)).items():
            self._output.warn("message-refused", to=to, status=status, count=count)
        if again := mailed.of(Fate.LATER, Fate.UNKNOWN):
            names = tuple(dict.fromkeys(self._name(one) for one in again))
            self._output.note("message-again", count=len(again), names=names)
        if mailed.unaddressed:
            names = tuple(f"{name}.eml" for name in mailed.unaddressed)
            self._output.warn("message-unaddressed", count=len(names), names=names)
        for name in mailed.odd:
            self._output.warn("message-odd", name=name)
        # what is sent again by itself is not for a person to send as well
        if (left := mailed.waiting - len(again)) > 0 and not self._dry_run:
            self._output.note("message-waiting", count=left)

    def written(self, message: Message) -> None:
        """Say where a message is, and for whom."""
        name = self._names.get(message.to, message.to)
        to = self._words.say("message-to", name=name, mail=message.to) if message.to else ""
        self._output.say("message-written", name=f"{message.name}.eml", to=to, known=bool(to))

    def data(self, mailed: Mailed) -> dict[str, object]:
        """Give it for programs."""
        return {
            "written": [{"name": one.name, "kind": one.kind.value} for one in mailed.written],
            "handed": [
                {"to": one.to, "kind": one.kind.value, "fate": one.fate.value, "status": one.status}
                for one in mailed.handed
            ],
            "unaddressed": list(mailed.unaddressed),
            "odd": list(mailed.odd),
            "waiting": mailed.waiting,
            "failure": mailed.failure or None,
        }

    def _name(self, one: Handed) -> str:
        name = self._names.get(one.to)
        return self._words.say("message-to", name=name, mail=one.to) if name else one.to
