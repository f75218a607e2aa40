"""What comes out: frozen records of plain values, the shape of contract `newsfacts.article/1`.

All `start`/`end` count Unicode code points of the article text, end exclusive, and `text` is
exactly `article_text[start:end]`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

SCHEMA = "newsfacts.article/1"
KINDS = ("people", "organisations", "money", "dates", "facts")

Modifier = Literal["about", "over", "under", "at_least", "at_most"]
PublishedFrom = Literal["option", "html", "field", "filename", "text"]
Certainty = Literal["stated", "planned", "reported", "denied"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a person or organisation is named: the name alone."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person: the fullest form of the name, role and organisation where the text states them."""

    name: str
    role: str | None
    organisation: str | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation: the fullest form of its name, its acronym where the text gives one."""

    name: str
    acronym: str | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Conversion:
    """An amount in another currency; `rate` is units of `currency` for one unit of the original.

    `rate_date` (ISO) is the day of the rate used: the article's, or the nearest earlier one.
    """

    amount: Decimal
    currency: str
    rate: Decimal
    rate_date: str


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money: number, magnitude and currency of one span.

    `amount_max` is set only for a range. `currency` is an ISO 4217 code; where the article leaves
    it open it is None and `currency_candidates` lists the possible codes. `equivalent_to` is an
    index into the article's money list.
    """

    start: int
    end: int
    text: str
    amount: Decimal
    amount_max: Decimal | None
    currency: str | None
    currency_candidates: tuple[str, ...] | None = None
    modifier: Modifier | None = None
    converted: Conversion | None = None
    equivalent_to: int | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """A date: TIMEX3 `value`, and the days (ISO, inclusive) it spans; None for an open end."""

    start: int
    end: int
    text: str
    value: str
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Fact:
    """Who did what for how much, and the sentence that says so.

    `money` and `date` are indexes into the article's lists.
    """

    kind: str
    who: str | None
    whom: str | None
    what: str | None
    place: str | None
    money: int | None
    date: int | None
    certainty: Certainty
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ArticleWarning:
    """Something in the article a reader should check; `code` is stable for programs."""

    code: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """Everything found in one article; lists are in text order."""

    id: str | None
    source: str
    language: str
    published: str | None
    published_from: PublishedFrom | None
    title: str | None
    authors: tuple[str, ...]
    people: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    money: tuple[Money, ...]
    dates: tuple[Date, ...]
    facts: tuple[Fact, ...] = ()
    warnings: tuple[ArticleWarning, ...] = ()
    text: str | None = None

    def _repr_html_(self) -> str:
        """Return the record as a table, which notebooks show in place of its repr."""
        from newsfacts.notebook import as_html

        return as_html(self)
