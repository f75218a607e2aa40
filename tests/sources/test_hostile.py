"""Pages and lines made to take the reader's time, memory or secrets. Each comes back at once."""

from __future__ import annotations

import json
import logging
import string
import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsfacts.article import Article
from newsfacts.errors import SourceError
from newsfacts.sources.documents import Loaded
from newsfacts.sources.html import looks_like_html, read_html
from newsfacts.sources.jsonl import read_line
from newsfacts.sources.naming import Kind
from newsfacts.sources.options import Limits
from tests.sources.conftest import Read

PARAGRAPH = (
    "<p>The city sold its old harbour to a group of investors for 12 million dollars on Friday, the "
    "mayor said, ending years of debate about the docks and the people who work there.</p>"
)


def page(body: str, head: str = "", start: str = "<!doctype html>") -> bytes:
    return f"{start}<html><head>{head}</head><body><article>{body}</article></body></html>".encode()


def outcome(data: bytes) -> str:
    try:
        return read_html(data, "a.html").text
    except SourceError as error:
        return error.code


BOMB = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "ha" * 50}">' for i in range(10))


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        # Trafilatura 2.3 takes 165 s for 120,000 such tags, 60 s for the attributes.
        ("30,000 tags", page("<p>" + "<b>x</b>" * 30_000), "html_tags"),
        ("100,000 attributes", page(f"<p {' '.join(f'a{i}=1' for i in range(100_000))}>x"), "html_tags"),
        ("attributes close together", page("<p " + "".join(f"a{i}=''" for i in range(9_000)) + ">x"), "html_tags"),
        ("10,000 levels", page("<div>" * 9_900 + PARAGRAPH), "no_article"),
        ("300,000 <", page("<" * 300_000 + PARAGRAPH), "read"),
        ("comments without end", page("<!--" * 200_000), "no_article"),
        ("quotes without end", page("<p a='" * 9_000 + PARAGRAPH * 3), "html_tags"),
        ("a data address of a megabyte", page(f"<img src='data:{'A' * 1_000_000}'>{PARAGRAPH * 3}"), "read"),
        ("entities in entities", page(f"<p>&e9;</p>{PARAGRAPH * 3}", start=f"<!DOCTYPE html [{BOMB}]>"), "read"),
        ("the same in XHTML", page(f"<p>&e9;</p>{PARAGRAPH * 3}", start=f"<?xml version='1.0'?><!DOCTYPE html [{BOMB}]>"), "read"),
        ("a file as an entity", page(f"<p>&f;</p>{PARAGRAPH * 3}", start='<!DOCTYPE html [<!ENTITY f SYSTEM "file:///etc/passwd">]>'), "read"),
        ("impossible characters", page(f"<p>&#0;&#x110000;&#xD800;&#27;[2J</p>{PARAGRAPH * 3}"), "read"),
        ("metadata of half a megabyte", page(PARAGRAPH * 3, f"<title>{'a - b | ' * 60_000}</title>"), "read"),
        ("JSON-LD without end", page(PARAGRAPH * 3, '<script type="application/ld+json">' + '{"author":[' * 20_000), "no_article"),
    ],
)  # fmt: skip
def test_hostile_pages(name: str, data: bytes, expected: str) -> None:
    found = outcome(data)
    assert (found if expected != "read" else "read" * ("12 million" in found)) == expected
    assert "haha" not in found
    assert "root:" not in found
    assert len(found) < 2 * len(data)
    found.encode("utf-8")


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        ("&#27;", " "),  # alone it made trafilatura find no article
        ("&#x0c;", " "),
        ("&#1", " "),
        ("&#150;", "–"),
        ("&#x93;", "“"),
        ("&#0128;", "€"),
        ("&#228;", "ä"),
        ("&#xe4;", "ä"),
        ("&#8364;", "€"),
        ("&#x27;", "'"),
    ],
)
def test_references_to_characters(reference: str, text: str) -> None:
    found = outcome(page(f"<p>Before {reference}after the mark.</p>{PARAGRAPH * 3}"))
    assert f"Before {text.strip()}after" in found.replace("Before  ", "Before ")


