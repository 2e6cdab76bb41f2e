"""The example on stage, and what a partner's own calendar program may do to it."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from coanimation.readback import Account, calendars
from coanimation.readback.web import basic, fetch
from coanimation.use_cases.demo import Stage

NOW = datetime(2026, 11, 22, 21, 0, tzinfo=ZoneInfo("Europe/Paris"))


class Partner:
    """A partner with its calendar program open."""

    def __init__(self, stage: Stage, partner: str) -> None:
        self._account = Account(url=f"{stage.serving.url}calendars/", user=partner, password=stage.passwords[partner])
        (self.calendar,) = calendars(self._account)

    def hrefs(self) -> list[str]:
        """Tell the addresses of its events."""
        reply = self._send("PROPFIND", self.calendar, {"Depth": "1"})
        root = self.calendar[: self.calendar.index("/", len("http://"))]
        return sorted(root + href for href in re.findall(r"<href>([^<]+\.ics)</href>", reply.decode()))

    def rewrite(self, href: str, pattern: str, by: str) -> None:
        """Change the text of an event."""
        text = self._send("GET", href, {}).decode()
        changed, count = re.subn(pattern, by, text)
        assert count, f"nothing like {pattern} in {text}"
        self._send("PUT", href, {"Content-Type": "text/calendar; charset=utf-8"}, changed.encode())

    def write(self, name: str, text: str) -> None:
        """Add an event."""
        headers = {"Content-Type": "text/calendar; charset=utf-8"}
        self._send("PUT", f"{self.calendar}{name}.ics", headers, text.encode())

    def delete(self, href: str) -> None:
        """Delete an event."""
        self._send("DELETE", href, {})

    def _send(self, method: str, url: str, headers: dict[str, str], body: bytes | None = None) -> bytes:
        headers |= basic(self._account.user, self._account.password)
        reply = fetch(url, method=method, headers=headers, body=body)
        assert reply.status < 300, (method, url, reply.status)
        return reply.body
