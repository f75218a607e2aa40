"""JSON Lines: one object a line, one article an object; `text` is required."""

from __future__ import annotations

import json
from typing import Any

from newsfacts.article import Article
from newsfacts.errors import SourceError
from newsfacts.sources.decode import checked, checked_field, decode
from newsfacts.sources.fields import stated_date


def read_line(line: bytes, source: str) -> Article:
    """Return the article of one line; `source` names file and line.

    Raises SourceError: `json`, and those of `decode`.
    """
    try:
        return article_of(json.loads(decode(line, source)), source)
    except (ValueError, RecursionError) as error:
        raise SourceError(source, "json", f"is not valid JSON: {error}") from error


def looks_like_jsonl(data: bytes) -> bool:
    """Tell whether the first line of `data` is a JSON object with a text."""
    first = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if first != b"{":
        return False
    try:
        line = json.loads(data.lstrip().split(b"\n", 1)[0].decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return isinstance(line, dict) and "text" in line


def article_of(fields: Any, source: str) -> Article:
    """Return the article of one decoded JSON object. Raises SourceError (`json`, `empty`, …)."""
    if not isinstance(fields, dict):
        raise SourceError(source, "json", "is not a JSON object")
    text = fields.get("text")
    if not isinstance(text, str):
        raise SourceError(source, "json", "has no field 'text' that is a string")
    published = _string(fields.get("published"))
    day = stated_date(published) if published else None
    return Article(
        text=checked(text, source),
        source=source,
        id=_string(fields.get("id")),
        title=_string(fields.get("title")),
        authors=_authors(fields.get("authors")),
        published=day,
        published_from="field" if day else None,
        unreadable_date=published if published and not day else None,
        language=_string(fields.get("language")),
        url=_string(fields.get("url")),
    )


def _string(value: Any) -> str | None:
    if isinstance(value, str):
        return checked_field(value)
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _authors(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(name for item in values if (name := _string(item)))
