"""Documents that do to the process that reads them what a test needs; workers import them."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path

from newsfacts.article import Article
from newsfacts.errors import ModelError


@dataclass(frozen=True)
class Harmless:
    source: str

    def fetch(self) -> bytes:
        return b"They paid 3 euros on May 3, 2024."

    def parse(self, data: bytes) -> Article:
        return Article(text=data.decode(), source=self.source, language="en")


@dataclass(frozen=True)
class Deadly(Harmless):
    """Kills whoever parses it, with `once` a file's name only the first time."""

    once: str | None = None

    def parse(self, data: bytes) -> Article:
        if self.once is None or not Path(self.once).exists():
            if self.once is not None:
                Path(self.once).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().parse(data)


@dataclass(frozen=True)
class Raising(Harmless):
    """Meets a bug, or (`fatal`) what no article can be read for."""

    fatal: bool = False

    def parse(self, data: bytes) -> Article:
        if self.fatal:
            raise ModelError("no model")
        raise KeyError("the article's text")
