"""People that a model takes for organisations, and nouns that it takes for people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from newsfacts.alternation import alternation
from newsfacts.names.spans import NameSpan, surnames
from newsfacts.names.tables import NamesTable, RolesTable

_LOOK_BACK = 40
_CAPITALISED = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_A-Z]+(?:-[^\W\d_a-zß-ÿ][^\W\d_A-Z]+)?")


class Persons:
    """Tells people from organisations and nouns by the word right before the name."""

    def __init__(self, table: NamesTable, roles: RolesTable) -> None:
        """Take what the language knows about names and about offices."""
        offices = alternation(table.person_offices, fold=True)
        title = alternation(table.titles)
        self._held = re.compile(rf"(?:(?i:{offices})|(?<!\w){title})\s$")
        self._neuter = re.compile(rf"(?<!\w){alternation(table.neuter_articles)}\s$")
        noun = (*table.neuter_articles, *table.indefinite_articles)
        self._indefinite = re.compile(rf"(?<!\w){alternation(noun)}\s$")
        self._thing = re.compile(rf"-(?i:\w*{alternation(table.person_things)})$")
        joiner = alternation(word for word in table.joined_by if word != ",")
        self._trade = re.compile(rf"-{alternation(table.trades)}(?![\w-])")
        self._family = re.compile(
            rf"(?<!\w){alternation(table.family_words)}\s(?:[^\W\d_a-zß-ÿ]\w+(?:,|\s{joiner})\s)*$"
        )
        bodies = (*table.serving_nouns, *table.body_endings, *table.organisation_heads)
        self._body = re.compile(rf"(?i:{alternation(bodies, fold=True)})$")
        self._genitive = tuple(table.genitive_endings)
        self._short = frozenset(roles.short_heads)
        capital = _CAPITALISED.pattern
        self._titled = re.compile(
            rf"(?:{alternation(roles.short_heads)}|{title})\s(?P<name>{capital}(?:\s{capital}){{0,2}})"
        )

    def settle(self, text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """Return trimmed spans in text order: people made people, nouns left out or cut off.

        A lone word that a model takes for an organisation and that stands right behind an office
        that people alone hold ("Stürmer Neymar") names a person, all through the text. A lone word
        behind a neuter article ("das Ruder") names nobody, and what is named after somebody is no
        person ("Anne-Frank-Plakette"). What begins with a title or an abbreviated office ("OB Kil")
        names a person too, and a name with another's behind it is cut ("Joe Biden Ruttes").
        """
        spans = [told for s in spans for told in self._untitled(text, s)]
        spans = self._without_initials(text, self._without_families(text, spans))
        held = {text[s.start : s.end] for s in spans if s.label != "LOC" and self._is_held(text, s)}
        full = surnames(text, spans)
        out: list[NameSpan] = []
        for span in spans:
            name = text[span.start : span.end]
            if span.label == "ORG" and name in held:
                out.append(NameSpan(span.start, span.end, "PER"))
            elif span.label != "PER":
                out.append(span)
            elif self._thing.search(name) is None:
                out += self._without_noun(text, span, known=name in full)
        return self._apart(text, out)

    def _without_families(self, text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """Return the spans but lone words that name families: "die Familien Porsche und Piëch".

        Nor is what one trades in an organisation ("Duftstoff-Unternehmer").
        """
        spans = [s for s in spans if s.label != "ORG" or not self._trade.match(text, s.end)]
        return [
            s
            for s in spans
            if s.label == "LOC"
            or " " in text[s.start : s.end]
            or self._family.search(text, max(0, s.start - _LOOK_BACK), s.start) is None
        ]

    def _without_initials(self, text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """Return the spans but a person's initials, which stand in brackets behind the name."""
        initials = {
            text[second.start : second.end]
            for first, second in pairwise(spans)
            if (first.label, second.label) == ("PER", "ORG")
            and text[first.end : second.start] == " ("
            and text[second.start : second.end]
            == "".join(word[0] for word in text[first.start : first.end].split())
        }
        return [s for s in spans if text[s.start : s.end] not in initials]

    def _untitled(self, text: str, span: NameSpan) -> list[NameSpan]:
        """Return a span, a person's if it begins with a title; an abbreviated office is no name."""
        if span.label != "ORG":
            return [span]
        if text[span.start : span.end] in self._short:
            return []
        titled = self._titled.fullmatch(text, span.start, span.end)
        return [NameSpan(titled.start("name"), span.end, "PER") if titled else span]

    def _apart(self, text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """Return the spans, a person's with the surname of another behind it cut in two."""
        people = {text[s.start : s.end] for s in spans if s.label == "PER"}
        full = Counter(name.split()[-1] for name in people if " " in name)
        out: list[NameSpan] = []
        for span in spans:
            name = text[span.start : span.end]
            first, _, last = name.rpartition(" ")
            if span.label == "PER" and " " in first and self._is_other(first, last, people, full):
                out.append(NameSpan(span.start, span.start + len(first), "PER"))
                out.append(NameSpan(span.end - len(last), span.end, "PER"))
            else:
                out.append(span)
        return out

    def _is_other(self, first: str, last: str, people: set[str], full: Counter[str]) -> bool:
        """Tell whether the last word of a name is another's surname, in the genitive or not."""
        for ending in self._genitive:
            if last.endswith(ending) and full[last.removesuffix(ending)]:
                return True
        return full[last] > 1 and (first in people or first.split()[-1] in people)

    def _is_held(self, text: str, span: NameSpan) -> bool:
        """Tell whether a lone word that can be a surname stands behind a person's office."""
        name = text[span.start : span.end]
        if _CAPITALISED.fullmatch(name) is None or self._body.search(name):
            return False
        begin = max(0, span.start - _LOOK_BACK)
        hyphen = text[span.end : span.end + 1] == "-"
        return not hyphen and self._held.search(text, begin, span.start) is not None

    def _without_noun(self, text: str, span: NameSpan, *, known: bool) -> list[NameSpan]:
        """Return the person of a span whose first word an article may show to be a noun."""
        begin = max(0, span.start - _LOOK_BACK)
        words = text[span.start : span.end].split(" ")
        article = self._neuter if len(words) == 1 else self._indefinite
        if known or article.search(text, begin, span.start) is None:
            return [span]
        if len(words) == 1:
            return [span] if text[span.end : span.end + 1] == "-" else []
        if len(words) == 2 and words[1].endswith(self._genitive):
            # "das Veto Obamas"
            return [NameSpan(span.end - len(words[1]), span.end, "PER")]
        return [span]
