"""Sentences: where they begin and end, by rules over characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsfacts.lexicon import Patterns

# A mark that may end a sentence, what closes with it, and the first character of what follows.
_END = re.compile(r"([.!?…]+)([\"'“”’»«)\]]*)(\s+)(?=(\S))")
_PARAGRAPH = re.compile(r"\s*\n\s*\n\s*|\s*\n\s*")
_WORD = re.compile(r"\w+")
_BEFORE = re.compile(r"(?:\S+\s)?\S+$")
# A line shorter than this that ends without a mark is a headline or a list item, not a soft wrap.
_WRAPPED = 60
_LONGEST_ORDINAL = 2
# "t.e.e." and "S.E.A." are abbreviations in any language.
_LETTERS = re.compile(r"(?:[^\W\d_]\.){2,}")


@dataclass(frozen=True)
class SentencesTable:
    """Where a language's sentences end; the keys are explained in `patterns/en/sentences.toml`."""

    abbreviations: tuple[str, ...]
    final_abbreviations: tuple[str, ...]
    ordinals_have_full_stops: bool
    openers: tuple[str, ...]


class SentenceSplitter:
    """Splits texts of one language into sentences."""

    def __init__(self, language: str, patterns: Patterns | None = None) -> None:
        """Name the language; `patterns` are the pattern files in use."""
        table = (patterns or Patterns()).table(language, "sentences", SentencesTable)
        self._never = frozenset(table.abbreviations) - frozenset(table.final_abbreviations)
        self._sometimes = frozenset(table.final_abbreviations)
        self._ordinals = table.ordinals_have_full_stops
        self._openers = frozenset(table.openers)

    def split(self, text: str) -> list[tuple[int, int]]:
        """Return the sentences as (start, end) in code points, white space between them left out.

        A blank line ends a sentence, and so does a line end behind a mark or a short line.
        """
        return [
            sentence
            for start, end in self._blocks(text)
            for sentence in self._sentences(text, start, end)
        ]

    def _blocks(self, text: str) -> Iterator[tuple[int, int]]:
        start = len(text) - len(text.lstrip())
        for gap in _PARAGRAPH.finditer(text, start):
            line = text.rfind("\n", 0, gap.start()) + 1
            wrapped = (
                gap[0].count("\n") == 1
                and gap.start() - line >= _WRAPPED
                and text[gap.start() - 1] not in ".!?:"
                and gap.end() < len(text)
                and text[gap.end()].islower()
            )
            if not wrapped:
                if gap.start() > start:
                    yield start, gap.start()
                start = gap.end()
        end = len(text.rstrip())
        if end > start:
            yield start, end

    def _sentences(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        for found in _END.finditer(text, start, end):
            if self._ends(text, start, found):
                yield start, found.end(2)
                start = found.end()
        if end > start:
            yield start, end

    def _ends(self, text: str, start: int, found: re.Match[str]) -> bool:
        following = found[4]
        if following.islower():
            return False
        if found[1] != ".":
            return True
        next_word = _WORD.match(text, found.end())
        opens = next_word is not None and next_word[0] in self._openers
        if following in "„“\"'»«":
            opens = True
        if found[2]:
            return True
        before = _BEFORE.search(text, max(start, found.start() - 40), found.end(1))
        words = before[0].split() if before else [""]
        word = words[-1].lstrip("(„“\"'«»[")
        pair = " ".join(words)
        if word in self._never or pair in self._never:
            return False
        if word in self._sometimes or pair in self._sometimes or _LETTERS.fullmatch(word):
            return opens
        stem = word[:-1]
        if self._ordinals and stem.isdigit() and len(stem) <= _LONGEST_ORDINAL:
            return opens
        if len(stem) == 1 and stem.isalpha():
            # "J. Lee", "z. B.", but "vitamin C. The rest".
            return stem.isupper() and opens and not words[0][:1].isupper()
        return True
