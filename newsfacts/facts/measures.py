"""Measures: which amount of a clause says which figure ("a profit of £2m on sales of £70m")."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import takewhile

from newsfacts.facts.phrases import Lexicon, Reading
from newsfacts.facts.scene import Actor
from newsfacts.facts.tables import Words
from newsfacts.facts.tokens import Token

# Words before an amount among which one may tell that it only serves to compare.
_BEFORE = 3
# A figure and its amount stand at most this far apart, in tokens.
_APART = 14


def is_compared(
    tokens: Sequence[Token],
    at: int,
    compared: Set[str],
    bounds: Set[str],
    articles: Set[str],
    told: Sequence[int] = (),
) -> bool:
    """Tell whether the amount at `at` only serves to compare ("than $5m").

    `compared` are the words that tell it, `bounds` those that make them tell how much it is at
    least or most ("more than $5m"); `articles` stand between without a say, and the tokens `told`
    are not compared with. A name, another amount or a mark ends what may govern it.
    """
    before: list[str] = []
    for place in range(at - 1, max(-1, at - 2 * _BEFORE), -1):
        token = tokens[place]
        if (
            len(before) == _BEFORE
            or token.kind in ("money", "mark")
            or (token.kind == "name" and not token.owner)
        ):
            break
        if token.kind == "word" and place not in told and token.lower not in articles:
            before.insert(0, token.lower)
    if before[-2:-1] and before[-2] in bounds:
        return False
    return not compared.isdisjoint(before[-2:])


class Measures:
    """Pairs the nouns of figures with amounts."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        """Take the language's small words."""
        self._lex = lexicon
        self._compared = frozenset(words.compared)
        # "compared with a profit of $5m"
        links = () if words.verb_second else words.share_links
        self._small = lexicon.determiners | frozenset(links)
        self._bounds = frozenset(words.bounds)
        self._differences = frozenset(words.differences)
        self._from_to = list(words.from_to)
        self._owners = frozenset((*words.home_prepositions, ""))

    def rows(
        self,
        tokens: Sequence[Token],
        amounts: Sequence[int],
        nouns: Sequence[int],
        *,
        free: bool,
    ) -> list[tuple[int | None, str | None]]:
        """Return (token index of an amount, the figure's noun), one for each figure stated.

        `nouns` are the token indexes of the nouns of figures; an amount that only serves to compare
        is left out, and so is one with no noun of its own; but where the verb is `free` to state a
        figure without one ("lost $5m"), the first amount is that figure.
        """
        out: list[tuple[int | None, str | None]] = []
        used: set[int] = set()
        stated = [at for at in amounts if not self._is_compared(tokens, at, nouns)]
        for at in stated:
            noun = self._noun_of(at, stated, [n for n in nouns if n not in used])
            if noun is None and free:
                free = False
                out.append((at, None))
            if noun is not None:
                used.add(noun)
                out.append((at, self._name(tokens, noun)))
        return out

    def _is_compared(self, tokens: Sequence[Token], at: int, nouns: Sequence[int]) -> bool:
        # "cut its forecast to $8m": what is told of is not compared with
        if is_compared(tokens, at, self._compared, self._bounds, self._small, nouns):
            return True
        before = [t.lower for t in tokens[max(0, at - _BEFORE) : at] if t.kind == "word"]
        nearest = takewhile(self._goes_on, reversed(tokens[max(0, at - _BEFORE) : at]))
        if any(t.lower in self._differences for t in nearest):
            # "rose by $5m"
            return True
        if at + 1 in nouns and at + 2 < len(tokens) and tokens[at + 2].lower in self._compared:
            # "missing the $9m profit forecast"
            return True
        # "from $12m to $8m": the second one counts
        ahead = [t.lower for t in tokens[at + 1 : at + 2]]
        return [*before[-1:], *ahead] == self._from_to

    def _goes_on(self, token: Token) -> bool:
        return token.kind == "word" and token.lower not in self._lex.conjunctions

    def _noun_of(self, at: int, stated: Sequence[int], nouns: Sequence[int]) -> int | None:
        """Return the noun of the figure that an amount states: right behind it, else before it."""
        behind = [n for n in nouns if n == at + 1]
        if behind:
            return behind[0]
        before = [n for n in nouns if 0 < at - n <= _APART]
        if before:
            noun = max(before)
            other = any(noun < place < at for place in stated)
            return None if other else noun
        later = [n for n in nouns if 0 < n - at <= 3]
        return later[0] if later else None

    def _name(self, tokens: Sequence[Token], noun: int) -> str:
        start = noun
        while start > 0 and tokens[start - 1].lower in self._lex.measure_adjectives:
            start -= 1
        return " ".join(t.text for t in tokens[start : noun + 1])

    def owner(self, reading: Reading, nouns: Sequence[int]) -> Actor | None:
        """Return whose figure it is where the figure is the subject: "Acme's revenue fell"."""
        subject = reading.subject
        if subject is None or not any(subject.start <= n < subject.end for n in nouns):
            return None
        behind = [p for p in reading.after if not p.is_amount]
        for phrase in (subject, *reading.before[:1], *behind[:1]):
            if phrase is subject or phrase.prep in self._owners:
                named = (*phrase.owners, *(phrase.heads if phrase is not subject else ()))
                own = [a for a in named if a.kind == "organisation"]
                if own:
                    return own[-1]
        return None
