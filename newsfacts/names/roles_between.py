"""Roles before a name that something stands between: a noun, a rank, or whose child it is."""

from __future__ import annotations

import re

from newsfacts.alternation import alternation
from newsfacts.names.offices import Offices, Role
from newsfacts.names.owners import Names
from newsfacts.names.tables import NamesTable, RolesTable

_LOOK_BACK = 40


class RolesBetween:
    """Tells the role of a name from the nouns between the two."""

    def __init__(self, offices: Offices, table: RolesTable, names: NamesTable) -> None:
        """Take what makes a role of words, the language's role words and its names."""
        self._offices = offices
        self._grammar = offices.grammar
        kin = alternation(table.kin_words, fold=True)
        of = alternation(table.genitive_articles, fold=True)
        self._kin = re.compile(rf"(?<!\w){kin}\s+{of}\s+$", re.IGNORECASE)
        self._kin_noun = re.compile(rf"{kin}$", re.IGNORECASE)
        titles = alternation(names.titles, fold=True)
        self._rank = re.compile(rf"^{alternation(table.ranks, fold=True)}$", re.IGNORECASE)
        self._noun = re.compile(
            rf"\s+{of}\s+(?:[a-zß-ÿ]+\s+){{0,2}}(?P<noun>[^\W\d_a-zß-ÿ][\w-]+)\s+(?:(?i:{titles})\s+)*$"
        )
        bodies = (*table.body_nouns, *names.serving_nouns, *names.body_endings)
        self._body = re.compile(rf"{alternation(bodies, fold=True)}$", re.IGNORECASE)

    def of_kin(self, text: str, start: int) -> bool:
        """Tell whether the role at `start` is whose kin is spoken of: "Tochter des Gründers"."""
        return self._kin.search(text, max(0, start - _LOOK_BACK), start) is not None

    def before_rank(self, head: str, rank: re.Match[str]) -> re.Match[str] | None:
        """Return the role right before another one: "Präsident Oberstleutnant Al Roe"."""
        if self._rank.search(rank["role"]) is None:
            return None
        for role in self._grammar.roles_in(head):
            if role.end() + 1 == rank.start() and head[role.end()] == " ":
                return role
        return None

    def over_noun(self, names: Names, offset: int, head: str) -> Role | None:
        """Return the role before a common noun that it is of: "Vizechef der Verwaltung Al Roe".

        The noun is the organisation where it is a body's. `head` ends where the name begins, and
        begins at `offset` of the text.
        """
        for role in self._grammar.roles_in(head):
            of = self._noun.match(head, role.end())
            if of is None or self._kin_noun.search(of["noun"]):
                continue
            begin = offset + of.start("noun")
            if names.first_within(begin, offset + len(head)) is not None:
                continue
            owner = of["noun"] if self._body.search(of["noun"]) else None
            home = self._offices.owners.named(owner) if owner else None
            return self._offices.role(role["role"], home)
        return None
