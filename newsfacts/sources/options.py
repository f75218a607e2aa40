"""What a user may say of the input: which files of a folder, and how much is too much."""

from __future__ import annotations

import contextlib
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one source may ask of the machine; what asks for more is refused.

    `size`: bytes of one article as it is read: of a file, of an unpacked member of an archive, of a
    line of JSON Lines (a JSON Lines file as a whole has no limit, it is never held in memory).
    `ratio`: unpacked bytes for each packed one, counted from the first `RATIO_FLOOR` bytes on; news
    packs three to ten times, a bomb a thousand times. `members`: files in one archive (its table of
    contents takes some 650 bytes of memory a member). `tags`: start tags of one HTML page and, of
    one tag, `ATTRIBUTES`; finding the article takes time by the square of both.
    """

    size: int = 20_000_000
    ratio: int = 200
    members: int = 200_000
    tags: int = 20_000


RATIO_FLOOR = 1_000_000
ATTRIBUTES = 2_000


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """What is taken of the named sources.

    `recursive`: subfolders too. `include`, `exclude`: globs on the path below the named folder (see
    `newsfacts.sources.globs`); a file of a folder is taken where one of `include` fits, or there is
    none, and none of `exclude` does. `own`: device and inode of the files that this run writes, and
    of the folder it writes to, which it must not read (see `identities`).
    """

    recursive: bool = False
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    own: frozenset[tuple[int, int]] = frozenset()


def identities(*places: Path | IO[Any] | None) -> frozenset[tuple[int, int]]:
    """Return device and inode of those places that are regular files or folders."""
    found = set()
    for place in places:
        # There is no such file yet, or no file behind the stream.
        with contextlib.suppress(OSError, ValueError):
            if isinstance(place, Path):
                status = place.stat()
            elif place is not None:
                status = os.fstat(place.fileno())
            else:
                continue
            if stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode):
                found.add((status.st_dev, status.st_ino))
    return frozenset(found)
