"""CSV: one row a fact-bearing mention; the columns are fixed and documented in the README."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any, TextIO

from newsfacts.records import ArticleRecord, Date, Mention, Money
from newsfacts.serialise import plain_number
from newsfacts.writers import WriterOptions

COLUMNS = (
    "source", "id", "language", "published", "kind", "start", "end", "text",
    "name", "role", "organisation", "acronym",
    "amount", "amount_max", "currency", "currency_candidates", "modifier", "equivalent_to",
    "converted_amount", "converted_currency", "rate", "rate_date",
    "value", "earliest", "latest",
)  # fmt: skip

# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


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
        for row in sorted(_rows(record), key=lambda row: (row["start"], row["end"], row["kind"])):
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
        yield _span("date", date) | {
            "value": date.value,
            "earliest": date.earliest,
            "latest": date.latest,
        }


def _span(kind: str, span: Mention | Money | Date) -> dict[str, Any]:
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
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value
