"""From text to tokens to symbols: each token becomes one character that stands for its categories.

A word may belong to several categories ("second": ordinal and unit). Every set of categories that
occurs is one symbol, so the grammar can be matched by plain regexes over a string of symbols, one
for each token, and most of a text (words of no category) fails at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from newsfacts.dates.tables import Words
from newsfacts.numbers import NumberGrammar

# Tokens cover the text without gaps. Numbers joined by one separator are one token (22.09.2025);
# not joined are years with a dash between, or days (1990–95, 3–5), which are two dates.
TOKEN = re.compile(
    r"[0-9]+(?:(?:[.,:/][0-9]+)+|(?:-[0-9]+){2}(?:T[0-9:.]+Z?)?)(?![^\W_])|[^\W_]+|\s+|[\W_]"
)
WORD, CAPITAL, SPACE, LINE, BREAK, OTHER = "x", "X", " ", "l", "b", "p"

# Shapes of numbers that no language owns: name, form, and examples that show every set of shapes
# one token can have.
_SHAPES = (
    ("iso", r"[12][0-9]{3}-(?:0[0-9]|1[0-2])-[0-3][0-9](?:T[0-9:.]+Z?)?", "2024-01-02"),
    ("slashed_iso", r"[12][0-9]{3}[/.][01]?[0-9][/.][0-3]?[0-9]", "2024.1.2"),
    ("dotted", r"[0-3]?[0-9]\.[01]?[0-9]\.(?:[12][0-9]{3}|[0-9][0-9])", "1.2.2024"),
    ("dotted_short", r"[0-3]?[0-9]\.(?:0?[1-9]|1[0-2])", "1.2 1.10 31.10"),
    ("slashed", r"[0-3]?[0-9]([/-])[0-3]?[0-9]\1(?:[12][0-9]{3}|[0-9][0-9])", "1/2/2024"),
    ("slashed_short", r"[0-3]?[0-9]/[0-3]?[0-9]", "1/2 31/10"),
    ("years", r"[12][0-9]{3}/(?:[0-9][0-9]|[12][0-9]{3})", "2007/08"),
    ("day_comma_year", r"[0-3]?[0-9],[12][0-9]{3}", "5,2008"),
    ("time", r"[012]?[0-9][.:][0-5][0-9]", "20.30 20:30"),
    ("year", r"1[0-9]{3}|20[0-9][0-9]|21[0-9][0-9]", "1000 1001 2100 2101"),
    ("likely_year", r"1[5-9][0-9]{2}|20[0-5][0-9]", "1990"),
    ("year3", r"[1-9][0-9]{2}", "101"),
    ("round_year", r"[12][0-9]00", "1900 1400 2100"),
    ("year2", r"[0-9]{2}", "00 99"),
    ("day", r"0?[1-9]|[12][0-9]|3[01]", "1 01 13"),
    ("month_number", r"0?[1-9]|1[0-2]", "12"),
    ("number", r"[0-9]{1,4}", "0 2200"),
)
_COMPILED = tuple((name, re.compile(rf"(?:{source})\Z")) for name, source, _ in _SHAPES)
_SAMPLES = tuple(sample for _, _, samples in _SHAPES for sample in samples.split())


def shapes(token: str) -> dict[str, str]:
    """Return the shapes a token of digits has, each with the token as its value."""
    return {name: token for name, regex in _COMPILED if regex.match(token)}


_CACHE_LIMIT = 50_000
_LONGEST_KEPT = 64


class _Cache(dict[str, str]):
    """Symbols of the tokens seen so far."""

    def __init__(self, new: Callable[[str], str]) -> None:
        self._new = new

    def __missing__(self, token: str) -> str:
        symbol = self._new(token)
        # A page of letters without a space is one token, and is not met again.
        if len(token) <= _LONGEST_KEPT:
            self[token] = symbol
        return symbol


def expand(words: Iterable[str]) -> Iterable[str]:
    """Yield each word, `stem(a|b|)` as stem with each of the endings."""
    for word in words:
        stem, _, endings = word.rstrip(")").partition("(") if ")" in word else (word, "", "")
        yield from (stem + ending for ending in endings.split("|"))


def numerals(numbers: NumberGrammar) -> tuple[str, ...]:
    """Return the beginnings of words that can be numbers: a quick test before a slow reading."""
    table = numbers.table
    return tuple({*table.units, *table.tens, *table.hundreds, *map(str.lower, table.ordinals)})


class Lexicon:
    """The words of one language with their categories; tokens in, symbols out."""

    def __init__(self, table: Words, numbers: NumberGrammar) -> None:
        self._numbers = numbers
        self._categories: dict[str, dict[str, str]] = {}
        self._symbols: dict[frozenset[str], str] = {}
        self._members: dict[str, str] = {}
        self._endings = table.endings
        self._suffixes = tuple(
            (suffix, category, len(suffix) + 2)
            for category, suffixes in table.suffixes.items()
            for suffix in suffixes
        )
        self._numerals = numerals(numbers)
        self._cache = _Cache(self._new_symbol)
        for category, values in table.words.items():
            self._members[category] = ""
            for value, words in values.items():
                self.add(category, value, words)
        for joined, parts in table.compounds.items():
            self._add_compounds(joined, parts, table.words)

    def close(self) -> None:
        """Give every set of categories that can occur its symbol; later words get none."""
        sets = [frozenset(self.categories(word)) for word in self._categories]
        sets += [frozenset(shapes(sample)) for sample in _SAMPLES]
        sets += [frozenset((category,)) for category in self._endings]
        sets += [frozenset(("decade", "decade4"))]
        sets += [frozenset((category,)) for _, category, _ in self._suffixes]
        sets += [frozenset(s) for s in (("number",), ("ordinal",), ("number", "ordinal"))]
        for categories in sets:
            if categories:
                self._symbol(categories)
        self._members.update(capital_word=CAPITAL, small_word=WORD, start=BREAK + LINE)
        self._cache.clear()

    def members(self, category: str) -> str:
        """Return the symbols of all sets that hold `category`.

        Raises KeyError for a category that no word has and no list names.
        """
        return self._members[category]

    def add(self, category: str, value: str, words: Iterable[str]) -> None:
        """Let `words` belong to `category` with `value`; `word(a|b|)` stands for several.

        A word in small letters is also found capitalised and in capitals, one with a capital also
        in capitals, one behind `=` only as it is written.
        """
        for word in expand(words):
            forms = {word, word[:1].upper() + word[1:], word.upper()}
            for form in {word[1:]} if len(word) > 1 and word[0] == "=" else forms:
                self._categories.setdefault(form, {}).setdefault(category, value)
        self._cache.clear()

    def _add_compounds(
        self, joined: str, parts: tuple[str, ...], words: Mapping[str, Mapping[str, Iterable[str]]]
    ) -> None:
        first, second = parts
        for value, heads in words[first].items():
            for tail_value, tails in words[second].items():
                self.add(
                    joined,
                    f"{value} {tail_value}",
                    (head + tail for head in expand(heads) for tail in expand(tails)),
                )

    def categories(self, token: str) -> dict[str, str]:
        """Return the categories of a token, each with the token's value in it."""
        found = dict(self._categories.get(token, ()))
        if "0" <= token[0] <= "9":
            found.update(shapes(token) or self._with_ending(token))
        elif token.isalpha():
            found = self._read_number(token) | found
            if not found:
                found = self._by_suffix(token)
        return found

    def _with_ending(self, token: str) -> dict[str, str]:
        letters = token.lstrip("0123456789")
        digits = token[: len(token) - len(letters)]
        found = {c: digits for c, endings in self._endings.items() if letters.lower() in endings}
        if len(digits) == 4 and "decade" in found:
            found["decade4"] = digits
        return found

    def _read_number(self, token: str) -> dict[str, str]:
        lower = token.lower()
        if len(lower) > 40 or not lower.startswith(self._numerals):
            return {}
        found = {}
        number = self._numbers.words(lower)
        if number is not None and number == int(number):
            found["number"] = str(int(number))
        ordinal = self._numbers.ordinal(lower)
        if ordinal is not None:
            found["ordinal"] = str(ordinal)
        return found

    def _by_suffix(self, token: str) -> dict[str, str]:
        return {
            category: suffix
            for suffix, category, length in self._suffixes
            if len(token) >= length and token.endswith(suffix) and token.islower()
        }

    def _symbol(self, categories: frozenset[str]) -> str:
        symbol = self._symbols.get(categories)
        if symbol is None:
            # The private use area: no symbol is ever a metacharacter of a regex.
            symbol = self._symbols[categories] = chr(0xE000 + len(self._symbols))
            for category in categories:
                self._members[category] = self._members.get(category, "") + symbol
        return symbol

    def _new_symbol(self, token: str) -> str:
        if token.isspace():
            return (SPACE, LINE, BREAK)[min(token.count("\n"), 2)]
        symbol = self._symbols.get(frozenset(self.categories(token)))
        if symbol:
            return symbol
        if token.isalpha():
            return CAPITAL if token[0].isupper() else WORD
        return OTHER

    def symbols(self, tokens: Iterable[str]) -> str:
        """Return one symbol for each token."""
        if len(self._cache) > _CACHE_LIMIT:
            self._cache.clear()
        return "".join(map(self._cache.__getitem__, tokens))
