"""One label a name: what a model calls a place here and an organisation there is settled."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from newsfacts.alternation import alternation
from newsfacts.names.spans import Label, NameSpan, surnames
from newsfacts.names.tables import NamesTable

# Among equals: a lone word that is no part of a full name is rarely a person, and places are
# taken for organisations more often than the other way round.
_ORDER: tuple[Label, ...] = ("LOC", "ORG", "PER")
_LOOK_BACK = 24
_OPENING = re.compile(r"(?:^|[.!?:\n]\s?[\"“]?|[\"“])$")
# A first line of more characters is prose and no headline.
_LONGEST_TITLE = 200
# What a preposition of place weighs against one mention's label.
_PLACED = 2


class Labels:
    """Gives every mention of one name the same label."""

    def __init__(self, table: NamesTable) -> None:
        """Take what the language knows about names."""
        self._place_words = frozenset(table.place_words)
        self._stake_words = frozenset(table.stake_words)
        self._genitive = table.genitive_endings
        self._capital_nouns = table.nouns_are_capitalised
        self._verb_ending = re.compile(rf"{alternation(table.title_verb_endings)}$")
        self._told = alternation(table.told_verb_endings)
        self._body = re.compile(rf"\s{alternation(table.joint_bodies)}$")
        self._joiner = re.compile(rf"\s{alternation(w for w in table.joined_by if w != ',')}\s")

    def settle(self, text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """Return the spans, each with the label that most mentions of the same words have.

        A preposition of place ("in Hefei") speaks for a place, and so does a council named for it.
        The words of a full person's name stay what they are: "Jordan" may be a man and a country
        in one text.
        """
        spans = self._without_headline_verbs(text, spans)
        seats = set(self._seats(text[s.start : s.end] for s in spans if s.label == "ORG"))
        persons = {
            word
            for s in spans
            if s.label == "PER" and " " in text[s.start : s.end]
            for word in text[s.start : s.end].split()
        }
        called = surnames(text, spans)
        first_firms = {text[s.start : s.end]: s.start for s in reversed(spans) if s.label == "ORG"}
        firms = {text[s.start : s.end]: s.start for s in spans if s.label == "ORG"}
        organisations = {
            word
            for s in spans
            if s.label == "ORG" and " " in text[s.start : s.end]
            for word in text[s.start : s.end].split()
            if word[0].isupper()
        }
        votes: defaultdict[str, Counter[Label]] = defaultdict(Counter)
        for span in spans:
            name = text[span.start : span.end]
            votes[name][span.label] += 1
        for span in spans:
            # Only where the model saw a place too: money is put "in Acme" as well.
            name = text[span.start : span.end]
            if votes[name]["LOC"] and (speaks_for := self._behind(text, span)):
                votes[name][speaks_for] += _PLACED
        winners = {
            name: max(_ORDER, key=lambda label: (count[label], -_ORDER.index(label)))
            for name, count in votes.items()
            if sum(n > 0 for n in count.values()) > 1 and name not in persons
        }
        for name, count in votes.items():
            # "Acme Foods" makes a lone "Acme" an organisation, unless a person is called so.
            if count["PER"] and name in organisations and name not in persons:
                winners[name] = "ORG"
            # A firm of that name ("Jo Reed runs Reed") is named more than once, or before him.
            alone = count["PER"] > 0 or (self._capital_nouns and not count["LOC"])
            once = count["ORG"] == 1 and alone and name not in organisations
            if once and firms[name] > self._called_at(name, called, len(text)):
                winners[name] = "PER"
            often = count["PER"] >= count["ORG"] > 0 and name not in organisations
            if often and first_firms[name] > called.get(name, len(text)):
                winners[name] = "PER"
            if count["ORG"] and name in seats:
                winners[name] = "LOC"
        return [
            replace(s, label=winners.get(text[s.start : s.end], s.label))
            for s in spans
            if not self._is_common_noun(text, s, votes[text[s.start : s.end]])
        ]

    def _called_at(self, name: str, called: Mapping[str, int], never: int) -> int:
        """Return where a person of that surname is named in full; the genitive counts too."""
        plain = [name.removesuffix(e) for e in self._genitive if name.endswith(e)]
        return min((called[n] for n in (name, *plain) if n in called), default=never)

    def _without_headline_verbs(self, text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """Return the spans, those of a headline in capitals cut where its verb begins.

        "Acme Replaces Finance" is Acme where the article names Acme and tells of replacing.
        """
        end = text.find("\n")
        if not 0 < end < _LONGEST_TITLE or text[end - 1] in ".!?:;,":
            return list(spans)
        below = {text[s.start : s.end] for s in spans if s.start > end}
        out: list[NameSpan] = []
        for span in spans:
            name = text[span.start : span.end]
            if span.end <= end and " " in name and name not in below:
                length = self._without_verb(name, below, text[end:])
                span = replace(span, end=span.start + length)
            out.append(span)
        return out

    def _without_verb(self, name: str, below: AbstractSet[str], body: str) -> int:
        """Return how long the name is that a span of the headline begins with."""
        at = name.rfind(" ")
        while at > 0:
            ending = self._verb_ending.search(name[at + 1 :].partition(" ")[0])
            if name[:at] in below and ending:
                stem = re.escape(ending.string[: ending.start()].lower())
                said = re.search(rf"(?<!\w){stem}[^\W\d_]?{self._told}(?!\w)", body)
                return at if said else len(name)
            at = name.rfind(" ", 0, at)
        return len(name)

    def _seats(self, organisations: Iterable[str]) -> Iterator[str]:
        """Yield the places that bodies are named for: "Ulm" and "Lea" of "Ulm and Lea Council"."""
        for name in organisations:
            if body := self._body.search(name):
                yield from self._joiner.split(name[: body.start()])

    def _behind(self, text: str, span: NameSpan) -> Label | None:
        """Return what the words before a name speak for: "in X" a place, "a stake in X" a firm."""
        words = text[max(0, span.start - _LOOK_BACK) : span.start].split(" ")
        if len(words) < 2 or words[-1] or words[-2].lower() not in self._place_words:
            return None
        held = len(words) > 2 and words[-3].lower() in self._stake_words
        return "ORG" if held else "LOC"

    def _is_common_noun(self, text: str, span: NameSpan, votes: Counter[Label]) -> bool:
        """Tell whether a word has its capital from opening a sentence alone.

        That is so where it is taken for a name this once and stands in the text without capital.
        """
        name = text[span.start : span.end]
        if span.label == "LOC" or not name[1:].islower():
            return False
        opens = _OPENING.search(text, max(0, span.start - 4), span.start)
        if opens is None or sum(votes.values()) > 1:
            return False
        return re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", text) is not None
