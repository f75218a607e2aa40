"""Organisations whose names a model cuts short, made whole by the words right beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from newsfacts.alternation import alternation
from newsfacts.names.firms import Firms
from newsfacts.names.spans import NameSpan
from newsfacts.names.tables import NamesTable

# The longest noun, with a blank, that may stand before a place and make it an organisation's name.
_REACH = 50
_NOUN = r"[^\W\d_a-zß-ÿ][\w-]+"


class Completer:
    """Puts back what belongs to an organisation's name and stands outside the model's span."""

    def __init__(self, table: NamesTable) -> None:
        """Take what the language knows about organisations' names."""
        self._firms = Firms(table)
        self._head = re.compile(rf"(?<![\w-]){alternation(table.organisation_heads)}\s+$")
        self._headed = re.compile(rf"{alternation(table.organisation_heads)}\s+\w")
        self._tail = re.compile(rf"-{alternation(table.organisation_tails)}(?![\w-])")
        self._known = re.compile(
            rf"(?<![\w-]){alternation(table.known_organisations)}(?!\w|-[a-zß-ÿ])"
        )
        self._chamber = re.compile(
            rf"(?<![\w-]){alternation(table.chambers)}(?![\w-]|\s[^\W\d_a-zß-ÿ])"
        )
        self._compound = re.compile(
            rf"(?<![\w-])[^\W\d_a-zß-ÿ][\w-]+?(?i:{alternation(table.body_compounds)})(?![\w-])"
        )
        nouns = alternation((*table.serving_nouns, *table.body_endings), fold=True)
        self._seatable = re.compile(rf"(?i:{nouns})$")
        self._adjacent = table.nouns_are_capitalised
        self._of_seat = re.compile(rf"\s{alternation(table.seat_words)}\s")
        serving = alternation(table.serving_nouns, fold=True)
        self._served = re.compile(rf"(?:^|[\s-])(?i:{serving})$")
        joiner = alternation(table.joined_by)
        words_between = alternation(word for word in table.joined_by if word != ",")
        article = rf"(?:{alternation(table.articles)}\s+)?"
        # Where nouns have capitals, one of them ends the purpose, and adjectives may stand before.
        small = rf"[a-zß-ÿ]+{alternation(table.adjective_endings)}"
        described = rf"(?:{small}\s+(?:{joiner}\s+{small}\s+)?)?" if table.adjective_endings else ""
        more = "" if table.nouns_are_capitalised else rf"(?:\s+{_NOUN}){{0,3}}"
        purpose = rf"{described}{_NOUN}{more}"
        self._body = re.compile(rf"\s+{alternation(table.body_nouns)}(?![\w-])")
        self._joint = re.compile(rf"(?<!\w){alternation(table.joint_bodies)}$")
        self._firm = re.compile(
            rf"(?<![\w-]){_NOUN}(?:,\s{_NOUN}){{0,3}},?\s{words_between}\s{alternation(table.firm_endings)}"
            r"(?![\w-])"
        )
        legal = alternation(table.legal_forms)
        self._article = re.compile(rf"(?<!\w){alternation(table.articles)}\s+$")
        self._seated = re.compile(rf"\s?\({_NOUN}(?:\s{_NOUN}){{0,2}}\)(?:,?\s{legal}(?![\w-]))+")
        # "Health" of "Health and Safety Executive"; common nouns with capitals say nothing.
        self._goes_on = re.compile(
            r"(?!)"
            if table.nouns_are_capitalised
            else rf"\s+{words_between}\s+(?:{_NOUN}\s+){{0,2}}(?=[^\W\d_a-zß-ÿ])"
            rf"(?i:{alternation((*table.serving_nouns, *table.board_nouns), fold=True)})(?![\w-])"
        )
        kind = alternation((*table.company_nouns, *table.legal_forms))
        self._nameless = re.compile(rf"{kind}(?:[\s,]+{kind})+\.?")
        self._owning = re.compile(rf"{alternation(table.possessives)}\s")
        self._joiner = re.compile(rf"\s+{words_between}\s+")
        self._purpose = re.compile(rf"\s+{alternation(table.serving_words)}\s+{article}{purpose}")
        self._further = re.compile(rf"\s+{joiner}\s+{purpose}")

    def complete(self, text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """Return trimmed spans in text order, those of organisations made whole.

        A place or name behind a noun that makes it one ("Landgericht Kassel") and a compound that
        is one itself ("EU-Kommission") become one organisation; an organisation that the language
        knows by its full name outranks what the model saw of it. What an organisation is for
        ("Institute for Trade") belongs to its name.
        """
        known = [
            NameSpan(*found.span(), "ORG")
            for pattern in (self._known, self._firm, self._chamber, self._compound)
            for found in pattern.finditer(text)
        ]
        known += self._firms.of_cities(text)
        spans = self._with_joint_bodies(text, self._firms.settle(text, spans))
        spans = self._with_seats(text, spans)
        starts = [span.start for span in spans]
        whole = (
            self._with_purpose(text, self._going_on(text, self._whole(text, span), starts), starts)
            for span in spans
        )
        return _without_overlaps([*known, *whole])

    def _with_joint_bodies(self, text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """Return the spans, a body of two places in one: "East Tees and Ulm NHS Trust".

        So is a firm with its owner, where it has no name but that: "Acme’s Technology Co., Ltd.".
        """
        out: list[NameSpan] = []
        for span in spans:
            first = out[-1] if out else None
            if first and (self._serves(text, first, span) or self._owns(text, first, span)):
                span = NameSpan(out.pop().start, span.end, "ORG")
            out.append(span)
        return out

    def _with_seats(self, text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """Return the spans, those of bodies with the country or city that they are of.

        "Volkskongresses von Anhui" is one name.
        """
        out: list[NameSpan] = []
        for span in spans:
            body = out[-1] if out else None
            if (
                body
                and (body.label, span.label) == ("ORG", "LOC")
                and (
                    self._of_seat.fullmatch(text, body.end, span.start)
                    or (self._adjacent and text[body.end : span.start] == " ")
                )
                and self._seatable.search(text[body.start : body.end])
            ):
                span = NameSpan(out.pop().start, span.end, "ORG")
            out.append(span)
        return out

    def _serves(self, text: str, first: NameSpan, body: NameSpan) -> bool:
        """Tell whether a body is named for a place before it too, across an "and"."""
        return (
            self._is_seat(text, first)
            and body.label == "ORG"
            and self._joint.search(text[body.start : body.end]) is not None
            and self._joint.search(text[first.start : first.end]) is None
            and self._joiner.fullmatch(text[first.end : body.start]) is not None
        )

    def _owns(self, text: str, owner: NameSpan, firm: NameSpan) -> bool:
        """Tell whether a firm is named by its owner and by what it is alone."""
        return (
            owner.label == firm.label == "ORG"
            and self._nameless.fullmatch(text[firm.start : firm.end]) is not None
            and self._owning.fullmatch(text[owner.end : firm.start]) is not None
        )

    def _going_on(self, text: str, span: NameSpan, starts: Sequence[int]) -> NameSpan:
        """Return an organisation of one word with what goes on behind an "and"."""
        if span.label != "ORG" or " " in text[span.start : span.end]:
            return span
        found = self._goes_on.match(text, span.end)
        if found is None or "\n" in found[0] or _any_within(starts, span.end, found.end()):
            return span
        return NameSpan(span.start, found.end(), "ORG")

    def _is_seat(self, text: str, span: NameSpan) -> bool:
        """Tell whether a name can be the first of two places a body is named for."""
        if span.label == "ORG":
            return self._article.search(text, max(0, span.start - 5), span.start) is not None
        return span.label == "LOC"

    def _with_purpose(self, text: str, span: NameSpan, starts: Sequence[int]) -> NameSpan:
        """Return an organisation with what it is for ("Institute for Trade and Industry")."""
        if span.label != "ORG" or not self._served.search(text[span.start : span.end]):
            return span
        found = self._purpose.match(text, span.end)
        if found is None or "\n" in found[0]:
            return span
        end = found.end()
        further = self._further.match(text, end)
        # What is named behind the "and" is another name, not a further purpose.
        if further and "\n" not in further[0] and not _any_within(starts, end, further.end()):
            end = further.end()
        return NameSpan(span.start, end, "ORG")

    def _whole(self, text: str, span: NameSpan) -> NameSpan:
        if span.label == "PER":
            return span
        if body := self._body.match(text, span.end):
            # "Ulm City" of "Ulm City Council".
            return NameSpan(span.start, body.end(), "ORG")
        if span.label == "ORG" and (seat := self._seated.match(text, span.end)):
            return NameSpan(span.start, seat.end(), "ORG")
        if tail := self._tail.match(text, span.end):
            return NameSpan(span.start, tail.end(), "ORG")
        if span.label == "LOC" and self._headed.match(text, span.start, span.end):
            # "Bistums Sund", taken for a place.
            return NameSpan(span.start, span.end, "ORG")
        begin = max(0, span.start - _REACH)
        head = self._head.search(text[begin : span.start])
        if head is None or "\n" in head[0]:
            return span
        return NameSpan(begin + head.start(), span.end, "ORG")


def _any_within(starts: Sequence[int], first: int, last: int) -> bool:
    """Tell whether any of the sorted offsets lies between two others."""
    at = bisect_left(starts, first)
    return at < len(starts) and starts[at] < last


def _without_overlaps(spans: Iterable[NameSpan]) -> list[NameSpan]:
    """Return the spans in text order; of two that overlap the longer stays, else the earlier."""
    kept: list[NameSpan] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.end - span.start > kept[-1].end - kept[-1].start:
            kept[-1] = span
    return kept
