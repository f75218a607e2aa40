"""What a terminal may get of texts and names of unknown origin."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts import Article, Extractor
from newsfacts.serialise import to_json
from newsfacts.terminal import UNSAFE, SafeStream, printable
from newsfacts.writers import WRITERS, WriterOptions

UNSAFE_CHARACTER = re.compile(f"(?!\n)[{UNSAFE}]")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb\nc", "a b c"),
        ("\x1b[2J\x1b]0;title\x07", "\\x1b[2J\\x1b]0;title\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("\x7f\x08\r", "\\x7f\\x08 "),
        ("abc\u202etxt.exe", "abc\\u202etxt.exe"),
        ("\u2066x\u2069\ufeff\u200b", "\\u2066x\\u2069\\ufeff\\u200b"),
        ("caf\udce9", "caf\\udce9"),
        ("a\U000e0041", "a\\U000e0041"),
        ("Größe – 3 €, “so” 漢字 👍", "Größe – 3 €, “so” 漢字 👍"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(max_size=30))
def test_json_is_safe_to_look_at_and_means_the_same(value: str) -> None:
    for indent in (None, 2):
        text = to_json({"text": value, "list": [value]}, indent=indent)
        assert not UNSAFE_CHARACTER.search(text)
        text.encode("utf-8")
        assert json.loads(text) == {"text": value, "list": [value]}


@pytest.mark.parametrize("name", ["jsonl", "json", "table"])
def test_no_writer_lets_controls_through(name: str) -> None:
    evil = "\x1b[31m\x9b2J\u202e\x07\x7f"
    text = f"Paid{evil} was the sum of $3 million{evil} on June 3, 2024,{evil} he said."
    article = Article(text=text, source=f"a{evil}.txt", title=f"T{evil}", authors=(f"A{evil}",))
    record = Extractor(language="en", only=("money", "dates"), keep_text=True).extract(article)
    stream = io.StringIO(newline="")
    writer = WRITERS[name].open(stream, WriterOptions())
    writer.write(replace(record, id=f"7{evil}"))
    writer.close()
    assert not UNSAFE_CHARACTER.search(stream.getvalue())
    assert "3 million" in stream.getvalue()


@given(st.text(max_size=30))
def test_a_safe_stream_keeps_lines_and_drops_controls(value: str) -> None:
    stream = io.StringIO(newline="")
    SafeStream(stream).write(f"a,{value}\r\n")
    assert not re.search(f"(?![\t\n\r])[{UNSAFE}]", stream.getvalue())
    assert stream.getvalue().endswith("\r\n")
    if value.isalnum():
        assert value in stream.getvalue()
