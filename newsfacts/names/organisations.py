"""Organisations: one record an organisation, with its acronym and all its mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from newsfacts.alternation import alternation
from newsfacts.names.abbreviations import ACRONYM, abbreviates, is_acronym, shortens
from newsfacts.names.short_forms import Entry, ShortForms, joined
from newsfacts.names.spans import NameSpan, Taken
from newsfacts.names.tables import NamesTable
from newsfacts.records import Mention, Organisation

# An acronym in brackets right behind a name, or a name in brackets right behind its acronym.
# "ACM.N": a share and its exchange.
_TICKER = re.compile(r"[A-Z0-9]{2,}\.[A-Z]{1,2}")
_OPENED = re.compile(r"[“”\"’»]?\s?\(\s?[„“\"'‘«]?")
# "U.S." and "US" are written for each other.
_DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_a-zß-ÿ]\.){2,}")
_LONG_ACRONYM = 4
_LONGEST_ALIAS = 6
_TAIL = re.compile(r"\w+|[^\w\s]+")
_COMPOUND = re.compile(r"-[^\W\d_]")
# "AT & S" is written "AT&S" too.
_AMPERSAND = re.compile(r"(?<=[^\W\d_a-zß-ÿ])\s&\s(?=[^\W\d_a-zß-ÿ](?!\w*[a-zß-ÿ]))")
_JOINED = re.compile(r"[\w-]")
# What stands before and behind an agency that signs.
_SIGNED = re.compile(r"\((?:[^()\n]{0,20}[/,] ?)?$")
_DATELINE = 60
_DASHED = re.compile(r"\)\s*[-–—]")
_SIGN_ENDS = re.compile(r"(?:[/,][^()\n]{0,20})?\)\s*(?:[-–—.:]|$|\n)")


class OrganisationMerger:
    """Gathers the mentions of organisations into records."""

    def __init__(self, table: NamesTable) -> None:
        """Take what the language knows about names."""
        self._legal = re.compile(rf"(?:[\s,]+{alternation(table.legal_forms)})+$")
        self._genitive = table.genitive_endings
        # "Linke", "Linken": a name that is an adjective.
        self._endings = (*self._genitive, *(e for e in table.adjective_endings if len(e) > 1))
        self._article = re.compile(rf"^{alternation(table.articles)}\s+")
        inflected = alternation(table.adjective_endings)
        self._inflected = re.compile(rf"(?<=\w{{3}}){inflected}(?=\s)")
        self._inflects = bool(table.adjective_endings)
        self._aliases = table.aliases
        self._short_forms = ShortForms(table, self._plain)
        # "Skiverband" is a Ski-Verband.
        nouns = alternation((*table.serving_nouns, *table.body_endings), fold=True)
        self._noun = re.compile(rf"(?<=\w{{2}})({nouns})$" if self._inflects else r"(?!)()")
        self._agencies = frozenset(table.agencies)
        self._small = frozenset(table.stop_words)

    def merge(self, text: str, spans: Sequence[NameSpan]) -> list[Organisation]:
        """Return the organisations of a text in order of first mention.

        `spans` are the trimmed names of the text, persons and places among them. Two names are one
        organisation where they differ in case, white space, legal form or a genitive ending alone,
        or where one stands in brackets behind the other as its acronym.
        """
        seats = {s.start for s in spans if s.label == "LOC"}
        named = [
            s
            for s in spans
            if s.label == "ORG" and not self._signs(text, s) and not _is_station(text, s, seats)
        ]
        entries: list[Entry] = []
        by_key: dict[str, Entry] = {}
        for index, span in enumerate(named):
            name = _clean(text[span.start : span.end])
            key = self._key(name)
            entry = by_key.get(key) or self._other_case(key, by_key)
            before = named[index - 1] if index else None
            if entry is None and before is not None:
                entry = self._bracketed(text, before, span, by_key)
            if entry is None:
                entry = Entry(name)
                entries.append(entry)
            elif name != entry.acronym and self._is_fuller(name, entry.name):
                entry.name = name
            by_key.setdefault(key, entry)
            entry.spans.append(span)
            acronym = self._acronym_behind(text, span)
            if acronym is not None and entry.acronym is None and " " in name:
                entry.acronym = acronym
                by_key.setdefault(self._key(acronym), entry)
        entries = self._short_forms.join(self._with_aliases(entries))
        _add_unseen(text, entries, spans)
        return [_organisation(text, e) for e in entries]

    def _key(self, name: str) -> str:
        """Return what a name is compared by: no case, legal form, hyphen or adjective ending."""
        key = self._plain(name).replace("-", " ")
        return self._inflected.sub("", key) if self._inflects else key

    def _plain(self, name: str) -> str:
        plain = _DOTTED.sub(lambda m: m[0].replace(".", ""), name)
        plain = _AMPERSAND.sub("&", self._legal.sub("", plain) or name).lower()
        # Where names stand in compounds ("Neue-Bank-Chef"), a hyphen means no more than a space.
        return self._article.sub("", plain.replace("-", " ")) if self._inflects else plain

    def _is_fuller(self, name: str, known: str) -> bool:
        if any(known == name + ending for ending in self._genitive):
            return True
        if any(name == known + ending[1:] for ending in self._endings):
            return False
        if (
            self._inflects
            and self._key(name) == self._key(known)
            and name.count(" ") == known.count(" ")
        ):
            # "Deutsche Bank" rather than "Deutschen Bank", or "Deutsche-Bank" in a compound.
            return (name.count("-"), len(name)) < (known.count("-"), len(known))
        return len(name) > len(known) and all(name != known + e for e in self._genitive)

    def _other_case(self, key: str, by_key: dict[str, Entry]) -> Entry | None:
        """Return the organisation whose key is this one's genitive, or the other way round."""
        for ending in self._endings:
            # "Linke", "Linken": the first letter of the ending stays.
            whole = ending if ending in self._genitive else ending[1:]
            if key.endswith(ending) and key.removesuffix(whole) in by_key:
                return by_key[key.removesuffix(whole)]
            if (key + whole).endswith(ending) and key + whole in by_key:
                return by_key[key + whole]
        return None

    def _bracketed(
        self, text: str, before: NameSpan, span: NameSpan, by_key: dict[str, Entry]
    ) -> Entry | None:
        if not _OPENED.fullmatch(text[before.end : span.start]):
            return None
        first, second = _clean(text[before.start : before.end]), _clean(text[span.start : span.end])
        entry = by_key.get(self._key(first))
        if entry is None:
            return None
        short = is_acronym(second) or abbreviates(second, first) or shortens(second, first)
        if short and len(first) > len(second):
            entry.acronym = entry.acronym or second
            return entry
        if is_acronym(first) and len(second) > len(first):
            entry.acronym = entry.acronym or first
            return entry
        return None

    def _acronym_behind(self, text: str, span: NameSpan) -> str | None:
        """Return the acronym that stands in brackets right behind a name."""
        opened = _OPENED.match(text, span.end)
        found = ACRONYM.match(text, opened.end()) if opened else None
        if found is None or text[found.end() : found.end() + 1] not in (")", ",", ";", "”", "“"):
            return None
        short = found[0]
        if _TICKER.fullmatch(short):
            return None
        initials = "".join(word[0] for word in _clean(text[span.start : span.end]).split())
        said = is_acronym(short) or (len(short) > 2 and short.lower() == initials.lower())
        return short if said else None

    def _signs(self, text: str, span: NameSpan) -> bool:
        """Tell whether a news agency signs here: alone on a line, or in brackets at either end."""
        if text[span.start : span.end] not in self._agencies:
            return False
        line = text[text.rfind("\n", 0, span.start) + 1 :].split("\n", 1)[0]
        if not line.replace(text[span.start : span.end], "").strip(" |-–—:/()\t\r"):
            return True
        return bool(_SIGNED.search(text, max(0, span.start - 30), span.start)) and bool(
            _SIGN_ENDS.match(text, span.end)
        )

    def _with_aliases(self, entries: Sequence[Entry]) -> list[Entry]:
        """Join an acronym to the organisation that it is short for: by its initials or by list."""
        by_short: dict[str, list[Entry]] = {}
        for entry in entries:
            for short in self._shortened(entry.name):
                by_short.setdefault(short, []).append(entry)
        by_acronym: dict[str, list[Entry]] = {}
        for entry in entries:
            if entry.acronym is not None:
                by_acronym.setdefault(entry.acronym, []).append(entry)
        homes: dict[int, Entry] = {}
        for entry in entries:
            short = self._legal.sub("", entry.name)
            meant = self._aliases.get(short)
            found = [e for e in entries if _is_called(e.name, meant)] if meant else []
            # An acronym that the text explains in brackets farther down.
            found = found or by_acronym.get(short, [])
            if not found and is_acronym(short.partition(" ")[0]):
                found = by_short.get(short.replace(".", "").lower(), [])
            found = [
                e
                for e in found
                if e is not entry and e.acronym in (None, short) and homes.get(id(e)) is not entry
            ]
            if found:
                homes[id(entry)] = found[0]
                if " " not in short and (is_acronym(short) or len(short) <= _LONGEST_ALIAS):
                    found[0].acronym = short
        return joined(entries, homes)

    def _shortened(self, name: str) -> Iterator[str]:
        """Yield the acronyms a name may go by: "wff", and "sc auerfeld" for a Sport-Club Auerfeld.

        A last word such as Company may be left out of a long acronym.
        """
        words = name.split()
        if len(words) > 2:
            yield "".join(w[0] for w in words).lower()
        full = [w for w in self._legal.sub("", name).split() if w.lower() not in self._small]
        if len(full) > 1:
            yield "".join(w[0] for w in full).lower()
        words = [part for w in full for part in self._noun.sub(r"-\1", w).split("-") if part]
        initials = "".join(w[0] for w in words).lower()
        if len(words) > len(full):
            yield initials
        if len(words) > _LONG_ACRONYM:
            yield initials[:-1]
        for length in range(2, len(words)):
            yield " ".join([initials[:length], *words[length:]]).lower()


