"""Whose dollar: the currency of an amount, where the amount itself leaves it open."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from newsfacts.money.amounts import Amount
from newsfacts.money.lexicon import Lexicon
from newsfacts.money.tokens import Tokens

# The place a report is from: "SYDNEY, May 3 (Reuters) -", "Bern (sda) –", at the start of a line.
_DATELINE = re.compile(r"^[^\W\d_][^\n]{2,60}?(?:\([^)\n]{2,20}\)|\s[-\u2013\u2014])", re.MULTILINE)
_HEAD = 600


class Context:
    """Decides the currencies of one article.

    In this order: a form in the article that says it ("US$"), the place of the dateline, the
    country named nearest, the stated default of the word; None where it stays open. A word with a
    default keeps it unless the article speaks of the other country more than of the default's.
    """

    def __init__(self, lexicon: Lexicon, tokens: Tokens, amounts: list[Amount]) -> None:
        self._lexicon = lexicon
        self._tokens = tokens
        self._explicit = [
            (amount.first, amount.unit.codes[0])
            for amount in amounts
            if amount.unit.placed and len(amount.unit.codes) == 1
        ]
        self._explicit_counts = Counter(code for _, code in self._explicit)
        self._inside = {k for amount in amounts for k in range(amount.first, amount.last + 1)}
        self._decided: list[str] = []

    def currency(self, amount: Amount, beside: str | None) -> str | None:
        """Return the ISO 4217 code of an amount, or None where the article leaves it open.

        To be called for the amounts in the order of the text: cents are those of the last amount
        before them.

        `beside` is the currency of the amount that this one says once more, if it does: it cannot
        be the same, and an editor converts into a currency that needs no explanation.
        """
        code = self._decide(amount, beside)
        if code is not None:
            self._decided.append(code)
        return code

    def _decide(self, amount: Amount, beside: str | None) -> str | None:
        unit = amount.unit
        if len(unit.codes) == 1:
            return unit.codes[0]
        if unit.factor < 1:
            for code in reversed(self._decided):
                if code in unit.codes:
                    return code
        codes = tuple(code for code in unit.codes if code != beside)
        if beside is not None and unit.default in codes:
            return unit.default
        regions = {code[:2]: code for code in reversed(codes)}
        if unit.default is None:
            return self._nearest(codes, regions, amount.first)
        explicit = [code for code in codes if self._explicit_counts[code]]
        if explicit:
            chosen = self._among(explicit, regions, amount.first, unit.default)
            return chosen if self._outweighs(chosen, unit.default) else unit.default
        if self._dateline in regions:
            return regions[self._dateline]
        return self._against_default(regions, unit.default)

    def _nearest(self, codes: tuple[str, ...], regions: dict[str, str], first: int) -> str | None:
        """Return the code said, or of the place named, nearest to token `first`."""
        near = [(abs(i - first), code) for i, code in self._explicit if code in codes]
        near += [(abs(i - first), regions[r]) for i, r in self._places if r in regions]
        return min(near)[1] if near else None

    def _among(self, explicit: list[str], regions: dict[str, str], first: int, default: str) -> str:
        """Return the explicit code to go by: the only one, the dateline's, or the last before."""
        if len(explicit) == 1:
            return explicit[0]
        if self._dateline in regions and regions[self._dateline] in explicit:
            return regions[self._dateline]
        before = [code for i, code in self._explicit if i < first and code in explicit]
        return before[-1] if before else default

    def _outweighs(self, code: str, default: str) -> bool:
        if code == default or self._dateline == code[:2]:
            return True
        if self._dateline == default[:2]:
            return False
        away, home = self._region_counts[code[:2]], self._region_counts[default[:2]]
        return away > home or not home

    def _against_default(self, regions: dict[str, str], default: str) -> str:
        """Return another currency than the default only where the whole article is from there."""
        counts = [(self._region_counts[region], region) for region in regions]
        n, region = max(counts, default=(0, ""))
        return regions[region] if n >= 2 and not self._region_counts[default[:2]] else default

    @cached_property
    def _places(self) -> list[tuple[int, str]]:
        """The places named in the article: (token, region)."""
        places, tokens = self._lexicon.places, self._tokens
        firsts = places.firsts()
        out: list[tuple[int, str]] = []
        for i, low in enumerate(tokens.low):
            if low in firsts and tokens.is_word(i) and i not in self._inside:
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
