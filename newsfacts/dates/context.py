"""What an incomplete date is counted from: the article's date, or the last one of the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from newsfacts.dates.tables import Holiday
from newsfacts.dates.timex import bounds


@dataclass(slots=True)
class Context:
    """The state of one pass over a text.

    `published` is the article's date; `last` the first day of the last date with known days that
    the text named, `last_day` the last that was a single day. `order` says how a/b/year is read
    ("dmy", "mdy"); `choose` takes an anchor and its nearest candidates before and after and
    returns -1 or 1; `is_day` says of a word for today whether it means the day or the present time.
    """

    published: date | None
    order: Callable[[], str]
    holidays: dict[str, Holiday]
    choose: Callable[[date, date, date], int]
    is_day: Callable[[], bool]
    last: date | None = None
    last_day: date | None = None

    @property
    def anchor(self) -> date | None:
        """The day undetermined dates are near: the article's, else the last one the text named."""
        return self.published or self.last

    def remember(self, value: str) -> None:
        """Make `value` the last date of the text, where its days are known."""
        first, last = bounds(value)
        if first is not None:
            self.last = first
            if first == last:
                self.last_day = first

    def last_named(self, unit: str) -> date | None:
        """Return what "the same `unit`" is counted from: a date of the text, else the article's."""
        if unit == "day":
            return self.last_day or self.published
        return self.last or self.published

    def nearest(self, anchor: date, before: date | None, after: date | None) -> date | None:
        """Return the one of two candidates that the sentence speaks of."""
        if before is None or after is None:
            return before or after
        return before if self.choose(anchor, before, after) < 0 else after
