"""Whose dollar: the currency of an amount, where the amount itself leaves it open."""

from __future__ import annotations

import re
from collections import Counter

from newsfacts.money.amounts import Amount
from newsfacts.money.lexicon import Lexicon
from newsfacts.money.tokens import Tokens

# The place a report is from: "SYDNEY, May 3 (Reuters) -", "Bern (sda) –", at the start of a line.
_DATELINE = re.compile(r"^[^\W\d_][^\n]{2,60}?(?:\([^)\n]{2,20}\)|\s[-\u2013\u2014])", re.MULTILINE)
_HEAD = 600


class Context:
    """Decides the currencies of one article.

    In this order: a form in the article that says it ("US$"), the country named nearest, the
    place of the dateline, the stated default of the word; None where it stays open.
    """

    def __init__(self, lexicon: Lexicon, tokens: Tokens, amounts: list[Amount]) -> None:
        self._lexicon = lexicon
        self._tokens = tokens
        self._explicit: Counter[str] = Counter(
            amount.unit.codes[0]
            for amount in amounts
            if amount.unit.placed and len(amount.unit.codes) == 1
        )
        self._mentions: list[tuple[int, str]] | None = None
        self._dateline: str | None = None

    def currency(self, amount: Amount) -> str | None:
        """Return the ISO 4217 code of an amount, or None where the article leaves it open."""
        unit = amount.unit
        if len(unit.codes) == 1:
            return unit.codes[0]
        explicit = [(n, code) for code in unit.codes if (n := self._explicit[code])]
        if explicit:
            return max(explicit, key=lambda pair: pair[0])[1]
        regions = {code[:2]: code for code in reversed(unit.codes)}
        mentions = self._places()
        if unit.default is not None:
            return self._against_default(regions, unit.default) or unit.default
        near = [(abs(i - amount.first), region) for i, region in mentions if region in regions]
        if near:
            return regions[min(near)[1]]
        return None

    def _against_default(self, regions: dict[str, str], default: str) -> str | None:
        """Return another currency than the default only where the whole article is from there."""
        self._places()
        if self._dateline in regions:
            return regions[self._dateline]
        counts = Counter(region for _, region in self._places() if region in regions)
        home = counts.pop(default[:2], 0)
        if counts and not home:
            region, n = counts.most_common(1)[0]
            if n >= 2:
                return regions[region]
        return None

    def _places(self) -> list[tuple[int, str]]:
        if self._mentions is None:
            self._mentions = []
            places, tokens = self._lexicon.places, self._tokens
            firsts = places.firsts()
            for i, low in enumerate(tokens.low):
                if low in firsts and tokens.word[i][0].isupper():
                    found = places.starting(tokens, i)
                    if found is not None:
                        self._mentions.append((i, found[1]))
            self._dateline = self._from_dateline()
        return self._mentions

    def _from_dateline(self) -> str | None:
        mentions = {self._tokens.start[i]: region for i, region in self._mentions or ()}
        for found in _DATELINE.finditer(self._tokens.text[:_HEAD]):
            if found.start() in mentions:
                return mentions[found.start()]
        return None
