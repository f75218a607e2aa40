"""Which of the languages newsfacts knows an article is written in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from newsfacts.errors import SourceError
from newsfacts.lexicon import Patterns, languages

# Enough to be sure of a language; more only costs time.
_SAMPLE = 2000
# An article counts as foreign where py3langid holds another language for this many times as likely
# as any of ours. Its probabilities are tempered by the length, so short and odd texts stay ours.
_FOREIGN = 3.0
_SHORTEST_FOREIGN = 40

# A text is plainly in a language of ours where so many of its words are common ones of that
# language, so many different ones, at least half as many in each quarter of it, and hardly any are
# common in another of ours. In the 532 translations of the Declaration of Human Rights the most
# that others reach is 0.15 (creoles of English and Scots apart).
_PLAIN = 0.24
_DIFFERENT = 8
_STRAY = 0.05
_WORDS = 40

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class LanguageTable:
    """What tells a language; the keys are explained in `patterns/en/language.toml`."""

    common: frozenset[str]


def identify(text: str, source: str) -> str:
    """Return the language of `text`, a code among `languages()`.

    Common words decide where they can, else py3langid. Raises SourceError (`language`) where the
    text is plainly in a language newsfacts does not know.
    """
    sample = _sample(text)
    plain = _plain(sample)
    if plain is not None:
        return plain
    known = languages()
    ranked: list[tuple[str, float]] = _identifier().rank(sample)
    ours, probability = next(item for item in ranked if item[0] in known)
    best, highest = ranked[0]
    if highest > _FOREIGN * probability and len(sample) >= _SHORTEST_FOREIGN:
        message = f"seems to be written in another language ({best}; known: {', '.join(known)})"
        raise SourceError(source, "language", message)
    return ours


def load() -> None:
    """Load what tells languages apart where common words do not: 80 MB, once a process."""
    _identifier()


def _plain(sample: str) -> str | None:
    """Return the language that the common words leave no doubt of."""
    words = _WORD.findall(sample.lower())
    if len(words) < _WORDS:
        return None
    counts = {code: sum(w in common for w in words) for code, common in _common().items()}
    best = max(counts, key=lambda code: counts[code])
    common = _common()[best]
    quarter = len(words) // 4
    plain = (
        counts[best] >= _PLAIN * len(words)
        and sum(counts.values()) - counts[best] <= _STRAY * len(words)
        and len(common.intersection(words)) >= _DIFFERENT
        and all(
            sum(w in common for w in words[start : start + quarter]) >= _PLAIN / 2 * quarter
            for start in range(0, 4 * quarter, quarter)
        )
    )
    return best if plain else None


def _sample(text: str) -> str:
    """Take the sample from the middle: the head is often menus, names and dates."""
    if len(text) <= _SAMPLE:
        return text
    start = (len(text) - _SAMPLE) // 2
    return text[start : start + _SAMPLE]


@cache
def _common() -> dict[str, frozenset[str]]:
    patterns = Patterns()
    return {code: patterns.table(code, "language", LanguageTable).common for code in languages()}


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
