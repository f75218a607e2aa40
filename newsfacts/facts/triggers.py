"""Triggers: the words that tell a fact, and in which voice they tell it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from newsfacts.alternation import alternation
from newsfacts.facts.scene import Scene
from newsfacts.facts.tables import FactsTable, Frame

Voice = Literal["active", "passive", "noun"]

# An auxiliary stands at most this many words before the participle it makes a passive of.
_AUXILIARY = 4


@dataclass(frozen=True, slots=True)
class Trigger:
    """A place in a text where a frame applies."""

    frame: Frame
    voice: Voice
    start: int
    end: int


class Triggers:
    """Finds the triggers of all frames of a language."""

    def __init__(self, table: FactsTable) -> None:
        """Compile the frames' words into one search."""
        self._by_word: defaultdict[str, list[tuple[Frame, Voice]]] = defaultdict(list)
        for frame in table.frames:
            for word in frame.participles:
                self._by_word[word.lower()].append((frame, "passive"))
            for word in frame.verbs:
                self._by_word[word.lower()].append((frame, "active"))
            for word in frame.nouns:
                self._by_word[word.lower()].append((frame, "noun"))
        self._search = re.compile(
            rf"(?<![\w-]){alternation(self._by_word)}(?![\w-])", re.IGNORECASE
        )
        self._passives = frozenset(table.passives)
        self._agents = frozenset(table.agents)
        self._verb_final = table.verb_final

    def find(self, scene: Scene) -> Iterator[Trigger]:
        """Yield the triggers of a sentence in text order; a passive one hides its active twin."""
        for found in self._search.finditer(scene.text, scene.start, scene.end):
            word = " ".join(found[0].lower().split())
            passive = self._is_passive(scene, found.start(), found.end())
            kinds = {frame.kind for frame, voice in self._by_word[word] if voice == "passive"}
            for frame, voice in self._by_word[word]:
                if (
                    (voice == "passive") == passive
                    or (voice == "active" and frame.kind not in kinds)
                    or voice == "noun"
                ):
                    yield Trigger(frame, voice, found.start(), found.end())

    def _is_passive(self, scene: Scene, start: int, end: int) -> bool:
        """Tell whether the verb form at `start` is a passive: by its auxiliary, or by its agent."""
        if self._verb_final:
            words = re.findall(r"\w+", scene.text[scene.start : scene.end].lower())
            return not self._passives.isdisjoint(words)
        before = re.findall(r"\w+", scene.text[max(scene.start, start - 40) : start].lower())
        if not self._passives.isdisjoint(before[-_AUXILIARY:]):
            return True
        after = re.match(r"\W*(\w+)", scene.text[end : end + 30])
        return after is not None and after[1].lower() in self._agents
