"""A long measurement that was interrupted goes on where it was, as long as it measures the same thing."""

from __future__ import annotations

from math import inf
from pathlib import Path

from tests.benchmarks.solver.kept import Kept, kept
from tests.benchmarks.solver.measure import measured
from tests.benchmarks.solver.runs import TierRun
from tests.benchmarks.test_measured import TINY, planted


def test_a_run_comes_back_as_it_was_with_what_never_came(tmp_path: Path) -> None:
    record = Kept(file=tmp_path / "runs.jsonl", state="one")
    tier = TierRun(name="wishes", value=-3, bound=-4, proven=False, ended=2.5, path=((1.0, -2), (2.5, -3)))
    run = planted(tier, family="tiny", seed=3, asked=20.0, valued=inf)
    record.keep(run)
    assert record.find("tiny", 3, 20.0) == run
    assert [record.find(*other) for other in (("month", 3, 20.0), ("tiny", 4, 20.0), ("tiny", 3, 60.0))] == [None] * 3


def test_runs_of_another_solver_and_lines_cut_short_do_not_count(tmp_path: Path) -> None:
    file = tmp_path / "runs.jsonl"
    Kept(file=file, state="before").keep(planted(seed=1))
    now = Kept(file=file, state="now")
    now.keep(planted(seed=2))
    file.write_bytes(file.read_bytes() + file.read_bytes()[:100])
    assert [run.seed for run in now.runs()] == [2]
    assert kept(file).state not in {"before", "now"}


def test_without_a_file_nothing_is_kept() -> None:
    nothing = kept(None)
    nothing.keep(planted())
    assert nothing.runs() == []


def test_a_family_is_measured_on_from_what_is_kept_and_the_rest_is_added(tmp_path: Path) -> None:
    record = kept(tmp_path / "runs.jsonl")
    record.keep(planted(family="tiny", seed=0, asked=1.0, memory=12345))
    told = measured(TINY, 2, 1.0, record)
    assert "12345" in told, "the first was measured again"
    assert [run.seed for run in record.runs()] == [0, 1]
