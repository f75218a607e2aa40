"""The currency lexicon: what stands at a place of a text and may be a currency."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from newsfacts.lexicon import Patterns
from newsfacts.money.phrases import Phrases
from newsfacts.money.tables import Currencies, CurrencyNames, MoneyWords, UnitRow
from newsfacts.money.tokens import Tokens
from newsfacts.numbers import NumberGrammar

_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Unit:
    """A currency as it stands in a text.

    `codes` are its possible ISO 4217 codes, `name` is common to the spellings of one word ("$" and
    "dollar" have different names), `factor` is what one of it is in the currency's main unit times
    what stands before a code ("MUSD"). `sign` is true for signs and codes, which may stand before
    the number; `placed` where the text says whose currency it is.
    """

    name: str
    codes: tuple[str, ...]
    default: str | None = None
    factor: Decimal = _ONE
    weak: bool = False
    bare: bool = True
    weight: bool = False
    capital: bool | None = None
    article: bool = False
    sign: bool = False
    code: bool = False
    garbled: bool = False
    placed: bool = False


class Lexicon:
    """All tables of one language, ready for look-up."""

    def __init__(self, language: str, patterns: Patterns) -> None:
        common = patterns.common("currencies", Currencies)
        names = patterns.table(language, "currencies", CurrencyNames)
        self.words = patterns.table(language, "money", MoneyWords)
        self.numbers = NumberGrammar.load(language, patterns)
        self.adjective_endings = names.adjective_endings
        self.home_codes = frozenset(names.home_codes.split())
        self.never_bare = frozenset(common.never_bare.split())
        self._common = common
        self._units: dict[tuple[str, ...], Unit] = {}
        self._longest: dict[str, int] = {}
        self._exact: dict[tuple[str, ...], Unit] = {}
        self._longest_exact: dict[str, int] = {}
        self.symbols: dict[str, Unit] = {}
        self.places = Phrases()
        self._add_symbols(common)
        self._add_codes(common)
        for row in names.units:
            self._add_unit(row)
        self._add_places(names)
        self._prefixes = {key: tuple(codes.split()) for key, codes in common.prefixes.items()}
        self._lower_prefixes = {key.lower(): codes for key, codes in self._prefixes.items()}
        self._articles = frozenset(self.numbers.table.articles)

    def _add_symbols(self, common: Currencies) -> None:
        for table, factor, garbled in (
            (common.symbols, _ONE, False),
            (common.subunit_symbols, Decimal("0.01"), False),
            (common.garbled_symbols, _ONE, True),
        ):
            for symbol, text in table.items():
                codes = tuple(text.split())
                self.symbols[symbol] = Unit(
                    symbol, codes, codes[0], factor, sign=True, garbled=garbled
                )
        for signs, usual, weak in (
            (common.signs, True, False),
            (common.open_signs, False, False),
            (common.weak_signs, False, True),
        ):
            for sign, text in signs.items():
                codes = tuple(text.split())
                default = codes[0] if usual or len(codes) == 1 else None
                unit = Unit(sign, codes, default, weak=weak, sign=True)
                self._put(self._exact, self._longest_exact, sign, unit)

    def _add_codes(self, common: Currencies) -> None:
        weak = frozenset(common.weak_codes.split())
        for code in common.codes.split():
            unit = Unit(code, (code,), code, weak=code in weak, sign=True, code=True, placed=True)
            self._exact[(code,)] = unit
            self._longest_exact.setdefault(code, 1)
            if code in weak:
                continue
            for letter, factor in common.code_factors.items():
                self._exact[(letter + code,)] = replace(unit, factor=factor)
                self._longest_exact.setdefault(letter + code, 1)
        for low in common.lower_codes.split():
            for spelling in (low, low.capitalize()):
                self._exact.setdefault((spelling,), self._exact[(low.upper(),)])
                self._longest_exact.setdefault(spelling, 1)

    def _add_unit(self, row: UnitRow) -> None:
        codes = tuple(row.codes.split())
        unit = Unit(
            row.forms[0],
            codes,
            row.default or (codes[0] if len(codes) == 1 else None),
            row.factor,
            row.weak,
            row.bare,
            row.weight,
            row.capital,
            row.article,
            placed=len(codes) == 1,
        )
        for form in row.forms:
            self._put(self._units, self._longest, form, unit)

    @staticmethod
    def _put(
        units: dict[tuple[str, ...], Unit], longest: dict[str, int], form: str, unit: Unit
    ) -> None:
        key = tuple(Tokens(form).word)
        units.setdefault(key, unit)
        longest[key[0]] = max(len(key), longest.get(key[0], 0))

    def _add_places(self, names: CurrencyNames) -> None:
        for region, places in names.places.items():
            for place in places:
                self.places.add(place, region)
                if " " in place:
                    self.places.add(place.replace(" ", "-"), region)
        for region, stems in names.adjectives.items():
            for stem in stems:
                for ending in names.adjective_endings:
                    self.places.add(stem + ending, region)
                    if " " in stem:
                        self.places.add(stem.replace(" ", "-") + ending, region)

    def anchors(self) -> frozenset[str]:
        """Return every first token, in small letters, that a currency may begin with."""
        return frozenset(
            word.lower()
            for words in (
                self.symbols,
                self._longest,
                self._longest_exact,
                self._prefixes,
                self._common.code_factors,
                self.places.firsts(),
            )
            for word in words
        )

    def currency(self, tokens: Tokens, i: int) -> tuple[int, Unit] | None:
        """Return (index of the last token, unit) of the currency that starts at token `i`."""
        symbol = self.symbols.get(tokens.word[i])
        if symbol is not None:
            return self._after_symbol(tokens, i, symbol)
        if not tokens.is_word(i):
            return None
        return (
            self._before_symbol(tokens, i)
            or self._sign(tokens, i)
            or self._name(tokens, i)
            or self._placed_name(tokens, i)
        )

    def _after_symbol(self, tokens: Tokens, i: int, symbol: Unit) -> tuple[int, Unit]:
        """Read "$US5" and "$AUD5" too: whose sign it is stands glued between it and the number."""
        if i + 2 < len(tokens) and tokens.glued(i) and tokens.is_number(i + 2):
            word = tokens.word[i + 1]
            code = (word,) if (word,) in self._exact else ()
            codes = _common(self._prefixes.get(word, code), symbol.codes)
            if codes:
                return i + 1, replace(symbol, codes=codes, default=codes[0], placed=True)
        return i, symbol

    def prefix(self, word: str, unit: Unit) -> tuple[str, ...]:
        """Return the codes that `word` makes of the bare sign `unit`, if it is a prefix."""
        return _common(self._prefixes.get(word, ()), unit.codes) if not unit.placed else ()

    def _before_symbol(self, tokens: Tokens, i: int) -> tuple[int, Unit] | None:
        """Read whose sign it is before the sign: "US$", "HK $", "US-$", "mxn$", "T€"."""
        at = i + 1
        if at + 1 < len(tokens) and tokens.hyphen(at):
            at += 1
        if at >= len(tokens) or tokens.word[at] not in self.symbols:
            return None
        symbol, word, glued = self.symbols[tokens.word[at]], tokens.word[i], tokens.glued(at - 1)
        codes = self._prefixes.get(word) or self._lower_prefixes.get(word.lower(), ())
        if len(word) == 3 and (word.upper(),) in self._exact:
            codes = (word.upper(),)
        if not glued and (
            word.lower() in self._articles
            or (i > 0 and tokens.glued(i - 1) and tokens.word[i - 1] in "'\u2019")
            or (word.islower() and at + 1 < len(tokens) and tokens.glued(at))
        ):
            return None
        loose = glued and len(symbol.codes) > 1
        codes = _common(codes, symbol.codes) or (codes if loose else ())
        if codes:
            default = codes[0] if len(codes) == 1 else None
            placed = replace(symbol, codes=codes, default=default, placed=True)
            return at, placed
        factor = self._common.code_factors.get(word)
        if factor is not None and glued and i + 1 == at:
            return at, replace(symbol, factor=factor)
        return None

    def _sign(self, tokens: Tokens, i: int) -> tuple[int, Unit] | None:
        room = len(tokens) - i
        for size in range(min(self._longest_exact.get(tokens.word[i], 0), room), 0, -1):
            unit = self._exact.get(tuple(tokens.word[i : i + size]))
            if unit is None:
                continue
            last = i + size - 1
            if unit.code and last + 1 < len(tokens) and tokens.glued(last):
                symbol = self.symbols.get(tokens.word[last + 1])
                if symbol is not None and unit.codes[0] in symbol.codes:
                    return last + 1, unit
            return last, unit
        return None

    def _name(self, tokens: Tokens, i: int, *, any_case: bool = False) -> tuple[int, Unit] | None:
        longest = self._longest.get(tokens.low[i], 0)
        if not longest:
            return None
        best: tuple[int, Unit] | None = None
        key: tuple[str, ...] = ()
        last = i
        while len(key) < longest and last < len(tokens):
            if key and tokens.hyphen(last):
                last += 1
            key += (tokens.low[last],)
            unit = self._units.get(key)
            if unit is not None and (any_case or _case_fits(unit, tokens.word[last])):
                best = last, unit
            if not tokens.near(last):
                break
            last += 1
        return best

    def _placed_name(self, tokens: Tokens, i: int) -> tuple[int, Unit] | None:
        place = self.places.starting(tokens, i)
        if place is None:
            return None
        at = place[0] + 1
        if at + 1 < len(tokens) and tokens.hyphen(at):
            at += 1
        if at >= len(tokens) or not tokens.near(at - 1):
            return None
        name = self._name(tokens, at, any_case=True)
        if name is None:
            return None
        codes = tuple(c for c in name[1].codes if c[:2] == place[1])
        if not codes:
            return None
        unit = replace(name[1], codes=codes[:1], default=codes[0], placed=True)
        return name[0], replace(unit, weak=False, bare=True, weight=False)


def _common(codes: Iterable[str], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for code in codes if code in others)


def _case_fits(unit: Unit, word: str) -> bool:
    return unit.capital is None or unit.capital == word[0].isupper()
