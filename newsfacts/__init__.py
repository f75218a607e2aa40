"""Structured facts from English and German news: people, organisations, money and dates.

>>> import newsfacts
>>> record = newsfacts.extract("BERLIN, 3 May 2024 - Acme bought Beta for 3 million euros.")
>>> record.money[0].currency
'EUR'

The records' parts (`Person`, `Money`, ...) are in `newsfacts.records`, articles are read from files
by `newsfacts.sources`.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsfacts.article import Article
    from newsfacts.default import extract
    from newsfacts.errors import NewsfactsError, SourceError
    from newsfacts.lexicon import Patterns
    from newsfacts.pipeline import Extractor
    from newsfacts.records import ArticleRecord
    from newsfacts.serialise import to_dict, to_json

__all__ = [
    "Article",
    "ArticleRecord",
    "Extractor",
    "NewsfactsError",
    "Patterns",
    "SourceError",
    "extract",
    "to_dict",
    "to_json",
]

_HOMES = {
    "Article": "newsfacts.article",
    "ArticleRecord": "newsfacts.records",
    "Extractor": "newsfacts.pipeline",
    "NewsfactsError": "newsfacts.errors",
    "Patterns": "newsfacts.lexicon",
    "SourceError": "newsfacts.errors",
    "extract": "newsfacts.default",
    "to_dict": "newsfacts.serialise",
    "to_json": "newsfacts.serialise",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that `newsfacts --help` answers at once."""
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'newsfacts' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Name what is public, whether imported yet or not."""
    return sorted(__all__)
