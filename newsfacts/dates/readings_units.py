"""Readings of weeks, months, years and longer units: from captures to a TIMEX3 value."""

from __future__ import annotations

from newsfacts.dates.context import Context
from newsfacts.dates.readings_days import with_part
from newsfacts.dates.timex import SEASONS, add_days, shift, valid_day, value_of
from newsfacts.dates.years import Items, has_no_year, is_open, stated_year, yearly

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
    "millennium": "X",
}

# Longer numbers count no calendar units.
_MOST_DIGITS = 5


def _ordinal(items: Items) -> int:
    """Return the ordinal captured: third, 3, or 20 and first."""
    if "ordinal" in items:
        return int(items.get("number", "0")) + int(items["ordinal"])
    return int(items.get("number") or items.get("day") or "0")


def unit(items: Items, context: Context) -> str | None:
    """A unit counted from the article's date: last week, this year, next month."""
    name, count, anchor = items["unit"], int(items.get("shift", 0)), context.published
    if "generic" in items and "daypart" not in items and not context.is_day():
        return "PRESENT_REF"
    if anchor is None:
        return _UNKNOWN[name]
    if name == "weekend" and "shift" not in items and anchor.weekday() < 5:
        before, after = (add_days(anchor, 6 - anchor.weekday() + d) for d in (-7, 0))
        day = context.nearest(anchor, before, after)
    else:
        day = shift(anchor, name, count)
    return None if day is None else with_part(value_of(day, name), items)


def part_of_unit(items: Items, context: Context) -> str | None:
    """The beginning, middle or end of a unit in one word ("Jahresende"), of a year if stated."""
    if items["unit"] == "year" and stated_year(items, context) is not None:
        return year(items, context)
    return unit({**items, "shift": "0"}, context)


def counted(items: Items, context: Context) -> str | None:
    """A number of units from the article's date or, where the rule says so, the last one named."""
    name, number = items["unit"], items.get("number") or "1"
    anchor = context.last_named(name) if "anchor" in items else context.published
    if anchor is None:
        return _UNKNOWN[name]
    if len(number) > _MOST_DIGITS:
        return None
    day = shift(anchor, name, int(items["sign"]) * int(number))
    return None if day is None else value_of(day, name)


def ahead(items: Items, context: Context) -> str | None:
    """A number of units from now ("in two weeks"), where the sentence looks ahead.

    Else the words say how long something took.
    """
    anchor = context.published
    if anchor is None:
        return None
    name, count = items["unit"], int(items.get("number") or "1")
    if count >= 10**_MOST_DIGITS:
        return None
    before, after = (shift(anchor, name, sign * count) for sign in (-1, 1))
    if before is None or after is None or context.nearest(anchor, before, after) is before:
        return None
    return value_of(after, name)


def same(items: Items, context: Context) -> str | None:
    """The unit that holds the last date of the text, or one counted from it."""
    name = items["unit"]
    anchor = context.last_named(name)
    if anchor is None:
        return _UNKNOWN[name]
    day = shift(anchor, name, int(items.get("shift", "0")))
    return None if day is None else value_of(day, name)


def year(items: Items, context: Context) -> str | None:
    """A year, or the pair of years of a season (2007/08)."""
    if "years" in items:
        first, _, second = items["years"].partition("/")
        until = int(second) if len(second) == 4 else int(first[:2] + second)
        if until < int(first):
            until += 100
        return f"{first}/{until:04}" if until - int(first) == 1 else None
    if "bc" in items:
        return f"BC{int(items.get('year') or items['number']):04}"
    if "year3" in items:
        return f"0{items['year3']}"
    found = stated_year(items, context)
    return None if found is None else f"{found:04}"


def year_to(items: Items, context: Context) -> str | None:
    """The years of a range whose second has two figures: 1990–95."""
    first = items["first"]
    if "year2" not in items:
        return first
    return first[:2] + items["year2"] if int(items["year2"]) > int(first[2:]) else None


def season(items: Items, context: Context) -> str | None:
    """A season with its year, or the one the sentence speaks of."""
    name = items["season"]
    if "years" in items:
        return f"{items['years'][:4]}-{name}"
    if has_no_year(items, context):
        return f"XXXX-{name}"
    anchor = context.anchor
    if anchor and is_open(items) and (now := value_of(anchor, "season")).endswith(name):
        return now
    found = yearly(lambda y: valid_day(y, SEASONS[name], 1), items, context)
    return None if found is None else f"{found.year:04}-{name}"


def part_of_year(items: Items, context: Context) -> str | None:
    """A quarter or half of a year by its number."""
    name, number = items["unit"], _ordinal(items)
    months = 3 if name == "quarter" else 6
    if not 1 <= number <= 12 // months:
        return None
    letter = "Q" if name == "quarter" else "H"
    if has_no_year(items, context):
        return f"XXXX-{letter}{number}"
    found = yearly(lambda y: valid_day(y, months * (number - 1) + 1, 1), items, context)
    return None if found is None else f"{found.year:04}-{letter}{number}"


def week_number(items: Items, context: Context) -> str | None:
    """A calendar week by its number."""
    number = _ordinal(items)
    if not 1 <= number <= 53:
        return None
    chosen = stated_year(items, context) or (context.anchor and context.anchor.year)
    return f"{chosen:04}-W{number:02}" if chosen else f"XXXX-W{number:02}"


def decade(items: Items, context: Context) -> str | None:
    """A decade: 1990s, 90er, "fifties"; two figures are of the last century from 20 on."""
    digits = items["decade"]
    if not digits.endswith("0") or len(digits) not in (2, 4):
        return None
    if len(digits) == 4:
        # "the 1800s" are a century, "the 2000s" the years up to 2009.
        return digits[:2] if digits.endswith("00") and digits < "2000" else digits[:3]
    return ("19" if int(digits) >= 20 else "20") + digits[0]


def century(items: Items, context: Context) -> str | None:
    """A century by its number: the 20th is 19."""
    number = _ordinal(items)
    if not 1 <= number <= 30:
        return None
    return f"BC{number - 1:02}" if "bc" in items else f"{number - 1:02}"


def millennium(items: Items, context: Context) -> str | None:
    """A millennium by its number: the third is 2."""
    number = _ordinal(items)
    return str(number - 1) if 1 <= number <= 9 else None


def fiscal(items: Items, context: Context) -> str | None:
    """A fiscal year, whose days only the company knows."""
    found = stated_year(items, context)
    if found is None and context.published:
        found = context.published.year + int(items.get("shift", "0"))
    return f"FY{found:04}" if found else "FYXXXX"


def reference(items: Items, context: Context) -> str | None:
    """A vague reference, or any value that the rule or the word itself states."""
    return items["ref"]


def no_date(items: Items, context: Context) -> str | None:
    """Words that look like a date and are none: the name of a newspaper, of a person."""
    return None


def vague_units(items: Items, context: Context) -> str | None:
    """Some units before or after now ("in den vergangenen Jahren")."""
    count = int(items["shift"])
    return None if count == 0 else "PAST_REF" if count < 0 else "FUTURE_REF"
