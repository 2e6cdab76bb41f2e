from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coanimation.domain.people import Channel, Partner, Professional
from coanimation.domain.slots import State
from coanimation.domain.told import Entry, ToldSlot
from coanimation.publishing.audiences import Audience, Face, People, Target, in_turn, seen
from coanimation.publishing.events import entries
from coanimation.publishing.targets import PUBLIC, calendar_of, feeds_of, targets
from coanimation.words import Words
from tests import builders as make

SITE = replace(make.site(), landmark="à côté de la poste")
SPACE = replace(make.space(sites=[SITE]), contact="bonjour@escale.example.org")


def told(
    *present: str, slot_id: str = "mercredi-2026-12-02", state: State = State.HELD, activity: str = ""
) -> ToldSlot:
    start, end = make.instant("2026-12-02T14:00"), make.instant("2026-12-02T18:00")
    return ToldSlot(
        id=slot_id,
        opening="mercredi",
        site="centre",
        start=start,
        end=end,
        arrive=start - timedelta(minutes=15),
        leave=end + timedelta(minutes=15),
        state=state,
        activity=activity,
        present=tuple(sorted(present)),
    )


def person(who: str, name: str, partner: str, *, shares: bool = False) -> Professional:
    return replace(make.professional(who, partner=partner, name=name), shares_name=shares)


ML = make.partner("ml", person("camille", "Camille Renard", "ml"), name="Mission Locale du Pays")
CCAS = make.partner("ccas", person("dominique", "Dominique Martel", "ccas", shares=True), name="CCAS de Sainville")
MDA = make.partner("mda", person("sacha", "Sacha Verdier", "mda"), name="Maison des adolescents")
PARTNERS = (ML, CCAS, MDA)
PEOPLE = People(PARTNERS)


def of(partner: Partner, professional: str = "") -> Target:
    wanted = [t for t in (calendar_of(partner), *feeds_of(partner)) if t.professional == professional]
    return wanted[0]


def read(target: Target, *slots: ToldSlot) -> dict[str, Entry]:
    return dict(entries(slots, target, SPACE, PEOPLE, Words("fr")))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def texts(entry: Entry) -> str:
    return plain(f"{entry.summary}\n{entry.location}\n{entry.description}")


def test_an_organisation_reads_its_own_people_by_name_and_the_others_by_organisation() -> None:
    (entry,) = read(of(ML), told("camille", "dominique", "sacha")).values()

    assert "Camille Renard" in entry.summary
    assert "CCAS de Sainville" in entry.description
    assert "Maison des adolescents" in entry.description
    assert "Dominique" not in texts(entry)
    assert "Sacha" not in texts(entry)


def test_a_professional_reads_a_colleague_s_name_only_when_that_colleague_shares_it() -> None:
    (entry,) = read(of(ML, "camille"), told("camille", "dominique", "sacha")).values()

    assert "Dominique Martel (CCAS de Sainville)" in entry.description
    assert "Maison des adolescents" in entry.description
    assert "Sacha" not in texts(entry)


def test_a_colleague_of_one_s_own_organisation_is_named_by_the_same_rule() -> None:
    alone = make.partner("ml", person("camille", "Camille Renard", "ml"), person("lou", "Lou Petit", "ml"), name="ML")

    faces = seen(told("camille", "lou"), of(alone, "camille"), People([alone]))

    assert faces.others == (Face(organisation="ML"),)


def test_the_public_reads_hours_place_and_activity_and_nobody() -> None:
    (entry,) = read(PUBLIC, told("camille", "dominique", activity="goûter")).values()

    assert plain(entry.summary) == "L'Escale : goûter"
    assert entry.start == make.instant("2026-12-02T14:00")
    assert entry.location == "L'Escale, 3 place du Marché, 12345 Sainville"
    assert plain(entry.description) == "à côté de la poste\nUne question ? bonjour@escale.example.org"


def test_set_up_and_tidy_minutes_are_for_professionals_only() -> None:
    slot = told("camille", "dominique")

    (mine,), (public,) = read(of(ML, "camille"), slot).values(), read(PUBLIC, slot).values()

    assert (mine.start, mine.end) == (slot.arrive, slot.leave)
    assert "Ouvert au public" in mine.description
    assert (public.start, public.end) == (slot.start, slot.end)


