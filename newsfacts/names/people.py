"""People: one record a person, all mentions of the name gathered under its fullest form."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from newsfacts.names.offices import Role
from newsfacts.names.spans import NameSpan, Taken
from newsfacts.names.tables import NamesTable
from newsfacts.records import Mention, Person

# A surname shorter than this is too often a syllable or an abbreviation to be searched for.
_SHORTEST_SURNAME = 3
_UMLAUTS = frozenset("äöüÄÖÜß")
_CROSSED = str.maketrans("łŁøØđĐı", "lLoOdDi")
_WORDS = re.compile(r"[\w-]+")


@dataclass
class _Entry:
    """A person while mentions are being gathered; `number` is the place among all of them."""

    number: int
    words: tuple[str, ...]
    spans: list[NameSpan]
    role: Role | None = None


class _Known:
    """The persons found so far, by what they may be named."""

    def __init__(self) -> None:
        self.entries: list[_Entry] = []
        self.full: dict[tuple[str, str], list[_Entry]] = {}
        """By surname and the initial of the given name, in lower case."""
        self.first: dict[str, list[_Entry]] = {}
        """By given name, in lower case."""
        self.marks: dict[str, list[tuple[int, int]]] = {}
        """Where the bearers of a surname (in lower case) are named, with their numbers."""

    def new(self, words: tuple[str, ...], span: NameSpan) -> _Entry:
        """Add a person."""
        entry = _Entry(len(self.entries), words, [span])
        self.entries.append(entry)
        self.mark(entry, span)
        return entry

    def mark(self, entry: _Entry, span: NameSpan) -> None:
        """Remember where a person is named."""
        marks = self.marks.setdefault(plain(entry.words[-1].lower()), [])
        insort(marks, (span.start, entry.number))


class PeopleMerger:
    """Gathers the mentions of persons into records."""

    def __init__(self, table: NamesTable, vague_roles: Iterable[str] = ()) -> None:
        """Take what the language knows about names, and the roles that any other role outranks."""
        self._vague = frozenset(role.lower() for role in vague_roles)
        self._particles = frozenset(table.particles)
        self._genitive = table.genitive_endings
        self._articles = frozenset(table.articles)
        self._capital_nouns = table.nouns_are_capitalised

    def merge(
        self, text: str, spans: Sequence[NameSpan], roles: Mapping[int, Role]
    ) -> list[Person]:
        """Return the persons of a text in order of first mention.

        `spans` are the trimmed names of the text, organisations and places among them; `roles` are
        keyed by span start (see `RoleFinder.find`). A surname alone belongs to the last person
        before it who bears it, a genitive ("Merkels") to the person without the ending; where no
        full name fits, a short name is a person of its own.
        """
        named = [(s, _words(text[s.start : s.end])) for s in spans if s.label == "PER"]
        known = _Known()
        double = {w[-2:] for _, w in named if len(w) > 2 and w[0] not in self._particles}
        for span, words in named:
            if not self._is_surname(words) and words not in double:
                self._add_full(known, words, span)
        by_double = {e.words[-2:]: e for e in known.entries if len(e.words) > 2}
        for span, words in named:
            if words in double and words in by_double:
                by_double[words].spans.append(span)
            elif words in double:
                self._add_full(known, words, span)
            elif self._is_surname(words):
                self._add_short(known, words, span)
        entries = known.entries
        self._add_unseen(text, entries, Taken(spans))
        for entry in entries:
            entry.spans.sort(key=lambda s: s.start)
            stated = [roles[s.start] for s in entry.spans if s.start in roles]
            entry.role = self._best(stated)
        entries.sort(key=lambda e: e.spans[0].start)
        return [_person(text, e) for e in entries]

    def _best(self, stated: Sequence[Role]) -> Role | None:
        """Return the first role still held that says most; its owner may be said elsewhere.

        A vague role ("executive") counts only where no other is said, and "CEO" yields to "CEO and
        co-founder". Where no role is said, the first organisation counts, such as the party in
        brackets.
        """
        roles = sorted((r for r in stated if r.role is not None), key=self._rank)
        if not roles:
            return stated[0] if stated else None
        first = roles[0].role or ""
        fuller = [r for r in roles if not r.past and _begins(r.role or "", first)]
        best = max(fuller or roles[:1], key=lambda r: len(r.role or ""))
        homes = (r.organisation for r in (best, *fuller, *stated) if _begins(r.role or "", first))
        # "Reform leader Ann Lee", elsewhere "party leader Ann Lee".
        kin = (
            r.organisation
            for r in roles
            if r.past == best.past and _last_word(r.role) == _last_word(best.role)
        )
        return replace(best, organisation=next(filter(None, (*homes, *kin)), None))

    def _rank(self, role: Role) -> tuple[bool, bool]:
        return role.past, (role.role or "").lower() in self._vague

    def _variants(self, word: str) -> Iterator[str]:
        """Yield the forms under which the bearers of a name may be known, its own first."""
        folded = plain(word.lower())
        yield folded
        for ending in self._genitive:
            yield folded + ending
            if folded.endswith(ending):
                yield folded.removesuffix(ending)

    def _add_full(self, known: _Known, words: tuple[str, ...], span: NameSpan) -> None:
        initial = next(iter(self._given(words)), words[0])[0].lower()
        for surname in self._variants(words[-1]):
            for entry in known.full.get((surname, initial), ()):
                longer = self._same(entry.words, words)
                if longer is not None:
                    entry.words = longer
                    entry.spans.append(span)
                    known.mark(entry, span)
                    return
        entry = known.new(words, span)
        known.full.setdefault((plain(words[-1].lower()), initial), []).append(entry)
        known.first.setdefault(plain(words[0].lower()), []).append(entry)

    def _same(self, one: tuple[str, ...], two: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return the fuller of two full names where both can be the same person's, else None."""
        plain = self._base(two[-1], one[-1])
        if plain is None:
            return None
        if not one[-1].isupper():
            one = (*one[:-1], plain)
        two = (*two[:-1], plain)
        first, second = self._given(one), self._given(two)
        if not first or not second or not _compatible(first[0], second[0]):
            return None
        return max((one, two), key=_fullness)

    def _given(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(w for w in words[:-1] if w not in self._particles)

    def _base(self, word: str, known: str) -> str | None:
        """Return `known` where `word` is it, or it with a genitive ending or in capitals."""
        if word == known or (word.lower() == known.lower() and (word.isupper() or known.isupper())):
            return known if not known.isupper() else word
        if plain(word) == plain(known):
            # "Kaczynski" in a headline is Kaczyński.
            return word if plain(known) == known else known
        if any(word == known + ending for ending in self._genitive):
            return known
        if any(known == word + ending for ending in self._genitive):
            return word
        return None

    def _is_surname(self, words: tuple[str, ...]) -> bool:
        """Tell whether a name is a surname alone: one word, behind particles if any."""
        return len(words) == 1 or all(w.lower() in self._particles for w in words[:-1])

    def _add_short(self, known: _Known, words: tuple[str, ...], span: NameSpan) -> None:
        """Add a surname to its last bearer, or to the first where none stands before it."""
        word = words[-1]
        for surname in self._variants(word):
            marks = known.marks.get(surname, [])
            index = max(0, bisect_left(marks, (span.start,)) - 1)
            if marks and self._base(word, (entry := known.entries[marks[index][1]]).words[-1]):
                entry.spans.append(span)
                known.mark(entry, span)
                return
        bearers = [e for form in self._variants(word) for e in known.first.get(form, ())]
        if len(bearers) == 1 and len(words) == 1 and self._base(word, bearers[0].words[0]):
            bearers[0].spans.append(span)
        elif word.lower() not in self._particles:
            known.new(words, span)

    def _add_unseen(self, text: str, entries: Sequence[_Entry], taken: Taken) -> None:
        """Add the places where the surname of a fully named person stands and no model saw it."""
        bearers = Counter(e.words[-1] for e in entries)
        sought = {
            form: e
            for e in entries
            if len(e.words) > 1 and bearers[e.words[-1]] == 1 and _is_telling(e.words[-1])
            for form in (e.words[-1], *(e.words[-1] + ending for ending in self._genitive))
        }
        # What stands behind an apostrophe ("O'Neill") is a word of its own to the search.
        by_tail: dict[str, list[str]] = {}
        for form in sought:
            by_tail.setdefault(_WORDS.findall(form)[-1], []).append(form)
        for found in _WORDS.finditer(text) if by_tail else ():
            for form in by_tail.get(found[0], ()):
                start, end = found.end() - len(form), found.end()
                entry = sought[form]
                if start <= entry.spans[0].start or not text.startswith(form, start):
                    continue
                if _WORDS.match(text, start - 1, start) or taken.over(start, end) is not None:
                    continue
                if not self._means_something_else(text, start, end):
                    entry.spans.append(NameSpan(start, end, "PER"))

    def _means_something_else(self, text: str, start: int, end: int) -> bool:
        """Tell whether a word that reads like a surname is part of another name, or a noun."""
        before = re.search(r"([^\W\d_][\w.-]*)\s$", text[max(0, start - 40) : start])
        if before is not None and before[1].lower() in self._articles:
            return True
        if self._capital_nouns:
            return False
        after = re.match(r"\s([^\W\d_]\w*)", text[end : end + 40])
        opening = re.search(r"(?:^|[.!?:\n\"„“”]\s?)[\w.-]*\s$", text[max(0, start - 40) : start])
        capital_before = before is not None and before[1][0].isupper() and not opening
        return capital_before or (after is not None and after[1][0].isupper())


def _fullness(words: tuple[str, ...]) -> tuple[bool, int, int]:
    name = " ".join(words)
    return not name.isupper(), len(name), sum(not c.isascii() for c in name)


def plain(word: str) -> str:
    """Return a word without the accents that another spelling of the name may leave out.

    German umlauts stay: "Bär" and "Bar" are two names.
    """
    if word.isascii():
        return word
    letters = (c if c in _UMLAUTS else unicodedata.normalize("NFD", c)[:1] for c in word)
    return "".join(letters).translate(_CROSSED)


def _words(name: str) -> tuple[str, ...]:
    return tuple(name.split())


def _compatible(one: str, two: str) -> bool:
    """Tell whether two given names can be one: equal, or one the initial of the other."""
    one, two = plain(one.rstrip(".").lower()), plain(two.rstrip(".").lower())
    if min(len(one), len(two)) == 1:
        return one[0] == two[0]
    return one == two or one.startswith(f"{two}-") or two.startswith(f"{one}-")


def _is_telling(surname: str) -> bool:
    """Tell whether a surname is long enough to be searched for, and written as a name."""
    return (
        len(surname) >= _SHORTEST_SURNAME
        and surname[0].isupper()
        and not surname.isupper()
        and _WORDS.search(surname) is not None
    )


def _last_word(role: str | None) -> str:
    return (role or "").rpartition(" ")[2].lower()


def _begins(role: str, beginning: str) -> bool:
    """Tell whether a role is another one, or that one and more of the same person."""
    rest = role[len(beginning) :]
    return role.lower().startswith(beginning.lower()) and (not rest or not rest[0].isalnum())


def _person(text: str, entry: _Entry) -> Person:
    return Person(
        name=" ".join(entry.words),
        role=entry.role.role if entry.role else None,
        organisation=entry.role.organisation if entry.role else None,
        mentions=tuple(Mention(s.start, s.end, text[s.start : s.end]) for s in entry.spans),
    )
