"""Subjects that stand in another clause than their verb (German)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsfacts.facts.phrases import Lexicon, Phrase
from newsfacts.facts.tokens import Token
from newsfacts.facts.verb_second_phrases import VerbSecondPhrases

# The longest insertion between a subject and its verb, in tokens.
_INSERTION = 30


class VerbSecondSubjects(VerbSecondPhrases):
    """Finds the subject before an insertion, a relative clause or a joined verb."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the language's small words."""
        super().__init__(lexicon)
        self._finite = lexicon.auxiliaries

    def _before_comma(self, tokens: Sequence[Token], comma: int) -> Phrase | None:
        """Return the last phrase before a comma, that which a relative clause is about."""
        low, _ = self.clause(tokens, comma - 1) if comma > 0 else (0, 0)
        found = self.chunk(tokens, low, comma)
        return found[-1] if found and stands(found[-1]) else None

    def _before_insertion(self, tokens: Sequence[Token], comma: int) -> Phrase | None:
        """Return the subject before an insertion that ends with a comma."""
        if tokens[comma].text not in ",–-)":
            return None
        at = comma
        for _ in range(4):
            low, _ = self.clause(tokens, at - 1) if at > 0 else (0, 0)
            if comma - low > _INSERTION:
                return None
            own = tokens[low:at]
            if own and own[0].lower in self._lex.subordinators:
                return None
            if own and not any(self.is_verb(tokens, i) for i in range(low, at)):
                opener = own[0].lower
                if opener not in self._lex.relatives or self.is_insertion(tokens, low):
                    found = self.chunk(tokens, low, at)
                    starts = low == 0 or tokens[low - 1].text not in ",–-"
                    if starts and found:
                        head = found[0]
                        if head.prep is not None or head.oblique:
                            return None
                        if head.heads or head.generic:
                            return head
                        # "Der bisherige Eigentümer, Emil Kern, …": the insertion names him
                        inside = self.chunk(tokens, at + 1, comma)
                        named = inside[0] if inside and at < comma else None
                        return named if named is not None and named.heads else None
            if low == 0:
                return None
            at = low - 1
        return None

    def _of_clause_before(self, tokens: Sequence[Token], low: int) -> Phrase | None:
        """Return the subject of the main clause before a comma: "kaufte A, strich Stellen"."""
        if low < 2 or tokens[low - 1].text != ",":
            return None
        start, _ = self.clause(tokens, low - 2)
        opener = tokens[start].lower
        lex = self._lex
        if opener in lex.subordinators or opener in lex.conditions:
            return None
        if start > 0 and opener in lex.relatives:
            return None
        return self._earlier_subject(tokens, low - 2)

    def _earlier_subject(self, tokens: Sequence[Token], at: int) -> Phrase | None:
        low, _ = self.clause(tokens, at)
        for place in range(low, at + 1):
            if self.is_verb(tokens, place, says=False):
                front = self.chunk(tokens, low, place)
                if place == low and (before := self._of_clause_before(tokens, low)) is not None:
                    return before
                head = front[0] if front else None
                if head is not None and head.prep is None and not head.oblique and stands(head):
                    return head
                behind = self.chunk(tokens, place + 1, at + 1)
                return next(
                    (p for p in behind if p.prep is None and not p.oblique and stands(p)), None
                )
        return None

    def _ends_part(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether the "and" at `at` joins verb forms, the first of them before it.

        A form that no frame knows is told by its ending, unless an adjective may follow.
        """
        if self.is_verb(tokens, at - 1):
            return True
        before, lex = tokens[at - 1], self._lex
        if before.kind != "word" or not before.text[0].islower() or before.lower in lex.function:
            return False
        if not before.lower.endswith(lex.verb_endings) or lex.is_adverb(before):
            return False
        following = tokens[at + 1]
        return (
            following.kind != "word"
            or following.text[:1].isupper()
            or following.lower in lex.determiners
            or following.lower in lex.prepositions
        )

    def is_verb(self, tokens: Sequence[Token], at: int, *, says: bool = True) -> bool:
        """Tell whether a word is a known verb; a capital tells a noun ("Stellen")."""
        token = tokens[at]
        if token.kind != "word" or (at > 0 and token.text[:1].isupper()):
            return False
        known = token.lower in self._lex.verbs or token.lower in self._finite
        return known or (says and token.lower in self._lex.says)


def with_name(
    subject: Phrase | None, phrases: Sequence[Phrase]
) -> tuple[Phrase | None, list[Phrase]]:
    """Return a subject with the person named right behind it, and the other phrases.

    "der Trainer des FC Aue Jo Lang": what hangs on the office stands between.
    """
    if subject is None or subject.pronoun or subject.generic or subject.names or subject.prep:
        return subject, list(phrases)
    end = subject.end
    for phrase in phrases:
        if phrase.start == end and phrase.prep == "":
            end = phrase.end
        elif phrase.start == end and phrase.prep is None and end > subject.end:
            person = [a for a in phrase.heads if a.kind == "person"]
            if person:
                named = replace(subject, heads=phrase.heads, names=phrase.names)
                return named, [p for p in phrases if p is not phrase]
    return subject, list(phrases)


def stands(phrase: Phrase) -> bool:
    """Tell whether a phrase names or speaks of anything."""
    return bool(phrase.heads or phrase.generic or phrase.pronoun or phrase.tokens)
