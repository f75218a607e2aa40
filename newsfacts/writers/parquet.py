"""Parquet: the JSON record as nested columns, written a row group at a time."""

from __future__ import annotations

from typing import IO

from newsfacts.arrow import batch_of, require_pyarrow, schema
from newsfacts.errors import OutputError
from newsfacts.records import ArticleRecord
from newsfacts.writers import WriterOptions

# A row group is held in memory until it is full: by rows, or where articles carry long texts or
# many mentions, by their size. Readers split their work by row groups.
_ROWS = 5_000
_SIZE = 32_000_000
_SPAN = 200


class ParquetWriter:
    """Writes records as row groups of `arrow.schema()`, compressed with Zstandard."""

    def __init__(self, stream: IO[bytes], options: WriterOptions) -> None:
        """Take an open stream of bytes, which needs not be seekable.

        Raises OutputError for a terminal, MissingExtraError where pyarrow is not installed.
        """
        if stream.isatty():
            raise OutputError("parquet is not for a terminal: name a file with -o")
        pyarrow = require_pyarrow()
        import pyarrow.parquet as parquet

        self._sink = _Sink(stream)
        self._file = parquet.ParquetWriter(
            pyarrow.PythonFile(self._sink, mode="w"), schema(), compression="zstd"
        )
        self._records: list[ArticleRecord] = []
        self._size = 0

    def write(self, record: ArticleRecord) -> None:
        """Take one record; a full row group is written. Raises OSError where it cannot be."""
        self._records.append(record)
        self._size += _size(record)
        if len(self._records) >= _ROWS or self._size >= _SIZE:
            self._flush()

    def close(self) -> None:
        """Write the last row group and the footer; without records the file has none."""
        self._flush()
        self._file.close()

    def _flush(self) -> None:
        if self._records:
            self._file.write_batch(batch_of(self._records))
        self._records, self._size = [], 0


class _Sink:
    """What pyarrow writes to: bytes go to the stream, the position is counted here.

    A pipe has no position of its own. The stream is left open: whoever opened it closes it. Once
    it is closed, bytes go nowhere: pyarrow writes a footer even to a file that was given up.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._at = 0
        self.closed = False

    def write(self, data: bytes) -> int:
        if not self._stream.closed:
            self._stream.write(data)
        self._at += len(data)
        return len(data)

    def tell(self) -> int:
        return self._at

    def flush(self) -> None:
        if not self._stream.closed:
            self._stream.flush()

    def close(self) -> None:
        self.closed = True


def _size(record: ArticleRecord) -> int:
    """Return roughly how many bytes a record takes up in memory."""
    spans = sum(len(p.mentions) for p in record.people)
    spans += sum(len(o.mentions) for o in record.organisations)
    spans += len(record.money) + len(record.dates) + len(record.facts)
    return len(record.text or "") + _SPAN * spans
