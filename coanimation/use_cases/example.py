"""The example of the distribution, laid in a folder as if its month were the one to come.

The example is written for one month. Laid for another one, whatever its people agreed (agreements, attestations, dates
of joining) keeps its distance to the month in hand; what the space opens and closes keeps its weekday and its place in
the school year, moved by whole years of 52 weeks. Answers given for the written month stand for no other: there, what
people usually answer counts.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from importlib.resources import as_file, files
from pathlib import Path

from coanimation.domain.months import YearMonth

WRITTEN_FOR = YearMonth(2026, 12)
_DATE = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")
_SCHOOL_YEAR_BEGINS = 9
_OWN_FILES = ("availability", "adjustments", "absences.yaml")


def lay(folder: Path, month: YearMonth) -> None:
    """Copy the example to a folder that does not exist yet, and make `month` its month to plan."""
    with as_file(files("coanimation")) as package:
        shipped = package / "examples" / "escale"
        source = shipped if shipped.is_dir() else package.parent / "examples" / "escale"
        shutil.copytree(source, folder)
    if month == WRITTEN_FOR:
        return
    for name in _OWN_FILES:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    _carry(folder / "partners.yaml", by_months(_distance(WRITTEN_FOR, month)))
    _carry(folder / "space.yaml", by_school_years(_school_year(month) - _school_year(WRITTEN_FOR)))


def by_months(months: int) -> Callable[[date], date]:
    """Move a day by whole months: the last day of a month stays the last, no day leaves its month."""

    def moved(day: date) -> date:
        here, there = YearMonth.of(day), YearMonth.of(day).shifted(months)
        return there.last if day == here.last else there.first.replace(day=min(day.day, there.last.day))

    return moved


def by_school_years(years: int) -> Callable[[date], date]:
    """Move a day by whole years of 52 weeks: a Saturday stays a Saturday, the end of a year the end of a year."""
    return lambda day: day + timedelta(weeks=52 * years)


def _carry(path: Path, moved: Callable[[date], date]) -> None:
    text = path.read_text("utf-8")
    carried = _DATE.sub(lambda found: moved(date.fromisoformat(found[1])).isoformat(), text)
    path.write_text(carried, "utf-8", newline="\n")


def _distance(here: YearMonth, there: YearMonth) -> int:
    return (there.year - here.year) * 12 + there.month - here.month


def _school_year(month: YearMonth) -> int:
    return month.year if month.month >= _SCHOOL_YEAR_BEGINS else month.year - 1
