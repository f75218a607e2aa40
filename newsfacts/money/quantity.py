"""Quantities: numbers with their magnitudes, read backwards or forwards from a token."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from newsfacts.money.tokens import Tokens
from newsfacts.numbers import NumberGrammar

_ONE = Decimal(1)
_THOUSAND = Decimal(1000)
# More parts than any number in words of news text has ("two hundred and thirty-four thousand five
# hundred and sixty-seven" has eleven); bounds the work at one place.
_LONGEST = 14
# Marks that make what is glued behind them no number of its own.
_CUTS = frozenset(":,'")
# The tokens of the earlier figure that may stand in brackets between a number and its magnitude.
_BRACKETED = 7


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at tokens `first` to `last`: `value` is `number` times the magnitude `factor`."""

    first: int
    last: int
    number: Decimal
    factor: Decimal
    digits: bool
    plain: bool

    @property
    def value(self) -> Decimal:
        """Return the number with its magnitude."""
        return self.number * self.factor

    @property
    def year_like(self) -> bool:
        """Say whether this looks like a year of the last centuries."""
        return self.plain and self.factor == 1 and 1500 <= self.number <= 2100


class QuantityReader:
    """Reads quantities of one language."""

    def __init__(self, grammar: NumberGrammar) -> None:
        self._grammar = grammar
        self._short = {w.lower(): f for w, f in grammar.table.short_magnitudes.items()}
        self._joiners = frozenset(w.lower() for w in grammar.table.joiners)
        self._articles = frozenset(w.lower() for w in grammar.table.articles)

    def is_article(self, word: str) -> bool:
        """Say whether `word` is one that counts for one before a magnitude."""
        return word in self._articles

    def magnitude(self, tokens: Tokens, i: int) -> tuple[int, Decimal | None]:
        """Return the last token of the magnitude that starts at `i`, and its factor or None."""
        low = tokens.low[i]
        if i + 1 < len(tokens) and tokens.glued(i) and low + tokens.word[i + 1] in self._short:
            return i + 1, self._short[low + tokens.word[i + 1]]
        factor = self._short.get(low) if len(low) > 1 else None
        if factor is None and self._grammar.kind(low) == "magnitude":
            factor = self._grammar.factor(low)
        return i, factor

    def ending(self, tokens: Tokens, i: int) -> Quantity | None:
        """Return the longest quantity whose last token is `i`, or None.

        A hyphen glued to both sides at `i` is passed over ("10-Milliarden-Euro").
        """
        if i >= 0 and tokens.hyphen(i):
            i -= 1
        if i < 0:
            return None
        run: list[int] = []
        k = i
        while k >= 0 and len(run) < _LONGEST:
            if run and not tokens.near(k):
                break
            if tokens.is_number(k):
                run.append(k)
                break
            if tokens.hyphen(k) and run:
                k -= 1
                continue
            dotted = tokens.word[k] == "." and k > 0 and not run
            if dotted and tokens.low[k - 1] + "." in self._short:
                run.append(k - 1)
                k -= 2
                continue
            low = tokens.low[k]
            if low in self._short:
                known = not run and (
                    self._follows_number(tokens, k) or (k > 0 and tokens.word[k - 1] == ")")
                )
            else:
                known = self._grammar.kind(low) is not None
            if known:
                run.append(k)
            else:
                break
            k -= 1
        run.reverse()
        found = self._read(tokens, run, i)
        if found is None and k >= 0 and tokens.word[k] == ")":
            return self._around_bracket(tokens, run, k, i)
        return found

    def _around_bracket(
        self, tokens: Tokens, run: list[int], closing: int, last: int
    ) -> Quantity | None:
        """Read "3,9 (Vorjahr: 1,5) Mio." and "3,9 Mio. (1,5 Mio.) Euro" as the first of the two."""
        for k in range(closing - 1, max(0, closing - _BRACKETED), -1):
            if tokens.word[k] == "(":
                if not any(tokens.is_number(j) for j in range(k + 1, closing)):
                    break
                if run and tokens.is_number(k - 1) and tokens.near(k - 1):
                    return self._digits(tokens, [k - 1, *run], last)
                whole = None if run else self.ending(tokens, k - 1)
                return replace(whole, last=last) if whole and whole.factor >= _THOUSAND else None
        return None

    def _follows_number(self, tokens: Tokens, k: int) -> bool:
        """Say whether a short magnitude at `k` has a number before it; a letter needs digits."""
        at = k - 1
        if tokens.hyphen(at):
            at -= 1
        if at < 0 or not tokens.near(at):
            return False
        if tokens.is_number(at):
            return True
        return len(tokens.word[k]) > 1 and self._grammar.kind(tokens.low[at]) is not None

    def _read(self, tokens: Tokens, run: list[int], last: int) -> Quantity | None:
        if not run:
            return None
        if tokens.is_number(run[0]):
            found = self._digits(tokens, run, last)
            if found is not None:
                return found
            run = run[1:]
        for at in range(len(run)):
            found = self._words(tokens, run[at:], last)
            if found is not None:
                return found
        return None

    def starting(self, tokens: Tokens, i: int) -> Quantity | None:
        """Return the longest quantity whose first token is `i`, or None."""
        if i >= len(tokens):
            return None
        run: list[int] = []
        ends: list[int] = []
        k = i
        while k < len(tokens) and len(run) < _LONGEST:
            if run and not tokens.near(k - 1):
                break
            if tokens.hyphen(k) and run:
                k += 1
                continue
            low = tokens.low[k]
            end = k
            if tokens.is_number(k):
                if run:
                    break
            elif low in self._short:
                if not run or not self._follows_number(tokens, k):
                    break
                if k + 1 < len(tokens) and tokens.word[k + 1] == "." and tokens.glued(k):
                    end = k + 1 if low + "." in self._short else k
            elif self._grammar.kind(low) is None:
                break
            run.append(k)
            ends.append(end)
            k = end + 1
        while run:
            if tokens.is_number(run[0]):
                found = self._digits(tokens, run, ends[-1], after_sign=True)
                if found is not None and found.last == found.first:
                    found = self._with_fraction(tokens, found)
            else:
                found = self._words(tokens, run, ends[-1])
            if found is not None:
                return found
            run.pop()
            ends.pop()
        return None

    def _with_fraction(self, tokens: Tokens, whole: Quantity) -> Quantity:
        """Take in the eighths of a stock quote behind a whole number: "$8 1/4"."""
        below = whole.last + 3
        if not whole.plain or below >= len(tokens) or tokens.glued(whole.last):
            return whole
        if tokens.word[below - 1] not in "/\u2044" or not tokens.glued(below - 1):
            return whole
        number = self._grammar.digits(tokens.word[below])
        fraction = None if number is None else self._fraction(tokens, below, number)
        if fraction is None or fraction[0] != whole.first:
            return whole
        return replace(whole, last=below, number=fraction[1], plain=False)

    def _digits(
        self, tokens: Tokens, run: list[int], last: int, *, after_sign: bool = False
    ) -> Quantity | None:
        first = run[0]
        text = tokens.word[first]
        number = self._grammar.digits(text.rstrip("-\u2013\u2014").rstrip(".,"))
        if number is None:
            return None
        before = tokens.word[first - 1] if first and tokens.glued(first - 1) else ""
        if before in ("/", "\u2044") and first > 1 and tokens.is_number(first - 2):
            fraction = self._fraction(tokens, first, number)
            if fraction is not None:
                first, number = fraction
            elif not self._reduced(tokens, first - 2, number):
                return None
        elif before in _CUTS or (not after_sign and (before == "." or before[-1:].isalnum())):
            return None
        factor = _ONE
        rest = [tokens.low[k] for k in run[1:]]
        if rest and rest[0] in self._joiners:
            added, rest = self._half(rest)
            if added is None:
                return None
            number += added
        for word in rest:
            step = self._short.get(word) or self._grammar.factor(word)
            if step is None:
                return None
            factor *= step
        plain = text.isdigit()
        return Quantity(first, last, number, factor, digits=True, plain=plain)

    def _reduced(self, tokens: Tokens, i: int, number: Decimal) -> bool:
        """Say whether the number at `i` is the full price and `number` the reduced: "12/8 Euro"."""
        above = self._grammar.digits(tokens.word[i])
        return above is not None and number < above < _THOUSAND

    def _half(self, rest: list[str]) -> tuple[Decimal | None, list[str]]:
        """Read "and a half" and what follows it, behind digits."""
        for size in (3, 2):
            words = rest[1:size]
            if words and self._grammar.kind(words[-1]) == "fraction":
                return self._grammar.words(" ".join(words)), rest[size:]
        return None, rest

    def _fraction(self, tokens: Tokens, i: int, below: Decimal) -> tuple[int, Decimal] | None:
        """Read "1/2" and "2 1/2" ending at the number `i`; denominators of stock quotes only."""
        at = i - 2
        if at < 0 or not tokens.is_number(at) or not tokens.glued(at):
            return None
        above = self._grammar.digits(tokens.word[at])
        if above is None or below not in (2, 3, 4, 5, 8, 10, 16, 32) or not 0 < above < below:
            return None
        number, first = above / below, at
        hyphen = tokens.hyphen(at - 1)
        whole = at - 2 if hyphen else at - 1
        if whole >= 0 and tokens.word[whole].isdigit() and hyphen == tokens.glued(whole):
            number, first = number + Decimal(tokens.word[whole]), whole
        return first, number

    def _words(self, tokens: Tokens, run: list[int], last: int) -> Quantity | None:
        words = [tokens.low[k] for k in run]
        short = self._short.get(words[-1])
        if short is not None:
            words.pop()
        if not words or any(word in self._short for word in words):
            return None
        value = self._grammar.words(" ".join(words))
        if value is None:
            return None
        if short is not None:
            return Quantity(run[0], last, value, short, digits=False, plain=False)
        factor = self._grammar.factor(words[-1]) if len(words) > 1 else None
        if factor is None or factor < 1000 or value < factor:
            factor = _ONE
        return Quantity(run[0], last, value / factor, factor, digits=False, plain=False)
