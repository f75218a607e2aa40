"""Phrases and clauses where capitals tell nouns, and articles their case (German)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsfacts.facts.phrases import Lexicon, Phrase
from newsfacts.facts.tokens import Token

_BREAKS = frozenset(',;:–—()[]"„“”»«!?…-')

# As many words may describe a noun behind its owner.
_DESCRIBING = 3


class VerbSecondPhrases:
    """Cuts a sentence into clauses between marks, and clauses into phrases."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the language's small words."""
        self._lex = lexicon

    def chunk(self, tokens: Sequence[Token], start: int, end: int) -> list[Phrase]:
        """Return the phrases in tokens `start` to `end` in order."""
        lex = self._lex
        out: list[Phrase] = []
        prep: str | None = None
        det: str | None = None
        opened = -1
        suspended: tuple[str | None, str | None, int] | None = None
        at = start
        while at < end:
            token = tokens[at]
            lower = self._folded(tokens, at)
            if token.kind == "word" and lower in lex.postpositions:
                _govern(out, at, lower)
            elif token.kind == "word" and self._counts(tokens, at, end):
                opened = at if opened < 0 else opened
            elif token.kind == "word" and lower in lex.prepositions:
                if det is None and 0 <= opened == at - 1 and tokens[opened].text[0].isdigit():
                    # "182 von 400 Stellen"
                    out.append(lex.phrase(opened, [tokens[opened]], prep, det))
                if det is not None and opened >= 0:
                    # "die bei Kunden beliebte Firma Acme": the determiner waits for its noun
                    suspended = (prep, det, opened)
                prep, det, opened = lower, None, -1
            elif (
                token.kind == "word"
                and lower in lex.determiners
                and not self._pronominal(tokens, at, end)
            ):
                if lower in lex.genitives and out and out[-1].end == at and prep is None:
                    prep = ""
                det, opened = lower, at
            elif token.kind == "date":
                prep, det, opened = None, None, -1
            elif token.kind == "mark" or lower in lex.function or lex.is_adverb(token):
                if lower in lex.conjunctions and out and out[-1].end == at:
                    joined = at + 1 < end and tokens[at + 1].lower in lex.oblique
                    prep = out[-1].prep or None if joined else prep
                if lower in lex.pronouns:
                    out.append(lex.phrase(at, [token], prep, lower))
                    prep = None
                if token.kind == "mark":
                    prep, det, opened, suspended = None, None, -1, None
            elif token.kind == "word" and not self._noun(tokens, at, start):
                opened = at if opened < 0 else opened
            else:
                stop = at + 1
                while stop < end and self._goes_on(tokens, stop, end):
                    stop += 1
                begin = opened if 0 <= opened <= at else at
                where = len(out)
                if suspended is not None and det is None and prep is None:
                    prep, det, since = suspended
                    suspended = None
                    where = next((i for i, p in enumerate(out) if p.start > since), where)
                out.insert(where, lex.phrase(begin, tokens[begin:stop], prep, det))
                prep, det, opened = None, None, -1
                at = stop
                continue
            at += 1
        return out

    def _counts(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Tell whether a word says how exact the number of things behind it is: "bis zu 300"."""
        place = at
        while place < end and tokens[place].lower in self._lex.counts and place < at + 2:
            place += 1
        number = tokens[place] if place > at and place + 1 < end else None
        return (
            number is not None
            and number.kind == "word"
            and number.text[0].isdigit()
            and tokens[place + 1].text[:1].isupper()
        )

    def _folded(self, tokens: Sequence[Token], at: int) -> str:
        """Return a word in lower case where it opens the sentence or has no capital, else as is."""
        token = tokens[at]
        opens = at == 0 or tokens[at - 1].kind == "mark"
        return token.lower if opens or token.text == token.lower else token.text

    def _noun(self, tokens: Sequence[Token], at: int, start: int) -> bool:
        token = tokens[at]
        if token.kind in ("name", "money") or token.text[:1].isupper():
            return True
        return bool(self._lex.aged) and token.lower.endswith(self._lex.aged)

    def _pronominal(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Tell whether a word that may be an article stands alone ("der teilte mit")."""
        return at + 1 >= end or (
            tokens[at + 1].kind == "word" and tokens[at + 1].lower in self._lex.auxiliaries
        )

    def _goes_on(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Tell whether token `at` belongs to the noun phrase whose noun stands before it."""
        lex, token = self._lex, tokens[at]
        if token.kind == "money":
            return False
        if token.kind == "name":
            return not self._two_phrases(tokens[at - 1], token)
        if token.lower in lex.conjunctions and tokens[at - 1].text.endswith("-"):
            return True
        if self._enumerates(tokens, at):
            return True
        if token.lower in lex.conjunctions and at + 1 < end:
            place = at + 1
            while place < min(end, at + 4) and (
                tokens[place].lower in lex.determiners or not self._noun(tokens, place, 0)
            ):
                known = tokens[place].lower in lex.determiners
                if tokens[place].kind != "word" or (
                    tokens[place].lower in lex.function and not known
                ):
                    return False
                place += 1
            while place < min(end, at + 7) and tokens[place].kind == "word":
                if not tokens[place].text[:1].isupper():
                    return False
                place += 1
            named = place < end and tokens[place].kind == "name"
            if named and tokens[at - 1].kind == "word" and place > at + 1:
                # "die Stellvertreterin und bisherige Finanzchefin Ina Berg": one and the same
                actor = tokens[place].actor
                article = tokens[at + 1].lower in lex.determiners
                return actor is not None and actor.kind == "person" and not article
            return named and tokens[at - 1].kind == "name" and not tokens[at - 1].owner
        if token.kind != "word":
            return False
        if token.lower in lex.determiners or token.lower in lex.function:
            # inside a joined name: "A und die B"
            listed = tokens[at - 1].text == "," and self._enumerates(tokens, at - 1)
            return listed or tokens[at - 1].lower in lex.conjunctions
        if tokens[at - 1].lower in lex.conjunctions or tokens[at - 1].lower in lex.determiners:
            return True
        if tokens[at - 1].lower in lex.times:
            return self._is_aged(tokens, at, end)
        if self._opens_office(tokens, at, end):
            return False
        if token.text[:1].isupper():
            # "baut in Köln Stellen ab": what stands behind a place is no part of it
            origin = at > 1 and self._is_origin(tokens[at - 2], tokens[at - 1])
            place = self._is_place(tokens[at - 1]) and not origin
            return not place and not self._is_sought(tokens, at)
        # "den Dresdner Anwalt", "2 neue Werke": words between owner or number and noun
        first, last = at, at
        while first > at - _DESCRIBING and self._describes(tokens, first - 1):
            first -= 1
        while last + 1 < end and last < at + _DESCRIBING and self._describes(tokens, last + 1):
            last += 1
        before = tokens[first - 1]
        named = before.actor is not None and before.actor.kind == "place"
        owner = before.owner or (named and not self._is_place(before))
        return (
            (owner or before.text[:1].isdigit())
            and last + 1 < end
            and self._noun(tokens, last + 1, 0)
        )

    def _is_aged(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Tell whether an adjective behind an age describes a noun: "der 34 Jahre alte Ina"."""
        number = at > 1 and tokens[at - 2].text[0].isdigit()
        return (
            number
            and self._describes(tokens, at)
            and at + 1 < end
            and self._noun(tokens, at + 1, 0)
        )

    def _opens_office(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Tell whether a person's office begins behind the firm that acts on him or her.

        "hat der FC Aue Trainer Jo Lang entlassen", but not "Der FC Aue Trainer Jo Lang hat".
        """
        before = tokens[at - 1].actor
        if tokens[at - 1].kind != "name" or before is None or before.kind != "organisation":
            return False
        person = tokens[at + 1].actor if at + 1 < end else None
        if person is None or person.kind != "person" or tokens[at + 1].kind != "name":
            return False
        place = at - 2
        while place >= 0 and tokens[place].kind != "mark":
            if tokens[place].lower in self._lex.auxiliaries:
                return True
            place -= 1
        return False

    def _is_sought(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether a noun behind a governed name is one of its own ("gegen Acme Bußgelder")."""
        place = at - 1
        while place > 1 and tokens[place].kind == "name" and not tokens[place].owner:
            if tokens[place - 1].lower not in self._lex.conjunctions:
                break
            # "gegen Acme und Beta Bußgelder"
            place -= 2
        named = place > 0 and tokens[place].kind == "name" and not tokens[place].owner
        governed = named and tokens[place - 1].lower in self._lex.prepositions
        return governed and tokens[at].lower.endswith(self._lex.sought)

    def _is_place(self, token: Token) -> bool:
        """Tell whether a token names a place, not in the genitive."""
        place = token.kind == "name" and token.actor is not None and token.actor.kind == "place"
        return place and not token.text.endswith(self._lex.genitive_endings)

    def _is_origin(self, article: Token, token: Token) -> bool:
        """Tell whether a place behind an article describes a noun: "der Kieler Hersteller"."""
        known = article.lower in self._lex.determiners | self._lex.contracted
        return known and token.text.endswith(self._lex.origin_endings)

    def _describes(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether a word may be an adjective or an adverb before one."""
        token = tokens[at]
        plain = token.kind == "word" and token.text[0].islower()
        return plain and token.lower not in self._lex.function | self._lex.determiners

    def _two_phrases(self, before: Token, name: Token) -> bool:
        """Tell whether a name opens a phrase of its own behind another name or noun.

        "der Aufsichtsrat Anna Lang", "der Konzern Anna Lang": two phrases; "der Rostocker Acme",
        "die Tochter Acme": one.
        """
        if name.actor is None or before.owner:
            return False
        if before.kind == "name":
            return before.actor is not None and before.actor.kind != "place"
        if before.lower in self._lex.bodies or before.lower in self._lex.times:
            return True
        return name.actor.kind == "person" and before.lower in self._lex.generic

    def clause(self, tokens: Sequence[Token], at: int) -> tuple[int, int]:
        """Return the token range of the clause around `at`, between marks."""
        low = at
        while low > 0 and not self.breaks(tokens, low - 1):
            low -= 1
        high = at + 1
        while high < len(tokens) and not self.breaks(tokens, high):
            high += 1
        return low, high

    def breaks(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether a clause ends at the mark at `at`."""
        token = tokens[at]
        return token.kind == "mark" and token.text in _BREAKS and not self._enumerates(tokens, at)

    def _enumerates(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether a comma stands in a list that an "and" ends: "A, B und C".

        Its members are names of a kind, or nouns of one word.
        """
        if at == 0 or tokens[at].text != "," or (kind := self._member(tokens, at - 1)) is None:
            return False
        place = at
        while place < len(tokens):
            member = place + 1
            if member + 1 < len(tokens) and tokens[member].lower in self._lex.determiners:
                # "die Bank A, die Bank B und die Bank C"
                member += kind != "noun"
            if member >= len(tokens) or self._member(tokens, member) != kind:
                return False
            if place > at and tokens[place].text != ",":
                return True
            place = member + 1
            if place >= len(tokens) or (
                tokens[place].text != "," and tokens[place].lower not in self._lex.conjunctions
            ):
                return False
        return False

    def _member(self, tokens: Sequence[Token], at: int) -> str | None:
        """Return what a token is as a member of a list: a kind of names, or a noun."""
        token = tokens[at]
        if token.kind == "name":
            return token.actor.kind if token.actor is not None else None
        noun = token.kind == "word" and at > 0 and token.text[:1].isupper()
        return "noun" if noun and token.lower not in self._lex.determiners else None

    def opens_subordinate(self, tokens: Sequence[Token], low: int, verb: int) -> bool:
        """Tell whether the clause from `low` on, whose last verb is at `verb`, is subordinate."""
        lex = self._lex
        if low >= len(tokens):
            return False
        lower = tokens[low].lower
        if lower in lex.subordinators:
            return True
        if low == 0 or tokens[low - 1].text != ",":
            return False
        if lower in lex.prepositions and low + 1 < len(tokens):
            return tokens[low + 1].lower in lex.relatives and not self._before_noun(tokens, low + 1)
        _, high = self.clause(tokens, low)
        return (
            lower in lex.relatives
            and (verb >= high - 1 or not self._before_noun(tokens, low))
            and not self.is_insertion(tokens, low)
        )

    def _before_noun(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether an article is followed by its noun, so that it is no relative pronoun."""
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is None:
            return False
        return following.text[:1].isupper() and following.kind == "word"

    def is_insertion(self, tokens: Sequence[Token], low: int) -> bool:
        """Tell whether what begins with an article at `low` has no verb at its end: no clause."""
        _, high = self.clause(tokens, low)
        last = tokens[high - 1] if high > low else None
        return last is None or last.kind != "word" or last.text[:1].isupper()


def _govern(phrases: list[Phrase], at: int, word: str) -> None:
    """Put the phrase that ends at token `at` behind `word`, and what its genitives hang on."""
    for place in range(len(phrases) - 1, -1, -1):
        phrase = phrases[place]
        if phrase.end != at:
            return
        at = phrase.start
        if phrase.prep is None:
            phrases[place] = replace(phrase, prep=word)
        if phrase.prep != "":
            return
