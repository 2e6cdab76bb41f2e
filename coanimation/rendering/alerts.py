"""What a rota does and nobody forbids, in words."""

from __future__ import annotations

from datetime import date

from coanimation.domain.working_time import LEGAL, Alert, Span
from coanimation.rendering.shown import Shown
from coanimation.words import Words


def alert_texts(shown: Shown, words: Words) -> list[str]:
    """Say each alert of a rota."""
    return [alert_text(shown, alert, words) for alert in shown.alerts]


def alert_text(shown: Shown, alert: Alert, words: Words) -> str:
    """Say whose working time goes beyond what, and when."""
    person = shown.people[alert.professional]
    who = words.say("explain-person", name=person.name, partner=shown.partner_names[person.id])
    reached, most = int(alert.fields["reached"]), int(alert.fields["most"])
    span = Span(alert.code.removeprefix("alert-"))
    hours = span in {Span.HOURS_PER_DAY, Span.HOURS_PER_WEEK}
    return words.say(
        alert.code,
        who=who,
        when=words.day(date.fromisoformat(str(alert.fields["when"]))),
        reached=words.duration(reached) if hours else reached,
        most=words.duration(most * 60) if hours else most,
        whose="law" if most == LEGAL[span] else "space",  # a space that sets another limit cites itself
    )
