"""The shortest way in: one text, the default options."""

from __future__ import annotations

from functools import cache

from newsfacts.article import Article
from newsfacts.pipeline import Extractor
from newsfacts.records import ArticleRecord


def extract(article: Article | str) -> ArticleRecord:
    """Return the record of one article, or of a bare text, with an extractor's default options.

    The extractor is made at the first call and kept. For many articles `Extractor().stream` is
    faster. Raises SourceError where the language is unknown.
    """
    return _extractor().extract(Article(article) if isinstance(article, str) else article)


@cache
def _extractor() -> Extractor:
    return Extractor()
