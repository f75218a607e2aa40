"""What goes in: files, folders, archives and standard input, read into articles one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from newsfacts.article import Article
from newsfacts.errors import SourceError
from newsfacts.sources.documents import STDIN, Document, read_documents
from newsfacts.sources.options import Limits, SourceOptions, identities

__all__ = [
    "STDIN",
    "Document",
    "Limits",
    "SourceOptions",
    "identities",
    "read_documents",
    "read_sources",
]


def read_sources(
    names: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    recursive: bool = False,
    options: SourceOptions | None = None,
) -> Iterator[Article | SourceError]:
    """Yield every article of the named files and folders, and an error for each that cannot be.

    `-` stands for `stdin`, the stream of bytes. A folder gives its files with one of the endings in
    `newsfacts.sources.naming` in the order of their names; see `SourceOptions` for what is taken
    and what is too much. `recursive` stands for that option where there are no others. Nothing is
    raised: a source that fails is yielded as the SourceError that says why, and the others go on;
    what is left out on purpose, such as a link in an archive, is yielded as a SourceWarning.

    At any time one article is in memory, and the names of one folder. To find in one process and
    read in others, take `read_documents`, whose documents can be pickled.
    """
    options = options or SourceOptions(recursive=recursive)
    for item in read_documents(names, stdin, options):
        if isinstance(item, SourceError):
            yield item
            continue
        try:
            yield item.parse(item.fetch())
        except SourceError as error:
            yield error
