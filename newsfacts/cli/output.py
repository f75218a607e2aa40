"""Where records go: standard output, one file, or one file an article in a folder."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any, Protocol

from newsfacts.batch.lines import LineFile
from newsfacts.cli.files import ERRORS, FileParts, WholeFile
from newsfacts.records import ArticleRecord
from newsfacts.terminal import SafeStream
from newsfacts.writers import WRITERS, Parts, Writer, WriterOptions

# Bytes; file systems take 255, and a file has a longer name until it is finished.
_LONGEST = 180


@dataclass(frozen=True, slots=True)
class Sink:
    """Where records go and in which format; `output` None stands for standard output."""

    output: Path | None
    format: str
    each: bool = False
    converted: bool = False
    kinds: tuple[str, ...] = ()


class Output(Protocol):
    """An open output takes records, then is finished; OSError where it cannot be written."""

    def write(self, record: ArticleRecord) -> None:
        """Write one record."""
        ...

    def finish(self) -> None:
        """End the document and close what was opened."""
        ...

    def size(self) -> int | None:
        """Return the bytes written where the output can be cut back to them and gone on with."""
        ...

    def further(self) -> list[str]:
        """Return the names of the files that a document goes on in."""
        ...

    def abandon(self) -> None:
        """Close what was opened after a failure; nothing is raised."""
        ...


def ending_of(format: str) -> str:
    """Return how the files of a format end, such as `.csv`."""
    return ".txt" if format == "table" else f".{format}"


def open_output(sink: Sink, size: int = 0) -> Output:
    """Return the open output. Raises OSError where it cannot be opened.

    `size`: bytes of an earlier run that are kept, in a file of a streaming format.
    """
    kind = WRITERS[sink.format]
    if sink.each and sink.output is not None:
        sink.output.mkdir(parents=True, exist_ok=True)
        return _Folder(sink, sink.output)
    if sink.output is None:
        return _Stream(_stdout(binary=kind.binary), sink)
    if kind.streaming:
        return _Lines(sink.output, sink, size)
    return _Document(sink.output, sink)


class _Stream:
    """Standard output: records go out as they come."""

    def __init__(self, stream: IO[Any], sink: Sink) -> None:
        self._stream = stream
        self._writer = _writer(stream, sink)

    def write(self, record: ArticleRecord) -> None:
        self._writer.write(record)
        self._stream.flush()

    def finish(self) -> None:
        self._writer.close()
        self._stream.flush()

    def size(self) -> int | None:
        return None

    def further(self) -> list[str]:
        return []

    def abandon(self) -> None:
        """Do nothing: what is written is written."""


class _Lines:
    """A file that grows by whole records."""

    def __init__(self, path: Path, sink: Sink, size: int) -> None:
        self._buffer = io.StringIO(newline="")
        self._writer = _writer(self._buffer, sink)
        self._file = LineFile(path, size)
        if size:
            # What the writer begins a document with is there already.
            self._take()
        else:
            self._file.append(self._take())

    def write(self, record: ArticleRecord) -> None:
        self._writer.write(record)
        self._file.append(self._take())

    def finish(self) -> None:
        self._writer.close()
        self._file.append(self._take())
        self._file.close()

    def size(self) -> int | None:
        return self._file.size if self._file.regular else None

    def further(self) -> list[str]:
        return []

    def abandon(self) -> None:
        with contextlib.suppress(OSError):
            self._file.close()

    def _take(self) -> bytes:
        data = self._buffer.getvalue().encode("utf-8", ERRORS)
        self._buffer.seek(0)
        self._buffer.truncate()
        return data


class _Document:
    """One file, which appears whole or not at all, with its further files if it needs any."""

    def __init__(self, path: Path, sink: Sink, *, durable: bool = True) -> None:
        self._file = WholeFile(path, binary=WRITERS[sink.format].binary, durable=durable)
        self._parts = FileParts(path)
        try:
            self._writer = _writer(self._file.stream, sink, self._parts)
        except BaseException:
            self._file.abandon()
            raise

    def write(self, record: ArticleRecord) -> None:
        self._writer.write(record)

    def finish(self) -> None:
        self._writer.close()
        self._parts.commit()
        self._file.commit()

    def size(self) -> int | None:
        return None

    def further(self) -> list[str]:
        return self._parts.names()

    def abandon(self) -> None:
        self._parts.abandon()
        self._file.abandon()


@dataclass
class _Folder:
    """One document a record; on a power cut the last ones may be missing, none is torn."""

    sink: Sink
    folder: Path
    names: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)

    def write(self, record: ArticleRecord) -> None:
        document = _Document(self.folder / self._name(record), self.sink, durable=False)
        try:
            document.write(record)
            document.finish()
        except BaseException:
            document.abandon()
            raise

    def finish(self) -> None:
        """Do nothing: every file is closed already."""

    def size(self) -> int | None:
        return None

    def further(self) -> list[str]:
        return []

    def abandon(self) -> None:
        """Do nothing: every file is closed already."""

    def _name(self, record: ArticleRecord) -> str:
        given = record.source if record.id is None else record.id
        path, line = given.rpartition("#")[::2] if "#" in given else (given, "")
        stem = Path(path).stem + (f"-{line}" if line else "")
        stem = _cut(re.sub(r"[^\w.-]+", "_", stem).strip("._-")) or "article"
        name = stem
        while name in self.names:
            # Counted, not tried from 1: an archive may hold 100,000 files `index.html`.
            self.counts[stem] += 1
            name = f"{stem}-{self.counts[stem] + 1}"
        self.names.add(name)
        return name + ending_of(self.sink.format)


def _cut(name: str) -> str:
    """Return as much of a name as fits into a file name with a number and an ending behind it."""
    return name.encode("utf-8", ERRORS)[:_LONGEST].decode("utf-8", "ignore")


def _stdout(*, binary: bool) -> IO[Any]:
    stream = sys.stdout
    if binary:
        return stream.buffer
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors=ERRORS, newline="")
    return stream


def _writer(stream: IO[Any], sink: Sink, parts: Parts | None = None) -> Writer:
    options = options_for(stream, kinds=sink.kinds, converted=sink.converted)
    options = replace(options, parts=parts)
    if stream.isatty() and sink.format != "table":
        # The table is made for terminals; other formats hold the text as it is.
        return WRITERS[sink.format].open(SafeStream(stream), options)
    return WRITERS[sink.format].open(stream, options)


def options_for(stream: IO[Any], *, kinds: tuple[str, ...], converted: bool) -> WriterOptions:
    """Return the options of a writer to a stream: colours and width are the terminal's, if any."""
    colour = stream.isatty() and "NO_COLOR" not in os.environ
    width = _terminal_width() if stream.isatty() else WriterOptions().width
    return WriterOptions(converted=converted, kinds=kinds, colour=colour, width=width)


def _terminal_width() -> int:
    import shutil

    return shutil.get_terminal_size().columns
