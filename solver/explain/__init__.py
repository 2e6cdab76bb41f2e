"""Why: a seat stays empty, pins and rules contradict, someone is there, a share is what it is.

`blockers` is the auditor's and loads nothing; the questions that need a search are in the files beside it. The names
that people import are those of `solver` itself.
"""

from __future__ import annotations

from solver.explain.obstacles import Obstacle, blockers

__all__ = ["Obstacle", "blockers"]
