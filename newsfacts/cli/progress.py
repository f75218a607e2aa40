"""What stderr says while a run is going on: how far it is, and what failed."""

from __future__ import annotations

import sys
import time
from typing import Any

from newsfacts.cli.streams import line, say
from newsfacts.cli.total import Total

_INTERVAL = 10.0
# Nobody needs to be told how far a run over so few articles is, however slow the machine.
_FEW = 20


class Reporter:
    """Says things on stderr; while entered, also how far the run is.

    On a terminal a line that renews itself, elsewhere a line every ten seconds, where quiet
    neither. Nothing is shown where the records themselves come out on the same terminal.
    """

    def __init__(self, *, quiet: bool, to_terminal: bool) -> None:
        """`to_terminal`: records go to a terminal."""
        self._quiet = quiet
        self._total: Total | None = None
        self._live: Any = None
        self._at_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._shown = not quiet and not to_terminal
        self._started = self._last = time.monotonic()
        self._first = self._before = 0

    def __enter__(self) -> Reporter:
        """Begin to show how far the run is."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the renewed line away; count no further."""
        if self._total is not None:
            self._total.stop()
        if self._live is not None:
            self._live.stop()
            self._live = None

    def say(self, message: str) -> None:
        """Print one line to stderr, made safe for a terminal."""
        if self._live is None:
            say(message)
            return
        from rich.text import Text

        self._live.console.print(Text(line(message)), soft_wrap=True)

    def note(self, message: str) -> None:
        """Say what one may want to know, unless quiet is asked for."""
        if not self._quiet:
            self.say(message)

    def begin(self, dealt_with: int, total: Total | None = None) -> None:
        """Start the clock; so many articles were dealt with by an earlier run.

        `total`, not started yet, tells how many there are.
        """
        self._started = self._last = time.monotonic()
        self._first = self._before = dealt_with
        if not self._shown:
            return
        if total is not None:
            self._total = total
            total.start()
        if self._at_terminal:
            self._live = _live(dealt_with, countable=total is not None and total.countable)

    def seconds(self) -> float:
        """Return the time since `begin`."""
        return time.monotonic() - self._started

    def update(self, read: int, failed: int) -> None:
        """Show how far the run is; cheap enough to be called for every article."""
        count = read + failed
        total = self._total.found if self._total is not None else None
        if self._live is not None:
            task = self._live.task_ids[0]
            self._live.update(task, total=total, completed=count, failed=failed)
            return
        passed = time.monotonic() - self._last
        if not self._shown or passed < _INTERVAL or count - self._first < _FEW:
            return
        speed = (count - self._before) / passed
        left = ""
        if total is not None and count > self._first:
            each = self.seconds() / (count - self._first)
            left = f", {_clock(each * max(0, total - count))} left"
        self.say(f"{count} articles, {failed} failed, {speed:.1f} a second{left}")
        self._last, self._before = time.monotonic(), count


def _live(dealt_with: int, *, countable: bool) -> Any:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        ProgressColumn,
        SpinnerColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Speed(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.finished_speed or task.speed or 0:.1f} a second")

    columns: list[Any] = [
        SpinnerColumn(),
        TextColumn("{task.completed:.0f} articles"),
        Speed(),
        TextColumn("{task.fields[failed]} failed"),
    ]
    if countable:
        columns += [BarColumn(), TimeRemainingColumn()]
    live = Progress(*columns, console=Console(stderr=True), transient=True)
    live.add_task("", total=None, completed=dealt_with, failed=0)
    live.start()
    return live


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
