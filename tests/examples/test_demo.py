"""The demonstration proves something: each wrong event that is planted makes its reading back fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from coanimation.cli.main import main
from coanimation.domain.months import YearMonth
from coanimation.errors import Interrupted, WrongUse
from coanimation.publishing.progress import Progress
from coanimation.readback import Kind
from coanimation.use_cases import demo
from coanimation.use_cases.demo import ReadBack, Stage
from coanimation.use_cases.publish import Published
from tests.examples.stage import NOW, Partner
from tests.readback.builders import calendar, vevent

pytestmark = pytest.mark.xdist_group("demo")  # the stage is set once

MONTH = YearMonth(2026, 12)
ENOUGH = 3.0  # seconds of search: any rota will do


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with demo.staged(tmp_path_factory.mktemp("demo") / "L'Escale à Sainville", MONTH) as staged:
        demo.plan(staged, now=NOW, seconds=ENOUGH)
        demo.announce(staged, now=NOW)
        yield staged


def read(stage: Stage, partner: str) -> ReadBack:
    return {one.partner: one for one in demo.verify(stage, now=NOW)}[partner]


def test_what_was_published_is_read_back_as_the_rota_says(stage: Stage) -> None:
    reads = list(demo.verify(stage, now=NOW))

    assert [one.partner for one in reads if not one.right and one.partner not in SPOILT] == []
    assert len(reads) == 13
    assert all(one.events for one in reads if not one.partner)
    assert sum(one.events for one in reads if one.partner) > 10


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), Interrupted("publish-interrupted")])
def test_who_stops_it_is_told_where_the_example_stays(tmp_path: Path, stop: BaseException) -> None:
    with pytest.raises(Interrupted) as told, demo.staged(tmp_path / "escale", MONTH):
        raise stop

    assert (told.value.code, told.value.fields) == ("demo-interrupted", {"folder": str(tmp_path / "escale")})
    assert (tmp_path / "escale" / "space.yaml").exists()


def plant_shift(calendar_of: Partner) -> None:
    calendar_of.rewrite(
        calendar_of.hrefs()[0], r"DTSTART;TZID=Europe/Paris:(\d{8}T)\d\d", r"DTSTART;TZID=Europe/Paris:\g<1>07"
    )


def plant_end(calendar_of: Partner) -> None:
    calendar_of.rewrite(
        calendar_of.hrefs()[0], r"DTEND;TZID=Europe/Paris:(\d{8}T)\d\d", r"DTEND;TZID=Europe/Paris:\g<1>23"
    )


def plant_person(calendar_of: Partner) -> None:
    calendar_of.rewrite(calendar_of.hrefs()[0], r"SUMMARY:", r"SUMMARY:Directrice\, ")


def plant_cancelled(calendar_of: Partner) -> None:
    calendar_of.rewrite(calendar_of.hrefs()[0], r"STATUS:CONFIRMED", "STATUS:CANCELLED")


def plant_place(calendar_of: Partner) -> None:
    calendar_of.rewrite(calendar_of.hrefs()[0], r"LOCATION:.*(?:\r\n .*)*", "LOCATION:ailleurs")


def plant_missing(calendar_of: Partner) -> None:
    calendar_of.delete(calendar_of.hrefs()[0])


def plant_extra(calendar_of: Partner) -> None:
    calendar_of.write("more", calendar(vevent("more")).decode())


SPOILT: dict[str, tuple[Callable[[Partner], None], Kind]] = {
    "mission-locale": (plant_shift, Kind.START),
    "france-travail": (plant_end, Kind.END),
    "info-jeunesse": (plant_person, Kind.PERSON),
    "maison-ados": (plant_cancelled, Kind.STATUS),
    "departement": (plant_place, Kind.PLACE),
    "centre-social": (plant_missing, Kind.MISSING),
    "chambres": (plant_extra, Kind.EXTRA),
}


@pytest.mark.parametrize("partner", SPOILT)
def test_a_wrong_event_in_a_calendar_is_found(stage: Stage, partner: str) -> None:
    plant, kind = SPOILT[partner]

    plant(Partner(stage, partner))

    found = read(stage, partner)
    assert not found.right
    assert kind in {difference.kind for difference in found.differences}


def test_a_wrong_hour_in_public_is_found(stage: Stage) -> None:
    path = stage.folder / "site" / "public" / "opening-hours.ics"
    kept = path.read_bytes()
    path.write_bytes(kept.replace(b"T133000", b"T143000", 1))
    found = read(stage, "")
    path.write_bytes(kept)

    assert [difference.kind for difference in found.differences] == [Kind.START]


def test_an_organisation_named_in_public_is_found(stage: Stage) -> None:
    path = stage.folder / "site" / "public" / "opening-hours.ics"
    kept = path.read_bytes()
    path.write_bytes(kept.replace(b"SUMMARY:", b"SUMMARY:CPAM ", 1))
    found = read(stage, "")
    path.write_bytes(kept)

    assert [difference.kind for difference in found.differences] == [Kind.ORGANISATION]


def test_a_calendar_that_lets_nobody_in_is_found(stage: Stage) -> None:
    locked = Stage(
        folder=stage.folder,
        month=stage.month,
        serving=stage.serving,
        passwords={**stage.passwords, "cap-emploi": "not the password"},
    )

    found = read(locked, "cap-emploi")

    assert found.unread is not None
    assert found.unread.code == "readback-refused"


def test_a_folder_that_exists_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")

    with pytest.raises(WrongUse, match="demo-folder-exists"), demo.staged(tmp_path, MONTH):
        pass

    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "SECONDS", ENOUGH)
    monkeypatch.setenv("COANIMATION_NOW", NOW.isoformat())


@pytest.mark.usefixtures("quickly")
def test_the_command_says_that_all_is_exact(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--lang", "fr", "démo", "--dir", str(tmp_path / "x")])

    said = capsys.readouterr().out
    assert left.value.code == 0
    assert "Tout est exact" in said
    assert "décembre 2026" in said
    assert "Neutralité" in said
    assert str(tmp_path / "x") in said.replace("\n", "")


@pytest.mark.usefixtures("quickly")
def test_the_command_fails_when_a_calendar_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    published = demo.announce

    def announced_then_spoilt(stage: Stage, *, now: datetime, progress: Progress) -> Published:
        done = published(stage, now=now, progress=progress)
        plant_extra(Partner(stage, "mission-locale"))
        return done

    monkeypatch.setattr(demo, "announce", announced_then_spoilt)
    with pytest.raises(SystemExit) as left:
        main(["--lang", "fr", "demo", "--dir", str(tmp_path / "x"), "--month", "2026-12"])

    said = capsys.readouterr()
    assert left.value.code == 1
    assert "en trop" in said.err
    assert "Tout est exact" not in said.out
