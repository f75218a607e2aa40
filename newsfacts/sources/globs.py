"""Globs on paths below a folder, for `--include` and `--exclude`.

`*` and `?` stand for characters other than `/`, `[abc]` and `[!abc]` for one of a set, `**` for
any number of folders. A pattern without `/` fits a file or folder of that name at any depth, one
with `/` the whole path from the named folder on. A pattern that fits a folder fits all that is in
it. Upper and lower case differ.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Sequence

_PARTS = re.compile(r"(\*\*/|\*\*|\*|\?|\[!?\]?[^\]/]*\])")


class Globs:
    """A set of globs."""

    def __init__(self, patterns: Sequence[str]) -> None:
        """Take the globs as they are written."""
        whole = [p.strip("/") for p in patterns if "/" in p.rstrip("/")]
        names = [p.rstrip("/") for p in patterns if "/" not in p.rstrip("/")]
        parts = [_regex(p) for p in whole if p] + [f"(?:.*/)?{_regex(p)}" for p in names if p]
        self._regex = re.compile(rf"(?s:{'|'.join(parts)})(?:/.*)?\Z", re.S) if parts else None

    def __bool__(self) -> bool:
        return self._regex is not None

    def fit(self, path: str) -> bool:
        """Tell whether one of the globs fits a path (parts separated by `/`), or a folder above."""
        return self._regex is not None and self._regex.match(path) is not None


def _regex(pattern: str) -> str:
    return "".join(_part(part) for part in _PARTS.split(pattern))


def _part(part: str) -> str:
    match part:
        case "**/":
            return "(?:.*/)?"
        case "**":
            return ".*"
        case "*":
            return "[^/]*"
        case "?":
            return "[^/]"
    if _PARTS.fullmatch(part):
        # The standard library knows the rules of sets; it wraps them as (?s:…)\Z.
        return fnmatch.translate(part).removeprefix("(?s:").removesuffix(r")\Z")
    return re.escape(part)
