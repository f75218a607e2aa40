"""Roles: which office a person holds, and where, as the words right beside the name say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from newsfacts.names.organisations import is_acronym
from newsfacts.names.owners import Names, Owners
from newsfacts.names.role_grammar import RoleGrammar
from newsfacts.names.spans import NameSpan
from newsfacts.names.tables import NamesTable, RolesTable

# How far from a name its role may begin or end, in characters: an apposition, not a paragraph.
_REACH = 160
_NEAR_WORDS = 5
# How many words may stand between "from" and the organisation a person is from.
_HOME_WORDS = 2
# How long what a role is of may be where no name is in it.
_REST_WORDS = 4
_APOSTROPHES = ("'", "’", "`", "´")


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
        self.roles = self._grammar.roles
        """The form of one or more joined roles; its group is `role`."""
        self._owners = Owners(names, table)
        self._no_owners = frozenset(table.no_owners)
        self._parties = frozenset(table.parties)

    def find(self, text: str, spans: Sequence[NameSpan]) -> Mapping[int, Role]:
        """Return the roles stated beside persons, keyed by the start of the person's span.

        `spans` are the trimmed names of `text` in order, organisations and places among them.
        """
        names = Names(text, spans)
        found: dict[int, Role] = {}
        people = [s for s in spans if s.label == "PER"]
        for span in people:
            role = self._stated(names, span)
            if role is None or role.organisation is None:
                home = self._home(names, span)
                if role is not None:
                    role = replace(role, organisation=home)
                elif home is not None:
                    role = Role(None, home)
            if role is not None:
                found[span.start] = role
        self._share(text, people, found)
        ends = [s.end for s in people]
        for start, said in self._grammar.pronouns(text):
            last = bisect_right(ends, start) - 1
            if last >= 0 and ends[last] >= start - _REACH:
                found.setdefault(people[last].start, self._with_place(names, said))
        return found

    def _stated(self, names: Names, span: NameSpan) -> Role | None:
        """Return the role stated beside a name; one still held outranks one of the past."""
        behind = self._after(names, span)
        if behind is not None and not behind.past and behind.organisation is not None:
            return behind
        front = self._in_front(names, span)
        if behind is None or (behind.past and front is not None):
            return front or behind or self._appointed(names, span)
        # "des Aktionärs Al Roe, den Vorstand zu entlasten": what stands in front is surely his.
        return front if front is not None and behind.role is not None else behind

    def _share(self, text: str, people: Sequence[NameSpan], found: dict[int, Role]) -> None:
        """Give a role in the plural to all whom it stands beside: "the co-founders A and B"."""
        pairs = [
            (first, second)
            for first, second in pairwise(people)
            if self._grammar.joiner.fullmatch(text[first.end : second.start])
        ]
        backwards = [(second, first) for first, second in reversed(pairs)]
        for one, other in (*pairs, *backwards):
            role, known = found.get(one.start), found.get(other.start)
            if role is None or role.role is None or (known is not None and known.role is not None):
                continue
            if self._grammar.plural.search(role.role):
                home = role.organisation or (known.organisation if known else None)
                found[one.start] = found[other.start] = replace(role, organisation=home)

    def _home(self, names: Names, span: NameSpan) -> str | None:
        """Return the organisation a person belongs to: "Ann Lee (SPD)", "of Acme", "Acme's"."""
        inner = self._in_brackets(names, span)
        if inner is not None:
            return inner
        behind = self._grammar.from_.match(names.text, span.end)
        owner = self._owners.find(names, behind.end(), _HOME_WORDS) if behind else None
        if owner is None:
            head = names.text[max(0, span.start - 4) : span.start]
            gap = self._grammar.possessive.search(head)
            owner = names.ending(span.start - len(head) + gap.start()) if gap else None
        return names.words(owner) if owner is not None and owner.label == "ORG" else None

    def _appointed(self, names: Names, span: NameSpan) -> Role | None:
        stop = min(len(names.text), span.end + _REACH)
        if not self._grammar.may_hold_role(names.text[span.end : stop]):
            return None
        found = self._grammar.appointed(names.text, span.end, stop)
        return self._with_place(names, found) if found else None

    def _after(self, names: Names, span: NameSpan) -> Role | None:
        text, stop = names.text, min(len(names.text), span.end + _REACH)
        if self._grammar.may_hold_role(text[span.end : stop]):
            if found := self._grammar.behind(text, span.end, stop):
                role = self._with_place(names, found)
                before = text[span.end : found.start("role")]
                return replace(
                    role, past=role.past or self._grammar.past_word.search(before) is not None
                )
            if found := self._grammar.at_tail.match(text, span.end, stop):
                owner = names.starting(found.end())
                if owner is not None and owner.label != "PER":
                    tail = self._owner_end(text, owner.end)
                    gap = 1 if text[tail : tail + 1] in ("-", " ", "\n") else 0
                    if gap and (held := self._grammar.roles.match(text, tail + gap, stop)):
                        # "Russia's minister" holds office in a country, "the Acme boss" does not.
                        country = owner.label == "LOC" and tail > owner.end
                        return self._role(held["role"], None if country else names.words(owner))
        return self._leading(names, span, stop)

    def _leading(self, names: Names, span: NameSpan, stop: int) -> Role | None:
        """Return where a person holds a post that a verb tells: "Ann Lee, who heads Acme"."""
        found = self._grammar.leads.match(names.text, span.end, stop)
        owner = names.starting(found.end()) if found else None
        if found is None or owner is None or owner.label != "ORG":
            return None
        if found["verb"] or self._grammar.lead_verb.match(names.text, owner.end, stop):
            return Role(None, names.words(owner))
        return None

    def _role(self, words: str, organisation: str | None) -> Role:
        """Return a role on one line, without the words that only say since when it is held."""
        office = self._grammar.light.sub("", " ".join(words.split()))
        return Role(office, organisation, past=bool(self._grammar.past.match(office)))

    def _owner_end(self, text: str, end: int) -> int:
        """Return where an owner's name ends, its possessive passed over."""
        for length in (2, 1):
            possessive = text[end : end + length]
            if possessive[:1] in _APOSTROPHES and self._grammar.owner.fullmatch(possessive + " "):
                return end + length
        return end

    def _with_place(self, names: Names, found: re.Match[str]) -> Role:
        """Return the role found, with the organisation or the place that follows it."""
        text, role = names.text, found["role"]
        place = names.starting(found.end("role") + 1)
        if place is not None and place.label == "LOC":
            # A genitive needs no word between: "Präsident Frankreichs".
            return self._role(text[found.start("role") : place.end], None)
        of = self._grammar.of.match(text, found.end("role"))
        if of is None:
            return self._role(role, None)
        owner = self._owners.find(names, of.end())
        if owner is not None and owner.label == "ORG":
            return self._role(role, names.words(owner))
        # What is said with the words for a place or an area of work alone is no organisation.
        within = self._owners.is_place_word(of["of"]) or self._grammar.area.match(of["of"])
        if owner is not None and owner.label == "LOC" and not within:
            return self._role(text[found.start("role") : owner.end], None)
        if owner is None and not within and (phrase := self._grammar.phrase.match(text, of.end())):
            named = phrase[0]
            if self._grammar.may_hold_role(named):
                # "Präsident der Innung und Sprecher der Zunft": the next role begins.
                named = self._grammar.joined.split(named)[0]
            return self._role(role, self._owners.named(named))
        return self._role(role, None)

    def _in_front(self, names: Names, span: NameSpan) -> Role | None:
        text = names.text
        line = text.rfind("\n", 0, span.start) + 1
        head = text[max(line, span.start - _REACH) : span.start]
        if not self._grammar.may_hold_role(head):
            return None
        offset = span.start - len(head)
        # The role noun stands among the last words; only behind a comma may it be farther away.
        near = " ".join(head.split()[-_NEAR_WORDS:])
        if self._grammar.may_hold_role(near):
            found = self._grammar.before(head)
            rest = self._grammar.with_rest(head) if "," in near else None
            # "der Anwalt der Klägerin, Al Roe": the first of two roles is his.
            behind = rest is not None and found is not None and _is_of(rest[1], found[0])
            role = self._prenominal(names, offset, *found) if found and not behind else None
            if role is not None:
                return role
        rest = self._grammar.with_rest(head) if "," in near else None
        if rest is not None:
            return self._with_rest(names, offset, *rest)
        return self._with_owner_between(names, span, line) or self._inverted(names, offset, head)

    def _inverted(self, names: Names, offset: int, head: str) -> Role | None:
        """Return the role said before the name: "Chefin der Acme AG ist Ann Lee"."""
        copula = self._grammar.copula_before.search(head)
        begin = max(head.rfind(mark) for mark in ".!?,;:") + 1
        if copula is None or begin > copula.start():
            return None
        for role, start in self._grammar.inverted(head[begin : copula.start()]):
            if start is None:
                return self._role(role["role"], None)
            owner = self._owners.find(names, offset + begin + start)
            if owner is not None and owner.end == offset + copula.start():
                home = names.words(owner) if owner.label == "ORG" else None
                return self._role(role["role"], home)
        return None

    def _with_owner_between(self, names: Names, span: NameSpan, line: int) -> Role | None:
        """Return a role whose owner stands right before the name: "the CEO of Acme Al Roe"."""
        head = names.text[max(line, span.start - _REACH) : span.start]
        title = self._grammar.titled.search(head)
        owner = names.ending(span.start - len(head) + title.start()) if title else None
        if owner is None or owner.label == "PER":
            return None
        start = max(line, owner.start - _REACH // 2)
        found = self._grammar.right_before(names.text[start : owner.start])
        if found is None or not (found[1] or owner.label == "LOC"):
            return None
        if owner.label == "LOC":
            return self._role(names.text[start + found[0].start() : owner.end], None)
        return self._role(found[0]["role"], names.words(owner))

    def _with_rest(
        self, names: Names, offset: int, held: re.Match[str], of: re.Match[str]
    ) -> Role | None:
        """Return a role whose organisation stands between it and the name behind a comma."""
        owner = self._owners.find(names, offset + of.start("rest"))
        if owner is None:
            if len(of["rest"].split()) > _REST_WORDS or self._owners.is_none(of["rest"]):
                return None
            return self._owned(names, held["role"]) or self._role(held["role"], None)
        after = names.text[owner.end : offset + of.end("rest")]
        if owner.end > offset + of.end("rest") or owner.label == "PER":
            return None
        if len(after.split()) > _REST_WORDS:
            return None
        if owner.label == "ORG":
            return self._role(held["role"], names.words(owner))
        end = held.end() if self._owners.is_place_word(of["of"]) else owner.end - offset
        return self._role(names.text[offset + held.start() : offset + end], None)

    def _prenominal(
        self, names: Names, offset: int, found: re.Match[str], article: int
    ) -> Role | None:
        role, start = found["role"], offset + found.start()
        # "VW-Chef", "Acme Computer CEO": the role reaches back over the organisation; cut it there.
        for at in range(len(role), 0, -1):
            owner = names.ending(start + at)
            if owner is not None and owner.label == "ORG" and role[at : at + 1] in ("-", " "):
                return self._role(role[at + 1 :], names.words(owner))
        if (compound := self._owned(names, role)) is not None:
            return compound
        comma = names.text[start + len(role) : start + len(role) + 1] == ","
        if comma and self._is_apart(names, offset + article):
            return None
        before = names.text[max(0, start - 8) : start]
        gap = self._grammar.owner.search(before)
        if gap is not None:
            owner = names.ending(start - len(before) + gap.start())
            if owner is not None and owner.label == "ORG":
                return self._role(role, names.words(owner))
        return self._role(role, None)

    def _owned(self, names: Names, role: str) -> Role | None:
        """Return a compound role cut in two where its first part is an organisation no model saw.

        That is an acronym ("KfW-Vorständin"), a party, or a word of another organisation's name.
        """
        owned, hyphen, held = role.rpartition("-")
        past, owned = False, owned.rpartition(" ")[2]
        while (first := owned.partition("-"))[0] in self._no_owners and first[2]:
            past, owned = past or bool(self._grammar.past.fullmatch(first[0])), first[2]
        acronym = is_acronym(owned) and owned not in self._no_owners
        if hyphen and held[:1].isupper() and (acronym or owned in names.known | self._parties):
            return replace(self._role(held, owned), past=past)
        return None

    def _in_brackets(self, names: Names, span: NameSpan) -> str | None:
        text = names.text
        if text[span.end : span.end + 2] != " (":
            return None
        article = self._grammar.article.match(text, span.end + 2)
        inner = names.starting(span.end + 2)
        if inner is None and article is not None:
            inner = names.starting(article.end())
        if inner is None or inner.label != "ORG" or text[inner.end : inner.end + 1] not in ")/,":
            return None
        return names.words(inner)

    def _is_apart(self, names: Names, start: int) -> bool:
        """Tell whether the role at `start` belongs to what stands before it, not to a name behind.

        It is the apposition of a person named right before it, or a body ("im Gemeinderat, …").
        """
        before = names.text[max(0, start - 12) : start]
        if self._grammar.within.search(before):
            return True
        head = before.rstrip(" ,–—")
        named = names.ending(start - len(before) + len(head))
        return named is not None and named.label == "PER" and head != before.rstrip(" ")


def _is_of(of: re.Match[str], role: re.Match[str]) -> bool:
    """Tell whether what another role is of is this role, an article before it aside."""
    between = of.string[of.start("rest") : role.start()]
    return of.start("rest") <= role.start() and len(between.split()) <= 1
