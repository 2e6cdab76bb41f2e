"""What the almanac refuses to guess."""

from __future__ import annotations

from coanimation.errors import CoanimationError


class AlmanacError(CoanimationError, ValueError):
    """A name, a recurrence or an exception that the almanac cannot follow: codes begin with `almanac-`."""

    exit_code = 3
