from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pytest

from newsfacts.article import Article
from newsfacts.errors import SourceError
from newsfacts.sources import SourceOptions, read_sources

Read = Callable[..., list[Article | SourceError]]


@pytest.fixture
def read() -> Read:
    """Read the named sources, standard input being `stdin`."""

    def read(
        *names: object, stdin: bytes = b"", options: SourceOptions | None = None
    ) -> list[Article | SourceError]:
        found: Iterator[Article | SourceError] = read_sources(
            [str(name) for name in names], stdin=io.BytesIO(stdin), options=options
        )
        return list(found)

    return read


def told(items: list[Article | SourceError]) -> list[str]:
    """Return the code of what failed or was left out, and the text of what was read."""
    return [item.text if isinstance(item, Article) else item.code for item in items]
