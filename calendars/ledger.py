"""What we know of each collection: the last ETag, what we wrote, what people made of it, and what we were about to do.

SQLite in rollback mode: after a crash at any instant the file tells either the state before a transaction or after it.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from calendars.compare import Content

Doing = Literal["", "put", "delete"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS target (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS known (
    target TEXT NOT NULL, href TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (target, href)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """A write that was announced and not yet settled: the content it puts there, and what would then be our base."""

    doing: Doing = ""
    content: Content | None = None
    base: Content | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One event of ours in a collection.

    `base` is what we last wrote, `theirs` what was last seen there: where they differ, a person edited it. A `pure`
    resource was written by nobody else. An empty `etag` means that it was never seen there. `revision` is the highest
    of ours that was sent, or announced to be; empty in entries older than it.
    """

    href: str
    uid: str
    etag: str
    base: Content
    theirs: Content
    sequence: int = 0
    pure: bool = True
    lost: bool = False
    intent: Intent = Intent()
    revision: str = ""


class Ledger:
    """One file for all the collections of a workspace; each is a `target` by its name. A context manager.

    A file that is no ledger any more is set aside as `<name>.broken`, and `recovered` tells it: what is then found in
    the collections is adopted where it is equal to what is wanted, and reported otherwise.
    """

    def __init__(self, path: Path) -> None:
        self._lock = threading.RLock()
        self.recovered = False
        try:
            self._database = _open(path)
        except sqlite3.DatabaseError as error:
            # locked, or a full disk: nothing is wrong with the file. SQLITE_ERROR is a table that is not as ours
            if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
                raise
            _set_aside(path)
            self.recovered = True
            self._database = _open(path)

    def knows(self, target: str) -> bool:
        """Whether anything was ever begun for this target."""
        with self._lock:
            return self._database.execute("SELECT 1 FROM target WHERE name = ?", (target,)).fetchone() is not None

    def targets(self) -> tuple[str, ...]:
        """Name every target ever begun."""
        with self._lock:
            return tuple(name for (name,) in self._database.execute("SELECT name FROM target ORDER BY name"))

    def known(self, target: str) -> dict[str, Known]:
        """Tell what is known of a target, by href."""
        with self._lock:
            rows = self._database.execute("SELECT body FROM known WHERE target = ? ORDER BY href", (target,)).fetchall()
        entries = [_from_json(body) for (body,) in rows]
        return {entry.href: entry for entry in entries}

    def begin(self, target: str, entries: Iterable[Known] = (), forgotten: Iterable[str] = ()) -> None:
        """Remember that something was begun for this target, with what was found there: in one transaction."""
        with self._transaction() as database:
            database.execute("INSERT OR IGNORE INTO target VALUES (?)", (target,))
            _record(database, target, entries, forgotten)

    def record(self, target: str, entries: Iterable[Known] = (), forgotten: Iterable[str] = ()) -> None:
        """Write and forget entries in one transaction; on the disk when this returns."""
        entries, forgotten = tuple(entries), tuple(forgotten)
        if entries or forgotten:
            with self._transaction() as database:
                _record(database, target, entries, forgotten)

    def note(self, name: str) -> str:
        """Read what was learned of a server or a place; empty when nothing was."""
        with self._lock:
            found = self._database.execute("SELECT body FROM note WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def take_note(self, name: str, text: str) -> None:
        """Remember what was learned of a server or a place."""
        with self._transaction() as database:
            database.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (name, text))

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._database:
            self._database.execute("BEGIN IMMEDIATE")
            yield self._database


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=10)
    try:
        database.execute("PRAGMA journal_mode = DELETE")
        # of a journal that is deleted the folder must tell it too: else a power cut brings it back, and takes back the
        # transaction that it stood for
        database.execute("PRAGMA synchronous = EXTRA")
        database.executescript(_SCHEMA)
        _check(database)
    except sqlite3.DatabaseError:
        database.close()
        raise
    return database


def _check(database: sqlite3.Connection) -> None:
    """Read everything once; DatabaseError for a page or an entry that cannot be read."""
    (found, *_) = database.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise sqlite3.DatabaseError(found)
    database.execute("SELECT name FROM target").fetchall()
    database.execute("SELECT name, body FROM note").fetchall()
    for href, body in database.execute("SELECT href, body FROM known WHERE target IS NOT NULL"):
        try:
            readable = _from_json(body).href == href
        except (ValueError, TypeError, KeyError, AttributeError):
            readable = False
        if not readable:
            raise sqlite3.DatabaseError("an entry cannot be read")


def _set_aside(path: Path) -> None:
    """Keep a file that is no ledger any more, with its journal: left behind, that would be rolled back into the new."""
    for suffix in ("", "-journal"):
        file = path.with_name(path.name + suffix)
        if file.exists():
            file.replace(path.with_name(f"{path.name}.broken{suffix}"))


def _record(database: sqlite3.Connection, target: str, entries: Iterable[Known], forgotten: Iterable[str]) -> None:
    rows = [(target, entry.href, _to_json(entry)) for entry in entries]
    database.executemany("INSERT OR REPLACE INTO known VALUES (?, ?, ?)", rows)
    database.executemany("DELETE FROM known WHERE target = ? AND href = ?", [(target, href) for href in forgotten])


def _to_json(entry: Known) -> str:
    intent = entry.intent
    return json.dumps(
        {
            "href": entry.href,
            "uid": entry.uid,
            "etag": entry.etag,
            "base": entry.base.to_json(),
            "theirs": entry.theirs.to_json(),
            "sequence": entry.sequence,
            "pure": entry.pure,
            "lost": entry.lost,
            "doing": intent.doing,
            "intended": intent.content.to_json() if intent.content else "",
            "revision": entry.revision,
            "intended-base": intent.base.to_json() if intent.base else "",
        },
        sort_keys=True,
    )


def _from_json(body: str) -> Known:
    read = json.loads(body)
    intended, base = read["intended"], read["intended-base"]
    return Known(
        href=read["href"],
        uid=read["uid"],
        etag=read["etag"],
        base=Content.from_json(read["base"]),
        theirs=Content.from_json(read["theirs"]),
        sequence=read["sequence"],
        pure=read["pure"],
        lost=read["lost"],
        intent=Intent(
            doing=read["doing"],
            content=Content.from_json(intended) if intended else None,
            base=Content.from_json(base) if base else None,
        ),
        revision=read.get("revision", ""),
    )
