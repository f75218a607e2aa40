"""Bytes out of open files, never more than the limits allow and never by faith in a header."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, Protocol, cast

from newsfacts.errors import SourceError
from newsfacts.sources.options import RATIO_FLOOR, Limits

CHUNK = 1 << 20
_DAMAGED = (EOFError, zlib.error, zipfile.BadZipFile)


class Readable(Protocol):
    """A binary stream of unpacked bytes."""

    def read1(self, size: int = ..., /) -> bytes:
        """Return up to `size` bytes, empty at the end."""
        ...

    def close(self) -> None:
        """Close it."""
        ...


def read_all(stream: BinaryIO, limits: Limits, source: str) -> bytes:
    """Return all bytes of a stream. Raises SourceError (`too_large`) beyond the limit."""
    chunks, size = [], 0
    while chunk := stream.read(CHUNK):
        chunks.append(chunk)
        size += len(chunk)
        if size > limits.size:
            raise too_large(source, limits)
    return b"".join(chunks)


def read_lines(stream: BinaryIO, limits: Limits) -> Iterator[tuple[int, bytes | None]]:
    """Yield the number, from 1, and the bytes of each line; None for one beyond the limit."""
    number = 0
    while line := stream.readline(limits.size + 1):
        number += 1
        if len(line) <= limits.size:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(CHUNK)
        yield number, None


def too_large(source: str, limits: Limits) -> SourceError:
    """Return the error of a source beyond the limit of size."""
    message = f"is larger than {_bytes(limits.size)}; --max-size raises the limit"
    return SourceError(source, "too_large", message)


class Unpacked(io.RawIOBase):
    """A stream that unpacks another, watched: absurd ratios and damage are raised as SourceError.

    Codes: `ratio`, `damaged`.
    """

    def __init__(
        self, stream: Readable, packed: Callable[[], int], limits: Limits, source: str
    ) -> None:
        """Take the unpacking stream, and what tells how many packed bytes have gone into it."""
        self._stream = stream
        self._packed = packed
        self._limits = limits
        self._source = source
        self.size = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def close(self) -> None:
        """Close the unpacking stream too."""
        self._stream.close()
        super().close()

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill `buffer`; return how many bytes were put there."""
        try:
            data = self._stream.read1(len(buffer))
        except _DAMAGED as error:
            raise damaged(self._source, error) from error
        except OSError as error:
            if error.errno is not None:
                raise
            # gzip says by an OSError without a number that the checksum or a header is wrong.
            raise damaged(self._source, error) from error
        self.size += len(data)
        if self.size > RATIO_FLOOR and self.size > self._limits.ratio * self._packed():
            message = (
                f"unpacks to more than {self._limits.ratio} times its size, which no text does; "
                "--max-ratio raises the limit"
            )
            raise SourceError(self._source, "ratio", message)
        buffer[: len(data)] = data
        return len(data)


def gunzip(file: BinaryIO, source: str, limits: Limits) -> BinaryIO:
    """Return the unpacked bytes of a gzip file as a stream; see `Unpacked` for what it raises."""
    counted = _Counted(file)
    stream = gzip.GzipFile(fileobj=cast(BinaryIO, counted))
    return io.BufferedReader(Unpacked(stream, lambda: counted.count, limits, source))


def joined(head: bytes, rest: BinaryIO) -> BinaryIO:
    """Return a stream of `head`, which was taken from `rest` to look at it, and of `rest`."""
    return io.BufferedReader(_Joined(head, rest), CHUNK)


class _Joined(io.RawIOBase):
    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._head:
            data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            data = self._rest.read1(len(buffer))  # type: ignore[attr-defined]
        buffer[: len(data)] = data
        return len(data)


class _Counted:
    """Counts the bytes that are read through it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.count += len(data)
        return data


def damaged(source: str, error: Exception) -> SourceError:
    """Return the error of a packed file that cannot be unpacked to its end."""
    what = "breaks off" if isinstance(error, EOFError) else str(error) or type(error).__name__
    return SourceError(source, "damaged", f"is damaged: {what}")


def _bytes(count: int) -> str:
    for unit, size in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= size:
            return f"{count / size:g} {unit}"
    return f"{count} bytes"
