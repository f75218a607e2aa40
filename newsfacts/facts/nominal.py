"""Nouns that tell an act: "the acquisition of Beta by Acme", "Acme's takeover of Beta"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from newsfacts.facts.phrases import Lexicon, Phrase, Reading
from newsfacts.facts.tables import Frame, Words
from newsfacts.facts.tokens import Token

Chunk = Callable[[Sequence[Token], int, int], list[Phrase]]


class Nouns:
    """Reads the nouns of acts in one language."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        """Take the language's small words."""
        self._agents = lexicon.agents
        self._links = frozenset(words.share_links)
        self._done = frozenset(words.done)

    def read(self, chunk: Chunk, tokens: Sequence[Token], at: int, frame: Frame) -> Reading | None:
        """Return what the noun at token `at` says; None where it says too little.

        What is acted on stands behind the noun and a link, who acts behind a preposition of agents
        or as the noun's owner: the passive of its verb. What is only named may yet fail: it is a
        plan unless a word that tells it done stands in the sentence. A person who leaves is named
        behind the noun or as its owner, and nothing is told unless the noun is governed by such a
        word; two joined parties need no one who acts.
        """
        phrases = chunk(tokens, 0, len(tokens))
        place = next((i for i, p in enumerate(phrases) if p.start <= at < p.end), None)
        if place is None or at != phrases[place].end - 1:
            return None
        own = phrases[place]
        behind = phrases[place + 1 : place + 3]
        acted_on = next((p for p in behind[:1] if p.prep in self._links and p.heads), None)
        high = behind[-1].end if behind else own.end
        reading = Reading(low=own.start, high=high, passive=True)
        if frame.who == "person":
            return self._of_person(own, acted_on, reading)
        if acted_on is None:
            return None
        reading.planned = not any(t.lower in self._done for t in tokens)
        reading.subject = acted_on
        if frame.pairs:
            reading.passive = False
            reading.after = [p for p in behind if p is not acted_on]
            return reading
        reading.after = [p for p in behind if p is not acted_on and p.prep in self._agents]
        if own.owners and not reading.after:
            agent = min(self._agents)
            reading.after = [
                Phrase(own.start, own.end, own.tokens, agent, own.owners[-1:], own.names, ())
            ]
        return reading if reading.after else None

    def _of_person(self, own: Phrase, named: Phrase | None, reading: Reading) -> Reading | None:
        if own.prep not in self._done:
            return None
        if named is None and own.owners:
            named = replace(own, heads=own.owners[-1:], names=own.owners[-1:])
        if named is None:
            return None
        reading.subject = replace(named, prep=None)
        return reading
