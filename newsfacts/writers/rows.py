"""A record as rows for people: what is shown of each fact, person, organisation, amount and date.

All strings are safe for a terminal: control and direction characters are written as escapes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from newsfacts.records import ArticleRecord, Date, Money, Organisation, Person
from newsfacts.serialise import plain_number
from newsfacts.terminal import printable

_MODIFIERS = {"about": "~", "over": ">", "under": "<", "at_least": "≥", "at_most": "≤"}

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
    rows: list[Row] = []
    for fact in record.facts:
        parties = " → ".join(name for name in (fact.who, fact.whom) if name) or "?"
        money = _value(record.money[fact.money]) if fact.money is not None else None
        date = record.dates[fact.date].value if fact.date is not None else None
        details = [d for d in (fact.what, money, fact.place, date) if d]
        told = printable(": ".join(part for part in (parties, ", ".join(details)) if part))
        rows.append((fact.kind, told, "" if fact.certainty == "stated" else fact.certainty))
    return rows


def _people(people: Iterable[Person]) -> list[Row]:
    return [
        (
            printable(p.name),
            printable(", ".join(x for x in (p.role, p.organisation) if x)),
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
        if item.converted is not None and item.converted.currency != item.currency:
            converted = item.converted
            remarks.append(
                f"= {_amount(converted.amount)} {converted.currency} ({converted.rate_date})"
            )
        if item.equivalent_to is not None:
            remarks.append(f"stated for: {printable(money[item.equivalent_to].text)}")
        rows.append(
            (
                _value(item),
                printable(item.text),
                "; ".join(remarks),
            )
        )
    return rows


def _value(item: Money) -> str:
    amount = _amount(item.amount)
    if item.amount_max is not None:
        amount = f"{amount} – {_amount(item.amount_max)}"
    sign = _MODIFIERS.get(item.modifier or "", "")
    currency = item.currency or "/".join(item.currency_candidates or ("?",))
    return f"{sign}{' ' if sign else ''}{amount} {currency}"


def _dates(dates: Iterable[Date]) -> list[Row]:
    seen = Counter((d.value, printable(d.text), _days(d)) for d in dates)
    return [
        (value, words, " ".join(part for part in (days, _times(count)) if part))
        for (value, words, days), count in seen.items()
    ]


def _days(date: Date) -> str:
    if date.earliest is None and date.latest is None:
        return ""
    if date.earliest == date.latest:
        return "" if date.value == date.earliest else str(date.earliest)
    return f"{date.earliest or '…'} to {date.latest or '…'}"


def _times(count: int) -> str:
    return f"×{count}" if count > 1 else ""


def _amount(amount: Decimal) -> str:
    """Return a number with spaces between thousands: both languages read it the same way."""
    return f"{plain_number(amount):,}".replace(",", " ")
