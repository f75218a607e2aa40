"""Read the annotated corpora and bring their guidelines together.

Everything becomes `Example`s: atoms (see newsfacts.names.tokenizer) with one label each. Where a
corpus is known to disagree with our guidelines, its labels are changed, or the atoms concerned
are marked to teach nothing.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from newsfacts.names.tokenizer import ATOM, atoms
from training.settings import IGNORE, KINDS, LABELS, OTHER, UNMARKED

HELD_OUT = 5
"""Every fifth sentence of germeval-dev, wikigold-dev and ewt-test is kept for testing."""

HELD_OUT_ARTICLES = 3
"""Every third article of meantime-dev and smartdata-dev likewise."""

MARKS_OTHER = {"germeval-dev", "wikigold-dev"}
"""Corpora that mark MISC names all over."""

Span = tuple[int, int, str]

_LEADING = re.compile(r"\W+|the|der|die|das|des|dem|den")
_TRAILING = re.compile(r"[^\w.!)]+|['’]s")


@dataclass
class Example:
    """Atoms with their labels (indices into LABELS, or IGNORE)."""

    atoms: list[str]
    labels: list[int]
    language: str
    source: str

    def spans(self) -> list[Span]:
        """Return the labelled names as (start atom, end atom, kind)."""
        return decode(self.labels)


@dataclass
class Sentence:
    """A sentence as a corpus has it: tokens, spans over tokens, doubtful tokens."""

    tokens: list[str]
    spans: list[Span]
    language: str
    source: str
    doubtful: set[int] = field(default_factory=set)

    def atom_starts(self) -> list[int]:
        """Return the index of each token's first atom, and the number of atoms at the end."""
        starts = [0]
        for token in self.tokens:
            starts.append(starts[-1] + len(ATOM.findall(token)))
        return starts

    def example(self) -> Example:
        """Cut the tokens into atoms and carry the labels over."""
        pieces = [atom for token in self.tokens for atom in ATOM.findall(token)]
        starts = self.atom_starts()
        labels = [0 if self.source in MARKS_OTHER else UNMARKED] * len(pieces)
        for token in self.doubtful:
            for at in range(starts[token], starts[token + 1]):
                labels[at] = IGNORE
        for start, end, kind in self.spans:
            first = LABELS.index(f"B-{kind}")
            for at in range(starts[start], starts[end]):
                labels[at] = first if at == starts[start] else first + 1
        return Example(pieces, labels, self.language, self.source)


def decode(labels: Iterable[int]) -> list[Span]:
    """Turn a label sequence into spans; an inside label without a beginning opens a span."""
    spans: list[Span] = []
    open_at, kind, at = 0, "", 0
    for at, label in enumerate([*labels, 0]):
        name = LABELS[label] if 0 <= label < len(LABELS) else "O"
        if kind and name != f"I-{kind}":
            spans.append((open_at, at, kind))
            kind = ""
        if not kind and name != "O":
            open_at, kind = at, name[2:]
    return spans


@cache
def guidelines(language: str) -> dict[str, tuple[str, ...]]:
    """Return the word lists of a language, endings in lower case."""
    path = Path(__file__).parent / "data" / f"guidelines.{language}.toml"
    with path.open("rb") as file:
        return {key: tuple(words) for key, words in tomllib.load(file).items()}


def _read(path: Path, language: str) -> Iterator[Sentence]:
    source = path.name.split(".")[0]
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            kinds = (*KINDS, OTHER) if source in MARKS_OTHER else KINDS
            spans = [(a, b, k) for a, b, k in row["spans"] if k in kinds]
            yield Sentence(row["tokens"], spans, language, source)


def _trim(sentence: Sentence) -> None:
    """Take lower-case leading words, possessives and quotation marks off every name."""
    kept = []
    for start, end, kind in sentence.spans:
        while start < end and _LEADING.fullmatch(sentence.tokens[start]):
            start += 1
        while start < end and _TRAILING.fullmatch(sentence.tokens[end - 1]):
            end -= 1
        if start < end:
            kept.append((start, end, kind))
    sentence.spans = kept


