"""CSV that a spreadsheet opens: nothing in it is a formula, and our own numbers stay numbers."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsfacts.records import ArticleRecord, Fact, Mention, Money, Organisation, Person
from newsfacts.writers import WRITERS, WriterOptions
from newsfacts.writers.csv import COLUMNS
from tests.conftest import ROOT

# OWASP, CSV Injection: what opens a formula in Excel, LibreOffice Calc or Google Sheets.
SIGNS = "=+-@＝＋－＠"
OPENERS = (*SIGNS, "\t", "\r", "\n", "\0")


def rows_of(text: str, amount: Decimal = Decimal(1)) -> tuple[str, list[dict[str, str]]]:
    """Return the CSV of a record with `text` in every field an article or a file name fills."""
    mention = Mention(0, len(text), text)
    record = ArticleRecord(
        id=text, source=text, language="en", published=None, published_from=None, title=text,
        authors=(text,), people=(Person(text, text, text, (mention,)),),
        organisations=(Organisation(text, text, (mention,)),),
        money=(Money(0, len(text), text, amount, amount, "EUR"),), dates=(),
        facts=(Fact("sale", text, text, text, text, 0, None, "stated", 0, len(text), text),),
    )  # fmt: skip
    stream = io.StringIO(newline="")
    writer = WRITERS["csv"].open(stream, WriterOptions())
    writer.write(record)
    writer.close()
    data = stream.getvalue()
    return data, list(csv.DictReader(io.StringIO(data, newline="")))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30 1234", "'+49 30 1234"),
        ("-5 Euro", "'-5 Euro"),
        ("@SUM(A1:A9)", "'@SUM(A1:A9)"),
        ("\tAcme", "'\tAcme"),
        ("\rAcme", "'\rAcme"),
        ("\nAcme", "'\nAcme"),
        ("＝1+1", "'＝1+1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠SUM(1)", "'＠SUM(1)"),
        ("  =1+1", "'  =1+1"),
        ("\u00a0=1+1", "'\u00a0=1+1"),
        ("Acme;=1+1", "Acme;'=1+1"),
        ('Acme; "=1+1"', 'Acme; "\'=1+1"'),
        ("Acme\t@x", "Acme\t'@x"),
        ("Acme\r\n-1", "Acme\r\n'-1"),
        ("Acme, Inc.", "Acme, Inc."),
        ("1+1=2", "1+1=2"),
        ("Coca-Cola", "Coca-Cola"),
        ("AT&T; Verizon", "AT&T; Verizon"),
        ("'=1", "'=1"),
    ],
)
def test_a_cell_that_could_be_a_formula_begins_with_an_apostrophe(text: str, cell: str) -> None:
    _, rows = rows_of(text)
    for row in rows:
        assert {row[column] for column in ("source", "id", "text")} == {cell}
    (person,) = (row for row in rows if row["kind"] == "person")
    assert {person[column] for column in ("name", "role", "organisation")} == {cell}
    (fact,) = (row for row in rows if row["kind"] == "fact")
    assert {fact[column] for column in ("who", "whom", "what", "place")} == {cell}


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from([*OPENERS, *";,|\"' aß\u00a0"]), min_size=1, max_size=8))
@example(';"=1')
def test_no_text_gives_a_formula_whatever_the_separator(text: str) -> None:
    data, rows = rows_of(text)
    cells = [cell for row in rows for cell in row.values()]
    lines = re.split("[\r\n]", data)
    for separator in ";\t":
        cells += [c for row in csv.reader(lines, delimiter=separator) for c in row]
        cells += [c for line in lines for c in line.split(separator)]
    for cell in cells:
        assert not cell.lstrip(' "\u00a0').startswith(tuple(SIGNS))


@pytest.mark.parametrize("amount", ["-5", "-0.25", "12345678901234.56789"])
def test_our_numbers_stay_numbers(amount: str) -> None:
    _, rows = rows_of("x", Decimal(amount))
    (row,) = (row for row in rows if row["kind"] == "money")
    assert row["amount"] == row["amount_max"] == amount


def test_the_readme_describes_every_column() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (table,) = re.findall(r"\| column of CSV \|.*\n\|[-| ]+\n((?:\|.*\n)+)", readme)
    described = re.findall(r"`(\w+)`", "".join(line.split("|")[1] for line in table.splitlines()))
    assert tuple(described) == COLUMNS
