"""Passwords of the embedded server: argon2 hashes in a file of their own, and delays for those who guess."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import json
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LEAST = 8

_hasher = PasswordHasher()
# each takes 64 MiB and several cores: many who guess at once wait for each other, and fill no memory
_at_once = threading.BoundedSemaphore(2)


class WeakPassword(ValueError):
    """The password is shorter than LEAST characters."""


class DamagedPasswords(ValueError):
    """The file does not hold what was written to it: nobody enters, and nothing is written over it."""


def hash_password(password: str) -> str:
    """Hash a password for the file (argon2id, RFC 9106); WeakPassword when it is too short."""
    if len(password) < LEAST:
        raise WeakPassword(f"a password has at least {LEAST} characters")
    return _hasher.hash(password)


def verify(hashed: str, password: str) -> bool:
    """Whether a password has this hash."""
    try:
        with _at_once:
            return _hasher.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


class Passwords:
    """The hashes of a file that only its user can read; read again whenever it has changed.

    `write` puts new content in the place of the file: whole or not at all, and for nobody's eyes but its user's.
    """

    def __init__(self, path: Path, *, write: Callable[[Path, bytes], object]) -> None:
        self._path = path
        self._replace = write
        self._lock = threading.Lock()
        self._read: tuple[tuple[int, int], dict[str, str]] | None = None
        # an unknown user costs what a known one does
        self._nobody = _hasher.hash(secrets.token_hex(16))
        self._salt = secrets.token_bytes(32)
        self._proven: OrderedDict[bytes, None] = OrderedDict()

    def users(self) -> tuple[str, ...]:
        """Name the users who have a password; DamagedPasswords when the file cannot be read."""
        return tuple(sorted(self._hashes()))

    def set(self, user: str, password: str) -> None:
        """Give a user a password; WeakPassword when it is too short, DamagedPasswords as above."""
        hashed = hash_password(password)
        with self._lock:
            self._write({**self._hashes(), user: hashed})

    def remove(self, user: str) -> None:
        """Take a user's password away: they can no longer log in."""
        with self._lock:
            self._write({name: hashed for name, hashed in self._hashes().items() if name != user})

    def check(self, user: str, password: str) -> bool:
        """Whether this is the user's password; a proven one is remembered, keyed and never as itself."""
        try:
            hashed = self._hashes().get(user)
        except DamagedPasswords:
            hashed = None
        if hashed is None:
            verify(self._nobody, password)
            return False
        proof = hmac.new(self._salt, f"{hashed}\0{password}".encode(), hashlib.sha256).digest()
        with self._lock:
            if proof in self._proven:
                self._proven.move_to_end(proof)
                return True
        if not verify(hashed, password):
            return False
        with self._lock:
            self._proven[proof] = None
            while len(self._proven) > 1000:
                self._proven.popitem(last=False)
        return True

    def _hashes(self) -> dict[str, str]:
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return {}
        stamp = (status.st_mtime_ns, status.st_ino)
        if self._read is None or self._read[0] != stamp:
            self._read = stamp, _hashes_in(self._path.read_bytes())
        return self._read[1]

    def _write(self, hashes: dict[str, str]) -> None:
        self._replace(self._path, json.dumps(hashes, indent=1, sort_keys=True).encode())
        self._read = None


def _hashes_in(data: bytes) -> dict[str, str]:
    try:
        found = json.loads(data)
    except ValueError as error:
        raise DamagedPasswords("no JSON") from error
    if not isinstance(found, dict) or not all(isinstance(hashed, str) for hashed in found.values()):
        raise DamagedPasswords("no hash for each user")
    return found


class Delays:
    """How long someone must wait after wrong passwords: by user and address, growing, never a locked account.

    The first `free` failures cost nothing: clients ask again by themselves when a password was changed. Then 1, 2, 4 …
    seconds, at most `longest`; a success forgets them. A network of version 6 (/64), which one subscriber has whole, is
    one address. `clock` tells seconds.
    """

    def __init__(self, clock: Callable[[], float], *, free: int = 3, longest: float = 30.0) -> None:
        self._clock = clock
        self._free = free
        self._longest = longest
        self._lock = threading.Lock()
        self._failures: OrderedDict[tuple[str, str], tuple[int, float]] = OrderedDict()

    def wait(self, user: str, address: str) -> float:
        """Tell the seconds until this user may try again from this address; 0 when now."""
        with self._lock:
            count, since = self._failures.get((user, _network(address)), (0, 0.0))
        if count <= self._free:
            return 0.0
        return max(0.0, since + min(self._longest, 2.0 ** (count - self._free - 1)) - self._clock())

    def failed(self, user: str, address: str) -> None:
        """Count a wrong password."""
        who = user, _network(address)
        with self._lock:
            count, _ = self._failures.pop(who, (0, 0.0))
            self._failures[who] = (min(count + 1, 64), self._clock())
            while len(self._failures) > 10_000:
                self._failures.popitem(last=False)

    def succeeded(self, user: str, address: str) -> None:
        """Forget the failures."""
        with self._lock, suppress(KeyError):
            del self._failures[user, _network(address)]


def _network(address: str) -> str:
    """Tell whose an address is, however it is written; what is none is taken as it is."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 4:
        return str(found)
    return str(found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False))