def _doubt_compounds(sentence: Sentence) -> None:
    """Let unmarked compounds teach nothing: GermEval marks no name inside "VW-Chef", we do."""
    inside = {i for start, end, _ in sentence.spans for i in range(start, end)}
    for i, token in enumerate(sentence.tokens):
        if i not in inside and re.match(r"[^\W\d_]+[-–/]\w", token) and token[0].isupper():
            sentence.doubtful.add(i)


def germeval(path: Path) -> list[Sentence]:
    """GermEval 2014 dev: good as it is."""
    found = list(_read(path, "de"))
    for sentence in found:
        _trim(sentence)
        _doubt_compounds(sentence)
    return found


def smartdata(path: Path) -> list[Sentence]:
    """SmartData: drop nominals and handles, keep the name of a compound, thin out traffic."""
    found = list(_read(path, "de"))
    words = guidelines("de")
    known = {s.tokens[a] for s in found for a, b, k in s.spans if k == "ORG" and b == a + 1}
    kept = []
    for at, sentence in enumerate(found):
        _trim(sentence)
        spans: list[Span] = []
        tokens: list[str] = []
        starts = []
        for token in sentence.tokens:
            # Compounds are cut here, so that a span can cover their first half alone.
            starts.append(len(tokens))
            # The full stop of a sentence hangs on its last word there.
            cuts = r"(-)|((?<=[^\W\d_]{4})\.$)"
            parts = re.split(cuts, token) if token[0] != "@" else [token]
            tokens += [part for part in parts if part]
        starts.append(len(tokens))
        doubtful = set()
        for i, token in enumerate(sentence.tokens):
            if token[0] in "@#" or re.fullmatch(r"[ABLS]\d+|.*\.(de|com|at|ch)", token):
                doubtful |= set(range(starts[i], starts[i + 1]))
        for start, end, kind in sentence.spans:
            token = sentence.tokens[start]
            if kind != "PER" and end == start + 1 and _adjective(token):
                continue
            if kind == "PER":
                while start < end and sentence.tokens[start] in words["titles"]:
                    start += 1
                last = sentence.tokens[end - 1].lower()
                if start == end or last.endswith(words["person_endings"]):
                    continue
            if kind == "ORG" and end == start + 1:
                if token.lower().endswith(words["nominal_endings"]) and "-" not in token:
                    continue
                if token in words["place_org_words"]:
                    continue
                if "-" in token and not doubtful & {starts[start]}:
                    head = next(
                        (h for h in _heads(token) if h in known and not h.endswith("-")), None
                    )
                    if head is None:
                        doubtful |= set(range(starts[start], starts[end]))
                    else:
                        size = len([part for part in re.split(r"(-)", head) if part])
                        spans.append((starts[start], starts[start] + size, kind))
                    continue
            if not doubtful & set(range(starts[start], starts[end])):
                size = starts[end] - (tokens[starts[end] - 1] == ".")
                spans.append((starts[start], max(size, starts[start] + 1), kind))
        named = any(kind != "LOC" for _, _, kind in spans)
        if named or at % 6 == 0:
            kept.append(Sentence(tokens, spans, "de", "smartdata", doubtful))
    return kept


def _adjective(token: str) -> bool:
    """Tell whether a German word marked as a name is an adjective ("griechische", "US-")."""
    return token[0].islower() or token.endswith(("ischen", "ische", "ischer", "isches", "-"))


def _heads(compound: str) -> Iterator[str]:
    """Yield what stands before each hyphen, longest first, but not the whole."""
    parts = compound.split("-")
    for end in range(len(parts) - 1, 0, -1):
        yield "-".join(parts[:end])


