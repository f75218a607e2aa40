"""CSV: one row a fact-bearing mention; the columns are fixed and documented in the README."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import Any, TextIO

from newsfacts.records import ArticleRecord, Date, Fact, Mention, Money
from newsfacts.serialise import plain_number
from newsfacts.writers import WriterOptions

COLUMNS = (
    "source", "id", "language", "published", "kind", "start", "end", "text",
    "name", "role", "organisation", "acronym",
    "amount", "amount_max", "currency", "currency_candidates", "modifier", "equivalent_to",
    "converted_amount", "converted_currency", "rate", "rate_date",
    "value", "earliest", "latest",
    "fact", "who", "whom", "what", "place", "certainty",
)  # fmt: skip

# A spreadsheet may take a cell that begins so for a formula (OWASP, CSV Injection): the signs and
# their full-width forms, also behind the white space or quotation mark that some strip, and
# control characters.
_FORMULA = re.compile(r"[\s\"]*[=+\-@＝＋－＠]|[\t\r\n\0]")
# A spreadsheet set to another separator than the comma cuts cells at these, quoted or not.
_FORMULA_WITHIN = re.compile(r"([;\t\r\n][\s\"]*)(?=[=+\-@＝＋－＠])")


# The list of the record that a row's kind is in.
_LISTS = {
    "person": "people",
    "organisation": "organisations",
    "money": "money",
    "date": "dates",
    "fact": "facts",
}


class CsvWriter:
    """Writes a header line and one row a mention, in text order within each article."""

    def __init__(self, stream: TextIO, options: WriterOptions) -> None:
        """Take an open text stream; it must not translate line ends."""
        self._options = options
        self._writer = csv.DictWriter(stream, COLUMNS, restval="", lineterminator="\r\n")
        self._writer.writeheader()

    def write(self, record: ArticleRecord) -> None:
        """Write the rows of one record."""
        shared = {
            "source": record.source,
            "id": record.id,
            "language": record.language,
            "published": record.published,
        }
        rows = (row for row in _rows(record) if _LISTS[row["kind"]] in self._options.kinds)
        for row in sorted(rows, key=lambda row: (row["start"], row["end"], row["kind"])):
            self._writer.writerow({k: _cell(v) for k, v in (shared | row).items()})

    def close(self) -> None:
        """Do nothing: a CSV document has no end mark."""


def _rows(record: ArticleRecord) -> Iterator[dict[str, Any]]:
    for person in record.people:
        for mention in person.mentions:
            yield _span("person", mention) | {
                "name": person.name,
                "role": person.role,
                "organisation": person.organisation,
            }
    for organisation in record.organisations:
        for mention in organisation.mentions:
            yield _span("organisation", mention) | {
                "name": organisation.name,
                "acronym": organisation.acronym,
            }
    for money in record.money:
        yield _span("money", money) | _money(money)
    for date in record.dates:
        yield _span("date", date) | _date(date)
    for fact in record.facts:
        yield _span("fact", fact) | _fact(record, fact)


def _fact(record: ArticleRecord, fact: Fact) -> dict[str, Any]:
    """Return a fact's row: its own columns, and those of its amount and date."""
    row: dict[str, Any] = {
        "fact": fact.kind,
        "who": fact.who,
        "whom": fact.whom,
        "what": fact.what,
        "place": fact.place,
        "certainty": fact.certainty,
    }
    if fact.money is not None:
        row |= _money(record.money[fact.money])
    if fact.date is not None:
        row |= _date(record.dates[fact.date])
    return row


def _date(date: Date) -> dict[str, Any]:
    return {"value": date.value, "earliest": date.earliest, "latest": date.latest}


def _span(kind: str, span: Mention | Money | Date | Fact) -> dict[str, Any]:
    return {"kind": kind, "start": span.start, "end": span.end, "text": span.text}


def _money(money: Money) -> dict[str, Any]:
    row: dict[str, Any] = {
        "amount": plain_number(money.amount),
        "amount_max": None if money.amount_max is None else plain_number(money.amount_max),
        "currency": money.currency,
        "currency_candidates": " ".join(money.currency_candidates or ()),
        "modifier": money.modifier,
        "equivalent_to": money.equivalent_to,
    }
    if money.converted is not None:
        row |= {
            "converted_amount": plain_number(money.converted.amount),
            "converted_currency": money.converted.currency,
            "rate": plain_number(money.converted.rate),
            "rate_date": money.converted.rate_date,
        }
    return row


def _cell(value: Any) -> Any:
    """Return a cell's value; in text an apostrophe stands before all that could open a formula."""
    if not isinstance(value, str):
        return "" if value is None else value
    if _FORMULA.match(value):
        value = f"'{value}"
    return _FORMULA_WITHIN.sub(r"\1'", value)
