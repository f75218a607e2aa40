"""The year of a date: stated, in two figures, or left to the sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from newsfacts.dates.context import Context

Items = Mapping[str, str]
Reading = Callable[[Items, Context], str | None]

# Two figures of a year: up to 40 is this century, as in "'24" and "'82"; no article looks further.
_PIVOT = 40

_STATED = ("year", "year2", "year_shift")


def full_year(digits: str) -> int:
    """Return the year that two or four digits mean."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year <= _PIVOT else 1900)


def stated_year(items: Items, context: Context) -> int | None:
    """Return the year the captures state: in digits, or as "of this year", "of last year"."""
    if "year" in items:
        return full_year(items["year"])
    if "year2" in items:
        return full_year(items["year2"])
    if "year_shift" in items and context.published:
        return context.published.year + int(items["year_shift"])
    return None


def is_open(items: Items) -> bool:
    """Say whether the words leave the year to the sentence."""
    return "shift" not in items and not any(name in items for name in _STATED)


def has_no_year(items: Items, context: Context) -> bool:
    """Say whether nothing at all tells the year: no words and no date to be near to."""
    return stated_year(items, context) is None and context.anchor is None


def yearly(
    in_year: Callable[[int], date | None],
    items: Items,
    context: Context,
    anchor: date | None = None,
) -> date | None:
    """Return the day that `in_year` gives for the year stated, or the year the sentence speaks of.

    `anchor` takes the place of the day that open dates are near to.
    """
    year = stated_year(items, context)
    anchor = anchor or context.anchor
    if year is not None:
        return in_year(year)
    if anchor is None:
        return None
    this = in_year(anchor.year)
    if "shift" in items:
        count = int(items["shift"])
        if this is not None and count < 0:
            count += this < anchor
        elif this is not None and count > 0:
            count -= this > anchor
        return in_year(anchor.year + count)
    if this is None or this == anchor or context.published is None:
        # Without a date of the article, the year of the date last named goes on.
        return this
    if this < anchor:
        return context.nearest(anchor, this, in_year(anchor.year + 1))
    return context.nearest(anchor, in_year(anchor.year - 1), this)
