"""A sentence with all that was found in it: who and what stands where, governed by which word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsfacts.names.spans import NameSpan
from newsfacts.records import Date, Money, Organisation, Person

_CLOSING = frozenset('.!?"“”»«')
_WORD_BEFORE = re.compile(r"([^\s(,;:–—]+)[ \u00a0]+$")


@dataclass(frozen=True, slots=True)
class Actor:
    """A mention of a person, an organisation or a place; `name` is that of its record."""

    start: int
    end: int
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence: its span, the actors, amounts and dates in it; indexes are the record's.

    `ends` are the positions where an actor, an amount or a date ends.
    """

    text: str
    start: int
    end: int
    actors: tuple[Actor, ...]
    money: tuple[tuple[int, Money], ...]
    dates: tuple[tuple[int, Date], ...]
    ends: frozenset[int]

    @property
    def is_whole(self) -> bool:
        """Tell whether it ends as a sentence does; a headline does not."""
        return self.text[self.start : self.end].rstrip()[-1:] in _CLOSING

    def is_bracketed(self, actor: Actor) -> bool:
        """Tell whether a name is the first thing in brackets."""
        return self.text[actor.start - 1 : actor.start] == "("

    def words_before(self, position: int, floor: int, count: int) -> list[str]:
        """Return up to `count` words before `position`, the nearest first, none across a mark.

        `floor` is where to stop. Names, amounts and dates end the search as well.
        """
        words: list[str] = []
        at = position
        while len(words) < count:
            found = _WORD_BEFORE.search(self.text, max(floor, at - 40), at)
            if found is None or found.end(1) in self.ends:
                break
            words.append(found[1])
            at = found.start()
        return words


def scenes(
    text: str,
    sentences: Iterable[tuple[int, int]],
    people: Sequence[Person],
    organisations: Sequence[Organisation],
    places: Sequence[NameSpan],
    money: Sequence[Money],
    dates: Sequence[Date],
) -> Iterable[Scene]:
    """Yield the sentences with what was found in each."""
    actors = [Actor(m.start, m.end, p.name, "person") for p in people for m in p.mentions]
    actors += [
        Actor(m.start, m.end, o.name, "organisation") for o in organisations for m in o.mentions
    ]
    actors += [Actor(s.start, s.end, text[s.start : s.end], "place") for s in places]
    actors.sort(key=lambda a: a.start)
    starts = [a.start for a in actors]
    money_starts = [m.start for m in money]
    date_starts = [d.start for d in dates]
    for start, end in sentences:
        here = actors[bisect_left(starts, start) : bisect_left(starts, end)]
        amounts = range(bisect_left(money_starts, start), bisect_left(money_starts, end))
        days = range(bisect_left(date_starts, start), bisect_left(date_starts, end))
        ends = (
            {a.end for a in here} | {money[i].end for i in amounts} | {dates[i].end for i in days}
        )
        yield Scene(
            text,
            start,
            end,
            tuple(here),
            tuple((i, money[i]) for i in amounts),
            tuple((i, dates[i]) for i in days),
            frozenset(ends),
        )
