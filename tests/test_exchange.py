"""Conversion at the ECB's rates and the check of stated conversions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from newsfacts.article import Article
from newsfacts.exchange import Exchange, check_stated_conversions, with_conversions
from newsfacts.lexicon import Patterns
from newsfacts.pipeline import Extractor
from newsfacts.records import Money

EXCHANGE = Exchange()


def money(amount: str, currency: str | None, start: int = 0, to: int | None = None) -> Money:
    return Money(start, start + 3, "abc", Decimal(amount), None, currency, None, None, None, to)


# (amount, source, target, day, converted amount, rate, rate date, where the figure comes from)
CONVERSIONS = [
    ("2500000000", "EUR", "USD", "2024-06-21", "2672000000", "1.0688", "2024-06-21", "ECB"),
    ("2500000000", "EUR", "USD", "2024-06-22", "2672000000", "1.0688", "2024-06-21", "a Saturday"),
    ("100", "USD", "EUR", "2024-06-21", "93.56", "0.935629", "2024-06-21", "1/1.0688"),
    ("1", "EUR", "EUR", "2024-06-22", "1", "1", "2024-06-22", "same currency"),
    ("1.95583", "DEM", "EUR", "2001-05-05", "1", "0.511292", "2001-05-05", "fixed rate"),
    ("100", "EUR", "DEM", "2020-05-05", "195.58", "1.95583", "2020-05-05", "fixed rate"),
    ("1000", "DEM", "ITL", "2000-01-03", "989999.13", "989.999", "2000-01-03", "1936.27/1.95583"),
    ("100", "USD", "DEM", "1999-01-04", "165.9", "1.65903", "1999-01-04", "1.95583/1.1789"),
    ("5", "HRK", "EUR", "2024-01-02", "0.66", "0.132723", "2024-01-02", "after the euro"),
    ("5", "HRK", "EUR", "2020-01-02", "0.67", "0.134327", "2020-01-02", "quoted before the euro"),
]
# (source, target, day, why there is no rate)
NO_RATE = [
    ("EUR", "USD", None, "no date"),
    ("DEM", "EUR", "1998-12-31", "before the euro"),
    ("USD", "EUR", "1990-03-01", "before the first rate"),
    ("RUB", "EUR", "2024-01-10", "no longer quoted since March 2022"),
    ("EUR", "CNY", "2003-01-10", "not yet quoted"),
    ("ISK", "EUR", "2012-01-10", "suspended from 2008 to 2018"),
    ("GRD", "EUR", "2000-06-01", "before Greece took the euro"),
    ("XXX", "EUR", "2020-01-10", "no currency"),
    ("EUR", "UAH", "2020-01-10", "never quoted"),
]


@pytest.mark.parametrize(
    ("amount", "source", "target", "day", "converted", "rate", "rate_date", "why"), CONVERSIONS
)
def test_convert(
    amount: str,
    source: str,
    target: str,
    day: str,
    converted: str,
    rate: str,
    rate_date: str,
    why: str,
) -> None:
    got = EXCHANGE.convert(Decimal(amount), source, target, date.fromisoformat(day))
    assert got is not None, why
    assert (got.amount, got.rate, got.rate_date) == (Decimal(converted), Decimal(rate), rate_date)
    assert got.currency == target


@pytest.mark.parametrize(("source", "target", "day", "why"), NO_RATE)
def test_no_rate_is_no_guess(source: str, target: str, day: str | None, why: str) -> None:
    when = None if day is None else date.fromisoformat(day)
    assert EXCHANGE.convert(Decimal(1), source, target, when) is None, why


def test_after_the_end_of_the_file_the_last_rate_is_used_and_said() -> None:
    got = EXCHANGE.convert(Decimal(1), "EUR", "USD", date(2199, 1, 1))
    assert got is not None
    assert got.rate_date < "2199-01-01"


def test_amounts_stay_exact_and_integral() -> None:
    got = EXCHANGE.convert(Decimal("1E+18"), "EUR", "DEM", date(2020, 1, 2))
    assert got is not None
    assert str(got.amount) == "1955830000000000000"


def test_known() -> None:
    assert all(EXCHANGE.known(code) for code in ("EUR", "USD", "DEM", "RUB", "GRD"))
    assert not any(EXCHANGE.known(code) for code in ("XXX", "UAH", "eur", ""))


def test_with_conversions_warns_once_for_each_currency() -> None:
    items = [money("1", "UAH"), money("2", "UAH", 5), money("3", "USD", 10), money("4", None, 15)]
    out, warnings = with_conversions(items, EXCHANGE, "EUR", date(2024, 6, 21))
    assert [item.converted is None for item in out] == [True, True, False, True]
    assert [w.code for w in warnings] == ["no_rate", "no_rate"]
    assert "UAH" in warnings[0].message
    assert (warnings[0].start, warnings[0].end) == (0, 3)


def test_without_a_date_nothing_is_converted() -> None:
    out, warnings = with_conversions([money("1", "USD")], EXCHANGE, "EUR", None)
    assert out[0].converted is None
    assert [w.code for w in warnings] == ["no_date"]
    assert with_conversions([], EXCHANGE, "EUR", None) == ([], [])


# (amount, currency, stated amount, stated currency, day, is it off)
STATED = [
    ("1200000000000", "CNY", "1435800000000", "EUR", "2025-09-22", True),
    ("5000000000000", "CNY", "5982.5", "EUR", "2025-09-22", True),
    ("1200000000000", "CNY", "143580000000", "EUR", "2025-09-22", False),
    ("100", "USD", "93", "EUR", "2024-06-21", False),
    ("100", "USD", "110", "EUR", "2024-06-21", False),
    ("100", "USD", "115", "EUR", "2024-06-21", True),
    ("100", "USD", "75", "EUR", "2024-06-21", True),
    ("100", "UAH", "75", "EUR", "2024-06-21", False),
    ("100", "USD", "75", "EUR", "1990-06-21", False),
    ("0", "USD", "75", "EUR", "2024-06-21", False),
]


@pytest.mark.parametrize(("amount", "currency", "stated", "other", "day", "off"), STATED)
def test_check_stated_conversions(
    amount: str, currency: str, stated: str, other: str, day: str, off: bool
) -> None:
    items = [money(amount, currency), money(stated, other, 10, to=0)]
    warnings = check_stated_conversions(items, EXCHANGE, date.fromisoformat(day))
    assert [w.code for w in warnings] == ["inconsistent_conversion"] * off
    if off:
        assert (warnings[0].start, warnings[0].end) == (0, 13)
        assert day in warnings[0].message
        assert f"1 {currency} = " in warnings[0].message


def test_check_needs_a_link_a_currency_and_a_day() -> None:
    assert check_stated_conversions([money("1", "USD"), money("9", "EUR")], EXCHANGE, None) == []
    linked = [money("1", "USD"), money("9", None, 5, to=0)]
    assert check_stated_conversions(linked, EXCHANGE, date(2024, 6, 21)) == []
    assert (
        check_stated_conversions([money("1", "USD"), money("9", "EUR", 5, 0)], EXCHANGE, None) == []
    )


def test_the_extractor_takes_the_rates_of_its_own_patterns(tmp_path: Path) -> None:
    fixed = '[euro_rates.XEU]\nrate = "1"\nsince = "1999-01-01"\n'
    (tmp_path / "currencies.toml").write_text(fixed, encoding="utf-8")
    article = Article("Fonds bewilligt 5 Millionen Ecu.", language="de")
    day = date(2024, 6, 21)
    for patterns, converted in ((Patterns((tmp_path,)), Decimal(5_000_000)), (None, None)):
        extractor = Extractor(to="EUR", only=("money",), published=day, patterns=patterns)
        (found,) = extractor.extract(article).money
        assert (found.converted and found.converted.amount) == converted
