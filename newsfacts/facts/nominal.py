"""Nouns that tell an act: "the acquisition of Beta by Acme", "Acme's takeover of Beta"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsfacts.facts.phrases import Lexicon, Phrase, Reading
from newsfacts.facts.tokens import Token

Chunk = Callable[[Sequence[Token], int, int], list[Phrase]]


def read_noun(
    lexicon: Lexicon,
    chunk: Chunk,
    tokens: Sequence[Token],
    at: int,
    links: frozenset[str],
    done: frozenset[str],
) -> Reading | None:
    """Return what the noun at token `at` says, as the passive of its verb; None where too little.

    What is acted on stands behind the noun and one of `links`, who acts behind a preposition of
    agents or as the noun's owner. What is only named may yet fail: it is a plan unless one of the
    words `done` stands in the sentence.
    """
    phrases = chunk(tokens, 0, len(tokens))
    place = next((i for i, p in enumerate(phrases) if p.start <= at < p.end), None)
    if place is None or at != phrases[place].end - 1:
        return None
    own = phrases[place]
    behind = phrases[place + 1 : place + 3]
    acted_on = next((p for p in behind[:1] if p.prep in links and p.heads), None)
    if acted_on is None:
        return None
    reading = Reading(low=own.start, high=behind[-1].end, passive=True)
    reading.subject = acted_on
    reading.after = [p for p in behind if p is not acted_on and p.prep in lexicon.agents]
    if own.owners and not reading.after:
        agent = min(lexicon.agents)
        reading.after = [
            Phrase(own.start, own.end, own.tokens, agent, own.owners[-1:], own.names, ())
        ]
    reading.planned = not any(t.lower in done for t in tokens)
    return reading if reading.after else None
