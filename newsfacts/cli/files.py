"""Files that are made beside their place and moved into it when they are whole."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path
from typing import IO, Any, TextIO, cast

ERRORS = "backslashreplace"
"""How characters that UTF-8 cannot hold are written: file names may have them. In JSON strings this
is the right escape."""


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
        self.stream: IO[Any]
        if binary:
            self.stream = self._made.open("wb")
        else:
            self.stream = self._made.open("w", encoding="utf-8", errors=ERRORS, newline="")

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


class FileParts:
    """Further files of one document, beside the first and named after it: report-2.html."""

    def __init__(self, path: Path) -> None:
        """Take the place of the first file."""
        self._path = path
        self._files: list[WholeFile] = []

    def name(self, number: int) -> str:
        """Return the name of a file of the document; the first has the number 1."""
        if number == 1:
            return self._path.name
        return f"{self._path.stem}-{number}{self._path.suffix}"

    def open(self, number: int) -> TextIO:
        """Open a further file. Raises OSError."""
        file = WholeFile(self._path.with_name(self.name(number)), binary=False)
        self._files.append(file)
        return cast(TextIO, file.stream)

    def names(self) -> list[str]:
        """Return the names of the further files that were needed."""
        return [self.name(number) for number in range(2, len(self._files) + 2)]

    def commit(self) -> None:
        """Close the files and put them in their places. Raises OSError."""
        for file in self._files:
            file.commit()

    def abandon(self) -> None:
        """Close and remove what was written."""
        for file in self._files:
            file.abandon()
