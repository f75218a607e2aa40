"""The one place that decides between overlapping finds: rules before the model."""

from __future__ import annotations

from collections.abc import Sequence

from newsfacts.names.spans import NameSpan, Taken
from newsfacts.records import Date, Money


def without_overlaps(dates: Sequence[Date], money: Sequence[Money]) -> list[Date]:
    """Return the dates that no amount of money lies over: "2,000 dollars" names no year."""
    taken = Taken(money)
    return [d for d in dates if taken.over(d.start, d.end) is None]


def outranked(
    names: Sequence[NameSpan], money: Sequence[Money], dates: Sequence[Date]
) -> list[NameSpan]:
    """Return the names that stand beside money and dates.

    A name that shares text with an amount is none, nor is one that shares text with a date, except
    an organisation or place whose name merely holds a date ("Convention 2025", "Agenda 2030 AG").
    """
    amounts, days = Taken(money), Taken(dates)
    kept = []
    for name in names:
        if amounts.over(name.start, name.end) is not None:
            continue
        date = days.over(name.start, name.end)
        holds = date is not None and name.start < date.start and date.end <= name.end
        if date is None or (holds and name.label != "PER"):
            kept.append(name)
    return kept
