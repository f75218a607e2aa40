"""Every amount of money in an article: where it stands and what it is worth."""

from __future__ import annotations

from decimal import Decimal

from newsfacts.lexicon import Patterns
from newsfacts.money.amounts import Amount, AmountFinder
from newsfacts.money.combine import Combiner
from newsfacts.money.context import Context
from newsfacts.money.lexicon import Lexicon
from newsfacts.money.links import Links
from newsfacts.money.tokens import Tokens
from newsfacts.records import Money


class MoneyFinder:
    """Finds the amounts of money in articles of one language."""

    def __init__(self, language: str, patterns: Patterns = Patterns()) -> None:  # noqa: B008
        """Load the tables of `language`; raises PatternError where they are missing or wrong."""
        lexicon = Lexicon(language, patterns)
        self._lexicon = lexicon
        self._amounts = AmountFinder(lexicon)
        self._combiner = Combiner(lexicon, self._amounts)
        self._links = Links(lexicon)

    def find(self, text: str) -> list[Money]:
        """Return the amounts of the article `text` in order, without overlaps.

        `start` and `end` count code points. The currency of a bare sign or word is decided by the
        whole article; where that leaves it open, `currency` is None and `currency_candidates`
        says what it may be. `equivalent_to` is set on an amount that says the one before it once
        more in another currency. `converted` is left to `newsfacts.exchange`.
        """
        tokens = Tokens(text)
        amounts = self._combiner.combine(tokens, self._amounts.find(tokens))
        context = Context(self._lexicon, tokens, amounts)
        found: list[Money] = []
        for amount in amounts:
            found.append(self._money(tokens, amount, context, found, amounts))
        return found

    def _money(
        self,
        tokens: Tokens,
        amount: Amount,
        context: Context,
        found: list[Money],
        amounts: list[Amount],
    ) -> Money:
        start, end = tokens.start[amount.first], tokens.end[amount.last]
        currency = context.currency(amount)
        return Money(
            start=start,
            end=end,
            text=tokens.text[start:end],
            amount=plain(amount.low),
            amount_max=None if amount.high is None else plain(amount.high),
            currency=currency,
            currency_candidates=None if currency else amount.unit.codes,
            modifier=self._links.modifier(tokens, amount.first, amount.last),
            equivalent_to=self._equivalent(tokens, amount, currency, found, amounts),
        )

    def _equivalent(
        self,
        tokens: Tokens,
        amount: Amount,
        currency: str | None,
        found: list[Money],
        amounts: list[Amount],
    ) -> int | None:
        """Return the index of the amount that `amount` says once more, if there is one."""
        if not found:
            return None
        before, index = amounts[len(found) - 1], len(found) - 1
        if (
            found[index].equivalent_to is not None
            and self._links.bracketed_list(tokens, before.last, amount.first)
            and currency != found[index].currency
        ):
            return found[index].equivalent_to
        if found[index].currency == currency:
            return None
        if self._links.equivalent(tokens, before.last, amount.first):
            return index
        return None


def plain(number: Decimal) -> Decimal:
    """Return `number` without trailing zeros and without an exponent."""
    number = number.normalize()
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number
