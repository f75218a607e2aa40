"""Subjects: whom the subject of a clause stands for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from newsfacts.facts.amounts import Amounts
from newsfacts.facts.phrases import Lexicon, Phrase, Reading
from newsfacts.facts.scene import Actor, Scene
from newsfacts.facts.tables import Frame, Words

# Says whom a pronoun or a common noun speaks of: (its phrase, whether of a person).
Resolve = Callable[[Phrase, bool], Actor | None]


class Subjects(Amounts):
    """Resolves what stands as a subject in one language."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        """Take the language's small words."""
        super().__init__(words, lexicon)
        self._homes = frozenset(words.home_prepositions)
        self._groups = frozenset(words.groups)
        self._group_links = frozenset(words.group_links)

    def turned(self, frame: Frame, reading: Reading) -> Reading:
        """Return a reading whose subject, an organisation, is found to be what a person acts on.

        "Das Ministerium führt künftig Ina Berg": what only people do, the person named does.
        """
        subject = reading.subject
        if frame.who != "subject-person" or not self._second or reading.passive or not subject:
            return reading
        if not subject.heads or any(a.kind == "person" for a in subject.names):
            return reading
        for phrase in reading.after:
            bare = phrase.prep is None and not phrase.oblique and len(phrase.heads) == 1
            if bare and phrase.heads[0].kind == "person":
                rest = [p for p in reading.after if p is not phrase]
                return replace(reading, subject=phrase, after=[subject, *rest])
        return reading

    def whose(self, scene: Scene, reading: Reading, resolve: Resolve) -> list[Actor]:
        """Return whose office or board it is by a pronoun: "takes over as its director".

        Only where the sentence names no organisation that the pronoun might stand for instead.
        """
        if any(a.kind == "organisation" for a in scene.actors):
            return []
        subject = [reading.subject] if reading.subject else []
        for phrase in (*reading.phrases, *subject):
            its = phrase.tokens[0].lower if phrase.tokens else ""
            if its in self._lex.its:
                actor = resolve(replace(phrase, pronoun=its), False)
                return [actor] if actor else []
        return []

    def _of_body(self, body: Phrase | None, reading: Reading) -> list[Actor]:
        """Return whose body a phrase is where that stands right behind it: "the board of X"."""
        if body is None or body.heads or body.last not in self._lex.own_bodies:
            return []
        behind = (
            p
            for p in reading.phrases
            if p.prep in self._homes and 0 <= p.start - body.end <= (p.prep != "")
        )
        return [a for p in behind for a in p.heads if a.kind == "organisation"][:1]

    def _of_group(self, group: Phrase | None, reading: Reading) -> list[Actor]:
        """Return who a subject without a name is: "a consortium of A and B", "the board and A"."""
        if group is None or group.heads or group.pronoun:
            return []
        for phrase in reading.phrases:
            member = group.last in self._groups and phrase.prep in self._group_links
            if group.prep is not None and phrase.prep == "":
                # "an ein Konsortium der Firmen A und B"
                member = group.last in self._groups
            if member and phrase.start - group.end <= 1 and phrase.start >= group.end:
                return [a for a in phrase.heads if a.kind == "organisation"]
        for phrase in reading.before:
            if self._second and phrase.prep is None and phrase.start == group.end + 1:
                return [a for a in phrase.heads if a.kind == "organisation"]
        return []

    def _stand_for(self, phrase: Phrase | None, resolve: Resolve) -> list[Actor]:
        if phrase is None:
            return []
        if phrase.heads:
            return [a for a in phrase.heads if a.kind != "place"]
        if not phrase.pronoun and self._lex.is_personal(phrase):
            actor = resolve(phrase, True)
            return [actor] if actor else []
        if phrase.generic or phrase.pronoun in self._lex.impersonal:
            actor = resolve(phrase, False)
            return [actor] if actor else []
        if phrase.pronoun in self._lex.personal and not self._second:
            actor = resolve(phrase, True)
            return [actor] if actor else []
        return []