def wikiann(path: Path, language: str, count: int) -> list[Sentence]:
    """WikiANN silver: keep sentences whose every organisation carries a cue of being one."""
    words = guidelines(language)
    cues, off = set(words["organisation_words"]), set(words["not_organisation_words"])
    kept = []
    for sentence in _read(path, language):
        if set(sentence.tokens) & set(words["redirect_words"]) or len(sentence.tokens) < 4:
            continue
        _trim(sentence)
        good = bool(sentence.spans)
        for start, end, kind in sentence.spans:
            tokens = sentence.tokens[start:end]
            if any(t in {"(", ")", "''", ",", ":"} for t in tokens) or tokens[0][0].islower():
                good = False
            elif kind == "ORG":
                last = tokens[-1].lower()
                cue = cues & set(tokens) or last.endswith(words["organisation_endings"])
                ban = off & set(tokens) or last.endswith(words["not_organisation_endings"])
                good = good and bool(cue) and not ban
            elif kind == "PER":
                good = good and len(tokens) <= 4 and not any(c.isdigit() for c in "".join(tokens))
        if good and sum(end - start for start, end, _ in sentence.spans) < len(sentence.tokens) - 1:
            _doubt_compounds(sentence)
            kept.append(sentence)
    # Organisations are what the other corpora are short of.
    rich = [s for s in kept if any(kind == "ORG" for _, _, kind in s.spans)][: count // 2]
    poor = [s for s in kept if not any(kind == "ORG" for _, _, kind in s.spans)]
    step = max(1, len(poor) // (count - len(rich)))
    return rich + poor[::step][: count - len(rich)]


def plain(path: Path, language: str) -> list[Sentence]:
    """A corpus as it is, for another model to correct; redirects left out."""
    off = set(guidelines(language)["redirect_words"])
    return [s for s in _read(path, language) if not off & set(s.tokens)]


def simple(path: Path, language: str) -> list[Sentence]:
    """A corpus that needs no more than trimming (WikiGold, EWT)."""
    found = list(_read(path, language))
    for sentence in found:
        _trim(sentence)
    return found


def articles(path: Path, language: str) -> Iterator[tuple[bool, list[Sentence]]]:
    """Articles with PERSON and ORG offsets: yield (held out, the article's paragraphs).

    Places are not marked there, so unmarked capitalised words teach nothing.
    """
    kinds = {"PERSON": "PER", "PER": "PER", "ORG": "ORG"}
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            row = json.loads(line)
            paragraphs = []
            marked = [
                (e["start"], e["end"], kinds[e["type"]])
                for e in row["entities"]
                if e["type"] in kinds
            ]
            # Marked phrases nest ("Airbus parent EADS"): only the innermost are names alone.
            names = [
                m
                for m in marked
                if not any(m[0] <= o[0] and o[1] <= m[1] and m[:2] != o[:2] for o in marked)
            ]
            for match in re.finditer(r"[^\n]+", row["text"]):
                base = match.start()
                spots = [(a + base, b + base) for a, b in atoms(match.group())]
                tokens = [row["text"][a:b] for a, b in spots]
                spans = []
                for start, end, kind in names:
                    inside = [i for i, (a, b) in enumerate(spots) if a >= start and b <= end]
                    if inside:
                        spans.append((inside[0], inside[-1] + 1, kind))
                taken = {i for a, b, _ in spans for i in range(a, b)}
                doubtful = {
                    i for i, token in enumerate(tokens) if token[0].isupper() and i not in taken
                }
                source = path.name.split(".")[0]
                paragraphs.append(Sentence(tokens, sorted(spans), language, source, doubtful))
            for sentence in paragraphs:
                _trim(sentence)
            yield number % HELD_OUT_ARTICLES == 0, paragraphs


def held_out(sentences: list[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """Split off the test part; return (for training, for testing)."""
    train = [s for i, s in enumerate(sentences) if i % HELD_OUT]
    return train, sentences[::HELD_OUT]
