"""Radicale as a WSGI application, configured here and nowhere else: no file of the system is read."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from radicale import config
from radicale.app import Application
from radicale.auth import AuthContext, BaseAuth

from calendars.server.rights import Everything, OwnerOnly
from calendars.wsgi import USER, WSGIApp

MOST_BYTES = 10 * 1024 * 1024

CheckLogin = Callable[[str, str, str], bool]

SOURCES = Path(config.__file__).parent  # where its own code is


def make_radicale(storage: Path, check_login: CheckLogin | None) -> WSGIApp:
    """Make the application over a storage folder.

    With `check_login` (user, password, address) users log in and have the rights of OwnerOnly. Without it the user is
    the one whom the caller names in the environment, which only a caller inside this process can do.
    """
    # Radicale logs user names and paths with every request; what people need to know is in our reports
    logging.getLogger("radicale").setLevel(logging.CRITICAL + 1)
    configuration = config.load()
    configuration.update(
        {
            "server": {"max_content_length": MOST_BYTES, "delay_on_error": 0},
            "auth": {"type": _auth(check_login), "delay": 0, "realm": "CalDAV"},
            "rights": {
                "type": OwnerOnly if check_login else Everything,
                "permit_delete_collection": False,
                "permit_overwrite_collection": False,
            },
            "storage": {"type": "multifilesystem", "filesystem_folder": str(storage)},
            "web": {"type": "none"},
            "hook": {"type": "none"},
            "sharing": {"type": "none", "collection_by_token": False, "collection_by_map": False},
        },
        "calendars.server",
    )
    app: WSGIApp = _Application(configuration)
    return app


class _Application(Application):
    """Takes XML with entities for what it is, something that cannot be read, and no incident to be told."""

    def _read_xml_request_body(self, *asked: Any) -> Any:  # noqa: ANN401 - Radicale's own
        try:
            return super()._read_xml_request_body(*asked)
        except ValueError as error:  # of defusedxml
            raise RuntimeError("XML with entities") from error


def _auth(check_login: CheckLogin | None) -> Callable[[Any], Any]:
    class Auth(BaseAuth):
        """Asks the caller's own check; or believes the caller, inside this process."""

        def get_external_login(self, environ: Mapping[str, Any]) -> tuple[()] | tuple[str, str]:
            return () if check_login else (environ.get(USER, ""), "")

        def _login_ext(self, login: str, password: str, context: AuthContext) -> str:
            return login if check_login is None or check_login(login, password, context.remote_addr or "") else ""

    return Auth
