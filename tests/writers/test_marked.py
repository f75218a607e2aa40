"""The article on the terminal: nothing is lost, nothing acts, every value beside its line."""

from __future__ import annotations

import dataclasses
import io
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from newsfacts.records import ArticleRecord
from newsfacts.writers import WriterOptions
from newsfacts.writers.layout import shown, wrapped
from newsfacts.writers.marked import MarkedWriter
from tests.report.articles import article, hostile


def printed(record: ArticleRecord, width: int = 100, **options: object) -> str:
    stream = io.StringIO()
    writer = MarkedWriter(stream, WriterOptions(width=width, **options))  # type: ignore[arg-type]
    writer.write(record)
    writer.close()
    return stream.getvalue()


def running(text: str) -> str:
    """Return the text without margin and line ends."""
    return " ".join(" ".join(line.split(" │")[0] for line in text.splitlines()).split())


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[\d;]*m", "", text)


@pytest.mark.parametrize("width", [30, 60, 80, 100, 200])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_longer_than_the_terminal_and_no_word_is_lost(width: int, colour: bool) -> None:
    lines = plain(printed(article(), width, colour=colour)).splitlines()[3:]
    assert all(cell_len(line) <= width for line in lines)
    margin = width >= 72
    text = [line.split(" │")[0] for line in lines if margin or not line.startswith("  ⤷ ")]
    marked = " ".join(" ".join(text).split())
    words = " ".join((article().text or "").split())
    assert re.sub(r"[\[\]]", "", marked) == words


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("[HLA]", "Harbour Lines AG"),
        ("Ada", "Ada Brandt, chief executive"),
        ("[Brandt] called", "Ada Brandt"),
        ("30 million", "30 000 000 EUR"),
        ("4 million", "4 000 000 USD = 3 680 000 EUR"),
        ("Monday", "2024-06-03"),
        ("1998", "1998 · 1998-01-01 – 1998-12-31"),
    ],
)
def test_values_stand_beside_their_lines(line: str, value: str) -> None:
    paragraphs = re.split(r"\n +│\n", printed(article(), 120))
    (paragraph,) = (p for p in paragraphs if line in p)
    beside = " ".join(" ".join(row.split("│ ", 1)[1:]) for row in paragraph.splitlines())
    assert value in " ".join(beside.split())


def test_facts_and_warnings_have_their_place() -> None:
    text = " ".join(row.split("│ ", 1)[-1] for row in printed(article(), 140).splitlines())
    fact = "» acquisition: Harbour Lines AG: two ferries, 30 000 000 EUR, Rostock, 2024-06-03 (planned)"
    assert fact in " ".join(text.split())
    assert "! 30 is not 4" in text


def test_overlapping_mentions_nest_their_brackets() -> None:
    assert "The [Bank of [Rostock] Arena] opened" in running(printed(article(), 200))


def test_colours_come_with_lines_and_without_brackets() -> None:
    text = printed(article(), colour=True)
    assert "[Brandt]" not in text
    assert re.search(r"\x1b\[4;36mBrandt\x1b\[0m", text)


def test_kinds_not_asked_for_are_not_marked() -> None:
    text = printed(article(), kinds=("money",))
    assert re.findall(r"\[(.+?)\]", running(text)) == [
        "7",
        "30 million euros",
        "4 million dollars",
    ]


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("width", [24, 100])
def test_a_hostile_article_only_shows(colour: bool, width: int) -> None:
    text = printed(hostile(), width, colour=colour)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", plain(text))
    assert "\\x1b[31m" in plain(text).replace("\n", "")


def test_long_articles_and_records_without_text() -> None:
    long = dataclasses.replace(article(), text="word " * 20_000)
    assert printed(long, kinds=()).count("word") == 20_000
    assert "Ada" not in printed(dataclasses.replace(article(), text=None))


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab 1界\n", max_size=60), st.integers(2, 12))
def test_wrapping_keeps_everything_but_blanks(text: str, width: int) -> None:
    lines = list(wrapped(text, width))
    assert all(cell_len(text[a:b]) <= width for a, b in lines)
    assert "".join(text[a:b] for a, b in lines).replace(" ", "") == re.sub(r"[ \n]", "", text)
    gaps = [text[b:c] for (_, b), (c, _) in pairwise(lines)]
    assert all(set(gap) <= {" ", "\n"} for gap in gaps)
    assert len(lines) >= text.count("\n") + 1


def test_a_number_in_groups_is_not_broken() -> None:
    text = "sum 1 234 567 EUR up"
    assert [text[a:b] for a, b in wrapped(text, 15)] == ["sum", "1 234 567 EUR", "up"]


def test_positions_fit_the_shown_text() -> None:
    found = shown(hostile(), ("people", "organisations", "money", "dates"), brackets=True)
    for start, end, _ in found.styles:
        assert found.text[start] in "[<$M\\e"
        assert 0 <= start < end <= len(found.text)
