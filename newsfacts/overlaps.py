"""The one place that decides between overlapping finds: rules before the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsfacts.names.spans import NameSpan, Taken
from newsfacts.records import Date, Money, Person


def without_overlaps(dates: Sequence[Date], money: Sequence[Money]) -> list[Date]:
    """Return the dates that no amount of money lies over: "2,000 dollars" names no year."""
    taken = Taken(money)
    return [d for d in dates if taken.over(d.start, d.end) is None]


def outranked(
    names: Sequence[NameSpan], money: Sequence[Money], dates: Sequence[Date]
) -> list[NameSpan]:
    """Return the names that stand beside money and dates.

    A name that shares text with an amount is none, nor is one that shares text with a date, except
    an organisation or place whose name merely holds a date ("Convention 2025", "Agenda 2030 AG")
    and a person whose given name is a day's or a month's ("Sunday Oliseh"). A day that ends an
    organisation's span ("Acme Monday reported") is cut off.
    """
    amounts, days = Taken(money), Taken(dates)
    kept = []
    for name in names:
        if amounts.over(name.start, name.end) is not None:
            continue
        date = days.over(name.start, name.end)
        holds = date is not None and name.start < date.start and date.end <= name.end
        called = isinstance(date, Date) and _is_given_name(date, name)
        if isinstance(date, Date) and _ends_in_day(date, name):
            kept.append(replace(name, end=date.start - 1))
        elif date is None or (called if name.label == "PER" else holds):
            kept.append(name)
    return kept


def _ends_in_day(date: Date, name: NameSpan) -> bool:
    """Tell whether the last word of an organisation's span is a day."""
    return (
        name.label == "ORG"
        and date.text.isalpha()
        and name.start < date.start - 1
        and date.end == name.end
    )


def _is_given_name(date: Date, name: NameSpan) -> bool:
    """Tell whether a date is the first word of a name and no more than a word."""
    return name.start == date.start and date.end < name.end and date.text.isalpha()


def no_given_names(dates: Sequence[Date], people: Sequence[Person]) -> list[Date]:
    """Return the dates that are no given name of a person."""
    named = Taken(mention for person in people for mention in person.mentions)
    return [d for d in dates if named.over(d.start, d.end) is None]
