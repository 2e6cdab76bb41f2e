"""Fetching availability, from the calendars of people to the rota, over real servers of this machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from calendars.fetch import is_public_or_inside
from coanimation.domain.adjustments import Decision
from coanimation.domain.answers import Availability, Source
from coanimation.errors import WorkspaceError
from coanimation.intake.busy import Reach
from coanimation.publishing.events import uid
from coanimation.publishing.months import renamed
from coanimation.use_cases.busy import Fetched, fetch_busy
from coanimation.use_cases.gather import gather
from coanimation.use_cases.plan import make_draft
from coanimation.use_cases.publish import publish
from coanimation.workspace import entries, read_answers, read_told, write_told
from tests.builders import DECEMBER, IF_NEED_BE, NO, YES
from tests.calendars.scripted import WEB
from tests.calendars.test_busy import calendar
from tests.use_cases.agendas import ON_THE_FIRST, Agendas, opened, supplying
from tests.use_cases.workspaces import NOW, PARTNERS, PEOPLE, SPACE, WEDNESDAYS, adjusted, answered, workspace

FIRST, SECOND = WEDNESDAYS[:2]
REACH = Reach(web=replace(WEB, permitted=is_public_or_inside, most_bytes=1_000_000), environment={})


@pytest.fixture
def agendas() -> Iterator[Agendas]:
    with opened() as found:
        yield found


def fetched(folder: Path, *, now: datetime = NOW, dry_run: bool = False) -> Fetched:
    return fetch_busy(folder, DECEMBER, now=now, reach=REACH, dry_run=dry_run, wait=0.1)


def said(folder: Path, who: str) -> Mapping[str, Availability]:
    """Tell what the calendars of someone answered."""
    found = read_answers(folder, DECEMBER).answers
    return {one.slot: one.availability for one in found if (one.professional, one.source) == (who, Source.BUSY)}


def test_a_calendar_answers_for_every_slot_of_the_month(tmp_path: Path, agendas: Agendas) -> None:
    folder = workspace(tmp_path, partners=supplying(agendas, "ml-1"))
    agendas.texts["ml-1"] = calendar(ON_THE_FIRST, "UID:2\nSTATUS:TENTATIVE\nDTSTART;VALUE=DATE:20261209")

    found = fetched(folder)

    assert said(folder, "ml-1") == dict.fromkeys(WEDNESDAYS, YES) | {
        "vendredi-soir-2026-12-04": YES,
        FIRST: NO,
        SECOND: IF_NEED_BE,
    }
    (one,) = found.people
    assert (one.person.id, one.slots, one.busy, one.perhaps, one.failure) == ("ml-1", 6, 1, 1, None)
    assert (found.exit_code, found.written) == (0, True)


def test_whoever_is_busy_is_not_placed(tmp_path: Path, agendas: Agendas) -> None:
    folder = workspace(tmp_path, partners=supplying(agendas, "ml-1", "ccas-1"))
    agendas.texts = {who: calendar(ON_THE_FIRST) for who in ("ml-1", "ccas-1")}
    fetched(folder)

    rota = make_draft(folder, DECEMBER, now=NOW, seconds=5, reproducible=True, wait=0.1).rota

    assert {a.professional for a in rota.assignments if a.slot == FIRST} == {"mda-1", "sante-1"}


def test_nothing_of_a_calendar_is_kept_but_the_answers(tmp_path: Path, agendas: Agendas) -> None:
    folder = workspace(tmp_path, partners=supplying(agendas, "ml-1", "ccas-1"))
    agendas.texts["ml-1"] = calendar(ON_THE_FIRST)
    agendas.texts["ccas-1"] = calendar(ON_THE_FIRST + "\nje ne sais quoi")

    fetched(folder)

    written = b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != "partners.yaml")
    assert not [word for word in (b"secret", b"sais quoi", b"T15", b"16:00", agendas.url.encode()) if word in written]


def test_what_someone_answered_themselves_comes_first_and_stays(tmp_path: Path, agendas: Agendas) -> None:
    before = answered(ml_1=f"sheet: {{{FIRST}: yes}}, busy: {{{SECOND}: no}}", mda_1=f"hand: {{{FIRST}: no}}")
    folder = workspace(tmp_path, partners=supplying(agendas, "ml-1"), **{"availability__2026-12": before})
    agendas.texts["ml-1"] = calendar(ON_THE_FIRST)

    fetched(folder)

    month = gather(folder, DECEMBER, now=NOW)
    assert month.answers["ml-1", FIRST].availability == YES
    assert month.answers["mda-1", FIRST].availability == NO
    assert said(folder, "ml-1")[SECOND] == YES  # what the calendar said before is replaced


def test_reading_again_what_has_not_changed_writes_nothing(tmp_path: Path, agendas: Agendas) -> None:
    folder = workspace(tmp_path, partners=supplying(agendas, "ml-1"))
    agendas.texts["ml-1"] = calendar(ON_THE_FIRST)
    fetched(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    again = fetched(folder)

    assert not again.written
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_rehearsal_tells_all_and_writes_nothing(tmp_path: Path, agendas: Agendas) -> None:
    folder = workspace(tmp_path, partners=supplying(agendas, "ml-1"))
    agendas.texts["ml-1"] = calendar(ON_THE_FIRST)
    before = {path.name for path in folder.rglob("*")}

    found = fetched(folder, dry_run=True)

    assert [one.busy for one in found.people] == [1]
    assert {path.name for path in folder.rglob("*")} == before


def test_one_calendar_that_fails_stops_nobody_and_keeps_what_it_said(tmp_path: Path, agendas: Agendas) -> None:
    folder = workspace(tmp_path, partners=supplying(agendas, "ml-1", "ccas-1"))
    agendas.texts = {who: calendar(ON_THE_FIRST) for who in ("ml-1", "ccas-1")}
    fetched(folder)
    agendas.texts = {"ml-1": calendar(), "ccas-1": calendar(ON_THE_FIRST).removesuffix(b"END:VCALENDAR\r\n")}

    found = fetched(folder)

    assert said(folder, "ml-1")[FIRST] == YES
    assert said(folder, "ccas-1")[FIRST] == NO
    failed = {one.person.id: (one.failure.code, one.kept) for one in found.people if one.failure}
    assert failed == {"ccas-1": ("busy-text-truncated", 6)}
    assert found.exit_code == 1


def test_where_no_calendar_can_be_read_nothing_is_written(tmp_path: Path, agendas: Agendas) -> None:
    folder = workspace(tmp_path, partners=supplying(agendas, "ml-1", "ccas-1"))

    found = fetched(folder)

    assert found.exit_code == 5  # nothing could be reached
    assert not (folder / "availability").exists()


def test_whoever_takes_their_calendar_back_has_no_answer_of_it(tmp_path: Path, agendas: Agendas) -> None:
    folder = workspace(tmp_path, partners=supplying(agendas, "ml-1", "ccas-1"))
    agendas.texts = {who: calendar(ON_THE_FIRST) for who in ("ml-1", "ccas-1")}
    fetched(folder)
    (folder / "partners.yaml").write_text(supplying(agendas, "ml-1"), encoding="utf-8")

    found = fetched(folder)

    assert found.withdrawn == ("ccas-1",)
    assert said(folder, "ccas-1") == {}
    assert said(folder, "ml-1")[FIRST] == NO


def test_what_was_said_of_a_slot_that_has_begun_stays(tmp_path: Path, agendas: Agendas) -> None:
    """Many calendars forget what is past."""
    folder = workspace(tmp_path, partners=supplying(agendas, "ml-1"))
    agendas.texts["ml-1"] = calendar(ON_THE_FIRST)
    fetched(folder)
    agendas.texts["ml-1"] = calendar()

    fetched(folder, now=NOW + timedelta(days=12))

    assert said(folder, "ml-1")[FIRST] == NO


def test_whoever_comes_during_the_month_answers_from_then_on(tmp_path: Path, agendas: Agendas) -> None:
    partners = supplying(agendas, "ml-1").replace("{id: ml-1, ", "{id: ml-1, starts: 2026-12-10, ")
    folder = workspace(tmp_path, partners=partners)
    agendas.texts["ml-1"] = calendar()

    fetched(folder)

    assert set(said(folder, "ml-1")) == set(WEDNESDAYS[2:])


def test_publishing_changes_nothing_of_what_calendars_say(tmp_path: Path, agendas: Agendas) -> None:
    """Publish, fetch, plan: our own events, read back from the calendars that show them, make nobody busy."""
    folder = workspace(tmp_path, partners=supplying(agendas, *PEOPLE))
    agendas.texts = dict.fromkeys(PEOPLE, calendar(ON_THE_FIRST))
    agendas.texts["ml-1"] = agendas.texts["mda-1"] = calendar()
    fetched(folder)
    answers = read_answers(folder, DECEMBER).answers
    rota = make_draft(folder, DECEMBER, now=NOW, seconds=5, reproducible=True, wait=0.1).rota
    publish(folder, DECEMBER, now=NOW, environment={}, decide=lambda _slot, _lacks: Decision.WAIT)
    ours = ours_in(folder)
    assert ours
    for who in PEOPLE:  # each subscribed to everything, the feeds of others too
        agendas.texts[who] = agendas.texts[who].replace(b"END:VCALENDAR", ours + b"END:VCALENDAR")

    found = fetched(folder)

    assert [one.failure for one in found.people] == [None] * 4
    assert read_answers(folder, DECEMBER).answers == answers
    again = make_draft(folder, DECEMBER, now=NOW, seconds=5, reproducible=True, wait=0.1)
    assert again.unchanged
    assert again.rota.assignments == rota.assignments


def ours_in(folder: Path) -> bytes:
    """Give every event of ours, of every feed."""
    feeds = [path.read_bytes() for path in sorted((folder / ".coanimation" / "feeds").rglob("*.ics"))]
    parts = [
        b"BEGIN:VEVENT" + part.partition(b"END:VEVENT")[0] for feed in feeds for part in feed.split(b"BEGIN:VEVENT")[1:]
    ]
    return b"".join(part + b"END:VEVENT\r\n" for part in parts)


def test_an_event_of_ours_is_known_by_every_name_that_it_had(tmp_path: Path, agendas: Agendas) -> None:
    """A server that keeps what was deleted makes us take another name; invitations by mail have their own."""
    partners = supplying(agendas, "ml-1").replace("{id: ml-1, ", "{id: ml-1, channel: mail, mail: ml@example.org, ")
    there = adjusted(f"pins: [{{slot: {FIRST}, professional: ml-1}}]")
    folder = workspace(tmp_path, partners=partners, **{"adjustments__2026-12": there})
    make_draft(folder, DECEMBER, now=NOW, seconds=5, reproducible=True, wait=0.1)
    publish(folder, DECEMBER, now=NOW, environment={}, decide=lambda _slot, _lacks: Decision.WAIT)
    told = read_told(folder, DECEMBER)
    assert told is not None
    places = {where for slot, where in told.notices if slot == FIRST}
    assert {"calendar:ml", "mail:ml-1"} <= places
    write_told(folder, renamed(told, {(FIRST, "calendar:ml")}))
    names = [uid("3q7cnm4h2v5xk8d1", FIRST, where, generation) for where in places for generation in (0, 1)]
    known = [uid("3q7cnm4h2v5xk8d1", FIRST, where) for where in places] + [
        uid("3q7cnm4h2v5xk8d1", FIRST, "calendar:ml", 1)
    ]

    def answered_to(name: str) -> Availability:
        agendas.texts["ml-1"] = calendar(ON_THE_FIRST.replace("UID:1", f"UID:{name}"))
        fetched(folder)
        return said(folder, "ml-1")[FIRST]

    assert {name for name in names if answered_to(name) == YES} == set(known)


def test_what_someone_copied_by_hand_makes_them_no_busier(tmp_path: Path, agendas: Agendas) -> None:
    there = adjusted(f"pins: [{{slot: {FIRST}, professional: ml-1}}]")
    space = SPACE.replace("school-zone: A", "school-zone: A, contact: bonjour@escale.example")
    folder = workspace(tmp_path, space=space, partners=supplying(agendas, "ml-1"), **{"adjustments__2026-12": there})
    make_draft(folder, DECEMBER, now=NOW, seconds=5, reproducible=True, wait=0.1)
    publish(folder, DECEMBER, now=NOW, environment={}, decide=lambda _slot, _lacks: Decision.WAIT)
    told = read_told(folder, DECEMBER)
    assert told is not None
    (slot,) = (one for one in told.slots if one.id == FIRST)
    away = next(who for who in ("sante-1", "ccas-1", "mda-1") if who not in slot.present)
    copied = calendar("UID:main\nSUMMARY:Escale\nDTSTART;TZID=Europe/Paris:20261202T140000\nDURATION:PT4H")
    (folder / "partners.yaml").write_text(supplying(agendas, "ml-1", away), encoding="utf-8")
    agendas.texts = {"ml-1": copied, away: copied}

    fetched(folder)

    assert (said(folder, "ml-1")[FIRST], said(folder, away)[FIRST]) == (YES, NO)

    # at the same hours a meeting is none of ours, unless we are who sent it
    met = "ORGANIZER:mailto:{}\nATTENDEE:mailto:conseil@ml.example\nEND:VEVENT"
    for who, busy in (("bonjour@escale.example", YES), ("chef@ml.example", NO)):
        agendas.texts["ml-1"] = copied.replace(b"END:VEVENT", met.format(who).encode())
        fetched(folder)
        assert said(folder, "ml-1")[FIRST] == busy


def test_busy_times_without_events_leave_out_what_was_announced(tmp_path: Path, agendas: Agendas) -> None:
    folder = workspace(tmp_path, partners=supplying(agendas, "ml-1"))
    agendas.texts["ml-1"] = calendar()
    fetched(folder)
    rota = make_draft(folder, DECEMBER, now=NOW, seconds=5, reproducible=True, wait=0.1).rota
    publish(folder, DECEMBER, now=NOW, environment={}, decide=lambda _slot, _lacks: Decision.WAIT)
    there = sorted(a.slot for a in rota.assignments if a.professional == "ml-1" and a.slot in WEDNESDAYS)
    lines = "".join(f"FREEBUSY:{slot[-10:].replace('-', '')}T130000Z/PT4H\r\n" for slot in WEDNESDAYS)
    agendas.texts["ml-1"] = f"BEGIN:VCALENDAR\r\nBEGIN:VFREEBUSY\r\n{lines}END:VFREEBUSY\r\nEND:VCALENDAR\r\n".encode()

    fetched(folder)

    busy = said(folder, "ml-1")
    assert there
    assert sorted(slot for slot in WEDNESDAYS if busy[slot] == YES) == there


def test_a_free_calendar_does_not_bring_someone_where_they_usually_do_not_come(
    tmp_path: Path, agendas: Agendas
) -> None:
    partners = supplying(agendas, "ml-1").replace("usual: {mercredi: yes}", "usual: {mercredi: no}")
    folder = workspace(tmp_path, partners=partners)
    agendas.texts["ml-1"] = calendar()

    fetched(folder)

    month = gather(folder, DECEMBER, now=NOW)
    assert month.answers["ml-1", FIRST].availability == NO
    assert month.answers["ml-1", "vendredi-soir-2026-12-04"].availability == YES


def test_nobody_is_asked_where_nobody_supplied_a_calendar(tmp_path: Path) -> None:
    found = fetched(workspace(tmp_path))

    assert (found.people, found.exit_code, found.written) == ((), 0, False)


def test_what_is_wrong_in_the_files_is_told_before_anybody_is_asked(tmp_path: Path, agendas: Agendas) -> None:
    folder = workspace(tmp_path, partners=supplying(agendas, "ml-1"))
    (folder / "availability").mkdir()
    (folder / "availability/2026-12.yaml").write_text("format: 1\nmonth: 2026-12\nanswers: nope\n", encoding="utf-8")

    with pytest.raises(WorkspaceError):
        fetched(folder)


def test_the_journal_tells_that_answers_changed_and_not_which(tmp_path: Path, agendas: Agendas) -> None:
    folder = workspace(tmp_path, partners=supplying(agendas, "ml-1"))
    agendas.texts["ml-1"] = calendar(ON_THE_FIRST)

    fetched(folder)

    (entry,) = entries(folder)
    assert entry.command == "availability-fetch"
    assert [(c.file, c.key, c.before, c.after) for c in entry.changes] == [
        ("availability/2026-12.yaml", "answers/ml-1/busy", 0, 6)
    ]


WRONG = {
    "ics: 'not an address secret'": "workspace-bad-calendar-url",
    "ics: 'ftp://agenda.example/secret'": "workspace-bad-calendar-url",
    "ics: 'https://a:secret@agenda.example/'": "workspace-secret-in-url",
    "ics: 'https://agenda.example/', caldav: 'https://agenda.example/', user: a": "workspace-busy-one",
    "user: a": "workspace-busy-one",
    "caldav: 'https://agenda.example/'": "workspace-busy-user",
    "ics: 'https://agenda.example/', user: a": "workspace-busy-user",
    "ics-in: PATH": "workspace-bad-variable",
    "caldav: 'https://agenda.example/', user: a, password: secret": "workspace-secret",
}


@pytest.mark.parametrize("written", WRONG)
def test_a_calendar_that_is_written_wrong_is_told_at_its_line_without_its_secret(tmp_path: Path, written: str) -> None:
    partners = PARTNERS.replace("{id: ml-1, ", f"{{id: ml-1, busy: [{{{written}}}], ")
    folder = workspace(tmp_path, partners=partners)

    with pytest.raises(WorkspaceError) as wrong:
        fetched(folder)

    (problem,) = wrong.value.problems
    assert (problem.code, str(problem.path), problem.line) == (WRONG[written], "partners.yaml", 14)
    assert "secret" not in str(problem.fields)
