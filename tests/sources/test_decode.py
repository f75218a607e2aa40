from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.errors import SourceError
from newsfacts.sources.decode import decode

GERMAN = (
    "Der Umsatz der Müller & Söhne GmbH stieg um 3,5 Millionen Euro. „Das war ein großes Jahr“, "
    "sagte Geschäftsführer Jörg Weiß – trotz höherer Löhne.\n"
)
PLAIN = "Größe zählt: Die Löhne für Fahrer stiegen über 12 Prozent, wie Präsident Jäger sagte.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "utf-8"),
        (GERMAN, "utf-8-sig"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-16-le"),
        (GERMAN, "utf-16-be"),
        (GERMAN, "utf-32"),
        (GERMAN, "cp1252"),
        (PLAIN, "cp1252"),
        (PLAIN, "iso8859_15"),
        ("Der Preis: 3 € für Bücher\n", "iso8859_15"),
        ("Der Preis: 3 € für Bücher, sagte Müller über die Größe.\n", "cp1252"),
        ("one NUL \0 byte does not make an article binary" + " and more words" * 9, "utf-8"),
    ],
)
def test_text_comes_back_whatever_its_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x08\x02\x00\x00\x00", "binary"),
        (b"\x7fELF\x02\x01\x01\x00" + bytes(56), "binary"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + bytes(range(32)) * 4, "binary"),
        (b"\xff\xfea\x00b", "encoding"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, "a.bin")
    assert caught.value.code == code
    assert caught.value.source == "a.bin"


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_source_error(data: bytes) -> None:
    try:
        text = decode(data, "x")
    except SourceError:
        return
    assert text.strip()
    text.encode("utf-8")
