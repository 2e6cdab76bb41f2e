"""What calendar programs make of the invitation in a mail."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

from calendars.imip import invitation
from calendars.letter import draft
from tests.calendars.test_clients import needs_node, run, with_node
from tests.calendars.test_letter import CAMILLE, EVENT, LETTER, SPACE


def attached(moved: timedelta = timedelta(), sequence: int = 2) -> bytes:
    """Take the invitation out of a mail, as a mail program hands it to a calendar."""
    event = replace(EVENT, start=EVENT.start + moved, end=EVENT.end + moved, sequence=sequence)
    told = invitation(event, method="REQUEST", organizer=SPACE, attendee=CAMILLE)
    message = message_from_bytes(draft(replace(LETTER, invitation=told)), policy=SMTP)
    (part,) = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    data = part.get_payload(decode=True)
    assert isinstance(data, bytes)
    return data


def test_khal_takes_an_invitation_up_and_an_update_moves_it(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "khal").write_text(
        f"[calendars]\n[[one]]\npath = {(tmp_path / 'one').as_posix()}\n"
        f"[sqlite]\npath = {tmp_path.as_posix()}/khal.db\n"
        "[locale]\nlocal_timezone = Europe/Paris\ndefault_timezone = Europe/Paris\ntimeformat = %H:%M\n"
        "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n",
        "utf-8",
    )
    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    khal = ("-m", "khal", "-c", tmp_path / "khal")
    for n, data in enumerate((attached(), attached(timedelta(hours=1), 4))):
        (tmp_path / f"{n}.ics").write_bytes(data)
        run(*khal, "import", "--batch", "-a", "one", tmp_path / f"{n}.ics", env=home)

    shown = run(
        *(*khal, "list", "2026-12-01", "5d", "--once", "--day-format", ""),
        *("--format", "{title}|{start-long-full}|{end-long-full}|{location}"),
        env=home,
    )
    assert shown.strip().splitlines() == [
        f"{EVENT.summary}|2026-12-02 14:45|2026-12-02 19:00|L'Escale, 3 place du Marché, 12345 Sainville"
    ]


@needs_node
def test_ical_js_and_node_ical_read_the_same_instants() -> None:
    there = {EVENT.summary: (EVENT.start.timestamp(), EVENT.end.timestamp())}

    assert with_node([attached()]) == {
        "ical.js": there,
        "node-ical": there,
    }
