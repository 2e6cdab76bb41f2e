"""`coanimation plan` and `coanimation explain`: the rota of a month, and why a seat stays empty."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

import click

from coanimation.cli.data import problem_data
from coanimation.cli.doors import Seconds, argument, command, json_option, month_argument, option
from coanimation.cli.output import Context, pass_context
from coanimation.cli.untrue import untrue
from coanimation.errors import NoRota

if TYPE_CHECKING:
    from coanimation.domain.month import Month
    from coanimation.domain.months import YearMonth
    from coanimation.domain.rota import Rota
    from coanimation.rendering.shown import Shown
    from coanimation.use_cases.plan import Drafted


@command("plan")
@month_argument
@option("--seconds", type=Seconds())
@option("--fresh", is_flag=True)
@option("--alternatives", type=click.IntRange(min=1, max=4))
@json_option
@pass_context
def plan(context: Context, month: str, seconds: float | None, fresh: bool, alternatives: int | None) -> int:
    """Find the best rota and keep it as a draft; look for others to choose from when asked."""
    from coanimation.cli.alternatives import look  # noqa: PLC0415 - only this command needs it
    from coanimation.rendering.data import as_json  # noqa: PLC0415 - as above
    from coanimation.rendering.progress import SearchProgress  # noqa: PLC0415 - as above
    from coanimation.use_cases.gather import parse_month  # noqa: PLC0415 - as above
    from coanimation.use_cases.plan import make_draft  # noqa: PLC0415 - as above

    wanted = parse_month(month, context.now, context.folder)
    out, words = context.output, context.words
    try:
        with SearchProgress(out.console(stderr=True), words) as progress, until_interrupted() as interrupted:
            drafted = make_draft(
                context.folder,
                wanted,
                now=context.now,
                seconds=seconds,
                fresh=fresh,
                progress=progress,
                stop=interrupted,
            )
    except NoRota as none:
        raise worded(none, context, wanted) from none
    if interrupted():
        out.note("plan-stopped")
    if drafted.corrected:
        out.note("plan-corrected", count=len(drafted.corrected))
        for problem in drafted.corrected:
            out.note("show-false-line", problem=words.problem(problem))
    if not out.json:
        _tell(context, drafted)
    others = look(context, wanted, alternatives, seconds) if alternatives else {}
    if out.json:
        out.data(as_json(shown_of(drafted.month, drafted.rota), words) | others)
    return 1 if drafted.rota.missing else 0


@command("explain")
@argument("what", nargs=-1)
@json_option
@pass_context
def explain(context: Context, what: tuple[str, ...]) -> int:
    """Tell why seats stay empty, in one slot or in all."""
    from coanimation.rendering.explained import data, lines  # noqa: PLC0415 - only this command needs it
    from coanimation.use_cases.gather import parse_month  # noqa: PLC0415 - as above
    from coanimation.use_cases.months import is_month  # noqa: PLC0415 - as above
    from coanimation.use_cases.plan import explain as explained_in  # noqa: PLC0415 - as above
    from coanimation.use_cases.show import falsehoods  # noqa: PLC0415 - as above

    asked = list(what)
    month = asked.pop(0) if asked and is_month(asked[0]) else ""
    wanted = parse_month(month, context.now, context.folder)
    found = explained_in(context.folder, wanted, now=context.now, slot=" ".join(asked))
    false = falsehoods(context.folder, found.month)
    untrue(context, found.month, false)
    shown = shown_of(found.month, found.rota)
    if context.output.json:
        problems = [problem_data(problem, context.words) for problem in false]
        context.output.data(data(shown, found.slots, context.words) | {"problems": problems})
    elif not found.slots:
        context.output.say("missing-none")
    for slot in () if context.output.json else found.slots:
        for line in lines(shown, slot, context.words):
            context.output.text(line)
    lacking = any(gap.slot in {slot.id for slot in found.slots} for gap in found.rota.missing)
    return 1 if lacking or false else 0


def shown_of(month: Month, rota: Rota) -> Shown:
    """Put a rota beside its month and its measures, as what shows it wants it."""
    from coanimation.use_cases.show import shown  # noqa: PLC0415 - planning alone does not need it

    return shown(month, rota)


def _tell(context: Context, drafted: Drafted) -> None:
    """Say what was found: the few lines that matter, then what to do next."""
    from coanimation.rendering.drafted import alerted, answered, summary, to_fill  # noqa: PLC0415 - as above
    from coanimation.rendering.sentences import proven_text  # noqa: PLC0415 - as above

    out, words, rota = context.output, context.words, drafted.rota
    shown = shown_of(drafted.month, rota)
    month = str(drafted.month.month)
    out.text(answered(drafted.month.partners, drafted.silent, drafted.habitual, words))
    code = "plan-unchanged" if drafted.unchanged else "plan-drafted"
    out.say(code, version=str(rota.version), seconds=words.number(rota.seconds, decimals=1), month=month)
    for line in summary(shown, words):
        out.text(line)
    if not rota.proven:
        out.text(proven_text(shown, words))
    for line in to_fill(shown, words):
        out.text(line)
    for line in alerted(shown, words):
        out.text(line)
    if not rota.missing:
        out.say("plan-next-show", month=month)
    elif out.can_ask and out.ask("plan-ask-why"):
        _explain_all(context, shown)
    else:
        out.say("plan-next-explain", month=month)


def _explain_all(context: Context, shown: Shown) -> None:
    from coanimation.rendering.explained import lines  # noqa: PLC0415 - only when the person wants to know

    for line in shown.open_lines:
        if line.missing:
            context.output.text()
            for text in lines(shown, line.slot, context.words):
                context.output.text(text)


def worded(none: NoRota, context: Context, month: YearMonth) -> NoRota:
    """Say the culprits of a contradiction in words, one a line."""
    from coanimation.rendering.culprits import culprit_list, culprit_text  # noqa: PLC0415 - only when there is no rota
    from coanimation.use_cases.gather import gather  # noqa: PLC0415 - as above

    culprits = none.fields.get("culprits")
    if not isinstance(culprits, tuple):
        return none
    gathered = gather(context.folder, month, now=context.now)
    told = [culprit_text(one.code, one.fields, gathered, context.words) for one in culprits]
    return NoRota(none.code, **{**none.fields, "culprits": culprit_list(told, context.words)})


@contextmanager
def until_interrupted() -> Iterator[Callable[[], bool]]:
    """Let the first Ctrl-C ask the search to stop with the best it found; the second one interrupts as usual."""
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set  # only the main thread is told of signals
        return
    before = signal.getsignal(signal.SIGINT)

    def ask(_signal: int, _frame: FrameType | None) -> None:
        asked.set()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, ask)
    try:
        yield asked.is_set
    finally:
        signal.signal(signal.SIGINT, before)
