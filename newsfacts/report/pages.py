"""The templates, filled: pieces of the report and whole pages."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsfacts import display
from newsfacts.report.article import ArticleView, shown
from newsfacts.report.charts import LABELS, ROW, WIDTH
from newsfacts.report.collection import KIND_LETTERS, Collection
from newsfacts.serialise import to_json

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Part:
    """Where a page stands among the files of a report: its number, and its neighbours' names.

    `first` is the number of its first article over all files, from 1.
    """

    number: int = 1
    first: int = 1
    previous: str | None = None
    next: str | None = None


def article_html(view: ArticleView, kinds: Sequence[str], *, alone: bool) -> str:
    """Return the article as an HTML element; `kinds` are the lists to show.

    `alone`: it is the only one of its page, whose heading is its headline.
    """
    return (
        _environment()
        .get_template("article.html")
        .render(view=view, kinds=kinds, alone=alone, level=1 if alone else 2)
    )


def article_page(view: ArticleView, kinds: Sequence[str]) -> Iterator[str]:
    """Yield the page of one article, piece by piece."""
    return _page("single.html", title=view.headline, body=article_html(view, kinds, alone=True))


def collection_page(
    collection: Collection, bodies: Sequence[str], kinds: Sequence[str], part: Part
) -> Iterator[str]:
    """Yield the page of many articles; `bodies` are their elements, in the index's order."""
    return _page(
        "collection.html",
        collection=collection,
        bodies=bodies,
        kinds=[*kinds, "warnings"],
        letters=KIND_LETTERS,
        part=part,
        data=_embedded(collection.filters()),
    )


def _page(template: str, **context: Any) -> Iterator[str]:
    style, script = _asset("report.css"), _asset("report.js")
    return (
        _environment()
        .get_template(template)
        .generate(
            style=style,
            script=script,
            style_hash=_hash(style),
            script_hash=_hash(script),
            **context,
        )
    )


def _embedded(data: dict[str, Any]) -> str:
    """Return JSON that cannot end the element it stands in."""
    from markupsafe import Markup

    text = to_json(data)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)


@cache
def _asset(name: str) -> str:
    from markupsafe import Markup

    return Markup((_TEMPLATES / name).read_text(encoding="utf-8"))


def _hash(text: str) -> str:
    """Return the source expression by which a Content-Security-Policy lets `text` in."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    # `finalize` sees all that is written before it is escaped: nothing reaches a page unshown.
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: shown(value) if type(value) is str else value,
    )
    environment.globals |= {
        "display": display,
        "chart": {"width": WIDTH, "labels": LABELS, "row": ROW},
    }
    return environment
