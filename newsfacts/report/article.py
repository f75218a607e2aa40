"""What the report shows of one article: its entries, its marked text, its charts."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsfacts import display
from newsfacts.records import (
    ArticleRecord,
    ArticleWarning,
    Date,
    Fact,
    Mention,
    Money,
    Organisation,
    Person,
)
from newsfacts.report.charts import AmountChart, Timeline, amount_chart, timeline
from newsfacts.report.marks import Fragment, Paragraph, Run, Span, paragraphs
from newsfacts.terminal import escape

# Control characters would be dropped or act, marks of direction would let text pose as other text.
_UNSAFE = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\\ud800-\\udfff\\ufdd0-\\ufdef\\ufffe\\uffff]"
)

# How much of its text stands for the title that an article does not have, in characters.
_OPENING = 90


def shown(text: str) -> str:
    r"""Return `text` as the page shows it: line ends as \n, control characters as escapes.

    Lone surrogates, which no encoding can write, and the code points HTML forbids are escaped too.

    >>> shown("a\r\n\x1b[31m\u202eb")
    'a\n\\x1b[31m\\u202eb'
    """
    return _UNSAFE.sub(escape, text.replace("\r\n", "\n").replace("\r", "\n"))


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the text that an entry points to: the id it is linked by, and its words."""

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the lists: a record, the id of the line, the value in short, its places."""

    id: str
    kind: str
    item: Person | Organisation | Money | Date | Fact | ArticleWarning
    value: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as the templates want it; all ids begin with `prefix`."""

    number: int
    prefix: str
    record: ArticleRecord
    people: tuple[Entry, ...]
    organisations: tuple[Entry, ...]
    money: tuple[Entry, ...]
    dates: tuple[Entry, ...]
    facts: tuple[Entry, ...]
    warnings: tuple[Entry, ...]
    paragraphs: tuple[Paragraph, ...]
    timeline: Timeline | None
    amounts: AmountChart | None
    by_key: dict[str, Entry] = field(default_factory=dict)

    @property
    def headline(self) -> str:
        """The title of the article, else how its text begins, else the name of its source."""
        if self.record.title:
            return self.record.title
        words = (self.record.text or "")[: 8 * _OPENING].split()
        opening = textwrap.shorten(" ".join(words), _OPENING, placeholder=" …")
        return opening if len(opening) > len(" …") else self.record.source

    def words(self, fragment: Fragment) -> str:
        """Return the text of a fragment."""
        return (self.record.text or "")[fragment.start : fragment.end]

    def gap(self, paragraph: Paragraph) -> str:
        """Return the blank lines before a paragraph."""
        return (self.record.text or "")[paragraph.gap : paragraph.start]

    def marked(self, fragment: Fragment) -> list[Entry]:
        """Return the entries of the mentions that cover a fragment, each once."""
        return list({self.by_key[k].id: self.by_key[k] for k in fragment.keys}.values())

    def warnings_after(self, run: Run) -> list[Entry]:
        """Return the warnings whose span ends with a run."""
        end = run.fragments[-1].end
        return [
            w
            for w in (self.by_key[k] for k in run.keys)
            if isinstance(w.item, ArticleWarning) and w.item.end == end
        ]

    def unplaced_warnings(self) -> list[Entry]:
        """Return the warnings that speak of no stretch of the text."""
        return [w for w in self.warnings if not w.places]

    def date_entry(self, fact: Fact) -> Entry | None:
        """Return the line of the date of a fact."""
        if fact.date is None or fact.date >= len(self.record.dates):
            return None
        wanted = _date_key(self.record.dates[fact.date])
        return next((e for e in self.dates if _date_key(e.item) == wanted), None)

    def money_entry(self, index: int | None) -> Entry | None:
        """Return the line of an amount by its index in the record."""
        return None if index is None or index >= len(self.money) else self.money[index]


