"""What is ours in an event is compared and merged, whatever the order in which a server or a client writes it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendars import check, write
from calendars.compare import FIELDS, content_of, merge, read
from calendars.lines import components, joined, split, unfold
from tests.calendars.builders import ALARM, event, later
from tests.counts import count

THEIRS = ("COLOR:turquoise", "X-NOTE;X-LANG=fr:prendre les clés\\, le badge", "CATEGORIES:Travail,Midi", "PRIORITY:5")
OURS = event(1, location="Ici", description="Deux lignes\net une liste : a, b ; c")
NEXT = replace(later(OURS, 26), summary="Autre", location="", description="Une ligne", status="CANCELLED")


def blocks(lines: list[str]) -> list[list[str]]:
    """Cut the inside of a component into its properties and the components in it."""
    found: list[list[str]] = []
    depth = 0
    for line in lines:
        name = split(line)[0]
        depth += name == "BEGIN"
        if depth > (name == "BEGIN"):
            found[-1].append(line)
        else:
            found.append([line])
        depth -= name == "END"
    return found


def reordered(data: bytes, draw: st.DataObject) -> bytes:
    """Write an event as another program might: everything of a component in any order, alarms and notes among it."""
    lines = unfold(data)
    parts = components(lines)
    head = lines[1 : parts[0][1]]
    written = []
    for name, begin, end in parts:
        inside = blocks(lines[begin + 1 : end - 1])
        if name == "VEVENT":
            inside += [[line] for line in THEIRS] + [list(ALARM)]
        mixed = draw.draw(st.permutations(inside))
        written.append([lines[begin], *(line for block in mixed for line in block), lines[end - 1]])
    middle = [[line] for line in head] + draw.draw(st.permutations(written))
    return joined([lines[0], *(line for block in middle for line in block), lines[-1]])


@settings(max_examples=count(60, 3000), deadline=None)
@given(st.data())
def test_the_order_of_lines_and_components_changes_nothing(draw: st.DataObject) -> None:
    stored = reordered(write.render(OURS), draw)

    found = read(stored)

    assert found is not None
    assert (found.uid, found.content, found.sequence) == (OURS.uid, content_of(OURS), OURS.sequence)


@settings(max_examples=count(60, 3000), deadline=None)
@given(st.data(), st.frozensets(st.sampled_from(FIELDS)))
def test_a_merge_writes_the_fields_asked_for_and_no_other(draw: st.DataObject, fields: frozenset[str]) -> None:
    stored = reordered(write.render(OURS), draw)

    merged = merge(stored, NEXT, fields, 7)

    found = read(merged)
    assert found is not None
    assert found.sequence == 7
    assert found.content.differs(content_of(OURS)) <= fields
    assert found.content.differs(content_of(NEXT)) <= frozenset(FIELDS) - fields
    kept = [line for line in unfold(stored) if line in {*THEIRS, *ALARM}]
    assert [line for line in unfold(merged) if line in {*THEIRS, *ALARM}] == kept
    again = merge(merged, NEXT, fields, 7)
    assert sorted(unfold(again)) == sorted(unfold(merged))


def test_a_resource_whose_event_stands_before_its_zone_takes_a_new_time() -> None:
    lines = unfold(write.render(OURS))
    (_, zone, zone_end), (_, begin, end) = components(lines)
    stored = joined([*lines[:zone], *lines[begin:end], *lines[zone:zone_end], lines[-1]])

    merged = merge(stored, NEXT, frozenset(FIELDS), NEXT.sequence)

    assert check.faults(merged) == ()
    assert [name for name, _, _ in components(unfold(merged))] == ["VEVENT", "VTIMEZONE"]
    found = read(merged)
    assert found is not None
    assert found.content == content_of(NEXT)


def cut_at_octets(data: bytes, octets: int) -> bytes:
    """Fold as some programs do, wherever the octets end, inside a character too (RFC 5545 3.1)."""
    lines = [line.encode() for line in unfold(data)]
    return b"".join(
        b"\r\n ".join(line[at : at + octets] for at in range(0, len(line), octets)) + b"\r\n" for line in lines
    )


@pytest.mark.parametrize("octets", [20, 21, 22, 23])
def test_what_another_program_folds_inside_a_character_is_read_and_kept_whole(octets: int) -> None:
    ours = event(1, summary="é" * 40, description="Prévoir l'été — çà et là 🎉" * 4)
    note = "X-NOTE:" + "à côté de l'église 🎉" * 5
    whole = write.render(ours).replace(b"SUMMARY:", note.encode() + b"\r\nSUMMARY:", 1)
    stored = cut_at_octets(whole, octets)

    found = read(stored)

    assert found is not None
    assert found.content == content_of(ours)
    assert note in unfold(merge(stored, replace(ours, location="Ailleurs"), frozenset({"location"}), 1))
