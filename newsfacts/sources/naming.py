"""How sources are called in records and messages, and what their names say of their content."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

MEMBER = "!"
"""Stands between an archive and the file in it: `archive.zip!politics/harbour.txt`."""

_SURROGATE = re.compile("[\ud800-\udfff]")


class Kind(StrEnum):
    """What is in a file. `unknown` is told by its first bytes: HTML or plain text."""

    text = "text"
    html = "html"
    lines = "lines"
    zip = "zip"
    unknown = "unknown"


_KINDS = {
    ".txt": Kind.text,
    ".html": Kind.html,
    ".htm": Kind.html,
    ".jsonl": Kind.lines,
    ".ndjson": Kind.lines,
    ".zip": Kind.zip,
}
_GZIP = ".gz"
_OTHER_ARCHIVES = (".tar", ".tgz", ".tbz2", ".txz", ".7z", ".rar", ".bz2", ".xz", ".zst")
ENDINGS = (*_KINDS, *(f"{ending}{_GZIP}" for ending in _KINDS if ending != ".zip"))
"""The files of a folder that are read, by the ends of their names (in lower case)."""


def kind_of(name: str) -> tuple[Kind, bool]:
    """Return the kind that a file's name tells, and whether it is packed with gzip."""
    path = PurePath(name)
    packed = path.suffix.lower() == _GZIP
    if packed:
        path = path.with_suffix("")
    return _KINDS.get(path.suffix.lower(), Kind.unknown), packed


def is_taken(name: str) -> bool:
    """Tell whether a file of this name is read where a folder is named."""
    return name.lower().endswith(ENDINGS)


def is_archive(name: str) -> bool:
    """Tell whether a file of this name holds other files, or is packed."""
    return name.lower().endswith((".zip", _GZIP, *_OTHER_ARCHIVES))


def shown(name: str) -> str:
    r"""Return a file's name as valid Unicode: bytes that are not UTF-8 as escapes.

    Python reads such a byte as a lone surrogate (PEP 383), which no UTF-8 output can hold.

    >>> shown("caf\udce9.txt")
    'caf\\xe9.txt'
    """
    return _SURROGATE.sub(_escape, name)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"
