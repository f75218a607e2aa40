"""Clauses with the finite verb second or last, objects in the middle (German)."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from newsfacts.facts.phrases import Phrase, Reading
from newsfacts.facts.tokens import Token
from newsfacts.facts.verb_second_participles import VerbSecondParticiples
from newsfacts.facts.verb_second_subjects import stands, with_name


class VerbSecond(VerbSecondParticiples):
    """Reads what a verb says from the place of the finite verb and the case of determiners."""

    def read(
        self,
        tokens: Sequence[Token],
        first: int,
        last: int,
        forms: frozenset[str],
        *,
        moves: bool = False,
        objects: frozenset[str] = frozenset(),
        whole: bool = True,
    ) -> Reading | None:
        """Return what the verb form in tokens `first` to `last` says, None where it is no verb.

        `forms` says what the form may be: "verb", "participle", "infinitive". `moves` tells a verb
        whose perfect takes "be". `objects` are nouns that are the verb's object where they stand
        first ("den Zuschlag erhielt …"); a sentence that is not `whole` is a headline.
        """
        low, high = self.clause(tokens, first)
        reading = Reading(low=low, high=high)
        finite = first
        either = {"participle", "infinitive"} <= forms
        others = [i for i in range(low, high) if tokens[i].lower in self._finite and i != first]
        if first > low and tokens[first - 1].lower in self._lex.to:
            return self._of_infinitive(tokens, first, reading)
        alone = not whole and not others and "participle" in forms
        if alone and self._of_headline(tokens, last, reading, moves):
            return reading
        if "participle" in forms and self._is_perfect(tokens, last, high):
            return self._of_infinitive(tokens, first, reading, past=True)
        final = self.opens_subordinate(tokens, low, max([last, *others]))
        if "verb" not in forms or (others and forms & {"participle", "infinitive"}):
            if not others:
                if "infinitive" in forms:
                    return self._of_infinitive(tokens, first, reading)
                return self._of_participle(tokens, first, last, reading)
            if not self._auxiliaries(tokens, others, forms, reading, moves):
                return None
            finite = others[0] if not final else others[-1]
        if self._conditional(tokens, low, finite):
            return None
        if reading.possible:
            return None
        reading.plural = tokens[finite].lower.endswith(self._lex.plural_endings)
        self._arguments(tokens, finite, first, last, reading, final, objects)
        if either and reading.passive and finite != first:
            self._of_either(reading)
        reading.negated = any(
            tokens[i].lower in self._lex.negations
            and not (i + 1 < high and tokens[i + 1].lower in self._lex.not_negations)
            for i in range(low, high)
        )
        return reading

    def _auxiliaries(
        self,
        tokens: Sequence[Token],
        places: Sequence[int],
        forms: frozenset[str],
        reading: Reading,
        moves: bool,
    ) -> bool:
        """Set voice and mood from the auxiliaries of a clause; tell whether they fit the form."""
        lex = self._lex
        words = {tokens[i].lower for i in places}
        become, be = bool(words & lex.become), bool(words & lex.be)
        have = bool(words & lex.have)
        modal = bool(words & lex.future)
        reading.possible = bool(words & lex.possible)
        if "participle" in forms and (become or be or have or "infinitive" not in forms):
            reading.passive = become or (be and not moves)
            now = bool(words & lex.becomes_now)
            reading.planned = modal or (
                now and not be and words.isdisjoint(lex.become - lex.becomes_now)
            )
            reading.hearsay = modal and (have or be) and not become
            if be and not become and not moves and not have:
                # A state ("ist geschlossen") tells no act.
                return False
            return become or be or have
        if "infinitive" in forms:
            reading.planned = modal or become
            return modal or become or bool(words & (lex.neutral | lex.possible))
        return False

    def _conditional(self, tokens: Sequence[Token], low: int, finite: int) -> bool:
        """Tell whether the clause is a condition or an indirect question."""
        return tokens[low].lower in self._lex.conditions or (
            finite == low and low == 0 and tokens[-1].text == "?"
        )

    def _arguments(
        self,
        tokens: Sequence[Token],
        finite: int,
        first: int,
        last: int,
        reading: Reading,
        final: bool,
        objects: frozenset[str],
    ) -> None:
        low, high = reading.low, reading.high
        if final:
            self._of_subordinate(tokens, reading, finite, first, last)
            return
        low = self._own_start(tokens, low, finite)
        reading.low = low
        front = self.chunk(tokens, low, finite)
        first_verb = finite == first
        middle = self._middle(tokens, finite, first, last, high)
        if not first_verb:
            reading.high = self._own_end(tokens, last, high)
            start = self._joined_start(tokens, finite, first)
            if start is not None:
                # "hat A gegründet und B verkauft": the subject stands before the first of them
                every = self.chunk(tokens, finite + 1, start)
                subject = self._pick(front, every, objects)
                reading.subject, reading.low = subject, start
                reading.after = self.chunk(tokens, start, first)
                return
            middle = [p for p in middle if p.start < reading.high]
        if not front and finite == low and low > 0:
            before = self._before_insertion(tokens, low - 1)
            if before is None and not any(p.heads or p.generic for p in middle[:1]):
                before = self._of_clause_before(tokens, low)
            if before is not None:
                reading.subject, reading.after = before, middle
                return
        if finite > low and tokens[finite - 1].lower in self._lex.conjunctions:
            # "kaufte A und verkauft B": the subject of the verb before
            earlier = self._earlier_subject(tokens, finite - 2)
            if earlier is not None:
                reading.subject, reading.after, reading.low = earlier, middle, finite
                return
        subject = self._pick(front, middle, objects)
        others = [p for p in middle if p is not subject]
        subject, reading.before = with_name(subject, [p for p in front if p is not subject])
        reading.subject, reading.after = with_name(subject, others)

    def _pick(
        self, front: Sequence[Phrase], middle: Sequence[Phrase], objects: frozenset[str]
    ) -> Phrase | None:
        """Return the subject: what stands bare in front, else the first bare phrase behind."""
        head = front[0] if front else None
        behind = [p for p in middle if p.prep is None and not p.oblique and not p.is_amount]
        if head is None or head.prep is not None or head.oblique:
            return behind[0] if behind else None
        if head.is_amount or head.last in self._lex.times or self._inverted(head, behind):
            return behind[0] if behind else None
        named = [p for p in behind if p.heads or p.generic]
        return named[0] if named and not head.heads and head.any_of(objects) else head

    def _own_end(self, tokens: Sequence[Token], last: int, high: int) -> int:
        """Return where another verb is joined behind a participle or infinitive."""
        for place in range(last + 1, high):
            if tokens[place].lower in self._lex.conjunctions:
                return place
        return high

    def _joined_start(self, tokens: Sequence[Token], finite: int, first: int) -> int | None:
        """Return where the part of a joined participle or infinitive begins, behind the "and"."""
        for place in range(first - 1, finite, -1):
            if tokens[place].lower in self._lex.conjunctions:
                return place + 1 if self._ends_part(tokens, place) else None
        return None

    def _own_start(self, tokens: Sequence[Token], low: int, finite: int) -> int:
        """Return where the clause of a finite verb begins behind an "and" that joins clauses."""
        lex = self._lex
        for place in range(finite - 1, low, -1):
            if tokens[place].lower in lex.conjunctions and place < finite - 1:
                if any(self.is_verb(tokens, i) for i in range(low, place)):
                    return place + 1
                return low
        return low

    def _middle(
        self, tokens: Sequence[Token], finite: int, first: int, last: int, high: int
    ) -> list[Phrase]:
        if finite == first:
            return self.chunk(tokens, last + 1, high)
        low = min(finite, first)
        return [
            *self.chunk(tokens, low + 1, max(finite, first)),
            *self.chunk(tokens, last + 1, high),
        ]

    def _inverted(self, head: Phrase, middle: Sequence[Phrase]) -> bool:
        """Tell whether a bare noun in front is no subject: a name behind the verb must be."""
        if head.heads or head.generic or head.pronoun:
            return False
        single = len(head.tokens) == 1
        return single and any(
            p.prep is None and not p.oblique and (p.heads or p.generic) for p in middle
        )

    def _of_subordinate(
        self, tokens: Sequence[Token], reading: Reading, finite: int, first: int, last: int
    ) -> None:
        lex = self._lex
        low, high = reading.low, reading.high
        opener = tokens[low].lower
        prep = opener if opener in lex.prepositions else None
        phrases = [
            *self.chunk(tokens, low + (2 if prep else 1), min(finite, first)),
            *self.chunk(tokens, max(finite, last) + 1, high),
        ]
        bare = next((p for p in phrases if p.prep is None and not p.oblique and stands(p)), None)
        if opener in lex.subordinators:
            reading.subject = bare
            reading.after = [p for p in phrases if p is not bare]
            return
        relative = tokens[low + 1].lower if prep else opener
        named = self._before_comma(tokens, low - 1)
        if named is not None:
            named = replace(named, prep=None)
        if named is None:
            reading.subject = bare if prep or relative in lex.oblique else None
            reading.after = [p for p in phrases if p is not bare]
            return
        other = bare is not None and (bare.pronoun or bare.nominative)
        if prep or relative in lex.oblique or other:
            reading.subject = bare
            reading.after = [*(p for p in phrases if p is not bare), replace(named, prep=prep)]
            return
        reading.subject = named
        reading.after = list(phrases)

    def _is_perfect(self, tokens: Sequence[Token], last: int, high: int) -> bool:
        """Tell whether an infinitive of what has been follows: "gekauft zu haben"."""
        ends = last + 2 < high and tokens[last + 1].lower in self._lex.to
        return ends and tokens[last + 2].lower in self._lex.have

    def _of_infinitive(
        self, tokens: Sequence[Token], first: int, reading: Reading, *, past: bool = False
    ) -> Reading | None:
        """Read "plant, Beta zu kaufen": the subject is that of the verb of intention before it.

        In the `past` any verb may stand before it: "gab an, Beta gekauft zu haben".
        """
        lex = self._lex
        low, high = reading.low, reading.high
        own = self.chunk(tokens, low, first)
        reading.planned = not past
        if low == 0 or tokens[low - 1].text != ",":
            return None
        before, _ = self.clause(tokens, low - 2) if low > 1 else (0, 0)
        matrix = [
            i
            for i in range(before, low - 1)
            if tokens[i].lower in lex.controls or (past and self.is_verb(tokens, i))
        ]
        if not matrix:
            return None
        outer = Reading(low=before, high=low - 1)
        finite = next(
            (i for i in range(before, low - 1) if tokens[i].lower in self._finite or i in matrix),
            matrix[0],
        )
        final = self.opens_subordinate(tokens, before, finite)
        self._arguments(tokens, finite, finite, finite, outer, final, frozenset())
        reading.subject = subject = outer.subject
        if subject is not None:
            # "der Vorstand von Acme beschloss, …"
            near = (p for p in outer.phrases if 0 <= p.start - subject.end <= 1)
            reading.before = [p for p in near if p.prep is not None]
        reading.after = own
        reading.high = high
        reading.negated = any(
            tokens[i].lower in lex.negations for i in [*range(before, low - 1), *range(low, high)]
        )
        return reading

    def ends_in_verb(self, tokens: Sequence[Token], last: int) -> bool:
        """Tell whether a word like a participle ends the clause: its verb is an auxiliary then."""
        end = last
        while end + 1 < len(tokens) and not self.breaks(tokens, end + 1):
            if tokens[end + 1].lower in self._lex.conjunctions and self._is_finite(tokens, end + 2):
                break
            end += 1
        word = tokens[end]
        return (
            end > last
            and word.kind == "word"
            and word.text == word.lower
            and word.lower not in self._lex.adverbs
            and not word.text[0].isdigit()
        )

    def _is_finite(self, tokens: Sequence[Token], at: int) -> bool:
        return at < len(tokens) and self.is_verb(tokens, at)

    def is_separable(self, tokens: Sequence[Token], forms: Set[str], last: int) -> bool:
        """Tell whether a verb is another one by the particle its clause ends with."""
        return "verb" in forms and self.has_tail(tokens, last, self._lex.particles)

    def has_tail(self, tokens: Sequence[Token], last: int, tails: Set[str]) -> bool:
        """Tell whether the clause ends with one of the particles of separable verbs."""
        for at in range(last + 1, len(tokens)):
            if tokens[at].text in ",;:.!?–" and self.breaks(tokens, at):
                return False
            if self.is_verb(tokens, at, says=False):
                return False
            if tokens[at].text in tails:
                following = tokens[at + 1] if at + 1 < len(tokens) else None
                if following is None or following.kind == "mark":
                    return True
                if following.lower in self._lex.conjunctions | self._lex.says:
                    return True
        return False
