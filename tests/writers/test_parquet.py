"""Parquet holds what the JSON record holds, in the same columns whatever the records are."""

from __future__ import annotations

import io
import re
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsfacts import Article, Extractor, arrow
from newsfacts.errors import MissingExtraError, OutputError
from newsfacts.records import ArticleRecord, Fact, Money
from newsfacts.serialise import to_dict
from newsfacts.writers import WRITERS, WriterOptions, parquet
from tests.conftest import ROOT
from tests.golden import sample_texts
from tests.records import record

pa = pytest.importorskip("pyarrow", reason="needs the extra parquet")
pq = pytest.importorskip("pyarrow.parquet", reason="needs the extra parquet")

FACT = Fact("sale", "Acme", None, None, None, 1, 0, "stated", 0, 30, "Acme sold it.")
BARE = ArticleRecord(
    id=None, source="-", language="de", published=None, published_from=None, title=None,
    authors=(), people=(), organisations=(), money=(), dates=(),
)  # fmt: skip
RECORDS = [record(converted=True), replace(record(text=True), facts=(FACT,)), BARE]


class Pipe(io.BytesIO):
    """Bytes that go one way: no position can be asked for or moved to."""

    def tell(self) -> int:
        raise OSError("a pipe has no position")

    def seek(self, *_: Any) -> int:
        raise OSError("a pipe has no position")


def written(*records: ArticleRecord) -> bytes:
    stream = Pipe()
    writer = WRITERS["parquet"].open(stream, WriterOptions())
    for one in records:
        writer.write(one)
    writer.close()
    return stream.getvalue()


def read(data: bytes) -> Any:
    return pq.read_table(io.BytesIO(data))


def as_json(value: Any) -> Any:
    """Return a value of a Parquet row as JSON would have it."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def with_nulls(row: dict[str, Any]) -> dict[str, Any]:
    """Return a JSON record with a null for each key it leaves out."""
    money = [{"currency_candidates": None, "converted": None} | item for item in row["money"]]
    return {"text": None} | row | {"money": money}


@pytest.mark.parametrize("one", RECORDS)
def test_a_row_is_the_json_record(one: ArticleRecord) -> None:
    (row,) = read(written(one)).to_pylist()
    converted = any(m.converted is not None for m in one.money)
    assert as_json(row) == with_nulls(to_dict(one, converted=converted))


def test_the_columns_are_the_same_for_every_run() -> None:
    for records in ([], [BARE], RECORDS):
        table = read(written(*records))
        assert table.schema == arrow.schema()
        assert table.num_rows == len(records)
    names = to_dict(record(text=True))
    assert arrow.schema().names == list(names)


def test_numbers_and_days_have_types_of_their_own() -> None:
    (row,) = read(written(record(converted=True))).to_pylist()
    assert row["money"][1]["amount"] == Decimal("12345678901234.56789")
    assert row["money"][0]["converted"]["rate"] == Decimal("0.1")
    assert row["money"][0]["converted"]["rate_date"] == date(2024, 5, 2)
    assert row["published"] == row["dates"][0]["earliest"] == date(2024, 5, 3)
    assert row["dates"][0]["value"] == "2024-05-03"


@settings(max_examples=60, deadline=None)
@given(
    st.decimals(allow_nan=False, allow_infinity=False)
    | st.decimals("-1e30", "1e30", places=12)
    | st.integers(-(10**29), 10**29).map(Decimal)
)
def test_an_amount_is_exact_or_null_with_a_warning(amount: Decimal) -> None:
    money = Money(start=3, end=5, text="x", amount=amount, amount_max=None, currency="EUR")
    one = ArticleRecord("1", "-", "en", None, None, None, (), (), (), (money,), ())
    (row,) = arrow.batch_of([one]).to_pylist()
    scaled = Fraction(amount) * 10**10
    if scaled.denominator == 1 and abs(scaled) < 10**38:
        assert row["money"][0]["amount"] == amount
        assert not row["warnings"]
    else:
        assert row["money"][0]["amount"] is None
        (warning,) = row["warnings"]
        assert warning["code"] == "number_too_long"
        assert (warning["start"], warning["end"]) == (3, 5)
        assert Decimal(warning["message"].rsplit(" ", 1)[1]) == amount


def test_row_groups_are_written_as_the_run_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_ROWS", 3)
    stream = Pipe()
    writer = WRITERS["parquet"].open(stream, WriterOptions())
    sizes = []
    for _ in range(7):
        writer.write(record())
        sizes.append(len(stream.getvalue()))
    assert sizes[1] < sizes[2] == sizes[4] < sizes[5]
    writer.close()
    groups = pq.ParquetFile(io.BytesIO(stream.getvalue())).metadata
    assert [groups.row_group(i).num_rows for i in range(groups.num_row_groups)] == [3, 3, 1]


def test_long_texts_make_short_row_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_SIZE", 3_000)
    file = pq.ParquetFile(io.BytesIO(written(*[record(text=True)] * 10)))
    assert file.metadata.num_row_groups > 1
    assert file.metadata.num_rows == 10


def test_the_same_records_give_the_same_bytes() -> None:
    assert written(*RECORDS) == written(*RECORDS)


def test_a_terminal_is_refused() -> None:
    class Terminal(io.BytesIO):
        def isatty(self) -> bool:
            return True

    with pytest.raises(OutputError, match="-o"):
        WRITERS["parquet"].open(Terminal(), WriterOptions())


def test_a_missing_pyarrow_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'newsfacts\[parquet\]'"):
        WRITERS["parquet"].open(io.BytesIO(), WriterOptions())


def test_the_query_of_the_readme_finds_the_largest_amounts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs duckdb")
    extractor = Extractor(to="EUR")
    found = [
        extractor.extract(Article(path.read_text(encoding="utf-8"), source=path.name))
        for path in sample_texts()
    ]
    (tmp_path / "facts.parquet").write_bytes(written(*found))
    monkeypatch.chdir(tmp_path)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (query,) = re.findall(r"```sql\n((?:.*\n)*?)```", readme)
    rows = duckdb.connect().execute(query).fetchall()
    euros = [m.converted.amount for r in found for m in r.money if m.converted]
    assert len(rows) == 10
    assert rows[0][2] == max(euros)
    assert [row[2] for row in rows] == sorted((row[2] for row in rows), reverse=True)
    assert {row[0] for row in rows} <= {o.name for r in found for o in r.organisations}
    assert {row[1] for row in rows} <= {r.published[:7] for r in found if r.published}
    total = duckdb.connect().execute(
        "SELECT sum(m.converted.amount) FROM 'facts.parquet', UNNEST(money) t(m)"
    )
    assert total.fetchone() == (sum(euros),)
