"""Nouns that tell an act: "the acquisition of Beta by Acme", "Acme's takeover of Beta"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from newsfacts.facts.phrases import Lexicon, Phrase, Reading
from newsfacts.facts.tables import Frame, Words
from newsfacts.facts.tokens import Token

Chunk = Callable[[Sequence[Token], int, int], list[Phrase]]

# As many phrases behind a noun may hang on it.
_BEHIND = 5
# As near before it stands the word that tells its act done, in tokens.
_NEAR = 3


class Nouns:
    """Reads the nouns of acts in one language."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        """Take the language's small words."""
        self._lex = lexicon
        self._second = words.verb_second
        self._links = frozenset(words.share_links)
        self._done = frozenset(words.done)

    def read(self, chunk: Chunk, tokens: Sequence[Token], at: int, frame: Frame) -> Reading | None:
        """Return what the noun at token `at` says; None where it says too little.

        What is acted on stands behind the noun and a link, who acts behind a preposition of agents
        or as the noun's owner: the passive of its verb. What is only named may yet fail: it is a
        plan unless a word that tells it done stands in the sentence or a date is part of the
        phrase ("its 2019 acquisition of Beta"). A person is named behind the noun or as its owner,
        and nothing is told of him or her unless such a word governs the noun or `frame.told` says
        that it tells its act done; two joined parties need no one who acts, but such a word or
        a date as well.
        """
        lex = self._lex
        doubtful = lex.negations | lex.possible
        if any(t.lower in doubtful and t.kind == "word" for t in tokens):
            return None
        verbs = (
            i
            for i in range(at + 1, len(tokens))
            if tokens[i].lower in lex.verbs and tokens[i].text == tokens[i].lower
        )
        phrases = chunk(tokens, 0, next(verbs, len(tokens)))
        place = next((i for i, p in enumerate(phrases) if p.start <= at < p.end), None)
        if place is None or at != phrases[place].end - 1:
            return None
        own = phrases[place]
        told = frame.told == "done" and (own.prep is None or not self._second)
        if frame.who == "person" and not told:
            after = self._is_after(tokens, own) or self._is_announced(tokens, at, own)
            if not after:
                return None
        behind = self._hanging(tokens, phrases[place : place + 1 + _BEHIND])
        acted_on = self._acted_on(own, behind, frame)
        if acted_on is None:
            return None
        high = behind[-1].end if behind else own.end
        reading = Reading(low=own.start, high=high, passive=not frame.pairs)
        reading.subject = replace(acted_on, prep=None)
        reading.after = [p for p in behind if p is not acted_on]
        if not any(p.prep in lex.agents for p in reading.after) and acted_on in behind:
            reading.after += self._agent(own)
        if frame.who == "person":
            reading.before = self._tellers(tokens, phrases[:place], own)
        dated = any(t.kind == "date" for t in own.tokens)
        done = dated or any(t.lower in self._done for t in tokens)
        reading.planned = not done and frame.who != "person"
        if (frame.pairs or frame.certain) and reading.planned:
            return None
        return reading

    def _tellers(
        self, tokens: Sequence[Token], before: Sequence[Phrase], own: Phrase
    ) -> list[Phrase]:
        """Return the firm whose verb tells the act done: "Acme announced the resignation of"."""
        for phrase in before[-1:]:
            between = tokens[phrase.end : own.start]
            told = any(t.lower in self._done for t in between)
            if not told or any(t.kind == "mark" for t in between):
                continue
            body = before[-2] if len(before) > 1 else phrase
            if phrase.prep is None or (phrase.prep in self._links and self._is_body(body)):
                # "the trustees of Acme accepted the resignation of"
                return [replace(phrase, prep=None)]
        return []

    def _is_body(self, phrase: Phrase) -> bool:
        return phrase.prep is None and phrase.last in self._lex.bodies

    def _is_announced(self, tokens: Sequence[Token], at: int, own: Phrase) -> bool:
        """Tell whether the verb behind a noun says so: "the resignation of X was announced"."""
        if own.prep is not None or self._second:
            return False
        be = next((i for i in range(at, len(tokens) - 1) if tokens[i].lower in self._lex.be), None)
        return be is not None and tokens[be + 1].lower in self._done

    def _is_after(self, tokens: Sequence[Token], own: Phrase) -> bool:
        near = tokens[max(0, own.start - _NEAR) : own.start]
        return own.prep in self._done or any(t.lower in self._done for t in near)

    def _hanging(self, tokens: Sequence[Token], phrases: Sequence[Phrase]) -> list[Phrase]:
        """Return the phrases that follow the first of `phrases` with no verb or mark between."""
        lex = self._lex
        ends = lex.auxiliaries | lex.says | lex.subordinators | lex.relatives
        out: list[Phrase] = []
        last = phrases[0]
        for phrase in phrases[1:]:
            between = tokens[last.end : phrase.start]
            if [t.text for t in between] == [","] and self._is_apposed(tokens, last, phrase):
                between = []
            if any(t.kind == "mark" or t.lower in ends or self._is_verb(t) for t in between):
                break
            out.append(phrase)
            last = phrase
        return out

    def _is_apposed(self, tokens: Sequence[Token], last: Phrase, phrase: Phrase) -> bool:
        """Tell whether a phrase tells a person's office: "Ann Lee, head of Acme, was"."""
        if phrase.heads or not any(a.kind == "person" for a in last.heads):
            return False
        ends = self._lex.any_verb
        behind = (t for t in tokens[phrase.end :] if t.kind == "mark" or t.lower in ends)
        closing = next(behind, None)
        return closing is not None and closing.text == ","

    def _is_verb(self, token: Token) -> bool:
        """Tell whether a word between two phrases may be a verb that no frame knows (German)."""
        lex = self._lex
        plain = token.kind == "word" and token.text == token.lower
        known = token.lower in lex.adverbs or token.lower in lex.function
        return self._second and plain and not known and token.lower.endswith(lex.verb_endings)

    def _acted_on(self, own: Phrase, behind: Sequence[Phrase], frame: Frame) -> Phrase | None:
        linked = [p for p in behind[:2] if p.prep in self._links]
        if linked and linked[0] is behind[0]:
            if linked[0].heads or frame.whom == "after" or frame.witness:
                return linked[0]
            if len(linked) > 1 and any(self._lex.is_share(t) for t in linked[0].tokens):
                # "the acquisition of a stake in Beta"
                return linked[1] if linked[1].heads else None
        if (frame.who == "person" or frame.pairs) and own.owners:
            return replace(own, heads=own.owners[-1:], names=own.owners[-1:])
        return None

    def _agent(self, own: Phrase) -> list[Phrase]:
        """Return the owner of the noun as who acts, a pronoun ("its") too."""
        agent = min(self._lex.agents)
        if own.owners:
            return [Phrase(own.start, own.end, own.tokens, agent, own.owners[-1:], own.names, ())]
        first = own.tokens[0].lower
        if first in self._lex.its:
            return [Phrase(own.start, own.end, own.tokens, agent, pronoun=first)]
        return []
