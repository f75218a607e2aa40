"""Arguments: which of the names, amounts and dates of a sentence belong to a trigger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from newsfacts.alternation import alternation
from newsfacts.facts.scene import Actor, Scene
from newsfacts.facts.tables import FactsTable, Frame
from newsfacts.facts.triggers import Trigger

# Farther from its verb an object or agent belongs to another one, in characters.
_FARTHEST = 160


class Arguments:
    """Resolves the arguments of triggers in one language."""

    def __init__(self, table: FactsTable) -> None:
        """Take the language's small words."""
        self._prepositions = frozenset(table.prepositions)
        self._genitives = frozenset(table.genitives)
        self._agents = frozenset(table.agents)
        self._verb_final = table.verb_final
        self._possessives = tuple(table.possessives)
        self._joined = re.compile(rf"\s+{alternation(table.joiners)}\s+(?:\w+\s+){{0,2}}")
        breaks = alternation(table.clause_breaks)
        self._break = re.compile(rf"[;:]|(?<!\w){breaks}(?!\w)", re.IGNORECASE)

    def who_and_whom(self, scene: Scene, trigger: Trigger) -> tuple[Actor | None, Actor | None]:
        """Return the actors that the frame calls who and whom; None for what is not said."""
        frame = trigger.frame
        subject, objects = self._subject_and_objects(scene, trigger)
        if trigger.voice == "passive":
            # What is the object of the active is the subject of the passive.
            subject, objects = self._agent(scene, trigger), [subject] if subject else objects[:1]
        elif trigger.voice == "noun":
            return self._of_noun(scene, trigger)
        if frame.pairs and trigger.voice == "active":
            pair = self._pair(scene, trigger)
            if pair is not None:
                return pair
        return (
            self._role(frame.who, frame.who_after, scene, trigger, subject, objects),
            self._role(frame.whom, frame.whom_after, scene, trigger, subject, objects),
        )

    def bare(self, scene: Scene, actor: Actor) -> bool:
        """Tell whether a name stands for itself anywhere in its sentence."""
        return self._bare(scene, actor, scene.start)

    def broken(self, scene: Scene, start: int, end: int) -> bool:
        """Tell whether another clause begins between two positions."""
        low, high = min(start, end), max(start, end)
        return self._break.search(scene.text, low, high) is not None

    def _role(
        self,
        role: str,
        after: Sequence[str],
        scene: Scene,
        trigger: Trigger,
        subject: Actor | None,
        objects: Sequence[Actor],
    ) -> Actor | None:
        people = [a for a in [*objects, *([subject] if subject else [])] if a.kind == "person"]
        match role:
            case "subject":
                return subject
            case "subject-person":
                return people[-1] if people else None
            case "object":
                return objects[0] if objects else self._behind(scene, trigger, after)
            case "person":
                return people[0] if people else None
            case "organisation":
                return self._organisation(scene, trigger, subject)
            case "after":
                return self._behind(scene, trigger, after)
        return None

    def _subject_and_objects(
        self, scene: Scene, trigger: Trigger
    ) -> tuple[Actor | None, list[Actor]]:
        before = [
            a for a in scene.actors if a.end <= trigger.start and self._bare(scene, a, scene.start)
        ]
        after = [
            a
            for a in scene.actors
            if trigger.end <= a.start < trigger.end + _FARTHEST
            and self._bare(scene, a, trigger.end)
            and not self.broken(scene, trigger.end, a.start)
        ]
        before = [a for a in before if a.kind != "place"]
        after = [a for a in after if a.kind != "place"]
        if not self._verb_final:
            return (before[-1] if before else None), after
        within = [a for a in before if not self.broken(scene, a.end, trigger.start)] or before[-1:]
        if not within:
            return (after[0] if after else None), after[1:]
        if not after and len(within) > 1:
            return within[0], within[1:]
        return within[0] if len(within) == 1 or after else within[-1], after

    def _bare(self, scene: Scene, actor: Actor, floor: int) -> bool:
        """Tell whether a name stands for itself: behind no preposition, and no possessor."""
        if self._possessives and scene.text.startswith(self._possessives, actor.end):
            return False
        return scene.governor(actor, floor, self._prepositions, self._genitives) is None

    def _pair(self, scene: Scene, trigger: Trigger) -> tuple[Actor, Actor] | None:
        """Return the two organisations that a joiner makes one subject: "A and B signed"."""
        own = [a for a in scene.actors if a.kind == "organisation" and a.end <= trigger.start]
        for first, second in pairwise(own):
            if self._joined.fullmatch(scene.text, first.end, second.start):
                return first, second
        return None

    def _agent(self, scene: Scene, trigger: Trigger) -> Actor | None:
        for actor in scene.actors:
            if actor.kind == "place" or abs(actor.start - trigger.start) > _FARTHEST:
                continue
            if not self._verb_final and actor.start < trigger.end:
                continue
            if self._possessives and scene.text.startswith(self._possessives, actor.end):
                continue
            words = scene.words_before(actor.start, scene.start, 4)
            if any(word.lower() in self._agents for word in words):
                return actor
        return None

    def _behind(self, scene: Scene, trigger: Trigger, after: Sequence[str]) -> Actor | None:
        """Return the first actor that stands right behind one of the words of `after`."""
        if not after:
            return None
        words = re.compile(rf"(?<!\w){alternation(after)}\s+(?:\w+\s+){{0,3}}$", re.IGNORECASE)
        near = [a for a in scene.actors if abs(a.start - trigger.start) <= _FARTHEST]
        behind = [a for a in near if a.start >= trigger.end]
        for actor in behind or (near if self._verb_final else []):
            floor = max((a.end for a in scene.actors if a.end <= actor.start), default=scene.start)
            if actor.kind != "place" and words.search(scene.text[floor : actor.start]):
                return actor
        return None

    def _of_noun(self, scene: Scene, trigger: Trigger) -> tuple[Actor | None, Actor | None]:
        """Return the arguments of a noun: "the acquisition of B by A", "A's takeover of B"."""
        agent = self._agent(scene, trigger)
        behind = [
            a
            for a in scene.actors
            if trigger.end <= a.start <= trigger.end + 40 and a is not agent and a.kind != "place"
        ]
        owner = next(
            (a for a in scene.actors if 0 < trigger.start - a.end <= 20 and a.kind != "place"), None
        )
        if trigger.frame.who == "owner":
            return owner, None
        return agent or owner, behind[0] if behind else None

    def _organisation(self, scene: Scene, trigger: Trigger, subject: Actor | None) -> Actor | None:
        """Return where an office is held: the organisation behind the office, else the subject."""
        own = [a for a in scene.actors if a.kind == "organisation"]
        choosing = [a for a in own if a.end <= trigger.start]
        if trigger.frame.who == "person" and trigger.voice == "active" and choosing:
            return choosing[-1]
        held = [a for a in own if a.start > trigger.end and not self._bare(scene, a, trigger.end)]
        if held:
            return held[0]
        if subject is not None and subject.kind == "organisation":
            return subject
        own.sort(key=lambda a: min(abs(a.start - trigger.end), abs(trigger.start - a.end)))
        return own[0] if own else None


def amount_of(scene: Scene, trigger: Trigger, after: Sequence[str]) -> int | None:
    """Return the index of the amount that belongs to a trigger, None where there is none.

    An amount behind one of the words of `after` comes first, in the order of these words, then the
    nearest. A restatement in another currency is never chosen.
    """
    ranked = []
    for index, money in scene.money:
        if money.equivalent_to is not None:
            continue
        words = [w.lower() for w in scene.words_before(money.start, scene.start, 3)]
        rank = min((i for i, word in enumerate(after) if word in words), default=len(after))
        distance = min(abs(money.start - trigger.end), abs(trigger.start - money.end))
        ranked.append((rank, distance, index))
    return min(ranked)[2] if ranked else None


def needed(
    frame: Frame, who: Actor | None, whom: Actor | None, money: int | None, witnessed: Iterable[str]
) -> bool:
    """Tell whether all that a frame needs is there; `witnessed` are the witnesses found."""
    there = {"who": who, "whom": whom, "money": money}
    seen = set(witnessed)
    return all(n in seen or there.get(n) is not None for n in frame.needs)
