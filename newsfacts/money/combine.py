"""Amounts together: ranges, changes, and lists that share one unit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from newsfacts.money.amounts import Amount, AmountFinder
from newsfacts.money.lexicon import Lexicon
from newsfacts.money.phrases import Phrases, modifier_phrases, phrases
from newsfacts.money.quantity import Quantity
from newsfacts.money.tokens import DASHES, HYPHENS, MINUS, Tokens

_THOUSAND = Decimal(1000)
# How many tokens before an amount may say that it changes or ranges.
_CUE_DISTANCE = 6
_FAR = 99
# Numbers that share a unit in a list are of one size: "3 und 5 Euro", not "Platz 3 und 500 Euro".
_ALIKE = 50


class Combiner:
    """Puts the amounts of one text together, with the connecting words of one language."""

    def __init__(self, lexicon: Lexicon, finder: AmountFinder) -> None:
        words = lexicon.words.connectors
        self._reader = finder.reader
        self._ends = finder.ends
        self._range = phrases(words.range)
        self._between = phrases(words.between)
        self._between_and = phrases(words.between_and)
        self._from = phrases(words.from_)
        self._to = phrases(words.to)
        self._list = phrases(words.list)
        self._range_cues = frozenset(words.range_cues)
        self._change_cues = frozenset(words.change_cues)
        self._modifiers = modifier_phrases(lexicon.words.modifiers)

    def combine(self, tokens: Tokens, amounts: list[Amount]) -> list[Amount]:
        """Return the amounts with everything that belongs to them, in order."""
        out: list[Amount] = []
        for amount in amounts:
            self._leftwards(tokens, amount, out)
        for i, amount in enumerate(out):
            limit = out[i + 1].first if i + 1 < len(out) else len(tokens)
            if amount.high is None:
                self._rightwards(tokens, amount, limit)
        return out

    def lead(self, tokens: Tokens, amounts: list[Amount]) -> list[Amount]:
        """Return the amounts with what stands before those that took over their currency."""
        out: list[Amount] = []
        for amount in amounts:
            number = (
                None
                if amount.before or not amount.inherited
                else self._changed(tokens, amount, out[-1].last if out else -1)
            )
            if number is not None:
                out.append(number)
            out.append(amount)
        return out

    def _changed(self, tokens: Tokens, amount: Amount, floor: int) -> Amount | None:
        """Return what a carried `amount` changes from: "von 310 auf 350 Millionen"."""
        link = self._link(tokens, amount.first - 1, floor)
        if link is None or "to" not in link[0]:
            return None
        number = self._reader.ending(tokens, link[1])
        if number is None or number.first <= floor or number.year_like:
            return None
        if not self._has_before(self._from, tokens, number.first):
            return None
        return self._shared(tokens, amount, number, link[0])

    # Leftwards: what shares the currency of the amount behind it.

    def _leftwards(self, tokens: Tokens, amount: Amount, out: list[Amount]) -> None:
        """Append `amount` to `out`, merged with or preceded by what stands before it."""
        lead: list[Amount] = []
        while True:
            floor = out[-1].last if out else -1
            link = self._link(tokens, amount.first - 1, floor)
            if link is None:
                break
            kinds, at = link
            # "zwei- bis dreitausend", "a $2- to $3-million deal"
            is_open = _is_open(tokens, at)
            at -= is_open
            if out and at == floor:
                self._pair(tokens, out, amount, kinds)
                break
            if amount.before:
                break
            number = self._reader.ending(tokens, at)
            if number is None or number.first <= floor or tokens.hyphen(at):
                break
            if number.year_like and not amount.quantity.year_like:
                break
            if self._extends(tokens, amount, number, kinds, is_open=is_open):
                continue
            shared = self._shared(tokens, amount, number, kinds)
            if shared is None:
                break
            lead.append(amount)
            amount = shared
        out.append(amount)
        out.extend(reversed(lead))

    def _link(self, tokens: Tokens, i: int, floor: int) -> tuple[set[str], int] | None:
        """Return the kinds of connector that ends at token `i`, and the token before it.

        A modifier between the connector and the amount is passed over.
        """
        if i <= floor or not tokens.near(i):
            return None
        if i > 0 and tokens.word[i] in MINUS and tokens.glued(i) and not tokens.glued(i - 1):
            i -= 1
        modifier = self._modifiers.ending(tokens, i)
        if modifier is not None and modifier[0] > floor + 1:
            found = self._link_at(tokens, i)
            if found is not None:
                return found
            i = modifier[0] - 1
        return self._link_at(tokens, i)

    def _link_at(self, tokens: Tokens, i: int) -> tuple[set[str], int] | None:
        if i < 0 or not tokens.near(i):
            return None
        kinds: set[str] = set()
        first = i
        if tokens.word[i] in DASHES:
            kinds.add("dash")
        elif tokens.word[i] == ",":
            kinds.add("comma")
        elif tokens.word[i] == "/":
            kinds.add("list")
        for kind, table in (
            ("range", self._range),
            ("and", self._between_and),
            ("to", self._to),
            ("list", self._list),
        ):
            found = table.ending(tokens, i)
            if found is not None:
                kinds.add(kind)
                first = min(first, found[0])
        if not kinds or not tokens.near(first - 1):
            return None
        return kinds, first - 1

    def _before(self, tokens: Tokens, i: int) -> int:
        """Return the token before `i`, modifiers passed over."""
        at = i - 1
        modifier = self._modifiers.ending(tokens, at)
        return modifier[0] - 1 if modifier is not None else at

    def _has_before(self, table: Phrases, tokens: Tokens, i: int) -> bool:
        return (
            table.ending(tokens, i - 1) is not None
            or table.ending(tokens, self._before(tokens, i)) is not None
        )

    def _cue(self, cues: frozenset[str], tokens: Tokens, i: int, distance: int) -> int:
        """Return how many tokens before `i` a cue stands in its sentence, `_FAR` if none does."""
        for k in range(i - 1, max(-1, i - 1 - distance), -1):
            if tokens.word[k] in ".;!?" or not tokens.near(k):
                break
            if tokens.low[k] in cues:
                return i - k
        return _FAR

    def _is_change(self, tokens: Tokens, first: int, kinds: set[str]) -> bool:
        """Say whether "A to B" with A at token `first` is a change, not a range."""
        if "to" not in kinds:
            return False
        ranges = self._cue(self._range_cues, tokens, first, _CUE_DISTANCE)
        changes = self._cue(self._change_cues, tokens, first, _CUE_DISTANCE)
        if self._has_before(self._from, tokens, first) or "range" not in kinds:
            return ranges == _FAR or changes < ranges
        return changes < ranges

    def _is_range(self, tokens: Tokens, first: int, kinds: set[str]) -> bool:
        if "and" in kinds and self._has_before(self._between, tokens, first):
            return True
        return ("dash" in kinds or "range" in kinds) and not self._is_change(tokens, first, kinds)

    def _pair(self, tokens: Tokens, out: list[Amount], amount: Amount, kinds: set[str]) -> None:
        """Merge or align `amount` with the amount directly before it."""
        low = out[-1]
        codes = tuple(c for c in low.unit.codes if c in amount.unit.codes)
        if not codes or low.high is not None or amount.high is not None:
            return
        scales = _scales(low.quantity, amount.quantity)
        if self._is_range(tokens, low.first, kinds):
            if "dash" in kinds and not _close_dash(tokens, low.last + 1):
                return
            if scales:
                low.low *= amount.quantity.factor
            if low.low >= amount.low:
                return
            amount.high, amount.low, amount.first = amount.low, low.low, low.first
            if low.unit.placed and not amount.unit.placed:
                amount.unit = low.unit
            out.pop()
        elif (
            scales
            and low.before
            and self._is_change(tokens, low.first, kinds)
            and self._has_before(self._from, tokens, low.first)
        ):
            low.low *= amount.quantity.factor

    def _extends(
        self, tokens: Tokens, amount: Amount, number: Quantity, kinds: set[str], *, is_open: bool
    ) -> bool:
        """Make `amount` a range that begins with `number`, if the words say so.

        A number with an open hyphen (`is_open`) leaves the rest of its word to the other.
        """
        if amount.high is not None or amount.inherited:
            return False
        if not self._is_range(tokens, number.first, kinds):
            return False
        if "dash" in kinds and not (
            _close_dash(tokens, number.last + 1) and (number.digits or amount.quantity.digits)
        ):
            return False
        low = number.value
        if _scales(number, amount.quantity):
            low *= amount.quantity.factor
        elif is_open:
            low *= _left_out(number.value, amount.quantity.value)
        low *= amount.unit.factor
        if low >= amount.low:
            return False
        amount.high, amount.low, amount.first = amount.low, low, number.first
        return True

    def _shared(
        self, tokens: Tokens, amount: Amount, number: Quantity, kinds: set[str]
    ) -> Amount | None:
        """Return `number` as an amount of its own that shares the unit of `amount`."""
        change = self._is_change(tokens, number.first, kinds)
        if change:
            if not (
                self._has_before(self._from, tokens, number.first)
                or self._cue(self._change_cues, tokens, number.first, 1) == 1
            ):
                return None
        else:
            listed = "list" in kinds or ("comma" in kinds and amount.inherited)
            if not listed or number.value * _ALIKE < amount.quantity.number:
                return None
        if amount.high is not None:
            return None
        if number.factor == 1 and number.number < _THOUSAND and amount.quantity.factor >= _THOUSAND:
            number = replace(number, factor=amount.quantity.factor)
        value = number.value * amount.unit.factor
        return Amount(
            number.first, number.last, number, amount.unit, False, value, inherited=not change
        )

    # Rightwards: the upper end of a range without a currency of its own.

    def _rightwards(self, tokens: Tokens, amount: Amount, limit: int) -> None:
        """Extend "$5" to "$5-7m", "$5 to 7 million", "€200–300m"."""
        at = amount.last + 1
        if at + 1 >= limit or not tokens.near(amount.last):
            return
        kinds: set[str] = set()
        if tokens.word[at] in DASHES and _close_dash(tokens, at):
            kinds.add("dash")
            following = at + 1
        else:
            for kind, table in (
                ("range", self._range),
                ("to", self._to),
                ("and", self._between_and),
            ):
                found = table.starting(tokens, at)
                if found is not None:
                    kinds.add(kind)
                    following = found[0] + 1
        if not kinds:
            return
        number = self._reader.starting(tokens, following)
        if number is None or number.last >= limit or number.year_like:
            return
        # "a £2-3m estimate", "a $200-300 fine": behind a sign a dash without spaces says enough.
        joined = amount.before and "dash" in kinds and tokens.glued(at - 1) and tokens.glued(at)
        if not joined and not self._ends(tokens, number.last + 1):
            return
        if not amount.before and "dash" not in kinds:
            return
        if not self._is_range(tokens, amount.first, kinds):
            return
        low, high = amount.low, number.value * amount.unit.factor
        if _scales(amount.quantity, number):
            low *= number.factor
        elif _scales(number, amount.quantity) and not number.plain:
            high *= amount.quantity.factor
        if low >= high:
            return
        amount.low, amount.high, amount.last = low, high, number.last


def _scales(low: Quantity, high: Quantity) -> bool:
    """Say whether `low` shares the magnitude of `high`: "5 bis 7 Millionen", "$5-7m"."""
    return (
        low.factor == 1
        and high.factor >= _THOUSAND
        and low.number < _THOUSAND
        and low.number <= high.number
    )


def _is_open(tokens: Tokens, i: int) -> bool:
    """Say whether token `i` is a hyphen that leaves out the rest of its word: "zwei- bis …"."""
    if tokens.word[i] not in HYPHENS or not tokens.glued(i - 1):
        return False
    return not tokens.glued(i) or tokens.word[i + 1] == ","


def _left_out(low: Decimal, high: Decimal) -> Decimal:
    """Return the round number that an open hyphen leaves out: 1000 in "zwei- bis dreitausend"."""
    for factor in map(Decimal, (100_000, 10_000, 1_000, 100)):
        if high % factor == 0 and low * factor < high:
            return factor
    return Decimal(1)


def _close_dash(tokens: Tokens, i: int) -> bool:
    """Say whether the dash at token `i` joins: a long one only without spaces."""
    spaced = not (tokens.glued(i - 1) and tokens.glued(i))
    return not (spaced and tokens.word[i] == "\u2014")
