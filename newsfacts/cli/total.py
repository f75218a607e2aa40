"""How many articles the input of a run holds, found out beside the run."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Sequence
from pathlib import Path

from newsfacts.errors import SourceWarning
from newsfacts.sources import STDIN, SourceOptions, read_documents


class Total:
    """Counts the articles of the named sources in a thread of its own.

    It goes through the input as the run does, a thousandth of the work of reading it. What can be
    read but once (standard input, a pipe) is not counted, nor what it stands among.
    """

    def __init__(self, names: Sequence[str], options: SourceOptions) -> None:
        """Take the sources of a run; `countable` says whether they can be counted."""
        self.countable = all(map(_lasts, names))
        self._names = names
        self._options = options
        self._found: int | None = None
        self._stopped = False
        self._thread = threading.Thread(target=self._go, daemon=True)

    @property
    def found(self) -> int | None:
        """The number of articles, those that cannot be read among them; None until it is known."""
        return self._found

    def start(self) -> None:
        """Begin to count, where the sources can be."""
        if self.countable:
            self._thread.start()

    def stop(self) -> None:
        """Stop counting; wait until that has happened."""
        self._stopped = True
        if self._thread.is_alive():
            self._thread.join()

    def _go(self) -> None:
        count = 0
        # The run itself says what is wrong with the input.
        with contextlib.suppress(Exception):
            for item in read_documents(self._names, None, self._options):
                if self._stopped:
                    return
                count += not isinstance(item, SourceWarning)
            self._found = count


def _lasts(name: str) -> bool:
    """Tell whether a source can be read twice; one that is missing can."""
    if name == STDIN:
        return False
    with contextlib.suppress(OSError, ValueError):
        path = Path(name)
        return path.is_dir() or path.is_file() or not path.exists()
    return True
