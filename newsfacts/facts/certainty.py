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
        self._failed = _anywhere((*words.denied, *words.failed))
        self._relatives = frozenset(words.relatives)
        self._turns = frozenset(words.turns)
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
        unnamed, told = alternation(words.unnamed, fold=True), alternation(words.says, fold=True)
        self._told_by_some = re.compile(
            rf"\b{unnamed}(?:\W+\w+){{0,5}}?\W+{told}\b|\b{told}\W+{unnamed}\b", re.IGNORECASE
        )
        self._told_of_another = re.compile(rf"\b{media}(?:\s\w+){{0,2}}\s{told}\b", re.IGNORECASE)
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
        near = tokens if noun else tokens[max(0, reading.low - 3) : trigger]
        if any(t.lower in self._conditions for t in near):
            return None
        if reading.planned and self._depends(tokens, reading, trigger):
            return None
        if reading.negated or self._is_denied(scene, tokens, reading, trigger, noun=noun):
            return "denied"
        if reading.hearsay or self._is_reported(scene, tokens, reading, trigger):
            return "reported"
        if certain:
            return "stated"
        if reading.planned or plans:
            return "planned"
        own = range(reading.low, reading.high)
        if any(tokens[i].lower in self._planned for i in own):
            return "planned"
        return "stated"

    def _depends(self, tokens: Sequence[Token], reading: Reading, trigger: int) -> bool:
        """Tell whether a condition follows a clause ("will close if no buyer is found").

        Behind a comma in the clause it may be one of what was added ("for $5m, plus $1m if …").
        """
        if any(t.text == "," for t in tokens[trigger : reading.high - 1]):
            return False
        ahead = [t.lower for t in tokens[reading.high : reading.high + 2] if t.text != ","]
        return bool(ahead) and ahead[0] in self._conditions

    def _is_denied(
        self,
        scene: Scene,
        tokens: Sequence[Token],
        reading: Reading,
        trigger: int,
        *,
        noun: bool,
    ) -> bool:
        """Tell whether a word of denial governs a reading: none in another clause before it.

        What is told between the commas of a relative clause ("Acme, which denied it, bought Beta")
        and before a word that turns to another clause is not of this one.
        """
        if noun:
            return self._failed.search(scene.text, scene.start, scene.end) is not None
        turns = (i for i in range(reading.low - 1, -1, -1) if tokens[i].lower in self._turns)
        low = tokens[next(turns, 0)].start if tokens else scene.start
        aside = self._aside(tokens, reading, trigger)
        return any(
            not aside[0] <= found.start() < aside[1]
            for found in self._denied.finditer(scene.text, low, tokens[trigger].start)
        )

    def _aside(self, tokens: Sequence[Token], reading: Reading, trigger: int) -> tuple[int, int]:
        """Return the span of a relative clause between a subject and its verb."""
        if reading.subject is None:
            return (0, 0)
        own = range(reading.subject.end, trigger)
        if not own or tokens[own[0]].text != "," or tokens[own[0] + 1].lower not in self._relatives:
            return (0, 0)
        close = max(i for i in own if tokens[i].text == ",")
        return (tokens[own[0]].start, tokens[close].start)

    def _is_reported(
        self, scene: Scene, tokens: Sequence[Token], reading: Reading, trigger: int
    ) -> bool:
        """Tell whether others than the parties tell it, none of them in another clause."""
        text, start, end = scene.text, scene.start, scene.end
        own = tokens[trigger].start
        found = [m.span() for m in self._reported.finditer(text, start, end)]
        found += [m.span() for m in self._told_by_some.finditer(text, start, end)]
        if reading.subject is not None and reading.subject.names:
            # A paper may say of itself what it will do: "the Post said it would cut jobs".
            party = tokens[reading.subject.start].start
            said = (m.span() for m in self._told_of_another.finditer(text, start, end))
            found += [(low, high) for low, high in said if not low <= party < high]
        # "News Corp reported a profit": the fact itself
        media = (m.span() for m in self._told_by_media.finditer(text, start, end))
        found += [(low, high) for low, high in media if not low <= own < high]
        return any(not self._is_apart(tokens, span, trigger) for span in found)

    def _is_apart(self, tokens: Sequence[Token], span: tuple[int, int], trigger: int) -> bool:
        """Tell whether a word that turns to another clause stands between a span and a trigger."""
        low, high = min(tokens[trigger].start, span[1]), max(tokens[trigger].start, span[0])
        return any(low < t.start < high and t.lower in self._turns for t in tokens)


def _anywhere(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){alternation(words, fold=True)}(?![\w-])", re.IGNORECASE)
