"""Arithmetic of units: values, the days they span, and their thirds."""

from __future__ import annotations

from datetime import date

import pytest

from newsfacts.dates.holidays import holiday_in
from newsfacts.dates.tables import Holiday
from newsfacts.dates.timex import bounds, shift, third, value_of, weekday_near

BOUNDS = [
    ("2024-06-22", "2024-06-22", "2024-06-22"),
    ("2024-06-17TEV", "2024-06-17", "2024-06-17"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2023-02", "2023-02-01", "2023-02-28"),
    ("2024", "2024-01-01", "2024-12-31"),
    ("199", "1990-01-01", "1999-12-31"),
    ("19", "1900-01-01", "1999-12-31"),
    ("2", "2000-01-01", "2999-12-31"),
    ("2024-W01", "2024-01-01", "2024-01-07"),
    ("2020-W53", "2020-12-28", "2021-01-03"),
    ("2024-W25-WE", "2024-06-22", "2024-06-23"),
    ("2024-Q1", "2024-01-01", "2024-03-31"),
    ("2024-H2", "2024-07-01", "2024-12-31"),
    ("2024-SU", "2024-06-01", "2024-08-31"),
    ("2023-WI", "2023-12-01", "2024-02-29"),
    ("2007/2008", "2007-01-01", "2008-12-31"),
    *((vague, None, None) for vague in ("PAST_REF", "XXXX-06-21", "FY2013", "BC0044", "2024-W60")),
]


@pytest.mark.parametrize(("value", "first", "last"), BOUNDS)
def test_bounds(value: str, first: str | None, last: str | None) -> None:
    assert [d and d.isoformat() for d in bounds(value)] == [first, last]


VALUES = [
    ("2024-01-01", "week", "2024-W01"),
    ("2021-01-03", "week", "2020-W53"),
    ("2024-06-22", "weekend", "2024-W25-WE"),
    ("2024-06-22", "quarter", "2024-Q2"),
    ("2024-07-01", "half", "2024-H2"),
    ("2024-01-15", "season", "2023-WI"),
    ("2024-12-15", "season", "2024-WI"),
    ("1999-12-31", "decade", "199"),
    ("1999-12-31", "century", "19"),
]


@pytest.mark.parametrize(("day", "unit", "value"), VALUES)
def test_value_of(day: str, unit: str, value: str) -> None:
    assert value_of(date.fromisoformat(day), unit) == value


THIRDS = [
    ("2024-03", "start", "2024-03-01", "2024-03-10"),
    ("2024-03", "end", "2024-03-21", "2024-03-31"),
    ("2023", "start", "2023-01-01", "2023-04-30"),
    ("2023", "mid", "2023-05-01", "2023-08-31"),
    ("2023", "end", "2023-09-01", "2023-12-31"),
    ("199", "start", "1990-01-01", "1993-04-30"),
    ("2024-06-22", "end", "2024-06-22", "2024-06-22"),
    ("PAST_REF", "end", None, None),
]


@pytest.mark.parametrize(("value", "part", "first", "last"), THIRDS)
def test_third(value: str, part: str, first: str | None, last: str | None) -> None:
    assert [d and d.isoformat() for d in third(bounds(value), part)] == [first, last]


def test_shift_stops_at_the_ends_of_the_calendar() -> None:
    assert shift(date(2024, 3, 31), "month", -1) == date(2024, 2, 29)
    assert shift(date(9999, 12, 31), "day", 1) is None
    assert shift(date(1, 1, 1), "century", -1) is None
    assert shift(date(2024, 1, 1), "week", 10**9) is None


def test_the_weekday_near_a_day_is_never_the_day_itself() -> None:
    friday = date(2024, 6, 21)
    assert weekday_near(friday, 4, -1) == date(2024, 6, 14)
    assert weekday_near(friday, 4, 1) == date(2024, 6, 28)


HOLIDAYS = [
    # days as printed in calendars
    (Holiday((), easter=0), 2024, "2024-03-31"),
    (Holiday((), easter=39), 2024, "2024-05-09"),
    (Holiday((), easter=0), 1500, None),
    (Holiday((), month=11, weekday=3, nth=4), 2012, "2012-11-22"),
    (Holiday((), month=5, weekday=0, nth=-1), 2012, "2012-05-28"),
    (Holiday((), month=12, day=25, weekday=6, nth=4, before=True), 2024, "2024-12-01"),
    (Holiday((), month=11, day=23, weekday=2, nth=1, before=True), 2022, "2022-11-16"),
]


@pytest.mark.parametrize(("holiday", "year", "day"), HOLIDAYS)
def test_holiday(holiday: Holiday, year: int, day: str | None) -> None:
    found = holiday_in(holiday, year)
    assert (found and found.isoformat()) == day
