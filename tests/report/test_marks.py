"""Spans over a text: nothing is lost, whatever overlaps."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsfacts.report.article import shown
from newsfacts.report.marks import Paragraph, Span, paragraphs

TEXT = st.text(alphabet="ab \n\r", max_size=40)
SPANS = st.lists(st.tuples(st.integers(-2, 42), st.integers(-2, 42)), max_size=6)


def spans(pairs: list[tuple[int, int]], letter: str) -> list[Span]:
    return [Span(start, end, f"{letter}{i}") for i, (start, end) in enumerate(pairs)]


def texts(text: str, found: list[Paragraph], key: str) -> str:
    """Return what carries a key, joined."""
    return "".join(
        text[f.start : f.end]
        for p in found
        for run in p.runs
        for f in run.fragments
        if key in f.keys or key in run.keys
    )


@settings(max_examples=150, deadline=None)
@given(TEXT, SPANS, SPANS)
def test_every_span_reads_as_it_stands_and_only_blank_lines_are_left_out(
    text: str, mentioned: list[tuple[int, int]], said: list[tuple[int, int]]
) -> None:
    mentions, evidence = spans(mentioned, "m"), spans(said, "e")
    found = paragraphs(text, mentions, evidence)
    for span in (*mentions, *evidence):
        whole = 0 <= span.start < span.end <= len(text)
        assert texts(text, found, span.key) == (text[span.start : span.end] if whole else "")
    at = 0
    for paragraph in found:
        assert paragraph.gap == at
        assert text[at : paragraph.start].isspace() or at == paragraph.start
        for fragment in (f for run in paragraph.runs for f in run.fragments):
            assert fragment.start == (paragraph.start if at == paragraph.gap else at)
            at = fragment.end
    assert not text[at:].strip()


def test_the_shortest_mention_comes_first() -> None:
    (paragraph,) = paragraphs("Bank of England", [Span(0, 15, "bank"), Span(8, 15, "land")], [])
    (run,) = paragraph.runs
    assert [(f.start, f.end, f.keys) for f in run.fragments] == [
        (0, 8, ("bank",)),
        (8, 15, ("land", "bank")),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("\x00\x1b\x7f\x9b", "\\x00\\x1b\\x7f\\x9b"),
        ("\ud83d \udc00", "\\ud83d \\udc00"),
        ("\u202ea\u2069 \u200f", "\\u202ea\\u2069 \\u200f"),
        ("größe\t– שלום 😀", "größe\t– שלום 😀"),
        ("\ufffe\ufdd0", "\\ufffe\\ufdd0"),
    ],
)
def test_shown(text: str, expected: str) -> None:
    assert shown(text) == expected
