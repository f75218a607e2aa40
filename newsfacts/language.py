"""Which of the languages newsfacts knows an article is written in."""

from __future__ import annotations

from functools import cache
from typing import Any

from newsfacts.errors import SourceError
from newsfacts.lexicon import languages

# Enough to be sure of a language; more only costs time.
_SAMPLE = 2000
# An article counts as foreign where py3langid holds another language for this many times as likely
# as any of ours. Its probabilities are tempered by the length, so short and odd texts stay ours.
_FOREIGN = 3.0
_SHORTEST_FOREIGN = 40


def identify(text: str, source: str) -> str:
    """Return the language of `text`, a code among `languages()`.

    Raises SourceError (`language`) where the text is plainly in a language newsfacts does not know.
    """
    sample = _sample(text)
    ranked: list[tuple[str, float]] = _identifier().rank(sample)
    known = languages()
    ours, probability = next(item for item in ranked if item[0] in known)
    best, highest = ranked[0]
    if highest > _FOREIGN * probability and len(sample) >= _SHORTEST_FOREIGN:
        message = f"seems to be written in another language ({best}; known: {', '.join(known)})"
        raise SourceError(source, "language", message)
    return ours


def _sample(text: str) -> str:
    """Take the sample from the middle: the head is often menus, names and dates."""
    if len(text) <= _SAMPLE:
        return text
    start = (len(text) - _SAMPLE) // 2
    return text[start : start + _SAMPLE]


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
