"""The grammar of roles: regular expressions made from a language's role words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from newsfacts.alternation import alternation
from newsfacts.names.role_forms import CAPITAL as _CAPITAL
from newsfacts.names.role_forms import any_of as _any
from newsfacts.names.role_forms import endings_of, role_pattern
from newsfacts.names.role_forms import phrase_of as _phrase
from newsfacts.names.role_words import RoleWords
from newsfacts.names.spans import NameSpan
from newsfacts.names.tables import NamesTable, RolesTable

_KEPT_WORDS = 20_000
_KEPT_HEADS = 16


class RoleGrammar:
    """The forms in which a language states roles.

    The list of role nouns is long, so it is compiled once: what stands before a role and behind it
    are patterns of their own, tried at the edges of a match of `roles`.
    """

    def __init__(self, table: RolesTable, names: NamesTable) -> None:
        """Take the language's role words and what surrounds names in it."""
        flags = re.IGNORECASE
        self._words = RoleWords(table, names)
        article = rf"(?:{_any(table.articles)}\s+)?"
        # Behind a comma an article begins another noun phrase: "told reporters, the head of".
        joined = rf"(?:\s*,\s*|(?:\s+{_any(table.joiners)}\s+|/){article})"
        # Up to four roles, joined. The second group is set from the second on.
        self.roles = re.compile(
            rf"(?<!\w)(?P<role>(?:(?(2){joined})({role_pattern(table)})){{1,4}})", flags
        )
        # "for eleven years", "elf Jahre lang"
        tenure = rf"(?:{_any(table.tenure_words)}\s+)?(?:[\w-]+\s+){{1,3}}?{_any(table.tenures)}\s+"
        between = rf"(?:{tenure}|(?:(?:{_any(table.between)}|\d{{4}})\s+){{0,3}})"
        # An age or a party may come between a name and its apposition: "Ann Lee, 45, head of".
        degree = rf"(?:\s*,)?\s+(?-i:{alternation(table.degrees)})(?=\s*,)"
        bracket = rf"(?:\s*\([^()\n]{{1,40}}\)|\s*,\s*\d{{1,3}}(?=\s*,)|{degree})?"
        # A common noun may own the role: "the charity's director".
        owned = rf"(?:{_any(table.articles)}\s+(?:(?:[\w-]+\s+)?[\w-]+['’]s\s+)?)?"
        copula = _any(table.copulas)
        who = _any(table.relative_pronouns)
        self._apposed = re.compile(rf"{bracket}\s*(?:,|–|—|-{{2}})\s*{between}{owned}", flags)
        self._as_clause = re.compile(
            rf"{bracket}\s*,\s+{who}\s+(?:[^\s,.;:]+\s+){{0,2}}{_any(table.as_words)}\s+{article}",
            flags,
        )
        # "Ann Lee, who lives in Ulm, is head of"
        self._said_behind_clause = re.compile(
            rf"{bracket}\s*,\s+{who}\s[^.;\n]{{1,80}}?,\s+{copula}\s+{between}{article}", flags
        )
        self._opened = re.compile(rf"\s*\((?:\d{{1,3}},\s*)?{between}{article}", flags)
        self._closed = re.compile(rf"\s*[,;)]|\s+{_any(table.of_words)}\s", flags)
        self._said_all = re.compile(rf"\s*(?:[,;.)]|[–—-]|$)|\s+{_any(table.of_words)}\s", flags)
        # "von Ann Lee an, die nun": the first half of a verb may close the clause before.
        half = r"(?:\s(?-i:[a-zß-ÿ]{2,4})(?=,))?" if names.nouns_are_capitalised else ""
        self._clause = re.compile(rf"{bracket}{half}\s*,\s+{who}\s+{between}{article}", flags)
        self._clause_end = re.compile(rf"[^.;\n]{{0,120}}?\s{copula}\b", flags)
        self._said = re.compile(
            rf"{bracket}(?:\s*,)?\s+(?:{who}\s+)?{copula}\s+{between}{article}", flags
        )
        # "Ann Lee, until now head of Acme, becomes ..."
        self._said_later = re.compile(rf"[^.;\n]{{0,80}}?,\s+{copula}\s+{between}{article}", flags)
        # "Chefin der Acme AG ist die Schweizerin Ann Lee".
        self.copula_before = re.compile(
            rf"\s{copula}\s+{between}(?:{_any(table.articles)}\s+\w+\s+)?$", flags
        )
        # "Zur Vorsitzenden wählte die Versammlung Ann Lee".
        self.chosen_before = re.compile(
            rf"\s{_any(table.appoint_verbs)}\s+(?:[^\s,.;:]+\s+){{0,4}}$", flags
        )
        # "Als Vorsitzende der Acme AG eröffnete Ann Lee": no article, and the verb before the name.
        self.as_opening = re.compile(rf"\s*[\"“„]?{_any(table.as_words)}\s", flags)
        self.word_before = re.compile(r"\s[a-zß-ÿ]+\s+$")
        self.as_before = re.compile(rf"(?<!\w){_any(table.as_words)}\s+{article}$", flags)
        # "übernimmt im Mai den Posten des Finanzchefs".
        post = rf"{_any(table.posts)}\s+(?:{_any((*table.of_words, *table.as_words))}\s+)?"
        self._posted = re.compile(
            rf"{bracket}\s+{_any(table.post_verbs)}\s+(?:[^\s,;:]+\s+){{0,6}}?"
            rf"{post}{article}",
            flags,
        )
        self.succeeded = re.compile(rf"(?<!\w){_any(table.succession_words)}\s+$", flags)
        self._as = re.compile(rf"\s{_any(table.as_words)}\s+{article}", flags)
        title = rf"(?:{alternation(names.titles, fold=True)}\s+)?"
        naming = rf"(?<!\w){_any(table.naming_verbs)}\s+{title}$"
        self._naming = re.compile(naming, flags)
        # "joined Acme as": the object is the organisation.
        self._serving = re.compile(
            rf"[^,.;:\n]{{0,20}}?\s{_any(table.serving_verbs)}\s+{article}$", flags
        )
        # "Acme, led by its chair Ann Lee"
        self.governing = re.compile(
            rf",?\s+{_any(table.governing_words)}\s+(?:[a-zß-ÿ]+\s+)?$", flags
        )
        # "At Acme", before an office.
        self.at_head = re.compile(
            rf"(?:^|[.!?\n]\s*){alternation(table.at_words)}\s+{article}$", flags
        )
        # "Acme has a new director", and the name behind a colon.
        self.gaining = re.compile(
            rf"\s+{_any(table.gaining_words)}\s+{article}(?:[a-zß-ÿ]+\s+)?$", flags
        )
        self._office = re.compile(rf"\s+(?:{_any(table.to_office_words)}\s+)?{article}", flags)
        self._few_words = re.compile(r"\s*(?:[^\s,.;:]+\s*){0,4}")
        # "wurde am Montag vom Präsidenten des Verbands zur Leiterin bestellt".
        self._passive = re.compile(
            rf"\s+{_any(table.passive_words)}\s+(?:[^\s,.;:]+\s*){{0,9}}", flags
        )
        self.agent = re.compile(rf"\s{_any(table.agent_words)}\s", flags)
        self.at_tail = re.compile(rf"{bracket}\s*,\s*{between}{article}(?={_CAPITAL}|\d)")
        # Behind a comma or a copula whose office it is: Ann Lee is the new chair of Acme.
        said = rf"{bracket}\s+{copula}\s+{between}{article}(?={_CAPITAL})"
        self.tails = (self.at_tail, re.compile(said, flags))
        self._pronoun = re.compile(
            rf"[.!?]\s+(?-i:{alternation(table.pronouns)})\s+{copula}\s+{between}{article}", flags
        )
        lead = _any(table.lead_verbs)
        # "who heads Acme" and "der Acme leitet": what is led stands behind the verb or before it.
        self.leads = re.compile(
            rf"{bracket}\s*,\s+{who}\s+(?:{between}(?P<verb>{lead})\s+)?{between}{article}", flags
        )
        self.lead_verb = re.compile(rf"[^,.;:\n]{{0,40}}?\s{lead}(?!\w)", flags)
        titles = rf"(?:{alternation(names.titles, fold=True)}\s+)*"
        of = _any(table.of_words)
        apart = r"(?:,|\s[–—-])"
        self.titled = re.compile(rf"{apart}?\s+{titles}$", flags)
        self.apart = re.compile(rf"{apart}\s")
        self.article = re.compile(rf"{_any(table.articles)}\s+", flags)
        self._article_before = re.compile(rf"(?<!\w){article}$", flags)
        self._rest = re.compile(
            rf"\s+(?P<of>{of})\s+(?P<rest>[^.;\n]{{2,100}}?){apart}\s+{titles}$", flags
        )
        self._listed = re.compile(rf",\s+(?P<rest>[^,.;\n]{{2,80}}),\s+{titles}$", flags)
        self.possessed = re.compile(rf"(?:\s+[a-zß-ÿ-]+){{1,2}}{alternation(names.possessives)}\s")
        self.of = re.compile(rf"\s+(?P<of>{of})\s+{article}", flags)
        # "der Berliner Acme AG", "der bayerischen Acme AG"
        described = rf"(?:(?-i:{_CAPITAL}\w+{alternation(names.place_adjective_endings)})\s+)?"
        described += rf"(?:(?-i:[a-zß-ÿ]+{alternation(names.adjective_endings)})\s+)?"
        self._of_described = re.compile(rf"\s+{of}\s+{article}{described}", flags)
        self.within = re.compile(rf"(?<!\w){_any(names.place_words)}(?:\s+\w+)?\s+$", flags)
        # Where an area of work may have a capital, the word that leads to it leads to no owner.
        areas = () if table.areas_are_lower_case else table.area_links
        self.area = re.compile(rf"{_any(areas)}(?!\w)", flags)
        past = rf"{_any(table.past_modifiers)}{endings_of(table)}"
        light = rf"{_any((*table.light_modifiers, *table.origins))}{endings_of(table)}"
        self.light = re.compile(rf"^(?:{light}\s+)+", flags)
        self.past = re.compile(rf"{past}(?!\w)", flags)
        self.past_word = re.compile(rf"(?<!\w){_any(table.past_words)}(?!\w)", flags)
        self.from_ = re.compile(rf"\s+{_any(table.from_words)}\s+{article}", flags)
        self.owner = re.compile(rf"(?:{alternation(names.possessives)})?\s+$|-$")
        self.possessive = re.compile(rf"{alternation(names.possessives)}\s+$")
        self.phrase = re.compile(_phrase(names.stop_words))
        self.joined = re.compile(rf"\s+{_any(table.joiners)}\s+", flags)
        self.joiner = re.compile(rf"\s*(?:,|{_any(table.joiners)})\s*{titles}", flags)
        self.joiner_behind = re.compile(rf"\s*,?\s+{_any(table.joiners)}\s+", flags)
        self.joiner_before = re.compile(rf"{_any(table.joiners)}\s+", flags)
        self.plural = re.compile(rf"{alternation(table.plural_endings)}$")
        heads = {head.lower().split()[-1] for head in (*table.heads, *table.compound_heads)}
        self._portfolios = {noun.lower().split()[-1] for noun in table.portfolios}
        heads |= {head.lower() for head in (*table.short_heads, *table.title_heads)}
        endings_or_none = ("", *table.head_endings)
        self._head_ends = {head + ending for head in heads for ending in endings_or_none}
        self._lengths = sorted({len(end) for end in self._head_ends})
        # The same words stand before and behind many names.
        # What stands before one name is looked through for several forms.
        self._roles_in = lru_cache(_KEPT_HEADS)(self._find_roles)
        self._ends_in_head = lru_cache(_KEPT_WORDS)(self._is_head)

    def behind(self, text: str, start: int, stop: int) -> re.Match[str] | None:
        """Return the role stated behind a name that ends at `start`.

        It is apposed, in a clause, said of the name, a post taken, or in brackets.
        """
        if role := self._role_behind(self._apposed, text, start, stop):
            return role
        if role := self._open_apposition(text, start, stop):
            return role
        role = self._role_behind(self._clause, text, start, stop)
        if role and self._clause_end.match(text, role.end(), stop):
            return role
        if role := self._role_behind(self._as_clause, text, start, stop):
            return role
        if role := self._role_behind(self._said_behind_clause, text, start, stop):
            return role
        if role := self._role_behind(self._said, text, start, stop):
            return role
        if role := self._role_behind(self._posted, text, start, stop):
            return role
        role = self._role_behind(self._opened, text, start, stop)
        return role if role and self._closed.match(text, role.end(), stop) else None

    def later(self, text: str, start: int, stop: int) -> re.Match[str] | None:
        """Return the role said of a person behind an apposition that ends at `start`."""
        return self._role_behind(self._said_later, text, start, stop)

    def as_role(self, text: str, start: int, stop: int) -> re.Match[str] | None:
        """Return the role that an "as" right behind `start` leads to."""
        return self._role_behind(self._as, text, start, stop)

    def appointed(self, text: str, start: int, stop: int) -> re.Match[str] | None:
        """Return the role that a name's bearer is put in a few words on: "named X as chair"."""
        near = self._passive.match(text, start, stop) or self._few_words.match(text, start, stop)
        for found in self._as.finditer(text, start, stop):
            if near is None or found.start() >= near.end():
                return None
            if role := self.roles.match(text, found.end(), stop):
                return role
        return None

    def as_owned(self, text: str, start: int, stop: int) -> Iterator[int]:
        """Yield where what an "as" leads to begins, a few words behind a name."""
        near = self._passive.match(text, start, stop) or self._few_words.match(text, start, stop)
        for found in self._as.finditer(text, start, stop):
            if near is None or found.start() >= near.end():
                return
            yield found.end()

    def named_to(self, text: str, begin: int, start: int, end: int) -> re.Match[str] | None:
        """Return the role right behind a name that a verb puts in it: "named Al Roe chairman"."""
        office = self._office.match(text, end)
        if office is None or self._naming.search(text, begin, start) is None:
            return None
        return self.roles.match(text, office.end())

    def serves(self, text: str, end: int, owner: NameSpan, role: int) -> bool:
        """Tell whether a name that ends at `end` serves `owner` in the role that begins at `role`.

        "Ann Lee joined Acme as chair", but not "Ann Lee sees Acme as a leader".
        """
        served = self._serving.match(text, end, owner.start)
        return served is not None and self._as.fullmatch(text, owner.end, role) is not None

    def pronouns(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield each role said of one whom a pronoun stands for, and where that sentence begins."""
        for found in self._pronoun.finditer(text):
            if role := self.roles.match(text, found.end()):
                yield found.start(), role

    def _role_behind(
        self, lead: re.Pattern[str], text: str, start: int, stop: int
    ) -> re.Match[str] | None:
        found = lead.match(text, start, stop)
        role = self.roles.match(text, found.end(), stop) if found else None
        return self._words.whole(self.roles, text, role, stop) if role else None

    def _open_apposition(self, text: str, start: int, stop: int) -> re.Match[str] | None:
        """Return the role of an apposition that begins with words no list has."""
        found = self._apposed.match(text, start, stop)
        role = self._words.behind(self.roles, text, found.end(), stop) if found else None
        return role if role and self._said_all.match(text, role.end(), stop) else None

    def before(self, head: str) -> tuple[re.Match[str], int] | None:
        """Return the role that `head` ends with, titles aside, and where its article begins."""
        for role in self.roles_in(head):
            if self.titled.fullmatch(head, role.end()):
                article = self._article_before.search(head, 0, role.start())
                return role, article.start() if article else role.start()
        return None

    def with_rest(self, head: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
        """Yield the roles with what they are of, where `head` ends in both and a comma or dash."""
        for role in self.roles_in(head):
            if rest := self._rest.match(head, role.end()):
                yield role, rest

    def listed(self, head: str) -> tuple[re.Match[str], re.Match[str]] | None:
        """Return a role and what stands between commas behind it, where `head` ends in both."""
        for role in self.roles_in(head):
            if rest := self._listed.match(head, role.end()):
                return role, rest
        return None

    def is_of_role(self, rest: str) -> bool:
        """Tell whether what a role is of begins with another one: "the President on trade"."""
        article = self.article.match(rest)
        return self.roles.match(rest, article.end() if article else 0) is not None

    def inverted(self, head: str) -> Iterator[tuple[re.Match[str], int | None]]:
        """Yield roles that `head` may end with or lead on from, and where their owner begins."""
        for role in self.roles_in(head):
            if not head[role.end() :].strip():
                yield role, None
            elif of := self.of.match(head, role.end()):
                yield role, of.end()

    def right_before(self, head: str) -> tuple[re.Match[str], bool] | None:
        """Return the role that `head` ends with, and whether "of" or the like follows it."""
        for role in self.roles_in(head):
            if not head[role.end() :].strip():
                return role, False
            if self._of_described.fullmatch(head, role.end()):
                return role, True
        return None

    def roles_in(self, text: str) -> Sequence[re.Match[str]]:
        """Return the roles in a text that are no part of a compound."""
        return self._roles_in(text)

    def _find_roles(self, text: str) -> Sequence[re.Match[str]]:
        return [r for r in self.roles.finditer(text) if not text.endswith("-", 0, r.start())]

    def may_hold_role(self, words: str) -> bool:
        """Tell whether any of `words` ends like a role noun: a quick test before the slow ones."""
        # "mayor-elect": the role noun is the first part as well.
        return any(
            self._ends_in_head(word.rstrip(",.;:)")) or self._ends_in_head(word.partition("-")[0])
            for word in words.lower().split()
        )

    def ends_in_portfolio(self, words: str) -> bool:
        """Tell whether `words` end like an office with its portfolio: "for Trade and Roads"."""
        last = words.rstrip(" ,").rpartition(" ")[2]
        return last.lower() in self._portfolios

    def _is_head(self, word: str) -> bool:
        return any(word[-length:] in self._head_ends for length in self._lengths)
