"""Numbers with a magnitude that take over the currency of an amount in their sentence."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import chain

from newsfacts.money.amounts import Amount, AmountFinder
from newsfacts.money.lexicon import Lexicon
from newsfacts.money.phrases import modifier_phrases, phrases
from newsfacts.money.quantity import Quantity
from newsfacts.money.tokens import Tokens

_THOUSAND = Decimal(1000)
# How many tokens before a number may say that it is compared with the amount.
_CUE_DISTANCE = 5
# The same for a number that nothing else makes an amount.
_DIRECTLY = 2
# How far, in tokens, the amount may be whose currency is taken over: with a word that compares the
# two, and without one.
_REACH = 25
_NEAR = 12
_SENTENCE_END = ".!?"


class Carrier:
    """Finds the amounts whose currency is said once for two.

    "up from a target of 25 million", "nach 2,1 Milliarden im Vorjahr", "to 200 million from 150
    million dollars": a number with a magnitude and no noun of its own, compared in its sentence
    with an amount that has a currency.
    """

    def __init__(self, lexicon: Lexicon, finder: AmountFinder) -> None:
        self._reader = finder.reader
        self._ends = finder.ends
        self._verb_like = finder.verb_like
        self._closed = frozenset(lexicon.words.closed)
        self._partitive = frozenset(lexicon.words.partitive)
        self._capital_nouns = lexicon.words.capital_nouns
        self._compared = phrases(lexicon.words.connectors.compared)
        self._cues = frozenset(lexicon.words.connectors.cues)
        self._cue_endings = tuple(lexicon.words.connectors.cue_endings)
        self._magnitudes = frozenset(
            word.lower()
            for word, factor in lexicon.numbers.magnitudes.items()
            if factor >= _THOUSAND and len(word) > 1
        )
        self._short = frozenset(
            word.lower().rstrip(".")
            for word, factor in lexicon.numbers.table.short_magnitudes.items()
            if factor > _THOUSAND and len(word) > 1
        )
        self._modifiers = modifier_phrases(lexicon.words.modifiers)

    def carry(self, tokens: Tokens, amounts: list[Amount]) -> list[Amount]:
        """Return `amounts` and those that take over a currency from one of them, in order."""
        if not amounts:
            return amounts
        out = list(amounts)
        taken = {k for amount in amounts for k in range(amount.first, amount.last + 1)}
        for before, after in zip([None, *amounts], [*amounts, None], strict=True):
            source = before
            for i in _between(before, after, len(tokens)):
                if i in taken:
                    continue
                carried = self._at(tokens, i, source, after)
                if carried is None:
                    continue
                span = range(carried.first, carried.last + 1)
                if taken.isdisjoint(span):
                    out.append(carried)
                    taken.update(span)
                    if source and self._is_listed(tokens, source, carried.quantity):
                        source = carried
        for amount, after in zip(amounts, [*amounts[1:], None], strict=True):
            limit = after.first if after else len(tokens)
            scaled = self._scaled(tokens, amount, limit, taken)
            if scaled is not None:
                out.append(scaled)
        out.sort(key=lambda amount: amount.first)
        return out

    def _at(
        self, tokens: Tokens, i: int, before: Amount | None, after: Amount | None
    ) -> Amount | None:
        """Return the amount whose magnitude, or whose number in groups of digits, is token `i`."""
        start = before.last + 1 if before else 0
        if tokens.low[i] in self._magnitudes:
            quantity = self._quantity(tokens, i, start, after.first if after else len(tokens))
            source = self._source(tokens, quantity, before, after) if quantity else None
        elif tokens.is_number(i) and not tokens.word[i].isdigit():
            quantity, source = self._grouped(tokens, i, before, after)
        else:
            return None
        return _like(source, quantity) if source and quantity else None

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
        return _like(amount, quantity)

    def _quantity(self, tokens: Tokens, i: int, start: int, stop: int) -> Quantity | None:
        if i + 1 < stop and tokens.word[i + 1] == "." and tokens.glued(i):
            found = self._reader.ending(tokens, i + 1)
            if found is None or found.last != i + 1:
                found = self._reader.ending(tokens, i)
        else:
            found = self._reader.ending(tokens, i)
        if found is None or found.first < start or found.value < _THOUSAND:
            return None
        return found

    def _grouped(
        self, tokens: Tokens, i: int, before: Amount | None, after: Amount | None
    ) -> tuple[Quantity | None, Amount | None]:
        """Return a number in groups of digits, and the amount whose currency it takes over.

        It stands directly behind a comparing word ("davon 300.000"), or behind a word for money
        ("statt der Summe von 110 000 nun 400 000 Euro").
        """
        number = self._reader.starting(tokens, i)
        if number is None or number.factor != 1 or number.number < _THOUSAND:
            return None, None
        if not self._ends(tokens, number.last + 1) or tokens.cut(number.last):
            return None, None
        floor = before.last if before else -1
        source = None
        if before and self._same_sentence(tokens, floor, i):
            apart = any(tokens.is_number(k) for k in range(floor + 1, i))
            if not apart and self._is_compared(tokens, i, floor, distance=1):
                return number, before
            source = before
        elif after and self._same_sentence(tokens, number.last, after.first):
            source = after
        cued = source and self._is_cued(tokens, i, max(floor, i - 1 - _DIRECTLY))
        return (number, source) if cued else (None, None)

    def _source(
        self, tokens: Tokens, quantity: Quantity, before: Amount | None, after: Amount | None
    ) -> Amount | None:
        """Return the amount whose currency `quantity` takes over: the nearer of its sentence.

        Without a word that compares them it must be near.
        """
        following = quantity.last + 1
        if not self._ends(tokens, following) or any(
            tokens.is_number(k) and not _is_year(tokens.word[k])
            for k in (quantity.first - 1, following)
            if 0 <= k < len(tokens)
        ):
            return None
        if (
            following < len(tokens)
            and tokens.low[following] in self._partitive
            and self._compared.starting(tokens, following) is None
        ):
            return None
        if before is not None:
            near = quantity.first - before.last <= _NEAR
            compared = self._is_compared(tokens, quantity.first, before.last)
            if (near or compared) and self._same_sentence(tokens, before.last, quantity.first):
                return before
            if self._is_listed(tokens, before, quantity):
                return before
            cued = self._is_cued(tokens, quantity.first, before.last)
            if cued and self._same_sentence(tokens, before.last, quantity.first, ends=2):
                return before
            sure = (
                compared
                or self._is_short(tokens, quantity)
                or self._compared.starting(tokens, following) is not None
                or self._is_modified(tokens, quantity)
            ) and not self._is_count(tokens, before.last + 1, quantity.first)
            if sure and self._same_sentence(tokens, before.last, quantity.first, ends=1):
                return before
        if (
            after is not None
            and after.first - quantity.last <= _NEAR
            and (
                self._capital_nouns
                or self._is_short(tokens, quantity)
                or self._compared.starting(tokens, following) is not None
                or self._is_compared(tokens, quantity.first, -1, distance=1)
                or self._leads_to(tokens, quantity, after)
            )
            and self._same_sentence(tokens, quantity.last, after.first)
        ):
            # "5 Millionen aus dem Verkauf, der 16 Millionen Dollar brachte": the clause of the
            # other amount is not the number's, and the sentence before named a currency too.
            apart = "," in tokens.word[following : after.first]
            if apart and before is not None and before.unit.codes != after.unit.codes:
                return before
            return after
        return None

    def _is_listed(self, tokens: Tokens, before: Amount, quantity: Quantity) -> bool:
        """Say whether both end a bracket, this alone in its: "(5 Mio. Euro) … (7 Millionen)"."""
        return (
            quantity.last + 1 < len(tokens)
            and tokens.word[quantity.first - 1] == "("
            and tokens.word[quantity.last + 1] == ")"
            and tokens.word[before.last + 1] == ")"
            and before.quantity.factor >= _THOUSAND
            and self._same_sentence(tokens, before.last, quantity.first, ends=1)
        )

    def _is_count(self, tokens: Tokens, start: int, stop: int) -> bool:
        """Say whether the sentence of token `stop` counts something in magnitudes before it."""
        for k in range(stop - 1, start - 1, -1):
            if tokens.word[k] in _SENTENCE_END:
                return False
            if tokens.low[k] in self._magnitudes and not self._ends(tokens, k + 1):
                return True
        return False

    def _leads_to(self, tokens: Tokens, quantity: Quantity, after: Amount) -> bool:
        """Say whether the amount is compared with a number that a word makes money, or part of it.

        "revenue of 3 billion in the quarter versus $2 billion", "5 billion, of which $2 billion"
        """
        at = quantity.last + 1
        if tokens.word[at] == "," and self._compared.starting(tokens, at + 1) is not None:
            return True
        compared = self._compared.ending(tokens, after.first - 1) is not None
        return compared and self._is_cued(tokens, quantity.first, -1)

    def _is_cued(self, tokens: Tokens, first: int, floor: int) -> bool:
        """Say whether the sentence speaks of money shortly before token `first`."""
        for k in range(first - 1, max(floor, first - 1 - _CUE_DISTANCE), -1):
            if tokens.word[k] in _SENTENCE_END:
                return False
            if tokens.low[k] in self._cues or tokens.low[k].endswith(self._cue_endings):
                return True
        return False

    def _is_modified(self, tokens: Tokens, quantity: Quantity) -> bool:
        """Say whether the number has a modifier and neither a noun nor an auxiliary behind it."""
        if self._modifiers.ending(tokens, quantity.first - 1) is None:
            return False
        at = quantity.last + 1
        if at >= len(tokens) or not tokens.near(quantity.last) or not tokens.is_word(at):
            return True
        return self._verb_like(tokens.word[at]) and tokens.low[at] not in self._closed

    def _is_short(self, tokens: Tokens, quantity: Quantity) -> bool:
        """Say whether the magnitude is written short, as hardly anything but money has it."""
        last = quantity.last
        return tokens.low[last - 1 if tokens.word[last] == "." else last] in self._short

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

    def _same_sentence(self, tokens: Tokens, last: int, first: int, ends: int = 0) -> bool:
        """Say whether tokens `last` and `first` have at most `ends` ends of sentences between."""
        if first - last > _REACH:
            return False
        for k in range(last, first):
            if not tokens.near(k):
                return False
            if k > last and tokens.word[k] in _SENTENCE_END and not tokens.glued(k):
                if tokens.glued(k - 1) and tokens.is_word(k - 1) and len(tokens.word[k - 1]) < 4:
                    continue
                ends -= 1
                if ends < 0:
                    return False
        return True


def _between(before: Amount | None, after: Amount | None, end: int) -> Iterable[int]:
    """Return the tokens between two amounts that are near enough to one of them."""
    start = before.last + 1 if before else 0
    stop = after.first if after else end
    if before is None:
        return range(max(start, stop - _REACH), stop)
    if after is None or stop - start <= 2 * _REACH:
        return range(start, min(stop, start + 2 * _REACH))
    return chain(range(start, start + _REACH), range(stop - _REACH, stop))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and 1500 <= int(word) <= 2100


def _like(source: Amount, quantity: Quantity) -> Amount:
    """Return `quantity` as an amount in the currency of `source`."""
    value = quantity.value * source.unit.factor
    return Amount(
        quantity.first, quantity.last, quantity, source.unit, False, value, inherited=True
    )
