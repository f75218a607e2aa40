"""Details of a fact: what is acted on, where, when, and the words that must be there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from newsfacts.facts.arguments import Arguments
from newsfacts.facts.phrases import Phrase, Reading
from newsfacts.facts.scene import Actor, Scene
from newsfacts.facts.tables import Frame, Words
from newsfacts.facts.tokens import Token

_LONGEST_WHAT = 80
# As many words are remembered with the groups they are witnesses of.
_REMEMBERED = 50_000
# "modernising | the shop and doubling | its output"
_ATTRIBUTES = 2
_DAY = re.compile(r"\d")


class Details:
    """Finds the details of facts in one language."""

    def __init__(
        self, words: Words, witnesses: Mapping[str, Sequence[str]], arguments: Arguments
    ) -> None:
        """Take the small words and the groups of witnesses of the language."""
        self._arguments = arguments
        self._places = frozenset(words.places)
        self._links = frozenset(words.share_links)
        self._vague = frozenset(words.vague)
        self._complements = frozenset(words.complements)
        self._attributes = frozenset((None, "", *words.attributes))
        self._agents = frozenset(words.agents)
        self._compared = frozenset(words.compared)
        self._compounds = words.verb_second
        self._ends = {name: _ends_of(listed) for name, listed in witnesses.items()}
        self._plain = {name: frozenset(map(str.lower, w)) for name, w in witnesses.items()}
        self._groups: dict[str, set[str]] = {}
        for name in witnesses:
            own = self._plain[name]
            if self._compounds:
                own = frozenset(form for ends in self._ends[name].values() for form in ends)
            for form in own:
                self._groups.setdefault(form, set()).add(name)
        self._known: dict[str, frozenset[str]] = {}

    def witnesses(
        self,
        tokens: Sequence[Token],
        frame: Frame,
        reading: Reading,
        names: Sequence[str],
        strict: bool = True,
    ) -> list[int] | None:
        """Return the tokens that are witnesses of the groups `names`; None where there are none.

        They must stand where the frame says, or anywhere in the clause where not `strict`.
        """
        if not names:
            return []
        if strict and frame.witness_in in ("object", "head"):
            objects = self._arguments.objects(reading)[:2]
            if len(objects) > 1 and objects[1].prep not in self._links:
                del objects[1:]
            whole = frame.witness_in == "object"
            ranges = [(p.start if whole else p.end - 1, p.end) for p in objects]
        elif strict and frame.witness_in == "title":
            near = (p for p in reading.phrases if p.prep in self._complements)
            ranges = [(p.end - 1, p.end) for p in near]
        elif strict and frame.witness_in == "complement":
            near = (p for p in reading.phrases if p.prep is None or p.prep in self._complements)
            ranges = [(p.start, p.end) for p in near]
        elif strict and frame.witness_in == "subject":
            ranges = [(p.start, p.end) for p in [reading.subject] if p is not None]
        else:
            agents = [p for p in reading.phrases if p.prep in self._agents and reading.passive]
            by = {i for p in agents for i in range(p.start, p.end)}
            ranges = [(i, i + 1) for i in range(reading.low, reading.high) if i not in by]
            if reading.subject is not None and strict and frame.witness_in == "predicate":
                own = range(reading.subject.start, reading.subject.end)
                ranges = [(i, j) for i, j in ranges if i not in own and i >= reading.verb]
            elif reading.subject is not None:
                ranges.append((reading.subject.start, reading.subject.end))
        out = [
            at
            for low, high in ranges
            for at in range(low, high)
            for name in names
            if self.is_witness(tokens[at], name)
        ]
        return sorted(set(out)) or None

    def what(
        self,
        scene: Scene,
        frame: Frame,
        reading: Reading,
        span: Sequence[int],
        parties: Sequence[Actor],
    ) -> str | None:
        """Return what is acted on, as the sentence calls it, where it is no name of a record."""
        objects = self._arguments.objects(reading)
        if frame.what_after:
            chosen = next(
                (
                    p
                    for p in reading.phrases
                    if p.prep in frame.what_after and p.last not in self._vague and not _is_place(p)
                ),
                None,
            )
        elif span:
            inside = (
                p for p in (*reading.phrases, *([reading.subject] if reading.subject else []))
            )
            chosen = next((p for p in inside if p.start <= span[0] < p.end), None)
        else:
            chosen = next(iter(objects), None)
        if chosen is None or not chosen.tokens or chosen.pronoun:
            return None
        if chosen.heads and {a.name for a in chosen.heads} & {a.name for a in parties}:
            return None
        if any(t.kind == "money" for t in chosen.tokens) and not span:
            return None
        first = chosen.tokens[0]
        if span and chosen.start <= span[0] < chosen.end:
            # "named Ann Lee chairwoman": the office alone
            people = [t for t in chosen.tokens[: span[0] - chosen.start] if _is_person(t)]
            if people:
                first = chosen.tokens[chosen.tokens.index(people[-1]) + 1]
        last = chosen
        for _ in range(_ATTRIBUTES if frame.what_after else 0):
            last = self._attribute(scene.text, reading, last)
        what = scene.text[first.start : last.tokens[-1].end]
        return what if len(what) <= _LONGEST_WHAT else None

    def _attribute(self, text: str, reading: Reading, phrase: Phrase) -> Phrase:
        """Return the phrase that belongs to one right before it, or that one where none does.

        "(in) expanding | its hub", "(in) the construction | of a plant"; "den Bau | des Werks".
        """
        end = phrase.tokens[-1].end
        for behind in reading.phrases:
            plain = behind.tokens and all(t.kind in ("word", "name") for t in behind.tokens)
            if plain and behind.prep in self._attributes and not behind.pronoun:
                between = text[end : behind.tokens[0].start].split()
                if behind.start >= phrase.end and between in ([], [behind.prep]):
                    return behind
        return phrase

    def is_witness(self, token: Token, name: str) -> bool:
        """Tell whether a word, or one of a name, is a witness of the group `name`.

        In a language that writes compounds in one word, what ends in a witness is one as well.
        """
        if token.kind == "name":
            return any(self._is_listed(word, name) for word in token.text.split())
        return token.kind == "word" and self._is_listed(token.text, name)

    def groups_in(self, tokens: Sequence[Token]) -> set[str]:
        """Return the groups of which any of the tokens is a witness."""
        words = {word for t in tokens if t.kind in ("name", "word") for word in t.text.split()}
        return {name for word in words for name in self._groups_of(word)}

    def _groups_of(self, word: str) -> frozenset[str]:
        """Return the groups of which a word is a witness; words seen before are remembered."""
        known = self._known.get(word)
        if known is None:
            forms = [word[at:] for at in range(len(word))] if self._compounds else [word.lower()]
            known = frozenset(name for form in forms for name in self._groups.get(form, ()))
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[word] = known
        return known

    def _is_listed(self, word: str, name: str) -> bool:
        if self._compounds:
            return word.endswith(self._ends[name].get(word[-1:], ()))
        return word.lower() in self._plain[name]

    def place(self, reading: Reading) -> str | None:
        """Return the place that a clause names behind a preposition of place."""
        for phrase in reading.phrases:
            if phrase.prep in self._places:
                for actor in phrase.names:
                    if actor.kind == "place":
                        return actor.name
        return None

    def date(
        self,
        scene: Scene,
        tokens: Sequence[Token],
        reading: Reading,
        trigger: int,
        amount: int | None = None,
    ) -> int | None:
        """Return the index of the date nearest to the trigger (a token index) in its clause.

        Behind the `amount` of a figure (a token index) a date is of the figure if no word stands
        between that compares ("$5m in May, up from $4m a year earlier").
        """
        dates = dict(scene.dates)
        low, high = reading.low, reading.high if reading.reach is None else reading.reach
        if amount is not None:
            behind = range(amount + 1, high)
            high = next((i for i in behind if tokens[i].lower in self._compared), high)
        low = self._arguments.opening(tokens, low)
        near = [
            (abs(at - trigger), tokens[at].index)
            for at in range(low, high)
            if tokens[at].kind == "date"
            and at not in reading.aside
            and _DAY.search(dates[tokens[at].index].value)
            and not _is_inserted(tokens, reading, at, trigger)
            and (amount is not None or not self._is_part(tokens, reading, at))
        ]
        return min(near)[1] if near else None

    def _is_part(self, tokens: Sequence[Token], reading: Reading, at: int) -> bool:
        """Tell whether a date is that of a noun behind a preposition: "for its June failure".

        One behind a preposition of place, or behind a link, is of the fact ("at the end of the 1999
        season").
        """
        return any(
            p.prep is not None
            and p.prep not in self._places | self._links
            and p.start < at < p.end - 1
            and tokens[at + 1].kind == "word"
            for p in reading.after
        )


def _is_person(token: Token) -> bool:
    return token.kind == "name" and token.actor is not None and token.actor.kind == "person"


def _is_inserted(tokens: Sequence[Token], reading: Reading, at: int, trigger: int) -> bool:
    """Tell whether a date stands in an insertion between a subject and its verb."""
    if reading.subject is None or not reading.subject.end <= at < trigger:
        return False
    before = any(t.text == "," for t in tokens[reading.subject.end : at])
    return before and any(t.text == "," for t in tokens[at:trigger])


def _is_place(phrase: Phrase) -> bool:
    return bool(phrase.heads) and all(a.kind == "place" for a in phrase.heads)


def _ends_of(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the ends of compounds with `words` by their last letter, in the cases they take."""
    forms = {form for w in words for form in (w, w.lower(), w[:1].upper() + w[1:])}
    out: dict[str, tuple[str, ...]] = {}
    for form in sorted(forms):
        out[form[-1]] = (*out.get(form[-1], ()), form)
    return out