def test_only_a_professional_s_event_makes_its_reader_busy() -> None:
    slot = told("camille", "dominique")

    busy = {
        target.id: entry.busy for target in (PUBLIC, of(ML), of(ML, "camille")) for entry in read(target, slot).values()
    }

    assert busy == {"public": False, "calendar:ml": False, "feed:camille": True}


def test_a_closed_slot_is_shown_to_the_public_and_to_nobody_else() -> None:
    closed = replace(told(state=State.CLOSED), reason="vacances d'hiver")

    (entry,) = read(PUBLIC, closed).values()

    assert plain(entry.summary) == "L'Escale : fermé"
    assert "vacances d'hiver" in entry.description
    assert not read(of(ML), closed)


def test_relays_that_follow_each_other_are_one_opening_for_the_public() -> None:
    middle = make.instant("2026-12-02T16:00")
    first = replace(told("camille", "dominique"), end=middle, leave=middle)
    second = replace(told("camille", "sacha", slot_id="mercredi-2026-12-02-2"), start=middle, arrive=middle, relay=2)

    public = read(PUBLIC, second, first)

    assert list(public) == ["mercredi-2026-12-02"]
    assert (public["mercredi-2026-12-02"].start, public["mercredi-2026-12-02"].end) == (first.start, second.end)
    assert sorted(read(of(ML), second, first)) == ["mercredi-2026-12-02", "mercredi-2026-12-02-2"]


def test_a_closed_relay_stays_apart_from_the_open_one() -> None:
    middle = make.instant("2026-12-02T16:00")
    first = replace(told("camille", "dominique"), end=middle, leave=middle)
    second = replace(told(slot_id="mercredi-2026-12-02-2", state=State.CLOSED), start=middle, arrive=middle, relay=2)

    assert [entry.closed for entry in read(PUBLIC, first, second).values()] == [False, True]


def test_the_order_of_organisations_turns_from_week_to_week() -> None:
    weeks = [told("camille", "dominique", "sacha") for _ in range(12)]
    slots = [
        replace(slot, start=slot.start + timedelta(weeks=n), end=slot.end + timedelta(weeks=n))
        for n, slot in enumerate(weeks)
    ]

    first = Counter(in_turn(("ccas", "mda", "ml"), slot)[0] for slot in slots)

    assert first == {"ccas": 4, "mda": 4, "ml": 4}


def test_only_those_who_chose_a_feed_have_one() -> None:
    by_mail = make.partner("ml", replace(make.professional("camille", partner="ml"), channel=Channel.MAIL))

    assert [target.id for target in targets([by_mail])] == ["public", "calendar:ml", "feed:ml", "mail:camille"]


# Over generated months: no name that an audience may not know stands anywhere in what it reads.

_WHO = ("camille", "dominique", "sacha")


@st.composite
def months(draw: st.DrawFn) -> tuple[ToldSlot, ...]:
    slots = []
    for day in draw(st.sets(st.integers(1, 28), min_size=1, max_size=8)):
        present = draw(st.sets(st.sampled_from(_WHO), max_size=3))
        closed = not present
        start = make.instant(f"2026-12-{day:02d}T14:00")
        slots.append(
            replace(
                told(*present, slot_id=f"mercredi-2026-12-{day:02d}", state=State.CLOSED if closed else State.HELD),
                start=start,
                end=start + timedelta(hours=4),
                arrive=start - timedelta(minutes=draw(st.integers(0, 30))),
                leave=start + timedelta(hours=4),
                minors=draw(st.booleans()),
                activity=draw(st.sampled_from(["", "goûter", "atelier"])),
            )
        )
    return tuple(sorted(slots, key=lambda s: s.start))


def _forbidden(target: Target) -> Iterator[str]:
    for partner in PARTNERS:
        if target.audience is Audience.PUBLIC:
            yield partner.name
        for one in partner.professionals:
            own = target.audience is Audience.ORGANISATION and one.partner == target.partner
            shared = target.audience is Audience.PROFESSIONAL and one.shares_name
            if not (own or shared):
                yield one.name


@pytest.mark.parametrize("target", targets(PARTNERS), ids=lambda t: t.id)
@given(slots=months())
def test_no_audience_reads_a_name_that_it_may_not_know(target: Target, slots: tuple[ToldSlot, ...]) -> None:
    shown = "\n".join(texts(entry) for entry in read(target, *slots).values())

    assert [name for name in _forbidden(target) if name in shown] == []
