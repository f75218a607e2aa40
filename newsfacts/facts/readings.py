"""Readings: which reader reads a trigger, and whether its frame's words stand in the sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsfacts.facts.attributive import Attributive
from newsfacts.facts.details import Details
from newsfacts.facts.nominal import Nouns
from newsfacts.facts.phrases import Lexicon, Reading
from newsfacts.facts.subject_first import SubjectFirst
from newsfacts.facts.tables import FactsTable
from newsfacts.facts.tokens import Token
from newsfacts.facts.triggers import Entry
from newsfacts.facts.verb_second import VerbSecond

_Key = tuple[int, int, frozenset[str], bool, frozenset[str]]


class Seen:
    """The tokens of a sentence with what has been found out about them."""

    def __init__(self, tokens: Sequence[Token], *, whole: bool) -> None:
        """Take the tokens, and whether they end as a sentence does; a headline does not."""
        self.tokens = tokens
        self.whole = whole
        self.witnesses: set[str] | None = None
        self.readings: dict[_Key, Reading | None] = {}


class Readings:
    """Reads triggers in one language, each as its form and its frame say."""

    def __init__(
        self,
        table: FactsTable,
        lexicon: Lexicon,
        first: SubjectFirst,
        second: VerbSecond | None,
        details: Details,
    ) -> None:
        """Take the table of the language and its readers; `second` where verbs stand second."""
        self._lex = lexicon
        self._first = first
        self._second = second
        self._details = details
        self._attributive = Attributive(second, lexicon) if second else None
        self._nouns = Nouns(table.words, lexicon)
        self._words = {
            name: frozenset(w.lower() for w in listed) for name, listed in table.witnesses.items()
        }

    def read(self, seen: Seen, entry: Entry, first: int, last: int) -> Reading | None:
        """Return what the trigger in tokens `first` to `last` says; None where it says nothing."""
        tokens, frame = seen.tokens, entry.frame
        for groups in (frame.witness, frame.also):
            if groups and not self._has_any(seen, groups):
                return None
        if "noun" in entry.forms:
            chunk = (self._second or self._first).chunk
            return self._nouns.read(chunk, tokens, first, frame)
        if "attributive" in entry.forms:
            return self._attributive.read(tokens, first) if self._attributive else None
        capital = first > 0 and tokens[first].text[:1].isupper()
        if self._second is None:
            headline = tokens[-1].text not in (".", "!", "?")
            return (
                None
                if capital and not headline
                else self._first.read(tokens, first, last, entry.forms)
            )
        if capital and tokens[first - 1].kind != "mark":
            return None
        return self._of_second(self._second, seen, entry, first, last)

    def _of_second(
        self, second: VerbSecond, seen: Seen, entry: Entry, first: int, last: int
    ) -> Reading | None:
        tokens, frame = seen.tokens, entry.frame
        if entry.tail and not second.has_tail(tokens, last, {entry.tail}):
            return None
        if not entry.tail and second.is_separable(tokens, entry.forms, last):
            return None
        if frame.copula and second.ends_in_verb(tokens, last):
            return None
        objects = frozenset().union(*(self._words.get(name, ()) for name in frame.witness))
        if frame.who == "person":
            # "Der Aufsichtsrat bestellte …": a body that acts
            objects -= self._lex.bodies
        key = (first, last, entry.forms, frame.moves, objects)
        if key not in seen.readings:
            seen.readings[key] = second.read(
                tokens,
                first,
                last,
                entry.forms,
                moves=frame.moves,
                objects=objects,
                whole=seen.whole,
            )
        return seen.readings[key]

    def _has_any(self, seen: Seen, groups: Iterable[str]) -> bool:
        """Tell whether a witness of one of the groups stands anywhere in the sentence."""
        if seen.witnesses is None:
            seen.witnesses = self._details.groups_in(seen.tokens)
        return not seen.witnesses.isdisjoint(groups)
