"""Facts: who did what to whom, for how much and when, as one sentence states it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from newsfacts.alternation import alternation
from newsfacts.facts.arguments import Arguments, amount_of, needed
from newsfacts.facts.scene import Actor, Scene, scenes
from newsfacts.facts.tables import FactsTable, Frame
from newsfacts.facts.triggers import Trigger, Triggers
from newsfacts.lexicon import Patterns
from newsfacts.names.spans import NameSpan
from newsfacts.records import Certainty, Date, Fact, Money, Organisation, Person
from newsfacts.sentences import SentenceSplitter

_LONGEST_WHAT = 80
# A negation or a modal this many characters from its verb may still belong to it.
_NEAR = 40
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
        self._denied = _words(table.denied)
        self._negations = _words(table.negations)
        self._reported = _words(table.reported)
        self._planned = _words(table.planned)
        self._verb_final = table.verb_final
        self._donors = table.donors
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
        homes = _homes(people, organisations)
        facts: list[Fact] = []
        named: Counter[Actor] = Counter()
        for scene in found:
            # The organisation named most so far is what "it" and "the company" speak of.
            topic = named.most_common(1)[0][0] if named else None
            facts += self._of_scene(scene, topic, homes)
            own = [a for a in scene.actors if a.kind == "organisation"]
            named.update(replace(a, start=0, end=0) for a in own)
        return facts

    def _of_scene(
        self, scene: Scene, topic: Actor | None, homes: Mapping[str, Actor]
    ) -> list[Fact]:
        out: list[Fact] = []
        seen: set[tuple[object, ...]] = set()
        for trigger in self._triggers.find(scene):
            fact = self._fact(scene, trigger, topic, homes)
            # One fact a kind and actor in a sentence, but two figures are two results.
            key = fact and (fact.kind, fact.who if fact.money is None else fact.money)
            if fact is not None and key not in seen:
                seen.add(key or ())
                out.append(fact)
        return out

    def _fact(
        self,
        scene: Scene,
        trigger: Trigger,
        topic: Actor | None,
        homes: Mapping[str, Actor],
    ) -> Fact | None:
        frame = trigger.frame
        witnesses = self._seen_by(scene, frame)
        if witnesses is None:
            return None
        who, whom = self._arguments.who_and_whom(scene, trigger)
        if who is not None and who.kind == "person" and not self._acts(scene, trigger, who):
            who = homes.get(who.name)
        if who is None and frame.topic:
            who = topic
        if whom is None and frame.whom == "organisation":
            whom = topic
        if who is not None and whom is not None and who.name == whom.name:
            whom = None
        money = amount_of(scene, trigger, frame.money_after)
        if not needed(frame, who, whom, money, witnesses):
            return None
        if frame.kind == "founding" and who is None:
            who, whom = whom, None
        return Fact(
            kind=self._kind(frame, who),
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

    def _acts(self, scene: Scene, trigger: Trigger, who: Actor) -> bool:
        """Tell whether a person does the thing, rather than tells it of the organisation."""
        if not trigger.frame.people:
            return False
        told = self._arguments.broken(scene, who.end, trigger.start)
        return trigger.frame.who != "subject" or who.end > trigger.start or not told

    def _seen_by(self, scene: Scene, frame: Frame) -> dict[str, re.Match[str]] | None:
        """Return the witnesses that the frame needs; None where one is missing."""
        out = {}
        for name in frame.needs:
            if name in self._witnesses:
                found = self._witnesses[name].search(scene.text, scene.start, scene.end)
                if found is None:
                    return None
                out[name] = found
        return out

    def _kind(self, frame: Frame, who: Actor | None) -> str:
        """Return the kind of a fact; money given by a foundation is funding, not aid."""
        for kind, words in self._donors.items():
            if frame.kind == "aid" and who is not None and any(w in who.name for w in words):
                return kind
        return frame.kind

    def _what(
        self, scene: Scene, trigger: Trigger, witnesses: Mapping[str, re.Match[str]]
    ) -> str | None:
        after = trigger.frame.what_after
        if after:
            pattern = rf"(?<!\w){alternation(after)}\s+([^,.;:()\n]{{3,{_LONGEST_WHAT}}})"
            found = re.compile(pattern).search(scene.text, trigger.end, scene.end)
            return " ".join(found[1].split()) if found else None
        for witness in witnesses.values():
            before = re.search(r"(\S*\d\S*)\s+$", scene.text[scene.start : witness.start()])
            return f"{before[1]} {witness[0]}" if before else witness[0]
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
        """Return how sure the sentence is: a denial or a rumour colours all of it, a plan a clause.

        A negation must stand near the trigger, in the same clause.
        """
        if self._denied.search(scene.text, scene.start, scene.end):
            return "denied"
        low = max(scene.start, trigger.start - _NEAR)
        high = min(scene.end, trigger.end + (_NEAR if self._verb_final else 0))
        for found in self._negations.finditer(scene.text, low, high):
            if not self._arguments.broken(scene, found.end(), trigger.start):
                return "denied"
        if self._reported.search(scene.text, scene.start, scene.end):
            return "reported"
        if trigger.frame.certain:
            return "stated"
        start = who.end if who is not None and scene.start <= who.end <= trigger.start else low
        end = scene.end if self._verb_final else trigger.end
        return "planned" if self._planned.search(scene.text, start, end) else "stated"


def _homes(people: Sequence[Person], organisations: Sequence[Organisation]) -> dict[str, Actor]:
    """Return the organisation of each person, by the person's name."""
    known = {form: o for o in organisations for form in (o.name, *(m.text for m in o.mentions))}
    return {
        p.name: Actor(home.mentions[0].start, home.mentions[0].end, home.name, "organisation")
        for p in people
        if p.organisation is not None and (home := known.get(p.organisation)) is not None
    }


def _words(words: Iterable[str], *, compound: bool = False) -> re.Pattern[str]:
    head = r"(?<![\w-])(?:[\w-]*)" if compound else r"(?<![\w-])"
    flags = re.IGNORECASE if not compound else re.NOFLAG
    source = alternation(words)
    if compound:
        source = f"(?:{source}|{alternation(w.lower() for w in words)})"
    return re.compile(rf"{head}{source}(?![\w-])", flags)
