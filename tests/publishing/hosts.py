"""Real servers on loopback to which files are sent: WebDAV, SFTP, and one that only serves files."""

from __future__ import annotations

import asyncio
import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import asyncssh
from cheroot.wsgi import Server
from wsgidav.wsgidav_app import WsgiDAVApp

USER, PASSWORD = "escale", "un-mot-de-passe"


@dataclass(kw_only=True)
class Counted:
    """A WSGI application that remembers what it was asked; after so many `writes` it is busy for ever."""

    app: WsgiDAVApp
    asked: list[tuple[str, str]] = field(default_factory=list)
    writes: float = float("inf")

    def __call__(self, environ, start_response):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN204 - WSGI
        self.asked.append((environ["REQUEST_METHOD"], environ["PATH_INFO"]))
        if sum(method in {"PUT", "DELETE"} for method, _ in self.asked) > self.writes:
            start_response("503 Service Unavailable", [("Content-Length", "0")])
            return []
        return self.app(environ, start_response)

    def sent(self) -> list[str]:
        """Name the paths of the files that were put, in order."""
        return [path for method, path in self.asked if method == "PUT" and not path.endswith(".json")]


@dataclass(frozen=True, kw_only=True)
class Webdav:
    """A running WebDAV server: the address of its root, the folder behind it, what it was asked."""

    url: str
    root: Path
    counted: Counted


@contextmanager
def webdav(root: Path) -> Iterator[Webdav]:
    """Serve a folder over WebDAV to one account."""
    root.mkdir(parents=True, exist_ok=True)
    users = {"*": {USER: {"password": PASSWORD}}}
    app = Counted(
        app=WsgiDAVApp(
            {
                "provider_mapping": {"/": str(root)},
                "simple_dc": {"user_mapping": users},
                "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
                "verbose": 0,
                "logging": {"enable": False},
            }
        )
    )
    server = Server(("127.0.0.1", 0), app)
    server.prepare()
    thread = threading.Thread(target=server.serve)
    thread.start()
    try:
        yield Webdav(url=f"http://127.0.0.1:{server.bind_addr[1]}/", root=root, counted=app)
    finally:
        server.stop()
        thread.join()


class _Account(asyncssh.SSHServer):
    def __init__(self, key: asyncssh.SSHKey | None) -> None:
        self._key = key

    def password_auth_supported(self) -> bool:
        return True

    def public_key_auth_supported(self) -> bool:
        return self._key is not None

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == (USER, PASSWORD)

    def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        return self._key is not None and username == USER and key.public_data == self._key.public_data


@dataclass(frozen=True, kw_only=True)
class Sftp:
    """A running SFTP server: its host and port, the folder behind it, the files of its account."""

    address: str
    root: Path
    known_hosts: Path
    key: Path


@contextmanager
def sftp(root: Path, secrets: Path) -> Iterator[Sftp]:
    """Serve a folder over SFTP to one account, with a password or with its key; its host key is in `known_hosts`."""
    root.mkdir(parents=True, exist_ok=True)
    secrets.mkdir(parents=True, exist_ok=True)
    host_key, own_key = (asyncssh.generate_private_key("ssh-ed25519") for _ in range(2))
    own_key.write_private_key(secrets / "key")
    loop, ready, found = asyncio.new_event_loop(), threading.Event(), dict[str, int]()
    stop = asyncio.Event()

    async def serve() -> None:
        server = await asyncssh.create_server(
            lambda: _Account(own_key),
            "127.0.0.1",
            0,
            server_host_keys=[host_key],
            sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=str(root).encode()),
        )
        async with server:
            found["port"] = server.get_port()
            ready.set()
            await stop.wait()
        await server.wait_closed()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    assert ready.wait(20)
    port, public = found["port"], host_key.export_public_key().decode()
    (secrets / "known_hosts").write_text(f"[127.0.0.1]:{port} {public}", encoding="ascii")
    try:
        yield Sftp(address=f"127.0.0.1:{port}", root=root, known_hosts=secrets / "known_hosts", key=secrets / "key")
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of what is asked."""

    def list_directory(self, *_: object) -> None:
        """List no folder."""
        self.send_error(404)


@contextmanager
def host(root: Path) -> Iterator[str]:
    """Serve a folder to anybody, as a web host does, and tell its address."""
    root.mkdir(parents=True, exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(root)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
