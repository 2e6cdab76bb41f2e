"""Where the public files are sent to, as it is written in `space.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from coanimation.domain.destinations import Destination, Way
from coanimation.workspace.shapes.base import Fault, Shape
from coanimation.workspace.shapes.scalars import Flag, Id, Line, choice, one_of, read_url

_WAYS: Final = {way.value: way for way in Way}
_HOST: Final = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(:\d{1,5})?")
_NEEDED: Final = {Way.FOLDER: ("folder",), Way.SFTP: ("address", "user"), Way.WEBDAV: ("address", "user")}


class DestinationShape(Shape):
    """One of `destinations:`; its password, if it has one, is never here."""

    id: Id
    way: Annotated[Way, PlainValidator(choice(_WAYS)), one_of(_WAYS)]
    address: Line | None = Field(default=None, description="A host (sftp), or the address of a folder (webdav).")
    user: Line | None = None
    folder: Line | None = Field(default=None, description="On that host (sftp), or on this machine (folder).")
    private: Flag = Field(default=False, description="The subscriptions too, under their secret links.")

    def faults(self) -> Iterator[Fault]:
        """Ask for what this way needs, and for an address that it can use."""
        for key in _NEEDED[self.way]:
            if getattr(self, key) is None:
                yield Fault("workspace-destination-needs", ("way",), {"way": self.way.value, "needs": key})
        if self.way is Way.WEBDAV and self.folder is not None:
            yield Fault("workspace-destination-needless", ("folder",), {"way": self.way.value, "needless": "folder"})
        if self.address is None:
            return
        if self.way is Way.FOLDER:
            yield Fault("workspace-destination-needless", ("address",), {"way": self.way.value, "needless": "address"})
        if self.way is Way.SFTP and not _HOST.fullmatch(self.address):
            yield Fault("workspace-destination-host", ("address",), {"value": self.address[:60]})
        if self.way is Way.WEBDAV and not _is_url(self.address):
            yield Fault("workspace-destination-url", ("address",), {})

    def destination(self) -> Destination:
        """Make the destination of the domain."""
        return Destination(
            id=self.id,
            way=self.way,
            address=self.address or "",
            user=self.user or "",
            folder=self.folder or "",
            private=self.private,
        )


def _is_url(text: str) -> bool:
    try:
        read_url(text)
    except PydanticCustomError:
        return False
    return True
