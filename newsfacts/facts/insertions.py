"""Insertions: what stands between commas inside a clause and may be read over (German)."""

from __future__ import annotations

from collections.abc import Sequence

from newsfacts.facts.phrases import Lexicon
from newsfacts.facts.tokens import Token
from newsfacts.facts.verb_second import VerbSecond

_DASHES = ("–", "—", "-")
# The longest insertion that is read over, in tokens.
_LONGEST = 30


class Insertions:
    """Finds the appositions and relative clauses that part what belongs together."""

    def __init__(self, clauses: VerbSecond, lexicon: Lexicon) -> None:
        """Take the reader of the language's clauses and its small words."""
        self._clauses = clauses
        self._lex = lexicon

    def views(self, tokens: list[Token]) -> list[list[Token]]:
        """Return how a sentence may be read, the best first: without its insertions, in full."""
        bare = self.without(tokens)
        return [tokens] if bare is None else [bare, tokens]

    def without(self, tokens: Sequence[Token]) -> list[Token] | None:
        """Return the tokens of a sentence without its insertions; None where it has none.

        An insertion stands between two commas, an apposition ("Beta, ein Hersteller aus Kiel,") or
        a relative clause, or between dashes. Behind it the clause before it must go on: with its
        verb where it has had none, else with what may end it ("hat Beta, …, gekauft", "machte Ina
        Berg, …, zur Chefin").
        """
        breaks = [i for i in range(len(tokens)) if self._clauses.breaks(tokens, i)]
        out: list[Token] = []
        clause: list[Token] = []
        kept = 0
        for comma, behind, end in zip(breaks, breaks[1:], [*breaks[2:], len(tokens)], strict=False):
            if comma < kept:
                continue
            clause += tokens[kept:comma]
            kept = comma
            mark = tokens[comma].text if tokens[comma].text == tokens[behind].text else ""
            inserted = (mark in _DASHES and behind > comma + 1) or (
                mark == "," and self._is_insertion(tokens, comma + 1, behind)
            )
            if inserted and self._goes_on(clause, tokens[behind + 1 : end]):
                kept = behind + 1
                if self._is_name(tokens[comma + 1 : behind]):
                    # "die Direktorin des Theaters, Ina Berg, zur Intendantin": her name is needed
                    clause.append(tokens[behind - 1])
                continue
            out += clause
            out.append(tokens[comma])
            clause, kept = [], comma + 1
        whole = [*out, *clause, *tokens[kept:]]
        return whole if len(whole) < len(tokens) else None

    def _is_insertion(self, tokens: Sequence[Token], low: int, high: int) -> bool:
        lex = self._lex
        if not low < high <= low + _LONGEST:
            return False
        opener = tokens[low]
        if opener.lower in lex.prepositions and low + 1 < high:
            opener = tokens[low + 1]
        if _is_plain(tokens[high - 1]):
            return opener.lower in lex.relatives
        if tokens[low].lower in lex.subordinators | lex.conjunctions:
            return False
        return not any(self._clauses.is_verb(tokens, i) for i in range(low, high))

    def _is_name(self, inserted: Sequence[Token]) -> bool:
        """Tell whether an insertion is a person's name, with at most a title or noun before it."""
        lex = self._lex
        titles = inserted[:-1]
        if any(t.kind != "word" or t.lower in lex.prepositions for t in titles):
            return False
        if any(t.lower in lex.determiners for t in titles[1:]):
            return False
        actor = inserted[-1].actor
        return inserted[-1].kind == "name" and actor is not None and actor.kind == "person"

    def _goes_on(self, clause: Sequence[Token], rest: Sequence[Token]) -> bool:
        """Tell whether `rest` may belong to the clause that `clause` opens."""
        lex = self._lex
        if not clause or not rest or rest[0].lower in lex.subordinators | lex.conjunctions:
            return False
        if not any(self._clauses.is_verb(clause, i) for i in range(len(clause))):
            return self._clauses.is_verb([*clause[-1:], *rest], 1)
        if any(t.lower in lex.auxiliaries for t in rest[:-1]):
            return False
        last = rest[-1].lower
        if not _is_plain(rest[-1]):
            return rest[0].lower in lex.prepositions
        return (
            last in lex.particles or last.endswith(lex.verb_endings)
        ) and not self._clauses.opens_subordinate([rest[0], *rest], 1, len(rest))


def _is_plain(token: Token) -> bool:
    """Tell whether a token is a word in small letters, as verbs are."""
    return token.kind == "word" and token.text == token.lower and not token.text[0].isdigit()
