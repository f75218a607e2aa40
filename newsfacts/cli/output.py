"""Where records go: standard output, one file, or one file an article in a folder."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TextIO

from newsfacts.errors import OutputError
from newsfacts.records import ArticleRecord
from newsfacts.writers import WRITERS, Writer, WriterOptions

_ENDINGS = {"table": "txt"}


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


def open_output(sink: Sink) -> Output:
    """Return the open output. Raises OutputError where it cannot be opened."""
    try:
        if sink.each and sink.output is not None:
            sink.output.mkdir(parents=True, exist_ok=True)
            return _Folder(sink, sink.output)
        if sink.output is None:
            return _Single(_stdout(), sink, keep_open=True)
        return _Single(_open(sink.output), sink)
    except OSError as error:
        raise OutputError(f"cannot write {sink.output}: {error.strerror}") from error


def abandon_stdout() -> None:
    """Point standard output at nothing, so that no flush at exit meets the closed pipe again."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Single:
    def __init__(self, stream: TextIO, sink: Sink, *, keep_open: bool = False) -> None:
        self._stream = stream
        self._keep_open = keep_open
        self._writer = _writer(stream, sink)

    def write(self, record: ArticleRecord) -> None:
        self._writer.write(record)
        if self._keep_open:
            self._stream.flush()

    def finish(self) -> None:
        self._writer.close()
        self._stream.flush()
        if not self._keep_open:
            self._stream.close()


@dataclass
class _Folder:
    sink: Sink
    folder: Path
    names: set[str] = field(default_factory=set)

    def write(self, record: ArticleRecord) -> None:
        with _open(self.folder / self._name(record)) as stream:
            writer = _writer(stream, self.sink)
            writer.write(record)
            writer.close()

    def finish(self) -> None:
        """Do nothing: every file is closed already."""

    def _name(self, record: ArticleRecord) -> str:
        ending = _ENDINGS.get(self.sink.format, self.sink.format)
        given = record.source if record.id is None else record.id
        path, line = given.rpartition("#")[::2] if "#" in given else (given, "")
        stem = Path(path).stem + (f"-{line}" if line else "")
        stem = re.sub(r"[^\w.-]+", "_", stem).strip("._-")[:100] or "article"
        name, count = stem, 1
        while name in self.names:
            count += 1
            name = f"{stem}-{count}"
        self.names.add(name)
        return f"{name}.{ending}"


def _open(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="")


def _stdout() -> TextIO:
    stream = sys.stdout
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", newline="")
    return stream


def _writer(stream: TextIO, sink: Sink) -> Writer:
    colour = stream.isatty() and "NO_COLOR" not in os.environ
    width = _terminal_width() if stream.isatty() else WriterOptions().width
    options = WriterOptions(converted=sink.converted, kinds=sink.kinds, colour=colour, width=width)
    return WRITERS[sink.format](stream, options)


def _terminal_width() -> int:
    import shutil

    return shutil.get_terminal_size().columns
