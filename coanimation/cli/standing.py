"""The bare command: where things stand, and the next step."""

from __future__ import annotations

from coanimation.cli.output import Context, pass_context


@pass_context
def standing(context: Context) -> int | None:
    """Say where things stand."""
    context.output.say("standing-begin", folder=str(context.folder.absolute()))
    return None
