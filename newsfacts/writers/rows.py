"""A record as rows for people: what is shown of each fact, person, organisation, amount and date.

All strings are safe for a terminal: control and direction characters are written as escapes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from newsfacts import display
from newsfacts.records import ArticleRecord, Date, Money, Organisation, Person
from newsfacts.terminal import printable

Row = tuple[str, str, str]
"""The value, the words of the text or what belongs to it, a remark."""


def rows_of(record: ArticleRecord) -> dict[str, list[Row]]:
    """Return the rows of each kind, in the order they are shown in."""
    return {
        "facts": _facts(record),
        "people": _people(record.people),
        "organisations": _organisations(record.organisations),
        "money": _money(record.money),
        "dates": _dates(record.dates),
    }


def when(record: ArticleRecord) -> str:
    """Return one line on an article: language, publication date and where it is from, authors."""
    by = f" ({record.published_from})" if record.published_from else ""
    line = f"language {record.language} · published {record.published or 'not known'}{by}"
    if record.authors:
        line += f" · by {', '.join(printable(a) for a in record.authors)}"
    return line


def _facts(record: ArticleRecord) -> list[Row]:
    return [
        (
            fact.kind,
            printable(display.told(fact, record)),
            "" if fact.certainty == "stated" else fact.certainty,
        )
        for fact in record.facts
    ]


def _people(people: Iterable[Person]) -> list[Row]:
    return [
        (
            printable(p.name),
            printable(display.position(p)),
            _times(len(p.mentions)),
        )
        for p in people
    ]


def _organisations(organisations: Iterable[Organisation]) -> list[Row]:
    return [
        (printable(o.name), printable(o.acronym or ""), _times(len(o.mentions)))
        for o in organisations
    ]


def _money(money: Sequence[Money]) -> list[Row]:
    rows = []
    for item in money:
        remarks = []
        converted = display.converted_value(item)
        if converted is not None:
            remarks.append(f"= {converted}")
        if item.equivalent_to is not None:
            remarks.append(f"stated for: {printable(money[item.equivalent_to].text)}")
        rows.append(
            (
                display.money_value(item),
                printable(item.text),
                "; ".join(remarks),
            )
        )
    return rows


def _dates(dates: Iterable[Date]) -> list[Row]:
    seen = Counter((d.value, printable(d.text), " to ".join(display.days(d))) for d in dates)
    return [
        (value, words, " ".join(part for part in (days, _times(count)) if part))
        for (value, words, days), count in seen.items()
    ]


def _times(count: int) -> str:
    return f"×{count}" if count > 1 else ""
