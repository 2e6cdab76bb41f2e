"""Files sent to where they are read from: only those that changed, the page last, and nothing of others touched.

What we put somewhere is remembered there, in a file of digests: of the paths too, for the path of a private feed is its
link. A name is written down before its file is sent, so that after a failure the next run knows its own files again
and sends only what is missing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from coanimation.errors import CoanimationError, veiled

MANIFEST: Final = ".coanimation.json"
UNKNOWN: Final = -1  # a size that a server does not tell
_FORMAT: Final = 1
_SAVED: Final = 100  # files between two notes of how far it came


class NotSent(CoanimationError):
    """A destination could not be read or written: the code says why."""

    exit_code = 1


class Store(Protocol):
    """Somewhere files are read from: paths are relative, with slashes. NotSent when it fails."""

    def read(self, path: str) -> bytes | None:
        """Read a file; None when there is none."""

    def sizes(self, folder: str) -> Mapping[str, int]:
        """Tell the sizes of the files directly in a folder ("" is the root), by name; none when it is absent."""

    def write(self, path: str, data: bytes) -> None:
        """Put this content in place of a file, whole or not at all; its folder is made."""

    def remove(self, path: str) -> None:
        """Take a file away, if it is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What became of one destination; in a rehearsal, what would. `failure` is a code, empty when all went well."""

    name: str
    written: int = 0
    removed: int = 0
    unchanged: int = 0
    failure: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)

    @property
    def writes(self) -> int:
        """How many files were written or taken away."""
        return self.written + self.removed


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What a destination is to hold, the pointer last, by path.

    `notices` by the digest of a link tell that it was taken back: under which path they go, only the destination knows.
    `owner` is the space whose files they are: two spaces do not share a folder.
    """

    files: Mapping[str, bytes]
    notices: Mapping[str, bytes] = field(default_factory=dict)
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What we put there: the digest of each content by the digest of its path; `begun` may be there in any state."""

    files: Mapping[str, str] = field(default_factory=dict)
    begun: frozenset[str] = frozenset()
    owner: str = ""

    def holds(self, path: str) -> bool:
        """Whether this file is one of ours."""
        return _digest(path.encode()) in self.files.keys() | self.begun


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be written, in order, and taken away; `strangers` are files of others in the place of ours."""

    write: tuple[str, ...]
    remove: tuple[str, ...]
    unchanged: int
    strangers: tuple[str, ...] = ()


def plan(files: Mapping[str, bytes], manifest: Manifest, there: Mapping[str, int]) -> Plan:
    """Compare what is wanted with what lies there, by size, and with what we remember, by content."""
    changed = tuple(path for path, data in files.items() if not _same(path, data, manifest, there))
    return Plan(
        write=changed,
        remove=tuple(path for path in there if path not in files and path != MANIFEST and manifest.holds(path)),
        unchanged=len(files) - len(changed),
        strangers=tuple(path for path in changed if path in there and not manifest.holds(path)),
    )


def send(name: str, store: Store, load: Load, *, dry_run: bool = False) -> Sent:
    """Bring a destination in step; whatever stops it is in the answer, and the next run goes on from there."""
    done = _Done(store)
    try:
        return _carried(name, store, load, done, dry_run=dry_run)
    except CoanimationError as error:
        done.note_the_rest()
        told = {key: veiled(value) if isinstance(value, str) else value for key, value in error.fields.items()}
        return Sent(name=name, failure=error.code, fields=told, written=done.written, removed=done.removed)


def _carried(name: str, store: Store, load: Load, done: _Done, *, dry_run: bool) -> Sent:
    manifest, owner = read_manifest(store.read(MANIFEST)), _digest(load.owner.encode())
    if manifest.owner not in {owner, ""}:
        raise NotSent("publish-destination-other-space")
    there = dict(_there(store, load.files))
    files = {**dict(_noticed(there, load)), **load.files}
    found = plan(files, manifest, there)
    for path in found.strangers:
        if store.read(path) != files[path]:  # else an earlier run, whose notes are lost, put it there
            raise NotSent("publish-destination-stranger", file=path)
    if dry_run or not (found.write or found.remove):
        return Sent(name=name, written=len(found.write), removed=len(found.remove), unchanged=found.unchanged)
    done.begin(replace(manifest, owner=owner), found)
    for path in found.write:
        done.write(path, files[path])
    for path in found.remove:
        done.remove(path)
    done.note()
    return Sent(name=name, written=done.written, removed=done.removed, unchanged=found.unchanged)


class _Done:
    """What was done so far, and the notes of it that stand at the destination."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._files: dict[str, str] = {}
        self._begun: set[str] = set()
        self._owner = ""
        self._noted = True
        self.written = 0
        self.removed = 0

    def begin(self, manifest: Manifest, planned: Plan) -> None:
        """Write down which files will be ours before the first is sent."""
        self._files, self._owner = dict(manifest.files), manifest.owner
        self._begun = {_digest(path.encode()) for path in planned.write}
        self.note()

    def write(self, path: str, data: bytes) -> None:
        """Send one file."""
        self._noted = False
        name = _digest(path.encode())
        self._files.pop(name, None)
        self._store.write(path, data)
        self._files[name] = _digest(data)
        self._begun.discard(name)
        self.written += 1
        if self.written % _SAVED == 0:
            self.note()

    def remove(self, path: str) -> None:
        """Take one file away."""
        self._noted = False
        self._store.remove(path)
        self._files.pop(_digest(path.encode()), None)
        self.removed += 1

    def note(self) -> None:
        """Write down what is there by now."""
        files = dict(sorted(self._files.items()))
        told = {"format": _FORMAT, "owner": self._owner, "files": files, "begun": sorted(self._begun)}
        self._store.write(MANIFEST, json.dumps(told, indent=0).encode())
        self._noted = True

    def note_the_rest(self) -> None:
        """After a failure, write down how far it came if that is still possible."""
        if not self._noted:
            with suppress(CoanimationError):
                self.note()


def read_manifest(data: bytes | None) -> Manifest:
    """Read what we remember of a destination; nothing when it is not there, or not as we wrote it."""
    try:
        told = json.loads(data or b"{}")
        files = {str(name): str(content) for name, content in told.get("files", {}).items()}
        begun = frozenset(map(str, told.get("begun", ())))
        return Manifest(files=files, begun=begun, owner=str(told.get("owner", "")))
    except (ValueError, TypeError, AttributeError):
        return Manifest()


def _there(store: Store, files: Iterable[str]) -> Iterator[tuple[str, int]]:
    """List what lies in every folder in which we have something."""
    for folder in sorted({path.rpartition("/")[0] for path in files}):
        for name, size in store.sizes(folder).items():
            yield f"{folder}/{name}" if folder else name, size


def _noticed(there: Iterable[str], load: Load) -> Iterator[tuple[str, bytes]]:
    """Find the links that were taken back among the names that are there: nothing else tells them."""
    for path in there:
        _, _, name = path.rpartition("/")
        token = name.removesuffix(".ics")
        if (notice := load.notices.get(_digest(token.encode()))) is not None:
            yield path, notice


def _same(path: str, data: bytes, manifest: Manifest, there: Mapping[str, int]) -> bool:
    known = manifest.files.get(_digest(path.encode()))
    return there.get(path) in {len(data), UNKNOWN} and known == _digest(data)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
