"""Ctrl-C in two steps: the first ends the input, the second ends the run."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from types import FrameType
from typing import Any, TypeVar

T = TypeVar("T")


class Interrupt:
    """While entered, takes Ctrl-C: `asked` says whether it was pressed, a second press raises."""

    def __init__(self, notify: Callable[[], None]) -> None:
        """`notify` is called, within a signal handler, when Ctrl-C is pressed the first time."""
        self.asked = False
        self._notify = notify
        self._waiting = False
        self._before: Any = None

    def __enter__(self) -> Interrupt:
        """Take the signal; outside the main thread, which alone can, do nothing."""
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._handle)
        return self

    def __exit__(self, *_: object) -> None:
        """Give the signal back."""
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def until(self, items: Iterable[T]) -> Iterator[T]:
        """Yield items until Ctrl-C is pressed, even if that is while the next one is awaited."""
        source = iter(items)
        while not self.asked:
            try:
                self._waiting = True
                item = next(source)
            except (StopIteration, KeyboardInterrupt):
                return
            finally:
                self._waiting = False
            yield item

    def _handle(self, _signal: int, _frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        self._notify()
        if self._waiting:
            raise KeyboardInterrupt
