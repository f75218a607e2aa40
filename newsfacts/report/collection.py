"""What a report says over all its articles: the index, the names, the amounts over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from newsfacts import display
from newsfacts.records import Date, Money, Organisation, Person
from newsfacts.report.article import ArticleView, Entry, shown
from newsfacts.report.charts import (
    Scale,
    Tick,
    amount_scale,
    amount_ticks,
    chart_currency,
    in_currency,
    time_ticks,
)
from newsfacts.serialise import plain_number

# More points than this hide each other.
_MOST_POINTS = 400
_WIDTH, _HEIGHT, _TOP, _LEFT, _RIGHT = 480, 260, 10, 72, 30
KIND_LETTERS = {
    "people": "p",
    "organisations": "o",
    "money": "m",
    "dates": "d",
    "facts": "f",
    "warnings": "w",
}


@dataclass(frozen=True, slots=True)
class IndexRow:
    """An article in the index; `counts` by kind, `largest` is its largest amount in short."""

    prefix: str
    headline: str
    source: str
    id: str | None
    language: str
    published: str | None
    authors: tuple[str, ...]
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Appearance:
    """A name in one article: the id of its line there, the article, how often it is named."""

    target: str
    headline: str
    mentions: int


@dataclass(slots=True)
class Name:
    """A person or organisation over all articles; `details` are roles or acronyms, once each."""

    name: str
    details: dict[str, None] = field(default_factory=dict)
    appearances: list[Appearance] = field(default_factory=list)

    @property
    def mentions(self) -> int:
        """How often the name stands in all articles together."""
        return sum(a.mentions for a in self.appearances)


@dataclass(frozen=True, slots=True)
class Point:
    """An amount at the date of its article."""

    target: str
    label: str
    headline: str
    published: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class OverTime:
    """Amounts of one currency by the date of their article; `left_out` are smaller ones.

    The points lie right of `left` and above `height`.
    """

    width: float
    height: float
    left: float
    currency: str
    log: bool
    days: tuple[Tick, ...]
    amounts: tuple[Tick, ...]
    points: tuple[Point, ...]
    left_out: int
    others: int
    undated: int


class Collection:
    """Gathers what the index needs from one article after the other, and forgets their texts."""

    def __init__(self) -> None:
        """Begin without articles."""
        self.rows: list[IndexRow] = []
        self._people: dict[str, Name] = {}
        self._organisations: dict[str, Name] = {}
        self._filters: list[dict[str, Any]] = []
        self._money: list[tuple[str, str, str | None, Money]] = []
        self._names: dict[str, int] = {}

    def add(self, view: ArticleView) -> None:
        """Take what an article adds to the index."""
        record = view.record
        counts = {kind: len(getattr(record, kind)) for kind in KIND_LETTERS}
        self.rows.append(
            IndexRow(
                prefix=view.prefix,
                headline=view.headline,
                source=record.source,
                id=record.id,
                language=record.language,
                published=record.published,
                authors=record.authors,
                counts=counts,
            )
        )
        names = [self._name(self._people, view, e) for e in view.people]
        names += [self._name(self._organisations, view, e) for e in view.organisations]
        for entry in view.money:
            assert isinstance(entry.item, Money)
            self._money.append((entry.id, view.headline, record.published, entry.item))
        self._filters.append(
            {
                "kinds": "".join(KIND_LETTERS[kind] for kind, count in counts.items() if count),
                "names": sorted(
                    {self._names.setdefault(n.casefold(), len(self._names)) for n in names}
                ),
                "amounts": [list(a) for a in dict.fromkeys(_amounts(record.money))],
                "dates": [list(d) for d in dict.fromkeys(_days(record.dates))],
                "published": record.published,
            }
        )

    def _name(self, names: dict[str, Name], view: ArticleView, entry: Entry) -> str:
        item = entry.item
        assert isinstance(item, Person | Organisation)
        found = names.setdefault(item.name.casefold(), Name(item.name))
        detail = display.position(item) if isinstance(item, Person) else item.acronym
        if detail:
            found.details[detail] = None
        found.appearances.append(Appearance(entry.id, view.headline, len(item.mentions)))
        return item.name

    def has(self, kind: str) -> bool:
        """Tell whether any article has something of a kind."""
        return any(row.counts[kind] for row in self.rows)

    @property
    def people(self) -> list[Name]:
        """All people, those of the most articles first."""
        return sorted(self._people.values(), key=_rank)

    @property
    def organisations(self) -> list[Name]:
        """All organisations, those of the most articles first."""
        return sorted(self._organisations.values(), key=_rank)

    @property
    def currencies(self) -> list[str]:
        """The currencies amounts can be filtered by, the commonest first."""
        counts: Counter[str] = Counter()
        for row in self._filters:
            counts.update(currency for currency, _, _ in row["amounts"])
        main = self._currency
        return sorted(counts, key=lambda c: (c != main, -counts[c], c))

    def filters(self) -> dict[str, Any]:
        """Return what the page filters by, as plain data: names, and one object an article."""
        return {"names": [shown(name) for name in self._names], "articles": self._filters}

    @property
    def _currency(self) -> str | None:
        return chart_currency(money for *_, money in self._money)

    def over_time(self) -> OverTime | None:
        """Return the drawing of amounts over time, None without two days to put them on."""
        currency = self._currency
        if currency is None:
            return None
        valued = [(*row[:3], in_currency(row[3], currency)) for row in self._money]
        known = [(i, h, p, v[1]) for i, h, p, v in valued if v is not None and v[1] > 0]
        dated = [(i, h, p, v) for i, h, p, v in known if p is not None]
        dated.sort(key=lambda row: row[3], reverse=True)
        drawn = dated[:_MOST_POINTS]
        days = [date.fromisoformat(p) for _, _, p, _ in drawn]
        if len(set(days)) < 2:
            return None
        time = Scale(min(days).toordinal(), max(days).toordinal(), _LEFT, _WIDTH - _RIGHT)
        height = amount_scale([v for *_, v in drawn], _HEIGHT, _TOP)
        points = tuple(
            Point(i, _label(v, currency), h, p, time(day.toordinal()), height(float(v)))
            for (i, h, p, v), day in zip(drawn, days, strict=True)
        )
        return OverTime(
            _WIDTH,
            _HEIGHT,
            _LEFT,
            currency,
            height.log,
            tuple(time_ticks(min(days), max(days), time)),
            tuple(amount_ticks(height)),
            points,
            left_out=len(dated) - len(drawn),
            others=len(valued) - len(known),
            undated=len(known) - len(dated),
        )


def _rank(name: Name) -> tuple[int, int, str]:
    return -len(name.appearances), -name.mentions, name.name.casefold()


def _label(value: Decimal, currency: str) -> str:
    return f"{display.amount(value)} {currency}"


def _amounts(money: Iterable[Money]) -> Iterable[tuple[str, int | Decimal, int | Decimal]]:
    for item in money:
        targets = {item.currency, item.converted.currency if item.converted else None}
        for currency in sorted(c for c in targets if c is not None):
            found = in_currency(item, currency)
            if found is not None:
                yield currency, plain_number(found[0]), plain_number(found[1])


def _days(dates: Iterable[Date]) -> Iterable[tuple[str | None, str | None]]:
    return ((d.earliest, d.latest) for d in dates if d.earliest or d.latest)
