"""Short forms of organisations: joined to the one longer name of a text that they stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from newsfacts.alternation import alternation
from newsfacts.names.abbreviations import is_acronym
from newsfacts.names.spans import NameSpan
from newsfacts.names.tables import NamesTable

_LONG_WORD = 6
_WORD_GAP = re.compile(r"[\s-]+")


@dataclass
class Entry:
    """An organisation while mentions are being gathered."""

    name: str
    acronym: str | None = None
    spans: list[NameSpan] = field(default_factory=list)


class ShortForms:
    """Joins a short form to its longer name."""

    def __init__(self, table: NamesTable, plain: Callable[[str], str]) -> None:
        """Take what the language knows about names, and what makes names comparable."""
        self._plain = plain
        self._legal = re.compile(rf"(?:[\s,]+{alternation(table.legal_forms)})+$")
        self._endings = table.noun_endings
        self._adjectives = (*table.genitive_endings, *table.adjective_endings)
        self._possessive = re.compile(rf"{alternation(table.possessives)}$")
        self._parts = frozenset(table.subsidiary_words)
        self._heads = frozenset(table.club_heads)
        self._inflects = bool(table.adjective_endings)
        self._company_nouns = frozenset((*table.company_nouns, *table.legal_forms))

    def join(self, entries: Sequence[Entry]) -> list[Entry]:
        """Join a short form to the one longer name that begins or ends with it ("Acme Foods AG").

        Names that tell a part from the whole ("Acme China", "Acme Bank") stay apart, and so does a
        short form that fits several names.
        """
        words = {id(e): tuple(map(self._stem, self._plain(e.name).split())) for e in entries}
        by_part: dict[tuple[str, ...], list[Entry]] = {}
        for entry in entries:
            own = words[id(entry)]
            for length in range(1, len(own)):
                by_part.setdefault(own[:length], []).append(entry)
                by_part.setdefault(own[length:], []).append(entry)
        homes: dict[int, Entry] = {}
        for entry in entries:
            # A name with its legal form is said in full.
            found = [] if self._legal.search(entry.name) else by_part.get(words[id(entry)], [])
            # "Acme & Acme" both begins and ends with its short form.
            found = list({id(e): e for e in found}.values())
            longer = [e for e in found if not (self._is_part(entry, e) or self._is_own(entry, e))]
            if len(longer) == 1:
                homes[id(entry)] = longer[0]
        return joined(entries, homes)

    def _stem(self, word: str) -> str:
        """Return a long word without its genitive ending ("Landgerichts Ulm", "Landgericht")."""
        for ending in self._endings if len(word) >= _LONG_WORD else ():
            if word.endswith(ending):
                return word.removesuffix(ending)
        return word

    def _is_part(self, short: Entry, longer: Entry) -> bool:
        if longer.name.startswith((f"{short.name} - ", f"{short.name} – ")):
            # "ABDA – Bundesvereinigung der Apotheker"
            longer.acronym = longer.acronym or (short.name if is_acronym(short.name) else None)
            return False
        words = [self._possessive.sub("", word) for word in _WORD_GAP.split(longer.name)]
        rest = set(words) - set(_WORD_GAP.split(short.name))
        # "VfB" is short for the one VfB of a text and "PQR" for "PQR Partners", "EU" not for all
        # that begins with it.
        acronym = is_acronym(short.name) and short.name not in self._heads
        if acronym and not rest <= self._company_nouns:
            return True
        # Where "Acme Capital" comes first, "Acme" is short for it.
        later = short.spans[0].start > longer.spans[0].start
        return bool(self._parts & rest) and not (later and rest <= self._company_nouns)

    def _is_own(self, short: Entry, longer: Entry) -> bool:
        """Tell whether a name that a longer one ends with is another's: "Siemens", "Valeo Siemens".

        It is where it stands in the text first, and what the longer one begins with is a name too.
        """
        if not self._inflects or short.spans[0].start > longer.spans[0].start:
            return False
        lead = longer.name.removesuffix(short.name).split()
        return len(lead) == 1 and longer.name != short.name and self._is_named(lead[0])

    def _is_named(self, word: str) -> bool:
        """Tell whether a word names, that is, no adjective, acronym or kind of club."""
        adjective = word.endswith(self._adjectives)
        return word.istitle() and word not in self._heads and not adjective


def joined(entries: Sequence[Entry], homes: Mapping[int, Entry]) -> list[Entry]:
    """Return the entries in text order, those in `homes` (by id) merged into what they map to."""
    for entry in entries:
        home, seen = entry, {id(entry)}
        while id(home) in homes and id(homes[id(home)]) not in seen:
            home = homes[id(home)]
            seen.add(id(home))
        if home is not entry:
            home.spans = sorted([*home.spans, *entry.spans], key=lambda s: s.start)
            home.acronym = home.acronym or entry.acronym
    kept = [e for e in entries if id(e) not in homes]
    return sorted(kept, key=lambda e: e.spans[0].start)
