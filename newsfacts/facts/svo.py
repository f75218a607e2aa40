"""Clauses where the subject stands right before its verb and objects behind it (English)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsfacts.facts.phrases import Lexicon, Phrase, Reading
from newsfacts.facts.tokens import Token

# How far back a chain of auxiliaries, prepositions or insertions is followed, in steps.
_STEPS = 12
# The longest opening before a subject that may hold arguments of its verb, in tokens.
_OPENING = 12
# The longest insertion between a subject and its verb, in tokens.
_INSERTION = 30


class SubjectFirst:
    """Reads what a verb says from the order subject, verb, objects."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the language's small words."""
        self._lex = lexicon

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
        reading = Reading(low=0, high=self._clause_end(tokens, last + 1))
        reading.after = self.chunk(tokens, last + 1, reading.high)
        at, be, to = self._verb_group(tokens, first - 1, reading)
        if to is False or reading.possible:
            return None
        reading.passive = "participle" in forms and be
        if "progressive" in forms and not be:
            return None
        if not be and first == 0 and "participle" in forms:
            return self._opening_participle(tokens, last, reading)
        if not be and "verb" not in forms and "progressive" not in forms:
            return self._reduced(tokens, first, last, reading)
        if be and not reading.passive and "progressive" not in forms:
            return None
        if "participle" in forms and not be and at == first - 1 and self._has_no_object(reading):
            return self._reduced(tokens, first, last, reading)
        reading.subject = self._subject(tokens, at, 0, reading)
        if reading.subject is None:
            return None
        if reading.joined and "participle" in forms and not be:
            reading.passive = True
        reading.low = reading.subject.start
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

    def chunk(self, tokens: Sequence[Token], start: int, end: int) -> list[Phrase]:
        """Return the phrases in tokens `start` to `end` in order."""
        lex = self._lex
        out: list[Phrase] = []
        prep: str | None = None
        at = start
        while at < end:
            token = tokens[at]
            if token.lower in lex.prepositions and token.kind == "word":
                prep = token.lower
                at += 1
                continue
            if token.kind in ("mark", "date") or token.lower in lex.function:
                if token.kind == "word" and token.lower in lex.pronouns:
                    out.append(lex.phrase(at, [token], prep, None))
                if token.kind == "date" or token.kind == "mark":
                    prep = None
                at += 1
                continue
            stop = at + 1
            while stop < end and self._inside(tokens, at, stop, end):
                stop += 1
            det = token.lower if token.lower in lex.determiners else None
            out.append(lex.phrase(at, tokens[at:stop], prep, det))
            prep = None
            at = stop
        return out

    def _inside(self, tokens: Sequence[Token], start: int, at: int, end: int) -> bool:
        """Tell whether token `at` goes on with the phrase that begins at `start`."""
        lex, token = self._lex, tokens[at]
        if token.kind == "money":
            return tokens[at - 1].kind != "name"
        if token.kind == "name":
            return True
        joins = token.lower in lex.conjunctions or token.text == ","
        if joins:
            # "A and B", "A, B and C": names joined to names, words to words
            left, right = tokens[at - 1].kind == "name", at + 1 < end and tokens[at + 1]
            if not right:
                return False
            named = self._name_ahead(tokens, at + 1, end)
            if token.text == ",":
                return left and right.kind == "name" and self._list_goes_on(tokens, at + 2, end)
            return left == named and right.lower not in lex.verbs | lex.function
        if token.kind in ("mark", "date"):
            return False
        if token.lower in lex.function or token.lower in lex.determiners:
            return False
        return not lex.is_adverb(token)

    def _name_ahead(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Tell whether a phrase that begins at `at` is a name, with words before it or not."""
        for place in range(at, min(end, at + 6)):
            token = tokens[place]
            if token.kind == "name":
                return True
            if token.kind != "word" or token.lower in self._lex.function:
                return False
        return False

    def _list_goes_on(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        for place in range(at, min(end, at + 8)):
            if tokens[place].lower in self._lex.conjunctions:
                return place + 1 < end and tokens[place + 1].kind == "name"
            if tokens[place].kind != "name" and tokens[place].text != ",":
                return False
        return False

    def _clause_end(self, tokens: Sequence[Token], start: int) -> int:
        lex = self._lex
        at, depth = start, 0
        while at < len(tokens):
            token = tokens[at]
            if token.text in "([":
                depth += 1
            elif token.text in ")]":
                depth = max(0, depth - 1)
            elif depth == 0:
                if token.text in ";:—–?!\"“”" and token.kind == "mark":
                    break
                if token.text == "-" and token.kind == "mark":
                    break
                lower = token.lower
                if token.kind == "word" and (
                    lower in lex.subordinators or lower in lex.says or lower in lex.relatives
                ):
                    break
                ahead = tokens[at + 1].lower if at + 1 < len(tokens) else ""
                if lower in lex.conjunctions and (ahead in lex.verbs or ahead in lex.auxiliaries):
                    break
                if token.kind == "word" and lower in lex.auxiliaries and at > start:
                    # A new verb: its subject is not ours.
                    return self._back_to_mark(tokens, start, at)
            at += 1
        return at

    def _back_to_mark(self, tokens: Sequence[Token], start: int, at: int) -> int:
        for place in range(at - 1, start, -1):
            if tokens[place].text == "," or tokens[place].lower in self._lex.conjunctions:
                return place
        return at

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
        if token.lower in lex.determiners:
            return self._of_earlier_verb(tokens, at - 1, depth, reading)
        if token.lower in lex.relatives and token.kind == "word":
            return self._antecedent(tokens, at, depth, reading)
        if token.text == ",":
            return self._before_insertion(tokens, at, depth, reading)
        if token.lower in lex.conjunctions and token.kind == "word":
            return self._of_earlier_verb(tokens, at - 1, depth, reading)
        return self._phrase_before(tokens, at)

    def _antecedent(
        self, tokens: Sequence[Token], at: int, depth: int, reading: Reading
    ) -> Phrase | None:
        """Return what the relative pronoun at `at` stands for."""
        before = at - 1
        comma = before >= 0 and tokens[before].text == ","
        if comma:
            before -= 1
        nearest = self._nearest(tokens, before) if before >= 0 else None
        if nearest is not None and (nearest.heads or nearest.generic):
            return nearest
        if comma:
            return self._before_insertion(tokens, at - 1, depth, reading)
        return nearest

    def _nearest(self, tokens: Sequence[Token], end: int) -> Phrase | None:
        """Return the phrase that ends at token `end`, whatever governs it."""
        start = self._phrase_start(tokens, end)
        if start is None:
            return None
        det = tokens[start].lower if tokens[start].lower in self._lex.determiners else None
        return self._lex.phrase(start, tokens[start : end + 1], None, det)

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
            inside = self._nearest(tokens, at - 1)
            named = inside is not None and any(a.kind != "place" for a in inside.heads)
            if inside is not None and named and inside.start == place + 1:
                return inside
        return None

    def _of_earlier_verb(
        self, tokens: Sequence[Token], at: int, depth: int, reading: Reading
    ) -> Phrase | None:
        """Return the subject of the verb that an "and" joins this one to, with its intention."""
        lex = self._lex
        for place in range(at, max(-1, at - 2 * _INSERTION), -1):
            token = tokens[place]
            if token.text in ";:\"“”—–" and token.kind == "mark":
                return None
            if self._is_verb(tokens, place):
                earlier = Reading(low=0, high=0)
                start, _, infinitive = self._verb_group(tokens, place - 1, earlier)
                if infinitive is False:
                    continue
                reading.planned = reading.planned or earlier.planned
                reading.possible = reading.possible or earlier.possible
                reading.joined = token.lower in lex.be
                return self._subject(tokens, start, depth + 1, reading)
        return None

    def _is_verb(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether a word is a verb: one we know, or one that ends so right behind a name."""
        lex, token = self._lex, tokens[at]
        if token.kind != "word" or token.text != token.lower:
            return False
        if token.lower in lex.verbs | lex.says | lex.auxiliaries:
            return True
        before = tokens[at - 1] if at else None
        return (
            before is not None
            and token.lower.endswith(lex.verb_endings)
            and (
                (before.kind == "name" and not before.owner)
                or before.lower in lex.generic
                or before.lower in lex.relatives
                or before.lower in lex.pronouns
            )
        )

    def _phrase_before(self, tokens: Sequence[Token], end: int) -> Phrase | None:
        """Return the subject whose last token is `end`: what a preposition hangs it on, or itself."""
        lex = self._lex
        phrase: Phrase | None = None
        inner: Phrase | None = None
        for _ in range(4):
            if end < 0:
                return None
            if tokens[end].kind == "date":
                end -= 1
                if end >= 0 and tokens[end].lower in lex.prepositions:
                    end -= 1
                continue
            start = self._phrase_start(tokens, end)
            if start is None:
                return None
            det = tokens[start].lower if tokens[start].lower in lex.determiners else None
            phrase = lex.phrase(start, tokens[start : end + 1], None, det)
            before = tokens[start - 1] if start else None
            if before is None or before.lower not in lex.prepositions:
                break
            if start < 2 or tokens[start - 2].kind in ("mark", "date"):
                # "In its latest quarter Acme …": the name alone
                own = self._lex.phrase(end, tokens[end : end + 1], None, None)
                return own if own.heads and end > start else None
            inner, end = phrase, start - 2
        if phrase is None:
            return None
        if inner is not None and not phrase.heads and phrase.last in lex.bodies:
            return inner
        if not phrase.heads and phrase.last in lex.bodies and phrase.owners:
            return Phrase(phrase.start, phrase.end, phrase.tokens, None, phrase.owners[-1:])
        if inner is not None and not phrase.heads:
            return Phrase(
                phrase.start,
                phrase.end,
                phrase.tokens,
                None,
                (),
                phrase.names,
                (*phrase.owners, *inner.heads),
            )
        return phrase

    def _phrase_start(self, tokens: Sequence[Token], end: int) -> int | None:
        lex = self._lex
        token = tokens[end]
        if token.kind in ("mark", "date"):
            return None
        if token.lower in lex.pronouns:
            return end
        if token.kind == "word" and (token.lower in lex.function or token.lower in lex.verbs):
            return None
        start = end
        while start > 0:
            before = tokens[start - 1]
            if before.kind in ("mark", "date", "money"):
                break
            if before.kind == "name":
                if tokens[start].kind == "name" and before.actor and before.actor.kind == "place":
                    break
                start -= 1
                continue
            joined = before.lower in lex.conjunctions
            if joined:
                if start < 2 or tokens[start - 2].kind != "name" or tokens[start - 2].owner:
                    break
                if not self._name_ahead(tokens, start, end + 1):
                    break
            elif before.lower in lex.function or before.lower in lex.verbs:
                break
            start -= 1
            if before.lower in lex.determiners and not (
                start and tokens[start - 1].lower in lex.conjunctions
            ):
                break
        return start

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
        while before >= 0 and (tokens[before].kind == "date" or self._lex.is_adverb(tokens[before])):
            before -= 1
        if before >= 0 and tokens[before].text == ",":
            before -= 1
            if before < 0:
                return None
        reading.passive = True
        reading.subject = self._phrase_before(tokens, before) if before >= 0 else None
        if reading.subject is None or not (reading.subject.heads or reading.subject.generic):
            return None
        if not any(p.prep in self._lex.agents and p.heads for p in reading.after):
            return None
        reading.low = reading.subject.start
        return reading

    def _opening_phrase(self, tokens: Sequence[Token], start: int, high: int) -> Phrase | None:
        """Return the subject that opens a clause: up to its name or common noun."""
        lex = self._lex
        for end in range(start, high):
            token = tokens[end]
            if token.kind not in ("word", "name") or token.lower in lex.function:
                return None
            named = token.kind == "name" and not token.owner
            if named or (end > start and token.lower in lex.generic):
                det = tokens[start].lower if tokens[start].lower in lex.determiners else None
                return lex.phrase(start, tokens[start : end + 1], None, det)
        return None

    def _opening_participle(
        self, tokens: Sequence[Token], last: int, reading: Reading
    ) -> Reading | None:
        """Read a participle that opens the sentence: "Founded in 1992, the company …"."""
        comma = next((i for i in range(last + 1, reading.high) if tokens[i].text == ","), None)
        if comma is None:
            return None
        subject = self._opening_phrase(tokens, comma + 1, reading.high)
        if subject is None:
            return None
        reading.passive = True
        reading.subject = subject
        reading.high = comma
        reading.after = [p for p in reading.after if p.end <= comma]
        return reading
