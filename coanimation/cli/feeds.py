"""`coanimation feed`: the subscription links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from coanimation.cli.doors import argument, command, group, json_option, option
from coanimation.cli.output import Context, pass_context

if TYPE_CHECKING:
    from coanimation.cli.output import Output
    from coanimation.use_cases.feeds import FeedLink, Subscriptions

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
        out.data({"format": 1, "feeds": list(_data(found.links, shown=shown))})
    else:
        for link in found.links:
            name = found.names[link.professional or link.partner]
            code = "revoked" if link.revoked else "published" if link.published else "unpublished"
            state = out.words.say(f"feed-{code}")
            out.say("feed-professional" if link.professional else "feed-partner", name=name, state=state)
            if shown and link.url:
                out.text(f"      {link.url}")
    if not any(link.reachable for link in found.links):
        _unreachable(out, found.public_url)
    elif not reveal:
        out.note("feed-hidden")
    elif not out.json:
        out.note("feed-secret")


@command("rotate", of=feed)
@argument("who")
@option("--reveal", is_flag=True)
@json_option
@pass_context
def rotate(context: Context, who: str, reveal: bool) -> None:
    """Give someone another link."""
    from coanimation.use_cases.feeds import rotate as rotate_feed  # noqa: PLC0415 - only this command needs it

    _changed(context, rotate_feed(context.folder, who, now=context.now), "feed-rotated", reveal=reveal)


@command("revoke", of=feed)
@argument("who")
@json_option
@pass_context
def revoke(context: Context, who: str) -> None:
    """Take the link of someone back."""
    from coanimation.use_cases.feeds import revoke as revoke_feed  # noqa: PLC0415 - only this command needs it

    _changed(context, revoke_feed(context.folder, who, now=context.now), "feed-taken-back", reveal=False)


def _changed(context: Context, found: Subscriptions, code: str, *, reveal: bool) -> None:
    from coanimation.use_cases.feeds import NOTICED  # noqa: PLC0415 - as above

    out, (link,) = context.output, found.links
    shown = reveal and link.reachable
    if out.json:
        out.data({"format": 1, "feeds": list(_data(found.links, shown=shown))})
        return
    who = link.professional or link.partner
    out.say(code, name=found.names[who], days=NOTICED.days)
    if shown:
        out.text(f"      {link.url}")
        out.note("feed-secret")
    elif link.revoked:
        out.note("feed-give-again", id=who)
    elif not link.reachable:
        _unreachable(out, found.public_url)
    elif link.url:
        out.note("feed-hidden")
    if not (link.published or link.revoked):
        out.note("feed-opens-later")


def _unreachable(out: Output, public_url: str) -> None:
    if public_url:
        out.note("feed-address-unreachable", url=public_url)
    else:
        out.note("feed-no-address")


def _data(links: Iterable[FeedLink], *, shown: bool) -> Iterator[dict[str, object]]:
    for link in links:
        yield {
            "partner": link.partner,
            "professional": link.professional or None,
            "published": link.published,
            "revoked": link.revoked,
            "url": (link.url or None) if shown else None,
        }
