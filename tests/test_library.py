"""newsfacts as a library: what it exports, what it loads, how a record shows itself."""

from __future__ import annotations

import doctest
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

import newsfacts
from newsfacts.records import ArticleRecord
from tests.records import record

HEAVY = ("spacy", "numpy", "onnxruntime", "pyarrow", "ray", "rich", "typer", "dateparser", "pandas")


class Page(HTMLParser):
    """The tags and the text of a piece of HTML; every tag that is opened must be closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert all(name == "style" for name, _ in attrs)
        if tag != "br":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += f"{data}\n"


@pytest.mark.parametrize("name", newsfacts.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    assert getattr(newsfacts, name).__doc__
    assert name in dir(newsfacts)


def test_what_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        newsfacts.nothing_of_the_kind  # noqa: B018


def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, newsfacts; newsfacts.Article; newsfacts.Extractor; newsfacts.ArticleRecord\n"
        f"print([m for m in {HEAVY} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_example_of_the_package_is_true() -> None:
    found = doctest.testmod(newsfacts)
    assert found.attempted == 3
    assert found.failed == 0


def test_the_class_for_ray_is_there_without_ray() -> None:
    code = (
        "import sys, newsfacts.ray; print(sorted({'ray', 'pyarrow', 'spacy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_record_shows_itself_as_a_table() -> None:
    page = Page(record(converted=True)._repr_html_())
    assert {"table", "th", "td"} <= page.tags
    for shown in ("Ann Lee", "Acme", "12 345 678 901 234.56789 EUR", "2024-05-03", "Warnings"):
        assert shown in page.text


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '" onclick="x', "&lt;b&gt;", "\x1b[31m", "\u202eabc"]
)
def test_nothing_of_the_article_is_markup(text: str) -> None:
    base = record()
    shown = replace(
        base, title=text, authors=(text,),
        people=(replace(base.people[0], name=text, role=text, organisation=text),),
        organisations=(replace(base.organisations[0], name=text, acronym=text),),
        money=(replace(base.money[0], text=text),), dates=(replace(base.dates[0], text=text),),
        warnings=(replace(base.warnings[0], message=text),),
    )  # fmt: skip
    plain, page = Page(base._repr_html_()), Page(shown._repr_html_())
    assert page.tags == plain.tags
    assert page.text.count(text) == (0 if text < " " or text > "~" else 10)


@pytest.mark.parametrize(
    "options", [{"only": "money"}, {"only": ("money", "places")}, {"to": "XXX"}, {"to": "usd"}]
)
def test_an_option_that_would_find_nothing_is_refused(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(options))):
        newsfacts.Extractor(**options)


def test_an_empty_record_has_no_table() -> None:
    bare = ArticleRecord(None, "a.txt", "en", None, None, None, (), (), (), (), ())
    page = Page(bare._repr_html_())
    assert "table" not in page.tags
    assert "a.txt" in page.text
