"""`coanimation serve` and `coanimation password`."""

from __future__ import annotations

from pathlib import Path

import click

from coanimation.cli import console
from coanimation.cli.doors import argument, command, json_option, option
from coanimation.cli.output import Context, pass_context
from coanimation.errors import WrongUse


@command("serve")
@option("--host", default="127.0.0.1", show_default=True)
@option("--port", default=5232, show_default=True, type=click.IntRange(0, 65535))
@option("--tls-cert", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@option("--tls-key", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@option("--behind-proxy", is_flag=True)
@json_option
@pass_context
def serve(  # noqa: PLR0913, PLR0917 - one parameter for each option
    context: Context, host: str, port: int, tls_cert: Path | None, tls_key: Path | None, behind_proxy: bool
) -> None:
    """Serve the calendars, the feeds and the public page until Ctrl-C."""
    from coanimation.use_cases.serve import Serving, Where  # noqa: PLC0415 - the server is heavy
    from coanimation.use_cases.serve import serve as serving  # noqa: PLC0415 - as above

    if (tls_cert is None) != (tls_key is None):
        raise WrongUse("serve-both-tls")

    def tell(running: Serving) -> None:
        out = context.output
        if out.json:
            calendars = [{"partner": one, "url": url} for one, url in running.calendars.items()]
            out.data({"format": 1, "url": running.url, "hours": running.hours, "calendars": calendars})
            return
        out.say("serve-running", url=running.url)
        out.say("serve-hours", url=running.hours)
        for partner, url in running.calendars.items():
            out.say("serve-calendar", partner=partner, url=url)
        if running.without_password:
            names = running.without_password
            out.note("serve-without-password", count=len(names), names=names, first=names[0])
        out.note("serve-how-to-stop")

    where = Where(host=host, port=port, certificate=tls_cert, key=tls_key, behind_proxy=behind_proxy)
    console.end_as_ctrl_c()
    with serving(context.folder, where) as running:
        try:
            tell(running)
            console.until_ctrl_c()
        except KeyboardInterrupt:
            context.output.note("serve-stopping")


@command("password")
@argument("partner")
@option("--generate", is_flag=True)
@pass_context
def password(context: Context, partner: str, generate: bool) -> None:
    """Give a partner the password of its embedded calendar."""
    from coanimation.use_cases.serve import check_partner, generated, set_password  # noqa: PLC0415 - argon2

    out = context.output
    check_partner(context.folder, partner)
    if generate:
        chosen = generated()
    else:
        chosen = out.ask_text("serve-ask-password", hidden=True, partner=partner)
        if chosen != out.ask_text("serve-ask-password-again", hidden=True):
            raise WrongUse("serve-passwords-differ")
    set_password(context.folder, partner, chosen)
    if generate:
        out.say("serve-password-made", partner=partner)
        out.text(chosen)
    else:
        out.say("serve-password-set", partner=partner)
