"""Offices: the words of a role made a record, with the organisation or the place it is of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from newsfacts.alternation import alternation
from newsfacts.names.abbreviations import is_acronym
from newsfacts.names.owners import Names, Owners
from newsfacts.names.role_grammar import RoleGrammar
from newsfacts.names.role_words import RoleWords
from newsfacts.names.tables import NamesTable, RolesTable

ENDS = ("", ",", ".", ";", ":", ")", "\n")
"""What stands behind an organisation that a comma joins to a name or a role; "" ends the text."""


@dataclass(frozen=True, slots=True)
class Role:
    """The role of a person as written, and the organisation it is held in; either may be None.

    `past`: the words say that the role is no longer held.
    """

    role: str | None
    organisation: str | None
    past: bool = False


class Offices:
    """Makes a role of the words that state it, and of those that say whose it is."""

    def __init__(self, table: RolesTable, names: NamesTable) -> None:
        """Take the language's role words and what surrounds names in it."""
        self.grammar = RoleGrammar(table, names)
        self.words = RoleWords(table, names)
        self.owners = Owners(names, table)
        self.capital_nouns = names.nouns_are_capitalised
        """Whether common nouns have capitals, so that one says nothing."""
        self._no_owners = frozenset(table.no_owners)
        self._parties = frozenset(table.parties)
        bodies = (*table.body_nouns, *names.serving_nouns, *names.body_endings)
        self._body = re.compile(rf"{alternation(bodies, fold=True)}$", re.IGNORECASE)
        self._subject_heads = frozenset(table.subject_heads)
        self._address = re.compile(rf"(?<=\w),\s+{alternation(table.address_titles)}$")
        # "the Kent club's", "the Kent school", "the UK's counter-terror"
        self._place_owns = (
            self.grammar.possessed,
            re.compile(rf"\s{alternation(table.place_nouns)}(?!\w)"),
            re.compile(rf"{alternation(names.possessives)}\s[a-z]"),
        )
        self._portfolio_offices = frozenset(table.portfolio_offices)
        portfolio = rf"(?i:{alternation(table.portfolios, fold=True)})"
        self._first_portfolio = re.compile(
            rf"(?<!\w)(?:(?=[^\W\d_a-zß-ÿ]){portfolio},\s)*(?=[^\W\d_a-zß-ÿ]){portfolio}"
            rf"\s{alternation(table.joiners)}\s$"
        )
        self._area_nouns = frozenset(table.area_nouns)
        self._function_words = re.compile(rf"(?:\s+{alternation(names.stop_words)})+\s*$")
        self._titles = frozenset(title.lower() for title in table.title_roles)

    def role(self, words: str | None, organisation: str | None) -> Role:
        """Return a role on one line, without the words that only say since when it is held."""
        if words is None:
            return Role(None, organisation)
        office = self.grammar.light.sub("", " ".join(words.split()))
        return Role(office, organisation, past=bool(self.grammar.past.match(office)))

    def is_title(self, role: str) -> bool:
        """Tell whether a role right before a name, with nothing beside it, is but a title."""
        return role.lower() in self._titles

    def with_place(self, names: Names, found: re.Match[str]) -> Role:
        """Return the role found, with the organisation or the place that belongs to it.

        The organisation follows it; a party or firm may be its first word: "the Labour MP for Ulm".
        """
        inner = names.starting(found.start("role"))
        if inner is not None and inner.label == "ORG" and names.text.startswith(" ", inner.end):
            rest = self.grammar.roles.match(names.text, inner.end + 1, found.end("role"))
            if rest is not None:
                role = self._placed(names, rest)
                return replace(role, organisation=role.organisation or names.words(inner))
        return self._placed(names, found)

    def is_party(self, name: str) -> bool:
        """Tell whether a name is one of the parties that the language lists."""
        return name in self._parties

    def owns(self, text: str, end: int) -> bool:
        """Tell whether a place that ends at `end` only says whose a thing is: "the Ulm school"."""
        return any(pattern.match(text, end) for pattern in self._place_owns)

    def with_joint_portfolio(self, text: str, start: int, role: str) -> str:
        """Return a role with the first of two portfolios: "Health and Human Services Secretary"."""
        if role.rpartition(" ")[2] not in self._portfolio_offices:
            return role
        found = self._first_portfolio.search(text, max(0, start - 40), start)
        return text[found.start() : start + len(role)] if found else role

    def without_address(self, role: str) -> str:
        """Return a role before a name without a form of address: "Minister, Senator"."""
        return self._address.sub("", role)

    def _placed(self, names: Names, found: re.Match[str]) -> Role:
        text, role = names.text, found["role"]
        compound = self.compound(names, role, found.start("role")) if "-" in role else None
        if compound is not None:
            return compound
        place = names.starting(found.end("role") + 1)
        if place is not None and place.label == "LOC":
            # A genitive needs no word between: "Präsident Frankreichs".
            return self.role(text[found.start("role") : place.end], None)
        if place is not None and place.label == "ORG" and self.capital_nouns:
            # "Sprecherin Landgericht Ulm"
            return self.role(role, names.words(place))
        of = self.grammar.of.match(text, found.end("role"))
        if of is None:
            return self.role(role, self._listed(names, found.end("role")))
        owner = self.owners.find(names, of.end())
        if owner is not None and owner.label == "ORG":
            return self.role(role, names.words(owner))
        # What is said with the words for a place or an area of work alone is no organisation.
        within = self.owners.is_place_word(of["of"]) or self.grammar.area.match(of["of"])
        if owner is not None and owner.label == "LOC" and not within:
            if self.owns(text, owner.end):
                # "head of the Kent club's academy"
                return self.role(role, None)
            return self.role(text[found.start("role") : owner.end], None)
        if owner is None and (area := self._with_area(names, found, of.end())) is not None:
            return area
        if owner is None and not within and (phrase := self.grammar.phrase.match(text, of.end())):
            named = phrase[0]
            if self.grammar.may_hold_role(named):
                # "Präsident der Innung und Sprecher der Zunft": the next role begins.
                named = self.grammar.joined.split(named)[0]
            return self.role(role, self.owners.named(named) if self._may_own(named) else None)
        return self.role(role, None)

    def _with_area(self, names: Names, found: re.Match[str], start: int) -> Role | None:
        """Return a role with the area of work behind it: "Professor of Applied Physics at Acme"."""
        phrase = None if self.capital_nouns else self.grammar.phrase.match(names.text, start)
        if phrase is None:
            return None
        named = names.first_within(start, phrase.end())
        area = names.text[start : named.start if named else phrase.end()]
        area = self._function_words.sub("", area).rstrip()
        head = found["role"].lower().rpartition(" ")[2]
        last = area.rpartition(" ")[2]
        if not area or not (head in self._subject_heads or last in self._area_nouns):
            return None
        end = start + len(area)
        of = self.grammar.of.match(names.text, end)
        owner = self.owners.find(names, of.end()) if of else None
        home = names.words(owner) if owner is not None and owner.label == "ORG" else None
        return self.role(
            names.text[found.start("role") : end],
            home or (None if of else self._listed(names, end)),
        )

    def _listed(self, names: Names, end: int) -> str | None:
        """Return the organisation behind a role and a comma: "Ann Lee, Head, Institute of Law"."""
        owner = names.starting(end + 2) if names.text.startswith(", ", end) else None
        if owner is None or owner.label != "ORG":
            return None
        return names.words(owner) if names.text[owner.end : owner.end + 1] in ENDS else None

    def _may_own(self, noun: str) -> bool:
        """Tell whether words that no model took for a name can be the owner of a role.

        Where all nouns have capitals, a lone one must be a body's: "Präsident der Innung".
        """
        return not self.capital_nouns or " " in noun or self._body.search(noun) is not None

    def compound(self, names: Names, role: str, start: int) -> Role | None:
        """Return a role that reaches back over its organisation, cut there; `start` is its offset.

        "VW-Chef", "Acme Computer CEO".
        """
        for at in range(len(role), 0, -1):
            owner = names.ending(start + at)
            if owner is not None and owner.label == "ORG" and role[at : at + 1] in ("-", " "):
                held = role[at + 1 :]
                if role[at] == " " and (joiner := self.grammar.joiner_before.match(held)):
                    # "der Kanzlei Kil & Partner sowie Anwalt Al Roe"
                    return self.role(held[joiner.end() :], None)
                return self.role(held, names.words(owner))
        return self.owned(names, role)

    def owned(self, names: Names, role: str) -> Role | None:
        """Return a compound role cut in two where its first part is an organisation no model saw.

        That is an acronym ("KfW-Vorständin"), a party, or a word of another organisation's name.
        """
        owned, hyphen, held = role.rpartition("-")
        past, owned = False, owned.rpartition(" ")[2]
        while (first := owned.partition("-"))[0] in self._no_owners and first[2]:
            past, owned = past or bool(self.grammar.past.fullmatch(first[0])), first[2]
        acronym = is_acronym(owned) and owned not in self._no_owners
        if hyphen and held[:1].isupper() and (acronym or owned in names.known | self._parties):
            return replace(self.role(held, owned), past=past)
        return None
