"""Facts: who did what to whom, for how much and when, as one sentence states it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newsfacts.facts.arguments import Arguments
from newsfacts.facts.certainty import CertaintyReader
from newsfacts.facts.details import Details
from newsfacts.facts.duplicates import without_lesser
from newsfacts.facts.insertions import Insertions
from newsfacts.facts.measures import Measures
from newsfacts.facts.owners import is_no_one, is_unowned
from newsfacts.facts.phrases import Lexicon, Phrase, Reading
from newsfacts.facts.readings import Readings, Seen
from newsfacts.facts.references import Spotlight
from newsfacts.facts.scene import Actor, Scene, scenes
from newsfacts.facts.subject_first import SubjectFirst
from newsfacts.facts.tables import FactsTable, Frame
from newsfacts.facts.tokens import Token, tokenise
from newsfacts.facts.triggers import Entry, Trigger, Triggers, by_sentence
from newsfacts.facts.verb_second import VerbSecond
from newsfacts.lexicon import Patterns
from newsfacts.names.spans import NameSpan
from newsfacts.records import Date, Fact, Money, Organisation, Person
from newsfacts.sentences import SentenceSplitter

# A sentence longer than this is a list or has lost its marks: no clause can be read from it.
_LONGEST_SENTENCE = 1200


# What only people do.
_OF_PEOPLE = ("appointment", "departure")
_NO_ONE: list[Actor | None] = [None]


@dataclass(frozen=True, slots=True)
class _Found:
    """A frame's reading with its arguments resolved."""

    entry: Entry
    reading: Reading
    first: int
    last: int


