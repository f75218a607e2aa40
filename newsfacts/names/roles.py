"""Roles: which office a person holds, and where, as the words right beside the name say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from newsfacts.names.spans import NameSpan, alternation
from newsfacts.names.tables import NamesTable, RolesTable

# How far from a name its role may begin or end, in characters: an apposition, not a paragraph.
_REACH = 160


@dataclass(frozen=True, slots=True)
class Role:
    """The role of a person as written, and the organisation it is held in; either may be None.

    `past`: the words say that the role is no longer held.
    """

    role: str | None
    organisation: str | None
    past: bool = False


def role_pattern(table: RolesTable) -> str:
    """Return the regex source of one role: modifiers, a role noun, what belongs behind it.

    To be compiled with IGNORECASE; it holds no capturing group.
    """
    modifier = rf"(?:{alternation(table.modifiers)}{endings_of(table)}(?:\s+|-))"
    heads = alternation(table.heads)
    if table.compound_heads:
        heads = rf"(?:{heads}|(?:\w+-)*\w*{alternation(table.compound_heads)}(?:[ns]|en|es|in)?)"
    return rf"{modifier}{{0,3}}{heads}(?![\w])(?:\s?{alternation(table.suffixes)}(?!\w))?"


def endings_of(table: RolesTable) -> str:
    """Return the regex source of an optional adjective ending."""
    return alternation(table.modifier_endings) + "?" if table.modifier_endings else ""


class RoleFinder:
    """Finds the role and the organisation of the persons named in a text."""

    def __init__(self, table: RolesTable, names: NamesTable) -> None:
        """Take the language's role words and what surrounds names in it."""
        one = role_pattern(table)
        joined = rf"(?:\s*,\s*|\s+{alternation(table.joiners)}\s+|/)"
        article = rf"(?:(?:{alternation(table.articles)})\s+)?"
        roles = rf"(?P<role>{one}(?:{joined}{article}{one}){{0,3}})"
        of = rf"(?:{alternation(table.of_words)})\s+"
        between = rf"(?:(?:{alternation(table.between)}|\d{{4}})\s+){{0,3}}"
        # An age or a party may come between a name and its apposition: "Ann Lee, 45, head of".
        bracket = r"(?:\s*\([^()\n]{1,40}\)|\s*,\s*\d{1,3}(?=\s*,))?"
        flags = re.IGNORECASE
        self._apposed = re.compile(rf"{bracket}\s*(?:,|–|—|-{{2}})\s*{article}{roles}", flags)
        self._at_tail = re.compile(rf"{bracket}\s*,\s*(?={_CAPITAL})")
        self._only_role = re.compile(rf"(?:-|\s+){roles}", flags)
        copula = alternation(table.copulas)
        who = alternation(table.relative_pronouns)
        self._said = re.compile(
            rf"{bracket}(?:\s*,)?\s+(?:{who}\s+)?{copula}\s+{between}{article}{roles}", flags
        )
        self._clause = re.compile(
            rf"{bracket}\s*,\s+{who}\s+{between}{article}{roles}(?=[^.;\n]{{0,120}}?\s{copula}\b)",
            flags,
        )
        titles = rf"(?:{alternation(names.titles)}\s+)*"
        self._before = re.compile(rf"(?<![\w-]){article}{roles}(?P<comma>,?)\s+{titles}$", flags)
        self._of_before = re.compile(
            rf"(?<![\w-]){article}{roles}\s+{of}(?P<rest>[^.;\n]{{2,100}}?),\s+{titles}$", flags
        )
        self._of = re.compile(rf"\s+{of}(?:{alternation(table.articles)}\s+)?", flags)
        past = rf"{alternation(table.past_modifiers)}{endings_of(table)}"
        self._past = re.compile(rf"{past}(?!\w)", flags)
        self._from = re.compile(rf"\s+{alternation(table.from_words)}\s+", flags)
        self._owner = re.compile(rf"(?:{alternation(names.possessives)})?\s+$|-$")
        self._phrase = re.compile(_phrase(names.stop_words))
        self._area = frozenset(table.area_words)

    def find(self, text: str, spans: Sequence[NameSpan]) -> Mapping[int, Role]:
        """Return the roles stated beside persons, keyed by the start of the person's span.

        `spans` are the trimmed names of `text` in order, organisations and places among them.
        """
        by_start = {s.start: s for s in spans}
        by_end = {s.end: s for s in spans}
        found: dict[int, Role] = {}
        for span in spans:
            if span.label != "PER":
                continue
            role = self._after(text, span, by_start) or self._in_front(text, span, by_start, by_end)
            party = self._in_brackets(text, span, by_start)
            if role and role.organisation is None and party:
                role = Role(role.role, party)
            if role is not None and self._past.match(role.role or ""):
                role = replace(role, past=True)
            if role or party:
                found[span.start] = role or Role(None, party)
        return found

    def _after(self, text: str, span: NameSpan, by_start: Mapping[int, NameSpan]) -> Role | None:
        stop = min(len(text), span.end + _REACH)
        for pattern in (self._apposed, self._clause, self._said):
            if found := pattern.match(text, span.end, stop):
                return self._with_place(text, found, by_start)
        if found := self._at_tail.match(text, span.end, stop):
            owner = by_start.get(found.end())
            if owner is not None and owner.label != "PER":
                tail = self._owner_end(text, owner.end)
                if role := self._only_role.match(text, tail, stop):
                    return Role(_clean(role["role"]), _organisation(text, owner))
        return None

    def _owner_end(self, text: str, end: int) -> int:
        """Return where an owner's name ends, its possessive passed over."""
        for length in (2, 1):
            if self._owner.fullmatch(text[end : end + length] + " ") and text[end] in "'’`´":
                return end + length
        return end

    def _with_place(
        self, text: str, found: re.Match[str], by_start: Mapping[int, NameSpan]
    ) -> Role:
        role = _clean(found["role"])
        of = self._of.match(text, found.end("role"))
        if of is None:
            return Role(role, None)
        named = _next_name(text, of.end(), by_start)
        if named is not None and named.label == "ORG":
            return Role(role, _organisation(text, named))
        if named is not None and named.label == "LOC":
            return Role(_clean(text[found.start("role") : named.end]), None)
        if named is None and (phrase := self._phrase.match(text, of.end())):
            return Role(role, _clean(phrase[0]))
        return Role(role, None)

    def _in_front(
        self,
        text: str,
        span: NameSpan,
        by_start: Mapping[int, NameSpan],
        by_end: Mapping[int, NameSpan],
    ) -> Role | None:
        line = text.rfind("\n", 0, span.start) + 1
        head = text[max(line, span.start - _REACH) : span.start]
        offset = span.start - len(head)
        if found := self._of_before.search(head):
            named = _next_name(text, offset + found.start("rest"), by_start)
            if named is not None and named.end <= offset + found.end("rest"):
                if named.label == "ORG":
                    return Role(_clean(found["role"]), _organisation(text, named))
                if named.label == "LOC":
                    return Role(_clean(text[offset + found.start("role") : named.end]), None)
            if named is None and found["rest"].islower():
                return Role(_clean(found["role"]), None)
        found = self._before.search(head)
        role = self._prenominal(text, offset, found, by_end) if found else None
        if role is None or role.organisation is not None:
            return role
        behind = self._from.match(text, span.end)
        owner = by_start.get(behind.end()) if behind else None
        if owner is not None and owner.label == "ORG":
            return Role(role.role, _organisation(text, owner))
        return role

    def _prenominal(
        self, text: str, offset: int, found: re.Match[str], by_end: Mapping[int, NameSpan]
    ) -> Role | None:
        role, start = found["role"], offset + found.start("role")
        # "VW-Chef": the compound reaches back over the organisation; cut it there.
        for at in range(len(role), 0, -1):
            owner = by_end.get(start + at)
            if owner is not None and owner.label == "ORG" and role[at : at + 1] == "-":
                return Role(_clean(role[at + 1 :]), _organisation(text, owner))
        if found["comma"] and _belongs_before(text, offset + found.start(), by_end):
            return None
        before = text[max(0, start - 8) : start]
        gap = self._owner.search(before)
        if gap is not None:
            owner = by_end.get(start - len(before) + gap.start())
            if owner is not None and owner.label == "ORG":
                return Role(_clean(role), _organisation(text, owner))
        return Role(_clean(role), None)

    def _in_brackets(
        self, text: str, span: NameSpan, by_start: Mapping[int, NameSpan]
    ) -> str | None:
        opened = text[span.end : span.end + 2]
        if opened != " (":
            return None
        inner = by_start.get(span.end + 2)
        if inner is None or inner.label != "ORG" or text[inner.end : inner.end + 1] not in ")/,":
            return None
        return _organisation(text, inner)


_CAPITAL = r"[^\W\d_a-zà-öø-ÿß]"


def _phrase(joiners: Sequence[str]) -> str:
    """Return the regex source of capitalised words, joined by short words such as "of"."""
    word = rf"{_CAPITAL}[\w.&-]*\w"
    return rf"{word}(?:\s+(?:{alternation(joiners)}\s+){{0,2}}{word})*"


def _next_name(text: str, start: int, by_start: Mapping[int, NameSpan]) -> NameSpan | None:
    """Return the name that begins at `start` or behind a few lower-case words."""
    at = start
    for _ in range(4):
        if at in by_start:
            return by_start[at]
        space = re.compile(r"[^\s,.;:()\n]*\s").match(text, at)
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
