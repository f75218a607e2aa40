"""Roles: which office a person holds, and where, as the words right beside the name say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from newsfacts.names.offices import ENDS, Offices, Role
from newsfacts.names.owners import Names
from newsfacts.names.roles_before import REACH, RolesBefore
from newsfacts.names.roles_between import RolesBetween
from newsfacts.names.spans import NameSpan
from newsfacts.names.tables import NamesTable, RolesTable

# How many words may stand between "from" and the organisation a person is from.
_HOME_WORDS = 2
# How far before a name the verb may begin by which someone is put in office.
_NAMING_REACH = 40
_ENDS = re.compile(r"[.!?]\s+[^\W\d_a-zß-ÿ]")
_APOSTROPHES = ("'", "’", "`", "´")


class RoleFinder:
    """Finds the role and the organisation of the persons named in a text."""

    def __init__(self, table: RolesTable, names: NamesTable) -> None:
        """Take the language's role words and what surrounds names in it."""
        self._offices = Offices(table, names)
        between = RolesBetween(self._offices, table, names)
        self._before = RolesBefore(self._offices, between)
        self._vague = frozenset(role.lower() for role in table.vague_roles)
        self._grammar = self._offices.grammar
        self._owners = self._offices.owners
        self.roles = self._grammar.roles
        """The form of one or more joined roles; its group is `role`."""

    def find(self, text: str, spans: Sequence[NameSpan]) -> Mapping[int, Role]:
        """Return the roles stated beside persons, keyed by the start of the person's span.

        `spans` are the trimmed names of `text` in order, organisations and places among them.
        """
        names = Names(text, spans, self._owners.part)
        found: dict[int, Role] = {}
        people = [s for s in spans if s.label == "PER"]
        for span in people:
            role = self._stated(names, span)
            if role is None or role.organisation is None:
                home = self._home(names, span)
                if role is not None:
                    home = home or self._governed(names, span, role)
                    role = replace(role, organisation=home)
                elif home is not None:
                    role = Role(None, home)
            if role is not None:
                found[span.start] = role
        self._pass_on(text, people, found)
        self._share(text, people, found)
        self._share_homes(text, people, found)
        ends = [s.end for s in people]
        for start, said in self._grammar.pronouns(text):
            last = bisect_right(ends, start) - 1
            if last >= 0 and ends[last] >= start - REACH:
                found.setdefault(people[last].start, self._offices.with_place(names, said))
        return found

    def _stated(self, names: Names, span: NameSpan) -> Role | None:
        """Return the role stated beside a name; one still held outranks one of the past."""
        behind = self._after(names, span)
        if behind is not None and not behind.past and behind.organisation is not None:
            return behind
        front = self._before.find(names, span)
        if behind is None or (behind.past and front is not None):
            return front or behind or self._appointed(names, span) or self._gained(names, span)
        if front is not None and self._is_vague(front) and behind.role is not None:
            # "Olympiasieger Al Roe wird Trainer"
            return behind
        # "des Aktionärs Al Roe, den Vorstand zu entlasten": what stands in front is surely his.
        return front if front is not None and behind.role is not None else behind

    def _is_vague(self, role: Role) -> bool:
        return self._offices.capital_nouns and (role.role or "").lower() in self._vague

    def _pass_on(self, text: str, people: Sequence[NameSpan], found: dict[int, Role]) -> None:
        """Give the office of one succeeded to the successor: "A follows B as head of Acme"."""
        for first, second in pairwise(people):
            between = text[first.end : second.start]
            if second.start not in found or len(between) > REACH or _ENDS.search(between):
                continue
            known = found.get(first.start)
            if (known is None or known.role is None) and self._grammar.succeeded.search(between):
                found[first.start] = found[second.start]

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
        comma = names.text[span.end : span.end + 1] == ","
        behind = self._grammar.from_.match(names.text, span.end + comma)
        owner = self._owners.find(names, behind.end(), _HOME_WORDS) if behind else None
        if comma and owner is not None and names.text[owner.end : owner.end + 1] not in ENDS:
            owner = None
        if owner is None:
            head = names.text[max(0, span.start - 4) : span.start]
            gap = self._grammar.possessive.search(head)
            owner = names.ending(span.start - len(head) + gap.start()) if gap else None
        return names.words(owner) if owner is not None and owner.label == "ORG" else None

    def _governed(self, names: Names, span: NameSpan, role: Role) -> str | None:
        """Return the organisation before an office in front of a name: "Acme, whose chair A".

        So does "At Acme, chair A" say it.
        """
        begin = max(0, span.start - REACH)
        head = names.text[begin : span.start].rstrip()
        if role.role is None or not head.endswith(role.role):
            return None
        head = head.removesuffix(role.role)
        if gap := self._grammar.governing.search(head):
            owner = names.ending(begin + gap.start())
        else:
            owner = names.ending(begin + len(head.rstrip(" ,"))) if head.endswith(", ") else None
            at = owner.start if owner else 0
            if self._grammar.at_head.search(names.text, max(0, at - _NAMING_REACH), at) is None:
                return None
        return names.words(owner) if owner is not None and owner.label == "ORG" else None

    def _gained(self, names: Names, span: NameSpan) -> Role | None:
        """Return the office of one named behind a colon: "Acme has a new director: Ann Lee"."""
        begin = max(names.text.rfind("\n", 0, span.start) + 1, span.start - REACH)
        head = names.text[begin : span.start].rstrip()
        if not head.endswith(":"):
            return None
        held = self._grammar.right_before(head[:-1])
        gap = self._grammar.gaining.search(head[: held[0].start()]) if held else None
        owner = names.ending(begin + gap.start()) if gap else None
        if held is None or owner is None or owner.label != "ORG":
            return None
        return self._offices.role(held[0]["role"], names.words(owner))

    def _share_homes(self, text: str, people: Sequence[NameSpan], found: dict[int, Role]) -> None:
        """Give the organisation said once to both: "A, president, and B, treasurer of Acme"."""
        for first, second in pairwise(people):
            one, other = found.get(first.start), found.get(second.start)
            if not one or not other or not one.role or one.organisation or not other.organisation:
                continue
            between = text[first.end : second.start]
            start = between.find(one.role)
            apposed = start >= 0 and not between[:start].strip(", ")
            rest = between[start + len(one.role) :]
            if (
                apposed
                and self._grammar.joiner_behind.fullmatch(rest)
                and text[second.end : second.end + 1] == ","
            ):
                found[first.start] = replace(one, organisation=other.organisation)

    def _appointed(self, names: Names, span: NameSpan) -> Role | None:
        text, stop = names.text, min(len(names.text), span.end + REACH)
        if not self._grammar.may_hold_role(text[span.end : stop]):
            return None
        found = self._grammar.appointed(text, span.end, stop)
        if found is not None:
            start = found.start("role")
            other = names.first_within(span.end, start)
            served = other is not None and other.label == "ORG"
            if other and served and self._grammar.serves(text, span.end, other, start):
                role = self._offices.with_place(names, found)
                return replace(role, organisation=role.organisation or names.words(other))
            # "Ann Lee was named by Bob Ray as chair", but not "after Ann Lee, Bob Ray was named".
            if other and not self._grammar.agent.search(text, span.end, other.start):
                return None
        if found is None:
            for at in self._grammar.as_owned(text, span.end, stop):
                owner = names.starting(at)
                held = self._owned_by(names, owner) if owner and owner.label == "ORG" else None
                if held is not None:
                    return held
            begin = max(0, span.start - _NAMING_REACH)
            found = self._grammar.named_to(text, begin, span.start, span.end)
        return self._offices.with_place(names, found) if found else None

    def _after(self, names: Names, span: NameSpan) -> Role | None:
        text, stop = names.text, min(len(names.text), span.end + REACH)
        if self._grammar.may_hold_role(text[span.end : stop]):
            found = self._grammar.behind(text, span.end, stop)
            if found is not None and not self._before_another(names, found.end("role")):
                role = self._offices.with_place(names, found)
                before = text[span.end : found.start("role")]
                if role.organisation is None:
                    role = self._possessed(names, found) or role
                past = role.past or self._grammar.past_word.search(before) is not None
                if past and (later := self._grammar.later(text, found.end(), stop)):
                    return self._offices.with_place(names, later)
                return replace(role, past=past)
            for tail in self._grammar.tails:
                lead = tail.match(text, span.end, stop)
                owner = names.starting(lead.end()) if lead else None
                held = self._owned_by(names, owner) if owner and owner.label != "PER" else None
                if held is not None:
                    return held
        return self._leading(names, span, stop)

    def _possessed(self, names: Names, found: re.Match[str]) -> Role | None:
        """Return a role with the organisation whose possessive it stands behind: "Acme's chair"."""
        start = found.start("role")
        before = names.text[max(0, start - 4) : start]
        gap = self._grammar.possessive.search(before)
        owner = names.ending(start - len(before) + gap.start()) if gap else None
        if owner is None or owner.label != "ORG":
            return None
        return self._offices.role(found["role"], names.words(owner))

    def _before_another(self, names: Names, end: int) -> bool:
        """Tell whether a role that ends at `end` stands right before another person's name.

        "Ann Lee, Town Clerk Bo Ray": it is his.
        """
        other = names.starting(end + 1)
        return other is not None and other.label == "PER" and names.text[end] == " "

    def _owned_by(self, names: Names, owner: NameSpan) -> Role | None:
        """Return the role that a name before it owns: "the Acme boss", "Russia's minister"."""
        text = names.text
        tail = self._owner_end(text, owner.end)
        if text[tail : tail + 1] not in ("-", " ", "\n"):
            return None
        held = self._grammar.roles.match(text, tail + 1, min(len(text), owner.end + REACH))
        if held is None and tail > owner.end:
            stop = min(len(text), owner.end + REACH)
            held = self._offices.words.behind(self._grammar.roles, text, tail + 1, stop)
        if held is not None and self._before_another(names, held.end("role")):
            return None
        # "Russia's minister" holds office in a country, "the Acme boss" does not.
        country = owner.label == "LOC" and tail > owner.end
        return (
            self._offices.role(held["role"], None if country else names.words(owner))
            if held
            else None
        )

    def _leading(self, names: Names, span: NameSpan, stop: int) -> Role | None:
        """Return where a person holds a post that a verb tells: "Ann Lee, who heads Acme"."""
        found = self._grammar.leads.match(names.text, span.end, stop)
        owner = names.starting(found.end()) if found else None
        if found is None or owner is None or owner.label != "ORG":
            return None
        if found["verb"] or self._grammar.lead_verb.match(names.text, owner.end, stop):
            held = self._grammar.as_role(names.text, owner.end, stop)
            return self._offices.role(held["role"] if held else None, names.words(owner))
        return None

    def _owner_end(self, text: str, end: int) -> int:
        """Return where an owner's name ends, its possessive passed over."""
        for length in (2, 1):
            possessive = text[end : end + length]
            if not possessive.startswith(_APOSTROPHES) or possessive[-1].isspace():
                continue
            if self._grammar.owner.fullmatch(possessive + " "):
                return end + length
        return end

    def _in_brackets(self, names: Names, span: NameSpan) -> str | None:
        text = names.text
        if text[span.end : span.end + 2] != " (":
            return None
        article = self._grammar.article.match(text, span.end + 2)
        inner = names.starting(span.end + 2)
        if inner is None and article is not None:
            inner = names.starting(article.end())
        if inner is not None and text.startswith(", ", inner.end):
            # "Ann Lee (Ulm, SPD)": a constituency stands before the party.
            party = names.starting(inner.end + 2)
            known = inner.label == "ORG" and self._offices.is_party(names.words(inner))
            if party and party.label == "ORG" and text.startswith(")", party.end) and not known:
                inner = party
        if inner is None or inner.label != "ORG" or text[inner.end : inner.end + 1] not in ")/,":
            return None
        return names.words(inner)
