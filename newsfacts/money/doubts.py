"""What a number beside the word for a currency may be instead of an amount."""

from __future__ import annotations

from decimal import Decimal

from newsfacts.money.lexicon import Lexicon, Unit
from newsfacts.money.quantity import Quantity
from newsfacts.money.tokens import HYPHENS, Tokens

_THOUSAND = Decimal(1000)


class Doubts:
    """The weights, names and compounds of one language that look like amounts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._factor = lexicon.numbers.factor
        words = lexicon.words
        self._closed = frozenset(words.closed)
        self._not_before = frozenset(words.not_before)
        self._not_before_one = frozenset(words.not_before_one)
        self._not_after = frozenset(words.not_after)
        self._list = frozenset(words.connectors.list)
        self._vague = frozenset(words.vague)
        self._weight_before = frozenset(words.weight.before)
        self._weight_after = frozenset(words.weight.after)
        self._money_of = frozenset(words.weight.money_of)

    def ends(self, tokens: Tokens, i: int) -> bool:
        """Say whether what ends before token `i` has no noun of its own behind it."""
        if i >= len(tokens) or not tokens.near(i - 1):
            return True
        if tokens.word[i] in "%‰°" or tokens.word[i] in self._lexicon.symbols:
            return False
        if tokens.hyphen(i):
            return False
        if not tokens.is_word(i) or tokens.low[i] in self._closed:
            return True
        return self.verb_like(tokens.word[i])

    def verb_like(self, word: str) -> bool:
        """Say whether a word cannot be a noun nor an adjective before one, by its form alone."""
        return (
            self._lexicon.words.capital_nouns
            and word.islower()
            and not word.endswith(self._lexicon.adjective_endings)
        )

    def is_other(self, tokens: Tokens, quantity: Quantity, i: int, last: int, unit: Unit) -> bool:
        """Say whether a number before the unit is no amount: a weight, a name, a compound."""
        large = quantity.factor >= _THOUSAND
        before = tokens.low[quantity.first - 1] if quantity.first else ""
        if before in self._not_after:
            return True
        at = last + 1
        hyphened = at + 1 < len(tokens) and tokens.hyphen(at)
        if hyphened:
            at += 1
        after = tokens.low[at] if at < len(tokens) and tokens.near(at - 1) else ""
        if after in self._not_before and not large and not unit.sign:
            return True
        if quantity.value == 1 and (after in self._not_before_one or _is_cut_off(tokens, last)):
            return True
        loose = hyphened and quantity.factor == 1 and not tokens.hyphen(i - 1)
        if loose and (not quantity.digits or quantity.year_like):
            return True
        if self._is_vague(tokens, quantity.first):
            return True
        if unit.code and unit.weak and not large and not self.ends(tokens, last + 1):
            return True
        return unit.weight and not large and self._is_weight(tokens, quantity, i, at, after)

    def _is_vague(self, tokens: Tokens, first: int) -> bool:
        """Say whether nobody counted: "several hundred", "ein paar Hundert oder Tausend"."""
        at = first - 1
        while at > 1 and tokens.low[at] in self._list and self._factor(tokens.low[at - 1]):
            at -= 2
        return at >= 0 and tokens.low[at] in self._vague

    def surely(self, tokens: Tokens, quantity: Quantity, unit: Unit, i: int) -> bool:
        """Say whether the number alone makes a word with other meanings a currency."""
        if quantity.factor >= _THOUSAND:
            return True
        if unit.sign and not unit.code:
            return False
        if len(tokens.word[i]) == 1:
            return quantity.digits and tokens.glued(i - 1) and quantity.number < 100
        if unit.code and quantity.number >= 100 and not quantity.year_like:
            return True
        return quantity.digits and not quantity.plain

    def of_what(self, tokens: Tokens, quantity: Quantity, at: int) -> bool:
        """Say whether the noun at token `at` may be what is weighed: "fünf Pfund Linsen"."""
        return (
            self._lexicon.words.capital_nouns
            and quantity.value < _THOUSAND
            and at < len(tokens)
            and tokens.near(at - 1)
            and tokens.word[at][0].isupper()
            and tokens.low[at] not in self._closed
        )

    def _is_weight(self, tokens: Tokens, quantity: Quantity, i: int, at: int, after: str) -> bool:
        """Say whether pounds at token `i` are a weight; `after` is the word behind, at `at`."""
        if after in self._weight_after:
            following = tokens.low[at + 1] if at + 1 < len(tokens) else ""
            return following not in self._money_of
        if tokens.hyphen(i - 1) and after and after not in self._money_of:
            return not self.ends(tokens, at)
        if quantity.value >= _THOUSAND:
            return False
        start = max(0, quantity.first - 4)
        return any(tokens.low[k] in self._weight_before for k in range(start, quantity.first))


def _is_cut_off(tokens: Tokens, last: int) -> bool:
    """Say whether the word at `last` lacks its end: "a dollar- or euro-sign"."""
    at = last + 1
    return (
        at < len(tokens)
        and tokens.word[at] in HYPHENS
        and tokens.glued(last)
        and (not tokens.glued(at))
    )
