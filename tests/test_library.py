"""What the command does, ten lines of Python do."""

from __future__ import annotations

from pathlib import Path

import pytest

import coanimation
from tests.builders import NOW


def test_ten_lines_go_from_an_empty_folder_to_a_published_month(tmp_path: Path) -> None:
    from coanimation import init, month_named, plan, publish, read, show, slots  # noqa: PLC0415 - as a user types it

    folder = tmp_path / "escale"
    init(folder, template="simple", language="fr", today=NOW.date())
    december = month_named("décembre", NOW, folder)
    drafted = plan(folder, december, now=NOW, seconds=20)
    shown = show(folder, december, now=NOW)
    told = publish(folder, december, now=NOW)

    assert str(december) == "2026-12"
    assert read(folder).space.name == "L'Escale"
    assert {s.id for s in slots(folder, december, now=NOW).slots} >= {a.slot for a in drafted.rota.assignments}
    assert shown.rota.assignments == drafted.rota.assignments
    assert len(told.open) > 0


def test_every_exported_name_is_there_and_no_other() -> None:
    for name in coanimation.__all__:
        assert getattr(coanimation, name) is not None

    assert set(dir(coanimation)) == set(coanimation.__all__)
    with pytest.raises(AttributeError, match="no attribute 'glory'"):
        _ = coanimation.glory
