"""Common nouns before a role noun that no list has: "immigration lawyer", "firearms lead"."""

from __future__ import annotations

import re

from newsfacts.alternation import alternation
from newsfacts.names.owners import Names
from newsfacts.names.tables import NamesTable, RolesTable

_WORD = re.compile(r"(?<![\w'’.&-])(?P<word>[^\W\d_][a-z-]*[a-z])\s$")
_REACH = 40
_ROLE = re.compile(r"(?s)(?P<role>.*)")
_SENTENCE = re.compile(r"(?:^|[.!?:;\n\"“”]\s?)$")


class RoleWords:
    """Finds where a role begins whose first words are nouns or adjectives of any kind.

    Only for languages whose common nouns have no capitals; elsewhere it finds nothing.
    """

    def __init__(self, table: RolesTable, names: NamesTable) -> None:
        """Take the language's role words and what surrounds names in it."""
        never = (*table.no_modifiers, *names.stop_words, *names.articles, *names.particles)
        never = (*never, *table.between, *table.joiners, *table.as_words, *table.of_words)
        self._never = frozenset(never)
        self._esteem = frozenset(table.esteem_words)
        self._endings = tuple(table.no_modifier_endings)
        leads = alternation((*table.modifier_leads, *table.origins, *names.articles), fold=True)
        possessives = alternation(names.possessives)
        self._lead = re.compile(rf"(?:(?<!\w){leads}|{possessives})\s$", re.IGNORECASE)
        self._off = names.nouns_are_capitalised

    def start(self, names: Names, start: int) -> int:
        """Return where the role begins whose head begins at `start`, right before a name."""
        text = names.text
        found = None if self._off else _WORD.search(text, max(0, start - _REACH), start)
        if found is None or names.ending(found.end("word")) is not None:
            return start
        at = found.start()
        if found["word"].islower() and text[start].isupper():
            # "the resolute President Al Roe"
            return start
        opens = _SENTENCE.search(text, max(0, at - 3), at) is not None
        if not self._may_modify(found["word"], opens=opens):
            return start
        owned = at > 0 and names.ending(at - 1) is not None
        return at if opens or owned or self._lead.search(text, max(0, at - 12), at) else start

    def behind(
        self, roles: re.Pattern[str], text: str, start: int, stop: int
    ) -> re.Match[str] | None:
        """Return the role behind an article at `start`, words that no list has before its head."""
        if self._off:
            return None
        at = start
        first: int | None = None
        for _ in range(3):
            end = text.find(" ", at, stop)
            word = text[at:end]
            describes = word.endswith(self._endings) or word in self._esteem
            if end < 0 or not (word.islower() or ("-" in word and describes)):
                return None
            if word in self._never or not word.replace("-", "").isalpha():
                return None
            if describes:
                first = None
            elif first is None:
                first = at
            at = end + 1
            if role := roles.match(text, at, stop):
                return _ROLE.match(text, at if first is None else first, role.end())
        return None

    def whole(
        self, roles: re.Pattern[str], text: str, role: re.Match[str], stop: int
    ) -> re.Match[str] | None:
        """Return a role with the role noun right behind it: "consultant paediatrician"."""
        end = role.end()
        if self._off or text[end : end + 1] != " " or not text[end + 1 : end + 2].islower():
            return role
        more = roles.match(text, end + 1, stop)
        return _ROLE.match(text, role.start(), more.end()) if more else role

    def is_noun(self, word: str) -> bool:
        """Tell whether a word in small letters can be a noun, in a language without capitals."""
        plain = word.islower() and word.replace("-", "").isalpha()
        return not self._off and plain and self._may_modify(word, opens=False)

    def _may_modify(self, word: str, *, opens: bool) -> bool:
        if word.lower() in self._never | self._esteem or word.endswith(self._endings):
            return False
        return word.islower() or (opens and word[1:].islower())
