"""The embedded CalDAV server, the public tree and the private feeds; needs the `serve` extra (Radicale, cheroot).

Radicale is GPL-3 and imported here only. Each part is imported from its own file: `app.make_app`, `local.Collections`,
`passwords.Passwords`, `run.Server`, `static.Static`. Without the extra, importing any raises
`calendars.ServeExtraMissing`.
"""

from calendars.extra import require

require("radicale", "cheroot")
