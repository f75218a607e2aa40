"""JSON: an indented array of all records, or JSON Lines, one object a line."""

from __future__ import annotations

import textwrap
from typing import TextIO

from newsfacts.records import ArticleRecord
from newsfacts.serialise import to_dict, to_json
from newsfacts.writers import WriterOptions


class JsonLinesWriter:
    """Writes one JSON object a line, each line whole before the next begins."""

    def __init__(self, stream: TextIO, options: WriterOptions) -> None:
        """Take an open text stream."""
        self._stream = stream
        self._options = options

    def write(self, record: ArticleRecord) -> None:
        """Write one record as a line."""
        self._stream.write(to_json(to_dict(record, converted=self._options.converted)) + "\n")

    def close(self) -> None:
        """Do nothing: a JSON Lines document has no end mark."""


class JsonWriter:
    """Writes an indented JSON array, record by record."""

    def __init__(self, stream: TextIO, options: WriterOptions) -> None:
        """Take an open text stream."""
        self._stream = stream
        self._options = options
        self._count = 0

    def write(self, record: ArticleRecord) -> None:
        """Write one record as the next item of the array."""
        text = to_json(to_dict(record, converted=self._options.converted), indent=2)
        self._stream.write(",\n" if self._count else "[\n")
        self._stream.write(textwrap.indent(text, "  "))
        self._count += 1

    def close(self) -> None:
        """End the array; without records it is empty."""
        self._stream.write("\n]\n" if self._count else "[]\n")
