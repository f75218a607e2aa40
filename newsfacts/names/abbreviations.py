"""Abbreviations in brackets: the acronym of an organisation, or short for a common noun."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsfacts.alternation import alternation
from newsfacts.names.spans import NameSpan, Taken
from newsfacts.names.tables import NamesTable

ACRONYM = re.compile(r"[^\W_a-zß-öø-ÿ][\w&.-]{1,9}")
"""The form of an acronym: a capital or digit, then up to nine letters, digits or signs."""

_LEAST_CAPITALS = 2
_LONGEST = 10
# A name of fewer words is not cut to a word ("ChemSteel"): what follows it in brackets is another.
_LEAST_SHORTENED = 3
_LEAST_LETTERS = 2
# A noun right before an opening bracket.
_NOUN = re.compile(r"([^\W\d_a-zß-ÿ][\w-]+)\s\($")
_LOOK_BACK = 80


def abbreviates(short: str, full: str) -> bool:
    """Tell whether one word can be short for others: its letters stand there, in this order.

    "Fifo" for "Forschungsinstitut für Obst", "LEH" for "Lebensmitteleinzelhandel". Dots and
    hyphens do not count.
    """
    letters = [c for c in short.lower() if c.isalnum()]
    if " " in short or not _LEAST_LETTERS <= len(letters) <= _LONGEST or len(short) >= len(full):
        return False
    rest = iter(full.lower())
    return full[:1].lower() == letters[0] and all(letter in rest for letter in letters)


def shortens(short: str, name: str) -> bool:
    """Tell whether a word in brackets is made of the words of a long name: "ChemSteel"."""
    words = name.split()
    if " " in short or len(words) < _LEAST_SHORTENED:
        return False
    initials = {word[0] for word in words}
    return short[0].isupper() and all(c in initials for c in short if c.isupper())


def is_acronym(name: str) -> bool:
    """Tell whether a name has the form of an acronym: one short word, mostly capitals."""
    if not ACRONYM.fullmatch(name) or name.isdigit():
        return False
    capitals = sum(c.isupper() for c in name)
    return capitals >= _LEAST_CAPITALS and 2 * capitals >= len(name)


class CommonAbbreviations:
    """Leaves out what is taken for an organisation and is short for a common noun."""

    def __init__(self, table: NamesTable) -> None:
        """Take what the language knows about organisations' names."""
        self._capital_nouns = table.nouns_are_capitalised
        endings = (*table.serving_nouns, *table.body_endings)
        self._body = re.compile(rf"{alternation(endings, fold=True)}$", re.IGNORECASE)

    def without(self, text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """Return the spans but those of abbreviations that the text itself explains by a noun.

        "Einzelhandel (EH)": no mention of EH in this text names an organisation. A noun that can be
        an organisation's ("Handelsverband (HV)") explains one.
        """
        if not self._capital_nouns:
            return list(spans)
        taken = Taken(spans)
        common = {
            text[s.start : s.end]
            for s in spans
            if s.label == "ORG" and self._is_common(text, s, taken)
        }
        return [s for s in spans if s.label != "ORG" or text[s.start : s.end] not in common]

    def _is_common(self, text: str, span: NameSpan, taken: Taken) -> bool:
        if text[span.end : span.end + 1] != ")":
            return False
        noun = _NOUN.search(text, max(0, span.start - _LOOK_BACK), span.start)
        return (
            noun is not None
            and taken.over(*noun.span(1)) is None
            and self._body.search(noun[1]) is None
            and abbreviates(text[span.start : span.end], noun[1])
        )
