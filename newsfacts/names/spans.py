"""Name spans: what a model proposes, cut down to the name alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from newsfacts.alternation import alternation
from newsfacts.names.tables import NamesTable

Label = Literal["PER", "ORG", "LOC"]

_OPENING = "\"'“”„«»‘’‚‹›([{<*•·–—-/|#@:;,.…!?&+=~_\t "
_CLOSING = "\"'“”„«»‘’‚‹›)]}>*•·–—-/|#@:;,…!?&+=~_\t "
_BRACKETS = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A stretch of text that names a person (PER), an organisation (ORG) or a place (LOC).

    `start`/`end` are code point offsets, end exclusive.
    """

    start: int
    end: int
    label: Label


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


class Trimmer:
    """Cuts articles, titles, possessives, quotation marks and role words off name spans."""

    def __init__(self, table: NamesTable, role_pattern: str) -> None:
        """Take the language's names and the regex source of its roles (see `roles.py`)."""
        before = alternation(table.articles)
        titles = alternation(table.titles)
        self._article = re.compile(rf"{before}\s+", re.IGNORECASE)
        self._title = re.compile(rf"(?:{titles}(?!\w)|\b(?i:{role_pattern})(?![\w-]))[\s.,]+")
        self._office = re.compile(rf"{role_pattern}(?![\w-])", re.IGNORECASE)
        self._tail = re.compile(rf"(?:{alternation(table.possessives)})$")
        self._after_name = re.compile(r"\s*[,;(\[|/]|\s+[–—-]\s|\s{2,}")
        # "Zentrums für wirtschaftliche und technische Zusammenarbeit": a model may stop too early.
        self._rest = re.compile(r"(?:\s+[^\W\d_]+){0,3}?\s+[^\W\d_a-zß-ÿ][\w-]+")
        self._capital_nouns = table.nouns_are_capitalised
        self._nationalities = frozenset(table.nationalities)
        self._generic = frozenset(table.generic_nouns)
        self._never = frozenset(table.never_names)
        self._never_org = frozenset(table.never_organisations)
        endings = (*table.legal_forms, *table.name_suffixes)
        self._abbreviations = tuple(w for w in endings if w.endswith("."))

    def trim(self, text: str, spans: Iterable[NameSpan]) -> list[NameSpan]:
        """Return the spans cut down to the names, in text order; what is no name is left out."""
        out: list[NameSpan] = []
        for span in spans:
            for line in _lines(text, span):
                name = self._name(text, line)
                if name is not None and (not out or name.start >= out[-1].end):
                    out.append(name)
        return out

    def _name(self, text: str, span: NameSpan) -> NameSpan | None:
        start, end, label = span.start, span.end, span.label
        if text[max(0, start - 1) : start] in ("#", "@"):
            return None
        start, end = self._edges(text, start, end)
        while found := self._article.match(text, start, end):
            start = found.end()
        if label == "PER":
            while found := self._title.match(text, start, end):
                start = found.end()
            if found := self._after_name.search(text, start, end):
                end = found.start()
        if label == "ORG" and self._breaks_off(text[start:end]):
            found = self._rest.match(text, end)
            end = found.end() if found else end
        if found := self._tail.search(text[start:end]):
            end = start + found.start()
        start, end = self._edges(text, start, end)
        if not self._acceptable(text[start:end], label):
            return None
        return NameSpan(start, end, label)

    def _breaks_off(self, name: str) -> bool:
        """Tell whether a name ends in an adjective where nouns have capitals: one is missing."""
        words = name.split()
        return self._capital_nouns and len(words) > 1 and words[-1].islower()

    def _edges(self, text: str, start: int, end: int) -> tuple[int, int]:
        while start < end and text[start] in _OPENING:
            start += 1
        while start < end:
            last = text[end - 1]
            opened = _BRACKETS.get(last)
            if opened and text.count(opened, start, end) >= text.count(last, start, end):
                break
            if (last == "." and not self._abbreviated(text[start:end])) or last in _CLOSING:
                end -= 1
            else:
                break
        return start, end

    def _abbreviated(self, name: str) -> bool:
        last = name.split()[-1]
        return name.endswith(self._abbreviations) or "." in last[:-1] or len(last) == 2

    def _acceptable(self, name: str, label: Label) -> bool:
        folded = " ".join(name.lower().split())
        if folded in self._never or not any(c.isalpha() for c in name):
            return False
        if "://" in name or "@" in name or folded.startswith("www."):
            return False
        if label == "ORG":
            if folded in self._never_org or len(name) < 2:
                return False
            first, _, second = folded.partition(" ")
            if first in self._nationalities and second in self._generic:
                return False
        if label == "PER":
            if self._office.fullmatch(name):
                return False
            return name[0].isalpha() and not any(c.isdigit() for c in name) and len(name) > 1
        return any(c.isupper() or c.isdigit() for c in name)


def _lines(text: str, span: NameSpan) -> Iterator[NameSpan]:
    """Cut a span at line ends: no name runs over them, but a model joins the lines of a list."""
    start = span.start
    for part in text[span.start : span.end].splitlines(keepends=True):
        if part.strip():
            yield NameSpan(start, start + len(part.rstrip()), span.label)
        start += len(part)
