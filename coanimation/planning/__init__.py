"""From a month to its rota: posed to the solver, searched, read back, and verified."""

from __future__ import annotations

from coanimation.planning.culprits import Culprit
from coanimation.planning.fingerprint import fingerprint
from coanimation.planning.plan import Progress, plan_month
from coanimation.planning.pose import pose
from coanimation.planning.read import alerts, explain_missing
from coanimation.planning.remedies import with_remedies
from coanimation.planning.verify import Broken, verify

__all__ = [
    "Broken",
    "Culprit",
    "Progress",
    "alerts",
    "explain_missing",
    "fingerprint",
    "plan_month",
    "pose",
    "verify",
    "with_remedies",
]
