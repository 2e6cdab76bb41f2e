"""Where the public files are sent to, so that they can be read while the coordinator's machine sleeps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coanimation.domain.ids import check_id


class Way(StrEnum):
    """How files get somewhere."""

    FOLDER = "folder"
    SFTP = "sftp"
    WEBDAV = "webdav"


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A place that receives the public files, and with `private` the subscriptions too.

    `address` is a host, with its port where that is not 22, or the address of a folder on the web; `folder` is the one
    on that host, or on this machine. Passwords stand nowhere in a workspace.
    """

    id: str
    way: Way
    address: str = ""
    user: str = ""
    folder: str = ""
    private: bool = False

    def __post_init__(self) -> None:
        check_id("destination", self.id)
        if self.way is not Way.FOLDER and not (self.address and self.user):
            raise ValueError(f"destination {self.id}: an address and a user are needed")
        if self.way is Way.FOLDER and not self.folder:
            raise ValueError(f"destination {self.id}: a folder is needed")
