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
from coanimation.errors import Interrupted
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


def test_a_calendar_that_moves_to_its_own_server_leaves_nothing_to_come_in_the_embedded_one(
    tmp_path: Path, theirs: Serving
) -> None:
    folder = workspace(tmp_path / "ours")
    publish(folder, DECEMBER, now=NOW, environment={})
    stored = folder / ".coanimation" / "calendars" / "collection-root" / "ccas" / "coanimation"
    assert len(list(stored.glob("*.ics"))) == 2
    ours(folder, theirs)

    unreached = publish(folder, DECEMBER, now=NOW, environment={})
    assert (unreached.moved, len(list(stored.glob("*.ics")))) == ((), 2)
    secret = {"COANIMATION_PASSWORD_CCAS": PASSWORD}
    rehearsed = publish(folder, DECEMBER, now=NOW, environment=secret, dry_run=True)
    assert ([one.deleted for one in rehearsed.moved], len(list(stored.glob("*.ics")))) == ([2], 2)
    moved = publish(folder, DECEMBER, now=NOW, environment=secret)
    again = publish(folder, DECEMBER, now=NOW, environment=secret)

    assert [one.created for one in moved.calendars] == [2, 0, 0]
    assert ([(one.partner, one.deleted) for one in moved.moved], moved.exit_code) == ([("ccas", 2)], 0)
    assert list(stored.glob("*.ics")) == []
    assert ([one.writes for one in again.moved], again.writes) == ([], 0)


def test_what_stays_on_a_server_that_was_left_is_told(tmp_path: Path, theirs: Serving) -> None:
    folder = ours(tmp_path / "ours", theirs)
    publish(folder, DECEMBER, now=NOW, environment={"COANIMATION_PASSWORD_CCAS": PASSWORD})
    (folder / "partners.yaml").write_text(PARTNERS, encoding="utf-8")

    back = publish(folder, DECEMBER, now=NOW, environment={})

    (left,) = back.moved
    assert (left.failure, left.fields) == (
        "publish-moved-out-of-reach",
        {"count": 2, "url": theirs.calendars["ccas"]},
    )
    assert ([one.created for one in back.calendars], back.exit_code) == ([2, 0, 0], 1)


@pytest.mark.parametrize(("written", "kept"), [("report", True), ("keep", True), ("restore", False)])
def test_each_partner_says_what_becomes_of_an_event_that_somebody_changed(
    tmp_path: Path, written: str, kept: bool
) -> None:
    name = "    name: CCAS de Sainville\n"
    folder = workspace(tmp_path / "ours", partners=PARTNERS.replace(name, f"{name}    when-edited: {written}\n"))
    publish(folder, DECEMBER, now=NOW, environment={})
    calendar = Collections(folder / ".coanimation" / "calendars").open("ccas", "coanimation")
    (href, *_) = calendar.list()
    before = calendar.get([href])[href]
    calendar.put(href, before.data.replace(b"LOCATION:", b"LOCATION:Chez moi\\, "), if_match=before.etag)

    result = publish(folder, DECEMBER, now=NOW, environment={})

    assert (b"Chez moi" in calendar.get([href])[href].data) is kept
    told = "publish-seen-retouched" if kept else "publish-seen-restored"
    assert [seen.code for one in result.calendars for seen in one.observed] == [told]


def test_an_interruption_says_that_what_was_written_stays_and_the_next_run_goes_on(
    tmp_path: Path, theirs: Serving
) -> None:
    class Interrupting(dict[str, str]):
        def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override] # as dict does
            if key == "COANIMATION_PASSWORD_CCAS":
                raise KeyboardInterrupt
            return super().get(key, default)

    folder = ours(tmp_path / "ours", theirs)

    with pytest.raises(Interrupted) as raised:
        publish(folder, DECEMBER, now=NOW, environment=Interrupting())
    resumed = publish(folder, DECEMBER, now=NOW, environment={"COANIMATION_PASSWORD_CCAS": PASSWORD})
    again = publish(folder, DECEMBER, now=NOW, environment={"COANIMATION_PASSWORD_CCAS": PASSWORD})

    assert raised.value.code == "publish-interrupted"
    assert resumed.exit_code == 0
    assert [one.created + one.unchanged for one in resumed.calendars] == [2, 2, 2]
    assert again.writes == 0


def test_once_found_a_calendar_costs_one_request(tmp_path: Path, theirs: Serving) -> None:
    folder = ours(tmp_path / "ours", theirs)
    secret = {"COANIMATION_PASSWORD_CCAS": PASSWORD}
    publish(folder, DECEMBER, now=NOW, environment=secret)

    again = publish(folder, DECEMBER, now=NOW, environment=secret)

    assert [one.requests for one in again.calendars] == [1, 1, 1]
