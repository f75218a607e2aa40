"""Arithmetic on calendar units and TIMEX3 values; knows no text and no language.

Values are those of TIMEX3 (TimeML annotation guidelines 1.2.1): `2024-06-22`, `2024-06`, `2024`,
`199` (decade), `19` (century), `2` (millennium), `2024-W25`, `2024-W25-WE`, `2024-Q1`, `2024-H1`,
`2024-SU`, a day with a part (`2024-06-17TEV`), `X` for what is unknown, and `PAST_REF`,
`PRESENT_REF`, `FUTURE_REF`. Weeks are ISO 8601 weeks.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

MIN_YEAR, MAX_YEAR = date.min.year, date.max.year

# Meteorological seasons: first month and number of months; winter runs into the next year.
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_MONTHS |= {"decade": 120, "century": 1200, "millennium": 12_000}
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T[\w:.]+)?)?|-W(?P<week>\d\d)(?P<we>-WE)?"
    r"|-Q(?P<quarter>[1-4])|-H(?P<half>[12])|-(?P<season>SP|SU|FA|WI)|/(?P<until>\d{4}))?\Z"
)

Bounds = tuple[date | None, date | None]


def last_of_month(year: int, month: int) -> int:
    """Return the number of days of a month; `month` 1 to 12, `year` 1 to 9999."""
    return calendar.monthrange(year, month)[1]


def valid_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, days: int) -> date | None:
    """Return the day `days` later (earlier if negative); None outside years 1 to 9999."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def add_months(day: date, months: int) -> date | None:
    """Return the same day of the month `months` later, or the month's last day if shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not MIN_YEAR <= year <= MAX_YEAR:
        return None
    return date(year, month, min(day.day, last_of_month(year, month)))


def shift(day: date, unit: str, count: int) -> date | None:
    """Return a day in the unit `count` units after the one that holds `day`."""
    if unit in ("week", "weekend"):
        return add_days(day, 7 * count)
    if unit in _MONTHS:
        return add_months(day, _MONTHS[unit] * count)
    if unit == "season":
        return add_months(day, 3 * count)
    return add_days(day, count)


def value_of(day: date, unit: str) -> str:
    """Return the TIMEX3 value of the unit that holds `day`.

    `unit` is day, week, weekend, month, quarter, half, season, year, decade, century,
    millennium.
    """
    if unit in ("week", "weekend"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        return f"{day.year:04}-{day.month:02}"
    if unit == "quarter":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "half":
        return f"{day.year:04}-H{(day.month + 5) // 6}"
    if unit == "season":
        name, year = season_of(day)
        return f"{year:04}-{name}"
    if unit == "year":
        return f"{day.year:04}"
    if unit == "decade":
        return f"{day.year:04}"[:3]
    if unit == "century":
        return f"{day.year:04}"[:2]
    if unit == "millennium":
        return f"{day.year:04}"[:1]
    return day.isoformat()


def season_of(day: date) -> tuple[str, int]:
    """Return the meteorological season of a day and its year, which in January is the last."""
    month = day.month
    name = next((n for n, first in SEASONS.items() if first <= month < first + 3), "WI")
    return name, day.year - (month < 3)


def bounds(value: str) -> Bounds:
    """Return first and last day of a TIMEX3 value, inclusive; None for what has no such end."""
    if value.isdigit() and len(value) < 4:
        years = 10 ** (4 - len(value))
        first = int(value) * years
        return _year_bounds(max(first, MIN_YEAR), min(first + years - 1, MAX_YEAR))
    m = _VALUE.match(value)
    if m is None:
        return None, None
    year = int(m["year"])
    try:
        return _bounds(m, year)
    except (ValueError, OverflowError):
        return None, None


def _bounds(m: re.Match[str], year: int) -> Bounds:
    if m["day"]:
        day = date(year, int(m["month"]), int(m["day"]))
        return day, day
    if m["month"]:
        return _month_bounds(year, int(m["month"]), 1)
    if m["week"]:
        first = date.fromisocalendar(year, int(m["week"]), 1)
        start = first + timedelta(5) if m["we"] else first
        return start, first + timedelta(6)
    if m["quarter"]:
        return _month_bounds(year, int(m["quarter"]) * 3 - 2, 3)
    if m["half"]:
        return _month_bounds(year, int(m["half"]) * 6 - 5, 6)
    if m["season"]:
        return _month_bounds(year, SEASONS[m["season"]], 3)
    if m["until"]:
        return _year_bounds(year, int(m["until"]))
    return _year_bounds(year, year)


def _year_bounds(first: int, last: int) -> Bounds:
    return date(first, 1, 1), date(last, 12, 31)


def _month_bounds(year: int, month: int, count: int) -> Bounds:
    last = add_months(date(year, month, 1), count - 1)
    if last is None:
        return date(year, month, 1), None
    return date(year, month, 1), last.replace(day=last_of_month(last.year, last.month))


def third(span: Bounds, part: str) -> Bounds:
    """Return the first ("start"), middle ("mid") or last ("end") third of a span of days.

    The usual reading of "early", "mid-" and "late": ten days of a month, four months of a year.
    """
    first, last = span
    if first is None or last is None or part not in ("start", "mid", "end"):
        return span
    whole_months = first.day == 1 and (add_days(last, 1) or first).day == 1
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if whole_months and months % 3 == 0:
        step = months // 3
        starts = [add_months(first, step * i) or first for i in range(3)]
    else:
        length = (last - first).days + 1
        if length < 3:
            return span
        starts = [first + timedelta(length * i // 3) for i in range(3)]
    index = ("start", "mid", "end").index(part)
    return starts[index], last if index == 2 else add_days(starts[index + 1], -1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """Return the nth (1 to 5, or -1 for the last) `weekday` (Monday is 0) of a month."""
    if nth < 0:
        last = date(year, month, last_of_month(year, month))
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    day = 1 + (weekday - first.weekday()) % 7 + 7 * (nth - 1)
    return valid_day(year, month, day)


def weekday_near(day: date, weekday: int, direction: int) -> date | None:
    """Return the nearest `weekday` (Monday is 0) after (1) or before (-1) `day`, never `day`."""
    if direction > 0:
        return add_days(day, (weekday - day.weekday() - 1) % 7 + 1)
    return add_days(day, -((day.weekday() - weekday - 1) % 7 + 1))
