"""Roles: which office a person holds, and where, as the words right beside the name say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from newsfacts.names.organisations import is_acronym
from newsfacts.names.role_grammar import RoleGrammar
from newsfacts.names.spans import NameSpan
from newsfacts.names.tables import NamesTable, RolesTable

# How far from a name its role may begin or end, in characters: an apposition, not a paragraph.
_REACH = 160
_NEAR_WORDS = 5
_WORD = re.compile(r"[^\s,.;:()\n]*\s")


@dataclass(frozen=True, slots=True)
class Role:
    """The role of a person as written, and the organisation it is held in; either may be None.

    `past`: the words say that the role is no longer held.
    """

    role: str | None
    organisation: str | None
    past: bool = False


class RoleFinder:
    """Finds the role and the organisation of the persons named in a text."""

    def __init__(self, table: RolesTable, names: NamesTable) -> None:
        """Take the language's role words and what surrounds names in it."""
        self._grammar = RoleGrammar(table, names)
        self._no_owners = frozenset(table.no_owners)

    def find(self, text: str, spans: Sequence[NameSpan]) -> Mapping[int, Role]:
        """Return the roles stated beside persons, keyed by the start of the person's span.

        `spans` are the trimmed names of `text` in order, organisations and places among them.
        """
        by_start = {s.start: s for s in spans}
        by_end = {s.end: s for s in spans}
        known = frozenset(
            w for s in spans if s.label == "ORG" for w in text[s.start : s.end].split()
        )
        found: dict[int, Role] = {}
        people = [s for s in spans if s.label == "PER"]
        for span in people:
            role = (
                self._after(text, span, by_start)
                or self._in_front(text, span, by_start, by_end, known)
                or self._appointed(text, span, by_start)
            )
            home = self._in_brackets(text, span, by_start) or self._from(text, span, by_start)
            if role is None and home is not None:
                role = Role(None, home)
            elif role is not None and role.organisation is None:
                role = replace(role, organisation=home)
            if role is not None:
                past = bool(self._grammar.past.match(role.role or ""))
                found[span.start] = replace(role, past=past)
        self._share(text, people, found)
        for said in self._grammar.pronoun.finditer(text):
            before = [s for s in people if said.start() - _REACH <= s.end <= said.start()]
            if before and before[-1].start not in found:
                found[before[-1].start] = self._with_place(text, said, by_start)
        return found

    def _share(self, text: str, people: Sequence[NameSpan], found: dict[int, Role]) -> None:
        """Give a role in the plural to all whom it stands beside: "the co-founders A and B"."""
        for first, second in pairwise(people):
            if not self._grammar.joiner.fullmatch(text[first.end : second.start]):
                continue
            for one, other in ((first, second), (second, first)):
                role = found.get(one.start)
                if role is None or role.role is None or other.start in found:
                    continue
                if self._grammar.plural.search(role.role):
                    found[other.start] = role

    def _from(self, text: str, span: NameSpan, by_start: Mapping[int, NameSpan]) -> str | None:
        """Return the organisation a person comes from: "Ann Lee of Acme"."""
        behind = self._grammar.from_.match(text, span.end)
        owner = by_start.get(behind.end()) if behind else None
        return _organisation(text, owner) if owner is not None and owner.label == "ORG" else None

    def _appointed(
        self, text: str, span: NameSpan, by_start: Mapping[int, NameSpan]
    ) -> Role | None:
        stop = min(len(text), span.end + _REACH)
        if not self._grammar.may_hold_role(text[span.end : stop]):
            return None
        found = self._grammar.appointed.match(text, span.end, stop)
        return self._with_place(text, found, by_start) if found else None

    def _after(self, text: str, span: NameSpan, by_start: Mapping[int, NameSpan]) -> Role | None:
        stop = min(len(text), span.end + _REACH)
        if not self._grammar.may_hold_role(text[span.end : stop]):
            return None
        for pattern in (self._grammar.apposed, self._grammar.clause, self._grammar.said):
            if found := pattern.match(text, span.end, stop):
                return self._with_place(text, found, by_start)
        if found := self._grammar.at_tail.match(text, span.end, stop):
            owner = by_start.get(found.end())
            if owner is not None and owner.label != "PER":
                tail = self._owner_end(text, owner.end)
                if role := self._grammar.only_role.match(text, tail, stop):
                    return Role(self._office(role["role"]), _organisation(text, owner))
        return None

    def _office(self, words: str) -> str:
        """Return a role on one line, without the words that only say since when it is held."""
        return self._grammar.light.sub("", _clean(words))

    def _owner_end(self, text: str, end: int) -> int:
        """Return where an owner's name ends, its possessive passed over."""
        for length in (2, 1):
            if (
                self._grammar.owner.fullmatch(text[end : end + length] + " ")
                and text[end] in "'’`´"
            ):
                return end + length
        return end

    def _with_place(
        self, text: str, found: re.Match[str], by_start: Mapping[int, NameSpan]
    ) -> Role:
        role = self._office(found["role"])
        place = by_start.get(found.end("role") + 1)
        if place is not None and place.label == "LOC":
            # A genitive needs no word between: "Präsident Frankreichs".
            return Role(_clean(text[found.start("role") : place.end]), None)
        of = self._grammar.of.match(text, found.end("role"))
        if of is None:
            return Role(role, None)
        named = _next_name(text, of.end(), by_start)
        if named is not None and named.label == "ORG":
            return Role(role, _organisation(text, named))
        if named is not None and named.label == "LOC":
            return Role(_clean(text[found.start("role") : named.end]), None)
        if named is None and (phrase := self._grammar.phrase.match(text, of.end())):
            return Role(role, _clean(phrase[0]))
        return Role(role, None)

    def _in_front(
        self,
        text: str,
        span: NameSpan,
        by_start: Mapping[int, NameSpan],
        by_end: Mapping[int, NameSpan],
        known: frozenset[str],
    ) -> Role | None:
        line = text.rfind("\n", 0, span.start) + 1
        head = text[max(line, span.start - _REACH) : span.start]
        if not self._grammar.may_hold_role(head):
            return None
        offset = span.start - len(head)
        # The role noun stands among the last words; only behind a comma may it be farther away.
        near = " ".join(head.split()[-_NEAR_WORDS:])
        if "," not in near and not self._grammar.may_hold_role(near):
            return None
        if self._grammar.may_hold_role(near):
            found = self._grammar.before.search(head, max(0, len(head) - _REACH // 2))
            role = self._prenominal(text, offset, found, by_end, known) if found else None
            if role is not None:
                return role
        found = self._grammar.of_before.search(head) if "," in near else None
        return self._with_rest(text, offset, found, by_start) if found else None

    def _with_rest(
        self, text: str, offset: int, found: re.Match[str], by_start: Mapping[int, NameSpan]
    ) -> Role | None:
        """Return a role whose organisation stands between it and the name behind a comma."""
        named = _next_name(text, offset + found.start("rest"), by_start)
        if named is None:
            return Role(self._office(found["role"]), None) if found["rest"].islower() else None
        if named.end > offset + found.end("rest") or named.label == "PER":
            return None
        if named.label == "LOC":
            return Role(_clean(text[offset + found.start("role") : named.end]), None)
        return Role(self._office(found["role"]), _organisation(text, named))

    def _prenominal(
        self,
        text: str,
        offset: int,
        found: re.Match[str],
        by_end: Mapping[int, NameSpan],
        known: frozenset[str],
    ) -> Role | None:
        role, start = found["role"], offset + found.start("role")
        # "VW-Chef": the compound reaches back over the organisation; cut it there.
        for at in range(len(role), 0, -1):
            owner = by_end.get(start + at)
            if owner is not None and owner.label == "ORG" and role[at : at + 1] == "-":
                return Role(self._office(role[at + 1 :]), _organisation(text, owner))
        owned, hyphen, held = role.rpartition("-")
        acronym = is_acronym(owned) and owned not in self._no_owners
        if hyphen and held[:1].isupper() and (acronym or owned in known):
            return Role(self._office(held), owned)
        if found["comma"] and _belongs_before(text, offset + found.start(), by_end):
            return None
        before = text[max(0, start - 8) : start]
        gap = self._grammar.owner.search(before)
        if gap is not None:
            owner = by_end.get(start - len(before) + gap.start())
            if owner is not None and owner.label == "ORG":
                return Role(self._office(role), _organisation(text, owner))
        return Role(self._office(role), None)

    def _in_brackets(
        self, text: str, span: NameSpan, by_start: Mapping[int, NameSpan]
    ) -> str | None:
        if text[span.end : span.end + 2] != " (":
            return None
        article = self._grammar.article.match(text, span.end + 2)
        inner = by_start.get(article.end() if article else span.end + 2)
        if inner is None or inner.label != "ORG" or text[inner.end : inner.end + 1] not in ")/,":
            return None
        return _organisation(text, inner)


def _next_name(text: str, start: int, by_start: Mapping[int, NameSpan]) -> NameSpan | None:
    """Return the name that begins at `start` or behind a few lower-case words."""
    at = start
    for _ in range(4):
        if at in by_start:
            return by_start[at]
        space = _WORD.match(text, at)
        if space is None or text[at].isupper():
            return None
        at = space.end()
    return None


def _belongs_before(text: str, start: int, by_end: Mapping[int, NameSpan]) -> bool:
    """Tell whether the role at `start` is the apposition of a person named right before it."""
    before = text[max(0, start - 4) : start]
    head = before.rstrip(" ,–—")
    named = by_end.get(start - len(before) + len(head))
    return named is not None and named.label == "PER" and head != before.rstrip(" ")


def _organisation(text: str, span: NameSpan) -> str:
    return _clean(text[span.start : span.end])


def _clean(words: str) -> str:
    return " ".join(words.split())
