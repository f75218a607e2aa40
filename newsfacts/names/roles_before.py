"""Roles that stand before the name: "VW-Chef X", "the CEO of Acme, X", "Chefin ist X"."""

from __future__ import annotations

import re

from newsfacts.names.offices import Offices, Role
from newsfacts.names.owners import Names
from newsfacts.names.roles_between import RolesBetween
from newsfacts.names.spans import NameSpan

REACH = 160
"""How far from a name its role may begin or end, in characters: an apposition, no paragraph."""
_NEAR_WORDS = 5
_CAPITALS = re.compile(r"(?<![\w.'’&-])(?P<word>[^\W\d_a-zß-ÿ][a-zß-ÿ]+)[^\S\n]$")
# What a sentence begins behind.
_OPENING = re.compile(r"(?:^|[.!?:;\n\"“”])\s?$")
_NOUN_WORDS = 2
# How long what a role is of may be where no name is in it.
_REST_WORDS = 4
# The same where it is another role: "Adviser to the President on Media and Trade".
_ROLE_WORDS = 9


class RolesBefore:
    """Finds the role that the words before a name state."""

    def __init__(self, offices: Offices, between: RolesBetween) -> None:
        """Take what makes a role of words, and what tells one that a noun stands behind."""
        self._offices = offices
        self._between = between
        self._grammar = offices.grammar
        self._owners = offices.owners
        self._capital_nouns = offices.capital_nouns

    def find(self, names: Names, span: NameSpan) -> Role | None:
        """Return the role stated before a name, on its line."""
        text = names.text
        line = text.rfind("\n", 0, span.start) + 1
        head = text[max(line, span.start - REACH) : span.start]
        if not self._grammar.may_hold_role(head):
            return None
        offset = span.start - len(head)
        # The role noun stands among the last words; only behind a comma may it be farther away.
        near = " ".join(head.split(" ")[-_NEAR_WORDS - 1 :])
        rests = list(self._grammar.with_rest(head)) if self._grammar.apart.search(near) else []
        if self._grammar.may_hold_role(near) or self._grammar.ends_in_portfolio(near):
            found = self._grammar.before(head)
            if found and self._capital_nouns:
                verb = self._grammar.chosen_before.search(head)
                if verb and verb.start() < found[0].start():
                    # "Als Schatzmeisterin bestätigten die Delegierten Ann Lee"
                    chosen = self._inverted(names, offset, head)
                    if chosen is not None:
                        return chosen
            if found and (higher := self._between.before_rank(head, found[0])):
                found = higher, higher.start()
            # "der Anwalt der Klägerin, Al Roe": the first of two roles is his.
            behind = found is not None and any(_is_of(rest, found[0]) for _, rest in rests)
            role = self._prenominal(names, offset, *found) if found and not behind else None
            if role is not None:
                return role
        if rests:
            stated = (self._with_rest(names, offset, *rest) for rest in rests)
            return next((role for role in stated if role is not None), None)
        if (described := self._of_noun(head)) is not None:
            return described
        if "," in near and (listed := self._listed(names, offset, head)) is not None:
            return listed
        return (
            self._with_owner_between(names, span, line)
            or self._inverted(names, offset, head)
            or (self._between.over_noun(names, offset, head) if self._capital_nouns else None)
        )

    def _of_noun(self, head: str) -> Role | None:
        """Return the role of "speaker of the parliament Al Roe"."""
        for role in self._grammar.roles_in(head):
            of = self._grammar.of.match(head, role.end())
            words = head[of.end() :].split() if of else []
            if 0 < len(words) <= _NOUN_WORDS and all(self._offices.words.is_noun(w) for w in words):
                return self._offices.role(role["role"], None)
        return None

    def _listed(self, names: Names, offset: int, head: str) -> Role | None:
        """Return the role of "the Dean, Faculty of Arts, Prof. Al Roe"."""
        found = self._grammar.listed(head)
        if found is None or self._is_apart(names, offset + found[0].start()):
            return None
        role, rest = found
        owner = names.starting(offset + rest.start("rest"))
        if owner is not None and owner.end != offset + rest.end("rest"):
            return None
        if owner is None and not self._grammar.phrase.fullmatch(rest["rest"]):
            return None
        if (owner is not None and owner.label != "ORG") or self._grammar.may_hold_role(
            rest["rest"]
        ):
            return None
        return self._offices.role(role["role"], " ".join(rest["rest"].split()))

    def _inverted(self, names: Names, offset: int, head: str) -> Role | None:
        """Return the role said before the name: "Chefin der Acme AG ist Ann Lee"."""
        copula = self._grammar.copula_before.search(head)
        begin = max(head.rfind(mark) for mark in ".!?,;:") + 1
        verb = copula or self._grammar.chosen_before.search(head)
        opened = verb is None and self._capital_nouns
        if opened and self._grammar.as_opening.match(head, begin):
            verb = self._grammar.word_before.search(head, begin)
        if verb is None or begin > verb.start():
            return None
        for role, start in self._grammar.inverted(head[begin : verb.start()]):
            if copula is None and not self._grammar.as_before.search(head, 0, begin + role.start()):
                continue
            at = offset + begin + role.start()
            if start is None:
                held = role["role"]
                return self._offices.compound(names, held, at) or self._offices.role(held, None)
            owner = self._owners.find(names, offset + begin + start)
            if owner is None and not opened:
                rest = head[begin + start : verb.start()]
                if len(rest.split()) <= _REST_WORDS // 2:
                    phrase = self._grammar.phrase.match(rest) if self._capital_nouns else None
                    rest = phrase[0] if phrase else rest
                    return self._offices.role(role["role"], self._owners.named(rest))
            elif owner is not None and names.whole_end(owner) == offset + verb.start():
                home = names.words(owner) if owner.label == "ORG" else None
                return self._offices.role(role["role"], home)
        return None

    def _with_owner_between(self, names: Names, span: NameSpan, line: int) -> Role | None:
        """Return a role whose owner stands right before the name: "the CEO of Acme Al Roe"."""
        head = names.text[max(line, span.start - REACH) : span.start]
        title = self._grammar.titled.search(head)
        owner = names.before(span.start - len(head) + title.start()) if title else None
        if owner is None or owner.label == "PER":
            return None
        start = max(line, owner.start - REACH // 2)
        found = self._grammar.right_before(names.text[start : owner.start])
        if found is None or not (found[1] or owner.label == "LOC"):
            return None
        if owner.label == "LOC":
            begin, end = start + found[0].start(), start + found[0].end()
            parties = (names.ending(at) for at in range(begin - 1, end))
            party = next((p for p in parties if p is not None and p.label == "ORG"), None)
            begin = party.end + 1 if party else begin
            home = names.words(party) if party else None
            return self._offices.role(names.text[begin : owner.end], home)
        return self._offices.role(found[0]["role"], names.words(owner))

    def _with_rest(
        self, names: Names, offset: int, held: re.Match[str], of: re.Match[str]
    ) -> Role | None:
        """Return a role whose organisation stands between it and the name behind a comma."""
        owner = self._owners.find(names, offset + of.start("rest"))
        start = self._offices.words.start(names, offset + held.start())
        role = names.text[start : offset + held.end()]
        if owner is None:
            most = _ROLE_WORDS if self._grammar.is_of_role(of["rest"]) else _REST_WORDS
            if len(of["rest"].split()) > most or self._owners.is_none(of["rest"]):
                return None
            return self._offices.owned(names, role) or self._offices.role(role, None)
        after = names.text[names.whole_end(owner) : offset + of.end("rest")]
        if owner.end > offset + of.end("rest"):
            return None
        if owner.label == "PER":
            # "der Sprecher von Präsident Al Roe, Bo Ray"
            whole = self._capital_nouns and not after.strip()
            return self._offices.role(held["role"], None) if whole else None
        if len(after.split()) > _REST_WORDS:
            return None
        if owner.label == "ORG":
            return self._offices.role(role, names.words(owner))
        apart = self._owners.is_place_word(of["of"]) or self._offices.owns(names.text, owner.end)
        end = held.end() if apart else owner.end - offset
        return self._offices.role(names.text[start : offset + end], None)

    def _prenominal(
        self, names: Names, offset: int, found: re.Match[str], article: int
    ) -> Role | None:
        role, start = found["role"], offset + found.start()
        if (compound := self._offices.compound(names, role, start)) is not None:
            return compound
        if not self._capital_nouns:
            wider = self._with_capitals(names, start, role)
            start, role = start - (len(wider) - len(role)), wider
            role = self._offices.without_address(role)
            joined = self._offices.with_joint_portfolio(names.text, start, role)
            start, role = start - (len(joined) - len(role)), joined
            role, start = self._last_of_list(role, start)
            begin = self._offices.words.start(names, start)
            start, role = begin, names.text[begin : start + len(role)]
        comma = names.text[start + len(role) : start + len(role) + 1] == ","
        if comma and self._is_apart(names, offset + article):
            return None
        if comma and self._between.of_kin(names.text, offset + article):
            return None
        before = names.text[max(0, start - 8) : start]
        gap = self._grammar.owner.search(before)
        if gap is not None:
            owner = names.before(start - len(before) + gap.start())
            if owner is not None and owner.label == "ORG":
                return self._offices.role(role, names.words(owner))
        if not comma and article == found.start() and self._offices.is_title(role):
            return None
        return self._offices.role(role, None)

    def _last_of_list(self, role: str, start: int) -> tuple[str, int]:
        """Return the last of roles joined by commas whose first is of several people.

        "two officers, Trade Secretary Al Roe".
        """
        first, comma, last = role.partition(", ")
        if not comma or self._grammar.plural.search(first) is None:
            return role, start
        return last, start + len(role) - len(last)

    def _with_capitals(self, names: Names, start: int, role: str) -> str:
        """Return a role in capitals with the words in capitals that belong to it.

        "Ontario's Budget Integrity Officer Al Roe": no name ends in such a word, nor does one
        alone open the sentence.
        """
        at = start
        while role[:1].isupper() and (word := _CAPITALS.search(names.text, max(0, at - 30), at)):
            opens = _OPENING.search(names.text, max(0, word.start() - 3), word.start())
            named = names.ending(word.end("word"))
            alone = opens is not None and at == start
            if named is not None or alone or self._owners.is_none(word["word"]):
                break
            at = word.start()
        return names.text[at : start + len(role)]

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
