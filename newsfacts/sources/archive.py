"""Zip archives: the articles among their members, read one by one and nothing written to disk."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from newsfacts.errors import SourceError, SourceWarning
from newsfacts.sources.naming import MEMBER, is_archive, is_taken, shown
from newsfacts.sources.options import RATIO_FLOOR, Limits
from newsfacts.sources.reading import Readable, Unpacked, damaged

# The table of contents is read in one piece: this bounds it, by the bytes a long name takes.
_BYTES_A_MEMBER = 160
_SMALLEST_TABLE = 1 << 20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_OUTSIDE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:")

# Why members are left out, by code: what is said of one, and of several.
_LEFT_OUT = {
    "path": ("member has a path that leads out of the archive", "members have paths that lead out"),
    "link": ("member is a link", "members are links"),
    "nested": ("member is an archive itself", "members are archives themselves"),
}


def read_archive(
    file: BinaryIO, size: int, source: str, limits: Limits
) -> Iterator[tuple[str, BinaryIO] | SourceError]:
    """Yield the name and the open stream of each member that is an article, in stored order.

    `size`: the archive's bytes. Members of other kinds than those read in a folder are passed over;
    links, archives and paths out of the archive are, with one SourceWarning for each kind. A
    stream is good until the next is asked for. Raises SourceError: `damaged`, `members`, `ratio`.
    """
    try:
        archive = zipfile.ZipFile(_Guarded(file, source, limits))
        members = archive.infolist()
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, EOFError) as error:
        raise damaged(source, error) from error
    with archive:
        if len(members) > limits.members:
            raise _too_many(source, limits)
        taken, left_out = _chosen(members)
        for code, names in left_out.items():
            if names:
                yield _warning(source, code, names)
        if not taken:
            yield SourceError(source, "no_articles", "is an archive without articles")
        total = 0
        for member in taken:
            name = f"{source}{MEMBER}{shown(member.filename)}"
            try:
                with _open(archive, member, size, name, limits) as stream:
                    yield name, io.BufferedReader(stream)
                    total += stream.size
            except SourceError as error:
                yield error
            if total > RATIO_FLOOR and total > limits.ratio * size:
                raise _bomb(source, limits)


def _chosen(
    members: list[zipfile.ZipInfo],
) -> tuple[list[zipfile.ZipInfo], dict[str, list[str]]]:
    taken: list[zipfile.ZipInfo] = []
    left_out: dict[str, list[str]] = {code: [] for code in _LEFT_OUT}
    for member in members:
        name = member.filename
        nested = is_archive(name)
        if not (nested or is_taken(name)):
            continue
        if _OUTSIDE.search(name):
            left_out["path"].append(name)
        elif stat.S_ISLNK(member.external_attr >> 16):
            left_out["link"].append(name)
        elif nested:
            left_out["nested"].append(name)
        else:
            taken.append(member)
    return taken, left_out


def _warning(source: str, code: str, names: list[str]) -> SourceWarning:
    one, several = _LEFT_OUT[code]
    count = f"1 {one}" if len(names) == 1 else f"{len(names)} {several}"
    return SourceWarning(source, code, f"left out: {count} ({shown(names[0])})")


def _open(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, size: int, name: str, limits: Limits
) -> Unpacked:
    if member.flag_bits & _ENCRYPTED:
        raise SourceError(name, "encrypted", "is encrypted; unpack the archive and name its folder")
    if member.compress_type not in _METHODS:
        raise SourceError(name, "packing", "is packed in a way other than deflate")
    try:
        stream = cast(Readable, archive.open(member))
    except (
        zipfile.BadZipFile,
        struct.error,
        ValueError,
        NotImplementedError,
        RuntimeError,
        EOFError,
    ) as error:
        raise damaged(name, error) from error
    # A header may claim anything: what a member was packed to is at most the archive.
    packed = min(member.compress_size, size)
    return Unpacked(stream, lambda: packed, limits, name)


def _too_many(source: str, limits: Limits) -> SourceError:
    message = f"holds more than {limits.members} files; --max-members raises the limit"
    return SourceError(source, "members", message)


def _bomb(source: str, limits: Limits) -> SourceError:
    message = (
        f"unpacks to more than {limits.ratio} times its size, which no texts do; the rest of it is "
        "not read; --max-ratio raises the limit"
    )
    return SourceError(source, "ratio", message)


class _Guarded:
    """A seekable file whose single reads are bounded, as `zipfile` trusts the sizes in headers."""

    def __init__(self, file: BinaryIO, source: str, limits: Limits) -> None:
        self._file = file
        self._source = source
        self._limits = limits
        self._most = max(_SMALLEST_TABLE, limits.members * _BYTES_A_MEMBER)
        self.seek, self.tell = file.seek, file.tell
        self.seekable: Callable[[], bool] = file.seekable
        self.close = file.close

    def read(self, size: int = -1) -> bytes:
        if size > self._most:
            raise _too_many(self._source, self._limits)
        return self._file.read(size)
