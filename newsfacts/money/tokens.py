"""Article text as tokens: numbers, words, and single marks, with their places."""

from __future__ import annotations

import re

_SPACE = " \u00a0\u2007\u2009\u202f"
VULGAR = "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
# Written for cents that are none: "32,-", "44,—".
_NO_CENTS = r"(?:[.,](?:--?|[\u2013\u2014])(?![0-9]))?"
_TOKEN = re.compile(
    rf"(?:(?<![0-9])[0-9]{{1,3}}(?:[{_SPACE}][0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?"
    rf"|[0-9]+(?:[.,'\u2019\u00b4][0-9]+)*"
    rf"|(?<![\w.,])[.,][0-9]+){_NO_CENTS}(?:[{_SPACE}]?[{VULGAR}])?"
    rf"|[{VULGAR}]"
    r"|[^\W\d_](?:\.[^\W\d_])+(?![^\W\d_])\.?"
    r"|[^\W\d_]+"
    r"|\S"
)
MINUS = frozenset("-\u2013\u2212")
HYPHENS = frozenset("-\u2010\u2011\u2013")
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")


class Tokens:
    """The tokens of one text, as parallel lists.

    `start` and `end` are offsets in code points, `word` the token as written and `low` in small
    letters. A token is a number (digits, with separators), a word (letters; an abbreviation with
    inner points is one word) or one other character.
    """

    __slots__ = ("end", "low", "start", "text", "word")

    def __init__(self, text: str) -> None:
        self.text = text
        found = list(_TOKEN.finditer(text))
        self.start = [m.start() for m in found]
        self.end = [m.end() for m in found]
        self.word = [m.group() for m in found]
        self.low = [w.lower() for w in self.word]

    def __len__(self) -> int:
        return len(self.word)

    def is_number(self, i: int) -> bool:
        """Say whether token `i` is a number in digits."""
        char = self.word[i][-1] if len(self.word[i]) == 1 else self.word[i][0]
        return char in "0123456789" or char in VULGAR or (char in ".," and len(self.word[i]) > 1)

    def is_word(self, i: int) -> bool:
        """Say whether token `i` is a word."""
        return self.word[i][0].isalpha()

    def glued(self, i: int) -> bool:
        """Say whether nothing stands between token `i` and the next."""
        return i + 1 < len(self.word) and self.end[i] == self.start[i + 1]

    def near(self, i: int) -> bool:
        """Say whether token `i` and the next stand in one paragraph."""
        if i + 1 >= len(self.word):
            return False
        gap = self.start[i + 1] - self.end[i]
        return gap <= 1 or (gap < 40 and self.text.count("\n", self.end[i], self.start[i + 1]) < 2)

    def cut(self, i: int) -> bool:
        """Say whether token `i` goes on, as in "5Mx3": more letters or digits are glued to it."""
        return self.glued(i) and self.word[i + 1][0].isalnum() and self.word[i][-1].isalnum()

    def hyphen(self, i: int) -> bool:
        """Say whether token `i` is a hyphen with no space on either side."""
        return self.word[i] in HYPHENS and i > 0 and self.glued(i - 1) and self.glued(i)


def phrase_key(phrase: str) -> tuple[str, ...]:
    """Return a phrase as the lower-cased tokens it will have in a text."""
    return tuple(Tokens(phrase).low)


class Phrases:
    """Phrases of several tokens and what they stand for; finds the longest at a place."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, ...], str] = {}
        self._first: dict[str, int] = {}
        self._last: dict[str, int] = {}

    def add(self, phrase: str, value: str) -> None:
        """Let `phrase` stand for `value`."""
        key = phrase_key(phrase)
        if not key:
            return
        self._values.setdefault(key, value)
        self._first[key[0]] = max(len(key), self._first.get(key[0], 0))
        self._last[key[-1]] = max(len(key), self._last.get(key[-1], 0))

    def firsts(self) -> frozenset[str]:
        """Return the first tokens of all phrases."""
        return frozenset(self._first)

    def starting(self, tokens: Tokens, i: int) -> tuple[int, str] | None:
        """Return (index of the last token, value) of the longest phrase that starts at `i`."""
        if not 0 <= i < len(tokens):
            return None
        for size in range(min(self._first.get(tokens.low[i], 0), len(tokens) - i), 0, -1):
            value = self._values.get(tuple(tokens.low[i : i + size]))
            if value is not None:
                return i + size - 1, value
        return None

    def ending(self, tokens: Tokens, i: int) -> tuple[int, str] | None:
        """Return (index of the first token, value) of the longest phrase that ends at `i`."""
        if not 0 <= i < len(tokens):
            return None
        for size in range(min(self._last.get(tokens.low[i], 0), i + 1), 0, -1):
            value = self._values.get(tuple(tokens.low[i - size + 1 : i + 1]))
            if value is not None:
                return i - size + 1, value
        return None
