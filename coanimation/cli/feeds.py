"""`coanimation feed`: the subscription links."""

from __future__ import annotations

from coanimation.cli.doors import command, group, json_option, option
from coanimation.cli.output import Context, pass_context

feed = group("feed")


@command("list", of=feed)
@option("--reveal", is_flag=True)
@json_option
@pass_context
def list_(context: Context, reveal: bool) -> None:
    """List the subscriptions; the secret links only when asked."""
    from coanimation.use_cases.feeds import subscriptions  # noqa: PLC0415 - only this command needs it

    found, out = subscriptions(context.folder), context.output
    shown = reveal and any(link.reachable for link in found.links)
    if out.json:
        out.data(
            {
                "format": 1,
                "feeds": [
                    {
                        "partner": link.partner,
                        "professional": link.professional or None,
                        "published": link.published,
                        "url": link.url if shown else None,
                    }
                    for link in found.links
                ],
            }
        )
    else:
        for link in found.links:
            name = found.names[link.professional or link.partner]
            state = "feed-published" if link.published else "feed-unpublished"
            out.say("feed-professional" if link.professional else "feed-partner", name=name, state=out.words.say(state))
            if shown and link.url:
                out.text(f"      {link.url}")
    if not any(link.reachable for link in found.links):
        if found.public_url:
            out.note("feed-address-unreachable", url=found.public_url)
        else:
            out.note("feed-no-address")
    elif not reveal:
        out.note("feed-hidden")
    elif not out.json:
        out.note("feed-secret")
