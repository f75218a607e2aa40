"""What a model proposes as names, cut down to the names alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from newsfacts.alternation import alternation
from newsfacts.names.organisation_names import OrganisationNames
from newsfacts.names.places import Places
from newsfacts.names.spans import Label, NameSpan, surnames
from newsfacts.names.tables import NamesTable

_OPENING = "\"'“”„«»‘’‚‹›([{<*•·–—-/|#@:;,.…!?&+=~_\t "
_CLOSING = "\"'“”„«»‘’‚‹›)]}>*•·–—-/|#@:;,…!?&+=~_\t "
_BRACKETS = {")": "(", "]": "["}
_COMPOUND = re.compile(r"-[a-zß-ÿ]")
_SENTENCE = re.compile(r"\s?\.[^\S\n]+[^\W\d_a-zß-ÿ]")
_GAP = re.compile(r"[\s.,]+")
_OPENED = re.compile(r"\s[\"“„«»]")
_CLOSED = re.compile(r"[\"“”«»]\s")
_INITIAL = re.compile(r"\s[^\W\d_a-zß-ÿ]$")
_OWN_INITIALS = re.compile(r"^(?:[^\W\d_a-zß-ÿ]\.\s?)+")
# The least width at which lines of prose are broken.
_WRAPPED = 40


class Trimmer:
    """Cuts articles, titles, possessives, quotation marks and role words off name spans."""

    def __init__(self, table: NamesTable, roles: re.Pattern[str]) -> None:
        """Take the language's names and the form of its roles (see `RoleGrammar.roles`)."""
        self._article = re.compile(rf"{alternation(table.articles, fold=True)}\s+", re.IGNORECASE)
        self._articles = frozenset(table.articles)
        self._from = tuple(table.place_adjective_endings) or ("\n",)
        # Of two words the first may be a given name or the first of a double one.
        self._demonym = re.compile(rf"{alternation(table.demonyms)}\s(?=\S+\s\S)")
        self._title = re.compile(rf"{alternation(table.titles)}(?!\w)[\s.,]+")
        self._office = roles
        self._tail = re.compile(rf"(?:{alternation(table.possessives)})$")
        self._after_name = re.compile(r"\s*[,;(\[|/]|\s+[–—-]\s|\s{3,}")
        # "Zentrums für wirtschaftliche und technische Zusammenarbeit": a model may stop too early.
        self._rest = re.compile(r"(?:\s+[^\W\d_]+){0,3}?\s+[^\W\d_a-zß-ÿ][\w-]+")
        self._adjectives = (*table.adjective_endings, *table.joined_by)
        self._capital_nouns = table.nouns_are_capitalised
        self._given = frozenset(table.given_names)
        self._particles = frozenset(table.particles)
        self._never = frozenset(table.never_names)
        self._organisations = OrganisationNames(table, self._office)
        self._places = Places(table)
        endings = (*table.legal_forms, *table.name_suffixes)
        self._abbreviations = tuple(w for w in endings if w.endswith("."))

    def trim(self, text: str, spans: Iterable[NameSpan]) -> list[NameSpan]:
        """Return the spans cut down to the names, in text order; what is no name is left out.

        A lone word that is a role ("Richter") names a person where it is the surname of one who is
        named in full.
        """
        out: list[NameSpan] = []
        events: set[str] = set()
        for span in _with_initials(text, spans):
            for line in _lines(text, span):
                name = self._name(text, line)
                if name is not None and (not out or name.start >= out[-1].end):
                    out.append(name)
                elif acronym := self._organisations.event_acronym(text, line):
                    events.add(acronym)
        out = [s for s in out if s.label != "ORG" or text[s.start : s.end] not in events]
        out = self._without_given_titles(text, out)
        people = surnames(text, out).keys()
        return [
            s
            for s in out
            if s.label != "PER"
            or not (self._is_office(text[s.start : s.end], people) or self._is_from(text, s))
        ]

    def without_things(self, text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """Return the spans but those of plans and events whose acronym alone the model saw."""
        acronyms = {s.start: self._organisations.event_acronym(text, s) for s in spans}
        short = set(acronyms.values())
        return [
            s for s in spans if acronyms[s.start] is None and text[s.start : s.end] not in short
        ]

    def _without_given_titles(self, text: str, spans: list[NameSpan]) -> list[NameSpan]:
        """Return the spans, "Dean Roe" without its title where one Al Roe is named in full."""
        full = [
            w for s in spans if s.label == "PER" and len(w := text[s.start : s.end].split()) > 1
        ]
        bearers = {w[-1] for w in full if w[0] not in self._given}
        out: list[NameSpan] = []
        for span in spans:
            words = text[span.start : span.end].split()
            titled = span.label == "PER" and len(words) == 2 and words[0] in self._given
            if titled and words[1] in bearers:
                span = NameSpan(span.end - len(words[1]), span.end, "PER")
            out.append(span)
        return out

    def _is_office(self, name: str, people: AbstractSet[str]) -> bool:
        return name not in people and self._office.fullmatch(name) is not None

    def _is_from(self, text: str, span: NameSpan) -> bool:
        """Tell whether a word says where from the office behind it is: "der Ulmer Kapitän"."""
        name = text[span.start : span.end]
        if " " in name or not name.endswith(self._from) or text[span.end : span.end + 1] != " ":
            return False
        before = text[max(0, span.start - 10) : span.start].rpartition(" ")[0].rpartition(" ")[2]
        known = before.lower() in self._articles
        return known and self._office.match(text, span.end + 1) is not None

    def _name(self, text: str, span: NameSpan) -> NameSpan | None:
        start, end, label = span.start, span.end, span.label
        if text[max(0, start - 1) : start] in ("#", "@"):
            return None
        start, end = self._edges(text, start, end)
        while found := self._article.match(text, start, end):
            start = found.end()
        if label == "PER":
            start, end = self._person(text, start, end)
            if text[start:end].partition(" ")[0].islower() and not self._particle(text, start):
                # "Prime Minister of Singapore" names a place.
                start, label = text.find(" ", start, end) + 1 or end, "LOC"
        if label == "ORG" and (of := self._organisations.behind_office(text, start, end)):
            start, label = of, "LOC"
        if label == "ORG":
            start, end = self._organisations.edges(text, start, end)
            if self._breaks_off(text[start:end]):
                found = self._rest.match(text, end)
                end = found.end() if found else end
        if found := self._tail.search(text[start:end]):
            end = start + found.start()
        if (closed := text.find(")", start, end)) > 0 and "(" not in text[start:closed]:
            end = closed
        start, end = self._edges(text, start, end)
        if not self._acceptable(text[start:end], label):
            return None
        if label == "ORG" and self._places.is_place(text, start, end):
            label = "LOC"
        if label == "ORG" and not self._organisations.accepts(text, start, end):
            return None
        if label == "PER" and self._is_noun(text, start, end):
            return None
        if " " not in text[start:end] and _is_dateline(text, start, end):
            label = "LOC"
        return NameSpan(start, end, label)

    def _is_noun(self, text: str, start: int, end: int) -> bool:
        """Tell whether a span is half a word ("Long-serving") or ends in a noun ("Mac users")."""
        last = text[start:end].split()[-1]
        if " " in text[start:end]:
            # "Kun-hee" is a given name, and "Ann Lee-led" speaks of Ann Lee.
            return last.islower() and last not in self._particles
        small = last.rpartition("-")[2][:1].islower() and last.lower() not in self._particles
        return small or _COMPOUND.match(text, end) is not None

    def _behind_title(self, text: str, start: int, end: int) -> int | None:
        """Return where the name begins behind a title or a role at `start`, if one stands there."""
        if title := self._title.match(text, start, end):
            return title.end()
        held = self._office.match(text, start, end)
        gap = _GAP.match(text, held.end(), end) if held else None
        return gap.end() if gap else None

    def _particle(self, text: str, start: int) -> bool:
        return text[start:].partition(" ")[0].lower() in self._particles

    def _person(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Return where a person's name begins and ends: behind titles and roles, before commas."""
        while behind := self._behind_title(text, start, end):
            # "Dean Baker" and "Dean F. Baker" are called so; "Dean of Law Ann Lee" is one.
            rest = _OWN_INITIALS.sub("", text[behind:end])
            if text[start:behind].strip() in self._given and " " not in rest:
                break
            start = behind
        if found := self._demonym.match(text, start, end):
            start = found.end()
        if found := self._after_name.search(text, start, end):
            end = found.start()
        if (quoted := _OPENED.search(text, start, end)) and not _CLOSED.search(
            text, quoted.end(), end
        ):
            # "Janáčeks „Jenufa": a work right behind its author.
            end = quoted.start()
        return start, end

    def _breaks_off(self, name: str) -> bool:
        """Tell whether a name ends in an adjective where nouns have capitals: one is missing."""
        words = name.split()
        return (
            self._capital_nouns
            and len(words) > 1
            and words[-1].islower()
            and words[-1].endswith(self._adjectives)
        )

    def _edges(self, text: str, start: int, end: int) -> tuple[int, int]:
        while start < end and text[start] in _OPENING:
            start += 1
        while start < end:
            last = text[end - 1]
            opened = _BRACKETS.get(last)
            if opened and text.count(opened, start, end) >= text.count(last, start, end):
                break
            if (last == "." and not self._abbreviated(text[start:end])) or last in _CLOSING:
                end -= 1
            else:
                break
        return start, end

    def _abbreviated(self, name: str) -> bool:
        last = name.split()[-1]
        return name.endswith(self._abbreviations) or "." in last[:-1] or len(last) == 2

    def _acceptable(self, name: str, label: Label) -> bool:
        folded = " ".join(name.lower().split())
        if folded in self._never or not any(c.isalpha() for c in name):
            return False
        if "://" in name or "@" in name or folded.startswith("www."):
            return False
        if label == "PER":
            return name[0].isalpha() and not any(c.isdigit() for c in name) and len(name) > 1
        if any(c.isupper() or c.isdigit() for c in name):
            return True
        # Where nouns have capitals, a name without any is a brand: "haus:technik", "sonne austria".
        return label == "ORG" and self._capital_nouns and any(c in name for c in " :")


def _lines(text: str, span: NameSpan) -> Iterator[NameSpan]:
    """Cut a span at line ends: no name runs over them, but a model joins the lines of a list.

    Where lines are broken at a width, a name may run on: from within a line into the next one.
    """
    start = span.start
    if _is_wrapped(text, span):
        yield span
        return
    for part in text[span.start : span.end].splitlines(keepends=True):
        if part.strip():
            yield NameSpan(start, start + len(part.rstrip()), span.label)
        start += len(part)


def _with_initials(text: str, spans: Iterable[NameSpan]) -> Iterator[NameSpan]:
    """Yield the spans, a person whom a model cuts behind an initial in one: "Al V. Roe"."""
    last: NameSpan | None = None
    for span in spans:
        if last is not None and last.label == span.label == "PER" and _is_cut(text, last, span):
            last = NameSpan(last.start, span.end, "PER")
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _is_cut(text: str, first: NameSpan, second: NameSpan) -> bool:
    named = text[first.start : first.end].rstrip(".")
    gap = text[first.start + len(named) : second.start]
    return gap == ". " and _INITIAL.search(named) is not None


def _is_wrapped(text: str, span: NameSpan) -> bool:
    """Tell whether a name runs over the end of one line that is as wide as lines of prose are."""
    name = text[span.start : span.end]
    if name.count("\n") != 1:
        return False
    at = span.start + name.index("\n")
    first = text.rfind("\n", 0, at) + 1
    goes_on = text[span.end : span.end + 1] not in ("", "\n", "\r")
    return first < span.start and at - first >= _WRAPPED and goes_on


def _is_dateline(text: str, start: int, end: int) -> bool:
    """Tell whether a name is the first sentence of a line: "Ulm. It snowed" names where."""
    return text[max(0, start - 1) : start] in ("", "\n") and _SENTENCE.match(text, end) is not None
