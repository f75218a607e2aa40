"""Facts: who did what to whom, for how much and when, as one sentence states it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsfacts.facts.arguments import Arguments, amount_of, needed
from newsfacts.facts.scene import Actor, Scene, scenes
from newsfacts.facts.tables import FactsTable
from newsfacts.facts.triggers import Trigger, Triggers
from newsfacts.lexicon import Patterns
from newsfacts.names.spans import NameSpan, alternation
from newsfacts.records import Certainty, Date, Fact, Money, Organisation, Person
from newsfacts.sentences import SentenceSplitter

_LONGEST_WHAT = 80
_DAY = re.compile(r"\d")


class FactFinder:
    """Finds the facts of texts in one language; knows frames, its words are in `patterns/`."""

    def __init__(self, language: str, patterns: Patterns | None = None) -> None:
        """Name the language; `patterns` are the pattern files in use."""
        patterns = patterns or Patterns()
        table = patterns.table(language, "facts", FactsTable)
        self._splitter = SentenceSplitter(language, patterns)
        self._triggers = Triggers(table)
        self._arguments = Arguments(table)
        self._witnesses = {
            name: _words(words, compound=table.verb_final)
            for name, words in table.witnesses.items()
        }
        self._certainty: tuple[tuple[Certainty, re.Pattern[str]], ...] = (
            ("denied", _words([*table.denied, *table.negations])),
            ("reported", _words(table.reported)),
            ("planned", _words(table.planned)),
        )
        self._verb_final = table.verb_final
        self._place = re.compile(rf"(?<!\w){alternation(table.places)}\s+(?:\w+\s+){{0,2}}$", re.I)

    def find(
        self,
        text: str,
        people: Sequence[Person],
        organisations: Sequence[Organisation],
        places: Sequence[NameSpan],
        money: Sequence[Money],
        dates: Sequence[Date],
    ) -> list[Fact]:
        """Return the facts of a text in text order.

        All arguments are what was found in `text`; `money` and `date` of a fact are indexes into
        the lists given here. What a sentence does not state is None, and where it does not name
        what the frame needs there is no fact.
        """
        sentences = self._splitter.split(text)
        found = scenes(text, sentences, people, organisations, places, money, dates)
        return [fact for scene in found for fact in self._of_scene(scene)]

    def _of_scene(self, scene: Scene) -> Iterator[Fact]:
        seen: set[tuple[object, ...]] = set()
        kinds: set[tuple[str, str | None]] = set()
        for trigger in self._triggers.find(scene):
            fact = self._fact(scene, trigger)
            if fact is None:
                continue
            key = (fact.kind, fact.who, fact.whom, fact.money)
            if key not in seen and (fact.kind, fact.who) not in kinds:
                seen.add(key)
                kinds.add((fact.kind, fact.who))
                yield fact

    def _fact(self, scene: Scene, trigger: Trigger) -> Fact | None:
        frame = trigger.frame
        witnesses = {
            n: w.search(scene.text, scene.start, scene.end)
            for n, w in self._witnesses.items()
            if n in frame.needs
        }
        if any(found is None for found in witnesses.values()):
            return None
        who, whom = self._arguments.who_and_whom(scene, trigger)
        if who is not None and whom is not None and who.name == whom.name:
            whom = None
        money = amount_of(scene, trigger, frame.money_after)
        if not needed(frame, who, whom, money, witnesses):
            return None
        if not frame.people and who is not None and who.kind == "person":
            return None
        return Fact(
            kind=frame.kind,
            who=who.name if who else None,
            whom=whom.name if whom else None,
            what=self._what(scene, trigger, witnesses),
            place=self._place_of(scene, trigger),
            money=money,
            date=self._date_of(scene, trigger),
            certainty=self._certainty_of(scene, trigger, who),
            start=scene.start,
            end=scene.end,
            text=scene.text[scene.start : scene.end],
        )

    def _what(
        self, scene: Scene, trigger: Trigger, witnesses: dict[str, re.Match[str] | None]
    ) -> str | None:
        after = trigger.frame.what_after
        if after:
            pattern = rf"(?<!\w){alternation(after)}\s+([^,.;:()\n]{{3,{_LONGEST_WHAT}}})"
            found = re.compile(pattern).search(scene.text, trigger.end, scene.end)
            return " ".join(found[1].split()) if found else None
        for found in witnesses.values():
            if found is not None:
                before = re.search(r"(\S*\d\S*)\s+$", scene.text[scene.start : found.start()])
                return f"{before[1]} {found[0]}" if before else found[0]
        return None

    def _place_of(self, scene: Scene, trigger: Trigger) -> str | None:
        for actor in scene.actors:
            head = scene.text[max(scene.start, actor.start - 40) : actor.start]
            if actor.kind == "place" and self._place.search(head):
                return actor.name
        return None

    def _date_of(self, scene: Scene, trigger: Trigger) -> int | None:
        near = [
            (abs(date.start - trigger.start), index)
            for index, date in scene.dates
            if _DAY.search(date.value)
            and not self._arguments.broken(scene, date.start, trigger.end)
        ]
        return min(near)[1] if near else None

    def _certainty_of(self, scene: Scene, trigger: Trigger, who: Actor | None) -> Certainty:
        start = who.end if who is not None and who.end <= trigger.start else scene.start
        end = scene.end if self._verb_final else trigger.end
        for certainty, words in self._certainty:
            # A denial or a rumour colours the whole sentence, a plan its own clause alone.
            whole = certainty == "reported"
            low, high = (scene.start, scene.end) if whole else (start, end)
            if words.search(scene.text, low, high):
                return certainty
        return "stated"


def _words(words: Iterable[str], *, compound: bool = False) -> re.Pattern[str]:
    head = r"(?<![\w-])(?:[\w-]*)" if compound else r"(?<![\w-])"
    flags = re.IGNORECASE if not compound else re.NOFLAG
    source = alternation(words)
    if compound:
        source = f"(?:{source}|{alternation(w.lower() for w in words)})"
    return re.compile(rf"{head}{source}(?![\w-])", flags)
