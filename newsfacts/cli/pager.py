"""Text that may be longer than the terminal: page by page where there is a pager."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys

from newsfacts.cli.streams import abandon


def put_out(text: str, *, paged: bool) -> None:
    """Write to standard output; `paged`: through a pager if the terminal is too low for it.

    The pager is that of `PAGER`, else `less`; where it does not start, the text is written as it
    is. A reader who stops reading is no error. Raises OSError where it cannot be written.
    """
    if paged and text.count("\n") >= shutil.get_terminal_size().lines and _through_pager(text):
        return
    stream = sys.stdout
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        abandon(stream)


def _through_pager(text: str) -> bool:
    command = shlex.split(os.environ.get("PAGER", "less"))
    # Without these less would show colour codes as text, and stay for what fits the screen.
    environment = {"LESS": "-FRX", "LESSCHARSET": "utf-8", **os.environ}
    if not command or shutil.which(command[0]) is None:
        return False
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment) as pager:
        try:
            pager.communicate(text.encode("utf-8", "backslashreplace"))
        except BrokenPipeError:
            pass
        except KeyboardInterrupt:
            # Ctrl-C is the pager's: it goes back to its prompt and still holds the terminal.
            _wait(pager)
    return True


def _wait(pager: subprocess.Popen[bytes]) -> None:
    while True:
        try:
            pager.wait()
            return
        except KeyboardInterrupt:
            continue
