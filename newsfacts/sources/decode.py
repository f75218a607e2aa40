"""Bytes to text: Unicode with or without a byte order mark, else the Western legacy encodings."""

from __future__ import annotations

import codecs
import re

from newsfacts.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LEGACY = ["cp1252", "iso8859_15", "mac_roman", "cp850"]
# A few stray control characters are harmless; a file with one in fifty characters is not text.
_MOST_CONTROL = 0.02
_HARMLESS = 8
_SAMPLE = 65_536


def decode(data: bytes, source: str) -> str:
    """Return the text of `data`; line ends are kept as they are, a byte order mark is not.

    UTF-8, UTF-16 and UTF-32 are told by mark, UTF-16 without a mark by its zero bytes; what is not
    valid UTF-8 is read as Windows-1252, ISO-8859-15, Mac Roman or CP850, whichever
    charset-normalizer finds the most plausible. Raises SourceError (`empty`, `binary`, `encoding`).
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding, source)
            break
    else:
        text = _unmarked(data, source)
    return checked(text, source)


def checked(text: str, source: str) -> str:
    """Return `text` with lone surrogates replaced by U+FFFD.

    Raises SourceError: `empty` where there is nothing but white space, `binary` where control
    characters are too many for an article.
    """
    if not text.strip():
        raise SourceError(source, "empty", "holds no text")
    _refuse_binary(text[:_SAMPLE], source)
    return _SURROGATE.sub("�", text)


def checked_field(value: str) -> str | None:
    """Return a field's text with lone surrogates replaced, or None where it is blank."""
    value = value.strip().encode("utf-8", "replace").decode("utf-8")
    return value or None


def _refuse_binary(sample: str, source: str) -> None:
    if len(_CONTROL.findall(sample)) > max(_HARMLESS, _MOST_CONTROL * len(sample)):
        raise SourceError(source, "binary", "is not text (too many control characters)")


def _strict(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"is marked as {encoding} but is not valid at byte {error.start}"
        raise SourceError(source, "encoding", message) from error


def _unmarked(data: bytes, source: str) -> str:
    sample = data[:_SAMPLE]
    if b"\0" in sample:
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        half = max(1, len(sample) // 2)
        # Latin text in UTF-16 has a zero in nearly every second byte, always on the same side.
        if max(even, odd) > 0.6 * half and min(even, odd) < 0.1 * half:
            return _strict(data, "utf-16-be" if even > odd else "utf-16-le", source)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    _refuse_binary(sample.decode("latin-1").translate(_LETTERS_OF_1252), source)
    return _legacy(data, source)


# 0x80 to 0x9f are letters and quotation marks in Windows-1252, so they do not speak against text.
_LETTERS_OF_1252 = dict.fromkeys(range(0x80, 0xA0), " ")


def _legacy(data: bytes, source: str) -> str:
    # Without a byte from 0x80 to 0x9f the two Western sets differ in eight places only, and of
    # these the euro sign is the one that news writes.
    high = set(data) & set(range(0x80, 0xA0))
    if not high:
        return data.decode("iso8859_15" if 0xA4 in data else "cp1252")
    import charset_normalizer

    found = charset_normalizer.from_bytes(data[:_SAMPLE], cp_isolation=_LEGACY).best()
    try:
        return data.decode(found.encoding if found else "cp1252")
    except UnicodeDecodeError as error:
        raise SourceError(source, "encoding", "is in an encoding that cannot be told") from error
