"""HTML pages: the article's text, title, authors and date as trafilatura finds them."""

from __future__ import annotations

import codecs
import contextlib
import logging
import re
import warnings
from collections.abc import Iterator
from typing import Any

from newsfacts.article import Article
from newsfacts.errors import SourceError
from newsfacts.sources.decode import checked, checked_field, decode
from newsfacts.sources.fields import stated_date
from newsfacts.sources.options import ATTRIBUTES, Limits

# Atomic groups: a page that begins with many comments must not be tried in every partition.
_START = re.compile(
    rb"\s*+(?>(?:<\?[^>]*+>\s*+|<!--(?>[\s\S]*?-->)\s*+)*+)<(?:!doctype\s+html|html)\b", re.I
)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_HEAD = 4096
# What a page may declare: Western sets (others, and codecs that are none, are told from the bytes).
# Windows-1252 stands for its subsets, as in the HTML standard.
_ENCODINGS = re.compile(r"utf-8|iso8859-\d+|cp125\d|cp437|cp850|mac-roman")
_SUBSETS = {"ascii": "cp1252", "iso8859-1": "cp1252"}
# htmldate refuses dates after its latest day, by default today: the result must not depend on it.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}

_TAG = re.compile(r"<[a-zA-Z](?>[^>=]++|=\s*+(?>\"[^\"]*+\"|'[^']*+')?+)*+")
_VALUE = re.compile(r"=\s*+(?>\"[^\"]*+\"|'[^']*+')")
_REFERENCE = re.compile(
    r"&#(?:[xX]0{0,8}([0-9a-fA-F]{1,2})(?![0-9a-fA-F])|0{0,8}([0-9]{1,3})(?![0-9]));?"
)
_LIBRARIES = ("trafilatura", "htmldate", "courlan", "readability", "justext")


def looks_like_html(data: bytes) -> bool:
    """Tell whether `data` begins as an HTML document does."""
    return bool(_START.match(data[:_HEAD].removeprefix(b"\xef\xbb\xbf")))


def read_html(data: bytes, source: str, limits: Limits | None = None) -> Article:
    """Return the article of an HTML page; its offsets refer to the extracted text.

    Nothing is fetched, no entity of a document type is expanded, and elements nested deeper than
    libxml2 allows by default are cut off. Raises SourceError: `html_extra` where trafilatura is not
    installed, `no_article` where the page holds no article text, `html_tags` where it has more tags
    than `limits` allow, and those of `decode`.
    """
    try:
        import trafilatura
    except ImportError as error:
        message = "is HTML, which needs an extra: pip install 'newsfacts[html]'"
        raise SourceError(source, "html_extra", message) from error
    page = _REFERENCE.sub(_mend_reference, _decode_page(data, source))
    _refuse_absurd(page, source, limits or Limits())
    try:
        with _quiet_libraries():
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
    authors = tuple(a for x in (fields.get("author") or "").split(";") if (a := checked_field(x)))
    return Article(
        text=checked(text, source),
        source=source,
        title=checked_field(fields.get("title") or ""),
        authors=authors,
        published=day,
        published_from="html" if day else None,
        url=checked_field(fields.get("url") or ""),
    )


def _refuse_absurd(page: str, source: str, limits: Limits) -> None:
    """Raise SourceError where finding the article would take minutes: it goes by the square."""
    for count, tag in enumerate(_TAG.finditer(page), 1):
        if count > limits.tags:
            message = f"has more than {limits.tags} tags; --max-tags raises the limit"
            raise SourceError(source, "html_tags", message)
        if len(tag[0]) > ATTRIBUTES and len(_VALUE.sub(" ", tag[0]).split()) > ATTRIBUTES:
            message = f"has a tag with more than {ATTRIBUTES} attributes"
            raise SourceError(source, "html_tags", message)


def _mend_reference(found: re.Match[str]) -> str:
    """Return what a reference to a control character stands for by the HTML standard.

    From 0x80 on that is Windows-1252. Below it is nothing that a text can hold, and trafilatura
    throws the whole page away for one of them.
    """
    code = int(found[1], 16) if found[1] else int(found[2])
    if code < 0x20 and chr(code) not in "\t\n\r":
        return " "
    return bytes([code]).decode("cp1252", "replace") if 0x80 <= code <= 0x9F else found[0]


@contextlib.contextmanager
def _quiet_libraries() -> Iterator[None]:
    """Keep off the terminal what the libraries log and warn of: it quotes the page.

    Where the program has set up logging, it gets what they log.
    """
    for name in _LIBRARIES:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _decode_page(data: bytes, source: str) -> str:
    declared = _CHARSET.search(data[:_HEAD])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            name = codecs.lookup(declared[1].decode("ascii")).name
            name = _SUBSETS.get(name, name)
            if _ENCODINGS.fullmatch(name):
                return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, source)
