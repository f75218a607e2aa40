"""Participles before a noun: "das 2015 von Ina Berg gegründete Unternehmen Nestbau" (German)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsfacts.facts.phrases import Lexicon, Reading
from newsfacts.facts.tokens import Token
from newsfacts.facts.verb_second import VerbSecond

# As far before a participle its article may stand, and the end of its noun behind, in tokens.
_BEFORE = 14
_BEHIND = 8


class Attributive:
    """Reads what a declined participle says of the noun behind it."""

    def __init__(self, clauses: VerbSecond, lexicon: Lexicon) -> None:
        """Take the reader of the language's clauses and its small words."""
        self._clauses = clauses
        self._lex = lexicon

    def read(self, tokens: Sequence[Token], at: int) -> Reading | None:
        """Return what the participle at token `at` says: the passive of its verb.

        Its noun stands behind it, with a name; who acted, when and for how much stands between it
        and the article before it. None where it has no article or no name.
        """
        article = self._article(tokens, at)
        if article is None:
            return None
        behind = self._clauses.chunk(tokens, at + 1, min(len(tokens), at + 1 + _BEHIND))
        named = behind[0] if behind else None
        if named is None or named.prep is not None or not named.heads or named.start > at + 2:
            return None
        reading = Reading(low=article, high=named.end, passive=True)
        reading.subject = replace(named, prep=None)
        reading.after = self._clauses.chunk(tokens, article + 1, at)
        return reading

    def _article(self, tokens: Sequence[Token], at: int) -> int | None:
        """Return the article that a participle's noun has, not one of a noun between them."""
        lex = self._lex
        for place in range(at - 1, max(-1, at - 1 - _BEFORE), -1):
            token, following = tokens[place], tokens[place + 1]
            if token.kind == "mark":
                return None
            if token.lower not in lex.determiners:
                continue
            opens = following.kind == "date" or following.lower in lex.prepositions
            governed = place > 0 and tokens[place - 1].lower in lex.prepositions
            plain = place + 1 == at or lex.is_adverb(following)
            if opens or (plain and (place + 1 == at or not governed)):
                return place
        return None
