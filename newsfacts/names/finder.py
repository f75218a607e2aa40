"""Name finders: from texts to name spans, behind one small interface."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from newsfacts.errors import ModelError
from newsfacts.names.spans import Label, NameSpan, Taken

if TYPE_CHECKING:
    from spacy.language import Language

    from newsfacts.names.model import NameModel

# The names that spaCy's official pipelines, and pipelines trained on the usual corpora, give to
# the three kinds: OntoNotes (English), WikiNER and CoNLL (German and others).
LABELS: Mapping[str, Label] = {
    "PER": "PER",
    "PERSON": "PER",
    "ORG": "ORG",
    "ORGANIZATION": "ORG",
    "LOC": "LOC",
    "LOCATION": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
}

# A document's memory grows with its length, so long texts go through in pieces of this many
# characters, far below spaCy's own limit (`nlp.max_length`, a million).
_PIECE = 50_000
_BREAKS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"[.!?]\s"), re.compile(r"\s"))


class NameFinder(Protocol):
    """Finds the names of people, organisations and places."""

    name: str

    def find(self, texts: Sequence[str]) -> list[list[NameSpan]]:
        """Return, for each text, the name spans in text order; they do not overlap."""
        ...


class SpacyNames:
    """A spaCy pipeline as a name finder: its entities, with their labels mapped to ours."""

    def __init__(self, name: str, nlp: Language) -> None:
        """Take the pipeline and the name it is known by."""
        self.name = name
        self._nlp = nlp

    def find(self, texts: Sequence[str]) -> list[list[NameSpan]]:
        """Return, for each text, the name spans in text order; they do not overlap."""
        out: list[list[NameSpan]] = [[] for _ in texts]
        pieces = [(i, start, part) for i, t in enumerate(texts) for start, part in split(t)]
        with self._nlp.memory_zone():
            for doc, (index, start) in self._nlp.pipe(
                ((part, (i, start)) for i, start, part in pieces), as_tuples=True
            ):
                for entity in doc.ents:
                    label = LABELS.get(entity.label_.upper())
                    if label is not None:
                        span = NameSpan(start + entity.start_char, start + entity.end_char, label)
                        out[index].append(span)
        return out


def split(text: str) -> Iterator[tuple[int, str]]:
    """Yield a text in pieces of bounded length with their offsets, cut at paragraphs if it can be.

    Where there is no paragraph end, a line end, a sentence end or a space serves.
    """
    start = 0
    while len(text) - start > _PIECE:
        end = _cut(text, start)
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _cut(text: str, start: int) -> int:
    window = text[start + _PIECE // 2 : start + _PIECE]
    for pattern in _BREAKS:
        ends = [found.end() for found in pattern.finditer(window)]
        if ends:
            return start + _PIECE // 2 + ends[-1]
    return start + _PIECE


class ShippedNames:
    """The model that newsfacts ships, one for all its languages.

    It runs on the text itself and not on spaCy's tokens: a name inside a token ("VW" in "VW-Chef")
    is found, and nothing of spaCy needs to be loaded. The spaCy component `newsfacts_names` runs
    the same model.
    """

    name = "newsfacts_names"

    def __init__(self, threads: int | None = None) -> None:
        """Load the model; `threads` are the cores it may use, by default all of the process.

        Raises ModelError where it is missing or damaged.
        """
        self._model = _shipped_model(threads or _cores())

    def find(self, texts: Sequence[str]) -> list[list[NameSpan]]:
        """Return, for each text, the name spans in text order; they do not overlap."""
        return [
            [NameSpan(start, end, LABELS[label]) for start, end, label in names]
            for names in self._model.predict_texts(texts)
        ]


class RuledNames:
    """A user's entity-ruler patterns on top of another finder, which they outrank."""

    def __init__(self, finder: NameFinder, language: str, rules: Sequence[Path]) -> None:
        """Take the finder, the language whose tokens the patterns speak of, and their files.

        Raises ModelError where a file holds no entity-ruler patterns.
        """
        import spacy

        self.name = finder.name
        self._finder = finder
        nlp = spacy.blank(language)
        ruler: Any = nlp.add_pipe("entity_ruler")
        for path in rules:
            try:
                ruler.add_patterns(list(read_jsonl(path)))
            except (OSError, ValueError, KeyError, TypeError) as error:
                raise ModelError(f"{path}: not entity-ruler patterns: {error}") from error
        self._rules = SpacyNames("entity_ruler", nlp)

    def find(self, texts: Sequence[str]) -> list[list[NameSpan]]:
        """Return, for each text, the name spans in text order; they do not overlap."""
        out = []
        for ruled, found in zip(self._rules.find(texts), self._finder.find(texts), strict=True):
            taken = Taken(ruled)
            free = [span for span in found if taken.over(span.start, span.end) is None]
            out.append(sorted([*ruled, *free], key=lambda span: span.start))
        return out


def load_names(
    language: str, model: str | None, rules: Sequence[Path] = (), threads: int | None = None
) -> NameFinder:
    """Return the name finder of a language: the shipped one, or the spaCy pipeline `model`.

    `rules` are files of spaCy entity-ruler patterns (JSON Lines), which outrank the model.
    Raises ModelError where the pipeline is not installed or finds no names.
    """
    finder: NameFinder
    finder = ShippedNames(threads) if model is None else _load_spacy(language, model)
    return RuledNames(finder, language, rules) if rules else finder


def read_jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON Lines file. Raises OSError or ValueError."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


@cache
def _shipped_model(threads: int) -> NameModel:
    from newsfacts.names.model import NameModel

    return NameModel.load(threads=threads)


def _cores() -> int:
    """Return the number of cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _load_spacy(language: str, model: str) -> SpacyNames:
    import spacy

    try:
        nlp = spacy.load(model, exclude=_unused(model))
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(f"the spaCy pipeline {model!r} cannot be loaded: {error}") from error
    if not {"ner", "newsfacts_names", "entity_ruler"} & set(nlp.pipe_names):
        raise ModelError(f"the spaCy pipeline {model!r} has no component that finds names")
    if nlp.lang not in (language, "xx"):
        raise ModelError(f"the spaCy pipeline {model!r} is for {nlp.lang!r}, not {language!r}")
    return SpacyNames(model, nlp)


def _unused(model: str) -> list[str]:
    """Return the components of a pipeline that its name finding does not need."""
    from spacy.util import get_package_path, load_config

    folder = Path(model) if Path(model).is_dir() else get_package_path(model)
    config = load_config(next(folder.rglob("config.cfg"), folder / "config.cfg"))
    listens = "Listener" in str(config.get("components", {}).get("ner", {}))
    keep = {"ner", "newsfacts_names", "entity_ruler", "span_ruler"}
    if listens:
        keep |= {"tok2vec", "transformer", "curated_transformer"}
    return [name for name in config["nlp"]["pipeline"] if name not in keep]
