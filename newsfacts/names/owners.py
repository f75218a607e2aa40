"""Whose a role is: the organisation or place that the words behind a role lead to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from newsfacts.alternation import alternation
from newsfacts.names.spans import NameSpan
from newsfacts.names.tables import NamesTable, RolesTable

_BASED = re.compile(r"-[a-zß-ÿ]+\s+")
_WORD = re.compile(r"[^\s,.;:()\n]*\s")
_QUOTES = "\"'„“”«»‚‘’"
_MOST_WORDS = 5
# How long an acronym in brackets may be, with its brackets.
_BRACKET = 14


class Names:
    """The names of one text, to be asked for by where they begin and end."""

    def __init__(
        self, text: str, spans: Sequence[NameSpan], part: re.Pattern[str] | None = None
    ) -> None:
        """Take the text and its trimmed names.

        `part` is what may follow an organisation's name and mean the organisation still:
        "-Fraktion".
        """
        self.text = text
        self._starts = [s.start for s in spans]
        self._by_start = {s.start: s for s in spans}
        self._by_end = {s.end: s for s in spans}
        self._whole_ends: dict[int, int] = {}
        for span in spans if part else ():
            found = part.match(text, span.end) if part and span.label == "ORG" else None
            if found:
                self._whole_ends[span.end] = found.end()
                self._by_end.setdefault(found.end(), span)
        self.known = frozenset(
            word for s in spans if s.label == "ORG" for word in text[s.start : s.end].split()
        )
        """The words of all organisations' names."""

    def starting(self, at: int) -> NameSpan | None:
        """Return the name that begins at an offset."""
        return self._by_start.get(at)

    def ending(self, at: int) -> NameSpan | None:
        """Return the name that ends at an offset."""
        return self._by_end.get(at)

    def before(self, at: int) -> NameSpan | None:
        """Return the name that ends at an offset, or right before brackets that end there."""
        if self.text[at - 1 : at] == ")":
            opened = self.text.rfind("(", max(0, at - _BRACKET), at)
            return self.ending(opened - 1)
        return self.ending(at)

    def whole_end(self, span: NameSpan) -> int:
        """Return where a name ends, with what follows its hyphen and means it still."""
        return self._whole_ends.get(span.end, span.end)

    def first_within(self, start: int, end: int) -> NameSpan | None:
        """Return the first name that begins between two offsets."""
        at = bisect_left(self._starts, start)
        if at < len(self._starts) and self._starts[at] < end:
            return self._by_start[self._starts[at]]
        return None

    def words(self, span: NameSpan) -> str:
        """Return a name on one line."""
        return " ".join(self.text[span.start : span.end].split())


class Owners:
    """Finds the name that the words behind a role lead to: "head of the German carmaker Acme"."""

    def __init__(self, names: NamesTable, roles: RolesTable) -> None:
        """Take what surrounds names in the language and what joins roles in it."""
        self._capital_nouns = names.nouns_are_capitalised
        self._origins = frozenset(names.nationalities)
        self._places = frozenset(names.place_words)
        self._adjective_endings = tuple(names.place_adjective_endings)
        self.part = re.compile(rf"-{alternation(roles.owner_parts)}(?![\w-])")
        """What may follow an organisation's name and mean the organisation still."""
        self._joiners = frozenset(roles.joiners)
        self._possessive = re.compile(rf"{alternation(names.possessives)}\s")
        self._never = frozenset(names.never_names)
        self._generic = frozenset(
            (*names.never_organisations, *names.never_names, *roles.generic_owners)
        )
        self._endings = tuple(names.generic_endings)

    def is_place_word(self, word: str) -> bool:
        """Tell whether a word leads to a place rather than to an organisation: "in"."""
        return word.lower().partition(" ")[0] in self._places

    def is_none(self, words: str) -> bool:
        """Tell whether words can own no role: "president in March"."""
        return words.lower() in self._never

    def find(self, names: Names, start: int, most: int = _MOST_WORDS) -> NameSpan | None:
        """Return the name that begins at `start` or behind at most `most` describing words.

        Those are lower-case words and adjectives of origin; in a language whose nouns have
        capitals nouns too, behind which only the name may follow. A place that is only where the
        organisation sits ("der in Ulm ansässigen Acme AG") is passed over.
        """
        at, noun, inside = start, False, False
        for passed in range(most + 1):
            quoted = names.text[at : at + 1] in _QUOTES
            named = names.starting(at + quoted)
            if named is not None and self._is_adjective(names, named):
                at = named.end + 1
                continue
            if named is not None and self._goes_on(names, named):
                # "the New York-based Acme": where from, said in an adjective.
                based = _BASED.match(names.text, named.end)
                if based is not None and named.label == "LOC":
                    at = based.end()
                    continue
            elif named is not None:
                follows = names.text[named.end : named.end + 2]
                origin = follows[:1] == " " and follows[1:].islower() and named.label == "LOC"
                if origin and names.words(named).lower() in self._origins:
                    # "the Polish city"
                    at = named.end + 1
                    continue
                owned = self._owned(names, named)
                if owned is not None:
                    return owned
                if named.label != "LOC" or (not noun and not inside and passed <= 1):
                    return named
                if noun:
                    return None
            word = _WORD.match(names.text, at)
            if word is None or (word[0].strip() in self._joiners and not inside):
                return None
            words = word[0].strip()
            inside = inside or (passed == 0 and self.is_place_word(words))
            if not inside:
                if words[:1].isupper() and words.lower() not in self._origins:
                    if not self._capital_nouns:
                        return None
                    noun = True
                elif noun or (words[:1] in _QUOTES and not quoted):
                    return None
            at = word.end()
        return None

    def _owned(self, names: Names, owner: NameSpan) -> NameSpan | None:
        """Return the organisation that a place or another one owns: "Norway's Acme AS"."""
        gap = self._possessive.match(names.text, owner.end)
        owned = names.starting(gap.end()) if gap else None
        return owned if owned is not None and owned.label == "ORG" else None

    def _goes_on(self, names: Names, named: NameSpan) -> bool:
        """Tell whether a name is the first part of a compound that means something else."""
        return names.text.startswith("-", named.end) and names.whole_end(named) == named.end

    def _is_adjective(self, names: Names, named: NameSpan) -> bool:
        """Tell whether a place only says where from what follows is: "der Ulmer Acme AG"."""
        return (
            named.label == "LOC"
            and bool(self._adjective_endings)
            and names.text.endswith(self._adjective_endings, named.start, named.end)
            and names.text[named.end : named.end + 1] == " "
            and names.text[named.end + 1 : named.end + 2].isupper()
        )

    def named(self, phrase: str) -> str | None:
        """Return a phrase no model saw as a name on one line; None where it is a common noun."""
        words = phrase.split()
        if all(word.lower() in self._origins or word in self._joiners for word in words):
            # "head of Irish and UK retail"
            return None
        if len(words) == 1 and (
            phrase.lower() in self._generic or phrase.lower().endswith(self._endings)
        ):
            return None
        return " ".join(words)
