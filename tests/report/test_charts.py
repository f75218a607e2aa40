"""The drawings: what is drawn where, on which scale."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from newsfacts.records import Conversion, Date, Money
from newsfacts.report.charts import (
    LABELS,
    WIDTH,
    amount_chart,
    amount_scale,
    amount_ticks,
    chart_currency,
    in_currency,
    timeline,
)
from tests.report.articles import article


def date(value: str, first: str | None, last: str | None) -> Date:
    return Date(0, 1, value, value, first, last)


def day(value: str) -> Date:
    return date(value, value, value)


def year(value: int) -> Date:
    return date(str(value), f"{value}-01-01", f"{value}-12-31")


def money(amount: str, currency: str | None = "EUR", most: str | None = None) -> Money:
    top = None if most is None else Decimal(most)
    return Money(0, 1, f"{amount} {currency}", Decimal(amount), top, currency)


def converted(amount: str, currency: str, euros: str, most: str | None = None) -> Money:
    rate = Decimal(euros) / Decimal(amount)
    conversion = Conversion(Decimal(euros), "EUR", rate, "2024-06-04")
    return dataclasses.replace(money(amount, currency, most), converted=conversion)


@pytest.mark.parametrize(
    ("dates", "labels", "out"),
    [
        (
            [year(2022), year(2023), year(2024)],
            ["2022-01", "2022-07", "2023-01", "2023-07", "2024-01", "2024-07", "2025-01"],
            set(),
        ),
        ([day("2024-06-01"), day("2024-06-05"), day("2024-06-09")], None, set()),
        (
            [year(1887), year(2022), year(2023), day("2024-01-01"), year(2024)],
            ["2022-01", "2022-07", "2023-01", "2023-07", "2024-01", "2024-07", "2025-01"],
            {"1887"},
        ),
        ([date("open", "2023-01-01", None), year(2024)], None, {"open"}),
        (
            [year(y) for y in range(1990, 2021, 10)],
            ["1990", "1995", "2000", "2005", "2010", "2015", "2020"],
            set(),
        ),
        ([day("0001-01-01"), day("9999-12-31")], None, set()),
    ],
)
def test_a_timeline_shows_the_core_and_points_to_the_rest(
    dates: list[Date], labels: list[str] | None, out: set[str]
) -> None:
    record = dataclasses.replace(article(), published=None)
    found = timeline([(str(i), d) for i, d in enumerate(dates)], record)
    assert found is not None
    assert {b.label for b in found.bars if b.before or b.after} == out
    if labels is not None:
        assert [t.label for t in found.ticks] == labels
    assert 2 <= len(found.ticks) <= 8
    for bar in found.bars:
        assert bar.x >= LABELS
        assert bar.x + bar.width <= WIDTH
    inside = [b for b in found.bars if not (b.before or b.after)]
    assert [b.x for b in inside] == sorted(b.x for b in inside)


def test_the_day_of_publication_is_drawn_where_it_is() -> None:
    record = dataclasses.replace(article(), published="2024-06-05")
    found = timeline([("1", day("2024-06-01")), ("2", day("2024-06-05"))], record)
    assert found is not None
    assert found.published == found.bars[1].x


@pytest.mark.parametrize("dates", [[], [day("2024-01-01")], [date("PAST_REF", None, None)] * 3])
def test_no_timeline_without_two_dates(dates: list[Date]) -> None:
    assert timeline([("", d) for d in dates], article()) is None


def test_amounts_stand_in_order_on_a_scale_that_fits() -> None:
    chart = amount_chart(
        [("a", money("3")), ("b", money("20000", most="30000")), ("c", money("1", "USD"))]
    )
    assert chart is not None
    assert (chart.currency, chart.log, chart.others, chart.factor) == ("EUR", True, 1, 10)
    assert [(b.id, b.label) for b in chart.bars] == [("b", "20 000 – 30 000"), ("a", "3")]
    assert chart.bars[0].width > 0
    assert chart.bars[1].x < chart.bars[0].x
    assert amount_chart([("a", money("3")), ("c", money("1", "USD"))]) is None


@pytest.mark.parametrize(
    ("amounts", "log", "labels"),
    [
        (["20", "90"], False, ["0", "20", "40", "60", "80"]),
        (["2.5", "3"], False, ["0", "0.5", "1", "1.5", "2", "2.5", "3"]),
        (["0", "100"], False, ["0", "20", "40", "60", "80", "100"]),
        (["1", "1000000"], True, ["1", "10", "100", "1 k", "10 k", "100 k", "1 m"]),
        (["0.05", "4e15"], True, None),
        (["0"], False, None),
        (["-5", "-1"], False, None),
    ],
)
def test_scales_and_ticks(amounts: list[str], log: bool, labels: list[str] | None) -> None:
    values = [Decimal(a) for a in amounts]
    scale = amount_scale(values, 0, 100)
    assert scale.log is log
    ticks = list(amount_ticks(scale))
    units = ["", " k", " m"]
    assert all(0 <= t.at <= 100 for t in ticks)
    assert 2 <= len(ticks) <= 8
    assert all(0 <= scale(float(v)) <= 100 for v in values)
    if labels is not None:
        found = [t.label + units[t.thousands] for t in ticks]
        assert [label for label in labels if label not in found] == []


def test_the_currency_converted_to_is_the_one_drawn() -> None:
    amounts = [money("1", "USD"), converted("2", "USD", "1.8", most="4"), money("5", "CHF")]
    assert chart_currency(amounts) == "EUR"
    assert chart_currency([money("1", "USD"), money("2", "USD"), money("3")]) == "USD"
    assert chart_currency([money("1", None)]) is None
    assert in_currency(amounts[1], "EUR") == (Decimal("1.8"), Decimal("3.6"))
    assert in_currency(amounts[2], "EUR") is None
