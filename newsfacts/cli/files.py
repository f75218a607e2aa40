"""Output files: opened for records to flow into, or made beside their place and moved into it."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path
from typing import IO, Any


def open_file(path: Path, *, binary: bool) -> IO[Any]:
    """Open a file for writing, of bytes or of UTF-8 text whose line ends stay. Raises OSError."""
    return path.open("wb") if binary else path.open("w", encoding="utf-8", newline="")


class WholeFile:
    """A file that appears under its name whole or not at all.

    It is written beside its place, so that moving it there is one step, and takes the place of
    what stood there only then. What is no regular file (a device, a pipe) is written to directly.
    """

    def __init__(self, path: Path, *, binary: bool, durable: bool = True) -> None:
        """Open the file; `durable`: it is on the disk before it appears. Raises OSError."""
        self._place = path.resolve()
        self._durable = durable
        self._direct = path.exists() and not path.is_file()
        if path.is_file() and not os.access(path, os.W_OK):
            raise PermissionError(13, os.strerror(13), str(path))
        name = f".{self._place.name}.{os.getpid()}.part"
        self._made = self._place if self._direct else self._place.with_name(name)
        self.stream = open_file(self._made, binary=binary)

    def commit(self) -> None:
        """Close the file and put it in its place. Raises OSError."""
        self.stream.flush()
        if not self._direct and self._durable:
            os.fsync(self.stream.fileno())
        self.stream.close()
        if not self._direct:
            if self._place.exists():
                shutil.copymode(self._place, self._made)
            self._made.replace(self._place)

    def abandon(self) -> None:
        """Close and remove what was written; what stood in its place stays as it was."""
        with contextlib.suppress(OSError):
            self.stream.close()
        if not self._direct:
            self._made.unlink(missing_ok=True)