def test_the_start_of_a_page_is_told_in_linear_time() -> None:
    # Twenty-four comments took the former regex seconds, fifty took it years.
    assert not looks_like_html(b"<!---->" * 500 + b"x")
    assert looks_like_html(b"<!-- a\nb --> <?xml version='1.0'?> <!---->" * 20 + b"<html>")


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        ("iso-8859-1", "cp1252", "Der Bürgermeister sprach von „großen Plänen“ – endlich."),
        ("windows-1252", "cp1252", "Der Bürgermeister sprach von „großen Plänen“ – endlich."),
        ("utf-16", "utf-8", "Der Bürgermeister sprach von „großen Plänen“ – endlich."),
        ("iso-8859-2", "iso-8859-2", "Die Brücke über die Łódka in Łódź wird erneuert."),
        # Codecs of Python that no page means: some take time by the square, some are no text.
        ("punycode", "utf-8", "Der Bürgermeister sprach von Plänen."),
        ("idna", "utf-8", "Der Bürgermeister sprach von Plänen."),
        ("unicode_escape", "utf-8", "Der Bürgermeister sprach von Plänen \\x41."),
        ("utf-7", "utf-8", "Der Bürgermeister sprach von Plänen +AGE-."),
        ("zlib", "utf-8", "Der Bürgermeister sprach von Plänen."),
        ("undefined", "utf-8", "Der Bürgermeister sprach von Plänen."),
        ("no-such-thing", "utf-8", "Der Bürgermeister sprach von Plänen."),
    ],
)
def test_the_declared_encoding(declared: str, encoding: str, text: str) -> None:
    html = page(f"<p>{text}</p>{PARAGRAPH * 3}", f"<meta charset={declared}>", "").decode()
    assert text in outcome(html.encode(encoding))


def test_the_limit_of_tags_can_be_raised() -> None:
    data = page(PARAGRAPH * 300)
    with pytest.raises(SourceError, match="--max-tags"):
        read_html(data, "a.html", Limits(tags=200))
    assert "12 million" in read_html(data, "a.html", Limits(tags=400)).text


def test_libraries_print_nothing_of_a_page(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # dateutil warns of time zones it does not know, and quotes them.
    monkeypatch.setattr(logging, "lastResort", logging.StreamHandler())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for date in ("Sat, 22 Jun 2024 10:00:00 ZZ", "22/06/2024 10:00 XQ", "\x1b[31m"):
            meta = f"<meta property='article:published_time' content='{date}'>"
            outcome(page(PARAGRAPH * 3, f"{meta}<time datetime='{date}'>{date}</time>"))
    outcome(b"<html>\x1b[31m")
    outcome(page("", "<?xml encoding='x'?>" * 9))
    captured = capfd.readouterr()
    assert (captured.out, captured.err) == ("", "")


def test_a_file_of_a_hundred_megabytes_is_refused_unread(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    (error,) = read(path)
    assert isinstance(error, SourceError)
    assert str(error) == "is larger than 20 MB; --max-size raises the limit"


HTML_PARTS = st.sampled_from(
    ["<", ">", "</", "/>", "<p>", "</p>", "<div ", "class=", "'", '"', "=", "<!--", "-->", "<!", "&",
     "&amp;", "&#", ";", "<table>", "<td>", "<script>", "<style>", "<title>", "<meta ", "name=author ",
     "content=", "2024-06-22", "<time>", "<a href=", "http://x.example/", "text ", "\n", "\0", "ß",
     "<svg>", "<html>", "<body>", "<article>", "<br>", "<li>", "<h1>", "<img ", "]]>", "<![CDATA["]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(HTML_PARTS | st.text(alphabet=string.printable, max_size=5), max_size=60))
def test_any_page_is_an_article_or_a_source_error(parts: list[str]) -> None:
    data = page("".join(parts) + PARAGRAPH * 2)
    try:
        article = Loaded("a", data, Kind.html, Limits()).parse(data)
    except SourceError:
        return
    assert article.text.strip()
    f"{article.text}{article.title}{article.authors}{article.url}".encode()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["text", "id", "title", "published", "language", "authors", "url", "x"]),
        JSON,
    )
)
def test_any_json_line_is_an_article_or_a_source_error(fields: dict[str, object]) -> None:
    try:
        article = read_line(json.dumps(fields).encode(), "a#1")
    except SourceError:
        return
    assert isinstance(article, Article)
    f"{article}".encode()
