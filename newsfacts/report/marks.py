"""Spans laid over a text: cut into pieces that HTML can nest, whatever overlaps.

Two layers: evidence (sentences of facts, spans of warnings) outside, mentions inside. Where spans
of a layer overlap, the pieces they share carry them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in code points, end exclusive; `key` says what stands there."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of text with the keys of the mentions that cover it, the shortest mention first."""

    start: int
    end: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring fragments that are evidence of the same things."""

    keys: tuple[str, ...]
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The runs between two blank lines; `gap` is where the blank lines before it begin."""

    gap: int
    runs: tuple[Run, ...]

    @property
    def start(self) -> int:
        """Where its text begins."""
        return self.runs[0].fragments[0].start


def paragraphs(text: str, mentions: Sequence[Span], evidence: Sequence[Span]) -> list[Paragraph]:
    """Return the text as paragraphs, in order and without loss but for the gaps between them.

    A blank line inside a span ends no paragraph. Spans that are empty or lie outside the text are
    left out.
    """
    mentions = [s for s in mentions if 0 <= s.start < s.end <= len(text)]
    evidence = [s for s in evidence if 0 <= s.start < s.end <= len(text)]
    gaps = list(_gaps(text, [*mentions, *evidence]))
    cuts = {0, len(text)}
    cuts.update(p for s in (*mentions, *evidence, *gaps) for p in (s.start, s.end))
    edges = sorted(cuts)
    by_mention, by_evidence = _cover(mentions), _cover(evidence)
    pieces = [
        (by_evidence(start), Fragment(start, end, by_mention(start)))
        for start, end in pairwise(edges)
    ]
    out: list[Paragraph] = []
    gap_starts = {gap.start for gap in gaps}
    gap = 0
    for is_gap, group in groupby(pieces, key=lambda piece: piece[1].start in gap_starts):
        found = list(group)
        if is_gap:
            gap = found[0][1].start
            continue
        runs = groupby(found, key=lambda piece: piece[0])
        out.append(Paragraph(gap, tuple(Run(keys, _joined(run)) for keys, run in runs)))
        gap = found[-1][1].end
    return out


def _joined(run: Iterator[tuple[tuple[str, ...], Fragment]]) -> tuple[Fragment, ...]:
    out: list[Fragment] = []
    for _, fragment in run:
        if out and out[-1].keys == fragment.keys:
            out[-1] = Fragment(out[-1].start, fragment.end, fragment.keys)
        else:
            out.append(fragment)
    return tuple(out)


def _gaps(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the blank lines that no span reaches across."""
    ends = sorted(spans, key=lambda s: s.start)
    at, reach = 0, 0
    for found in _BLANK_LINE.finditer(text):
        while at < len(ends) and ends[at].start < found.end():
            reach = max(reach, ends[at].end)
            at += 1
        if reach <= found.start():
            yield Span(found.start(), found.end(), "")


def _cover(spans: Sequence[Span]) -> Callable[[int], tuple[str, ...]]:
    """Return what names the spans over a position; it must be asked from left to right."""
    waiting = sorted(spans, key=lambda s: s.start, reverse=True)
    open_spans: list[Span] = []

    def at(position: int) -> tuple[str, ...]:
        while waiting and waiting[-1].start <= position:
            open_spans.append(waiting.pop())
        open_spans[:] = [s for s in open_spans if s.end > position]
        covering = sorted(open_spans, key=lambda s: (s.end - s.start, s.start))
        return tuple(dict.fromkeys(s.key for s in covering))

    return at
