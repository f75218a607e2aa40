"""Numbers with a magnitude that take over the currency of an amount in their sentence."""

from __future__ import annotations

from decimal import Decimal

from newsfacts.money.amounts import Amount, AmountFinder
from newsfacts.money.combine import phrases
from newsfacts.money.lexicon import Lexicon
from newsfacts.money.quantity import Quantity
from newsfacts.money.tokens import Phrases, Tokens

_THOUSAND = Decimal(1000)
# How many tokens before a number may say that it is compared with the amount.
_CUE_DISTANCE = 5
# How far, in tokens, the amount may be whose currency is taken over.
_REACH = 25
_SENTENCE_END = ".!?;"


class Carrier:
    """Finds the amounts whose currency is said once for two.

    "up from a target of 25 million", "nach 2,1 Milliarden im Vorjahr", "to 200 million from 150
    million dollars": a number with a magnitude and no noun of its own, compared in its sentence
    with an amount that has a currency.
    """

    def __init__(self, lexicon: Lexicon, finder: AmountFinder) -> None:
        self._reader = finder.reader
        self._ends = finder.ends
        self._compared = phrases(lexicon.words.connectors.compared)
        self._magnitudes = frozenset(
            word.lower()
            for word, factor in lexicon.numbers.magnitudes.items()
            if factor >= _THOUSAND and len(word) > 1
        )
        self._modifiers = Phrases()
        words = lexicon.words.modifiers
        for group in (words.about, words.over, words.under, words.at_least, words.at_most):
            for phrase in group:
                self._modifiers.add(phrase, "")

    def carry(self, tokens: Tokens, amounts: list[Amount]) -> list[Amount]:
        """Return `amounts` and those that take over a currency from one of them, in order."""
        if not amounts:
            return amounts
        out = list(amounts)
        taken = {k for amount in amounts for k in range(amount.first, amount.last + 1)}
        low = tokens.low
        for before, after in zip([None, *amounts], [*amounts, None], strict=True):
            start = before.last + 1 if before else max(0, amounts[0].first - _REACH)
            stop = after.first if after else min(len(tokens), amounts[-1].last + 1 + _REACH)
            rejected = False
            for i in range(start, min(stop, start + _REACH) if before else stop):
                if low[i] not in self._magnitudes or i in taken:
                    continue
                quantity = self._quantity(tokens, i, start, stop)
                if quantity is None:
                    continue
                source = None if rejected else self._source(tokens, quantity, before, after)
                if source is None:
                    rejected = True
                    continue
                value = quantity.value * source.unit.factor
                out.append(
                    Amount(
                        quantity.first,
                        quantity.last,
                        quantity,
                        source.unit,
                        False,
                        value,
                        inherited=True,
                    )
                )
        for amount, after in zip(amounts, [*amounts[1:], None], strict=True):
            limit = after.first if after else len(tokens)
            scaled = self._scaled(tokens, amount, limit, taken)
            if scaled is not None:
                out.append(scaled)
        out.sort(key=lambda amount: amount.first)
        return out

    def _scaled(self, tokens: Tokens, amount: Amount, limit: int, taken: set[int]) -> Amount | None:
        """Return a number that takes over magnitude and currency: "5 Mio. Euro nach 4,2 im …"."""
        factor = amount.quantity.factor
        link = self._compared.starting(tokens, amount.last + 1)
        if factor < _THOUSAND or link is None or not tokens.near(amount.last):
            return None
        at = self._passed(tokens, link[0] + 1)
        if at >= limit or not tokens.is_number(at) or at in taken or tokens.cut(at):
            return None
        number = self._reader.starting(tokens, at)
        if number is None or number.last >= limit or number.factor != 1 or number.year_like:
            return None
        if number.plain == (amount.quantity.number != int(amount.quantity.number)):
            return None
        if number.number >= _THOUSAND or not self._ends(tokens, number.last + 1):
            return None
        quantity = Quantity(at, number.last, number.number, factor, digits=True, plain=False)
        value = quantity.value * amount.unit.factor
        return Amount(at, number.last, quantity, amount.unit, False, value, inherited=True)

    def _quantity(self, tokens: Tokens, i: int, start: int, stop: int) -> Quantity | None:
        if i + 1 < stop and tokens.word[i + 1] == "." and tokens.glued(i):
            found = self._reader.ending(tokens, i + 1)
            if found is None or found.last != i + 1:
                found = self._reader.ending(tokens, i)
        else:
            found = self._reader.ending(tokens, i)
        if found is None or found.first < start or found.factor < _THOUSAND:
            return None
        return found

    def _source(
        self, tokens: Tokens, quantity: Quantity, before: Amount | None, after: Amount | None
    ) -> Amount | None:
        if not self._ends(tokens, quantity.last + 1):
            return None
        if (
            before is not None
            and self._same_sentence(tokens, before.last, quantity.first)
            and (
                self._is_compared(tokens, quantity.first, before.last)
                or self._bracketed(tokens, before.last, quantity)
            )
        ):
            return before
        if after is not None and self._same_sentence(tokens, quantity.last, after.first):
            link = self._compared.starting(tokens, quantity.last + 1)
            if link is not None and self._passed(tokens, link[0] + 1) == after.first:
                return after
            start = before.last if before else -1
            if self._is_compared(tokens, quantity.first, start, distance=1):
                return after
        return None

    def _bracketed(self, tokens: Tokens, last: int, quantity: Quantity) -> bool:
        """Say whether a bracket behind an amount holds the number alone: "5 Mio. Euro (4 Mio.)"."""
        at = quantity.first - 1
        if at >= 0 and tokens.word[at] in "+-\u2013\u2212":
            at -= 1
        end = quantity.last + 1
        return at == last + 1 and tokens.word[at] == "(" and tokens.low[end : end + 1] == [")"]

    def _is_compared(
        self, tokens: Tokens, first: int, floor: int, distance: int = _CUE_DISTANCE
    ) -> bool:
        at = first - 1
        modifier = self._modifiers.ending(tokens, at)
        if modifier is not None:
            at = modifier[0] - 1
        for k in range(at, max(floor, at - distance), -1):
            if self._compared.ending(tokens, k) is not None:
                return True
            if tokens.is_number(k):
                return False
        return False

    def _passed(self, tokens: Tokens, i: int) -> int:
        modifier = self._modifiers.starting(tokens, i)
        return i if modifier is None else modifier[0] + 1

    def _same_sentence(self, tokens: Tokens, last: int, first: int) -> bool:
        if first - last > _REACH:
            return False
        for k in range(last, first):
            if not tokens.near(k):
                return False
            if k > last and tokens.word[k] in _SENTENCE_END and not tokens.glued(k):
                return False
        return True
