"""The items of a run: cut into batches, read, turned into records."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Iterator, Sequence

from newsfacts.article import Article
from newsfacts.errors import NewsfactsError, SourceError, WorkerError, internal_error
from newsfacts.pipeline import Extractor
from newsfacts.records import ArticleRecord
from newsfacts.sources.documents import Document, Loaded

# Larger batches are no faster: the names model sorts the windows of a batch by length itself. Small
# ones keep workers equally busy to the end, and little of the input in memory.
_MOST_ITEMS = 16
_MOST_CHARS = 100_000


Item = Article | SourceError | Document
"""What the input consists of: each item gives one record or one failed source. A document is read
by the process that it is handed to."""


@dataclasses.dataclass(frozen=True, slots=True)
class Done:
    """What became of an item; `digest` tells its content from any other."""

    digest: bytes
    outcome: ArticleRecord | SourceError


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield the items in lists that are worth handing to a process."""
    batch: list[Item] = []
    chars = 0
    for item in items:
        batch.append(item)
        chars += _length(item)
        if len(batch) >= _MOST_ITEMS or chars >= _MOST_CHARS:
            yield batch
            batch, chars = [], 0
    if batch:
        yield batch


def process(extractor: Extractor, batch: Sequence[Item]) -> list[Done]:
    """Return what becomes of each item of a batch, in order.

    Raises ModelError and PatternError as the extractor does, WorkerError where the machine gives
    out, and nothing else.
    """
    digests: list[bytes] = []

    def read() -> Iterator[Article | SourceError]:
        # One by one: a batch of large files must not be in memory at once.
        for item in batch:
            mark, found = _read(item)
            digests.append(mark)
            yield found

    try:
        outcomes = list(extractor.stream(read()))
    except OSError as error:
        # Of a model or of temporary files: articles that come later would fare no better.
        raise WorkerError(f"no article can be read any more: {error}") from error
    return [Done(mark, outcome) for mark, outcome in zip(digests, outcomes, strict=True)]


def digest(item: Item) -> bytes:
    """Return what tells the content of an item from any other; its source is part of it."""
    if isinstance(item, Article | SourceError):
        return _digest_of(item)
    try:
        return _digest_of(item.source, item.fetch())
    except SourceError as error:
        return _digest_of(error)


def _length(item: Item) -> int:
    if isinstance(item, Article):
        return len(item.text)
    return len(item.data) if isinstance(item, Loaded) else 0


def _read(item: Item) -> tuple[bytes, Article | SourceError]:
    if isinstance(item, Article | SourceError):
        return _digest_of(item), item
    mark = b""
    try:
        data = item.fetch()
        mark = _digest_of(item.source, data)
        return mark, item.parse(data)
    except SourceError as error:
        return mark or _digest_of(error), error
    except NewsfactsError:
        raise
    except Exception as error:
        failure = internal_error(item.source, error)
        return mark or _digest_of(failure), failure


def _digest_of(item: Article | SourceError | str, data: bytes = b"") -> bytes:
    content: object = item
    if isinstance(item, SourceError):
        content = (item.source, item.code, str(item))
    elif isinstance(item, Article):
        content = dataclasses.astuple(item)
    total = hashlib.blake2b(repr(content).encode("utf-8", "backslashreplace"), digest_size=16)
    total.update(data)
    return total.digest()
