"""Every amount of money in an article: where it stands and what it is worth."""

from __future__ import annotations

from decimal import Decimal

from newsfacts.lexicon import Patterns
from newsfacts.money.amounts import Amount, AmountFinder
from newsfacts.money.carry import Carrier
from newsfacts.money.combine import Combiner
from newsfacts.money.context import Context
from newsfacts.money.lexicon import Lexicon
from newsfacts.money.links import Links
from newsfacts.money.parts import PartJoiner
from newsfacts.money.tokens import Tokens
from newsfacts.records import Money

# No dollar, peso or pound buys more than this many of another of the same name.
_RATES = 1000
# The largest note ever printed was of 10^21 pengő. Digits without end are no sum, and from 29 of
# them on the arithmetic of Decimals fails.
_ABSURD = Decimal(10) ** 24


class MoneyFinder:
    """Finds the amounts of money in articles of one language."""

    def __init__(self, language: str, patterns: Patterns = Patterns()) -> None:  # noqa: B008
        """Load the tables of `language`; raises PatternError where they are missing or wrong."""
        lexicon = Lexicon(language, patterns)
        self._lexicon = lexicon
        self._amounts = AmountFinder(lexicon)
        self._parts = PartJoiner(lexicon, self._amounts)
        self._combiner = Combiner(lexicon, self._amounts)
        self._carrier = Carrier(lexicon, self._amounts)
        self._links = Links(lexicon)

    def find(self, text: str) -> list[Money]:
        """Return the amounts of the article `text` in order, without overlaps.

        `start` and `end` count code points. The currency of a bare sign or word is decided by the
        whole article; where that leaves it open, `currency` is None and `currency_candidates`
        says what it may be. `equivalent_to` is set on an amount that says the one before it once
        more in another currency. `converted` is left to `newsfacts.exchange`.
        """
        tokens = Tokens(text)
        amounts = self._parts.join(tokens, self._amounts.find(tokens))
        amounts = self._combiner.combine(tokens, amounts)
        amounts = self._combiner.lead(tokens, self._carrier.carry(tokens, amounts))
        amounts = [amount for amount in amounts if max(amount.low, amount.high or 0) < _ABSURD]
        same = self._same(tokens, amounts)
        context = Context(self._lexicon, tokens, amounts, same)
        found: list[Money] = []
        for amount, index in zip(amounts, same, strict=True):
            beside = None if index is None else found[index].currency
            currency = context.currency(amount, beside)
            if currency is not None and currency == beside:
                index = None
            found.append(self._money(tokens, amount, currency, index))
        return found

    def _same(self, tokens: Tokens, amounts: list[Amount]) -> list[int | None]:
        """Return for each amount the index of the one it stands beside as the same once more.

        Two amounts in one currency are never that: "$5 million, or $5 a share", "five million
        dollars ($5,000,000)".
        """
        same: list[int | None] = []
        for i, amount in enumerate(amounts):
            index: int | None = None
            if i:
                before = amounts[i - 1]
                first = same[i - 1]
                if first is not None and self._links.bracketed_list(
                    tokens, before.last, amount.first
                ):
                    index = first
                elif self._links.equivalent(tokens, before.last, amount.first, amount.last):
                    index = i - 1
                if index is not None and _one_currency(amounts[index], amount):
                    index = None
            same.append(index)
        return same

    def _money(
        self, tokens: Tokens, amount: Amount, currency: str | None, index: int | None
    ) -> Money:
        start, end = tokens.start[amount.first], tokens.end[amount.last]
        return Money(
            start=start,
            end=end,
            text=tokens.text[start:end],
            amount=plain(amount.low),
            amount_max=None if amount.high is None else plain(amount.high),
            currency=currency,
            currency_candidates=None if currency else amount.unit.codes,
            modifier=self._links.modifier(tokens, amount.first, amount.last),
            equivalent_to=index,
        )


def _one_currency(before: Amount, amount: Amount) -> bool:
    """Say whether two amounts are in one currency: the same word, or bare signs of one kind.

    Of the latter one sum in two spellings, and two that no rate between dollars makes the same:
    "a dividend of 49 cents a share ($780 million)".
    """
    if before.unit.codes == amount.unit.codes:
        return True
    if before.unit.placed or amount.unit.placed:
        return False
    small, large = sorted((before.low, amount.low))
    return before.low == amount.low or (
        large > _RATES * small and any(code in before.unit.codes for code in amount.unit.codes)
    )


def plain(number: Decimal) -> Decimal:
    """Return `number` without trailing zeros and without an exponent."""
    number = number.normalize()
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number
