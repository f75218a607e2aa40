"""HTML pages: the article's text, title, authors and date as trafilatura finds them."""

from __future__ import annotations

import re
from typing import Any

from newsfacts.article import Article
from newsfacts.errors import SourceError
from newsfacts.sources.decode import checked, decode
from newsfacts.sources.fields import stated_date

_START = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_HEAD = 4096
# htmldate refuses dates after its latest day, by default today: the result must not depend on it.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}


def looks_like_html(data: bytes) -> bool:
    """Tell whether `data` begins as an HTML document does."""
    return bool(_START.match(data[:_HEAD].removeprefix(b"\xef\xbb\xbf")))


def read_html(data: bytes, source: str) -> Article:
    """Return the article of an HTML page; its offsets refer to the extracted text.

    Raises SourceError: `html_extra` where trafilatura is not installed, `no_article` where the page
    holds no article text, and those of `decode`.
    """
    try:
        import trafilatura
    except ImportError as error:
        message = "is HTML, which needs an extra: pip install 'newsfacts[html]'"
        raise SourceError(source, "html_extra", message) from error
    page = _decode_page(data, source)
    try:
        document: Any = trafilatura.bare_extraction(
            page, include_comments=False, with_metadata=True, date_extraction_params=_DATES
        )
    except RecursionError as error:
        raise SourceError(source, "no_article", "is nested too deeply to be read") from error
    fields = document.as_dict() if document is not None else {}
    text = fields.get("text") or ""
    if not text.strip():
        raise SourceError(source, "no_article", "is an HTML page without article text")
    day = stated_date(fields["date"]) if fields.get("date") else None
    authors = tuple(a.strip() for a in (fields.get("author") or "").split(";") if a.strip())
    return Article(
        text=checked(text, source),
        source=source,
        title=fields.get("title") or None,
        authors=authors,
        published=day,
        published_from="html" if day else None,
        url=fields.get("url") or None,
    )


def _decode_page(data: bytes, source: str) -> str:
    declared = _CHARSET.search(data[:_HEAD])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, source)
