"""The articles of the named sources, found in order and not yet read.

Finding is cheap and happens in one place; reading and parsing can be handed to a worker process.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from newsfacts.article import Article
from newsfacts.errors import SourceError, SourceWarning
from newsfacts.sources.archive import read_archive
from newsfacts.sources.folder import walk
from newsfacts.sources.html import looks_like_html, read_html
from newsfacts.sources.jsonl import looks_like_jsonl, read_line
from newsfacts.sources.naming import ENDINGS, Kind, kind_of, shown
from newsfacts.sources.options import Limits, SourceOptions
from newsfacts.sources.reading import gunzip, joined, read_all, read_lines, too_large
from newsfacts.sources.text import read_text

STDIN = "-"
_GZIP_MAGIC = b"\x1f\x8b"
_ZIP_MAGIC = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The bytes of one article, at most `Limits.size` of them.

    `kind` is `text`, `html`, `unknown` (told by its first bytes) or `lines` (one of them).
    """

    source: str
    data: bytes
    kind: Kind
    limits: Limits

    def fetch(self) -> bytes:
        """Return its bytes."""
        return self.data

    def parse(self, data: bytes) -> Article:
        """Return the article in its bytes. Raises SourceError."""
        if self.kind is Kind.lines:
            return read_line(data, self.source)
        if self.kind is Kind.html or looks_like_html(data):
            return read_html(data, self.source, self.limits)
        return read_text(data, self.source)


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A file of one article, not opened yet."""

    path: str
    options: SourceOptions

    @property
    def source(self) -> str:
        """What the file is called in records and messages."""
        return shown(self.path)

    def fetch(self) -> bytes:
        """Return its bytes, unpacked. Raises SourceError."""
        with _Opened(self.path, self.options) as (file, size):
            if kind_of(self.path)[1]:
                file, size = gunzip(file, self.source, self.options.limits), None
            return _whole(file, size, self.source, self.options.limits)

    def parse(self, data: bytes) -> Article:
        """Return the article in its bytes. Raises SourceError."""
        kind = kind_of(self.path)[0]
        return Loaded(self.source, data, kind, self.options.limits).parse(data)


Document = Loaded | OnDisk
"""One article, not yet read: `parse(fetch())` reads it, in any process."""


def read_documents(
    names: Sequence[str], stdin: BinaryIO | None, options: SourceOptions
) -> Iterator[Document | SourceError]:
    """Yield the documents of the named files and folders in order, and what is wrong with others.

    `-` stands for `stdin`, the stream of bytes. Nothing is raised.
    """
    for name in names:
        try:
            if name == STDIN:
                yield from _stdin(stdin, options.limits)
            elif Path(name).is_dir():
                yield from _folder(name, options)
            else:
                yield from _file(name, options, regular=Path(name).is_file())
        except SourceError as error:
            yield error
        except ValueError as error:
            yield SourceError(shown(name), "missing", f"is not a file name: {error}")
        except OSError as error:
            yield _unreadable(name, error)


def _folder(name: str, options: SourceOptions) -> Iterator[Document | SourceError]:
    found = False
    for path in walk(name, options):
        found = True
        if isinstance(path, SourceError):
            yield path
            continue
        try:
            yield from _file(path, options, regular=True)
        except SourceError as error:
            yield error
    if not found:
        kinds = ", ".join(f"*{ending}" for ending in ENDINGS)
        deeper = "" if options.recursive else "; --recursive looks into subfolders"
        chosen = " that --include and --exclude leave" if options.include or options.exclude else ""
        message = f"is a folder without articles{chosen} ({kinds}{deeper})"
        raise SourceError(shown(name), "no_articles", message)


def _file(path: str, options: SourceOptions, *, regular: bool) -> Iterator[Document | SourceError]:
    kind, packed = kind_of(path)
    if kind is Kind.zip and not packed:
        yield from _archive(path, options)
    elif kind is Kind.lines:
        with _Opened(path, options) as (file, _):
            stream = gunzip(file, shown(path), options.limits) if packed else file
            yield from _lines(stream, shown(path), options.limits)
    else:
        document = OnDisk(path, options)
        # What a pipe gives can be read once and here alone, whatever becomes of the document.
        yield (
            document if regular else Loaded(document.source, document.fetch(), kind, options.limits)
        )


def _archive(path: str, options: SourceOptions) -> Iterator[Document | SourceError]:
    limits = options.limits
    with _Opened(path, options) as (file, size):
        if size is None:
            raise SourceError(shown(path), "unreadable", "is a zip archive, but no regular file")
        for item in read_archive(file, size, shown(path), limits):
            if isinstance(item, SourceError):
                yield item
                continue
            name, stream = item
            kind = kind_of(name)[0]
            try:
                if kind is Kind.lines:
                    yield from _lines(stream, name, limits)
                else:
                    yield Loaded(name, _whole(stream, None, name, limits), kind, limits)
            except SourceError as error:
                yield error


def _lines(stream: BinaryIO, source: str, limits: Limits) -> Iterator[Document | SourceError]:
    found = False
    for number, line in read_lines(stream, limits):
        where = f"{source}#{number}"
        if line is None:
            found = True
            yield too_large(where, limits)
        elif line.strip():
            found = True
            yield Loaded(where, line, Kind.lines, limits)
    if not found:
        raise SourceError(source, "empty", "holds no articles")


def _whole(stream: BinaryIO, size: int | None, source: str, limits: Limits) -> bytes:
    if size is not None and size > limits.size:
        raise too_large(source, limits)
    return read_all(stream, limits, source)


def _stdin(stdin: BinaryIO | None, limits: Limits) -> Iterator[Document | SourceError]:
    if stdin is None:
        raise SourceError(STDIN, "missing", "standard input is not available")
    head = stdin.read(len(_ZIP_MAGIC))
    if head == _ZIP_MAGIC:
        message = "is a zip archive, which cannot be read from a pipe: name the file"
        raise SourceError(STDIN, "zip_in_pipe", message)
    stream = joined(head, stdin)
    if head.startswith(_GZIP_MAGIC):
        stream = gunzip(stream, STDIN, limits)
    # Lines of JSON are told by the first line that is not blank; all else is one document.
    head = b""
    while len(head) <= limits.size:
        line = stream.readline(limits.size + 1)
        head += line
        if line.strip() or not line:
            break
    stream = joined(head, stream)
    if looks_like_jsonl(head):
        yield from _lines(stream, STDIN, limits)
    else:
        yield Loaded(STDIN, _whole(stream, None, STDIN, limits), Kind.unknown, limits)


class _Opened:
    """A file open for reading, and its size where it is a regular one.

    What goes wrong while it is open is raised as SourceError: `missing`, `unreadable`. A file that
    this run writes is left out with a SourceWarning.
    """

    def __init__(self, path: str, options: SourceOptions) -> None:
        self._path = path
        self._own = options.own

    def __enter__(self) -> tuple[BinaryIO, int | None]:
        try:
            self._file = Path(self._path).open("rb")
            status = os.fstat(self._file.fileno())
        except OSError as error:
            raise self._error(error) from error
        if (status.st_dev, status.st_ino) in self._own:
            self._file.close()
            message = "is written by this run, and is not read"
            raise SourceWarning(shown(self._path), "own_output", message)
        return self._file, status.st_size if stat.S_ISREG(status.st_mode) else None

    def __exit__(self, _: object, error: BaseException | None, *rest: object) -> None:
        self._file.close()
        if isinstance(error, OSError):
            raise self._error(error) from error

    def _error(self, error: OSError) -> SourceError:
        if isinstance(error, FileNotFoundError):
            return SourceError(shown(self._path), "missing", "no such file or folder")
        return _unreadable(self._path, error)


def _unreadable(path: str, error: OSError) -> SourceError:
    message = f"cannot be read: {error.strerror or error}"
    return SourceError(shown(path), "unreadable", message)
