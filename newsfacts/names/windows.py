"""Cut a document's atoms into windows that the names model can read, and join its answers."""

from __future__ import annotations

from dataclasses import dataclass

MAX_PIECES = 126
"""Pieces in one window, as the model was trained (128 with start and end)."""

OVERLAP = 24
"""Atoms that two windows share where no sentence ends: each side sees some context."""

SENTENCE, PARAGRAPH = 1, 2
"""How good a place is to cut: `breaks[i]` rates the place before atom i, 0 being none."""


@dataclass(slots=True)
class Window:
    """A stretch of one document's atoms: those it covers and those whose labels are its to give."""

    doc: int
    start: int
    end: int
    first: int
    last: int
    pieces: int


def cut(doc: int, sizes: list[int], breaks: list[int]) -> list[Window]:
    """Cut a document into windows of at most MAX_PIECES pieces.

    `sizes[i]` is the number of pieces of atom i. A window ends at the last paragraph end in its
    second half, else at the last sentence end there, else in the middle of a sentence, and then
    the next one overlaps it.
    """
    windows: list[Window] = []
    start, first, count = 0, 0, len(sizes)
    while start < count:
        end, pieces = start, 0
        cuts = {0: 0, SENTENCE: 0, PARAGRAPH: 0}
        half = -1
        while end < count and pieces + sizes[end] <= MAX_PIECES:
            pieces += sizes[end]
            end += 1
            if half < 0 and pieces * 2 >= MAX_PIECES:
                half = end
            if end < count and half >= 0 and end > first:
                cuts[breaks[end]] = end
        if end < count:
            better = cuts[PARAGRAPH] or cuts[SENTENCE]
            if better:
                pieces -= sum(sizes[better:end])
                end = better
            else:
                # The middle of what is shared belongs to the earlier window up to here.
                shared = min(OVERLAP, (end - start) // 3)
                last = end - shared // 2
                windows.append(Window(doc, start, end, first, last, pieces))
                start, first = end - shared, last
                continue
        windows.append(Window(doc, start, end, first, end, pieces))
        start = first = end
    return windows
