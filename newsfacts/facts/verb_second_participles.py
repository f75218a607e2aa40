"""Participles without an auxiliary: insertions and headlines (German)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsfacts.facts.phrases import Reading
from newsfacts.facts.tokens import Token
from newsfacts.facts.verb_second_subjects import VerbSecondSubjects


class VerbSecondParticiples(VerbSecondSubjects):
    """Reads participles that stand alone, and settles their voice where they look like more."""

    def _of_participle(
        self, tokens: Sequence[Token], first: int, last: int, reading: Reading
    ) -> Reading | None:
        """Read an insertion that says by whom: "Acme, 1990 von Ina Berg gegründet,"."""
        low = reading.low
        if last != reading.high - 1 or low == 0 or tokens[low - 1].text != ",":
            return None
        named = self._before_comma(tokens, low - 1)
        inside = self.chunk(tokens, low, first)
        by = any(p.prep in self._lex.agents and p.heads for p in inside)
        if named is None or not named.heads or not by:
            return None
        reading.passive = True
        reading.subject, reading.after = replace(named, prep=None), inside
        return reading

    def _of_headline(
        self, tokens: Sequence[Token], last: int, reading: Reading, moves: bool
    ) -> bool:
        """Read a headline that ends with its participle: "Trainer Jo Lang entlassen"."""
        low = reading.low
        if last != len(tokens) - 1 or any(self.is_verb(tokens, i) for i in range(low, last)):
            return False
        own = self.chunk(tokens, low, last)
        subject = own[0] if own and own[0].prep is None and not own[0].oblique else None
        if subject is None or not subject.heads or subject.heads[0].kind == "place":
            return False
        person = len(subject.heads) == 1 and subject.heads[0].kind == "person"
        if len(own) < 2 and not person:
            # "Acme und Beta fusionieren": no participle
            return False
        reading.passive, reading.subject, reading.after = not moves, subject, own[1:]
        return True

    @staticmethod
    def _of_either(reading: Reading) -> None:
        """Settle the voice of a form that is participle and infinitive ("wird entlassen").

        With an object of its own the verb is active: "wird das Unternehmen verlassen".
        """
        reading.passive = not any(
            p.prep is None and not p.is_amount and p is not reading.subject for p in reading.after
        )
