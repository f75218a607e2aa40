"""Plain text: one file, one article."""

from __future__ import annotations

from newsfacts.article import Article
from newsfacts.sources.decode import decode


def read_text(data: bytes, source: str) -> Article:
    """Return the article that a plain text file holds. Raises SourceError."""
    return Article(text=decode(data, source), source=source)
