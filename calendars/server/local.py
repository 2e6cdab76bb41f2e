"""The embedded collections, reached from inside this process, whether a server runs on them or not.

Radicale's lock on the storage folder decides between the two; both see each other's writes at once.
"""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from calendars.collection import Refused
from calendars.dav import DavCollection
from calendars.server.embedded import make_radicale
from calendars.transport import refused
from calendars.wsgi import AppTransport


class Collections:
    """The collections under a storage folder, each that of a user, such as /ml/coanimation/."""

    def __init__(self, storage: Path) -> None:
        storage.mkdir(parents=True, exist_ok=True)
        self._app = make_radicale(storage, None)

    def open(self, user: str, collection: str, *, name: str = "", create: bool = True) -> DavCollection:
        """Reach a user's collection, made first when it does not exist, with its display name."""
        transport = AppTransport(self._app, user)
        path = f"/{user}/{collection}/"
        if create and not self.exists(user, collection):
            _create(transport, path, name or collection)
        transport.requests = 0
        return DavCollection(transport, path)

    def exists(self, user: str, collection: str) -> bool:
        """Whether the user has this collection."""
        answer = AppTransport(self._app, user).request("PROPFIND", f"/{user}/{collection}/", headers={"Depth": "0"})
        return answer.status == 207


def _create(transport: AppTransport, path: str, name: str) -> None:
    body = (
        '<?xml version="1.0" encoding="utf-8"?><C:mkcalendar xmlns:D="DAV:" '
        'xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>'
        f"<D:displayname>{escape(name)}</D:displayname>"
        '<C:supported-calendar-component-set><C:comp name="VEVENT"/></C:supported-calendar-component-set>'
        "</D:prop></D:set></C:mkcalendar>"
    )
    answer = transport.request(
        "MKCALENDAR", path, headers={"Content-Type": "application/xml; charset=utf-8"}, body=body.encode()
    )
    # 409: another process made it between our look and our request
    if answer.status not in {201, 409}:
        error = refused(answer)
        raise error if isinstance(error, Refused) else Refused(str(error), status=answer.status)