def article_view(record: ArticleRecord, number: int) -> ArticleView:
    """Return what is to be shown of a record; `number` counts the articles of a page from 1."""
    prefix = f"a{number}"
    entries = _Entries(prefix, record)
    people = tuple(
        entries.of("p", i, p, " · ".join(filter(None, (p.name, display.position(p)))), p.mentions)
        for i, p in enumerate(record.people)
    )
    organisations = tuple(
        entries.of("o", i, o, f"{o.name} ({o.acronym})" if o.acronym else o.name, o.mentions)
        for i, o in enumerate(record.organisations)
    )
    money = tuple(entries.of("m", i, m, _money_line(m), (m,)) for i, m in enumerate(record.money))
    dates = tuple(
        entries.of("d", i, group[0], _date_line(group[0]), group)
        for i, group in enumerate(_in_time(record.dates))
    )
    facts = tuple(entries.evidence("f", i, f, f.kind) for i, f in enumerate(record.facts))
    warnings = tuple(entries.evidence("w", i, w, w.message) for i, w in enumerate(record.warnings))
    return ArticleView(
        number=number,
        prefix=prefix,
        record=record,
        people=people,
        organisations=organisations,
        money=money,
        dates=dates,
        facts=facts,
        warnings=warnings,
        paragraphs=tuple(paragraphs(record.text or "", entries.mentions, entries.evidences)),
        timeline=timeline([(e.id, e.item) for e in dates if isinstance(e.item, Date)], record),
        amounts=amount_chart([(e.id, e.item) for e in money if isinstance(e.item, Money)]),
        by_key=entries.by_key,
    )


class _Entries:
    """Makes the entries of an article and keeps the spans that they stand for."""

    def __init__(self, prefix: str, record: ArticleRecord) -> None:
        self._prefix = prefix
        self._length = len(record.text or "")
        self.mentions: list[Span] = []
        self.evidences: list[Span] = []
        self.by_key: dict[str, Entry] = {}

    def of(
        self,
        kind: str,
        index: int,
        item: Person | Organisation | Money | Date,
        value: str,
        mentions: Sequence[Mention | Money | Date],
    ) -> Entry:
        """Return the entry of what the text mentions at `mentions`."""
        places = tuple(
            Place(f"{self._prefix}-t{m.start}", m.text)
            for m in mentions
            if self._inside(m.start, m.end)
        )
        entry = Entry(f"{self._prefix}-{kind}{index}", kind, item, value, places)
        for number, mention in enumerate(mentions):
            key = f"{kind}{index}.{number}"
            self.by_key[key] = entry
            self.mentions.append(Span(mention.start, mention.end, key))
        return entry

    def evidence(self, kind: str, index: int, item: Fact | ArticleWarning, value: str) -> Entry:
        """Return the entry of what a longer stretch of the text says."""
        key = f"{kind}{index}"
        inside = self._inside(item.start, item.end)
        places = (Place(f"{self._prefix}-s{item.start}", ""),) if inside else ()
        entry = Entry(f"{self._prefix}-{key}", kind, item, value, places)
        self.by_key[key] = entry
        self.evidences.append(Span(item.start, item.end, key))
        return entry

    def _inside(self, start: int, end: int) -> bool:
        return 0 <= start < end <= self._length


def _money_line(money: Money) -> str:
    return " = ".join(filter(None, (display.money_value(money), display.converted_value(money))))


def _date_line(date: Date) -> str:
    return " · ".join(filter(None, (date.value, " – ".join(display.days(date)))))


def _date_key(date: object) -> tuple[str, str | None, str | None]:
    assert isinstance(date, Date)
    return date.value, date.earliest, date.latest


def _in_time(dates: Sequence[Date]) -> list[list[Date]]:
    """Return the dates in the order of time, those of one value together, vague ones last."""
    groups: dict[tuple[str, str | None, str | None], list[Date]] = {}
    for date in dates:
        groups.setdefault(_date_key(date), []).append(date)
    return sorted(groups.values(), key=lambda group: _moment(group[0]))


def _moment(date: Date) -> tuple[bool, str, str]:
    first, last = date.earliest, date.latest
    return first is None and last is None, first or last or "", last or "9999-12-31"
