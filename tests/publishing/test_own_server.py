"""A partner with a CalDAV server of its own, over real HTTP."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from calendars import Ledger, Profile
from calendars.server.app import make_app
from calendars.server.local import Collections
from calendars.server.run import Server
from calendars.wsgi import StartResponse, WSGIApp
from coanimation.domain.adjustments import Decision
from coanimation.use_cases.publish import publish
from coanimation.use_cases.serve import Serving, Where, serve, set_password
from tests.publishing.workspaces import DECEMBER, NOW, PARTNERS, workspace

PASSWORD = "un-secret-assez-long"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = workspace(tmp_path_factory.mktemp("empty") / "w", present={})
    publish(made, DECEMBER, now=NOW, environment={}, decide=lambda _slot, _lacks: Decision.WAIT)
    set_password(made, "ccas", PASSWORD)
    return made


@pytest.fixture
def theirs(tmp_path: Path, empty: Path) -> Iterator[Serving]:
    """The server of the CCAS, which has a calendar for `ccas`."""
    with serve(shutil.copytree(empty, tmp_path / "elsewhere"), Where(port=0)) as server:
        yield server
    gc.collect()


def ours(folder: Path, theirs: Serving) -> Path:
    calendar = f'    calendar: {{url: "{theirs.calendars["ccas"]}", user: ccas}}\n'
    partners = PARTNERS.replace("    name: CCAS de Sainville\n", "    name: CCAS de Sainville\n" + calendar)
    return workspace(folder, partners=partners)


def test_its_calendar_is_written_there_and_not_again(tmp_path: Path, theirs: Serving) -> None:
    folder = ours(tmp_path / "ours", theirs)
    secret = {"COANIMATION_PASSWORD_CCAS": PASSWORD}

    first = publish(folder, DECEMBER, now=NOW, environment=secret)
    second = publish(folder, DECEMBER, now=NOW, environment=secret)

    assert [(one.own_server, one.created) for one in first.calendars] == [(True, 2), (False, 2), (False, 2)]
    assert (second.writes, second.exit_code) == (0, 0)


@pytest.mark.parametrize(
    ("secret", "failure"),
    [
        ({}, "publish-calendar-no-password"),
        ({"COANIMATION_PASSWORD_CCAS": "faux-mot"}, "publish-calendar-password-refused"),
    ],
)
def test_without_the_right_password_the_others_are_served(
    tmp_path: Path, theirs: Serving, secret: dict[str, str], failure: str
) -> None:
    folder = ours(tmp_path / "ours", theirs)

    result = publish(folder, DECEMBER, now=NOW, environment=secret)
    resumed = publish(folder, DECEMBER, now=NOW, environment={"COANIMATION_PASSWORD_CCAS": PASSWORD})

    assert result.exit_code == 1
    assert [(one.partner, one.failure, one.created) for one in result.calendars] == [
        ("ccas", failure, 0),
        ("maison-ados", "", 2),
        ("mission-locale", "", 2),
    ]
    assert [one.created for one in resumed.calendars] == [2, 0, 0]


def without_conditions(app: WSGIApp) -> WSGIApp:
    """Serve as SOGo does, and Zimbra: whatever condition a write names, it is made."""

    def answer(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        conditions = {"HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH"}
        return app({name: value for name, value in environ.items() if name not in conditions}, start_response)

    return answer


def test_that_a_server_ignores_conditions_is_learned_and_kept(tmp_path: Path) -> None:
    Collections(tmp_path / "stored").open("ccas", "coanimation")
    app = make_app(tmp_path / "stored", lambda _, password: password == PASSWORD, tmp_path, tmp_path)
    with Server(without_conditions(app)) as server:
        calendar = f'    calendar: {{url: "{server.url}calendars/ccas/", user: ccas}}\n'
        partners = PARTNERS.replace("    name: CCAS de Sainville\n", "    name: CCAS de Sainville\n" + calendar)
        folder = workspace(tmp_path / "ours", partners=partners)
        secret = {"COANIMATION_PASSWORD_CCAS": PASSWORD}
        first, second = (publish(folder, DECEMBER, now=NOW, environment=secret) for _ in range(2))
    gc.collect()

    with Ledger(folder / ".coanimation" / "ledger.sqlite") as ledger:
        assert Profile.from_json(ledger.note(f"profile {server.url.rstrip('/')}")).ignores
    assert [one.created for one in first.calendars] == [2, 2, 2]
    assert (second.writes, second.exit_code) == (0, 0)


def test_no_password_is_written_anywhere(tmp_path: Path, theirs: Serving) -> None:
    folder = ours(tmp_path / "ours", theirs)

    publish(folder, DECEMBER, now=NOW, environment={"COANIMATION_PASSWORD_CCAS": PASSWORD})

    assert not [path for path in folder.rglob("*") if path.is_file() and PASSWORD.encode() in path.read_bytes()]
