"""Whose dollar: the currency of an amount, where the amount itself leaves it open."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cached_property
from itertools import pairwise

from newsfacts.money.amounts import Amount
from newsfacts.money.lexicon import Lexicon, Unit
from newsfacts.money.tokens import Tokens

# The place a report is from: "SYDNEY, May 3 (Reuters) -", "Bern (sda) –", at the start of a line.
_DATELINE = re.compile(r"^[^\W\d_][^\n]{2,60}?(?:\([^)\n]{2,20}\)|\s[-\u2013\u2014])", re.MULTILINE)
_HEAD = 600
# Tokens at most between a change in cents and what it leads to: "rose 5 cents to …".
_LEADS = 2
# A text of fewer tokens is a sentence or two: one name in it does not say what all is about.
_ARTICLE = 60
# Names of places this short are read only with a capital.
_SHORT = 3


class Context:
    """Decides the currencies of one article.

    A word with a default ("dollar") keeps it unless the dateline is from another of its countries,
    or a form before it says another ("C$") and the article does not speak as much of the default's
    country, or the article is about another. A word without one ("crown") is the
    one said, or of the country named, nearest to it, and stays open where there is none.
    """

    def __init__(
        self, lexicon: Lexicon, tokens: Tokens, amounts: list[Amount], same: list[int | None]
    ) -> None:
        """Take the amounts in order, and for each the index of the one it says once more."""
        self._lexicon = lexicon
        self._tokens = tokens
        self._explicit = [
            (amount.first, amount.unit.codes[0])
            for amount in amounts
            if amount.unit.placed and len(amount.unit.codes) == 1
        ]
        self._bare: dict[str, int] = {}
        for amount in amounts:
            if len(amount.unit.codes) > 1:
                self._bare.setdefault(amount.unit.name, amount.first)
        self._inside = {k for amount in amounts for k in range(amount.first, amount.last + 1)}
        self._last: dict[str, int] = {}
        self._evidence: dict[tuple[str, ...], tuple[list[int], list[str]]] = {}
        self._leads = {
            small.first: amount
            for small, amount in pairwise(amounts)
            if small.unit.factor < 1 == amount.unit.factor
            and amount.first - small.last <= _LEADS + 1
            and all(tokens.word[k].isalpha() for k in range(small.last + 1, amount.first))
        }
        self._not: dict[str, set[str]] = {}
        for amount, index in zip(amounts, same, strict=True):
            if index is not None:
                self._exclude(amount, amounts[index])
                self._exclude(amounts[index], amount)

    def _exclude(self, bare: Amount, other: Amount) -> None:
        """Note that "$5" is no A$ in all of an article that says "A$7 ($5)" once."""
        if len(bare.unit.codes) > 1 and len(other.unit.codes) == 1:
            self._not.setdefault(bare.unit.name, set()).add(other.unit.codes[0])

    def currency(self, amount: Amount, beside: str | None) -> str | None:
        """Return the ISO 4217 code of an amount, or None where the article leaves it open.

        To be called for the amounts in the order of the text: cents are those of the last amount
        before them. `beside` is the currency of the amount that this one says once more, if it
        does: it cannot be the same, and an editor converts into a currency that needs no
        explanation.
        """
        code = self._decide(amount, beside)
        if code is not None:
            self._last[code] = amount.first
        return code

    def _decide(self, amount: Amount, beside: str | None) -> str | None:
        unit = amount.unit
        if len(unit.codes) == 1:
            return unit.codes[0]
        if unit.factor < 1:
            leads = self._leads.get(amount.first)
            code = None if leads is None else self._decide(leads, None)
            if code in unit.codes:
                return code
            last = [(self._last[code], code) for code in unit.codes if code in self._last]
            if last:
                return max(last)[1]
        excluded = self._not.get(unit.name, set()) | {beside}
        codes = tuple(code for code in unit.codes if code not in excluded)
        if beside is not None and unit.default in codes:
            return unit.default
        if unit.default is None:
            return self._nearest(codes, amount.first)
        home = {code for code in codes if code[:2] == self._dateline}
        if home:
            return home.pop()
        if unit.default not in codes:
            return self._nearest(codes, amount.first)
        return self._said_before(codes, amount) or self._against_default(codes, unit)

    def _said_before(self, codes: tuple[str, ...], amount: Amount) -> str | None:
        """Return the form said last before `amount`, or None where there is none.

        A foreign form counts only where it comes before the first bare one: an article that begins
        with "$48 million" and has "C$16 million" later marks the exception.
        """
        places, found = self._listed(codes, named=False)
        at = bisect_right(places, amount.first)
        if not at or places[0] > self._bare[amount.unit.name]:
            return None
        code = found[at - 1]
        away = self._region_counts[code[:2]]
        home = self._region_counts[(amount.unit.default or "")[:2]]
        return code if away > home or not home else amount.unit.default

    def _nearest(self, codes: tuple[str, ...], first: int) -> str | None:
        """Return the code said, or of the place named, nearest to token `first`."""
        places, found = self._listed(codes, named=True)
        at = bisect_right(places, first)
        near = [(abs(places[k] - first), found[k]) for k in (at - 1, at) if 0 <= k < len(places)]
        return min(near)[1] if near else None

    def _listed(self, codes: tuple[str, ...], *, named: bool) -> tuple[list[int], list[str]]:
        """Return where the article says one of `codes` or, with `named`, names its place."""
        key = (*codes, str(named))
        if key not in self._evidence:
            said = [(i, code) for i, code in self._explicit if code in codes]
            if named:
                regions = {code[:2]: code for code in reversed(codes)}
                said += [(i, regions[region]) for i, region in self._places if region in regions]
            said.sort()
            self._evidence[key] = [i for i, _ in said], [code for _, code in said]
        return self._evidence[key]

    def _against_default(self, codes: tuple[str, ...], unit: Unit) -> str | None:
        """Return another currency than the default only where the article is about its country.

        One whose papers write it bare asks that no country be named more often, and the default's
        not half as often, and no amount that says whose it is. Any other asks that the default's
        is not named at all, and a bare sign, which trade between countries uses for the default,
        for more mentions.
        """
        counts = self._region_counts
        default = unit.default or ""
        n, code = max((counts[code[:2]], code) for code in codes)
        home = counts[default[:2]]
        if code in self._lexicon.home_codes:
            if any(code == said for _, said in self._explicit):
                return default
            enough = n > (len(self._tokens) < _ARTICLE)
            return code if enough and n > 2 * home and n == max(counts.values()) else default
        if home or (unit.sign and code in self._lexicon.never_bare):
            return default
        return code if n >= (3 if unit.sign else 2) else default

    @cached_property
    def _places(self) -> list[tuple[int, str]]:
        """The places named in the article: (token, region)."""
        places, tokens = self._lexicon.places, self._tokens
        firsts = places.firsts()
        out: list[tuple[int, str]] = []
        for i, low in enumerate(tokens.low):
            if low not in firsts or i in self._inside:
                continue
            # "us" is no country.
            if len(low) > _SHORT or not tokens.word[i].islower():
                found = places.starting(tokens, i)
                if found is not None:
                    out.append((i, found[1]))
        return out

    @cached_property
    def _region_counts(self) -> Counter[str]:
        return Counter(region for _, region in self._places)

    @cached_property
    def _dateline(self) -> str | None:
        mentions = {self._tokens.start[i]: region for i, region in self._places}
        for found in _DATELINE.finditer(self._tokens.text[:_HEAD]):
            if found.start() in mentions:
                return mentions[found.start()]
        return None
