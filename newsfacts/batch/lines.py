"""A file that grows by whole records, whatever happens."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


class LineFile:
    """A file of records, each of which is in it whole or not at all while the process lives.

    Nothing is held back: what was appended is there even if the process is killed right after.
    What is no regular file (a device, a pipe) can be appended to, and that is all.
    """

    def __init__(self, path: Path, size: int = 0) -> None:
        """Open the file and cut it down to its first `size` bytes. Raises OSError."""
        self.path = path
        self.size = size
        self.regular = not path.exists() or path.is_file()
        flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)
        self._file = os.fdopen(os.open(path, flags, 0o666), "wb", buffering=0)
        if self.regular:
            self._file.truncate(size)
            self._file.seek(size)

    def append(self, data: bytes) -> None:
        """Write one record. Raises OSError, and then nothing of it is in the file."""
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._file.write(rest) or 0 :]
        except BaseException:
            self.cut(self.size)
            raise
        self.size += len(data)

    def cut(self, size: int) -> None:
        """Cut the file down to its first `size` bytes, if it can be."""
        if self.regular:
            with contextlib.suppress(OSError):
                self._file.truncate(size)
                self._file.seek(size)
                self.size = size

    def close(self) -> None:
        """Close the file. Raises OSError."""
        self._file.close()


def ends_line(path: Path, size: int) -> bool:
    """Tell whether the first `size` bytes of a file are there and end with a line."""
    if size == 0:
        return True
    try:
        with path.open("rb") as file:
            file.seek(size - 1)
            return file.read(1) == b"\n"
    except OSError:
        return False
