"""Which hrefs a plan decides about: all, none, or any container of them."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable


class Everything:
    """A scope that holds every href."""

    def __contains__(self, href: object) -> bool:
        return True


class Nothing:
    """A scope that holds no href."""

    def __contains__(self, href: object) -> bool:
        return False


EVERYTHING = Everything()
NOTHING = Nothing()


def decided(
    wanted: Collection[str], known: Collection[str], there: Iterable[str], scope: Container[str], told: Container[str]
) -> list[str]:
    """List the hrefs of a scope to decide about: what is wanted, known, or told before and still there."""
    ours = {*wanted, *known, *(href for href in there if href in told)}
    return [href for href in sorted(ours) if href in scope]