class FactFinder:
    """Finds the facts of texts in one language; knows frames, its words are in `patterns/`."""

    def __init__(self, language: str, patterns: Patterns | None = None) -> None:
        """Name the language; `patterns` are the pattern files in use."""
        patterns = patterns or Patterns()
        table = patterns.table(language, "facts", FactsTable)
        words = table.words
        self._splitter = SentenceSplitter(language, patterns)
        self._triggers = Triggers(table)
        self._lex = Lexicon(table)
        self._arguments = Arguments(words, self._lex)
        self._measures = Measures(words, self._lex)
        self._certainty = CertaintyReader(words)
        self._possessives = words.possessives
        self._contractions = frozenset(words.contractions)
        self._second = VerbSecond(self._lex) if words.verb_second else None
        self._first = SubjectFirst(self._lex)
        self._insertions = Insertions(self._second, self._lex) if self._second else None
        self._details = Details(words, table.witnesses, self._arguments)
        self._donors = table.donors
        self._unspoken = self._lex.bodies | {w.lower() for w in (*words.media, *words.authorities)}
        self._outsiders = frozenset(words.outsiders)
        self._openers = frozenset(words.openers)
        self._sources = frozenset(words.sources)
        self._kin = table.kin
        self._readings = Readings(table, self._lex, self._first, self._second, self._details)

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
        what the frame needs there is no fact. Of two facts of which one says less than the other
        the fuller one is kept.
        """
        triggers = list(self._triggers.find(text))
        if not triggers:
            return []
        sentences = self._splitter.split(text)
        placed = by_sentence(triggers, sentences)
        governing = self._lex.prepositions | self._lex.oblique
        spotlight = Spotlight(
            people,
            organisations,
            self._unspoken,
            self._outsiders,
            governing,
            self._lex.genitives,
            self._openers,
            self._sources,
            self._kin,
        )
        facts: list[Fact] = []
        all_scenes = scenes(text, sentences, people, organisations, places, money, dates)
        for number, scene in enumerate(all_scenes):
            own = placed.get(number, [])
            if own and scene.end - scene.start <= _LONGEST_SENTENCE:
                facts += self._of_scene(scene, own, spotlight, money)
            spotlight.move(scene)
        return without_lesser(facts, money)

    def _of_scene(
        self,
        scene: Scene,
        triggers: Sequence[Trigger],
        spotlight: Spotlight,
        money: Sequence[Money],
    ) -> Iterator[Fact]:
        whole = tokenise(scene, self._possessives, self._contractions)
        views = self._insertions.views(whole) if self._insertions else [whole]
        places = [
            ({t.start: i for i, t in enumerate(v)}, {t.end: i for i, t in enumerate(v)})
            for v in views
        ]
        seen = [Seen(tokens, whole=scene.is_whole) for tokens in views]
        for trigger in triggers:
            for own, (starts, ends) in zip(seen, places, strict=True):
                first, last = starts.get(trigger.start), ends.get(trigger.end)
                if first is None or last is None:
                    continue
                told = [
                    fact
                    for entry in trigger.entries
                    if (reading := self._readings.read(own, entry, first, last)) is not None
                    for fact in self._facts(
                        scene, own.tokens, _Found(entry, reading, first, last), spotlight, money
                    )
                ]
                yield from told
                if told:
                    break

    def _facts(
        self,
        scene: Scene,
        tokens: Sequence[Token],
        found: _Found,
        spotlight: Spotlight,
        money: Sequence[Money],
    ) -> Iterator[Fact]:
        frame = found.entry.frame
        reading = self._arguments.turned(frame, found.reading)
        certainty = self._certainty.of(
            scene,
            tokens,
            reading,
            found.first,
            certain=frame.certain,
            plans=frame.plans,
            noun="noun" in found.entry.forms,
        )
        if certainty is None or self._unread(frame, reading):
            return
        if (frame.passive and not reading.passive) or (
            frame.future and not (reading.planned or reading.onward)
        ):
            return
        if frame.onward and not (self._second is None and self._first.goes_on(tokens, reading)):
            return
        if frame.acts_on and not self._arguments.acts_on(reading, frame.acts_on):
            return
        if frame.intransitive and (reading.passive or self._arguments.has_object(reading)):
            return
        span = self._details.witnesses(tokens, frame, reading, frame.witness)
        if frame.also and not self._details.witnesses(tokens, frame, reading, frame.also, False):
            return
        if span is None or self._details.witnesses(tokens, frame, reading, frame.without, False):
            return

        if self._arguments.is_none(reading):
            certainty = "denied"
        subject = next((a.name for a in reading.subject.heads), None) if reading.subject else None

        def resolve(phrase: Phrase, person: bool) -> Actor | None:
            other = subject if phrase is not reading.subject else None
            if phrase is reading.subject and phrase.pronoun and reading.plural:
                # "they"
                return None
            if phrase.pronoun and not person and self._second is None:
                sayer = self._first.sayer(tokens, phrase.start)
                if sayer is not None:
                    return sayer
            return spotlight.resolve(scene, phrase, person=person, other=other)

        own = reading.subject
        if frame.pairs and self._second is None and own is not None and own.pronoun:
            tellers = self._first.sayers(tokens, own.start)
            reading = replace(reading, subject=replace(own, heads=tellers))
        who = self._arguments.actors(frame.who, frame.who_after, frame, reading, resolve)
        whom = self._arguments.actors(frame.whom, frame.whom_after, frame, reading, resolve)
        if frame.kind == "departure" and len(who) == 1 and not whom:
            end, needed = tokens[reading.high - 1].end, "whom" in frame.needs
            anywhere = needed and frame.who == "person"
            home = spotlight.employer(scene, who[0], end, anywhere=anywhere)
            whom = [home] if home else []
        if frame.people:
            who = [spotlight.namesake(scene, a, frame.kind == "founding") for a in who]
        if frame.kind in _OF_PEOPLE:
            who = [a for a in who if a.kind == "person"]
        if "person" in frame.who or frame.kind == "acquisition":
            whom = [a for a in whom if a.kind == "organisation"]
            spoken_of = "person" in frame.who and self._second is None
            if who and not whom and spoken_of and reading.subject is not None:
                # "Acme said that Ann Lee would step down"
                sayer = self._first.sayer(tokens, reading.subject.start)
                whom = [sayer] if sayer is not None and spotlight.is_spoken(sayer) else []
        if frame.kind in _OF_PEOPLE and who and not whom and self._second is None:
            whom = self._arguments.whose(scene, reading, resolve)
        if frame.pairs and len(who) > 1 and not whom:
            who, whom = who[:1], who[1:2]
        who = [
            a
            for a in (self._own(scene, a, frame, reading, spotlight) for a in who)
            if a is not None
        ]
        if frame.pairs:
            parties = (self._own(scene, a, frame, reading, spotlight) for a in whom)
            whom = [a for a in parties if a is not None]
        places = self._arguments.amounts(tokens, reading, found.first, money)
        if frame.amount_in:
            after = frame.money_after
            inside = [at for at in places if self._arguments.in_object(reading, at, after)]
            # "lost $6m on sales of $30m": the first figure is what the verb acts on
            places = places if frame.measured and inside else inside
        rows: list[tuple[int | None, str | None]]
        if frame.measured:
            figures = frame.figures or frame.witness or ("measure",)
            nouns = self._details.witnesses(tokens, frame, reading, figures, False) or []
            rows = self._measures.rows(tokens, places, nouns, free=not span)
            if frame.figures:
                # What a forecast was before is not what it is.
                del rows[1:]
            if not who and frame.topic:
                owner = self._measures.owner(reading, span)
                actor = owner or (spotlight.topic(scene) if is_no_one(reading, span) else None)
                who = [actor] if actor else []
        else:
            at = None
            if frame.amount:
                at = self._arguments.amount(tokens, places, found.first, frame.money_after)
            rows = [(at, self._details.what(scene, frame, reading, span, [*who, *whom]))]
        if not who and frame.topic and not frame.measured and certainty != "denied":
            owner = self._measures.owner(reading, span)
            unowned = is_unowned(frame, reading, self._lex.its)
            actor = owner or (spotlight.topic(scene) if unowned else None)
            who = [actor] if actor else []
        if not who and frame.owned:
            owner = self._measures.owner(reading, span)
            who = [owner] if owner else []
        if not who and frame.told_by:
            teller = self._first.teller(tokens, reading.high)
            who = [teller] if teller else []
        for at, what in rows:
            for one in who or _NO_ONE:
                other = next((a for a in whom if one is None or a.name != one.name), None)
                there = {
                    "who": one is not None,
                    "whom": other is not None,
                    "money": at is not None,
                    "what": what is not None,
                }
                if not all(any(there[n] for n in need.split("|")) for need in frame.needs):
                    continue
                if other is None and whom and not frame.pairs:
                    # who acts and whom it acts on are the same: one of them is misread
                    continue
                if frame.single and other is None and not self._arguments.is_one(reading):
                    continue
                first, second = one, other
                kinds = (first.kind if first else None, second.kind if second else None)
                if frame.kind == "founding" and kinds == ("organisation", "person"):
                    # a relative pronoun may be either: "Acme, das Ann Lee gründete"
                    first, second = second, first
                if frame.kind == "founding" and first is None:
                    if not reading.passive:
                        # who founded it is told, but not understood
                        continue
                    first, second = second, None
                yield Fact(
                    kind=self._kind(frame, reading, first),
                    who=first.name if first else None,
                    whom=second.name if second else None,
                    what=what,
                    place=self._details.place(reading),
                    money=tokens[at].index if at is not None else None,
                    date=self._details.date(
                        scene, tokens, reading, found.first, at if frame.measured else None
                    ),
                    certainty=certainty,
                    start=scene.start,
                    end=scene.end,
                    text=scene.text[scene.start : scene.end],
                )

    def _unread(self, frame: Frame, reading: Reading) -> bool:
        """Tell whether an active verb has no subject: its clause has not been understood."""
        return not reading.passive and reading.subject is None

    def _own(
        self, scene: Scene, actor: Actor, frame: Frame, reading: Reading, spotlight: Spotlight
    ) -> Actor | None:
        """Return who acts: a person where the frame lets people, else their organisation."""
        if actor.kind != "person" or frame.people or "person" in frame.who:
            return actor
        told = reading.subject is not None and len(reading.subject.tokens) > 1
        return spotlight.home(scene, actor, told=told)

    def _kind(self, frame: Frame, reading: Reading, who: Actor | None) -> str:
        """Return the kind of a fact; money given by a foundation is funding, not aid.

        What is yet to come may be of another kind: a result is a forecast then.
        """
        if frame.ahead and reading.planned and not reading.hearsay:
            return frame.ahead
        for kind, words in self._donors.items():
            if frame.kind == "aid" and who is not None and any(w in who.name for w in words):
                return kind
        return frame.kind
