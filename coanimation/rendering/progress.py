"""News of a search or of a publication while it runs, on a terminal only."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from types import TracebackType
from typing import Final, Protocol, Self

from rich.console import Console
from rich.status import Status
from rich.text import Text

from coanimation.words import Words

_SPINNER: Final = 3  # columns: the spinner, a space, and the last column, where some consoles begin a new line


class News(Protocol):
    """What a search tells: the aim in hand, the best value found, what it cannot be below, seconds since the start."""

    @property
    def aim(self) -> str: ...  # noqa: D102 - told above
    @property
    def best(self) -> int: ...  # noqa: D102 - told above
    @property
    def bound(self) -> int: ...  # noqa: D102 - told above
    @property
    def seconds(self) -> float: ...  # noqa: D102 - told above


class Step(Protocol):
    """What a publication tells: what is under way, how many are done, of how many, and the names of those in hand."""

    @property
    def stage(self) -> str: ...  # noqa: D102 - told above
    @property
    def done(self) -> int: ...  # noqa: D102 - told above
    @property
    def count(self) -> int: ...  # noqa: D102 - told above
    @property
    def names(self) -> Sequence[str]: ...  # noqa: D102 - told above


class _Line:
    """One line that moves, gone at the end; nothing where nobody looks on, or where they asked for data alone."""

    def __init__(self, console: Console, words: Words, *, quiet: bool = False) -> None:
        self._words = words
        self._console = console
        # the spinner of letters: every console font has them
        self._status = Status("", console=console, spinner="line") if console.is_terminal and not quiet else None
        self._lock = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            status, self._status = self._status, None
        if status is not None:
            status.stop()

    def _show(self, text: str) -> None:
        # whoever interrupts leaves threads behind that may still tell something: after the end nothing is shown
        with self._lock:
            if self._status is not None:
                line = Text(text)
                line.truncate(max(self._console.width - _SPINNER, 1), overflow="ellipsis")
                self._status.update(line)
                self._status.start()


class SearchProgress(_Line):
    """Where a search is."""

    def __enter__(self) -> Self:
        self._show(self._words.say("search-begins"))
        return self

    def __call__(self, news: News) -> None:
        """Show where the search is."""
        aim = self._words.aim(news.aim)
        seconds = self._words.number(news.seconds, decimals=0)
        self._show(self._words.say("search-progress", aim=aim, best=news.best, bound=news.bound, seconds=seconds))


class PublicationProgress(_Line):
    """Where a publication is; the line comes with its first step, so that what is asked before is asked in peace."""

    def __call__(self, step: Step) -> None:
        """Show where the publication is."""
        name = step.names[0] if step.names else ""
        fields = {
            "done": step.done,
            "count": step.count,
            "name": name,
            "hand": len(step.names),
            "others": len(step.names) - 1,
        }
        self._show(self._words.say(f"progress-{step.stage}", **fields))
