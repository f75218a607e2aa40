"""References: who a pronoun or "the company" speaks of, where there is no doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from newsfacts.facts.phrases import Phrase
from newsfacts.facts.scene import Actor, Scene
from newsfacts.records import Organisation, Person

# How old one is, behind one's name: "Ina Berg (52)", "Ina Berg, 52,".
_AGE = re.compile(r"\s?[(,]\s?(\d{2})\b[,)]")
_MARK = re.compile(r"[,:;–—]")
# Among as many organisations named last a common noun finds its own.
_KNOWN = 50
# As many words before a name tell whether it stands alone.
_WORDS_BEFORE = 4


class Spotlight:
    """Follows which organisation and person the sentences of a text speak of."""

    def __init__(
        self,
        people: Sequence[Person],
        organisations: Sequence[Organisation],
        unspoken: frozenset[str],
        outsiders: frozenset[str],
        governing: frozenset[str],
        genitives: frozenset[str],
        openers: frozenset[str],
        sources: frozenset[str],
        kin: Mapping[str, Sequence[str]],
    ) -> None:
        """Take the article's records: a person's organisation may act where the person does.

        `unspoken` are words of names that no pronoun speaks of (a board, the media), `outsiders`
        roles whose holders speak of others than their own organisation (an analyst), `governing`
        the words before a name that is no subject: prepositions, oblique articles; `genitives` are
        articles that make it the owner of a noun before them, `openers` words that open a clause
        about who told it ("as Acme said"), `sources` words before the name of a source,
        `kin` words of the names that a common noun speaks of (a club: "fc").
        """
        known = {form: o for o in organisations for form in (o.name, *(m.text for m in o.mentions))}
        self._homes = {
            p.name: Actor(home.mentions[0].start, home.mentions[0].end, home.name, "organisation")
            for p in people
            if p.organisation is not None and (home := known.get(p.organisation)) is not None
        }
        self._unspoken = unspoken
        self._governing = governing
        self._genitives = genitives
        self._openers = openers
        self._sources = sources
        self._kin = kin
        self._forms = {
            form: Actor(o.mentions[0].start, o.mentions[0].end, o.name, "organisation")
            for form, o in known.items()
        }
        self._surnames = {
            p.name.rpartition(" ")[2]: Actor(m.start, m.end, p.name, "person")
            for p in people
            for m in p.mentions[:1]
        }
        self._outsiders = outsiders
        self._known: dict[str, Actor] = {}
        self._roles = {p.name: p.role for p in people}
        self._named: Counter[str] = Counter()
        self._most = 0
        self._centre: Actor | None = None
        self._first = ""
        self._alone = False
        self._person: Actor | None = None
        self._ages: dict[str, Actor] = {}

    def home(self, scene: Scene, person: Actor, *, told: bool) -> Actor | None:
        """Return the organisation that a person speaks for, None where that is in doubt.

        `told` says that the sentence gives the person's office: one with no organisation named is
        held where the text is about. One in brackets behind a name is a party.
        """
        surface = scene.text[person.start : person.end]
        if surface in self._forms:
            # a firm called by its founder's surname
            return self._forms[surface]
        role = self._roles.get(person.name)
        if role is None or self._outsiders.intersection(role.lower().split()):
            return None
        home = self._homes.get(person.name)
        named = [a for a in scene.actors if home is not None and a.name == home.name]
        if named and all(scene.is_bracketed(a) for a in named):
            return None
        return home or (self._current() if told else None)

    def namesake(self, scene: Scene, actor: Actor, whole: bool) -> Actor:
        """Return the person whose surname a mention of a firm is, else the actor.

        A firm's `whole` name may be meant so too: who founds one is no firm.
        """
        surface = scene.text[actor.start : actor.end]
        return self._surnames.get(surface, actor) if whole or surface != actor.name else actor

    def _stands_alone(self, scene: Scene, actor: Actor) -> bool:
        if scene.is_bracketed(actor) or scene.text.startswith("-", actor.end):
            return False
        if not self.is_spoken(actor):
            return False
        before = scene.words_before(actor.start, scene.start, _WORDS_BEFORE)
        if any(word in self._genitives and noun[:1].isupper() for word, noun in pairwise(before)):
            return False
        if before and len(before) < _WORDS_BEFORE and before[-1].lower() in self._openers:
            before = before[:-1]
        return not self._governing.intersection(w.lower() for w in before[:3])

    def move(self, scene: Scene) -> None:
        """Take note of a sentence that has been read."""
        own = [a for a in scene.actors if a.kind == "organisation"]
        for name, actor in {a.name: a for a in own}.items():
            self._named[name] += 1
            self._most = max(self._most, self._named[name])
            self._known.pop(name, None)
            self._known[name] = actor
            if len(self._known) > _KNOWN:
                del self._known[next(iter(self._known))]
        if own:
            bare = [a for a in own if self._stands_alone(scene, a)]
            if bare:
                self._centre = bare[0]
                if scene.is_whole:
                    self._first = self._first or bare[0].name
                self._alone = len({a.name for a in bare}) == 1
        people = {a.name: a for a in scene.actors if a.kind == "person"}
        for actor in scene.actors:
            if actor.kind == "person" and (age := _AGE.match(scene.text, actor.end)):
                self._ages[age[1]] = actor
        if people:
            only = next(iter(people.values())) if len(people) == 1 else None
            self._person = only if only and self._stands_alone(scene, only) else None

    def topic(self, scene: Scene) -> Actor | None:
        """Return the organisation that a sentence speaks of: the one it tells of, else the last."""
        own = [a for a in scene.actors if a.kind == "organisation" and not scene.is_bracketed(a)]
        if not own:
            return self._current()
        alone = {a.name: a for a in own if self._stands_alone(scene, a)}
        return next(iter(alone.values())) if len(alone) == len({a.name for a in own}) == 1 else None

    def employer(
        self, scene: Scene, person: Actor, end: int, *, anywhere: bool = False
    ) -> Actor | None:
        """Return a person's organisation where the sentence names it too, before `end`.

        With `anywhere` it may be named in another sentence.
        """
        home = self._homes.get(person.name)
        named = home is not None and any(
            a.name == home.name and a.start < end and not scene.is_bracketed(a)
            for a in scene.actors
        )
        return home if named or anywhere else None

    def resolve(
        self, scene: Scene, phrase: Phrase, *, person: bool, other: str | None = None
    ) -> Actor | None:
        """Return whom a pronoun or common noun speaks of; None where that is in doubt.

        `other` is the name of who is known not to be meant.
        """
        if not person and phrase.generic:
            noun = phrase.last
            others = [a for n, a in self._known.items() if n != other]
            kin = frozenset(self._kin.get(noun, ()))
            named = [a for a in others if noun in a.name.lower()] or [
                a for a in others if not kin.isdisjoint(a.name.lower().split())
            ]
            if len(named) == 1:
                return named[0]
        limit = phrase.tokens[0].start
        kind = "person" if person else "organisation"
        before = {
            a.name: a
            for a in scene.actors
            if a.kind == kind
            and a.end <= limit
            and a.name != other
            and not (self._is_governed(scene, a, limit) if person else self._is_source(scene, a))
        }
        if len(before) == 1 and not self.is_spoken(next(iter(before.values()))):
            before = {}
        if len(before) == 1 and not (person and phrase.last.partition("-")[0] in self._ages):
            return next(iter(before.values()))
        if person:
            aged = self._ages.get(phrase.last.partition("-")[0])
            return aged or (self._person if not before else None)
        current = self._current()
        if current and phrase.generic and self._in_passing(current):
            return None
        if current and phrase.last in self._unspoken and self._has_rival(current):
            # whose board it is stays open
            return None
        if current is None and phrase.generic and len(self._known) == 1:
            # the only one named so far
            current = next(iter(self._known.values()))
        if len(before) > 1:
            return before.get(current.name) if current else None
        return current if current is None or current.name != other else None

    def is_spoken(self, actor: Actor) -> bool:
        """Tell whether a pronoun may speak of an actor: of no board, and not of the media."""
        return self._unspoken.isdisjoint(actor.name.lower().split())

    def _is_governed(self, scene: Scene, person: Actor, limit: int) -> bool:
        """Tell whether a preposition governs a person in the clause that goes on to `limit`."""
        if _MARK.search(scene.text, person.end, limit):
            return False
        before = scene.words_before(person.start, scene.start, _WORDS_BEFORE - 1)
        return not self._governing.isdisjoint(w.lower() for w in before)

    def _is_source(self, scene: Scene, actor: Actor) -> bool:
        """Tell whether an organisation only told what the sentence says."""
        before = scene.words_before(actor.start, scene.start, _WORDS_BEFORE)
        return not self._sources.isdisjoint(w.lower() for w in before)

    def _in_passing(self, actor: Actor) -> bool:
        """Tell whether an organisation was named but once, behind another one as rarely named."""
        once = self._named[actor.name] == self._most == 1
        return once and actor.name != self._first

    def _has_rival(self, actor: Actor) -> bool:
        """Tell whether another organisation was named more than half as often."""
        return any(
            2 * count > self._most for name, count in self._named.items() if name != actor.name
        )

    def _current(self) -> Actor | None:
        centre = self._centre
        if centre is None:
            return None
        own = self._named[centre.name]
        if own == self._most or (self._alone and own > 1):
            return centre
        return None
