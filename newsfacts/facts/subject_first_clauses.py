"""Auxiliaries and subjects of a verb, found backwards from it (English)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsfacts.facts.phrases import Phrase, Reading
from newsfacts.facts.scene import Actor
from newsfacts.facts.subject_first_phrases import SubjectFirstPhrases
from newsfacts.facts.tokens import Token

# How far back a chain of auxiliaries, prepositions or insertions is followed, in steps.
_STEPS = 12
# The most words between the article of a noun and the noun, it included.
_MODIFIERS = 6
# The longest insertion between a subject and its verb, in tokens.
_INSERTION = 30


class SubjectFirstClauses(SubjectFirstPhrases):
    """Walks back from a verb over its auxiliaries to its subject."""

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
                at = self._before_date(tokens, at)
                continue
            if token.kind != "word" or token.actor is not None:
                break
            if lower in lex.negations:
                reading.negated = True
            elif lower in lex.be:
                be = be or infinitive is None
            elif lower in lex.unreal and tokens[at + 1].lower in lex.have:
                reading.possible = True
            elif lower in lex.future:
                reading.planned = True
            elif lower in lex.possible:
                reading.possible = True
            elif lower in lex.to:
                if infinitive is not None:
                    break
                before = self._before_times(tokens, at - 1)
                if before < 0:
                    return at, be, False
                word = tokens[before].lower
                article = self._article(tokens, before, reading)
                if article is not None:
                    # "struck a deal to buy": the subject of the verb that the noun hangs on
                    reading.planned = True
                    return article, be, True
                payer = self._payer(tokens, before) if tokens[before].kind == "money" else None
                if payer is not None:
                    # "spent $5m to buy Beta" tells the purchase as surely as the spending
                    reading.price = before
                    infinitive = True
                    at = payer - 1
                    continue
                if word in lex.hearsays and tokens[before - 1].lower in lex.be:
                    # "is said to be buying": no intention
                    reading.hearsay = infinitive = True
                    at = before - 2
                    continue
                if word in lex.implied:
                    infinitive = True
                    at = before - 1
                    continue
                if word in lex.controls or word in lex.be:
                    at = before
                elif tokens[before].kind == "name" and tokens[before].end == tokens[at].start - 1:
                    # "Acme to buy Beta": a headline
                    if not self._headline(tokens):
                        return at, be, False
                elif word not in lex.negations:
                    return at, be, False
                infinitive = True
                done = word in lex.commitments and tokens[before - 1].lower not in lex.be
                reading.planned = reading.planned or not done
                at = before
                if tokens[before].kind == "name":
                    break
                at -= 1
                continue
            elif lower not in lex.have and lower not in lex.neutral and not lex.is_adverb(token):
                break
            at -= 1
        return at, be, infinitive

    def _before_times(self, tokens: Sequence[Token], at: int) -> int:
        """Return the index of what stands before the adverbs and dates that end at token `at`."""
        lex = self._lex
        while at >= 0 and (
            tokens[at].kind == "date"
            or lex.is_adverb(tokens[at])
            or (tokens[at].lower in lex.prepositions and tokens[at + 1].kind == "date")
        ):
            at -= 1
        return at

    def _article(self, tokens: Sequence[Token], noun: int, reading: Reading) -> int | None:
        """Return the article of a noun of intention, None where the word at `noun` is none.

        An amount between the two is the price of what is intended.
        """
        lex, word = self._lex, tokens[noun].lower
        if word in lex.controls and tokens[noun - 1].lower in lex.determiners:
            return noun - 1
        if word not in lex.control_nouns:
            return None
        for at in range(noun - 1, max(-1, noun - _MODIFIERS), -1):
            if tokens[at].lower in lex.determiners:
                return at
            if tokens[at].kind == "money":
                reading.price = at
            elif tokens[at].lower in lex.not_nominal:
                return None
        return None

    def _payer(self, tokens: Sequence[Token], at: int) -> int | None:
        """Return the verb of paying whose object is the amount at token `at`, None where none."""
        before = at - 1
        while before >= 0 and (
            self._lex.is_adverb(tokens[before]) or tokens[before].lower in self._lex.prepositions
        ):
            before -= 1
        return before if before >= 0 and tokens[before].lower in self._lex.pays else None

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
        if token.lower in lex.determiners or (token.kind == "word" and token.lower in lex.told):
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
        commas = [
            place
            for place in range(at - 1, max(0, at - _INSERTION), -1)
            if tokens[place].text == ","
        ]
        # A relative pronoun opens the insertion: the commas behind it are its own.
        opened = next((p for p in commas if tokens[p + 1].lower in self._lex.relatives), None)
        if opened is not None:
            commas = commas[commas.index(opened) :]
        for place in commas:
            found = self._subject(tokens, place - 1, depth + 1, reading)
            if found is None:
                continue
            if any(a.kind != "place" for a in found.heads):
                return found
            inside = self.nearest(tokens, at - 1)
            named = inside is not None and any(a.kind != "place" for a in inside.heads)
            if inside is not None and named and inside.start == place + 1:
                # "the company, Acme," and "its finance chief, Ann Lee,"
                return replace(
                    inside,
                    start=found.start,
                    tokens=(*found.tokens, *inside.tokens),
                    owners=(*found.owners, *inside.owners),
                    names=(*found.names, *inside.names),
                )
            if found.generic:
                return found
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
                group = place if token.lower in lex.future | lex.possible else place - 1
                start, _, infinitive = self._verb_group(tokens, group, earlier)
                if infinitive is False:
                    continue
                reading.planned = reading.planned or earlier.planned
                reading.possible = reading.possible or earlier.possible
                reading.joined = token.lower in lex.be
                return self._subject(tokens, start, depth + 1, reading)
        return None

    def sayer(self, tokens: Sequence[Token], at: int) -> Actor | None:
        """Return the organisation whose words the pronoun at token `at` opens: "Acme said it …"."""
        own = [a for a in self.sayers(tokens, at) if a.kind == "organisation"]
        return own[0] if len(own) == 1 else None

    def sayers(self, tokens: Sequence[Token], at: int) -> tuple[Actor, ...]:
        """Return all whose words the pronoun at token `at` opens: "Acme and Beta said they …"."""
        lex = self._lex
        before = self._before_times(tokens, at - 1)
        while before >= 0 and tokens[before].lower in lex.relatives:
            before = self._before_times(tokens, before - 1)
        if before < 0 or tokens[before].lower not in lex.says:
            return ()
        aside = Reading(low=0, high=0)
        start, _, _ = self._verb_group(tokens, before - 1, aside)
        subject = self._subject(tokens, start, 0, aside)
        return subject.heads if subject else ()

    def teller(self, tokens: Sequence[Token], comma: int) -> Actor | None:
        """Return the organisation that says so behind a comma: "…, the court ruled"."""
        ahead = tokens[comma : comma + 8]
        if not ahead or ahead[0].text != ",":
            return None
        verb = next((i for i, t in enumerate(ahead) if t.lower in self._lex.says), 0)
        named = [t.actor for t in ahead[1:verb] if t.kind == "name" and not t.owner]
        own = [a for a in named if a is not None and a.kind == "organisation"]
        return own[0] if len(own) == 1 else None
