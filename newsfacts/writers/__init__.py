"""What comes out: one writer a format, all with the same three calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol, TextIO

from newsfacts.records import KINDS, ArticleRecord


@dataclass(frozen=True, slots=True)
class WriterOptions:
    """What the writers need to know of a run.

    `converted`: amounts were converted (`--to`). `kinds`: the kinds of facts asked for.
    `colour`: a terminal that shows colours reads the output. `width`: its columns.
    """

    converted: bool = False
    kinds: tuple[str, ...] = KINDS
    colour: bool = False
    width: int = 100


class Writer(Protocol):
    """Writes records to a text stream; `close` ends the document, not the stream."""

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


WRITERS: Mapping[str, Callable[[TextIO, WriterOptions], Writer]] = {
    "table": _table,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
}
