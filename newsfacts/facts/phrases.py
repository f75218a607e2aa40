"""Phrases: names and nouns with what governs them, and what a verb form says of its clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from newsfacts.facts.scene import Actor
from newsfacts.facts.tables import FactsTable, Frame, Words
from newsfacts.facts.tokens import Token

# The share of something bought, as a number: "51%", "30".
_SHARE = re.compile(r"\d+(?:[.,]\d+)?[%]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: token indexes, the preposition (or "" for a genitive) that governs it.

    `heads` are the actors it stands for, more than one where they are joined ("A and B");
    `names` are all actors named in it, `owners` those in the genitive or at the head of a
    compound. `pronoun` is the word of a phrase that is one, `generic` tells of a common noun for
    the organisation spoken of ("the company").
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    prep: str | None = None
    heads: tuple[Actor, ...] = ()
    names: tuple[Actor, ...] = ()
    owners: tuple[Actor, ...] = ()
    pronoun: str | None = None
    generic: bool = False
    oblique: bool = False
    nominative: bool = False

    @property
    def last(self) -> str:
        """The last word in lower case: the noun, where the phrase is no name."""
        return self.tokens[-1].lower if self.tokens else ""

    @property
    def is_amount(self) -> bool:
        """Tell whether it is an amount of money or a date."""
        return bool(self.tokens) and self.tokens[-1].kind in ("money", "date")

    def any_of(self, words: frozenset[str]) -> bool:
        """Tell whether one of `words` (lower case) or a compound of one stands in it."""
        return bool(words) and any(t.lower.endswith(tuple(words)) for t in self.tokens)


@dataclass(slots=True)
class Reading:
    """What one verb form says: its voice, its arguments, how sure it is.

    `before` and `after` are the phrases of its clause on either side of the verb that are no
    subject; `low` and `high` bound the clause in token indexes. `joined` tells of a verb that an
    "and" joins to a passive, `price` is the token index of what is paid for the act ("spent $5m to
    buy Beta"), `verb` where the verb stands in a language with the subject first, `aside` bounds a
    relative clause in it that says something of its own, `reach` where an addition begins whose
    amounts and dates are its own ("after a loss of $5m"), `onward` tells of an office that
    someone leaves another one for, `plural` of a finite verb in the
    plural.
    """

    low: int
    high: int
    passive: bool = False
    subject: Phrase | None = None
    before: list[Phrase] = field(default_factory=list)
    after: list[Phrase] = field(default_factory=list)
    planned: bool = False
    possible: bool = False
    negated: bool = False
    hearsay: bool = False
    joined: bool = False
    plural: bool = False
    price: int | None = None
    verb: int = 0
    reach: int | None = None
    onward: bool = False
    aside: range = range(0)

    @property
    def phrases(self) -> list[Phrase]:
        """All phrases but the subject, those behind the verb first."""
        return [*self.after, *self.before]


class Lexicon:
    """The small words of a language as sets to look in."""

    def __init__(self, table: FactsTable) -> None:
        """Take the table of the language."""
        words: Words = table.words
        self.determiners = frozenset(words.determiners)
        self.oblique = frozenset(words.oblique)
        self.genitives = frozenset(words.genitives)
        self.prepositions = frozenset(words.prepositions)
        self.postpositions = frozenset(words.postpositions)
        self.conjunctions = frozenset(words.conjunctions)
        self.subordinators = frozenset(words.subordinators)
        self.relatives = frozenset(words.relatives)
        self.pronouns = frozenset(words.pronouns)
        self.impersonal = frozenset(words.impersonal)
        self.personal = frozenset(words.personal)
        self.counts = frozenset(words.counts)
        self.contracted = frozenset(words.contracted)
        self.origin_endings = tuple(words.origin_endings)
        self.aged = tuple(words.aged)
        self.adverbs = frozenset(words.adverbs)
        self.adverb_endings = tuple(words.adverb_endings)
        self.be = frozenset(words.be)
        self.have = frozenset(words.have)
        self.become = frozenset(words.become)
        self.becomes_now = frozenset(words.becomes_now)
        self.future = frozenset(words.future)
        self.nominative = frozenset(words.nominative)
        self.definite = frozenset(words.definite)
        self.possessives = tuple(words.possessives)
        self.plural_endings = tuple(words.plural_endings)
        self.verb_endings = tuple(words.verb_endings)
        self.possible = frozenset(words.possible)
        self.neutral = frozenset(words.neutral)
        self.to = frozenset(words.to)
        self.particles = frozenset(words.particles)
        self.controls = frozenset(words.controls)
        self.commitments = frozenset(words.commitments)
        self.control_nouns = frozenset(words.control_nouns)
        self.says = frozenset(words.says)
        self.agents = frozenset(words.agents)
        self.negations = frozenset(words.negations)
        self.not_negations = frozenset(words.not_negations)
        self.conditions = frozenset(words.conditions)
        self.hearsays = frozenset(words.hearsays)
        self.generic = frozenset(words.generic)
        self.parts = frozenset(words.parts)
        self.genitive_endings = tuple(words.genitive_endings)
        self.generic_endings = tuple(words.generic_endings)
        self.bodies = frozenset(words.bodies)
        # A board is its company's; a parliament or government is no one's.
        self.own_bodies = self.bodies - frozenset(words.chambers)
        self.times = frozenset(words.times)
        self.plurals = frozenset(words.plurals)
        self.shares = frozenset(words.shares)
        self.measure_adjectives = frozenset(words.measure_adjectives)
        self.implied = frozenset(words.implied)
        self.pays = frozenset(words.pays)
        self.unreal = frozenset(words.unreal)
        self.no = frozenset(words.no)
        self.its = frozenset(words.its)
        self.figures = frozenset(w.lower() for w in table.witnesses.get("measure", ()))
        self.ended = frozenset(words.ended)
        self.figure_links = frozenset(words.figure_links)
        self.past_endings = tuple(words.past_endings)
        self.gerund_endings = tuple(words.gerund_endings)
        self.gerunds_after = frozenset(words.gerunds_after)
        self.auxiliaries = self.be | self.have | self.become | self.future | self.possible
        self.auxiliaries |= self.neutral
        # Ends of the nouns that frames look for.
        self.sought = tuple({w.lower() for listed in table.witnesses.values() for w in listed})
        frames = table.frames
        self.acts = frozenset(w.lower() for f in frames for w in f.nouns)
        # What may follow from a departure ("left to become"), and the verbs of one.
        self.takes_office = _infinitives(frames, "appointment")
        self.leaves = _infinitives(frames, "departure")
        self.verbs = frozenset(
            w.lower().split()[0]
            for f in frames
            if not f.future
            for w in (*f.verbs, *f.participles, *f.progressives)
        )
        self.progressives = frozenset(w.lower().split()[0] for f in frames for w in f.progressives)
        # Words that neither stand inside a noun phrase nor name anything.
        self.function = (
            self.prepositions
            | self.postpositions
            | self.conjunctions
            | self.subordinators
            | self.relatives
            | self.pronouns
            | self.auxiliaries
            | self.says
            | self.negations
            | self.to
        )
        # What opens a clause before its subject.
        self.openings = self.prepositions | self.subordinators
        self.any_verb = self.verbs | self.says | self.auxiliaries
        # Verbs whose object may be a noun of intention, those that give one up among them.
        self.told = self.says | self.verbs | {w.lower().split()[0] for w in words.denied}
        self.not_nominal = self.verbs | self.function
        self.before_dates = self.measure_adjectives | self.determiners

    def is_adverb(self, token: Token) -> bool:
        """Tell whether a token is an adverb that may stand between a subject and its verb."""
        if token.kind != "word":
            return False
        ending = bool(self.adverb_endings) and token.lower.endswith(self.adverb_endings)
        return token.lower in self.adverbs or (ending and token.text == token.lower)

    def is_personal(self, phrase: Phrase) -> bool:
        """Tell whether a phrase speaks of a person named before: "she", "der 42-Jährige"."""
        aged = not phrase.names and bool(self.aged) and phrase.last.endswith(self.aged)
        return phrase.pronoun in self.personal or aged

    def is_share(self, token: Token) -> bool:
        """Tell whether a word is a share of something ("stake", "51%")."""
        noun = token.lower.rpartition("-")[2]
        return noun in self.shares or _SHARE.fullmatch(token.text) is not None

    def phrase(
        self, start: int, tokens: Sequence[Token], prep: str | None, det: str | None
    ) -> Phrase:
        """Return the phrase of `tokens`, the first of which has index `start` in the sentence."""
        names = tuple(t.actor for t in tokens if t.actor is not None and t.kind == "name")
        owners = tuple(t.actor for t in tokens if t.actor is not None and t.owner)
        last = tokens[-1]
        heads = _joined(tokens, self.conjunctions)
        bare = last.lower in self.parts | self.own_bodies
        named = last.kind == "word" and (bare or self.is_generic(last.lower))
        if not heads and named:
            # "the Acme group" is Acme
            inner = [t for t in tokens if t.kind == "name"]
            if inner and not inner[-1].owner and tokens[-2] is inner[-1] and inner[-1].actor:
                heads = (inner[-1].actor,)
        if not heads and last.owner and last.actor and self._is_compound(last.lower):
            # "der Acme-Konzern" is Acme
            heads = (last.actor,)
        pronoun = last.lower if len(tokens) == 1 and last.lower in self.pronouns else None
        generic = (
            not names
            and not owners
            and det in self.definite
            and last.kind == "word"
            and (self.is_generic(last.lower) or last.lower in self.own_bodies)
            and f"{det} {last.lower}" not in self.plurals
        )
        return Phrase(
            start,
            start + len(tokens),
            tuple(tokens),
            prep,
            heads,
            names,
            owners,
            pronoun,
            generic,
            det is not None and det in self.oblique,
            det is not None and det in self.nominative,
        )

    def _is_compound(self, word: str) -> bool:
        """Tell whether a compound ends in a noun that is part of no firm's name."""
        return "-" in word and bool(self.generic_endings) and word.endswith(self.generic_endings)

    def generic_owner(self, phrase: Phrase) -> Phrase | None:
        """Return the common noun for an organisation that owns a phrase: "the carmaker's chief"."""
        if not phrase.tokens or phrase.tokens[0].lower not in self.definite:
            return None
        for place, token in enumerate(phrase.tokens[1:-1], start=1):
            for mark in self.possessives:
                noun = token.lower.removesuffix(mark)
                if token.kind == "word" and noun != token.lower and self.is_generic(noun):
                    owner = replace(token, text=noun, lower=noun)
                    tokens = (*phrase.tokens[:place], owner)
                    end = phrase.start + place + 1
                    return Phrase(phrase.start, end, tokens, None, generic=True)
        return None

    def is_generic(self, word: str) -> bool:
        """Tell whether a common noun may speak of the organisation named before."""
        if word in self.generic:
            return True
        return bool(self.generic_endings) and word.endswith(self.generic_endings)


def _infinitives(frames: Sequence[Frame], kind: str) -> frozenset[str]:
    """Return the first words of the verbs of frames of a kind whose subject is a person."""
    own = (f for f in frames if (f.kind, f.who) == (kind, "subject-person"))
    return frozenset(
        w.lower().split()[0] for f in own for w in (*f.verbs, *f.infinitives, *f.progressives)
    )


def _joined(tokens: Sequence[Token], conjunctions: frozenset[str]) -> tuple[Actor, ...]:
    """Return the actors that a phrase stands for: its last name and those joined to it."""
    heads: list[Actor] = []
    expected = True
    for token in reversed(tokens):
        if expected:
            if token.kind != "name" or token.owner or token.actor is None:
                break
            heads.append(token.actor)
            expected = False
        elif token.lower in conjunctions or token.text == ",":
            expected = True
        elif token.kind == "name" and not token.owner and not _is_place(token):
            break
    return tuple(reversed(heads))


def _is_place(token: Token) -> bool:
    return token.actor is not None and token.actor.kind == "place"
