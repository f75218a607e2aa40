"""What comes out: one writer a format, all with the same three calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import IO, Any, Protocol, TextIO

from newsfacts.records import KINDS, ArticleRecord


class Parts(Protocol):
    """Further files of a document that one file cannot hold; the first has the number 1."""

    def name(self, number: int) -> str:
        """Return the name of a file, in the folder that holds them all."""
        ...

    def open(self, number: int) -> TextIO:
        """Open a further file; who made the parts closes it."""
        ...


@dataclass(frozen=True, slots=True)
class WriterOptions:
    """What the writers need to know of a run.

    `converted`: amounts were converted (`--to`). `kinds`: the kinds of facts asked for.
    `colour`: a terminal that shows colours reads the output. `width`: its columns. `parts`: further
    files for a document that grows too large, None where there can be but one.
    """

    converted: bool = False
    kinds: tuple[str, ...] = KINDS
    colour: bool = False
    width: int = 100
    parts: Parts | None = None


class Writer(Protocol):
    """Writes records to a stream; `close` ends the document, not the stream."""

    def write(self, record: ArticleRecord) -> None:
        """Write one record."""
        ...

    def close(self) -> None:
        """Write what ends the document."""
        ...


def _json(stream: TextIO, options: WriterOptions) -> Writer:
    from newsfacts.writers.json import JsonWriter

    return JsonWriter(stream, options)


def _jsonl(stream: TextIO, options: WriterOptions) -> Writer:
    from newsfacts.writers.json import JsonLinesWriter

    return JsonLinesWriter(stream, options)


def _csv(stream: TextIO, options: WriterOptions) -> Writer:
    from newsfacts.writers.csv import CsvWriter

    return CsvWriter(stream, options)


def _table(stream: TextIO, options: WriterOptions) -> Writer:
    from newsfacts.writers.table import TableWriter

    return TableWriter(stream, options)


def _parquet(stream: IO[bytes], options: WriterOptions) -> Writer:
    from newsfacts.writers.parquet import ParquetWriter

    return ParquetWriter(stream, options)


def _html(stream: TextIO, options: WriterOptions) -> Writer:
    from newsfacts.writers.html import HtmlWriter

    return HtmlWriter(stream, options)


@dataclass(frozen=True, slots=True)
class WriterKind:
    """What a format is and needs.

    `open` makes the writer of an open stream, of bytes where `binary`, else of text that does not
    translate line ends. `streaming`: the document is valid after every record, so that a file can
    be left and gone on with; a file of any other format appears whole or not at all. `needs_text`:
    the records must carry the articles' text.
    """

    open: Callable[[Any, WriterOptions], Writer]
    binary: bool = False
    streaming: bool = True
    needs_text: bool = False


WRITERS: Mapping[str, WriterKind] = {
    "table": WriterKind(_table, streaming=False),
    "json": WriterKind(_json, streaming=False),
    "jsonl": WriterKind(_jsonl),
    "csv": WriterKind(_csv),
    "parquet": WriterKind(_parquet, binary=True, streaming=False),
    "html": WriterKind(_html, streaming=False, needs_text=True),
}
