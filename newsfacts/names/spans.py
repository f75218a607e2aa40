"""Name spans: stretches of text that name someone or something."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

Label = Literal["PER", "ORG", "LOC"]


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A stretch of text that names a person (PER), an organisation (ORG) or a place (LOC).

    `start`/`end` are code point offsets, end exclusive.
    """

    start: int
    end: int
    label: Label


def surnames(text: str, spans: Iterable[NameSpan]) -> dict[str, int]:
    """Return the last word of each person named in full, and where the first so named ends."""
    found: dict[str, int] = {}
    for span in spans:
        words = text[span.start : span.end].split() if span.label == "PER" else []
        if len(words) > 1:
            found.setdefault(words[-1], span.end)
    return found


class Spanned(Protocol):
    """Anything with a span."""

    @property
    def start(self) -> int:
        """Offset of the first code point."""
        ...

    @property
    def end(self) -> int:
        """Offset behind the last code point."""
        ...


class Taken:
    """Spans in text order that do not overlap each other, to ask what lies over them."""

    def __init__(self, spans: Iterable[Spanned]) -> None:
        """Take the spans, in any order."""
        self._spans = sorted(spans, key=lambda s: s.start)
        self._starts = [s.start for s in self._spans]

    def over(self, start: int, end: int) -> Spanned | None:
        """Return a span that overlaps `start` to `end`, or None."""
        index = bisect_right(self._starts, end - 1) - 1
        if index >= 0 and self._spans[index].end > start:
            return self._spans[index]
        return None
