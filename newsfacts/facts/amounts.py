"""Amounts: which of a clause belong to its fact, and which is the one it is told for."""

from __future__ import annotations

from collections.abc import Sequence

from newsfacts.facts.measures import is_compared
from newsfacts.facts.phrases import Lexicon, Reading
from newsfacts.facts.tables import Words
from newsfacts.facts.tokens import Token
from newsfacts.records import Money

# Words between an amount and the word that governs it.
_REACH = 3
# The longest opening of a clause before its subject, in tokens.
_OPENING = 12


class Amounts:
    """Chooses the amounts of facts in one language."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        """Take the language's small words."""
        self._lex = lexicon
        self._second = words.verb_second
        self._links = frozenset(words.share_links)
        self._per = frozenset(words.per)
        self._never = frozenset(words.not_amounts)
        self._from_to = frozenset(words.from_to)
        self._compared = frozenset(words.compared)
        self._bounds = frozenset(words.bounds)

    def amounts(
        self, tokens: Sequence[Token], reading: Reading, trigger: int, money: Sequence[Money]
    ) -> list[int]:
        """Return the token indexes of the amounts of a clause that may belong to its fact."""
        out = []
        opening = [i for p in reading.before for i in range(p.start, p.end)]
        for at in dict.fromkeys((*opening, *range(reading.low, reading.high))):
            token = tokens[at]
            if (
                token.kind != "money"
                or at in reading.aside
                or (reading.reach is not None and at > reading.reach)
                or money[token.index].equivalent_to is not None
            ):
                continue
            if self._of_another(tokens, reading, at, trigger):
                continue
            following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
            second = tokens[at + 2].lower if at + 2 < len(tokens) else ""
            if following in self._per or f"{following} {second}" in self._per:
                continue
            if not self._never.isdisjoint((following, second)):
                continue
            before = {t.lower for t in tokens[max(0, at - _REACH) : at]}
            if before & self._never:
                continue
            out.append(at)
        return out

    def opening(self, tokens: Sequence[Token], low: int) -> int:
        """Return where the opening of the clause begins whose subject is token `low`.

        It is `low` where there is none: a verb stands before the subject, or a dateline.
        """
        if self._second or low > _OPENING:
            return low
        start = low
        while start and (tokens[start - 1].kind != "mark" or tokens[start - 1].text == ","):
            start -= 1
        said = any(t.lower in self._lex.any_verb for t in tokens[start:low])
        return low if said else start

    def in_object(self, reading: Reading, at: int, after: Sequence[str]) -> bool:
        """Tell whether an amount is what the verb acts on, or hangs on it ("a round of $5m")."""
        for place, phrase in enumerate(reading.after[:2]):
            if phrase.start <= at < phrase.end:
                alone = phrase.start == at and phrase.prep not in self._from_to
                bare = place == 0 and (phrase.prep is None or alone)
                return bare or phrase.prep in self._links or phrase.prep in after
        return False

    def _of_another(self, tokens: Sequence[Token], reading: Reading, at: int, trigger: int) -> bool:
        """Tell whether another verb stands between an amount and its subject and this one."""
        if self._second or at > trigger or reading.subject is None or at == reading.price:
            return False
        if not reading.subject.end <= at < trigger:
            return False
        # "a fine of $5m was imposed"
        between = tokens[reading.subject.end : at]
        return any(t.kind == "mark" or t.lower in self._lex.any_verb for t in between)

    def amount(
        self, tokens: Sequence[Token], places: Sequence[int], trigger: int, after: Sequence[str]
    ) -> int | None:
        """Return the token index of the amount of a fact: the best governed, then the nearest."""
        ranked = []
        for at in places:
            articles = self._lex.determiners
            if is_compared(tokens, at, self._compared, self._bounds, articles):
                continue
            if self._is_figure(tokens, at):
                continue
            before = [t.lower for t in tokens[max(0, at - _REACH) : at]]
            rank = min((i for i, word in enumerate(after) if word in before), default=len(after))
            ranked.append((rank, at < trigger, abs(at - trigger), at))
        return min(ranked)[3] if ranked else None

    def _is_figure(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether an amount is a figure of someone ("sales of $5m", "$5m in annual sales")."""
        figures = self._lex.figures
        if figures.intersection(t.lower for t in tokens[max(0, at - _REACH) : at]):
            return True
        behind = [t.lower for t in tokens[at + 1 : at + 1 + _REACH]]
        return behind[:1] != [] and behind[0] in self._links and bool(figures & {*behind[1:]})
