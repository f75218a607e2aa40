"""Amounts: a quantity and the currency beside it, found one by one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from newsfacts.money.doubts import Doubts
from newsfacts.money.lexicon import Lexicon, Unit
from newsfacts.money.quantity import Quantity, QuantityReader
from newsfacts.money.tokens import MINUS, Tokens

_THOUSAND = Decimal(1000)


@dataclass(slots=True)
class Amount:
    """Tokens `first` to `last` that are one amount.

    `low` is its value, or the lower end of a range with `high` the upper one, in units of the
    currency. `before` says that the currency stands before the number, `inherited` that it is that
    of another amount, `doubtful` that it may be no currency at all.
    """

    first: int
    last: int
    quantity: Quantity
    unit: Unit
    before: bool
    low: Decimal
    high: Decimal | None = None
    inherited: bool = False
    doubtful: bool = False


class AmountFinder:
    """Finds every quantity that has a currency directly beside it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._reader = QuantityReader(lexicon.numbers)
        self._anchors = lexicon.anchors()
        self._doubts = Doubts(lexicon)
        self.ends = self._doubts.ends
        self.verb_like = self._doubts.verb_like

    @property
    def reader(self) -> QuantityReader:
        """Return the reader of quantities."""
        return self._reader

    def find(self, tokens: Tokens) -> list[Amount]:
        """Return the amounts of a text in order, without overlaps.

        What may be another word than a currency ("590p", "5 real", "Fr. 12.30") counts where the
        text has an amount of that currency that is beyond doubt or, for signs, names its country.
        """
        found: list[Amount] = []
        anchors, low = self._anchors, tokens.low
        i, used = 0, -1
        while i < len(low):
            if low[i] not in anchors:
                i += 1
                continue
            currency = self._lexicon.currency(tokens, i)
            if currency is None:
                i += 1
                continue
            amount = self._at(tokens, i, currency[0], currency[1], used)
            if amount is None or tokens.cut(amount.last):
                i += 1
                continue
            found.append(amount)
            used = amount.last
            i = used + 1
        if any(amount.doubtful for amount in found):
            return self._beyond_doubt(tokens, found)
        return found

    def _beyond_doubt(self, tokens: Tokens, found: list[Amount]) -> list[Amount]:
        """Return `found` without the doubtful amounts that nothing in the text speaks for."""
        sure = {code for amount in found if not amount.doubtful for code in amount.unit.codes}
        regions = {
            place[1]
            for i in range(len(tokens))
            if (place := self._lexicon.places.starting(tokens, i)) is not None
        }
        return [
            amount
            for amount in found
            if not amount.doubtful
            or not sure.isdisjoint(amount.unit.codes)
            or (
                (amount.unit.sign or amount.unit.weight)
                and any(code[:2] in regions for code in amount.unit.codes)
            )
        ]

    def _at(self, tokens: Tokens, i: int, last: int, unit: Unit, used: int) -> Amount | None:
        back = self._reader.ending(tokens, i - 1) if i - 1 > used and tokens.near(i - 1) else None
        if back is not None and back.first <= used:
            back = None
        if back is None and unit.article:
            back = self._article(tokens, i, last, unit, used)
        # "EUR/USD 1.0850" quotes a rate.
        quoted = i > 1 and tokens.word[i - 1] == "/" and not tokens.is_number(i - 2)
        ahead = None if quoted else self._ahead(tokens, last, unit)
        if back is not None and ahead is not None:
            back, ahead = self._choose(tokens, i, last, unit, back, ahead)
        if back is not None:
            amount = self._behind(tokens, back, i, last, unit)
            if amount is not None:
                return amount
        if ahead is not None:
            return self._before(tokens, i, ahead, unit)
        return None

    def _article(self, tokens: Tokens, i: int, last: int, unit: Unit, used: int) -> Quantity | None:
        """Read "a dollar" as one, where nothing but the unit can be meant."""
        at = i - 1
        if (
            at <= used + (used >= 0)
            or not self._reader.is_article(tokens.low[at])
            or tokens.glued(at)
        ):
            return None
        if not self.ends(tokens, last + 1):
            return None
        # "not worth a penny" is no amount, "a penny a share" is.
        if unit.factor < 1 and not self._reader.is_article(
            "".join(tokens.low[last + 1 : last + 2])
        ):
            return None
        return Quantity(at, at, Decimal(1), Decimal(1), digits=False, plain=False)

    def _ahead(self, tokens: Tokens, last: int, unit: Unit) -> Quantity | None:
        at = last + 1
        if at >= len(tokens) or not tokens.near(last):
            return None
        abbreviated = unit.sign and not unit.code and unit.name[0].isalpha()
        if abbreviated and tokens.word[at] == "." and tokens.glued(last):
            at += 1
        if unit.sign and at + 1 < len(tokens) and tokens.word[at] in MINUS and tokens.glued(at):
            at += 1
        ahead = self._reader.starting(tokens, at)
        if ahead is None:
            return None
        if unit.garbled and (ahead.factor < _THOUSAND or not tokens.glued(last)):
            return None
        if (
            not ahead.digits
            and unit.name not in self._lexicon.symbols
            and (ahead.factor < _THOUSAND or unit.weak or not self.ends(tokens, ahead.last + 1))
        ):
            return None
        strong = ahead.factor >= _THOUSAND or not ahead.plain
        if unit.sign:
            if unit.weak and not (strong and (len(unit.name) > 1 or tokens.glued(last))):
                return None
            return None if self._percent(tokens, ahead.last + 1) else ahead
        if unit.weak or unit.weight or not unit.bare or (ahead.digits and ahead.plain):
            return None
        if ahead.value < _THOUSAND and not tokens.in_cents(ahead.last):
            return None
        if not self.ends(tokens, ahead.last + 1) or self._currency_at(tokens, ahead.last + 1):
            return None
        return ahead

    def _percent(self, tokens: Tokens, i: int) -> bool:
        return i < len(tokens) and tokens.word[i] in "%‰"

    def _currency_at(self, tokens: Tokens, i: int) -> tuple[int, Unit] | None:
        if i >= len(tokens) or tokens.low[i] not in self._anchors:
            return None
        return self._lexicon.currency(tokens, i)

    def _choose(
        self,
        tokens: Tokens,
        i: int,
        last: int,
        unit: Unit,
        back: Quantity,
        ahead: Quantity,
    ) -> tuple[Quantity | None, Quantity | None]:
        """Decide between "5 € 10" and "5 €10": what is glued, no year, the language's habit."""
        glued_back, glued_ahead = tokens.glued(i - 1), tokens.glued(last)
        if glued_back != glued_ahead:
            return (back, None) if glued_back else (None, ahead)
        if back.year_like or (unit.sign and ahead.digits and not back.digits):
            return None, ahead
        if unit.sign and not unit.code and self._lexicon.words.sign_before:
            part = self._currency_at(tokens, ahead.last + 1)
            if part is None or part[1].factor >= 1 or part[1].codes[0] not in unit.codes:
                return None, ahead
        return back, None

    def _behind(
        self, tokens: Tokens, quantity: Quantity, i: int, last: int, unit: Unit
    ) -> Amount | None:
        if unit.garbled or not unit.bare or self._doubts.is_other(tokens, quantity, i, last, unit):
            return None
        doubtful = unit.weak and not self._doubts.surely(tokens, quantity, unit, i)
        glued = tokens.glued(quantity.last)
        if unit.weak and unit.sign and len(unit.name) == 1:
            return None
        if doubtful and (
            not self.ends(tokens, last + 1)
            or not quantity.digits
            or quantity.year_like
            or (len(tokens.word[i]) == 1 and not glued)
        ):
            return None
        first = quantity.first
        if tokens.hyphen(i - 1) and first < quantity.last and not tokens.glued(first):
            # The article of "a half-billion-dollar deal" is the deal's.
            first += self._reader.is_article(tokens.low[first])
        last, quantity = self._with_magnitude(tokens, quantity, last, unit)
        amount = Amount(first, last, quantity, unit, False, quantity.value * unit.factor)
        amount.doubtful = doubtful or (
            unit.weight and self._doubts.of_what(tokens, quantity, last + 1)
        )
        return self._doubled(tokens, amount)

    def _with_magnitude(
        self, tokens: Tokens, quantity: Quantity, last: int, unit: Unit
    ) -> tuple[int, Quantity]:
        """Take in a magnitude behind a sign or code: "75 USD million"."""
        at = last + 1
        if not unit.sign or quantity.factor != 1 or at >= len(tokens) or not tokens.near(last):
            return last, quantity
        end, factor = self._reader.magnitude(tokens, at)
        if factor is None or not self.ends(tokens, end + 1):
            return last, quantity
        return end, replace(quantity, factor=factor)

    def _before(self, tokens: Tokens, i: int, quantity: Quantity, unit: Unit) -> Amount:
        amount = Amount(i, quantity.last, quantity, unit, True, quantity.value * unit.factor)
        amount.doubtful = unit.weak and not unit.code and quantity.factor < _THOUSAND
        return self._doubled(tokens, amount)

    def _doubled(self, tokens: Tokens, amount: Amount) -> Amount:
        """Take in a second word for the same currency: "$249 USD", "Yuan RMB"."""
        at = amount.last + 1
        if at + 1 < len(tokens) and tokens.hyphen(at):
            at += 1
        if at >= len(tokens) or not tokens.near(at - 1) or amount.unit.factor < 1:
            return amount
        again = self._currency_at(tokens, at)
        if again is None and amount.before:
            return self._placed_behind(tokens, amount, at)
        if again is None:
            return amount
        if again[1].factor < 1 and amount.before and tokens.glued(amount.last):
            # "£1.50p"
            amount.last = again[0]
            return amount
        if again[1].factor != 1 or again[1].weight:
            return amount
        codes = tuple(c for c in amount.unit.codes if c in again[1].codes)
        following = again[0] + 1
        if not codes or (
            following < len(tokens)
            and again[1].sign
            and tokens.is_number(following)
            and tokens.near(again[0])
        ):
            return amount
        amount.unit = replace(
            again[1] if again[1].placed else amount.unit,
            codes=codes,
            default=codes[0] if len(codes) == 1 else amount.unit.default,
        )
        amount.last = again[0]
        return amount

    def _placed_behind(self, tokens: Tokens, amount: Amount, at: int) -> Amount:
        """Take in whose sign it is behind the number: "$500 million US"."""
        codes = self._lexicon.prefix(tokens.word[at], amount.unit)
        if len(codes) == 1 and len(tokens.word[at]) > 1 and self.ends(tokens, at + 1):
            amount.unit = replace(amount.unit, codes=codes, default=codes[0], placed=True)
            amount.last = at
        return amount
