"""Organisations whose names a model cuts short, made whole by the words right beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsfacts.alternation import alternation
from newsfacts.names.spans import NameSpan
from newsfacts.names.tables import NamesTable

# The longest noun, with a blank, that may stand before a place and make it an organisation's name.
_REACH = 50


class Completer:
    """Puts back what belongs to an organisation's name and stands outside the model's span."""

    def __init__(self, table: NamesTable) -> None:
        """Take what the language knows about organisations' names."""
        self._head = re.compile(rf"(?<![\w-]){alternation(table.organisation_heads)}\s+$")
        self._tail = re.compile(rf"-{alternation(table.organisation_tails)}(?![\w-])")
        self._known = re.compile(rf"(?<![\w-]){alternation(table.known_organisations)}(?![\w-])")

    def complete(self, text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """Return trimmed spans in text order, those of organisations made whole.

        A place or name behind a noun that makes it one ("Landgericht Kassel") and a compound that
        is one itself ("EU-Kommission") become one organisation; an organisation that the language
        knows by its full name outranks what the model saw of it.
        """
        known = [NameSpan(*m.span(), "ORG") for m in self._known.finditer(text)]
        return _without_overlaps([*known, *(self._whole(text, span) for span in spans)])

    def _whole(self, text: str, span: NameSpan) -> NameSpan:
        if span.label == "PER":
            return span
        if tail := self._tail.match(text, span.end):
            return NameSpan(span.start, tail.end(), "ORG")
        begin = max(0, span.start - _REACH)
        head = self._head.search(text[begin : span.start])
        if head is None or "\n" in head[0]:
            return span
        return NameSpan(begin + head.start(), span.end, "ORG")


def _without_overlaps(spans: Iterable[NameSpan]) -> list[NameSpan]:
    """Return the spans in text order; of two that overlap the longer stays, else the earlier."""
    kept: list[NameSpan] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.end - span.start > kept[-1].end - kept[-1].start:
            kept[-1] = span
    return kept
