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

    def in_cents(self, i: int) -> bool:
        """Say whether token `i` is a number with two decimals, as prices have them."""
        return self.word[i][-3:-2] in (".", ",") and self.is_number(i)

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
