"""Units and their parts: "15 Dollar und 15 Cent", "3 Euro 50", "15 dollars and 50"."""

from __future__ import annotations

from decimal import Decimal

from newsfacts.money.amounts import Amount, AmountFinder
from newsfacts.money.lexicon import Lexicon
from newsfacts.money.phrases import phrases
from newsfacts.money.tokens import Tokens

_THOUSAND = Decimal(1000)
_HUNDREDTH = Decimal("0.01")


class PartJoiner:
    """Adds cents to their dollars, with the words of one language."""

    def __init__(self, lexicon: Lexicon, finder: AmountFinder) -> None:
        self._reader = finder.reader
        self._ends = finder.ends
        self._part = phrases(lexicon.words.connectors.part)
        self._list = phrases(lexicon.words.connectors.list)

    def join(self, tokens: Tokens, amounts: list[Amount]) -> list[Amount]:
        """Return `amounts` with those that are parts of the one before them added to it."""
        out: list[Amount] = []
        for amount in amounts:
            whole = out[-1] if out else None
            if whole is not None and self._is_part(tokens, whole, amount):
                whole.low += amount.low
                whole.last = amount.last
            else:
                out.append(amount)
        for i, amount in enumerate(out):
            limit = out[i + 1].first if i + 1 < len(out) else len(tokens)
            if _takes_parts(amount):
                self._bare_part(tokens, amount, limit)
        return out

    def _is_part(self, tokens: Tokens, whole: Amount, part: Amount) -> bool:
        if not _takes_parts(whole) or part.unit.factor >= 1 or part.before or part.low >= 1:
            return False
        if part.quantity.number != int(part.quantity.number):
            return False
        if not any(c in part.unit.codes for c in whole.unit.codes):
            return False
        at = whole.last + 1
        if not tokens.near(whole.last):
            return False
        if at < part.first and tokens.word[at] == ",":
            at += 1
        joined = self._part.starting(tokens, at) if at < part.first else None
        if joined is not None and whole.before and whole.low >= _THOUSAND:
            # "the first £37,700 and 40p in the pound": nobody adds pence to so many pounds.
            return False
        return (at if joined is None else joined[0] + 1) == part.first

    def _bare_part(self, tokens: Tokens, amount: Amount, limit: int) -> None:
        at = amount.last + 1
        joined = self._part.starting(tokens, at)
        if joined is not None:
            at = joined[0] + 1
        if at >= limit or not tokens.near(at - 1) or tokens.glued(at - 1):
            return
        part = self._reader.starting(tokens, at)
        if part is None or part.last >= limit or part.factor != 1 or not 1 <= part.number < 100:
            return
        if part.number != int(part.number) or (part.digits and len(tokens.word[at]) != 2):
            return
        after = part.last + 1
        free = after >= len(tokens) or not tokens.near(part.last)
        if joined is not None or amount.before:
            closed = free or tokens.word[after] in ".;!?)"
        else:
            closed = free or (
                self._ends(tokens, after) and self._list.starting(tokens, after) is None
            )
        if closed and not (amount.before and (part.digits or joined is None)):
            amount.low += part.number * _HUNDREDTH
            amount.last = part.last


def _takes_parts(amount: Amount) -> bool:
    quantity = amount.quantity
    return (
        quantity.factor == 1
        and quantity.number == int(quantity.number)
        and (quantity.plain or not quantity.digits or "." not in str(quantity.number))
        and amount.unit.factor == 1
        and amount.high is None
    )
