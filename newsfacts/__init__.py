"""Structured facts from English and German news: people, organisations, money and dates."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsfacts.article import Article
    from newsfacts.errors import NewsfactsError, SourceError
    from newsfacts.lexicon import Patterns
    from newsfacts.pipeline import Extractor
    from newsfacts.records import ArticleRecord

__all__ = [
    "Article",
    "ArticleRecord",
    "Extractor",
    "NewsfactsError",
    "Patterns",
    "SourceError",
]

_HOMES = {
    "Article": "newsfacts.article",
    "ArticleRecord": "newsfacts.records",
    "Extractor": "newsfacts.pipeline",
    "NewsfactsError": "newsfacts.errors",
    "Patterns": "newsfacts.lexicon",
    "SourceError": "newsfacts.errors",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that `newsfacts --help` answers at once."""
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'newsfacts' has no attribute {name!r}")
