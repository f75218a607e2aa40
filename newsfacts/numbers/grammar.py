"""The number grammar: digits and words of one language, in both directions of the decimal comma.

What it knows of a language is `patterns/<language>/numbers.toml`. It reads numbers; it does not
decide whether a number is an amount, a year or a date.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from newsfacts.alternation import alternation
from newsfacts.lexicon import Patterns
from newsfacts.numbers.words import evaluate

_SPACES = " \u00a0\u2007\u2009\u202f"
_APOSTROPHES = "'\u2019\u00b4"
_VULGAR = "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_DASHES = "\u2010\u2011\u2013\u2014-"  # the hyphen last: used inside character classes
# A group of three digits, or the pair of the South Asian system ("12,34,567").
_DIGITS = (
    rf"(?:\d+(?:[.,{_APOSTROPHES}]\d+)*(?:[{_SPACES}]\d{{3}}(?!\d))*(?:[.,]\d+)?"
    rf"[{_SPACES}]?[{_VULGAR}]|\d{{1,3}}(?:[{_SPACES}]\d{{3}}(?!\d))+(?:[.,]\d+)?"
    rf"|\d+(?:[.,{_APOSTROPHES}]\d+)*|[.,]\d+|[{_VULGAR}])"
)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\d{3})*")


@dataclass(frozen=True)
class NumberTable:
    """`patterns/<language>/numbers.toml`; the file says what each key means."""

    decimal: str
    group: str
    glued: bool
    articles: tuple[str, ...]
    joiners: tuple[str, ...]
    fillers: tuple[str, ...]
    points: tuple[str, ...]
    standalone: tuple[str, ...]
    plurals: tuple[str, ...]
    digit_ordinals: tuple[str, ...]
    word_ordinals: tuple[str, ...]
    ordinal_endings: tuple[str, ...]
    units: dict[str, Decimal]
    tens: dict[str, Decimal]
    hundreds: dict[str, Decimal]
    magnitudes: dict[str, Decimal]
    short_magnitudes: dict[str, Decimal]
    fractions: dict[str, Decimal]
    added_fractions: dict[str, Decimal]
    collectives: dict[str, Decimal]
    ordinals: dict[str, int]


class NumberGrammar:
    """The numbers of one language.

    Attributes: `digits_pattern`, `words_pattern` and `magnitude_pattern` are regex sources
    without capturing groups, the last two for use with `re.IGNORECASE`; `magnitudes` maps the
    lower-cased spelling of a magnitude, in words or short, to its factor. The patterns find runs
    that look like a number; `digits` and `words` have the last word and may refuse them.
    """

    def __init__(self, table: NumberTable) -> None:
        self.table = table
        self._decimal, self._group = table.decimal, table.group
        self._kinds: dict[str, tuple[str, Decimal]] = {}
        zero = Decimal(0)
        for kind, words in (
            ("filler", dict.fromkeys(table.fillers, zero)),
            ("article", dict.fromkeys(table.articles, Decimal(1))),
            ("joiner", dict.fromkeys(table.joiners, zero)),
            ("point", dict.fromkeys(table.points, zero)),
            ("magnitude", table.magnitudes),
            ("hundred", table.hundreds),
            ("collective", table.collectives),
            ("fraction", table.fractions),
            ("added", table.added_fractions),
            ("tens", table.tens),
            ("unit", table.units),
        ):
            for word, value in words.items():
                self._kinds[word.lower()] = (kind, value)
        self._plurals = frozenset(w.lower() for w in table.plurals)
        self._standalone = frozenset(w.lower() for w in table.standalone)
        self.magnitudes: Mapping[str, Decimal] = {
            word.lower(): value
            for word, value in {**table.magnitudes, **table.short_magnitudes}.items()
        }
        self.magnitude_pattern = alternation(self.magnitudes)
        self.digits_pattern = _DIGITS
        self.words_pattern = self._words_source()
        self._morpheme = re.compile(alternation(self._kinds))
        self._ordinals = {word.lower(): value for word, value in table.ordinals.items()}
        self._digit_ordinal = re.compile(
            rf"(\d{{1,4}})(?:{'|'.join(map(re.escape, table.digit_ordinals))})", re.IGNORECASE
        )
        self.words = lru_cache(maxsize=4096)(self._read_words)  # type: ignore[method-assign]

    @classmethod
    def load(cls, language: str, patterns: Patterns = Patterns()) -> NumberGrammar:  # noqa: B008
        """Return the grammar of `language`; raises PatternError where its table is wrong."""
        return cls(patterns.table(language, "numbers", NumberTable))

    def value(self, text: str) -> Decimal | None:
        """Return the number that `text` is, in digits or in words, or None."""
        number = self.digits(text)
        return self.words(text) if number is None else number

    def digits(self, text: str) -> Decimal | None:
        """Return the number that `text` is in digits, or None.

        A separator is read as the language uses it unless the number itself says otherwise: a
        group has three digits and no leading zero, and where both marks stand the last is the
        decimal one. "1.234,5", "1'234.50", "12,34,567", ".5" and "2½" are read.
        """
        text = text.strip()
        fraction = Decimal(0)
        if text and text[-1] in _VULGAR:
            # unicodedata gives a float; the vulgar fractions are quotients of small integers.
            above, _, below = unicodedata.normalize("NFKC", text[-1]).partition("\u2044")
            fraction = Decimal(above) / Decimal(below)
            text = text[:-1].rstrip()
            if not text:
                return fraction
        plain = re.sub(rf"(?<=\d)[{_SPACES}{_APOSTROPHES}](?=\d{{3}}(?!\d))", "", text)
        if not re.fullmatch(r"(?=.*\d)[\d.,]*\d", plain, re.ASCII):
            return None
        number = self._separated(plain)
        return None if number is None else Decimal(number) + fraction

    def _separated(self, text: str) -> str | None:
        """Return digits with any `.` and `,` as a decimal literal, or None."""
        marks = [c for c in text if c in ".,"]
        if not marks:
            return text
        last = marks[-1]
        whole, _, rest = text.rpartition(last)
        if len(set(marks)) == 2:
            other = "." if last == "," else ","
            if last in whole or not _is_grouped(whole.split(other)):
                return None
            return f"{whole.replace(other, '')}.{rest}"
        parts = text.split(last)
        if len(parts) > 2:
            return "".join(parts) if _is_grouped(parts) else None
        if last == self._group and _is_grouped(parts):
            return whole + rest
        return f"{whole or '0'}.{rest}"

    def words(self, text: str) -> Decimal | None:
        """Return the number that `text` is in words, or None ("zweieinhalb", "half a million")."""
        raise AssertionError  # replaced in __init__ by a cached _read_words

    def kind(self, word: str) -> str | None:
        """Return what part of a number a lower-cased `word` is, or None.

        One of filler, article, joiner, point, magnitude, hundred, collective, fraction, added,
        tens, unit; "compound" for a word glued together from several.
        """
        known = self._kinds.get(word)
        if known is not None:
            return known[0]
        if self.table.glued and self._morpheme.match(word) and self.words(word) is not None:
            return "compound"
        return None

    def factor(self, word: str) -> Decimal | None:
        """Return what a lower-cased magnitude, hundred or collective multiplies by, or None."""
        known = self._kinds.get(word)
        if known is not None and known[0] in ("magnitude", "hundred", "collective"):
            return known[1]
        return None

    def _read_words(self, text: str) -> Decimal | None:
        tokens = self._morphemes(text.lower())
        if tokens is None:
            return None
        for (_, kind, value), (word, _, _) in pairwise(tokens):
            if kind == "unit" and value == 1 and word in self._plurals:
                return None
        return evaluate(tokens, self._standalone)

    def _morphemes(self, text: str) -> list[tuple[str, str, Decimal]] | None:
        """Split lower-cased `text` into (word, kind, value), or None where a part is unknown."""
        out: list[tuple[str, str, Decimal]] = []
        for word in re.split(rf"[\s{_DASHES}]+", text.strip()):
            at = 0
            while at < len(word):
                if word[at:] in self._kinds:
                    part = word[at:]
                elif self.table.glued and (found := self._morpheme.match(word, at)):
                    part = found.group()
                else:
                    return None
                out.append((part, *self._kinds[part]))
                at += len(part)
        return out

    def ordinal(self, text: str) -> int | None:
        """Return the ordinal that `text` is, in digits ("21.", "21st") or words, or None."""
        text = text.strip().lower()
        if found := self._digit_ordinal.fullmatch(text):
            return int(found.group(1))
        for form in self._uninflected(text):
            for word, value in self._ordinals.items():
                if form == word:
                    return value
                if form.endswith(word):
                    tens = self.words(form[: -len(word)].rstrip(_DASHES + " "))
                    if tens is not None and tens % 10 == 0:
                        return int(tens) + value
            for suffix in self.table.word_ordinals:
                if form.endswith(suffix):
                    stem = form[: -len(suffix)]
                    number = self._kinds[stem][1] if stem in self._kinds else self.words(stem)
                    if number is not None and number == int(number):
                        return int(number)
        return None

    def _uninflected(self, text: str) -> list[str]:
        return [text] + [
            text[: -len(end)] for end in self.table.ordinal_endings if text.endswith(end)
        ]

    def _words_source(self) -> str:
        kinds = {"joiner", "filler", "article", "point"}
        atom = alternation(w for w, (kind, _) in self._kinds.items() if kind not in kinds)
        joiner = alternation(map(str.lower, self.table.joiners))
        article = alternation(map(str.lower, self.table.articles))
        small = alternation(map(str.lower, (*self.table.articles, *self.table.fillers)))
        point = alternation(map(str.lower, self.table.points))
        # Possessive: "einhalb" splits in two ways, and a long run of it must not be tried in all.
        word = rf"(?>{atom}(?:(?:{joiner})?{atom})*+)\b" if self.table.glued else rf"{atom}\b"
        gap = rf"[\s{_DASHES}]{{1,3}}"
        between = point if self.table.glued else rf"(?:{joiner}|{point})"
        link = rf"{gap}(?:{between}{gap})?(?:{small}{gap}){{0,3}}"
        return rf"\b(?:{article}{gap})?{word}(?:{link}{word})*"


def _is_grouped(parts: list[str]) -> bool:
    """Say whether `parts` are groups: one to three digits, then threes (or pairs, then a three)."""
    first, *middle, last = parts
    sizes = {len(part) for part in middle}
    return (
        0 < len(first) <= 3
        and not first.startswith("0")
        and len(parts) > 1
        and len(last) == 3
        and (sizes <= {3} or sizes == {2})
    )
