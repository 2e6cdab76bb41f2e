"""News of a search while it runs, on a terminal only."""

from __future__ import annotations

from types import TracebackType
from typing import Protocol, Self

from rich.console import Console
from rich.status import Status

from coanimation.words import Words


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


class SearchProgress:
    """One line that moves, gone when the search ends; nothing where nobody looks on."""

    def __init__(self, console: Console, words: Words) -> None:
        self._words = words
        # the spinner of letters: every console font has them
        self._status = (
            Status(words.say("search-begins"), console=console, spinner="line") if console.is_terminal else None
        )

    def __enter__(self) -> Self:
        if self._status is not None:
            self._status.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status is not None:
            self._status.stop()

    def __call__(self, news: News) -> None:
        """Show where the search is."""
        if self._status is None:
            return
        aim = self._words.aim(news.aim)
        seconds = self._words.number(news.seconds, decimals=0)
        text = self._words.say("search-progress", aim=aim, best=news.best, bound=news.bound, seconds=seconds)
        self._status.update(text)
