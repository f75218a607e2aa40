"""What stands around amounts: how exact they are, and the same in another currency."""

from __future__ import annotations

from typing import cast

from newsfacts.money.lexicon import Lexicon
from newsfacts.money.phrases import modifier_phrases, phrases
from newsfacts.money.tokens import Tokens
from newsfacts.records import Modifier

_OPENING = "(["
_SENTENCE_END = ".;!?"
_LOOSE = frozenset(",:\u2013\u2014-~\u2248=")
# Tokens between an amount and the bracket with the same in another currency ("a barrel").
_BEFORE_BRACKET = 4
_BETWEEN = 9


class Links:
    """The modifiers and equivalences of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._before = modifier_phrases(lexicon.words.modifiers)
        self._after = modifier_phrases(lexicon.words.modifiers_after)
        self._equivalence = phrases(lexicon.words.equivalence)
        self._not_modified = phrases(lexicon.words.not_modified)
        self._conversion = phrases(lexicon.words.conversion)
        self._difference = frozenset(lexicon.words.difference)

    def modifier(self, tokens: Tokens, first: int, last: int) -> Modifier | None:
        """Return how exact the amount at tokens `first` to `last` is said to be."""
        if tokens.near(first - 1):
            found = self._before.ending(tokens, first - 1)
            if found is not None and not (
                found[1] == "over" and self._not_modified.ending(tokens, found[0] - 1)
            ):
                return cast(Modifier, found[1])
        if tokens.near(last):
            found = self._after.starting(tokens, last + 1)
            if found is not None and not _goes_on(tokens, found[0] + 1):
                return cast(Modifier, found[1])
        return None

    def equivalent(self, tokens: Tokens, last: int, first: int, end: int) -> bool:
        """Say whether the amount at tokens `first` to `end` says the one before it once more."""
        if end + 1 < len(tokens) and tokens.low[end + 1] in self._difference:
            return False
        if first - last - 1 > _BETWEEN or first <= last + 1:
            return False
        between = range(last + 1, first)
        if any(not tokens.near(k) or tokens.word[k] in _SENTENCE_END for k in between):
            return False
        at = first - 1
        modifier = self._before.ending(tokens, at)
        if modifier is not None and self._conversion.ending(tokens, at) is None:
            at = modifier[0] - 1
        said = self._conversion.ending(tokens, at)
        if said is not None and said[0] > last:
            return True
        for k in between:
            if tokens.word[k] in _OPENING:
                return k - last - 1 <= _BEFORE_BRACKET and self._only_links(
                    tokens, k + 1, first, said=True
                )
        return self._only_links(tokens, last + 1, first, said=False)

    def _only_links(self, tokens: Tokens, start: int, end: int, *, said: bool) -> bool:
        k = start
        while k < end:
            found = self._equivalence.starting(tokens, k)
            if found is not None and found[0] < end:
                said, k = True, found[0] + 1
                continue
            found = self._before.starting(tokens, k)
            if found is not None and found[0] < end:
                k = found[0] + 1
                continue
            if tokens.word[k] not in _LOOSE:
                return False
            k += 1
        return said

    def bracketed_list(self, tokens: Tokens, last: int, first: int) -> bool:
        """Say whether only a mark stands between, in a bracket: "(£100bn; €130bn)"."""
        if first != last + 2 or tokens.word[last + 1] not in ",;/":
            return False
        before = tokens.word[max(0, last - _BETWEEN) : last]
        return any(mark in before for mark in _OPENING) and not any(k in before for k in ")]")


def _goes_on(tokens: Tokens, i: int) -> bool:
    """Say whether another amount stands at `i`: "£32m plus £4m"."""
    return any(tokens.is_number(k) for k in (i, i + 1) if k < len(tokens)) and (
        not tokens.is_word(i)
    )
