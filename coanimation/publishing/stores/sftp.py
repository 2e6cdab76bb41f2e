"""A folder on a server over SFTP, with a password, a key or an agent; a server that is not known is sent nothing."""

from __future__ import annotations

import asyncio
import hashlib
import posixpath
import stat
from collections.abc import Coroutine, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from coanimation.errors import WrongUse
from coanimation.publishing.sending import UNKNOWN, NotSent

if TYPE_CHECKING:
    import asyncssh

T = TypeVar("T")
PORT: Final = 22
_CONNECTING: Final = 30.0
_LONGEST: Final = 120.0  # for one file, either way


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Who enters which server, and how: a password, the file of a key, or else the keys and the agent of this user.

    `known_hosts` is the file of the servers that are known; that of this user when it is not given.
    """

    host: str
    user: str
    port: int = PORT
    password: str = field(default="", repr=False)
    key: Path | None = None
    known_hosts: Path | None = None


class SftpStore:
    """Writes below one folder of a server, which is made when its parent is there. A context manager."""

    def __init__(self, account: Account, folder: str) -> None:
        self._account = account
        self._root = folder or "."
        self._runner = asyncio.Runner()
        self._made: set[str] = set()
        self._connection: asyncssh.SSHClientConnection | None = None
        self._sftp: asyncssh.SFTPClient | None = None

    def __enter__(self) -> Self:
        try:
            import asyncssh  # noqa: F401, PLC0415 - heavy, and an extra
        except ImportError as error:
            raise WrongUse("publish-destination-no-extra") from error
        try:
            self._run(self._connect(), "", _CONNECTING * 2)
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(Exception):  # what is being left is not worth an error of its own
            self._runner.run(asyncio.wait_for(self._leave(), _CONNECTING))
        self._runner.close()

    def read(self, path: str) -> bytes | None:
        """Read a file; None when there is none."""
        return self._run(self._read(self._at(path)), path)

    def sizes(self, folder: str) -> Mapping[str, int]:
        """Tell the sizes of the files that lie directly in a folder, by name."""
        return self._run(self._sizes(self._at(folder)), folder)

    def write(self, path: str, data: bytes) -> None:
        """Put this content in place of a file, whole or not at all; at least a second younger than the one before."""
        self._run(self._write(path, data), path)

    def remove(self, path: str) -> None:
        """Take a file away, if it is there."""
        self._run(self._remove(self._at(path)), path)

    def _at(self, path: str) -> str:
        return posixpath.join(self._root, path) if path else self._root

    def _run(self, work: Coroutine[Any, Any, T], what: str, longest: float = _LONGEST) -> T:
        """Wait for something that the server is asked; NotSent says why when it does not do it."""
        import asyncssh  # noqa: PLC0415 - heavy, and an extra

        try:
            return self._runner.run(asyncio.wait_for(work, longest))
        except asyncssh.HostKeyNotVerifiable as error:
            raise self._unknown() from error
        except asyncssh.PermissionDenied as error:
            raise NotSent("publish-destination-password-refused") from error
        except asyncssh.SFTPNoSuchFile as error:
            raise NotSent("publish-destination-no-folder", folder=posixpath.dirname(self._at(what)) or ".") from error
        except asyncssh.SFTPNoSpaceOnFilesystem as error:
            raise NotSent("publish-destination-full") from error
        except (asyncssh.SFTPConnectionLost, asyncssh.SFTPNoConnection) as error:
            raise NotSent("publish-destination-unreachable") from error
        except asyncssh.SFTPError as error:
            raise NotSent("publish-destination-refused", what=what or self._root, why=error.reason) from error
        except (TimeoutError, OSError, asyncssh.Error) as error:
            raise NotSent("publish-destination-unreachable") from error

    def _unknown(self) -> NotSent:
        """Say that the server shows a key that is not the one we know, or that we know none."""
        account, file = self._account, self._known_hosts()
        import asyncssh  # noqa: PLC0415 - as above

        known = False
        with suppress(OSError, ValueError):
            known = any(asyncssh.match_known_hosts(str(file), account.host, "", account.port)[:3])
        code = "publish-destination-host-changed" if known else "publish-destination-host-unknown"
        return NotSent(code, host=account.host, user=account.user, port=account.port, file=str(file))

    def _known_hosts(self) -> Path:
        return self._account.known_hosts or Path.home() / ".ssh" / "known_hosts"

    async def _connect(self) -> None:
        import asyncssh  # noqa: PLC0415 - as above

        account = self._account
        options: dict[str, Any] = {}
        if account.key is not None:
            options = {"client_keys": [str(account.key)], "passphrase": account.password or None, "agent_path": None}
        elif account.password:
            options = {"password": account.password, "client_keys": None, "agent_path": None}
        if not self._known_hosts().exists():
            raise asyncssh.HostKeyNotVerifiable("no server is known")
        try:
            self._connection = await asyncssh.connect(
                account.host,
                account.port,
                username=account.user,
                known_hosts=str(self._known_hosts()),
                connect_timeout=_CONNECTING,
                login_timeout=_CONNECTING,
                keepalive_interval=15,
                **options,
            )
        except (asyncssh.KeyImportError, asyncssh.KeyEncryptionError, FileNotFoundError) as error:
            if account.key is None:
                raise
            raise WrongUse("publish-destination-bad-key", file=str(account.key)) from error
        self._sftp = await self._connection.start_sftp_client()

    async def _leave(self) -> None:
        if self._sftp is not None:
            self._sftp.exit()
        if self._connection is not None:
            self._connection.close()
            await self._connection.wait_closed()

    @property
    def _client(self) -> asyncssh.SFTPClient:
        assert self._sftp is not None
        return self._sftp

    async def _read(self, path: str) -> bytes | None:
        import asyncssh  # noqa: PLC0415 - as above

        try:
            async with self._client.open(path, "rb") as file:
                data: Any = await file.read()  # typed as text: it is bytes of a file that is open for bytes
        except asyncssh.SFTPNoSuchFile:
            return None
        return bytes(data)

    async def _sizes(self, folder: str) -> Mapping[str, int]:
        import asyncssh  # noqa: PLC0415 - as above

        found: dict[str, int] = {}
        try:
            async for entry in self._client.scandir(folder):
                mode, size = entry.attrs.permissions, entry.attrs.size
                if mode is None or stat.S_ISREG(mode):
                    found[str(entry.filename)] = UNKNOWN if size is None else size
        except asyncssh.SFTPNoSuchFile:
            return {}
        return found

    async def _write(self, path: str, data: bytes) -> None:
        import asyncssh  # noqa: PLC0415 - as above

        folder, _, _ = path.rpartition("/")
        for one in ("", folder) if folder else ("",):
            await self._make(self._at(one))
        target = self._at(path)
        # its name tells nothing of the file: a path may be a secret link
        part = posixpath.join(self._at(folder), f".{hashlib.sha256(path.encode()).hexdigest()[:16]}.part")
        before = await self._modified(target)
        async with self._client.open(part, "wb") as file:
            await file.write(data)
        try:
            await self._client.posix_rename(part, target)
        except asyncssh.SFTPOpUnsupported:
            with suppress(asyncssh.SFTPNoSuchFile):
                await self._client.remove(target)
            await self._client.rename(part, target)
        if before is not None and (await self._modified(target) or 0) < before + 1:
            # hosts make an ETag of the size and of the second: two contents must never share one
            await self._client.utime(target, (before + 1, before + 1))

    async def _make(self, folder: str) -> None:
        import asyncssh  # noqa: PLC0415 - as above

        if folder in self._made:
            return
        try:
            if not await self._client.isdir(folder):
                await self._client.mkdir(folder)
        except asyncssh.SFTPFailure:
            if not await self._client.isdir(folder):  # else another of ours was faster
                raise
        self._made.add(folder)

    async def _modified(self, path: str) -> int | None:
        import asyncssh  # noqa: PLC0415 - as above

        try:
            return (await self._client.stat(path)).mtime
        except asyncssh.SFTPNoSuchFile:
            return None

    async def _remove(self, path: str) -> None:
        import asyncssh  # noqa: PLC0415 - as above

        with suppress(asyncssh.SFTPNoSuchFile):
            await self._client.remove(path)
