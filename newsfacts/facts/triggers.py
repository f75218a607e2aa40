"""Triggers: the words that tell a fact, and the forms in which they tell it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsfacts.alternation import alternation
from newsfacts.facts.tables import FactsTable, Frame, Words

# Between the two parts of a separable verb in a pattern: "baut … ab".
_GAP = "…"


@dataclass(frozen=True, slots=True)
class Entry:
    """A frame that a word may evoke, in which forms, and the word that must end the clause."""

    frame: Frame
    forms: frozenset[str]
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A place in a text where frames may apply."""

    entries: tuple[Entry, ...]
    start: int
    end: int


class Triggers:
    """Finds the triggers of all frames of a language."""

    def __init__(self, table: FactsTable) -> None:
        """Compile the frames' words into one search."""
        forms: defaultdict[str, dict[tuple[int, str], set[str]]] = defaultdict(dict)
        for number, frame in enumerate(table.frames):
            for form, words in (
                ("verb", frame.verbs),
                ("infinitive", frame.infinitives),
                ("participle", frame.participles),
                ("progressive", frame.progressives),
                ("noun", frame.nouns),
                ("attributive", _declined(frame, table.words) if frame.attributive else ()),
            ):
                for written in words:
                    word, _, tail = (part.strip() for part in written.partition(_GAP))
                    forms[word.lower()].setdefault((number, tail), set()).add(form)
        self._entries = {
            word: tuple(
                Entry(table.frames[number], frozenset(found), tail)
                for (number, tail), found in kinds.items()
            )
            for word, kinds in forms.items()
        }
        # A longer trigger hides a shorter one of its kind ("fell to" the verb "fell").
        self._hidden = {
            word: tuple(
                (shorter, own)
                for shorter, entries in self._entries.items()
                if word.startswith(f"{shorter} ")
                and (own := tuple(e for e in entries if _same_kind(e, self._entries[word])))
            )
            for word in self._entries
            if " " in word
        }
        self._search = re.compile(
            rf"(?<![\w-]){alternation(forms, fold=True)}(?![\w-])", re.IGNORECASE
        )

    def find(self, text: str) -> Iterator[Trigger]:
        """Yield the triggers of a text in order."""
        for found in self._search.finditer(text):
            word = " ".join(found[0].lower().split())
            yield Trigger(self._entries[word], found.start(), found.end())
            for shorter, entries in self._hidden.get(word, ()):
                if text[found.start() : found.start() + len(shorter)].lower() == shorter:
                    yield Trigger(entries, found.start(), found.start() + len(shorter))


def _declined(frame: Frame, words: Words) -> list[str]:
    """Return the forms of a frame's participles before a noun, but those that are finite too."""
    forms = (p + ending for p in frame.participles for ending in words.attributive_endings)
    return [form for form in forms if form not in frame.verbs]


def _same_kind(entry: Entry, others: Iterable[Entry]) -> bool:
    return any(entry.frame.kind == other.frame.kind for other in others)


def by_sentence(
    triggers: Iterable[Trigger], sentences: Sequence[tuple[int, int]]
) -> Mapping[int, list[Trigger]]:
    """Return the triggers of each sentence that has any, by its number; none across two."""
    starts = [start for start, _ in sentences]
    out: dict[int, list[Trigger]] = {}
    for trigger in triggers:
        number = bisect_right(starts, trigger.start) - 1
        if number >= 0 and trigger.end <= sentences[number][1]:
            out.setdefault(number, []).append(trigger)
    return out
