"""The standard streams: what is said on stderr, and what to do where one is closed or full."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import IO, Any

from newsfacts.terminal import printable

_READ, _WRITE = os.O_RDONLY, os.O_WRONLY


def open_standard_streams() -> None:
    """Put something in the place of those standard streams that were closed before the start.

    The next file to be opened would else get the number of one, and all that is meant for it. What
    is said on standard error is then lost; writing to standard output fails with OSError, as it
    would if nothing stood in its place.
    """
    for number, mode in ((0, _READ), (1, _READ), (2, _WRITE)):
        try:
            os.fstat(number)
        except OSError:
            # The lowest free number is given out, which is this one; worker processes need it too.
            os.set_inheritable(os.open(os.devnull, mode), True)
    if sys.stdout is None:
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    if sys.stderr is None:
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)


def line(message: str) -> str:
    """Return a message as the line of stderr that says it, made safe for a terminal."""
    return f"newsfacts: {printable(message)}"


def say(message: str) -> None:
    """Print one line to stderr, made safe for a terminal; where that cannot be, do nothing."""
    try:
        print(line(message), file=sys.stderr, flush=True)  # noqa: T201
    except (OSError, ValueError):
        abandon(sys.stderr)


def abandon(stream: IO[Any]) -> None:
    """Point a standard stream that cannot be written to at nothing.

    What is left in its buffer would else be tried again at exit, and Python ends with 120.
    """
    with contextlib.suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
