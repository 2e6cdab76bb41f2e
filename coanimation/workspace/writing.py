"""Writing the files that commands own: whole, in a stable order, for a person to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from coanimation.domain.months import YearMonth
from coanimation.domain.rota import Missing, Rota
from coanimation.domain.slots import Slot
from coanimation.domain.told import Content, Notice, Told, ToldSlot
from coanimation.workspace import paths
from coanimation.workspace.atomic import write_text
from coanimation.workspace.emit import OnOneLine, Value, dump
from coanimation.workspace.shapes.format import FORMAT


def write_rota(folder: Path, rota: Rota, slots: Sequence[Slot]) -> Path:
    """Write the rota of a month with the hours of its slots, in the order of time."""
    return _written(paths.month_file(folder, "rotas", rota.month), _rota(rota, slots))


def write_alternatives(folder: Path, month: YearMonth, rotas: Sequence[Rota], slots: Sequence[Slot]) -> None:
    """Write the rotas of a month among which somebody may choose, by their number, in the place of those before."""
    place = paths.alternatives(folder, month)
    for old in place.glob("*.yaml"):
        old.unlink()
    for number, rota in enumerate(rotas, 1):
        _written(place / f"{number}.yaml", _rota(rota, slots))


def write_told(folder: Path, told: Told) -> Path:
    """Write what was told of a month: the slots in the order given, the notices by slot and target."""
    zone = _zone(told.published)
    notices: dict[str, dict[str, Value]] = {}
    for (slot, target), notice in sorted(told.notices.items()):
        notices.setdefault(slot, {})[target] = _notice(notice, zone)
    content: dict[str, Value] = {
        "format": FORMAT,
        "month": str(told.month),
        "revision": told.revision,
        "published": told.published,
        "timezone": zone,
        "slots": [_told(slot, zone) for slot in told.slots],
        "notices": notices,
    }
    return _written(paths.month_file(folder, "published", told.month), content)


def _rota(rota: Rota, slots: Sequence[Slot]) -> Mapping[str, Value]:
    known = {slot.id for slot in slots}
    if lost := sorted(({a.slot for a in rota.assignments} | {m.slot for m in rota.missing}) - known):
        raise ValueError(f"the rota names slots that are not of the month: {', '.join(lost)}")
    by_slot: dict[str, list[Value]] = {}
    for one in sorted(rota.assignments):
        shown: Value = one.professional
        if one.pinned:
            shown = OnOneLine({"professional": one.professional, "pinned": True})
        by_slot.setdefault(one.slot, []).append(shown)
    missing: dict[str, list[Value]] = {}
    for lack in rota.missing:
        missing.setdefault(lack.slot, []).append(_missing(lack))
    named = by_slot.keys() | missing.keys()
    listed = sorted((s for s in slots if s.closed is None or s.id in named), key=lambda s: (s.start, s.id))
    return {
        "format": FORMAT,
        "month": str(rota.month),
        "version": rota.version,
        "computed": rota.computed,
        "fingerprint": rota.fingerprint,
        "seconds": rota.seconds,
        **({"chosen": True} if rota.chosen else {}),
        "certificate": [
            OnOneLine(
                {
                    "aim": tier.name,
                    "value": tier.value,
                    "bound": tier.bound,
                    "status": tier.status.value,
                    "seconds": tier.seconds,
                    **({"ceilings": tier.ceilings} if tier.ceilings else {}),
                }
            )
            for tier in rota.tiers
        ],
        "slots": [
            {
                "slot": slot.id,
                "when": f"{_instant(slot.start)}/{_instant(slot.end)}",
                "site": slot.site,
                "present": by_slot.get(slot.id, []),
                **({"missing": missing[slot.id]} if slot.id in missing else {}),
            }
            for slot in listed
        ],
    }


def _written(path: Path, content: Mapping[str, Value]) -> Path:
    write_text(path, dump(content))
    return path


def _zone(instant: datetime) -> str:
    """Name the zone of an instant; one that has an offset alone is written in UTC, and read so again."""
    return instant.tzinfo.key if isinstance(instant.tzinfo, ZoneInfo) else "UTC"


def _if_other(instant: datetime, zone: str) -> Mapping[str, Value]:
    """Give the zone in which something was told before the space had the zone that it has now."""
    return {"timezone": _zone(instant)} if _zone(instant) != zone else {}


def _instant(instant: datetime) -> str:
    return instant.isoformat(timespec="minutes")


def _missing(lack: Missing) -> Value:
    reasons: list[Value] = [
        OnOneLine(
            {
                "code": reason.code,
                "professional": reason.professional,
                **({"facts": dict(reason.fields)} if reason.fields else {}),
            }
        )
        for reason in lack.reasons
    ]
    return {"what": lack.what, "count": lack.count, **({"reasons": reasons} if reasons else {})}


def _told(slot: ToldSlot, zone: str) -> Value:
    return {
        "slot": slot.id,
        "opening": slot.opening,
        "site": slot.site,
        **_if_other(slot.start, zone),
        "start": slot.start,
        "end": slot.end,
        "arrive": slot.arrive,
        "leave": slot.leave,
        "state": slot.state.value,
        "minors": slot.minors,
        **({"activity": slot.activity} if slot.activity else {}),
        **({"reason": slot.reason} if slot.reason else {}),
        **({"relay": slot.relay} if slot.relay != 1 else {}),
        "present": OnOneLine(slot.present),
        **({"place": slot.place} if slot.place else {}),
        **({"address": slot.address} if slot.address else {}),
        **({"landmark": slot.landmark} if slot.landmark else {}),
    }


def _notice(notice: Notice, zone: str) -> Value:
    return OnOneLine(
        {
            "sequence": notice.sequence,
            "changed": notice.changed,
            **({"withdrawn": True} if notice.withdrawn else {}),
            **({"generation": notice.generation} if notice.generation else {}),
            **_words(notice.content, zone),
        }
    )


def _words(content: Content, zone: str) -> Mapping[str, Value]:
    """Give the words that were told, from which the digests are made again, or the digests alone."""
    if (entry := content.entry) is None:
        return {"appointment": content.appointment, "everything": content.everything}
    return {
        **_if_other(entry.start, zone),
        "start": entry.start,
        "end": entry.end,
        "summary": entry.summary,
        **({"location": entry.location} if entry.location else {}),
        **({"description": entry.description} if entry.description else {}),
        **({"busy": True} if entry.busy else {}),
        **({"closed": True} if entry.closed else {}),
    }
