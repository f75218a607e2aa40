"""Arguments: which names of a clause a frame takes, and for what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from newsfacts.facts.phrases import Lexicon, Phrase, Reading
from newsfacts.facts.scene import Actor
from newsfacts.facts.subjects import Resolve, Subjects
from newsfacts.facts.tables import Frame, Words

# As many characters stand between a noun and its apposition: ", ".
_COMMA = 2


class Arguments(Subjects):
    """Resolves the arguments of frames in one language."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        """Take the language's small words."""
        super().__init__(words, lexicon)
        self._offices = frozenset(words.office_prepositions)
        self._chambers = frozenset(words.chambers)
        self._complements = frozenset(words.complements)
        self._former = frozenset(words.former)
        self._members = tuple(words.members)
        self._accusative = frozenset(words.accusative)
        self._goals = frozenset(words.goals)

    def actors(
        self, role: str, after: Sequence[str], frame: Frame, reading: Reading, resolve: Resolve
    ) -> list[Actor]:
        """Return the actors that play a role of a frame; empty where the clause names none."""
        match role:
            case "subject":
                return self._agents(reading, frame, resolve)
            case "object":
                return self._objects(reading, resolve) or self._behind(reading, after, resolve)
            case "agent":
                return [a for a in self._agents(reading, frame, resolve) if a.kind == "person"]
            case "after":
                return self._behind(reading, after, resolve)
            case "after-person" | "after-organisation":
                kind = role.rpartition("-")[2]
                return [a for a in self._behind(reading, after, resolve) if a.kind == kind]
            case "person":
                acted_on = reading.phrases if self._second else reading.after
                phrases = [reading.subject] if reading.passive else acted_on
                return self._people(phrases, resolve)
            case "subject-person":
                return self._people([reading.subject], resolve)
            case "subject-organisation":
                subject = self._stand_for(reading.subject, resolve)
                return [a for a in subject if a.kind == "organisation"]
            case "organisation":
                return self._office(frame, reading, after, resolve)
        return []

    def _agents(self, reading: Reading, frame: Frame, resolve: Resolve) -> list[Actor]:
        if not reading.passive:
            subject = reading.subject
            if subject and frame.kind == "founding" and self._lex.is_personal(subject):
                founder = resolve(subject, True)
                if founder:
                    return [founder]
            own = self._of_body(subject, reading) or self._of_group(subject, reading)
            return own or self._stand_for(subject, resolve)
        for place, phrase in enumerate(reading.phrases):
            if place and reading.phrases[place - 1].last in self._lex.acts:
                # "closed before the takeover by Acme": the agent of the noun
                continue
            if phrase.prep in self._lex.agents and phrase.pronoun in self._lex.its:
                actor = resolve(phrase, False)
                return [actor] if actor else []
            if phrase.prep in self._lex.agents and (phrase.heads or not phrase.is_amount):
                # "by its founder, Ann Lee,"
                following = reading.phrases[place + 1 : place + 2]
                if not phrase.heads and following and following[0].prep is None:
                    found = [a for a in following[0].heads if a.kind != "place"]
                else:
                    found = [a for a in phrase.heads if a.kind != "place"]
                if found:
                    return found
        return []

    def objects(self, reading: Reading) -> list[Phrase]:
        """Return what the verb acts on and the phrases that hang on it, in order."""
        if reading.passive:
            return [reading.subject] if reading.subject else []
        for phrases in (reading.after, reading.before):
            bare = next((i for i, p in enumerate(phrases) if p.prep is None), None)
            if bare is not None:
                return phrases[bare:]
        return []

    def has_object(self, reading: Reading) -> bool:
        """Tell whether a verb acts on what stands right behind it."""
        if reading.passive or self._second:
            return bool(self.objects(reading))
        first = next(iter(reading.after), None)
        if first is None or first.prep is not None:
            return False
        # "collapsed owing $5m"
        return not first.tokens[0].lower.endswith(self._lex.gerund_endings)

    def is_none(self, reading: Reading) -> bool:
        """Tell whether nothing is acted on ("cut no jobs")."""
        phrase = next(iter(self.objects(reading)), None)
        return phrase is not None and phrase.tokens[0].lower in self._lex.no

    def acts_on(self, reading: Reading, kind: str) -> bool:
        """Tell whether what a verb acts on is an actor of a kind."""
        phrases = self.objects(reading)[:1]
        return any(a.kind == kind for p in phrases for a in p.heads)

    def _apart(self, first: Phrase, second: Phrase) -> bool:
        """Tell whether an "and" or a clause stands between two phrases, not a comma alone."""
        gap = second.tokens[0].start - first.tokens[-1].end
        return second.start > first.end and not (gap == _COMMA and first.tokens[-1].kind == "word")

    def is_one(self, reading: Reading) -> bool:
        """Tell whether one thing is acted on: with an article and no number ("30 buses").

        A relative pronoun as the object ("a mine, which it bought for $5m") is no phrase.
        """
        phrase = next(iter(self.objects(reading)), None)
        if phrase is None:
            return True
        if not reading.passive and phrase.tokens[0].lower not in self._lex.determiners:
            return False
        return not any(t.text[:1].isdecimal() and "-" not in t.text for t in phrase.tokens)

    def _objects(self, reading: Reading, resolve: Resolve) -> list[Actor]:
        phrases = self.objects(reading)
        if reading.passive and phrases:
            hanging = []
            end = phrases[0].end
            for phrase in reading.after:
                if phrase.start - end > 1:
                    break
                hanging.append(phrase)
                end = phrase.end
            phrases = [*phrases, *reading.before, *(hanging if self._second else ())]
        shared = False
        for place, phrase in enumerate(phrases):
            if place and phrase.prep is not None and not (shared and phrase.prep in self._links):
                if shared:
                    continue
                break
            if (
                place
                and not self._second
                and not shared
                and self._apart(phrases[place - 1], phrase)
            ):
                break
            found = [a for a in phrase.heads if a.kind != "place"]
            if found:
                return found
            spoken_of = phrase.generic or phrase.pronoun in self._lex.impersonal
            if spoken_of and place == 0:
                return self._of_body(phrase, reading) or self._stand_for(phrase, resolve)
            if any(self._lex.is_share(t) for t in phrase.tokens):
                shared = True
                owned = [a for a in phrase.owners if a.kind == "organisation"]
                if owned:
                    return owned[-1:]
        return []

    def _behind(self, reading: Reading, after: Sequence[str], resolve: Resolve) -> list[Actor]:
        hangs = {
            after.start
            for before, after in pairwise(reading.after)
            if any(self._lex.is_share(t) for t in before.tokens)
            and after.prep in self._links
            and after.start - before.end <= 1
            and not (after.prep and after.tokens[0].lower in self._accusative)
        }
        if self._second:
            hangs |= {b.start for a, b in pairwise(reading.after) if self._is_attribute(a, b)}
        last = ""
        for phrase in reading.phrases:
            governed = phrase.prep is not None and (
                phrase.prep in after or f"{last} {phrase.prep}" in after
            )
            last = phrase.last
            if governed and phrase.start not in hangs:
                found = [a for a in phrase.heads if a.kind != "place"]
                found = found or self._of_group(phrase, reading)
                if found:
                    return found
                old = self._lex.is_personal(phrase) and not phrase.pronoun
                if old or (phrase.generic and len(phrase.tokens) == 2):
                    return self._stand_for(phrase, resolve)
        return []

    def _is_attribute(self, before: Phrase, phrase: Phrase) -> bool:
        """Tell whether a phrase hangs on the noun before it: "ging in die Jugend von Acme"."""
        near = phrase.start - before.end <= 1 and phrase.prep in self._lex.agents
        noun = not before.is_amount and before.last not in self._lex.times and not before.heads
        return near and noun and before.prep in self._goals

    def _people(self, phrases: Sequence[Phrase | None], resolve: Resolve) -> list[Actor]:
        for phrase in phrases:
            if phrase is None or phrase.prep:
                continue
            found = [
                a
                for a in phrase.names
                if a.kind == "person" and (a not in phrase.owners or a in phrase.heads)
            ]
            if found:
                joined = [a for a in phrase.heads if a.kind == "person"]
                return joined or [found[0], *self._each_with_office(phrases, phrase)]
            if self._lex.is_personal(phrase):
                actor = resolve(phrase, True)
                return [actor] if actor else []
        return []

    def _each_with_office(self, phrases: Sequence[Phrase | None], first: Phrase) -> list[Actor]:
        """Return the people behind the first one and his or her office: "A chair and B dean"."""
        if self._second or first.tokens[-1].kind != "word" or first.tokens[0].kind != "name":
            return []
        own = [p for p in phrases if p is not None and p is not first and p.prep is None]
        named = [p for p in own if p.tokens[0].kind == "name" and p.tokens[-1].kind == "word"]
        return [a for p in named for a in p.names[:1] if a.kind == "person"]

    def _office(
        self, frame: Frame, reading: Reading, after: Sequence[str], resolve: Resolve
    ) -> list[Actor]:
        """Return where an office is held: the subject that fills it, else what stands behind it."""
        own: list[Actor] = []
        if frame.who == "person" and not reading.passive:
            body = self._of_body(reading.subject, reading)
            subject = body or self._stand_for(reading.subject, resolve)
            own = [a for a in subject if a.kind == "organisation" and not self._chamber(a)]
            if own and not (reading.subject and reading.subject.pronoun):
                return own
        behind = self._of_one(reading.after)
        if frame.who == "agent":
            # "succeeded by Ann Lee, head of Beta": the office that she leaves
            by = (i for i, p in enumerate(behind) if p.prep in self._lex.agents)
            behind = behind[: next(by, 0)]
        behind = self._without_former(behind)
        for phrase in behind:
            governed = phrase.prep is not None and phrase.prep in after
            if (governed or phrase.prep in self._offices) and phrase.heads:
                found = [a for a in phrase.heads if a.kind == "organisation"]
                if found:
                    return found
        people = [reading.subject] if reading.subject else []
        if people and reading.subject and any(self._chamber(a) for a in reading.subject.heads):
            people = []
        if frame.kind == "appointment" and people and self._was(people[0]):
            people = []
        front: Sequence[Phrase] = reading.before
        inside = reading.passive or frame.who == "subject-person"
        if frame.kind == "appointment" and reading.subject and inside:
            front = self._apart_from(reading.subject, front)
        near = [*behind, *front, *people]
        for phrase in near:
            if phrase.prep in self._complements and phrase.owners:
                # "resigned as Acme's treasurer"
                return [a for a in phrase.owners if a.kind == "organisation"][-1:]
            if phrase.prep is None or phrase.prep in self._homes:
                found = [a for a in phrase.heads if a.kind == "organisation"]
                if not found and any(a.kind == "person" for a in phrase.heads):
                    # "Acme chief executive Ann Lee"
                    found = [a for a in phrase.names if a.kind == "organisation"]
                if found:
                    return found[:1] if phrase.prep is None else found
                owned = [a for a in self._owners(phrase) if a.kind == "organisation"]
                if owned:
                    return owned[:1]
        for phrase in near:
            if phrase.generic and (phrase.prep is None or phrase.prep in self._homes):
                actor = resolve(phrase, False)
                return [actor] if actor else []
            if owner := self._lex.generic_owner(phrase):
                # "the carmaker's chief executive, Ann Lee,"
                actor = resolve(owner, False)
                return [actor] if actor else []
            if phrase is reading.subject and phrase.tokens[0].lower in self._lex.its:
                # "Acme said its finance chief, Ann Lee, …"
                actor = resolve(replace(phrase, pronoun=phrase.tokens[0].lower), False)
                return [actor] if actor else []
        return own

    def _without_former(self, phrases: Sequence[Phrase]) -> Sequence[Phrase]:
        """Leave out where someone came from: "Ann Lee, formerly of Beta,"."""
        if self._second:
            return phrases
        came = {
            after.start for first, after in pairwise(phrases) if self._was(first) and after.prep
        }
        return [p for p in phrases if p.start not in came]

    def _of_one(self, phrases: Sequence[Phrase]) -> Sequence[Phrase]:
        """Return the phrases behind a verb before the next person: what follows is of that one."""
        if self._second:
            return phrases
        for place, phrase in enumerate(phrases):
            other = phrase.prep is None and any(a.kind == "person" for a in phrase.heads)
            if place and other and phrase.start > phrases[place - 1].end:
                return phrases[:place]
        return phrases

    def _apart_from(self, subject: Phrase, phrases: Sequence[Phrase]) -> list[Phrase]:
        """Return the phrases but those that hang on the subject: the office it held before."""
        out = []
        end = subject.end
        for phrase in phrases:
            if phrase.start == end and phrase.prep == "":
                end = phrase.end
            else:
                out.append(phrase)
        return out

    def _owners(self, phrase: Phrase) -> list[Actor]:
        """Return the owners of a phrase but for the party of a politician ("SPD-Politiker")."""
        plain = [
            t.actor
            for t in phrase.tokens
            if t.owner and not (self._members and t.lower.endswith(self._members))
        ]
        return [a for a in phrase.owners if a in plain]

    def _was(self, phrase: Phrase) -> bool:
        """Tell whether a phrase names an office that someone held before."""
        return any(t.lower in self._former for t in phrase.tokens)

    def _chamber(self, actor: Actor) -> bool:
        """Tell whether an organisation fills the offices of others, as a parliament does."""
        return not self._chambers.isdisjoint(actor.name.lower().split())
