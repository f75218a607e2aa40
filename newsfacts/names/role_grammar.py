"""The grammar of roles: regular expressions made from a language's role words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsfacts.alternation import alternation
from newsfacts.names.tables import NamesTable, RolesTable

_CAPITAL = r"(?-i:[^\W\d_a-zà-öø-ÿß])"


def role_pattern(table: RolesTable) -> str:
    """Return the regex source of one role: modifiers, a role noun, what belongs behind it.

    To be compiled with IGNORECASE; it holds no capturing group.
    """
    modifier = rf"(?:{alternation(table.modifiers)}{endings_of(table)}(?:\s+|-))"
    heads = alternation(table.heads)
    if table.compound_heads:
        heads = rf"{heads}|(?:\w+-)*\w*{alternation(table.compound_heads)}"
    heads = rf"(?:{heads})(?:{alternation(table.head_endings)})?(?!\w)"
    suffix = rf"(?:\s?{alternation(table.suffixes)}(?!\w)|{_area(table)})?"
    return rf"{modifier}{{0,3}}{heads}{suffix}"


def _area(table: RolesTable) -> str:
    """Return the regex source of an area of responsibility, such as "of design"."""
    if not table.area_links:
        return r"(?!)"
    stop = alternation((*table.of_words, *table.articles))
    first = r"(?-i:[a-z])" if table.areas_are_lower_case else ""
    word = rf"(?!{stop}(?!\w)){first}[^\W\d_][\w-]*"
    joined = rf"(?:\s+{alternation(table.joiners)}\s+{word})?"
    # "CEO of carmaker Acme" names no area: what a name follows describes the name.
    end = rf"(?![\w-])(?!\s+{_CAPITAL})" if table.areas_are_lower_case else r"(?![\w-])"
    return rf"\s+{alternation(table.area_links)}\s+{word}{joined}{end}"


def endings_of(table: RolesTable) -> str:
    """Return the regex source of an optional adjective ending."""
    return alternation(table.modifier_endings) + "?" if table.modifier_endings else ""


class RoleGrammar:
    """The compiled forms in which a language states roles."""

    def __init__(self, table: RolesTable, names: NamesTable) -> None:
        """Take the language's role words and what surrounds names in it."""
        one = role_pattern(table)
        joined = rf"(?:\s*,\s*|\s+{alternation(table.joiners)}\s+|/)"
        article = rf"(?:(?:{alternation(table.articles)})\s+)?"
        # Up to four roles, joined. The second group is set from the second on, which spares a copy
        # of the long list of role nouns in each of the patterns below, and half their compilation.
        roles = rf"(?P<role>(?:(?(2){joined}{article})({one})){{1,4}})"
        of = rf"(?:{alternation(table.of_words)})\s+"
        between = rf"(?:(?:{alternation(table.between)}|\d{{4}})\s+){{0,3}}"
        # An age or a party may come between a name and its apposition: "Ann Lee, 45, head of".
        bracket = r"(?:\s*\([^()\n]{1,40}\)|\s*,\s*\d{1,3}(?=\s*,))?"
        flags = re.IGNORECASE
        # A common noun may own the role: "the charity's director".
        owned = rf"(?:(?:{alternation(table.articles)})\s+(?:[\w-]+['’]s\s+)?)?"
        self.apposed = re.compile(rf"{bracket}\s*(?:,|–|—|-{{2}})\s*{owned}{roles}", flags)
        self.at_tail = re.compile(rf"{bracket}\s*,\s*(?={_CAPITAL})")
        self.only_role = re.compile(rf"(?:-|\s+){roles}", flags)
        copula = alternation(table.copulas)
        who = alternation(table.relative_pronouns)
        self.said = re.compile(
            rf"{bracket}(?:\s*,)?\s+(?:{who}\s+)?{copula}\s+{between}{article}{roles}", flags
        )
        self.pronoun = re.compile(
            rf"[.!?]\s+(?-i:{alternation(table.pronouns)})\s+{copula}\s+{between}{article}{roles}",
            flags,
        )
        self.clause = re.compile(
            rf"{bracket}\s*,\s+{who}\s+{between}{article}{roles}(?=[^.;\n]{{0,120}}?\s{copula}\b)",
            flags,
        )
        titles = rf"(?:{alternation(names.titles)}\s+)*"
        self.before = re.compile(rf"(?<![\w-]){article}{roles}(?P<comma>,?)\s+{titles}$", flags)
        self.of_before = re.compile(
            rf"(?<![\w-]){article}{roles}\s+{of}(?P<rest>[^.;\n]{{2,100}}?),\s+{titles}$", flags
        )
        self.of = re.compile(rf"\s+{of}(?:{alternation(table.articles)}\s+)?", flags)
        past = rf"{alternation(table.past_modifiers)}{endings_of(table)}"
        light = rf"{alternation(table.light_modifiers)}{endings_of(table)}"
        self.light = re.compile(rf"^(?:{light}\s+)+", flags)
        self.past = re.compile(rf"{past}(?!\w)", flags)
        self.from_ = re.compile(rf"\s+{alternation(table.from_words)}\s+", flags)
        self.owner = re.compile(rf"(?:{alternation(names.possessives)})?\s+$|-$")
        self.phrase = re.compile(_phrase(names.stop_words))
        heads = {head.lower().split()[-1] for head in (*table.heads, *table.compound_heads)}
        endings_or_none = ("", *table.head_endings)
        self._head_ends = tuple(head + ending for head in heads for ending in endings_or_none)
        self.appointed = re.compile(
            rf"\s+(?:[^\s,.;:]+\s+){{0,4}}?{alternation(table.as_words)}\s+{article}{roles}", flags
        )
        self.joiner = re.compile(rf"\s*(?:,|{alternation(table.joiners)})\s*", flags)
        self.plural = re.compile(rf"{alternation(table.plural_endings)}$")
        self.article = re.compile(rf"(?:{alternation(table.articles)})\s+", flags)

    def may_hold_role(self, words: str) -> bool:
        """Tell whether any of `words` ends like a role noun: a quick test before the slow ones."""
        return any(word.rstrip(",.;:").endswith(self._head_ends) for word in words.lower().split())


def _phrase(joiners: Sequence[str]) -> str:
    """Return the regex source of capitalised words, joined by short words such as "of"."""
    word = rf"{_CAPITAL}[\w.&-]*\w"
    return rf"{word}(?:\s+(?:{alternation(joiners)}\s+){{0,2}}{word})*"
