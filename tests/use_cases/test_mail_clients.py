"""What a mail program shows after all the invitations that it received, whatever changed and failed between."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coanimation.use_cases.publish import publish
from coanimation.workspace import outbox
from tests.calendars.post_office import PostOffice, post_office
from tests.counts import count
from tests.publishing.workspaces import DECEMBER, NOW, WEDNESDAYS, draft, hours, workspace
from tests.use_cases.mail import BY_MAIL, SACHA, Client, sending

PEOPLE = ("mda-infirmier", "ccas-referent", "ml-conseillere")
rotas = st.lists(st.permutations(PEOPLE).map(lambda all_: tuple(all_[:2])), min_size=3, max_size=3)
troubles = st.sampled_from(["", "", "greylisted", "lost", "killed"])


@settings(max_examples=count(3, 60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(rotas, troubles), min_size=1, max_size=4))
def test_a_client_shows_what_was_told_last(steps: list[tuple[list[tuple[str, str]], str]]) -> None:
    office, client = PostOffice(), Client()
    with tempfile.TemporaryDirectory() as name, post_office(office):
        folder = workspace(Path(name) / "w", partners=BY_MAIL, space=sending(office.port))
        for n, (present, trouble) in enumerate([*steps, (steps[-1][0], "")]):
            draft(folder, dict(zip(WEDNESDAYS, present, strict=True)))
            office.greylisted = {SACHA} if trouble == "greylisted" else set()
            office.drops = int(trouble == "lost")
            publish(folder, DECEMBER, now=NOW + timedelta(minutes=n), environment={}, send=trouble != "killed")
        for to, data in office.received:
            if to == SACHA:
                client.read(data)

        waiting = [one.path.stem for one in outbox.waiting(folder) if one.path.stem.startswith("invitation")]

    days = zip(WEDNESDAYS, steps[-1][0], strict=True)
    assert client.attends == {(date.fromisoformat(slot[-10:]), "13:45") for slot, who in days if PEOPLE[0] in who}
    assert waiting == []


def test_an_event_that_moved_stands_once_where_it_is_now(tmp_path: Path) -> None:
    office, client = PostOffice(), Client()
    with post_office(office):
        space = sending(office.port)
        folder = workspace(tmp_path, partners=BY_MAIL, space=space)
        publish(folder, DECEMBER, now=NOW, environment={})
        moved = space.replace('from: "14:00"', 'from: "15:00"')
        (folder / "space.yaml").write_text(moved, encoding="utf-8")
        draft(folder, when={slot: hours(slot, "15:00") for slot in WEDNESDAYS})
        publish(folder, DECEMBER, now=NOW + timedelta(hours=1), environment={})

    for to, data in office.received:
        if to == SACHA:
            client.read(data)

    assert client.attends == {(date(2026, 12, 9), "14:45"), (date(2026, 12, 16), "14:45")}
