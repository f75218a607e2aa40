from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import jsonschema
import pytest

from newsfacts.schema import json_schema
from newsfacts.serialise import plain_number, to_dict, to_json
from newsfacts.terminal import printable
from newsfacts.writers import WRITERS, WriterOptions
from newsfacts.writers.csv import COLUMNS
from tests.records import record


def written(format: str, *, converted: bool = False, count: int = 1, width: int = 100) -> str:
    stream = io.StringIO()
    writer = WRITERS[format].open(stream, WriterOptions(converted=converted, width=width))
    for _ in range(count):
        writer.write(record(converted=converted))
    writer.close()
    return stream.getvalue()


@pytest.mark.parametrize("converted", [False, True])
@pytest.mark.parametrize("text", [False, True])
def test_records_fit_the_schema(converted: bool, text: bool) -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    data = json.loads(to_json(to_dict(record(converted=converted, text=text), converted=converted)))
    jsonschema.validate(data, schema)
    assert data["schema"] == "newsfacts.article/1"
    assert ("text" in data) is text
    assert all(("converted" in money) is converted for money in data["money"])
    assert data["money"][0]["currency_candidates"] == ["SEK", "NOK"]
    assert "currency_candidates" not in data["money"][1]


def test_amounts_are_exact_json_numbers() -> None:
    text = written("jsonl")
    assert '"amount": 5500000,' in text
    assert '"amount_max": 6000000,' in text
    assert '"amount": 12345678901234.56789,' in text


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2.5E+9", "2500000000"), ("12.90", "12.9"), ("0.000001", "0.000001"), ("-0", "0")],
)
def test_plain_number(value: str, shown: str) -> None:
    assert str(plain_number(Decimal(value))) == shown


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_is_an_array_and_jsonl_a_line_each(count: int) -> None:
    assert len(json.loads(written("json", count=count))) == count
    assert len(written("jsonl", count=count).splitlines()) == count


def test_csv_has_one_row_a_mention_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", converted=True), newline="")))
    assert [r["kind"] for r in rows] == ["person", "organisation", "money", "money", "date"]
    assert tuple(rows[0]) == COLUMNS
    assert rows[2]["text"] == "'=5.5 to 6m kr"
    assert (rows[2]["amount"], rows[2]["converted_amount"]) == ("5500000", "0.5")
    assert rows[4]["value"] == "2024-05-03"


@pytest.mark.parametrize("width", [20, 80, 200])
def test_the_table_shows_text_as_it_is_and_no_control_characters(width: int) -> None:
    table = written("table", converted=True, width=width)
    assert "\x1b" not in table
    assert "[sic]" in table.replace("\n", "")
    for value in ("Ann Lee", "5 500 000", "SEK/NOK", "2024-05-03", "12 345 678 901 234.56789"):
        assert value in table


def test_colour_is_only_for_those_who_ask() -> None:
    stream = io.StringIO()
    WRITERS["table"].open(stream, WriterOptions(colour=True)).write(record())
    assert "\x1b[" in stream.getvalue()
    assert "\\x1b[31m here" in stream.getvalue()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n\t b", "a b"),
        ("\x1b]0;x\x07", "\\x1b]0;x\\x07"),
        ("a\u202eb\u2066", "a\\u202eb\\u2066"),
        ("größe [sic] :smile:", "größe [sic] :smile:"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown
