"""The one place that decides between overlapping finds: rules before the model."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from newsfacts.names.spans import NameSpan
from newsfacts.records import Date, Money


class Spanned(Protocol):
    """Anything with a span."""

    @property
    def start(self) -> int:
        """Offset of the first code point."""
        ...

    @property
    def end(self) -> int:
        """Offset behind the last code point."""
        ...


S = TypeVar("S", bound=Spanned)


class Taken:
    """Spans in text order that do not overlap each other, to ask what lies over them."""

    def __init__(self, spans: Iterable[Spanned]) -> None:
        """Take the spans, in any order."""
        self._spans = sorted(spans, key=lambda s: s.start)
        self._starts = [s.start for s in self._spans]

    def over(self, start: int, end: int) -> Spanned | None:
        """Return a span that overlaps `start` to `end`, or None."""
        index = bisect_right(self._starts, end - 1) - 1
        if index >= 0 and self._spans[index].end > start:
            return self._spans[index]
        return None


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
