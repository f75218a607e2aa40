"""From the captures of a rule to a TIMEX3 value: one function for each name in `value = "…"`.

A reading takes the captures (category → value, plus what the rule sets) and the context, and returns
a value, or None where the words are no date after all (31 February).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from newsfacts.dates.timex import (
    SEASONS,
    add_days,
    shift,
    valid_day,
    value_of,
    weekday_near,
)
from newsfacts.dates.context import Context
from newsfacts.dates.holidays import holiday_in

Items = Mapping[str, str]
Reading = Callable[[Items, Context], str | None]

# Two figures of a year: up to 40 is this century, as in "'24" and "'82"; no article looks further ahead.
_PIVOT = 40

_JOINED = {
    "weekday_daypart": ("weekday", "daypart"),
    "part_season": ("part", "season"),
    "part_of_unit": ("part", "unit"),
}

_UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "season": "XXXX-XX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}


def full_year(digits: str) -> int:
    """Return the year that two or four digits mean."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year <= _PIVOT else 1900)


def _year(items: Items, context: Context) -> int | None:
    """Return the year the captures state: in digits, or as "of this year", "of last year"."""
    if "year" in items:
        return full_year(items["year"])
    if "year2" in items:
        return full_year(items["year2"])
    if "year_shift" in items and context.published:
        return context.published.year + int(items["year_shift"])
    return None


def unpacked(items: Items) -> Items:
    """Return the captures, words made of two ("Montagabend") taken apart."""
    out = dict(items)
    for name in [n for n in items if n in _JOINED]:
        for key, value in zip(_JOINED[name], out.pop(name).split(), strict=True):
            out.setdefault(key, value)
    return out


def _with_part(value: str | None, items: Items) -> str | None:
    if value and "daypart" in items and len(value) == 10:
        return f"{value}T{items['daypart']}"
    return value


def _undetermined(
    in_year: Callable[[int], date | None], items: Items, context: Context
) -> date | None:
    """Return the day of a yearly date: in the year stated, or the one the sentence speaks of."""
    year = _year(items, context)
    anchor = context.anchor
    if year is not None:
        return in_year(year)
    if anchor is None:
        return None
    if "shift" in items:
        count = int(items["shift"])
        if count == 0:
            return in_year(anchor.year)
        found = in_year(anchor.year)
        if found is None:
            return in_year(anchor.year + count)
        if count < 0:
            count += found < anchor
        else:
            count -= found > anchor
        return in_year(anchor.year + count)
    this = in_year(anchor.year)
    if this is None:
        return None
    if this == anchor:
        return this
    if this < anchor:
        return context.nearest(anchor, this, in_year(anchor.year + 1))
    return context.nearest(anchor, in_year(anchor.year - 1), this)


def calendar(items: Items, context: Context) -> str | None:
    """A day or month by its number, with or without a year."""
    month = int(items.get("month") or items["month_number"])
    day = items.get("day") or items.get("ordinal")
    if not 1 <= month <= 12:
        return None
    if day is None:
        if _year(items, context) is None and context.anchor is None:
            return f"XXXX-{month:02}"
        anchor = context.anchor
        if (
            anchor
            and anchor.month == month
            and not {"year", "year2", "year_shift", "shift"} & set(items)
        ):
            return value_of(anchor, "month")
        if anchor and "shift" in items:
            # Counted in whole months: the month of the article itself is not "last" nor "next".
            items = dict(items)
            first = anchor.replace(day=1)
            context = Context(first, context.order, context.holidays, context.choose)
        found = _undetermined(lambda y: valid_day(y, month, 1), items, context)
        return found and value_of(found, "month")
    number = int(day)
    if valid_day(2000, month, number) is None:
        return None
    if _year(items, context) is None and context.anchor is None:
        return _with_part(f"XXXX-{month:02}-{number:02}", items)
    found = _undetermined(lambda y: valid_day(y, month, number), items, context)
    if found is None and month == 2 and number == 29 and _year(items, context) is None:
        found = _leap_day(context)
    return _with_part(found and found.isoformat(), items)


def _leap_day(context: Context) -> date | None:
    anchor = context.anchor
    years = (anchor.year + step for step in (-1, 1, -2, 2, -3, 3, -4, 4)) if anchor else ()
    return next((day for y in years if 0 < y < 10_000 and (day := valid_day(y, 2, 29))), None)


