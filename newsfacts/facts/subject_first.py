"""Clauses where the subject stands right before its verb and objects behind it (English)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsfacts.facts.phrases import Phrase, Reading
from newsfacts.facts.subject_first_clauses import SubjectFirstClauses
from newsfacts.facts.tokens import Token

# The longest insertion that a participle opens, in tokens.
_INSERTED = 10
# The longest relative clause behind which a clause may go on, in tokens.
_RELATIVE = 25
# The longest opening before a subject that may hold arguments of its verb, in tokens.
_OPENING = 12


class SubjectFirst(SubjectFirstClauses):
    """Reads what a verb says from the order subject, verb, objects."""

    def read(
        self,
        tokens: Sequence[Token],
        first: int,
        last: int,
        forms: frozenset[str],
    ) -> Reading | None:
        """Return what the verb form in tokens `first` to `last` says, None where it is no verb.

        `forms` says what the form may be: "verb", "participle", "progressive".
        """
        reading = Reading(low=0, high=self.clause_end(tokens, last + 1), verb=first)
        reading.after = self.chunk(tokens, last + 1, reading.high)
        self._go_on(tokens, reading)
        added = range(last + 2, reading.high)
        opens = self._lex.subordinators
        reading.reach = next(
            (i for i in added if tokens[i].lower in opens and not self.links_figure(tokens, i)),
            None,
        )
        at, be, to = self._verb_group(tokens, first - 1, reading)
        if to is False and at == first - 1 and tokens[first].lower in self._lex.takes_office:
            return self._left_for(tokens, at, reading)
        if to is False or reading.possible:
            return None
        reading.passive = "participle" in forms and be
        if "progressive" in forms and not be and not to:
            # "committed to investing" is an intention like "committed to invest".
            return self._gerund(tokens, last, at, reading)
        if not be and first == 0 and "participle" in forms:
            return self._opening_participle(tokens, last, reading)
        if not be and not forms & {"verb", "progressive", "infinitive"}:
            if at == first - 1 and self._close(tokens, first, last, reading):
                return self._reduced(tokens, first, last, reading, alone=True)
            return self._reduced(tokens, first, last, reading)
        if be and not reading.passive and "progressive" not in forms:
            return None
        if forms == {"infinitive"} and at == first - 1:
            return None
        if "participle" in forms and not be and at == first - 1:
            if self._has_no_object(reading):
                return self._reduced(tokens, first, last, reading)
            if self._close(tokens, first, last, reading):
                return self._reduced(tokens, first, last, reading, alone=True)
        if to is None and at >= 0 and tokens[at].lower in self._lex.determiners:
            # "the recently founded Acme": the participle says something of a noun
            return None
        if to is None and not be and at == first - 1 and self._is_noun(tokens, at, first):
            return None
        reading.subject = self._subject(tokens, at, 0, reading)
        if reading.subject is None or (to and self._is_told_of(tokens, at, reading)):
            return None
        if reading.joined and "participle" in forms and not be:
            reading.passive = True
        bare = at == first - 1 and {"participle", "verb"} <= forms
        if bare and self._headline(tokens):
            # "Acme sold to Beta for $5m": a headline
            reading.passive |= bool(reading.after) and all(p.prep for p in reading.after)
        reading.low = reading.subject.start
        if at > 0 and tokens[at].lower in self._lex.relatives and tokens[at - 1].text == ",":
            # The insertion ends at the next comma, and what follows is said by another verb.
            reading.high = self._insertion_comma(tokens, last + 1, reading.high)
            reading.after = [p for p in reading.after if p.end <= reading.high]
        reading.before = self._opening(tokens, reading)
        self._take_antecedent(tokens, last, reading)
        return reading

    def _go_on(self, tokens: Sequence[Token], reading: Reading) -> None:
        """Let a clause go on behind a relative clause in it: "bought Beta, which …, for $5m"."""
        opened, size = reading.high, len(tokens)
        if opened >= size or tokens[opened - 1].text != ",":
            return
        if tokens[opened].lower not in self._lex.relatives:
            return
        near = range(opened + 1, min(size - 1, opened + _RELATIVE))
        close = next((i for i in near if tokens[i].text == ","), None)
        if close is None or tokens[close + 1].lower not in self._lex.prepositions:
            return
        reading.aside = range(opened, close)
        reading.high = self.clause_end(tokens, close + 1)
        reading.after += self.chunk(tokens, close + 1, reading.high)

    def goes_on(self, tokens: Sequence[Token], reading: Reading) -> bool:
        """Tell whether an office follows that someone leaves another one for."""
        ahead = tokens[reading.high : reading.high + 2]
        lex = self._lex
        return len(ahead) > 1 and ahead[0].lower in lex.to and ahead[1].lower in lex.takes_office

    def _left_for(self, tokens: Sequence[Token], to: int, reading: Reading) -> Reading | None:
        """Read an office that someone leaves another one for: "left Beta to become …"."""
        near = range(to - 1, max(-1, to - _OPENING), -1)
        verb = next((i for i in near if self.is_verb(tokens, i)), None)
        if verb is None or tokens[verb].lower not in self._lex.leaves:
            return None
        reading.subject = self._of_earlier_verb(tokens, to - 1, 0, reading)
        if reading.subject is None or reading.possible:
            return None
        reading.low = verb
        reading.onward = True
        return reading

    def _is_told_of(self, tokens: Sequence[Token], at: int, reading: Reading) -> bool:
        """Tell whether the noun that an infinitive hangs on is the subject of another verb.

        "A decision to close the plant should be stopped": `at` is the article of the noun.
        """
        if tokens[at].lower not in self._lex.determiners or reading.high >= len(tokens):
            return False
        return tokens[reading.high].lower in self._lex.auxiliaries

    def _take_antecedent(self, tokens: Sequence[Token], last: int, reading: Reading) -> None:
        """Give a relative clause its object: "Beta, which Acme bought for $5m, makes tyres"."""
        if reading.subject is None or reading.passive:
            return
        pronoun = reading.subject.start - 1
        if pronoun < 1 or tokens[pronoun].lower not in self._lex.relatives:
            return
        named = self._antecedent(tokens, pronoun, 0, reading)
        if named is None or not named.heads or named.end < pronoun - 1:
            return
        reading.high = self._insertion_comma(tokens, last + 1, reading.high)
        reading.after = [p for p in reading.after if p.end <= reading.high]
        if not any(p.prep is None and not p.is_amount for p in reading.after):
            reading.after.insert(0, replace(named, prep=None))

    def _insertion_comma(self, tokens: Sequence[Token], start: int, high: int) -> int:
        """Return where an insertion ends before token `high`: a comma, but none around a name."""
        at = start
        while at < high and tokens[at].text != ",":
            at += 1
        ahead = tokens[at + 1 : at + 3]
        if at < high and len(ahead) > 1 and ahead[0].kind == "name" and ahead[1].text == ",":
            # "its auditor, Beta, $5m"
            return self._insertion_comma(tokens, at + 3, high)
        return min(at, high)

    def _close(self, tokens: Sequence[Token], first: int, last: int, reading: Reading) -> bool:
        """Let a clause end where the insertion does that its participle opens, if it opens one."""
        closed = self._insertion_end(tokens, first, last, reading)
        if closed is None:
            return False
        reading.high = closed
        reading.after = [p for p in reading.after if p.end <= closed]
        return True

    def _insertion_end(
        self, tokens: Sequence[Token], first: int, last: int, reading: Reading
    ) -> int | None:
        """Return where an insertion ends that the participle opens: ", founded in 2009, makes"."""
        if first < 2 or tokens[first - 1].text != ",":
            return None
        if tokens[first - 2].kind != "name" and not self._lex.is_generic(tokens[first - 2].lower):
            return None
        near = range(last + 1, min(len(tokens) - 1, last + _INSERTED))
        end = next((i for i in near if tokens[i].text == ","), None)
        if end is None or any(
            p.prep is None and not p.is_amount for p in reading.after if p.end <= end
        ):
            return None
        following = (t for t in tokens[end + 1 : end + 3] if not self._lex.is_adverb(t))
        goes_on = next(following, tokens[end + 1])
        plain = goes_on.kind == "word" and goes_on.text == goes_on.text.lower()
        verb = goes_on.lower in self._lex.any_verb or goes_on.lower.endswith(self._lex.verb_endings)
        return end if plain and verb else None

    def _is_noun(self, tokens: Sequence[Token], at: int, verb: int) -> bool:
        """Tell by what stands at `at` right before it that the word at `verb` is a noun.

        It is one behind another verb ("booked orders") or an owner ("Acme's pick for chair").
        """
        word = tokens[at] if at >= 0 else None
        if word is None or verb != at + 1:
            return False
        return word.owner or (word.kind == "word" and word.lower in self._lex.verbs)

    def _has_no_object(self, reading: Reading) -> bool:
        """Tell whether an agent stands behind a participle, and no object before the agent."""
        for phrase in reading.after:
            if phrase.prep is None:
                return False
            if phrase.prep in self._lex.agents:
                return bool(phrase.heads)
        return False

    def _opening(self, tokens: Sequence[Token], reading: Reading) -> list[Phrase]:
        """Return the phrases before the subject, where they open its sentence ("For $5m, …")."""
        if reading.subject is None:
            return []
        at = reading.subject.start
        if at >= 2 and tokens[at - 1].lower in self._lex.relatives:
            # "…, with which it signed …"
            prep = tokens[at - 2].lower
            named = self._antecedent(tokens, at - 2, 0, reading)
            if named is None or prep not in self._lex.prepositions:
                return []
            return [replace(named, prep=prep)]
        if at > _OPENING or tokens[0].lower not in self._lex.openings:
            return []
        # What stands behind a verb in it ("after buying Beta for $5m") is said of that verb.
        verbs = (i for i in range(at) if tokens[i].lower in self._lex.any_verb)
        return self.chunk(tokens, 0, next(verbs, at))

    def _gerund(
        self, tokens: Sequence[Token], last: int, at: int, reading: Reading
    ) -> Reading | None:
        """Read a gerund whose subject is that of the sentence: "after buying Beta, Acme …".

        `at` is what stands before it: an "and" that joins it to another progressive, or one of the
        words that tell its act as done.
        """
        lex = self._lex
        if at < 0:
            return None
        word = tokens[at].lower
        if word in lex.conjunctions:
            place = next((i for i in range(at - 1, -1, -1) if self.is_verb(tokens, i)), -1)
            earlier = Reading(low=0, high=0)
            start, be, _ = self._verb_group(tokens, place - 1, earlier)
            if place < 0 or not be or tokens[place].lower not in lex.progressives:
                return None
            reading.planned, reading.possible = earlier.planned, earlier.possible
            reading.negated = earlier.negated
            reading.subject = self._subject(tokens, start, 1, reading)
        elif word in lex.gerunds_after or f"{tokens[at - 1].lower} {word}" in lex.gerunds_after:
            reading.subject = self._of_earlier_verb(tokens, at - 1, 0, reading)
            if reading.subject is None:
                return self._before_subject(tokens, last, reading)
        if reading.subject is None or reading.possible:
            return None
        reading.low = at
        return reading

    def _before_subject(
        self, tokens: Sequence[Token], last: int, reading: Reading
    ) -> Reading | None:
        """Let the verb form that ends at token `last` have the subject behind the next comma."""
        near = range(last + 1, min(len(tokens), reading.high + 1))
        comma = next((i for i in near if tokens[i].text == ","), None)
        if comma is None:
            return None
        subject = self.opening_phrase(tokens, comma + 1, len(tokens))
        if subject is None:
            return None
        reading.subject = subject
        reading.high = comma
        reading.after = [p for p in reading.after if p.end <= comma]
        return reading

    def _reduced(
        self,
        tokens: Sequence[Token],
        first: int,
        last: int,
        reading: Reading,
        *,
        alone: bool = False,
    ) -> Reading | None:
        """Read a participle behind what it says something of: "Beta, bought by Acme".

        It needs someone who acts unless it stands `alone`, between commas.
        """
        before = first - 1
        while before >= 0 and (
            tokens[before].kind == "date" or self._lex.is_adverb(tokens[before])
        ):
            before -= 1
        if before >= 0 and tokens[before].text == ",":
            before -= 1
            if before < 0:
                return None
        reading.passive = True
        reading.subject = self.phrase_before(tokens, before) if before >= 0 else None
        if reading.subject is None or not (reading.subject.heads or reading.subject.generic):
            return None
        if not alone and not any(p.prep in self._lex.agents and p.heads for p in reading.after):
            return None
        reading.low = reading.subject.start
        return reading

    def _opening_participle(
        self, tokens: Sequence[Token], last: int, reading: Reading
    ) -> Reading | None:
        """Read a participle that opens the sentence: "Founded in 1992, the company …"."""
        reading.passive = True
        return self._before_subject(tokens, last, reading)
