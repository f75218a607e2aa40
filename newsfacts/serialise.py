"""Records as plain data: dictionaries that any JSON writer can take, and JSON text itself."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from newsfacts.records import SCHEMA, ArticleRecord, Money
from newsfacts.terminal import UNSAFE

# C0 controls are escaped by every JSON writer, and the line ends between the keys must stay.
_UNSAFE = re.compile(f"(?![\n\r])[{UNSAFE}]")


def to_dict(record: ArticleRecord, *, converted: bool = False) -> dict[str, Any]:
    """Return a record as the contract lays it out: dicts, lists, strings, None, numbers.

    Whole amounts are ints, others Decimals, so nothing is rounded. `converted`: every amount has
    that key (null where there is no rate); else none has.
    """
    plain = _plain(record)
    for money in plain["money"]:
        if not converted:
            del money["converted"]
    if record.text is None:
        del plain["text"]
    return {"schema": SCHEMA, **plain}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        out = {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        if isinstance(value, Money) and value.currency_candidates is None:
            del out["currency_candidates"]
        return out
    return value


def plain_number(value: Decimal) -> int | Decimal:
    """Return a whole number as an int, any other as a Decimal without exponent or trailing zeros.

    >>> plain_number(Decimal("2.5E+9")), plain_number(Decimal("12.90"))
    (2500000000, Decimal('12.9'))
    """
    if value == value.to_integral_value():
        return int(value)
    return Decimal(format(value, "f").rstrip("0"))


def to_json(data: Mapping[str, Any] | list[Any], *, indent: int | None = None) -> str:
    """Return plain data as JSON text: code points as they are, Decimals digit by digit.

    Characters that drive or deceive a terminal are written as escapes, which JSON allows for any,
    so that a record can be looked at; lone surrogates too, which UTF-8 cannot hold.
    """
    import simplejson

    # simplejson writes Decimals exactly; the standard library only knows binary floats.
    text = str(simplejson.dumps(data, ensure_ascii=False, use_decimal=True, indent=indent))
    return _UNSAFE.sub(lambda found: json.dumps(found[0])[1:-1], text)