def numeric(items: Items, context: Context) -> str | None:
    """A date in figures alone: 2024-06-22, 22.06.2024, 6/22/2024 (see `Context.order`)."""
    if "iso" in items:
        year, month, day = items["iso"][:10].split("-")
        order = "ymd"
    elif "slashed_iso" in items:
        year, month, day = items["slashed_iso"].replace("/", ".").split(".")
    elif "dotted" in items:
        day, month, year = items["dotted"].split(".")
    elif "dotted_short" in items:
        day, month = items["dotted_short"].split(".")
        return calendar({**items, "day": day, "month": month}, context)
    else:
        token = items["slashed"]
        first, second, year = token.replace("-", "/").split("/")
        month, day = (first, second) if context.order == "mdy" else (second, first)
        if int(month) > 12:
            month, day = day, month
    if len(year) == 3:
        return None
    found = valid_day(full_year(year), int(month), int(day))
    return _with_part(found and found.isoformat(), items)


def year(items: Items, context: Context) -> str | None:
    """A year, a season's pair of years (2007/08)."""
    if "years" in items:
        first, _, second = items["years"].partition("/")
        until = int(second) if len(second) == 4 else int(first[:2] + second)
        if until < int(first):
            until += 100
        return f"{first}/{until:04}" if until - int(first) == 1 else None
    found = _year(items, context)
    return None if found is None else f"{found:04}"


def unit(items: Items, context: Context) -> str | None:
    """A unit counted from the article's date: last week, this year, next month."""
    name, count = items["unit"], int(items.get("shift", 0))
    anchor = context.last_named(name) if "anchor" in items else context.published
    if anchor is None:
        return _UNKNOWN[name]
    if name == "weekend" and count == 0 and "shift" not in items:
        sunday = add_days(anchor, -anchor.weekday() - 1)
        if sunday is not None and anchor.weekday() < 5:
            after = shift(sunday, "week", 1)
            return value_of(context.nearest(anchor, sunday, after) or anchor, "weekend")
    day = shift(anchor, name, count)
    return _with_part(day and value_of(day, name), items)


def counted(items: Items, context: Context) -> str | None:
    """A number of units from the article's date or, where the rule says so, the last one named."""
    name, sign = items["unit"], int(items["sign"])
    number = items.get("number") or "1"
    anchor = context.last_named(name) if "anchor" in items else context.published
    if anchor is None:
        return _UNKNOWN[name]
    if len(number) > 5:
        return None
    day = shift(anchor, name, sign * int(number))
    if "day_too" in items:
        return day and day.isoformat()
    return day and value_of(day, name)


def weekday(items: Items, context: Context) -> str | None:
    """A day of the week: of this, the last or the next week, or the nearest the sentence means."""
    number = int(items["weekday"])
    if not context.anchor:
        return _with_part(f"XXXX-WXX-{number + 1}", items)
    anchor = context.anchor
    before, after = weekday_near(anchor, number, -1), weekday_near(anchor, number, 1)
    if "week_shift" in items:
        monday = add_days(anchor, -anchor.weekday() + 7 * int(items["week_shift"]))
        found = monday and add_days(monday, number)
    elif items.get("shift", "0") != "0":
        count = int(items["shift"])
        start = before if count < 0 else after
        found = start and shift(start, "week", count + 1 if count < 0 else count - 1)
    elif anchor.weekday() == number:
        found = anchor
    elif "shift" in items:
        monday = add_days(anchor, -anchor.weekday())
        found = monday and add_days(monday, number)
    else:
        found = context.nearest(anchor, before, after)
    return _with_part(found and found.isoformat(), items)


def season(items: Items, context: Context) -> str | None:
    """A season with its year, or the one the sentence speaks of."""
    name = items["season"]
    if "years" in items:
        return f"{items['years'][:4]}-{name}"
    if _year(items, context) is None and context.anchor is None:
        return f"XXXX-{name}"
    anchor = context.anchor
    if anchor and not {"year", "year2", "year_shift", "shift"} & set(items):
        now = value_of(anchor, "season")
        if now.endswith(name):
            return now
    found = _undetermined(lambda y: valid_day(y, SEASONS[name], 1), items, context)
    return found and f"{found.year:04}-{name}"


