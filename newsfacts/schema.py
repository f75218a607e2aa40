"""The JSON Schema of an article record, made from the record dataclasses."""

from __future__ import annotations

import dataclasses
import types
import typing
from decimal import Decimal
from typing import Any

from newsfacts.records import SCHEMA, ArticleRecord

# Keys that stand in a record only under an option or where they say something.
_OPTIONAL = {
    "ArticleRecord": {"text"},
    "Money": {"currency_candidates", "converted"},
}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) that every output record fits."""
    definitions: dict[str, Any] = {}
    root = _object(ArticleRecord, definitions)
    root["properties"] = {"schema": {"const": SCHEMA}, **root["properties"]}
    root["required"] = ["schema", *root["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        "title": "newsfacts article record",
        **root,
        "$defs": definitions,
    }


def _object(cls: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    names = [field.name for field in dataclasses.fields(cls)]
    optional = _OPTIONAL.get(cls.__name__, set())
    return {
        "type": "object",
        "description": " ".join((cls.__doc__ or "").split()),
        "properties": {name: _of(hints[name], definitions) for name in names},
        "required": [name for name in names if name not in optional],
        "additionalProperties": False,
    }


_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
}


def _of(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        inner = [_of(a, definitions) for a in args if a is not type(None)]
        return {"anyOf": [*inner, {"type": "null"}]}
    if origin is typing.Literal:
        return {"enum": list(args)}
    if origin is tuple:
        return {"type": "array", "items": _of(args[0], definitions)}
    if dataclasses.is_dataclass(hint):
        cls = typing.cast(type[Any], hint)
        if cls.__name__ not in definitions:
            definitions[cls.__name__] = {}
            definitions[cls.__name__] = _object(cls, definitions)
        return {"$ref": f"#/$defs/{cls.__name__}"}
    return dict(_PLAIN[hint])
