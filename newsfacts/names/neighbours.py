"""Spans that the words right beside them show to be something else than the model says.

A constituency before an office ("Ulm East MP Ann Lee"), an office before a name ("GM Al Roe"), a
work in quotation marks, a product behind its kind, and a name that is one half of a longer one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsfacts.alternation import alternation
from newsfacts.names.abbreviations import is_acronym
from newsfacts.names.spans import NameSpan, Taken
from newsfacts.names.tables import NamesTable, RolesTable

_LOOK_BACK = 40
_LOOK_AHEAD = 30
_INITIALS = re.compile(r"(?:(?<=[\n,(“\"])|(?<=[\n,(“\"]\s))(?:[^\W\d_a-zß-ÿ]\.\s?){1,3}$")
_TITLED_INITIALS = re.compile(
    r"(?<![\w.])(?P<title>[\w.]+)\s(?P<initials>(?:[^\W\d_a-zß-ÿ]\.\s?){1,3})$"
)
_INITIALED = r"\s(?P<name>(?:[^\W\d_a-zß-ÿ]\.\s?)+[^\W\d_a-zß-ÿ][a-zß-ÿ][\w'’-]+)"
_PLAIN_INITIAL = re.compile(r"(?:\n|[.,(“\"]\s?|(?<!\w)[a-z]+,?\s)(?P<initial>[B-HJ-Z])\s$")
_OPENS_QUOTE = re.compile(r"(?<![(\w])(?:[“\"‘]|(?<=\s)')$")
_CLOSES_QUOTE = re.compile(r"[,.]?[”\"’'](?!\w)")
_BRACKETED_QUOTE = re.compile(r"\((?:\w+\s)?[“\"‘']$")


class Neighbours:
    """Corrects the spans of a language by the words right beside them."""

    def __init__(self, names: NamesTable, table: RolesTable, roles: re.Pattern[str]) -> None:
        """Take what the language knows about names and roles, and the form of its roles."""
        self._roles = roles
        self._titles = frozenset(names.titles)
        self._parties = frozenset(table.parties)
        self._party = re.compile(rf"(?:^|\s){alternation(names.party_words)}$")
        self._acronym = re.compile(rf"(?:^|\s){alternation(table.title_heads)}$")
        self._titled = re.compile(rf"{alternation(table.title_heads)}{_INITIALED}")
        self._opener = re.compile(rf"{alternation(names.office_openers)}\s")
        parts = alternation(names.place_parts)
        offices = alternation(names.constituency_offices)
        self._seat = re.compile(rf"(?P<part>(?:\s{parts}){{0,2}})\s{offices}(?!\w)")
        self._place_office = re.compile(rf"\s{alternation(names.place_offices)}(?!\w)")
        plain = [degree for degree in table.degrees if degree not in names.name_suffixes]
        self._degree = re.compile(rf"(?<=\w)(?:\s{alternation(plain)})+$")
        parties = alternation(table.parties)
        self._party_before = re.compile(rf"\({parties},\s$")
        self._party_behind = re.compile(rf",\s{parties}\)")
        self._bracketed = re.compile(rf"\s\({alternation(table.degrees)}\)")
        portfolios = alternation(table.portfolios, fold=True)
        self._portfolio = re.compile(rf"(?:^|\s)(?i:{portfolios})$")
        self._portfolio_office = re.compile(rf"\s{alternation(table.portfolio_offices)}(?!\w)")
        self._serving = re.compile(rf"(?<!\w)(?i:{alternation(names.serving_nouns, fold=True)})\s")
        self._storm = re.compile(
            rf"(?<!\w){alternation(names.storm_words)}\s(?P<name>[^\W\d_a-zß-ÿ][a-zß-ÿ]+)"
        )
        self._tail = re.compile(rf"\s{alternation(names.tail_offices)}$")
        self._body = re.compile(rf"\s{alternation(names.body_words)}(?![\w-])")
        self._product = re.compile(rf"(?<!\w){alternation(names.product_words)}\s$")
        self._article = re.compile(rf"(?<!\w){alternation(names.articles)}\s$")
        article = rf"(?:{alternation(names.articles)}\s)?"
        self._home = re.compile(
            rf",?\s{alternation(table.from_words)}\s{article}(?P<name>[^\W\d_a-zß-ÿ]{{4,8}})(?![\w-])"
        )
        self._places = frozenset(names.known_places)
        self._never = frozenset((*names.never_organisations, *names.never_names))
        word = r"[^\W\d_a-zß-ÿ][a-zß-ÿ]+"
        self._joint = re.compile(
            rf"\s(?i:{alternation((*names.serving_nouns, *names.board_nouns), fold=True)})$"
        )
        article_before = alternation((*names.articles, *(a.capitalize() for a in names.articles)))
        self._first_half = re.compile(
            r"(?!)"
            if names.nouns_are_capitalised
            else rf"(?<!\w){article_before}\s(?P<name>{word}(?:,?\s{word}){{1,3}},?\s)"
            rf"{alternation(w for w in names.joined_by if w != ',')}\s$"
        )
        self._capital_nouns = names.nouns_are_capitalised

    def settle(self, text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """Return the spans in text order, corrected; those that name nothing are left out."""
        spans = self._with_homes(text, self._without_storms(text, spans))
        works = set() if self._capital_nouns else self._quoted(text, spans)
        out: list[NameSpan] = []
        for index, span in enumerate(spans):
            if span.label == "PER":
                span = self._with_initials(text, span, out[-1].end if out else 0)
                if out and self._is_double(text, out[-1], span):
                    span = NameSpan(out.pop().start, span.end, "PER")
                if degree := self._degree.search(text[span.start : span.end]):
                    span = NameSpan(span.start, span.start + degree.start(), "PER")
            elif span.label == "ORG":
                following = spans[index + 1] if index + 1 < len(spans) else None
                kept = (
                    None
                    if text[span.start : span.end] in works
                    else self._settled(text, span, following, out[-1].end if out else 0)
                )
                if kept is None:
                    continue
                span = kept
                if out and self._is_half(text, out[-1], span):
                    span = NameSpan(out.pop().start, span.end, "ORG")
            out.append(span)
        return out

    def _without_storms(self, text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """Return the spans but those of storms, who bear people's names: "Hurricane Roe"."""
        storms = {found["name"] for found in self._storm.finditer(text)}
        return [s for s in spans if s.label == "LOC" or text[s.start : s.end] not in storms]

    def _with_homes(self, text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """Return the spans with the acronyms that a person is from: "Al Roe of BTPD".

        A model takes them for places or passes them over.
        """
        homes: dict[int, NameSpan] = {}
        for span in spans:
            home = self._home.match(text, span.end) if span.label == "PER" else None
            if home is None or home["name"] in self._places or home["name"].lower() in self._never:
                continue
            if is_acronym(home["name"]):
                homes[home.start("name")] = NameSpan(*home.span("name"), "ORG")
        if not homes:
            return list(spans)
        taken = Taken(spans)
        for start, home_span in list(homes.items()):
            over = taken.over(start, home_span.end)
            if over is not None and (over.start, over.end) != (start, home_span.end):
                del homes[start]
        kept = [span for span in spans if span.start not in homes]
        return sorted([*kept, *homes.values()], key=lambda s: s.start)

    def _settled(
        self, text: str, span: NameSpan, following: NameSpan | None, least: int
    ) -> NameSpan | None:
        """Return an organisation's span, one of a place in its stead, or None for neither."""
        start, end = span.start, span.end
        if self._product.search(text, max(0, start - _LOOK_BACK), start):
            return None
        if following and following.label == "PER" and text[end : following.start] == " ":
            office = self._acronym.search(text[start:end])
            if office is not None:
                end = start + office.start()
                return NameSpan(start, end, "ORG") if office.start() else None
            if tail := self._tail.search(text[start:end]):
                return NameSpan(start, start + tail.start(), "ORG")
        if self._acronym.fullmatch(text, start, end) and self._article.search(
            text, max(0, start - 5), start
        ):
            # "the SG": GM and the like are firms too, but have no article.
            return None
        if titled := self._titled.fullmatch(text, start, end):
            return NameSpan(titled.start("name"), end, "PER")
        if self._opener.match(text, start, end):
            role = self._roles.match(text, start)
            if role is not None and role.end() > end:
                return None
        office = self._place_office.search(text, start, min(len(text), end + _LOOK_AHEAD))
        if office is not None and office.start() < end < office.end():
            return NameSpan(start, office.start(), "LOC")
        first = self._party_before.search(text, max(0, start - _LOOK_BACK), start)
        if first or (text[start - 1 : start] == "(" and self._party_behind.match(text, end)):
            return NameSpan(start, end, "LOC")
        if self._bracketed.match(text, start - 2, end + 1):
            # "Al Roe (SAN)": a degree.
            return None
        if body := self._body.match(text, end):
            end = body.end()
        if joined := self._joined_body(text, start, end, least):
            start = joined
        held = self._portfolio.search(text[start:end]) and self._portfolio_office.match(text, end)
        if (
            held
            and self._serving.search(text, start, end) is None
            and not self._is_party(text[start:end])
        ):
            return None
        seat = self._seat.match(text, end)
        if seat is not None and not self._is_party(text[start:end]):
            return NameSpan(start, seat.end("part"), "LOC")
        return NameSpan(start, end, "ORG")

    def _joined_body(self, text: str, start: int, end: int, least: int) -> int | None:
        """Return where a body's name begins that a model cuts at its "and": "Bee and Owl Trust"."""
        if self._joint.search(text[start:end]) is None:
            return None
        first = self._first_half.search(text, max(least, start - _LOOK_BACK), start)
        return first.start("name") if first else None

    def _is_party(self, name: str) -> bool:
        return name in self._parties or is_acronym(name) or self._party.search(name) is not None

    def _with_initials(self, text: str, span: NameSpan, least: int) -> NameSpan:
        """Return a person's span with the initials a model leaves out before it: "J. Al Roe"."""
        begin = max(least, span.start - _LOOK_BACK)
        if not self._capital_nouns and (plain := _PLAIN_INITIAL.search(text, begin, span.start)):
            return NameSpan(plain.start("initial"), span.end, "PER")
        found = _INITIALS.search(text, begin, span.start)
        if found is not None:
            return NameSpan(found.start(), span.end, "PER")
        titled = _TITLED_INITIALS.search(text, begin, span.start)
        if titled is not None and titled["title"] in self._titles:
            return NameSpan(titled.start("initials"), span.end, "PER")
        return span

    def _is_double(self, text: str, first: NameSpan, second: NameSpan) -> bool:
        """Tell whether a model cuts a double surname: "Ana [Sanchez]-[Vicario]"."""
        return (
            first.label == "PER"
            and text[first.end : second.start] == "-"
            and " " in text[first.start : first.end]
            and " " not in text[second.start : second.end]
        )

    def _is_half(self, text: str, first: NameSpan, second: NameSpan) -> bool:
        """Tell whether what a model calls a person is how an organisation's name begins."""
        return (
            not self._capital_nouns
            and first.label == "PER"
            and text[first.end : second.start] == " "
            and " " not in text[first.start : first.end]
        )

    def _quoted(self, text: str, spans: Sequence[NameSpan]) -> set[str]:
        """Return the names of works: what stands in quotation marks and is no acronym."""
        return {
            text[s.start : s.end]
            for s in spans
            if s.label == "ORG"
            and _OPENS_QUOTE.search(text, max(0, s.start - 3), s.start)
            and not _BRACKETED_QUOTE.search(text, max(0, s.start - 12), s.start)
            and _CLOSES_QUOTE.match(text, s.end)
            and not is_acronym(text[s.start : s.end])
        }
