"""Organisations that bear the name of a person or a city, told by the words right beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from newsfacts.alternation import alternation
from newsfacts.names.spans import NameSpan, surnames
from newsfacts.names.tables import NamesTable

_REACH = 50


class Firms:
    """Makes organisations of what a model takes for people and for cities."""

    def __init__(self, table: NamesTable) -> None:
        """Take what the language knows about organisations' names."""
        noun = rf"\w*{alternation(table.firm_nouns, fold=True)}"
        self._firm = re.compile(rf"(?<![\w-])(?i:{noun})\s+$")
        self._founded = re.compile(rf"\s{alternation(table.firm_predicates)}(?!\w)")
        self._club = re.compile(rf"(?<![\w-])(?:1\.\s)?{alternation(table.club_heads)}\s+$")
        self._body = re.compile(rf"[-\s]{alternation(table.person_bodies)}(?![\w-])")
        self._thing = re.compile(rf"-(?i:\w*{alternation(table.person_things)})(?![\w-])")
        self._owned = re.compile(rf"-{alternation(table.owned_nouns)}(?![\w-])")
        city = alternation(table.place_adjective_endings)
        self._of_city = re.compile(
            rf"(?<![\w-])[^\W\d_a-zß-ÿ]\w{{2,}}{city}\s{alternation(table.city_bodies)}(?![\w-])"
        )
        self._offices = tuple(table.offices_like_cities)
        self._articles = frozenset(table.articles)
        self._mid_sentence = re.compile(r"[\w,]\s$")

    def of_cities(self, text: str) -> list[NameSpan]:
        """Return the bodies that are named by a city's adjective: "Ulmer Landgericht".

        At the start of a sentence any word has a capital ("Dieser Universität"), so none is found.
        """
        return [
            NameSpan(*found.span(), "ORG")
            for found in self._of_city.finditer(text)
            if self._mid_sentence.search(text, max(0, found.start() - 2), found.start())
            and (first := found[0].partition(" ")[0].lower()) not in self._articles
            and not first.endswith(self._offices)
        ]

    def settle(self, text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """Return the spans, those of people that name an organisation made one and whole.

        What is named after a person and is none ("Anne-Frank-Platz") is left out. A full name that
        a noun makes a firm's ("drugmaker Ed Lee") is the firm's all through the text, unless the
        surname alone names somebody.
        """
        full = surnames(text, spans).keys()
        alone = {text[s.start : s.end] for s in spans if s.label == "PER"}
        named = {
            name
            for s in spans
            if s.label == "PER"
            and " " in (name := text[s.start : s.end])
            and name.split()[-1] not in alone
            and self._firm.search(text, max(0, s.start - _REACH), s.start)
        }
        out: list[NameSpan] = []
        for span in spans:
            if span.label == "PER" and text[span.start : span.end] in named:
                out.append(NameSpan(span.start, span.end, "ORG"))
            elif span.label != "PER":
                out.append(span)
            elif self._thing.match(text, span.end) is None:
                out.append(self._settled(text, span, full))
        return out

    def _settled(self, text: str, span: NameSpan, people: AbstractSet[str]) -> NameSpan:
        if body := self._body.match(text, span.end):
            return NameSpan(span.start, body.end(), "ORG")
        begin = max(0, span.start - _REACH)
        if club := self._club.search(text, begin, span.start):
            return NameSpan(club.start(), span.end, "ORG")
        name = text[span.start : span.end]
        if name in people:
            return span
        owned = " " not in name and self._owned.match(text, span.end) is not None
        founded = self._founded.match(text, span.end) is not None
        if owned or founded or self._firm.search(text, begin, span.start):
            return NameSpan(span.start, span.end, "ORG")
        return span
