"""Text of unknown origin, made safe and plain for a terminal."""

from __future__ import annotations

import re
from typing import IO, Any

# Control characters drive the terminal; direction marks, line separators and tags disguise text;
# lone surrogates cannot be written at all.
UNSAFE = (
    r"\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    r"\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
)
"""Characters no terminal may get, as the inside of a regex's set."""

_UNSAFE = re.compile(f"[{UNSAFE}]")
_UNSAFE_IN_LINES = re.compile(f"(?![\\t\\n\\r])[{UNSAFE}]")
_SPACES = re.compile(r"[\t\n\r\f\v ]+")


def printable(text: str) -> str:
    r"""Return `text` on one line with control and direction characters written as escapes.

    >>> printable("a\n\x1b[31mb")
    'a \\x1b[31mb'
    """
    return _UNSAFE.sub(escape, _SPACES.sub(" ", text))


class SafeStream:
    """A terminal that is written to as it is, but for the characters no terminal may get."""

    def __init__(self, stream: IO[Any]) -> None:
        """Take the terminal's text stream."""
        self._stream = stream

    def write(self, text: str) -> int:
        """Write `text`, its line ends and tabs as they are, unsafe characters as escapes."""
        return int(self._stream.write(_UNSAFE_IN_LINES.sub(escape, text)))


def laid_out(text: str) -> str:
    r"""Return `text` with its lines and blanks as they are, all else escaped as in `printable`.

    Line ends become \n, a tab four blanks.

    >>> laid_out("a\r\n\tb\x1b[31m")
    'a\n    b\\x1b[31m'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return _UNSAFE_IN_LINES.sub(escape, lines)


def escape(found: re.Match[str]) -> str:
    """Return the first character of a match as Python would write it in a string."""
    code = ord(found[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
