"""Numbers, shares and amounts in words."""

from __future__ import annotations

from babel.numbers import format_currency, format_decimal, format_percent

from coanimation.words.dates import LOCALES


def number(n: float, language: str, *, decimals: int | None = None) -> str:
    """Write a number: « 1 820 », « 0,5 »; `decimals` fixes how many there are after the comma."""
    if decimals is None:
        return format_decimal(n, locale=LOCALES[language])
    return format_decimal(n, format="#,##0." + "0" * decimals if decimals else "#,##0", locale=LOCALES[language])


def share(x: float, language: str) -> str:
    """Write a share of the whole: « 35 % » for 0.35."""
    return format_percent(x, locale=LOCALES[language])


def amount(euros: float, language: str) -> str:
    """Write an amount: « 68 589,80 € »."""
    return format_currency(euros, "EUR", locale=LOCALES[language])
