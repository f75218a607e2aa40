"""Certainty: whether a sentence states a fact, plans, reports or denies it, or does none of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsfacts.alternation import alternation
from newsfacts.facts.phrases import Reading
from newsfacts.facts.scene import Scene
from newsfacts.facts.tables import Words
from newsfacts.facts.tokens import Token
from newsfacts.records import Certainty


class CertaintyReader:
    """Reads how sure a sentence is of what one of its verbs says."""

    def __init__(self, words: Words) -> None:
        """Take the language's words of denial, rumour, condition and intention."""
        self._denied = _anywhere(words.denied)
        self._reported = _anywhere(words.reported)
        media = alternation(words.media, fold=True)
        says = alternation(words.media_says, fold=True)
        sources = alternation(words.media_sources, fold=True)
        few = r"(?:\W+\w+){0,3}?"
        self._told_by_media = re.compile(
            rf"\b{media}\b{few}\W+{says}\b|\b{says}{few}\W+{media}\b|"
            rf"\b{sources}{few}\W+{media}\b",
            re.IGNORECASE,
        )
        self._planned = frozenset(words.planned)
        self._conditions = frozenset((*words.conditions, *words.wishes))

    def of(
        self,
        scene: Scene,
        tokens: Sequence[Token],
        reading: Reading,
        trigger: int,
        *,
        certain: bool,
        plans: bool,
        noun: bool = False,
    ) -> Certainty | None:
        """Return the certainty of a reading; None where it states nothing.

        A question, a condition and a mere possibility state nothing. `certain` tells a fact whose
        verb is one of intention itself, such as a forecast; `plans` one whose verb only announces.
        An act that a `noun` names may be denied behind it ("the merger failed").
        """
        if reading.possible or tokens[-1].text == "?":
            return None
        low = max(0, reading.low - 3)
        if any(t.lower in self._conditions for t in tokens[low:trigger]):
            return None
        place = scene.end if noun else tokens[trigger].start
        if self._denied.search(scene.text, scene.start, place):
            return "denied"
        if reading.negated:
            return "denied"
        if reading.hearsay or self._is_reported(scene):
            return "reported"
        if certain:
            return "stated"
        if reading.planned or plans:
            return "planned"
        own = range(reading.low, reading.high)
        if any(tokens[i].lower in self._planned for i in own):
            return "planned"
        return "stated"

    def _is_reported(self, scene: Scene) -> bool:
        text, start, end = scene.text, scene.start, scene.end
        if self._reported.search(text, start, end):
            return True
        return self._told_by_media.search(text, start, end) is not None


def _anywhere(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){alternation(words, fold=True)}(?![\w-])", re.IGNORECASE)
