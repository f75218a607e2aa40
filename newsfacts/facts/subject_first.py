"""Clauses where the subject stands right before its verb and objects behind it (English)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsfacts.facts.phrases import Phrase, Reading
from newsfacts.facts.subject_first_phrases import SubjectFirstPhrases
from newsfacts.facts.tokens import Token

# How far back a chain of auxiliaries, prepositions or insertions is followed, in steps.
_STEPS = 12
# The longest opening before a subject that may hold arguments of its verb, in tokens.
_OPENING = 12
# The longest insertion between a subject and its verb, in tokens.
_INSERTION = 30


class SubjectFirst(SubjectFirstPhrases):
    """Reads what a verb says from the order subject, verb, objects."""

    def read(
        self,
        tokens: Sequence[Token],
        first: int,
        last: int,
        forms: frozenset[str],
    ) -> Reading | None:
        """Return what the verb form in tokens `first` to `last` says, None where it is no verb.

        `forms` says what the form may be: "verb", "participle", "progressive".
        """
        reading = Reading(low=0, high=self.clause_end(tokens, last + 1))
        reading.after = self.chunk(tokens, last + 1, reading.high)
        at, be, to = self._verb_group(tokens, first - 1, reading)
        if to is False or reading.possible:
            return None
        reading.passive = "participle" in forms and be
        if "progressive" in forms and not be and not to:
            # "committed to investing" is an intention like "committed to invest".
            return None
        if not be and first == 0 and "participle" in forms:
            return self._opening_participle(tokens, last, reading)
        if not be and not forms & {"verb", "progressive", "infinitive"}:
            return self._reduced(tokens, first, last, reading)
        if be and not reading.passive and "progressive" not in forms:
            return None
        if forms == {"infinitive"} and at == first - 1:
            return None
        if "participle" in forms and not be and at == first - 1 and self._has_no_object(reading):
            return self._reduced(tokens, first, last, reading)
        if to is None and at >= 0 and tokens[at].lower in self._lex.determiners:
            # "the recently founded Acme": the participle says something of a noun
            return None
        reading.subject = self._subject(tokens, at, 0, reading)
        if reading.subject is None:
            return None
        if reading.joined and "participle" in forms and not be:
            reading.passive = True
        reading.low = reading.subject.start
        if at > 0 and tokens[at].lower in self._lex.relatives and tokens[at - 1].text == ",":
            # The insertion ends at the next comma, and what follows is said by another verb.
            comma = (i for i in range(last + 1, reading.high) if tokens[i].text == ",")
            reading.high = next(comma, reading.high)
            reading.after = [p for p in reading.after if p.end <= reading.high]
        reading.before = self._opening(tokens, reading)
        return reading

    def _has_no_object(self, reading: Reading) -> bool:
        """Tell whether an agent stands behind a participle, and no object before the agent."""
        for phrase in reading.after:
            if phrase.prep is None:
                return False
            if phrase.prep in self._lex.agents:
                return bool(phrase.heads)
        return False

    def _verb_group(
        self, tokens: Sequence[Token], at: int, reading: Reading
    ) -> tuple[int, bool, bool | None]:
        """Walk back over the auxiliaries before a verb.

        Return the index of what stands before them, whether a form of "be" is the last of them, and
        whether an infinitive is one of intention (None: no infinitive).
        """
        lex = self._lex
        be = False
        infinitive: bool | None = None
        for _ in range(_STEPS):
            if at < 0:
                break
            token = tokens[at]
            lower = token.lower
            if token.kind == "date":
                at -= 1
                if at >= 0 and tokens[at].lower in lex.prepositions:
                    at -= 1
                continue
            if token.kind != "word" or token.actor is not None:
                break
            if lower in lex.negations:
                reading.negated = True
            elif lower in lex.be:
                be = be or infinitive is None
            elif lower in lex.future:
                reading.planned = True
            elif lower in lex.possible:
                reading.possible = True
            elif lower in lex.to:
                if infinitive is not None:
                    break
                before = at - 1
                while before >= 0 and (
                    tokens[before].kind == "date"
                    or lex.is_adverb(tokens[before])
                    or (
                        tokens[before].lower in lex.prepositions
                        and tokens[before + 1].kind == "date"
                    )
                ):
                    before -= 1
                if before < 0:
                    return at, be, False
                word = tokens[before].lower
                if word in lex.controls and tokens[before - 1].lower in lex.determiners:
                    # "struck a deal to buy": the subject of the verb that the noun hangs on
                    reading.planned = True
                    return before - 1, be, True
                if word in lex.controls or word in lex.be:
                    at = before
                elif tokens[before].kind == "name" and tokens[before].end == tokens[at].start - 1:
                    # "Acme to buy Beta": a headline
                    if not self._headline(tokens):
                        return at, be, False
                elif word not in lex.negations:
                    return at, be, False
                infinitive = True
                reading.planned = True
                at = before
                if tokens[before].kind == "name":
                    break
                at -= 1
                continue
            elif lower not in lex.have and lower not in lex.neutral and not lex.is_adverb(token):
                break
            at -= 1
        return at, be, infinitive

    def _headline(self, tokens: Sequence[Token]) -> bool:
        return tokens[-1].text not in (".", "!", "?")

    def _subject(
        self, tokens: Sequence[Token], at: int, depth: int, reading: Reading
    ) -> Phrase | None:
        """Return the phrase that ends at token `at`, across insertions and relative pronouns."""
        lex = self._lex
        if at < 0 or depth > 3:
            return None
        token = tokens[at]
        if token.lower in lex.determiners or (
            token.kind == "word" and token.lower in lex.says | lex.verbs
        ):
            # "announced plans to buy": the subject of what the noun hangs on
            return self._of_earlier_verb(tokens, at, depth, reading)
        if token.lower in lex.relatives and token.kind == "word":
            return self._antecedent(tokens, at, depth, reading)
        if token.text == ",":
            return self._before_insertion(tokens, at, depth, reading)
        if token.lower in lex.conjunctions and token.kind == "word":
            return self._of_earlier_verb(tokens, at - 1, depth, reading)
        return self.phrase_before(tokens, at)

    def _antecedent(
        self, tokens: Sequence[Token], at: int, depth: int, reading: Reading
    ) -> Phrase | None:
        """Return what the relative pronoun at `at` stands for."""
        before = at - 1
        comma = before >= 0 and tokens[before].text == ","
        if comma:
            before -= 1
        nearest = self.nearest(tokens, before) if before >= 0 else None
        if nearest is not None and (nearest.heads or nearest.generic):
            return nearest
        if comma:
            return self._before_insertion(tokens, at - 1, depth, reading)
        return nearest

    def _before_insertion(
        self, tokens: Sequence[Token], at: int, depth: int, reading: Reading
    ) -> Phrase | None:
        """Return the subject before an insertion that ends with the comma at `at`, or in it."""
        for place in range(at - 1, max(0, at - _INSERTION), -1):
            if tokens[place].text != ",":
                continue
            found = self._subject(tokens, place - 1, depth + 1, reading)
            if found is None:
                continue
            if any(a.kind != "place" for a in found.heads) or found.generic:
                return found
            inside = self.nearest(tokens, at - 1)
            named = inside is not None and any(a.kind != "place" for a in inside.heads)
            if inside is not None and named and inside.start == place + 1:
                owners = (*found.owners, *inside.owners)
                return replace(inside, owners=owners, names=(*found.names, *inside.names))
        return None

    def _of_earlier_verb(
        self, tokens: Sequence[Token], at: int, depth: int, reading: Reading
    ) -> Phrase | None:
        """Return the subject of the verb that an "and" joins this one to, with its intention."""
        lex = self._lex
        for place in range(at, max(-1, at - 2 * _INSERTION), -1):
            token = tokens[place]
            if token.text in ';:"“”—–' and token.kind == "mark":
                return None
            if self.is_verb(tokens, place):
                earlier = Reading(low=0, high=0)
                start, _, infinitive = self._verb_group(tokens, place - 1, earlier)
                if infinitive is False:
                    continue
                reading.planned = reading.planned or earlier.planned
                reading.possible = reading.possible or earlier.possible
                reading.joined = token.lower in lex.be
                return self._subject(tokens, start, depth + 1, reading)
        return None

    def _opening(self, tokens: Sequence[Token], reading: Reading) -> list[Phrase]:
        """Return the phrases before the subject, where they open its sentence ("For $5m, …")."""
        if reading.subject is None:
            return []
        at = reading.subject.start
        if at >= 2 and tokens[at - 1].lower in self._lex.relatives:
            # "…, with which it signed …"
            prep = tokens[at - 2].lower
            named = self._antecedent(tokens, at - 2, 0, reading)
            if named is None or prep not in self._lex.prepositions:
                return []
            return [replace(named, prep=prep)]
        return self.chunk(tokens, 0, at) if at <= _OPENING else []

    def _reduced(
        self, tokens: Sequence[Token], first: int, last: int, reading: Reading
    ) -> Reading | None:
        """Read a participle behind what it says something of: "Beta, bought by Acme"."""
        before = first - 1
        while before >= 0 and (
            tokens[before].kind == "date" or self._lex.is_adverb(tokens[before])
        ):
            before -= 1
        if before >= 0 and tokens[before].text == ",":
            before -= 1
            if before < 0:
                return None
        reading.passive = True
        reading.subject = self.phrase_before(tokens, before) if before >= 0 else None
        if reading.subject is None or not (reading.subject.heads or reading.subject.generic):
            return None
        if not any(p.prep in self._lex.agents and p.heads for p in reading.after):
            return None
        reading.low = reading.subject.start
        return reading

    def _opening_participle(
        self, tokens: Sequence[Token], last: int, reading: Reading
    ) -> Reading | None:
        """Read a participle that opens the sentence: "Founded in 1992, the company …"."""
        comma = next((i for i in range(last + 1, reading.high) if tokens[i].text == ","), None)
        if comma is None:
            return None
        subject = self.opening_phrase(tokens, comma + 1, reading.high)
        if subject is None:
            return None
        reading.passive = True
        reading.subject = subject
        reading.high = comma
        reading.after = [p for p in reading.after if p.end <= comma]
        return reading
