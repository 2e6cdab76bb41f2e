"""What a rota does and nobody forbids, as people and programs read it."""

from __future__ import annotations

import pytest

from coanimation.domain.neutrality import measure
from coanimation.domain.working_time import Alert
from coanimation.rendering.alerts import alert_texts
from coanimation.rendering.data import as_json
from coanimation.rendering.drafted import alerted
from coanimation.rendering.shown import Shown
from coanimation.words import Words
from coanimation.words.typography import NARROW, NO_BREAK
from tests.builders import month, partner, professional, rota, slot

SARAH = professional("ml-sarah", name="Sarah", partner="ml")
ASKED = month([slot("2026-12-02")], [partner("ml", SARAH, name="Mission Locale")])


def shown(*alerts: Alert) -> Shown:
    planned = rota(("mercredi-2026-12-02", "ml-sarah"))
    return Shown(month=ASKED, rota=planned, neutrality=measure(ASKED, planned), alerts=alerts)


def alert(code: str, when: str, reached: int, most: int) -> Alert:
    return Alert(code=code, professional="ml-sarah", fields={"when": when, "reached": reached, "most": most})


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (
            alert("alert-hours-per-day", "2026-12-02", 660, 10),
            (
                "Sarah (Mission Locale) : 11 h le mercredi 2 décembre, pour 10 h au plus par jour "
                "(Code du travail, L3121-18)"
            ),
        ),
        (
            alert("alert-hours-per-day", "2026-12-02", 540, 8),
            "Sarah (Mission Locale) : 9 h le mercredi 2 décembre, pour 8 h au plus par jour (règle du lieu)",
        ),
        (
            alert("alert-hours-per-week", "2026-11-30", 2160, 35),
            (
                "Sarah (Mission Locale) : 36 h la semaine du lundi 30 novembre, pour 35 h au plus par semaine "
                "(règle du lieu)"
            ),
        ),
        (
            alert("alert-days-per-week", "2026-11-30", 7, 6),
            (
                "Sarah (Mission Locale) : 7 jours la semaine du lundi 30 novembre, pour 6 au plus par semaine "
                "(Code du travail, L3132-1)"
            ),
        ),
        (
            alert("alert-days-in-a-row", "2026-12-08", 7, 6),
            "Sarah (Mission Locale) : plus de 6 jours d'affilée à partir du mardi 8 décembre",
        ),
    ],
)
def test_it_says_whose_what_and_when(told: Alert, text: str) -> None:
    (said,) = alert_texts(shown(told), Words("fr"))

    assert said.replace(NO_BREAK, " ").replace(NARROW, " ") == text


def test_programs_read_minutes_and_days() -> None:
    data = as_json(shown(alert("alert-hours-per-day", "2026-12-02", 660, 10)), Words("en"))

    assert data["alerts"] == [
        {
            "when": "2026-12-02",
            "most": 10,
            "reached": 660,
            "code": "alert-hours-per-day",
            "professional": "ml-sarah",
            "text": alert_texts(shown(alert("alert-hours-per-day", "2026-12-02", 660, 10)), Words("en"))[0],
        }
    ]


def test_nothing_to_tell_is_nothing_said() -> None:
    assert list(alerted(shown(), Words("fr"))) == []
