"""Does "in September", "on Wednesday" lie before or after the article's date?

One linear score over a few features of the sentence: above zero means after. The words that carry
each feature are the categories `past`, `future`, `present`, `until`, `since` of the language's
`dates.toml`; the weights were fitted on two thirds of KRAUTS and MEANTIME (development parts) and
rounded.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

# What a word of each category adds when it stands right beside the date …
CUES = {"past": -2.0, "past_form": -1.2, "future": 3.0, "present": 0.6, "since": -4.0, "until": 2.0}
# … and at what distance, in tokens, that has fallen to half.
HALF_AT = 16
# The nearer candidate is the likelier: added per doubling of the ratio of the distances.
NEARER = 0.7
# News tells what has been.
PRIOR = -0.8
WINDOW = 70


def cues(symbols: str, start: int, end: int, members: Mapping[str, str], stops: str) -> float:
    """Return what the words around the tokens `start` to `end` say; above zero means after.

    `members` gives the symbols of each category, `stops` those that end a sentence.
    """
    total = 0.0
    for step, at, limit in ((-1, start - 1, max(0, start - WINDOW)), (1, end, end + WINDOW)):
        distance = 0
        while limit <= at < len(symbols) if step < 0 else at < min(limit, len(symbols)):
            symbol = symbols[at]
            if symbol in stops:
                break
            distance += 1
            for category, weight in CUES.items():
                if symbol in members[category]:
                    if category in ("since", "until") and (step > 0 or distance > 4):
                        continue
                    total += weight / (1 + distance / HALF_AT)
            at += step
    return total


def direction(evidence: float, anchor: date, before: date, after: date) -> int:
    """Return -1 for the candidate before the anchor or 1 for the one after it."""
    back, ahead = (anchor - before).days or 1, (after - anchor).days or 1
    nearer = NEARER * (back.bit_length() - ahead.bit_length())
    return 1 if evidence + nearer + PRIOR > 0 else -1
