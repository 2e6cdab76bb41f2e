"""Plan and publish the rota of a shared, neutral drop-in space for young people.

    from coanimation import init, month_named, plan, publish, show

Each function does what the command of its name does, on a folder, a `YearMonth` and a clock that the caller gives; it
returns values, or raises a `CoanimationError` whose sentence `Words` makes. Nothing is loaded before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coanimation.domain.month import Month
    from coanimation.domain.months import YearMonth
    from coanimation.domain.rota import Rota
    from coanimation.errors import CoanimationError
    from coanimation.planning import plan_month
    from coanimation.use_cases.absence import record_absence as absence
    from coanimation.use_cases.adjust import ban, close, pin, reopen, unpin
    from coanimation.use_cases.alternatives import find_alternatives as alternatives
    from coanimation.use_cases.alternatives import keep
    from coanimation.use_cases.begin import check, init
    from coanimation.use_cases.busy import fetch_busy as fetch_availability
    from coanimation.use_cases.gather import gather
    from coanimation.use_cases.months import parse_month as month_named
    from coanimation.use_cases.plan import explain
    from coanimation.use_cases.plan import make_draft as plan
    from coanimation.use_cases.publish import publish
    from coanimation.use_cases.serve import serve
    from coanimation.use_cases.show import show
    from coanimation.use_cases.slots import month_slots as slots
    from coanimation.use_cases.status import status
    from coanimation.use_cases.swap import swap
    from coanimation.use_cases.workbook import import_workbook, write_workbook
    from coanimation.words import Words
    from coanimation.workspace import read

_HOMES = {
    "CoanimationError": "errors:CoanimationError",
    "Month": "domain.month:Month",
    "Rota": "domain.rota:Rota",
    "Words": "words:Words",
    "YearMonth": "domain.months:YearMonth",
    "absence": "use_cases.absence:record_absence",
    "alternatives": "use_cases.alternatives:find_alternatives",
    "ban": "use_cases.adjust:ban",
    "check": "use_cases.begin:check",
    "close": "use_cases.adjust:close",
    "explain": "use_cases.plan:explain",
    "fetch_availability": "use_cases.busy:fetch_busy",
    "gather": "use_cases.gather:gather",
    "import_workbook": "use_cases.workbook:import_workbook",
    "init": "use_cases.begin:init",
    "keep": "use_cases.alternatives:keep",
    "month_named": "use_cases.months:parse_month",
    "pin": "use_cases.adjust:pin",
    "plan": "use_cases.plan:make_draft",
    "plan_month": "planning:plan_month",
    "publish": "use_cases.publish:publish",
    "read": "workspace:read",
    "reopen": "use_cases.adjust:reopen",
    "serve": "use_cases.serve:serve",
    "show": "use_cases.show:show",
    "slots": "use_cases.slots:month_slots",
    "status": "use_cases.status:status",
    "swap": "use_cases.swap:swap",
    "unpin": "use_cases.adjust:unpin",
    "write_workbook": "use_cases.workbook:write_workbook",
}

__all__ = [
    "CoanimationError",
    "Month",
    "Rota",
    "Words",
    "YearMonth",
    "absence",
    "alternatives",
    "ban",
    "check",
    "close",
    "explain",
    "fetch_availability",
    "gather",
    "import_workbook",
    "init",
    "keep",
    "month_named",
    "pin",
    "plan",
    "plan_month",
    "publish",
    "read",
    "reopen",
    "serve",
    "show",
    "slots",
    "status",
    "swap",
    "unpin",
    "write_workbook",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - each name has its own type, told above to whoever checks types
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _HOMES[name].partition(":")
    return getattr(import_module(f"coanimation.{module}"), attribute)


def __dir__() -> list[str]:
    return sorted(__all__)
