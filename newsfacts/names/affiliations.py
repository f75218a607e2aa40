"""Organisations of persons that a clause tells: whom one leads, speaks of or shares an office with.

What stands right beside a name is for `newsfacts.names.roles`; this comes behind it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from newsfacts.names.offices import ENDS, Role
from newsfacts.names.owners import Names
from newsfacts.names.role_forms import any_of as _any
from newsfacts.names.spans import NameSpan
from newsfacts.names.tables import NamesTable, RolesTable

# How far from a name its organisation may stand, in characters: within a clause.
_REACH = 120


@dataclass(frozen=True)
class AffiliationsTable:
    """Clauses that tie a person to an organisation; see `patterns/en/affiliations.toml`."""

    head_verbs: tuple[str, ...]
    final_verbs: tuple[str, ...]
    work_words: tuple[str, ...]
    led_words: tuple[str, ...]
    led_participles: tuple[str, ...]
    opening_words: tuple[str, ...]
    say_verbs: tuple[str, ...]
    say_asides: tuple[str, ...]
    inner_offices: tuple[str, ...]
    clause_words: tuple[str, ...]


class Affiliations:
    """Finds the organisation of persons whose name has none beside it."""

    def __init__(self, table: AffiliationsTable, roles: RolesTable, names: NamesTable) -> None:
        """Take the clauses of the language, its role words and what surrounds names in it."""
        flags = re.IGNORECASE
        article = rf"(?:{_any(roles.articles)}\s+)?"
        between = rf"(?:(?:{_any(roles.between)}|\d{{4}})\s+){{0,3}}"
        # "räumte Ann Lee ein, die": half a verb may close the clause before.
        who = rf"(?:\s(?-i:[a-zß-ÿ]{{2,5}}))?\s*,\s+{_any(roles.relative_pronouns)}\s+"
        verb = _any(table.head_verbs)
        work = rf"{_any(table.work_words)}\s+{article}"
        titles = rf"(?:{_any(names.titles)}\s+)*"
        some = r"(?:(?-i:[a-zß-ÿ])[\w-]*\s+)"
        # "Ann Lee chairs Acme", "Ann Lee, chairing Acme", "leitet Ann Lee die Acme AG".
        self._leads = re.compile(rf"(?:\s*,)?\s+{between}{verb}\s+{between}{article}", flags)
        self._verb_before = re.compile(rf"(?<!\w){verb}\s+{between}$", flags)
        self._object = re.compile(rf"\s+{between}{article}", flags)
        # "Ann Lee, who runs sales at Acme"
        self._works = re.compile(rf"{who}{between}{verb}\s+{some}{{1,2}}{work}", flags)
        # "Ann Lee, die bei Acme den Einkauf leitet"
        self._working = re.compile(rf"{who}{between}{work}", flags)
        self._final = re.compile(rf"\s+[^,.;:\n]{{0,40}}?{_any(table.final_verbs)}(?!\w)", flags)
        self._led = re.compile(rf"(?:,?\s+){_any(table.led_words)}\s+{titles}$", flags)
        self._agent = re.compile(rf"(?<!\w){_any(roles.agent_words)}\s+{titles}$", flags)
        self._participle = re.compile(rf"\s+{_any(table.led_participles)}\s+", flags)
        aside = rf"(?:,?\s+{_any(table.say_asides)})*"
        # Where verbs stand second, the subject may follow: "laut Acme sagte Sprecherin Ann Lee".
        comma = "," if names.nouns_are_capitalised else ",?"
        self._said = re.compile(rf"\s+{_any(table.say_verbs)}{aside}{comma}\s+$", flags)
        # "At Acme, finance chief Ann Lee", "Bei der Acme AG geht Finanzchefin Ann Lee".
        self._opening = re.compile(rf"\s*[\"“„]?{_any(table.opening_words)}\s+{article}", flags)
        self._few_words = re.compile(rf",?\s+{some}{{0,3}}")
        self._titles = re.compile(rf"\s+{titles}$", flags)
        self._joined = re.compile(rf"(?:\s*,)?\s+(?:{_any(roles.joiners)}\s+)?", flags)
        endings = _any(roles.head_endings)
        self._inner = re.compile(rf"{_any(table.inner_offices)}(?:{endings})?(?!\w)", flags)
        self._goes_on = re.compile(rf"\s+{_any(table.clause_words)}(?!\w)", flags)

    def complete(
        self, text: str, spans: Sequence[NameSpan], roles: Mapping[int, Role]
    ) -> dict[int, Role]:
        """Return the roles, those without an organisation filled where a clause names it.

        `spans` are the trimmed names of `text` in order; `roles` and what is returned are keyed by
        the start of a person's span (see `RoleFinder.find`). A person of whom an organisation
        alone is told gets a role of None.
        """
        names = Names(text, spans)
        found = dict(roles)
        people = [s for s in spans if s.label == "PER"]
        for span in people:
            role = found.get(span.start)
            if role is None or role.organisation is None:
                home = self._told(names, span, role)
                if home is not None:
                    held = role or Role(None, None)
                    found[span.start] = replace(held, organisation=names.words(home))
        for first, second in pairwise(people):
            one, other = found.get(first.start), found.get(second.start)
            if one and other and one.organisation and other.organisation is None:
                start = self._office(text, second, other)
                joined = start and self._joined.fullmatch(text, first.end, start)
                if joined and self._in_front(text, first, one):
                    found[second.start] = replace(other, organisation=one.organisation)
        return found

    def _told(self, names: Names, span: NameSpan, role: Role | None) -> NameSpan | None:
        if role is not None and role.role is not None:
            return self._speaker(names, span, role)
        return self._led_by(names, span) or self._head_of(names, span) or self._in(names, span)

    def _head_of(self, names: Names, span: NameSpan) -> NameSpan | None:
        """Return what a person is said to lead: "Ann Lee chairs Acme"."""
        text = names.text
        found = self._leads.match(text, span.end)
        if found is None:
            head = text[max(0, span.start - _REACH) : span.start]
            found = self._object.match(text, span.end) if self._verb_before.search(head) else None
        led = _organisation(names.starting(found.end())) if found else None
        if led is None or not self._ends(text, led.end):
            return None
        return led

    def _ends(self, text: str, end: int) -> bool:
        """Tell whether a name is the whole object: "runs Acme", but not "runs Acme stores"."""
        return text[end : end + 1] in ENDS or self._goes_on.match(text, end) is not None

    def _in(self, names: Names, span: NameSpan) -> NameSpan | None:
        """Return where a person is said to work: "Ann Lee, who runs sales at Acme"."""
        text = names.text
        if found := self._works.match(text, span.end):
            return _organisation(names.starting(found.end()))
        found = self._working.match(text, span.end)
        home = _organisation(names.starting(found.end())) if found else None
        return home if home and self._final.match(text, home.end) else None

    def _led_by(self, names: Names, span: NameSpan) -> NameSpan | None:
        """Return what is said to be led by a person: "Acme, chaired by Ann Lee"."""
        text = names.text
        begin = max(0, span.start - _REACH)
        head = text[begin : span.start]
        if found := self._led.search(head):
            return _organisation(names.ending(begin + found.start()))
        led = self._participle.match(text, span.end) if self._agent.search(head) else None
        return _organisation(names.starting(led.end())) if led else None

    def _speaker(self, names: Names, span: NameSpan, role: Role) -> NameSpan | None:
        """Return the firm that speaks of an office: "Acme said finance chief Ann Lee would go"."""
        text, start = names.text, self._office(names.text, span, role)
        if start is None:
            return None
        begin = max(0, start - _REACH)
        if found := self._said.search(text[begin:start]):
            return _organisation(names.ending(begin + found.start()))
        begin = max(text.rfind(mark, begin, start) + 1 for mark in ".!?\n")
        found = self._opening.match(text, begin, start)
        home = _organisation(names.starting(found.end())) if found else None
        return home if home and self._few_words.fullmatch(text, home.end, start) else None

    def _office(self, text: str, span: NameSpan, role: Role) -> int | None:
        """Return where an office begins that stands right before a name, None where none does.

        Only those that a firm or club fills: of ministers and mayors it says nothing.
        """
        if role.role is None or self._inner.search(role.role) is None:
            return None
        return self._in_front(text, span, role)

    def _in_front(self, text: str, span: NameSpan, role: Role) -> int | None:
        """Return where a role begins that stands right before a name, None where it does not."""
        head = text[max(0, span.start - _REACH) : span.start]
        titles = self._titles.search(head)
        if role.role is None or titles is None or not head.endswith(role.role, 0, titles.start()):
            return None
        return span.start - len(head) + titles.start() - len(role.role)


def _organisation(span: NameSpan | None) -> NameSpan | None:
    return span if span is not None and span.label == "ORG" else None
