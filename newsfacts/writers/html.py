"""HTML: one self-contained page for an article, or an index of many with all of them behind it."""

from __future__ import annotations

from typing import TextIO

from newsfacts.records import ArticleRecord
from newsfacts.report.article import ArticleView, article_view
from newsfacts.report.collection import Collection
from newsfacts.report.pages import Part, article_html, article_page, collection_page
from newsfacts.writers import WriterOptions

# What a browser shows without lag (benchmarks/screens.py measures it).
MOST_ARTICLES = 2000


class HtmlWriter:
    """Writes the page when it is closed; beyond 2,000 articles goes on in further files.

    Records must carry their text; of one that does not, only the lists are shown.
    """

    def __init__(self, stream: TextIO, options: WriterOptions) -> None:
        """Take an open text stream; further files come from `options.parts`."""
        self._stream = stream
        self._options = options
        self._part = Part()
        self._begin()

    def _begin(self) -> None:
        self._collection = Collection()
        self._bodies: list[str] = []
        self._first: ArticleView | None = None

    def write(self, record: ArticleRecord) -> None:
        """Take one record."""
        parts = self._options.parts
        if parts is not None and len(self._bodies) == MOST_ARTICLES:
            following = self._part.number + 1
            self._flush(next_name=parts.name(following))
            self._part = Part(
                following, self._part.first + MOST_ARTICLES, parts.name(following - 1)
            )
            self._stream = parts.open(following)
        view = article_view(record, len(self._bodies) + 1)
        if self._first is None:
            self._first = view
        self._bodies.append(article_html(view, self._options.kinds, alone=False))
        self._collection.add(view)

    def close(self) -> None:
        """Write the page, or the last of the pages."""
        self._flush(next_name=None)

    def _flush(self, *, next_name: str | None) -> None:
        alone = len(self._bodies) == 1 and self._part.number == 1
        if alone and self._first is not None:
            page = article_page(self._first, self._options.kinds)
        else:
            part = Part(self._part.number, self._part.first, self._part.previous, next_name)
            page = collection_page(self._collection, self._bodies, self._options.kinds, part)
        for piece in page:
            self._stream.write(piece)
        self._begin()
