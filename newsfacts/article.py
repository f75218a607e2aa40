"""What goes into the pipeline: one article, read and decoded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from newsfacts.records import PublishedFrom


@dataclass(frozen=True, slots=True)
class Article:
    """One article as a source gave it.

    `text` is the decoded article text all offsets refer to (code points). `published` is the
    publication date where the source or the user stated it, and `published_from` says which of
    them did ("option", "html", "field", "filename"); both are None where the text must tell.
    `unreadable_date` is a stated publication date that could not be read.
    `language` is a two-letter code where the source stated it, else None.
    """

    text: str
    source: str = "-"
    id: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    published_from: PublishedFrom | None = None
    unreadable_date: str | None = None
    language: str | None = None
    url: str | None = None
