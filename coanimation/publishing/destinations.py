"""Sending what was published to where it is read from: one destination that fails stops no other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from coanimation.domain.destinations import Destination, Way
from coanimation.domain.space import Space
from coanimation.errors import CoanimationError, Stopped, WrongUse
from coanimation.publishing import incidents
from coanimation.publishing.feeds import FEEDS, Batch
from coanimation.publishing.progress import Progress, Stage, Watched, unwatched
from coanimation.publishing.sending import Load, NotSent, Sent, Store, send
from coanimation.publishing.stores.folder import FolderStore, guarded_by
from coanimation.publishing.stores.sftp import PORT, Account, SftpStore
from coanimation.publishing.stores.webdav import WebdavStore
from coanimation.workspace import paths

KNOWN_HOSTS: Final = "COANIMATION_KNOWN_HOSTS"
# a host that lists its folders shows this page instead, and no link
_NO_LIST: Final = {f"{FEEDS}/index.html": b"<!doctype html>\n<title></title>\n"}


def load(owner: str, public: Mapping[str, bytes], private: Batch | None = None) -> Load:
    """Put together what goes somewhere: the private files first, the page that points to the others last."""
    if private is None:
        return Load(files=public, owner=owner)
    notices = {name.removesuffix(".ics"): data for name, data in private.notices.items()}
    return Load(files={**_NO_LIST, **private.tree, **public}, notices=notices, owner=owner)


class Carrier:
    """Carries files to the destinations of a workspace; a rehearsal carries nothing and tells what it would."""

    def __init__(self, folder: Path, environment: Mapping[str, str], now: datetime, *, dry_run: bool) -> None:
        self._folder = folder
        self._environment = environment
        self._now = now
        self._dry_run = dry_run

    def carry(
        self, space: Space, public: Mapping[str, bytes], private: Batch, progress: Progress = unwatched
    ) -> tuple[Sent, ...]:
        """Send the files to every destination: those that were proven nameless and, where asked, the private ones."""
        public_only, everything = load(space.key, public), load(space.key, public, private)
        watched = Watched(Stage.DESTINATIONS, len(space.destinations), progress)
        done: list[Sent] = []
        for one in space.destinations:
            watched.begin(one.id)
            done.append(self.send(one, everything if one.private else public_only))
            watched.end(one.id)
        return tuple(done)

    def send(self, destination: Destination, what: Load) -> Sent:
        """Bring a destination in step; whatever stops it is in the answer, so that it stops no other."""
        try:
            return self._sent(destination, what)
        except CoanimationError as error:
            return Sent(name=destination.id, failure=error.code, fields=error.fields)
        except Exception as error:  # noqa: BLE001 - a mistake of ours, met by one of them, is no reason to leave others out
            log = incidents.log(self._folder)
            incidents.remember(log, self._now, f"destination:{destination.id}", error)
            return Sent(name=destination.id, failure="publish-destination-bug", fields={"log": log.name})

    def _sent(self, destination: Destination, what: Load) -> Sent:
        if destination.way is Way.FOLDER:
            (check_private if destination.private else check_public)(self._folder, self._place(destination))
        with self._opened(destination) as store:
            return send(destination.id, store, what, dry_run=self._dry_run)

    def lay(self, folder: Path, space: Space, private: Batch) -> Sent:
        """Write the private tree into a folder of this machine, for a host that is filled from there."""
        try:
            return send(str(folder), FolderStore(folder), load(space.key, {}, private), dry_run=self._dry_run)
        except NotSent as error:
            return Sent(name=str(folder), failure=error.code, fields=error.fields)

    @contextmanager
    def _opened(self, destination: Destination) -> Iterator[Store]:
        match destination.way:
            case Way.FOLDER:
                yield FolderStore(self._place(destination))
            case Way.WEBDAV:
                from calendars.http import NetTransport  # noqa: PLC0415 - heavy, and only for this way

                secret = self._secret(destination)
                with NetTransport(destination.address, destination.user, secret) as transport:
                    yield WebdavStore(transport)
            case Way.SFTP:
                with SftpStore(self._account(destination), destination.folder) as store:
                    yield store

    def _account(self, destination: Destination) -> Account:
        host, port = split_host(destination.address)
        key, known = self._environment.get(key_variable(destination.id)), self._environment.get(KNOWN_HOSTS)
        return Account(
            host=host,
            port=port,
            user=destination.user,
            password=self._environment.get(secret_variable(destination.id), ""),
            key=Path(key).expanduser() if key else None,
            known_hosts=Path(known).expanduser() if known else None,
        )

    def _secret(self, destination: Destination) -> str:
        variable = secret_variable(destination.id)
        if not (secret := self._environment.get(variable)):
            raise WrongUse("publish-destination-no-password", variable=variable)
        return secret

    def _place(self, destination: Destination) -> Path:
        """Find the folder of a destination; a relative one is beside the files of the workspace."""
        return self._folder / Path(destination.folder).expanduser()


def secret_variable(destination: str) -> str:
    """Name the environment variable that holds the password of a destination, or the passphrase of its key."""
    return f"COANIMATION_DESTINATION_{destination.upper().replace('-', '_')}"


def key_variable(destination: str) -> str:
    """Name the environment variable that tells the file of the key of a destination."""
    return f"COANIMATION_KEY_{destination.upper().replace('-', '_')}"


def split_host(address: str) -> tuple[str, int]:
    """Tell a host from its port, 22 unless it is written; an IPv6 address stands in brackets."""
    parts = urlsplit(f"//{address}")
    return parts.hostname or "", parts.port or PORT


def check_public(folder: Path, place: Path) -> None:
    """Refuse to write among the secrets of the workspace."""
    if place.resolve().is_relative_to(paths.state(folder).resolve()):
        raise Stopped("publish-to-private", folder=str(place))


def check_private(folder: Path, place: Path) -> None:
    """Refuse to write secret links where others could read them: in the public tree, or under version control."""
    place = place.expanduser()
    if place.resolve().is_relative_to(paths.site(folder).resolve()):
        raise Stopped("publish-private-in-public", folder=str(place))
    check_public(folder, place)
    if (guard := guarded_by(place)) is not None:
        raise Stopped("publish-private-under-version-control", folder=str(place), guard=str(guard))