def part_of_year(items: Items, context: Context) -> str | None:
    """A quarter or half of a year by its number."""
    name, number = items["unit"], int(items.get("ordinal") or items.get("number") or items["day"])
    months = 3 if name == "quarter" else 6
    if not 1 <= number <= 12 // months:
        return None
    letter = "Q" if name == "quarter" else "H"
    if _year(items, context) is None and context.anchor is None:
        return f"XXXX-{letter}{number}"
    found = _undetermined(lambda y: valid_day(y, months * number - months + 1, 1), items, context)
    return found and f"{found.year:04}-{letter}{number}"


def part_of_unit(items: Items, context: Context) -> str | None:
    """The beginning, middle or end of a unit in one word ("Jahresende"), of a year if stated."""
    if items["unit"] == "year" and _year(items, context) is not None:
        return year(items, context)
    return unit({**items, "shift": "0"}, context)


def vague_units(items: Items, context: Context) -> str | None:
    """Some units before or after now ("in den vergangenen Jahren")."""
    count = int(items["shift"])
    return None if count == 0 else "PAST_REF" if count < 0 else "FUTURE_REF"


def year_to(items: Items, context: Context) -> str | None:
    """The second year of a range: "95" behind "1990–"; it takes its century from the first."""
    first = items["first"]
    if "year2" not in items:
        return first
    return first[:2] + items["year2"] if int(items["year2"]) > int(first[2:]) else None


def week_number(items: Items, context: Context) -> str | None:
    """A calendar week by its number."""
    number = int(items.get("number") or items["day"])
    if not 1 <= number <= 53:
        return None
    chosen = _year(items, context) or (context.anchor and context.anchor.year)
    return f"{chosen:04}-W{number:02}" if chosen else f"XXXX-W{number:02}"


def decade(items: Items, context: Context) -> str | None:
    """A decade: 1990s, 90er, "fifties"."""
    digits = items["decade"]
    if not digits.endswith("0"):
        return None
    if len(digits) == 4:
        return digits[:2] if digits.endswith("00") else digits[:3]
    if len(digits) != 2:
        return None
    century = items.get("century", "19" if int(digits) > 20 else "20")
    return century + digits[0]


def century(items: Items, context: Context) -> str | None:
    """A century by its number: the 20th is 19."""
    number = int(items.get("ordinal") or items.get("number") or items["day"])
    return f"{number - 1:02}" if 1 <= number <= 30 else None


def millennium(items: Items, context: Context) -> str | None:
    """A millennium by its number: the third is 2."""
    number = int(items.get("ordinal") or items.get("number") or items["day"])
    return str(number - 1) if 1 <= number <= 9 else None


def holiday(items: Items, context: Context) -> str | None:
    """A holiday by name."""
    known = context.holidays[items["holiday"]]
    if _year(items, context) is None and context.anchor is None:
        fixed = known.month and known.day and not known.before
        return f"XXXX-{known.month:02}-{known.day:02}" if fixed else "XXXX-XX-XX"
    found = _undetermined(lambda y: holiday_in(known, y) if y > 0 else None, items, context)
    return _with_part(found and found.isoformat(), items)


def fiscal(items: Items, context: Context) -> str | None:
    """A fiscal year."""
    found = _year(items, context)
    if found is None and "shift" in items and context.published:
        found = context.published.year + int(items["shift"])
    return None if found is None else f"FY{found:04}"


def same(items: Items, context: Context) -> str | None:
    """The unit that holds the last date of the text, or one counted from it."""
    anchor = context.last_named(items["unit"])
    if anchor is None:
        return _UNKNOWN[items["unit"]]
    day = shift(anchor, items["unit"], int(items.get("shift", "0")))
    return day and value_of(day, items["unit"])


def reference(items: Items, context: Context) -> str | None:
    """A vague reference: the rule, or the word, sets it."""
    return items["ref"]


READINGS: dict[str, Reading] = {
    reading.__name__: reading
    for reading in (
        calendar, numeric, year, year_to, unit, part_of_unit, vague_units, counted, weekday, season, part_of_year, week_number, decade,
        century, millennium, holiday, fiscal, same, reference,
    )
}  # fmt: skip
