"""Readings of days and months: from the captures of a rule to a TIMEX3 value."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date

from newsfacts.dates.context import Context
from newsfacts.dates.holidays import holiday_in
from newsfacts.dates.timex import (
    add_days,
    add_months,
    nth_weekday,
    shift,
    valid_day,
    value_of,
    weekday_near,
)
from newsfacts.dates.years import Items, full_year, has_no_year, is_open, stated_year, yearly


def with_part(day: date | str | None, items: Items) -> str | None:
    """Return the value of a day, with the part of the day if one was named (`…TEV`)."""
    if day is None:
        return None
    value = day if isinstance(day, str) else day.isoformat()
    return f"{value}T{items['daypart']}" if "daypart" in items else value


def calendar(items: Items, context: Context) -> str | None:
    """A day or month by its number or name, with or without a year."""
    month = int(items.get("month") or items["month_number"])
    day = items.get("day") or items.get("ordinal")
    if not 1 <= month <= 12:
        return None
    if day is None:
        return _month(month, items, context)
    number = int(day)
    if valid_day(2000, month, number) is None:
        return None
    if has_no_year(items, context):
        return with_part(f"XXXX-{month:02}-{number:02}", items)
    found = _on_weekday(month, number, items, context)
    if found is None:
        found = yearly(lambda y: valid_day(y, month, number), items, context)
    if found is None and (month, number) == (2, 29) and stated_year(items, context) is None:
        found = _leap_day(context)
    return with_part(found, items)


def _on_weekday(month: int, number: int, items: Items, context: Context) -> date | None:
    """Return the day in the year, of those near, in which it falls on the weekday named."""
    anchor = context.anchor
    if anchor is None or "weekday" not in items or stated_year(items, context) is not None:
        return None
    named = int(items["weekday"])
    near = (valid_day(anchor.year + step, month, number) for step in (-1, 0, 1))
    fitting = [day for day in near if day and day.weekday() == named]
    return min(fitting, key=lambda day: abs(day - anchor), default=None)


def _month(month: int, items: Items, context: Context) -> str | None:
    if has_no_year(items, context):
        return f"XXXX-{month:02}"
    anchor = context.anchor
    if anchor and anchor.month == month and is_open(items):
        return value_of(anchor, "month")
    # Counted in whole months: the month of the article itself is neither last nor next.
    start = anchor and anchor.replace(day=1)
    found = yearly(lambda y: valid_day(y, month, 1), items, context, start)
    return None if found is None else value_of(found, "month")


def _leap_day(context: Context) -> date | None:
    anchor = context.anchor
    years = (anchor.year + step for step in (-1, 1, -2, 2, -3, 3, -4, 4)) if anchor else ()
    return next((day for y in years if (day := valid_day(y, 2, 29))), None)


def numeric(items: Items, context: Context) -> str | None:
    """A date in figures alone: 2024-06-22, 22.06.2024, 6/22/2024 (see `Context.order`)."""
    if "dotted_short" in items:
        day, month = items["dotted_short"].split(".")
        return calendar({**items, "day": day, "month": month}, context)
    if "slashed_short" in items:
        first, second = items["slashed_short"].split("/")
        month, day = (first, second) if context.order() == "mdy" else (second, first)
        return calendar({**items, "day": day, "month": month}, context)
    if "iso" in items:
        year, month, day = items["iso"][:10].split("-")
    elif "slashed_iso" in items:
        year, month, day = items["slashed_iso"].replace("/", ".").split(".")
    elif "dotted" in items:
        day, month, year = items["dotted"].split(".")
    else:
        first, second, year = items["slashed"].replace("-", "/").split("/")
        month, day = (first, second) if context.order() == "mdy" else (second, first)
        if int(month) > 12:
            month, day = day, month
    return with_part(valid_day(full_year(year), int(month), int(day)), items)


def borrowed(items: Items, context: Context) -> str | None:
    """The first day of a range, whose month or year its second gives: 14. bis 15.10.2013."""
    if "rest" not in items:
        return numeric(items, context) if "dotted_short" in items else None
    _, month, year = items["rest"].split(".")
    if "dotted_short" in items:
        day, month = items["dotted_short"].split(".")
    else:
        day = items["day"]
    return numeric({"dotted": f"{day}.{month}.{year}"}, context)


def day_of_month(items: Items, context: Context) -> str | None:
    """A day of an unnamed month: the 15th nearest to the article as the sentence means it."""
    number, anchor = int(items["day"]), context.anchor
    if not 1 <= number <= 31:
        return None
    if anchor is None:
        return f"XXXX-XX-{number:02}"
    months = [add_months(anchor.replace(day=1), step) for step in (-1, 0, 1)]
    days = [d for m in months if m and (d := valid_day(m.year, m.month, number))]
    if "weekday" in items:
        days = [d for d in days if d.weekday() == int(items["weekday"])]
        if not days:
            return weekday(items, context)
    if anchor in days:
        return anchor.isoformat()
    before = max((d for d in days if d < anchor), default=None)
    after = min((d for d in days if d > anchor), default=None)
    found = context.nearest(anchor, before, after)
    return None if found is None else found.isoformat()


def weekday_of_month(items: Items, context: Context) -> str | None:
    """The first Monday of May: the nth weekday of a month."""
    month, named = int(items["month"]), int(items["weekday"])
    nth = int(items.get("ordinal") or items["day"])
    if has_no_year(items, context):
        return "XXXX-XX-XX"
    return with_part(yearly(lambda y: _nth(y, month, named, nth), items, context), items)


def _nth(year: int, month: int, named: int, nth: int) -> date | None:
    if not MINYEAR <= year <= MAXYEAR or not -1 <= nth <= 5 or nth == 0:
        return None
    return nth_weekday(year, month, named, nth)


def weekday(items: Items, context: Context) -> str | None:
    """A day of the week: of this, the last or the next week, or the nearest the sentence means."""
    number, anchor = int(items["weekday"]), context.anchor
    if anchor is None:
        return with_part(f"XXXX-WXX-{number + 1}", items)
    before, after = weekday_near(anchor, number, -1), weekday_near(anchor, number, 1)
    count = int(items.get("shift", "0"))
    if "week_shift" in items:
        found = add_days(anchor, number - anchor.weekday() + 7 * int(items["week_shift"]))
    elif count < 0:
        found = before and shift(before, "week", count + 1)
    elif count > 0:
        found = after and shift(after, "week", count - 1)
    elif anchor.weekday() == number:
        found = anchor
    elif "shift" in items:
        found = add_days(anchor, number - anchor.weekday())
    else:
        found = context.nearest(anchor, before, after)
    return with_part(found, items)


def day_adjective(items: Items, context: Context) -> str | None:
    """A weekday that is said to be today, yesterday or tomorrow."""
    anchor = context.published
    if anchor is None:
        return weekday(items, context) if "weekday" in items else "XXXX-XX-XX"
    return with_part(add_days(anchor, int(items["day_adjective"])), items)


def holiday(items: Items, context: Context) -> str | None:
    """A holiday by name."""
    known = context.holidays[items["holiday"]]
    if has_no_year(items, context):
        fixed = known.month and known.day and not known.before
        return f"XXXX-{known.month:02}-{known.day:02}" if fixed else "XXXX-XX-XX"
    return with_part(yearly(lambda y: holiday_in(known, y), items, context), items)
