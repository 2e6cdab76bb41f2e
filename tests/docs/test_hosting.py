"""The configurations that docs/how-to/server.md shows are tried with the programs that read them, where these are."""

from __future__ import annotations

import gc
import http.client
import re
import shutil
import socket
import ssl
import subprocess
import tarfile
import time
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from calendars.server.app import make_app
from calendars.server.run import Server
from calendars.tokens import digest
from coanimation.use_cases.feeds import subscriptions
from tests.publishing.workspaces import again, workspace

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "server.md").read_text("utf-8")
SECRET = "a-secret-token"


def shown(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed here")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Server]:
    """Serve one secret link, and calendars that let nobody in."""
    (tmp_path / "feeds").mkdir()
    (tmp_path / "feeds" / f"{digest(SECRET)}.ics").write_bytes(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" * 40)
    app = make_app(tmp_path / "c", lambda _u, _p: False, tmp_path / "public", tmp_path / "feeds", behind_proxy=True)
    with Server(app, behind_proxy=True) as server:
        yield server
    gc.collect()


@pytest.fixture
def nginx(served: Server, tmp_path: Path) -> Iterator[tuple[int, ssl.SSLContext]]:
    """Run nginx with what the page shows: only names, ports and files are those of this machine."""
    authority = trustme.CA()
    issued = authority.issue_cert("localhost")
    issued.private_key_and_cert_chain_pem.write_to_path(str(tmp_path / "both.pem"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    site = shown("nginx").replace("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;")
    site = site.replace("127.0.0.1:5232", f"127.0.0.1:{served.port}")
    site = re.sub(r"(ssl_certificate(?:_key)?) .*;", rf"\1 {tmp_path}/both.pem;", site)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {tmp_path}/nginx;\n" for kind in kinds)
    (tmp_path / "nginx.conf").write_text(
        f"daemon off; pid {tmp_path}/nginx.pid; error_log {tmp_path}/error.log;\nevents {{}}\n"
        f"http {{\naccess_log {tmp_path}/access.log;\n{temporary}{site}}}\n"
    )
    with subprocess.Popen(["nginx", "-c", str(tmp_path / "nginx.conf")], stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(100):
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                except OSError:
                    assert process.poll() is None, (tmp_path / "error.log").read_text()
                    time.sleep(0.05)
            context = ssl.create_default_context()
            authority.configure_trust(context)
            yield port, context
        finally:
            process.terminate()
    gc.collect()


@needs("nginx")
def test_what_the_page_shows_for_nginx_serves_and_logs_no_secret_link(
    nginx: tuple[int, ssl.SSLContext], served: Server, tmp_path: Path
) -> None:
    port, context = nginx

    def ask(path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPSConnection("localhost", port, timeout=10, context=context)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, headers=named | {"Connection": "close"})
            answer = connection.getresponse()
            answer.read()
            return answer
        finally:
            connection.close()

    link = f"/f/{SECRET}.ics"
    packed = ask(link, Accept_Encoding="gzip")
    again = ask(link, Accept_Encoding="gzip", If_None_Match=packed.headers["ETag"])
    token = b64encode(b"ccas:wrong").decode()
    # whatever the client says of where it comes from, its guesses are counted together
    guesses = [
        ask("/calendars/", "PROPFIND", Authorization=f"Basic {token}", X_Forwarded_For=f"192.0.2.{n}").status
        for n in range(6)
    ]

    assert (packed.status, packed.headers["Content-Encoding"], packed.headers["ETag"][-4:]) == (200, "gzip", '-gz"')
    assert packed.headers["Cache-Control"] == "private, no-cache"
    assert again.status == 304
    assert guesses == [401, 401, 401, 401, 429, 429]
    served.stop()
    assert ask(link).status == 502
    logs = "".join(path.read_text("utf-8") for path in tmp_path.glob("*.log"))
    assert "/calendars/" in logs
    assert SECRET not in logs


@needs("caddy")
def test_what_the_page_shows_for_caddy_is_valid(tmp_path: Path) -> None:
    (tmp_path / "Caddyfile").write_text(shown("caddy"))

    ran = subprocess.run(
        ["caddy", "adapt", "--config", str(tmp_path / "Caddyfile"), "--adapter", "caddyfile", "--validate"],
        env={"HOME": str(tmp_path), "PATH": ""},
        executable=shutil.which("caddy"),
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    assert '"127.0.0.1:5232"' in ran.stdout


@needs("caddy")
def test_what_the_page_shows_for_caddy_logs_no_secret_link_even_where_nothing_answers(tmp_path: Path) -> None:
    with socket.socket() as free, socket.socket() as closed:
        for one in (free, closed):
            one.bind(("127.0.0.1", 0))
        port, nobody = (int(one.getsockname()[1]) for one in (free, closed))
    site = shown("caddy").replace("escale.example.org {", f"http://localhost:{port} {{")
    site = site.replace("127.0.0.1:5232", f"127.0.0.1:{nobody}").replace("{\n", "{\n    admin off\n", 1)
    (tmp_path / "Caddyfile").write_text(site)
    typed = ["caddy", "run", "--config", str(tmp_path / "Caddyfile")]
    with (
        (tmp_path / "log").open("wb") as log,
        subprocess.Popen(typed, stderr=log, env={"HOME": str(tmp_path)}) as caddy,
    ):
        try:
            statuses: list[int] = []
            while not statuses:
                assert caddy.poll() is None, (tmp_path / "log").read_text()
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
                try:
                    connection.request("GET", f"/f/{SECRET}.ics", headers={"Host": f"localhost:{port}"})
                    statuses.append(connection.getresponse().status)
                except ConnectionRefusedError:
                    time.sleep(0.05)
                finally:
                    connection.close()
        finally:
            caddy.terminate()
    gc.collect()

    assert statuses == [502]
    assert SECRET not in (tmp_path / "log").read_text()


@needs("systemd-analyze")
def test_the_unit_that_the_page_shows_is_valid(tmp_path: Path) -> None:
    program = tmp_path / "coanimation"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    unit = (
        shown("systemd").replace("/opt/coanimation/bin/coanimation", str(program)).replace("User=escale", "User=root")
    )
    (tmp_path / "coanimation.service").write_text(unit)

    ran = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / "coanimation.service")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert "coanimation" not in ran.stderr, ran.stderr


def test_a_restored_backup_publishes_nothing_again_and_keeps_its_links(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "srv" / "escale")
    again(folder)
    links = [link.url for link in subscriptions(folder).links]
    with tarfile.open(tmp_path / "backup.tar.gz", "w:gz") as backup:
        backup.add(folder, "escale")
    shutil.rmtree(folder)

    with tarfile.open(tmp_path / "backup.tar.gz") as backup:
        backup.extraction_filter = getattr(tarfile, "data_filter", lambda member, _: member)  # it came with 3.11.4
        backup.extractall(tmp_path / "srv")

    assert [link.url for link in subscriptions(folder).links] == links
    assert again(folder).writes == 0
