"""The form of one role as regex source: modifiers, a role noun, an area, a portfolio."""

from __future__ import annotations

from collections.abc import Sequence

from newsfacts.alternation import alternation
from newsfacts.names.tables import RolesTable

CAPITAL = r"(?-i:[^\W\d_a-zà-öø-ÿß])"
"""A capital letter, in a pattern that ignores case too."""


def role_pattern(table: RolesTable) -> str:
    """Return the regex source of one role: modifiers, a role noun, what belongs behind it.

    To be compiled with IGNORECASE; it holds no capturing group.
    """
    words = (*table.modifiers, *table.light_modifiers, *table.origins)
    modifier = rf"(?:{alternation(words, fold=True)}{endings_of(table)}(?:\s+|-))"
    heads = alternation(table.heads, fold=True)
    if table.compound_heads:
        # "Wirtschafts- und Energieminister": the first part shares the head of the second.
        shared = rf"(?:\w+-\s+{alternation(table.joiners, fold=True)}\s+)?"
        compound = alternation(table.compound_heads, fold=True)
        heads = rf"(?:\w+-)*{heads}|{shared}(?:\w+-)*\w*{compound}"
    heads = rf"{_portfolio(table)}|{heads}"
    endings = alternation(table.head_endings, fold=True)
    # "OB" is a mayor, "ob" is not.
    short = rf"(?:\w+-)*(?-i:{alternation(table.short_heads)})"
    titled = rf"(?-i:{alternation(table.title_heads)})(?=\s+(?:{CAPITAL}|$))"
    heads = rf"(?:(?:{heads})(?:{endings})?|{short}|{titled})(?!\w)"
    suffix = rf"(?:{_area(table)}|\s?{alternation(table.suffixes, fold=True)}(?!\w))?"
    return rf"{modifier}{{0,4}}{heads}{suffix}{_field(table)}"


def _field(table: RolesTable) -> str:
    """Return the regex source of the field or unit behind a role, with no word between.

    "Leiter Einkauf und Logistik", "Leiterin der Abteilung Verkehr".
    """
    joined = rf"(?:\s*,\s*|\s+{any_of(table.joiners)}\s+)"
    area = rf"(?={CAPITAL})[\w-]*?{any_of(table.areas)}(?![\w-])"
    noun = rf"[\"„]?{CAPITAL}[\w-]+"
    unit = rf"{any_of(table.units)}\s+{noun}(?:{joined}{noun})?[\"“]?(?!\w|\s+{CAPITAL})"
    return rf"(?:\s+(?:{area}(?:{joined}{area}){{0,3}}|{unit}))?"


def _portfolio(table: RolesTable) -> str:
    """Return the regex source of an office with its portfolio: "Minister for Trade and Roads"."""
    # "East Asian and Pacific Affairs": words with capitals may stand before the noun.
    lead = rf"(?:{CAPITAL}\w+\s+(?:{any_of(table.joiners)}\s+)?){{0,3}}?"
    article = rf"(?:{any_of(table.articles)}\s+)?"
    item = rf"{article}{lead}{any_of(table.portfolios)}(?![\w-])"
    joined = rf"(?:,\s+|\s+{any_of(table.joiners)}\s+|,\s+{any_of(table.joiners)}\s+)"
    office = rf"{any_of(table.portfolio_heads)}\s+{any_of(table.portfolio_links)}\s+"
    # "Secretary of the Trade Union" names a union.
    return rf"{office}{item}(?:{joined}{item}){{0,4}}(?!\s+{CAPITAL})"


def _area(table: RolesTable) -> str:
    """Return the regex source of an area of responsibility, such as "of design"."""
    if not table.area_links:
        return r"(?!)"
    stop = alternation((*table.of_words, *table.articles), fold=True)
    first = r"(?-i:[a-z])" if table.areas_are_lower_case else ""
    word = rf"(?!{stop}(?!\w)){first}[^\W\d_][\w-]*(?!['’])"
    # "CEO of carmaker Acme" names no area: what a name follows describes the name. An adjective
    # may stand before the noun: "of fiscal policy".
    ends = rf"(?:\s*(?:[,.;:)]|$)|\s+{any_of(table.of_words)}\s)"
    adjective = rf"(?:{word}\s+(?={word}{ends}))?" if table.areas_are_lower_case else ""
    if not table.areas_are_lower_case and table.modifier_endings:
        # "für Internationale Sicherheitsfragen"
        inflected = rf"[^\W\d_][\w-]{{3,}}{any_of(table.modifier_endings)}"
        adjective = rf"(?:(?!{stop}(?!\w)){inflected}\s+(?={CAPITAL}))?"
    # "of social and preventive medicine"
    last = rf"(?:\s+{word}(?={ends}))?" if table.areas_are_lower_case else ""
    joined = rf"(?:\s+{alternation(table.joiners, fold=True)}\s+{word}{last})?"
    end = rf"(?![\w-])(?!\s+{CAPITAL})" if table.areas_are_lower_case else r"(?![\w-])"
    return rf"\s+{alternation(table.area_links, fold=True)}\s+{adjective}{word}{joined}{end}"


def endings_of(table: RolesTable) -> str:
    """Return the regex source of an optional adjective ending."""
    return alternation(table.modifier_endings, fold=True) + "?" if table.modifier_endings else ""


def any_of(words: Sequence[str]) -> str:
    """Return the regex source of any of the words, for a pattern that ignores case."""
    return alternation(words, fold=True)


def phrase_of(joiners: Sequence[str]) -> str:
    """Return the regex source of capitalised words, joined by short words such as "of"."""
    word = rf"{CAPITAL}[\w.&-]*\w"
    return rf"{word}(?:\s+(?:{alternation(joiners)}\s+){{0,2}}{word})*"
