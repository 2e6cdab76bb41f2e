"""The bare command: where things stand, and the next step."""

from __future__ import annotations

from coanimation.cli.output import Context, pass_context


@pass_context
def standing(context: Context) -> None:
    """Say where things stand."""
    from coanimation.rendering.sentences import seats, slot_name  # noqa: PLC0415 - doors import when they are opened
    from coanimation.use_cases.months import parse_month  # noqa: PLC0415 - as above
    from coanimation.use_cases.standing import Step  # noqa: PLC0415 - as above
    from coanimation.use_cases.standing import standing as stands  # noqa: PLC0415 - as above
    from coanimation.use_cases.status import to_check  # noqa: PLC0415 - as above

    out, words = context.output, context.words
    found = stands(context.folder, now=context.now)
    if found is None:
        out.say("standing-begin", folder=str(context.folder.absolute()))
        return
    month = found.month.month
    out.say("standing-title", space=found.month.space.name, month=month)
    code = "standing-answers-silent" if found.silent else "standing-answers"
    silent = words.listing([partner.name for partner in found.silent])
    total = len(found.month.partners)
    fields = {"silent": silent} if found.silent else {}
    out.say(code if found.answered else "standing-answers-none", count=len(found.answered), all=total, **fields)
    if found.shown is None:
        out.say("standing-no-draft")
    else:
        filled, wanted = seats(found.shown)
        out.say("standing-draft", version=str(found.shown.rota.version), filled=filled, wanted=wanted)
        if found.shown.published is None:
            out.say("standing-not-published")
        else:
            changed = found.shown.is_draft
            out.say("standing-changed" if changed else "standing-published", when=found.shown.published)
    for shown, line in found.soon:
        out.say("standing-soon", slot=slot_name(shown, line, words))
    failed, unclear = to_check(context.folder, now=context.now)
    if failed or unclear:
        out.say("standing-calendars", failed=failed, unclear=unclear)
        if found.step is Step.NOTHING:  # the line above says what is next
            return
    name = words.month_name(month.month)
    meant = parse_month(name, context.now, context.folder) == month  # of the year that a bare name would mean
    out.say(f"standing-step-{found.step}", month=name if meant else str(month))
