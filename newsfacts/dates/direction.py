"""What the words around a date decide: before or after the article, the day or the present time.

Two linear scores over a few features of the sentence. The words that carry a feature are categories
of the language's `dates.toml`; the weights were fitted by hand on two thirds of the development
parts of KRAUTS and MEANTIME and rounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from math import log2

from newsfacts.dates.lexer import BREAK, WORD, Lexicon

# "in September", "on Wednesday": a score above zero means after the article's date.
# What a word of each category adds when it stands right beside the date …
CUES = {"past": -2.0, "past_form": -1.2, "future": 3.0, "present": 0.6, "clock": 0.8}
PAST = {"past": 1.0, "past_form": 1.0, "since": 1.0}
PRESENT = {"present": 1.0}
# … the same for a word that looks ahead if "to" follows it ("is set to") …
BEFORE_TO = 3.0
# … and for words just before the date.
LEADS = {"since": -4.0, "until": 2.0}
LEAD_REACH = 4
# At this distance in tokens a cue counts half.
HALF_AT = 10
# The nearer candidate is the likelier: added for each doubling of the ratio of the distances.
NEARER = 0.5
# … in days added to both, so that within a week it hardly matters.
DAMPING = 14
# News tells what has been, but a sentence all in the present may tell what will be.
PRIOR, ALL_PRESENT = -0.8, 1.0

# "heute", "today": a score above zero means the day, below the present time at large.
DAY_CUES = {"past": 1.0, "past_form": 0.8, "clock": 2.0, "weekday": 1.0, "present": -0.4}
GENERIC_BESIDE = -3.0
BESIDE_REACH = 6
# Words of yesterday and tomorrow within so many tokens: news of the day, no essay.
DAILY, DAILY_REACH = 1.5, 300
# The first words of an article tell the news.
OPENING, OPENING_TOKENS = 1.5, 60

WINDOW = 70


class Evidence:
    """The features of the sentences of one text, from its tokens and symbols."""

    def __init__(
        self, lexicon: Lexicon, tokens: Sequence[str], symbols: str, ordinals_have_points: bool
    ) -> None:
        self._lexicon = lexicon
        self._tokens = tokens
        self._symbols = symbols
        self._ordinals_have_points = ordinals_have_points
        self._order: str | None = None

    def direction(self, start: int, end: int, anchor: date, before: date, after: date) -> float:
        """Return how much speaks for the date at tokens `start` to `end` after the anchor.

        Below zero it is the one before it.
        """
        score = PRIOR + self._sum(CUES, start, end) + self._looking_ahead(start, end)
        present = self._sum(PRESENT, start, end) or self._infinitive(start, end)
        if present and not self._sum(PAST, start, end):
            score += ALL_PRESENT
        for distance, symbol in self._around(start, end, -1):
            if distance > LEAD_REACH:
                break
            score += sum(w for c, w in LEADS.items() if symbol in self._lexicon.members(c))
        back, ahead = (anchor - before).days, (after - anchor).days
        return score + NEARER * log2((back + DAMPING) / (ahead + DAMPING))

    def _looking_ahead(self, start: int, end: int) -> float:
        ahead = self._lexicon.members("future_before_to")
        to = self._lexicon.members("to_word")
        return sum(
            BEFORE_TO / (1 + distance / HALF_AT)
            for distance, symbol, second in self._pairs(start, end)
            if symbol in ahead and second in to
        )

    def _infinitive(self, start: int, end: int) -> bool:
        to = self._lexicon.members("headline_future")
        verbs = WORD + self._lexicon.members("present")
        return any(s in to and second in verbs for _, s, second in self._pairs(start, end))

    def _pairs(self, start: int, end: int) -> Iterator[tuple[int, str, str]]:
        """Yield distance and symbol of each token of the sentence, and the symbol of the next."""
        for step in (-1, 1):
            at = start if step < 0 else end - 1
            for distance, symbol in self._around(start, end, step):
                second = at + step * distance + 2  # white space stands between
                yield distance, symbol, self._symbols[second : second + 1] or BREAK

    def is_day(self, start: int, end: int, prior: float) -> bool:
        """Say whether a word for today means the day; `prior` is the language's habit."""
        score = prior + self._sum(DAY_CUES, start, end)
        generic = self._lexicon.members("generic")
        for step in (-1, 1):
            for distance, symbol in self._around(start, end, step):
                if distance > BESIDE_REACH:
                    break
                score += GENERIC_BESIDE * (symbol in generic)
        daily = self._lexicon.members("daily")
        near = self._symbols[max(0, start - DAILY_REACH) : end + DAILY_REACH]
        score += DAILY * any(symbol in daily for symbol in near)
        return score + OPENING * (start < OPENING_TOKENS) > 0

    def order(self, usual: str) -> str:
        """Return how the text orders a/b/year, "dmy" or "mdy": by its figures, else its words.

        A figure above 12 can only be a day; `usual` is the order of the language where nothing
        tells.
        """
        if self._order is None:
            first = self._lexicon.members("day_first")
            by_words = "dmy" if any(s in first for s in self._symbols) else usual
            self._order = self._order_of_figures() or by_words
        return self._order

    def _order_of_figures(self) -> str | None:
        for token in self._tokens:
            if "/" in token and "slashed" in self._lexicon.categories(token):
                first, second, _ = map(int, token.split("/"))
                if first > 12 or second > 12:
                    return "dmy" if first > 12 else "mdy"
        return None

    def _sum(self, weights: dict[str, float], start: int, end: int) -> float:
        members = [(self._lexicon.members(category), w) for category, w in weights.items()]
        return sum(
            weight / (1 + distance / HALF_AT)
            for step in (-1, 1)
            for distance, symbol in self._around(start, end, step)
            for category, weight in members
            if symbol in category
        )

    def _around(self, start: int, end: int, step: int) -> Iterator[tuple[int, str]]:
        """Yield distance and symbol of the sentence's tokens before (-1) or after the date."""
        at = start - 1 if step < 0 else end
        for distance in range(1, WINDOW):
            if not 0 <= at < len(self._symbols) or self._ends_sentence(at):
                return
            yield distance, self._symbols[at]
            at += step

    def _ends_sentence(self, at: int) -> bool:
        symbol = self._symbols[at]
        if symbol == BREAK:
            return True
        if symbol not in self._lexicon.members("stop"):
            return False
        if self._tokens[at] != "." or at == 0:
            return True
        # A point behind a short word ends no sentence, nor one that may make a number an ordinal.
        last = self._tokens[at - 1]
        if last.isdigit():
            opens = [t for t in self._tokens[at + 1 : at + 3] if not t.isspace()]
            may_be_ordinal = self._ordinals_have_points and len(last) <= 2
            return not may_be_ordinal and bool(opens) and opens[0][0].isupper()
        return (
            last.isalpha()
            and len(last) > 1
            and self._symbols[at - 1] not in self._lexicon.members("abbreviation")
        )
