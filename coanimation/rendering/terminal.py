"""A rota in the terminal: the month at a glance, what it is worth, what is missing."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from coanimation.rendering.alerts import alert_texts
from coanimation.rendering.grid import MARKS, STYLES, grid, legend
from coanimation.rendering.lists import by_day
from coanimation.rendering.sentences import (
    certificate,
    gap_text,
    missing_title,
    neutrality_sentence,
    proven_text,
    slot_name,
    unshared,
    why_texts,
)
from coanimation.rendering.shown import Line, Shown
from coanimation.rendering.unbroken import held, hold
from coanimation.words import Words


def overview(shown: Shown, words: Words, width: int) -> RenderableType:
    """Show the month at a glance, then what it is worth and what is missing."""
    drawn = grid(shown, words, width)
    picture = drawn if drawn is not None else by_day(shown, words, width)
    return Group(
        title(shown, words),
        Text(),
        picture,
        held(legend(shown, words), "dim"),
        Text(),
        worth(shown, words),
        Text(),
        missing(shown, words),
        *alerts(shown, words),
    )


def title(shown: Shown, words: Words) -> Text:
    """Say what this is: a draft or what was published, and when it was computed."""
    code = "show-title-draft" if shown.is_draft else "show-title-published"
    name = words.say(code, version=str(shown.rota.version), month=shown.month.month)
    return Text("\n").join([held(f"{name} · {shown.month.space.name}", "bold"), held(status(shown, words), "dim")])


def status(shown: Shown, words: Words) -> str:
    """Say when it was computed and whether it was published."""
    when = shown.rota.computed.astimezone(shown.month.now.tzinfo)
    computed = words.say("show-computed", when=when, seconds=words.number(shown.rota.seconds, decimals=0))
    if shown.published is None:
        return f"{computed} {words.say('show-not-published')}"
    code = "show-changed-since" if shown.is_draft else "show-published"
    return f"{computed} {words.say(code, when=shown.published)}"


def worth(shown: Shown, words: Words) -> RenderableType:
    """Show the certificate, one aim a line, then neutrality, in words."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    for aim in certificate(shown, words):
        table.add_row(held(aim.name), held(aim.whole))
    table.add_row(held(words.say("aim-neutrality")), held(neutrality_sentence(shown, words)))
    style = "red" if shown.problems else "green" if shown.rota.proven and not shown.outdated else "yellow"
    said = [Padding(held(text, "dim"), (0, 0, 0, 2), expand=False) for text in [unshared(shown, words)] if text]
    return Group(Padding(table, (0, 0, 0, 2), expand=False), *said, held(proven_text(shown, words), style))


def alerts(shown: Shown, words: Words) -> list[RenderableType]:
    """Show what goes beyond working time without being forbidden; nothing when nothing does."""
    if not shown.alerts:
        return []
    told = [Padding(held(text), (0, 0, 0, 2), expand=False) for text in alert_texts(shown, words)]
    return [Text(), held(words.say("alerts-title"), "bold"), *told]


def missing(shown: Shown, words: Words) -> RenderableType:
    """Show each slot where someone is missing, with the reasons, people counted."""
    lines = [line for line in shown.open_lines if line.missing]
    if not lines:
        code = "missing-none" if shown.open_lines else "show-none"
        return held(words.say(code), "green" if shown.open_lines else "")
    told = [Padding(_gaps(shown, line, words), (0, 0, 0, 2), expand=False) for line in lines]
    return Group(held(missing_title(shown, words), "bold"), *told)


def _gaps(shown: Shown, line: Line, words: Words) -> RenderableType:
    gaps = ", ".join(gap_text(gap, words, shown.month.space.roles) for gap in line.missing)
    said = words.say("missing-line", slot=slot_name(shown, line, words), gaps=gaps)
    head = Text.assemble((f"{MARKS[line.state]} ", STYLES[line.state]), hold(said))
    texts = why_texts(shown, line, words)
    texts += [words.say("missing-not-announced")] if line.undecided else []
    return Group(head, *(Padding(held(text), (0, 0, 0, 2), expand=False) for text in texts))
