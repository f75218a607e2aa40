"""Records as Arrow: one schema, made from the record dataclasses, and batches of records in it.

The columns are those of the JSON record, nested as there, and the same for every run: a key that
JSON leaves out (`text`, `converted`, `currency_candidates`) is null. Two kinds of values that JSON
has no type for get theirs: days are `date32`, and numbers are `decimal128`, since a binary float
cannot hold every amount exactly and a string cannot be summed. 38 digits are the most that Parquet
readers share (DuckDB, Spark, BigQuery's BIGNUMERIC); `_SCALES` says how many stand behind the
point.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Context, Decimal, Inexact, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING, Any

from newsfacts.errors import MissingExtraError
from newsfacts.records import SCHEMA, ArticleRecord, ArticleWarning, Conversion, Date, Money

if TYPE_CHECKING:
    import pyarrow as pa

_DIGITS = 38
_EXACT = Context(prec=_DIGITS, traps=[Inexact, InvalidOperation])
# Amounts: a thousandth of a cent has five decimals, 28 digits hold the world's money in any
# currency. A rate has six significant digits, of which twelve zeros may come first.
_SCALES = {
    (Money, "amount"): 10,
    (Money, "amount_max"): 10,
    (Conversion, "amount"): 10,
    (Conversion, "rate"): 18,
}
_DAYS = {
    (ArticleRecord, "published"),
    (Date, "earliest"),
    (Date, "latest"),
    (Conversion, "rate_date"),
}


def require_pyarrow() -> Any:
    """Return the module pyarrow. Raises MissingExtraError where it is not installed."""
    try:
        import pyarrow
    except ImportError as error:
        raise MissingExtraError("Parquet and Arrow need pyarrow", "parquet") from error
    return pyarrow


@cache
def schema() -> pa.Schema:
    """Return the Arrow schema of article records.

    Raises MissingExtraError where pyarrow is not installed.
    """
    pa = require_pyarrow()
    first = pa.field("schema", pa.string(), nullable=False)
    return pa.schema([first, *_fields(ArticleRecord, pa)])


def batch_of(records: Iterable[ArticleRecord]) -> pa.RecordBatch:
    """Return records as one Arrow batch of `schema()`, in their order.

    A number with more digits than its column holds is null, and a warning of the record
    (`number_too_long`) gives it in full. Raises MissingExtraError.
    """
    return require_pyarrow().RecordBatch.from_pylist([row_of(r) for r in records], schema=schema())


def row_of(record: ArticleRecord) -> dict[str, Any]:
    """Return a record as the plain values of one row: dicts, lists, str, int, Decimal, date."""
    warnings = sorted((*record.warnings, *_too_long(record)), key=lambda w: (w.start, w.end))
    row: dict[str, Any] = _plain(dataclasses.replace(record, warnings=tuple(warnings)))
    return {"schema": SCHEMA, **row}


def _fields(cls: type[Any], pa: Any) -> list[Any]:
    hints = typing.get_type_hints(cls)
    return [_field(cls, field.name, hints[field.name], pa) for field in dataclasses.fields(cls)]


def _field(cls: type[Any], name: str, hint: Any, pa: Any) -> Any:
    nullable = False
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        (hint,) = (a for a in typing.get_args(hint) if a is not type(None))
        nullable = True
    if (cls, name) in _DAYS:
        return pa.field(name, pa.date32(), nullable=nullable)
    if hint is Decimal:
        return pa.field(name, pa.decimal128(_DIGITS, _SCALES[cls, name]), nullable=True)
    return pa.field(name, _type(hint, pa), nullable=nullable)


def _type(hint: Any, pa: Any) -> Any:
    if hint is str or typing.get_origin(hint) is typing.Literal:
        return pa.string()
    if hint is int:
        return pa.int64()
    if typing.get_origin(hint) is tuple:
        item = typing.get_args(hint)[0]
        return pa.list_(pa.field("element", _type(item, pa), nullable=False))
    if dataclasses.is_dataclass(hint):
        return pa.struct(_fields(typing.cast(type[Any], hint), pa))
    raise TypeError(f"no Arrow type for {hint}")


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: read(getattr(value, name)) for name, read in _readers(type(value))}
    return value


@cache
def _readers(cls: type[Any]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """Return the fields of a record class, each with what turns its value into a plain one."""
    out: list[tuple[str, Callable[[Any], Any]]] = []
    for field in dataclasses.fields(cls):
        scale = _SCALES.get((cls, field.name))
        if scale is not None:
            out.append((field.name, _number_reader(scale)))
        else:
            out.append((field.name, _day if (cls, field.name) in _DAYS else _plain))
    return tuple(out)


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _number_reader(scale: int) -> Callable[[Decimal | None], Decimal | None]:
    return lambda value: value if value is not None and _fits(value, scale) else None


def _fits(value: Decimal, scale: int) -> bool:
    """Tell whether a number can be held exactly, `scale` of its digits behind the point."""
    try:
        value.quantize(Decimal(1).scaleb(-scale), context=_EXACT)
    except (Inexact, InvalidOperation):
        return False
    return True


def _too_long(record: ArticleRecord) -> list[ArticleWarning]:
    out = []
    for money in record.money:
        for holder in (money, money.converted):
            for (cls, name), scale in _SCALES.items():
                value = getattr(holder, name) if isinstance(holder, cls) else None
                if value is not None and not _fits(value, scale):
                    text = f"{name} has too many digits for its column: {value:f}"
                    out.append(ArticleWarning("number_too_long", text, money.start, money.end))
    return out
