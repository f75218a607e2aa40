from __future__ import annotations

import gzip
import io
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.article import Article
from newsfacts.errors import SourceError
from newsfacts.sources import read_sources
from newsfacts.sources.fields import date_in_name, stated_date
from newsfacts.sources.html import looks_like_html
from newsfacts.sources.jsonl import looks_like_jsonl

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Harbour sold - The Gazette</title>
<meta property="og:title" content="Harbour sold for $12 million">
<meta name="author" content="Ann Lee"><meta property="article:published_time"
 content="2024-06-22T08:00:00+02:00"></head><body><nav><a href="/">Home</a> <a href="/x">Sport</a></nav>
<article><h1>Harbour sold for $12 million</h1>
<p>The city sold its old harbour to a group of investors for 12 million dollars on Friday, the mayor
said, ending years of debate about the future of the docks and the people who work there.</p>
<p>The buyers, a fund from Norway and two local builders, want to put up 400 flats on the quay.
Work will begin next spring, and the first tenants should move in three years later.</p></article>
<footer>Contact Imprint</footer></body></html>"""


def read(*names: str, stdin: bytes = b"", recursive: bool = False) -> list[Article | SourceError]:
    return list(read_sources(names, stdin=io.BytesIO(stdin), recursive=recursive))


def codes(items: list[Article | SourceError]) -> list[str]:
    return [item.code if isinstance(item, SourceError) else "article" for item in items]


def test_a_folder_gives_its_articles_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Second.", encoding="utf-8")
    (tmp_path / "a.txt").write_text("First.", encoding="utf-8")
    (tmp_path / "notes.pdf").write_text("no article", encoding="utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "c.txt").write_text("Third.", encoding="utf-8")
    flat = [a.text for a in read(str(tmp_path)) if isinstance(a, Article)]
    deep = [a.text for a in read(str(tmp_path), recursive=True) if isinstance(a, Article)]
    assert flat == ["First.", "Second."]
    assert deep == ["First.", "Second.", "Third."]


def test_bad_sources_are_reported_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "good.txt").write_text("Good.", encoding="utf-8")
    (tmp_path / "hollow").mkdir()
    names = ["empty.txt", "binary.txt", "missing.txt", "hollow", "good.txt"]
    found = read(*(str(tmp_path / name) for name in names), "with\0nul")
    assert codes(found) == ["empty", "binary", "missing", "no_articles", "article", "missing"]


def test_html_gives_text_title_authors_and_date() -> None:
    (article,) = read("-", stdin=PAGE.encode())
    assert isinstance(article, Article)
    assert "12 million dollars on Friday" in article.text
    assert "Imprint" not in article.text
    assert article.title == "Harbour sold for $12 million"
    assert article.authors == ("Ann Lee",)
    assert (article.published, article.published_from) == (date(2024, 6, 22), "html")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"<!doctype html><html><body></body></html>", "no_article"),
        (b"<html>" + b"<div>" * 15_000, "no_article"),
        (b"<html>" + b"<div>" * 25_000, "html_tags"),
        (b"", "empty"),
    ],
)
def test_html_without_an_article_is_refused(tmp_path: Path, body: bytes, code: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(body)
    assert codes(read(str(path))) == [code]


def test_html_in_a_declared_legacy_encoding(tmp_path: Path) -> None:
    page = PAGE.replace("utf-8", "iso-8859-1").replace("the mayor", "Bürgermeister Köß")
    path = tmp_path / "page.htm"
    path.write_bytes(page.encode("iso-8859-1"))
    (article,) = read(str(path))
    assert isinstance(article, Article)
    assert "Bürgermeister Köß" in article.text


def test_json_lines_carry_their_fields_and_their_line_numbers(tmp_path: Path) -> None:
    lines = [
        {"text": "One.", "id": 7, "title": " T ", "published": "2024-06-22T10:00:00Z", "extra": 1},
        {"text": "Two.", "published": "Sat, 22 Jun 2024 10:00:00 +0000", "language": "de"},
        {"text": "Three.", "published": "some day", "url": "https://example.org/a", "authors": "B"},
    ]
    path = tmp_path / "feed.jsonl"
    path.write_text("\n\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    one, two, three = (a for a in read(str(path)) if isinstance(a, Article))
    assert (one.source, one.id, one.title) == (f"{path}#1", "7", "T")
    assert (one.published, one.published_from) == (date(2024, 6, 22), "field")
    assert (two.source, two.published, two.language) == (f"{path}#3", date(2024, 6, 22), "de")
    assert (three.published, three.published_from) == (None, None)
    assert (three.unreadable_date, three.url) == ("some day", "https://example.org/a")
    assert three.authors == ("B",)


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.ndjson"])
@pytest.mark.parametrize("data", [b"", b"\n \r\n"])
def test_json_lines_without_a_line_are_an_error(tmp_path: Path, name: str, data: bytes) -> None:
    # Nothing is dropped silently: a feed of no bytes is mostly one that broke off.
    (tmp_path / name).write_bytes(gzip.compress(data) if data and name.endswith("gz") else data)
    assert codes(read(str(tmp_path / name))) == ["empty"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b'{"text": "a', "json"),
        (b"[1, 2]", "json"),
        (b'{"title": "no text"}', "json"),
        (b'{"text": 3}', "json"),
        (b'{"text": "  "}', "empty"),
        (b"\xff\xfe\x00\x00a", "encoding"),
        (b"[" * 100_000, "json"),
    ],
)
def test_a_broken_json_line_fails_alone(line: bytes, code: str) -> None:
    good = b'{"text": "Good."}\n'
    assert codes(read("-", stdin=good + line + b"\n" + good)) == ["article", code, "article"]


def test_lone_surrogates_do_not_reach_the_output() -> None:
    (article,) = read("-", stdin=rb'{"text": "a\ud800b", "title": "\udfff"}')
    assert isinstance(article, Article)
    assert article.text == "a�b"
    assert article.title == "?"


def test_standard_input_is_told_by_its_content() -> None:
    assert codes(read("-", stdin=b'{"text": "A."}\n{"text": "B."}\n')) == ["article", "article"]
    assert codes(read("-", stdin=b"Plain text.")) == ["article"]
    assert looks_like_html(b"<?xml version='1.0'?>\n<!-- x --><HTML>")
    assert not looks_like_html(b"The <html> tag")
    assert not looks_like_jsonl(b"{broken")
    assert codes(list(read_sources(["-"], stdin=None))) == ["missing"]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-06-22", date(2024, 6, 22)),
        ("20240622", date(2024, 6, 22)),
        ("2024-06-22T23:30:00-05:00", date(2024, 6, 22)),
        ("2024-06-22 10:00", date(2024, 6, 22)),
        ("Sat, 22 Jun 2024 10:00:00 GMT", date(2024, 6, 22)),
        ("22 June 2024, 10:15 CET", date(2024, 6, 22)),
        ("June 22, 2024 at 3:15 pm", date(2024, 6, 22)),
        ("22. Juni 2024", date(2024, 6, 22)),
        ("Samstag, 22. März 2025", date(2025, 3, 22)),
        ("June 2024", None),
        ("03/04/2024", None),
        ("22 June 2024, 10:15 +99999999999999999999", None),
        ("Sat, 22 Jun 20202020202020202020202020 10:00:00 +0000", None),
        (f"{'2' * 99} June 2024, 10:15 CET", None),
        ("2024-13-22", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_stated_date(value: str, day: date | None) -> None:
    assert stated_date(value) == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("archive/2024-06-22-harbour.txt", date(2024, 6, 22)),
        ("2024_06_22.txt", date(2024, 6, 22)),
        ("x20240622y.html", date(2024, 6, 22)),
        ("2024-06-22.jsonl#17", date(2024, 6, 22)),
        ("2024-99-99-2023-01-02.txt", date(2023, 1, 2)),
        ("1234567890.txt", None),
        ("2024-06.txt", None),
        ("2024-06-22/article.txt", None),
    ],
)
def test_date_in_name(name: str, day: date | None) -> None:
    assert date_in_name(name) == day


@given(st.text(max_size=40))
def test_no_string_crashes_the_date_readers(value: str) -> None:
    assert stated_date(value) is None or isinstance(stated_date(value), date)
    date_in_name(value)


@given(st.binary(max_size=200))
def test_no_bytes_crash_the_readers(data: bytes) -> None:
    assert read("-", stdin=data)
