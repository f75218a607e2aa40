"""Organisations that the text itself spells out: the words before an acronym in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsfacts.names.spans import NameSpan

_ACRONYM = re.compile(r"[“”„\"'’»«]?\s\(([^\W\d_a-zß-ÿ][^\W\d_]{1,7})\)")
_WORD = re.compile(r"[^\W\d_][\w&’'-]*")
# What may stand between two words of a name.
_GAP = re.compile(r"\s|\s?&\s?")
_REACH = 120
# So many words may a name have beyond the letters of its acronym (Schwartz and Hearst, "A simple
# algorithm for identifying abbreviation definitions in biomedical text", 2003).
_MORE = 5


def spell_out(text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
    """Return spans in text order, organisations whole that an acronym behind them spells out.

    "Order of Old Owls (OOO)": each letter of the acronym begins a word of the name or a part of a
    compound, in this order; words without a capital may be left out of it. A model must have seen
    an organisation there, in the name or its acronym, and no person or longer name.
    """
    out = list(spans)
    for found in _ACRONYM.finditer(text):
        start, end = _before(text, found.start(), found[1]), found.start()
        if start is None:
            continue
        beneath = [s for s in out if s.start < end and s.end > start]
        inside = all(start <= s.start and s.end <= end and s.label != "PER" for s in beneath)
        seen = any(s.label == "ORG" for s in out if s.start < found.end() and s.end > start)
        if inside and seen:
            out = [s for s in out if s not in beneath] + [NameSpan(start, end, "ORG")]
    return sorted(out, key=lambda s: s.start)


def _before(text: str, end: int, acronym: str) -> int | None:
    """Return where the name begins that ends at `end` and goes by an acronym, None without one."""
    words = list(_WORD.finditer(text, max(0, end - _REACH), end))
    letters = [c.lower() for c in acronym if c.isupper()]
    if len(letters) < 2 or not words or words[-1].end() != end:
        return None
    following = end
    for word in reversed(words[-len(letters) - _MORE :]):
        if following != end and not _GAP.fullmatch(text[word.end() : following]):
            return None
        following = word.start()
        parts = [part[0].lower() for part in word[0].split("-") if part]
        capital = word[0][0].isupper()
        if capital and letters[-len(parts) :] == parts:
            del letters[-len(parts) :]
        elif letters[-1] == parts[0] and (capital or len(letters) > 1):
            letters.pop()
        elif capital:
            return None
        if not letters:
            return following if capital and following < words[-1].start() else None
    return None