def _is_station(text: str, span: NameSpan, seats: AbstractSet[int]) -> bool:
    """Tell whether a paper or station signs a dateline: "DENVER, Colo. (KDVR) —".

    `seats`: where the places of the text begin.
    """
    line = text.rfind("\n", 0, span.start) + 1
    head = text[line : span.start]
    if line not in seats or len(head) > _DATELINE or not head.endswith("("):
        return False
    return is_acronym(text[span.start : span.end]) and _DASHED.match(text, span.end) is not None


def _is_called(name: str, meant: str) -> bool:
    """Tell whether a name begins with another one, in whatever case a language inflects it."""
    words, others = name.split(), meant.split()
    return len(words) >= len(others) and all(
        one[: len(other) - 1] == other[:-1] and len(one) <= len(other) + 2
        for one, other in zip(words, others, strict=False)
    )


def _add_unseen(text: str, entries: Sequence[Entry], spans: Sequence[NameSpan]) -> None:
    """Add the places where an organisation is named for certain and no model saw it.

    That is its acronym, and any form of its name at the head of a compound ("Intel-Chef"). A name
    on its own the model passed over with reason, mostly: "Acme 500" is a product.
    """
    acronyms = {e.acronym: e for e in entries if e.acronym}
    by_tail: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        for form in {text[s.start : s.end] for s in entry.spans}:
            by_tail.setdefault(_TAIL.findall(form)[-1], {})[form] = entry
    taken = Taken([*spans, *(s for e in entries for s in e.spans)])
    for word in _TAIL.finditer(text):
        found = [(word[0], acronyms[word[0]])] if word[0] in acronyms else []
        if _COMPOUND.match(text, word.end()):
            found += sorted(by_tail.get(word[0], {}).items(), key=lambda f: -len(f[0]))
        for form, entry in found:
            start, end = word.end() - len(form), word.end()
            if (
                start < 0
                or not text.startswith(form, start)
                or (start and _JOINED.match(text, start - 1))
            ):
                continue
            if taken.over(start, end) is None:
                entry.spans.append(NameSpan(start, end, "ORG"))
                break
    for entry in entries:
        entry.spans.sort(key=lambda s: s.start)


def _clean(name: str) -> str:
    return " ".join(name.split())


def _organisation(text: str, entry: Entry) -> Organisation:
    return Organisation(
        name=entry.name,
        acronym=entry.acronym,
        mentions=tuple(Mention(s.start, s.end, text[s.start : s.end]) for s in entry.spans),
    )
