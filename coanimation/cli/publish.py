"""`coanimation publish`: preview, decide, publish."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from coanimation.cli.doors import Folder, command, json_option, month_argument, option
from coanimation.cli.output import Context, pass_context
from coanimation.domain.adjustments import Decision
from coanimation.domain.slots import Slot
from coanimation.errors import WrongUse


@command("publish")
@month_argument
@option("--dry-run", is_flag=True)
@option("--to", type=Folder())
@option("--private-tree", type=Folder())
@option("--wait", is_flag=True)
@option("--close-short", is_flag=True)
@option("--delete-many", is_flag=True)
@option("--put-back", is_flag=True)
@option("--take-over", is_flag=True)
@option("--no-mail", is_flag=True)
@json_option
@pass_context
def publish(  # noqa: PLR0913, PLR0917 - one parameter for each option
    context: Context,
    month: str,
    dry_run: bool,
    to: Path | None,
    private_tree: Path | None,
    wait: bool,
    close_short: bool,
    delete_many: bool,
    put_back: bool,
    take_over: bool,
    no_mail: bool,
) -> int:
    """Publish a month, or show what would be published."""
    from coanimation.cli.publication import Publication  # noqa: PLC0415 - the calendars are heavy
    from coanimation.rendering.progress import PublicationProgress  # noqa: PLC0415 - as above
    from coanimation.use_cases.gather import parse_month  # noqa: PLC0415 - as above
    from coanimation.use_cases.publish import ShortSlots, choices  # noqa: PLC0415 - as above
    from coanimation.use_cases.publish import publish as publish_month  # noqa: PLC0415 - as above
    from coanimation.workspace import read  # noqa: PLC0415 - as above

    if wait and close_short:
        raise WrongUse("publish-one-choice")
    found = parse_month(month, context.now, context.folder)
    contents = read(context.folder)
    out = context.output
    told = Publication(out, contents.space, contents.partners)

    def decide(slot: Slot, lacks: Mapping[str, int]) -> Decision:
        if wait or close_short:
            return Decision.WAIT if wait else Decision.CLOSE
        offered = [(one.value, context.words.say(f"publish-ask-{one}")) for one in choices(slot, lacks)]
        fields = {"slot": told.slot(slot), "lacks": told.lacks(lacks)}
        return Decision(out.choose("publish-ask-short", offered, **fields))

    asks = wait or close_short or (out.can_ask and not dry_run)
    try:
        with PublicationProgress(out.console(stderr=True), context.words, quiet=out.json) as progress:
            result = publish_month(
                context.folder,
                found,
                now=context.now,
                dry_run=dry_run,
                decide=decide if asks else None,
                to=to,
                private_tree=private_tree,
                delete_many=delete_many,
                put_back=put_back,
                take_over=take_over,
                send=not no_mail,
                progress=progress,
            )
    except ShortSlots as short:
        if not out.json:
            told.short(short)
        raise
    if out.json:
        out.data(told.data(result))
    else:
        told.say(result)
    return result.exit_code
