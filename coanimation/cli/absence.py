"""`coanimation absence`: someone is away; what becomes of the rota, and which way to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from coanimation.cli.doors import Seconds, argument, command, json_option, option, yes_option
from coanimation.cli.output import Context, pass_context
from coanimation.domain.months import YearMonth
from coanimation.errors import NoRota, Stopped, WrongUse

if TYPE_CHECKING:
    from coanimation.rendering.absence import Way
    from coanimation.use_cases.absence import Absent, Option, Touched


@command("absence")
@argument("who")
@argument("days", nargs=-1, required=True)
@option("--option", "numbers", type=click.IntRange(min=1), multiple=True)
@yes_option
@option("--seconds", type=Seconds())
@json_option
@pass_context
def absence(  # noqa: PLR0913, PLR0917 - one parameter for each option
    context: Context, who: str, days: tuple[str, ...], numbers: tuple[int, ...], yes: bool, seconds: float | None
) -> int:
    """Record an absence, and repair the rota."""
    from coanimation.cli.plan import until_interrupted, worded  # noqa: PLC0415 - a door imports when it opens
    from coanimation.use_cases.absence import record_absence  # noqa: PLC0415 - as above
    from coanimation.use_cases.days import parse_days  # noqa: PLC0415 - as above

    if yes and numbers:
        raise WrongUse("absence-one-choice")
    first, last = parse_days(days, context.now.date())
    choice = _Choice(context, numbers, yes=yes)
    try:
        with until_interrupted() as interrupted:
            done = record_absence(
                context.folder,
                who,
                first,
                last,
                now=context.now,
                choose=choice.choose,
                seconds=seconds,
                stop=interrupted,
            )
    except NoRota as none:
        month = none.fields.get("month")
        raise (worded(none, context, month) if isinstance(month, YearMonth) else none) from none
    if context.output.json:
        context.output.data(_data(done, context))
        return _exit(done)
    if not done.recorded:
        raise Stopped("absence-undecided", count=len(done.months))
    _tell(done, context)
    return _exit(done)


class _Choice:
    """Tells each month that loses someone, and finds out which way to go on."""

    def __init__(self, context: Context, numbers: tuple[int, ...], *, yes: bool) -> None:
        self.context = context
        self.numbers = list(numbers)
        self.yes = yes

    def choose(self, touched: Touched) -> int | None:
        """Choose an option of one month: 0 is nobody displaced; None when nobody is there to say."""
        out = self.context.output
        if not out.json:
            self._tell(touched)
        if self.yes:
            return 0
        if self.numbers:
            return self.numbers.pop(0) - 1
        return self._asked(touched) if out.can_ask else None

    def _tell(self, touched: Touched) -> None:
        from coanimation.rendering.absence import fallen_lines, way_lines  # noqa: PLC0415 - as above

        out, words, options = self.context.output, self.context.words, touched.repaired.options
        for line in fallen_lines(touched.month, touched.repaired.fallen, words):
            out.text(line)
        for number, one in enumerate(options, 1):
            out.text()
            for line in way_lines(touched.month, _way(touched, one), number, words, alone=len(options) == 1):
                out.text(line)
        out.text()

    def _asked(self, touched: Touched) -> int:
        out, words, count = self.context.output, self.context.words, len(touched.repaired.options)
        if count == 1:
            if not out.ask("absence-ask"):
                raise click.Abort
            return 0
        offered = [(str(n), words.say("absence-ask-option", number=n + 1)) for n in range(count)]
        answer = out.choose("absence-ask-which", [*offered, ("", words.say("absence-ask-none"))])
        if not answer:
            raise click.Abort
        return int(answer)


def _tell(done: Absent, context: Context) -> None:
    from coanimation.rendering.absence import absence_title  # noqa: PLC0415 - a door imports when it opens
    from coanimation.workspace import read  # noqa: PLC0415 - as above

    out, words = context.output, context.words
    partners = read(context.folder).partners
    title = absence_title(done.who, done.absence, partners, words)
    out.say("absence-known" if done.known else "absence-recorded", title=title)
    if not done.months:
        out.say("absence-no-change")
    for touched in done.months:
        if (one := touched.option) is None:
            continue
        month = str(touched.month.month)
        out.say("absence-kept", version=str(one.rota.version), month=touched.month.month)
        if touched.unpinned:
            out.say("absence-unpinned", count=len(touched.unpinned))
        if one.new or one.gone:
            out.note("absence-call")
        if _lacks(touched, one):
            out.say("plan-next-explain", month=month)
        out.say("absence-next", month=month)


def _way(touched: Touched, one: Option) -> Way:
    from coanimation.rendering.absence import Way  # noqa: PLC0415 - a door imports when it opens

    return Way(before=touched.before, rota=one.rota, displaced=one.displaced, new=one.new, gone=one.gone)


def _exit(done: Absent) -> int:
    if not done.recorded:
        return Stopped.exit_code
    return 1 if any(one.option and _lacks(one, one.option) for one in done.months) else 0


def _lacks(touched: Touched, one: Option) -> bool:
    """Whether something that was held stays open: a person has to see to it."""
    from coanimation.rendering.changes import lost  # noqa: PLC0415 - a door imports when it opens

    return any(lost(touched.month, touched.before, one.rota))


def _data(done: Absent, context: Context) -> dict[str, object]:
    from coanimation.rendering.absence import way_data  # noqa: PLC0415 - a door imports when it opens
    from coanimation.rendering.changes import assignments_data  # noqa: PLC0415 - as above

    return {
        "format": 1,
        "who": done.who.id,
        "from": done.absence.first.isoformat(),
        "to": done.absence.last.isoformat(),
        "known": done.known,
        "recorded": done.recorded,
        "months": [
            {
                "month": str(touched.month.month),
                "published": touched.month.told is not None,
                "fallen": assignments_data(touched.repaired.fallen),
                "unpinned": [{"slot": slot, "professional": who} for slot, who in sorted(touched.unpinned)],
                "complete": touched.repaired.complete,
                "options": [
                    {
                        "option": number,
                        "proven": one.proven,
                        **way_data(touched.month, _way(touched, one), context.words),
                    }
                    for number, one in enumerate(touched.repaired.options, 1)
                ],
                "chosen": touched.chosen + 1 if touched.chosen is not None else None,
            }
            for touched in done.months
        ],
    }
