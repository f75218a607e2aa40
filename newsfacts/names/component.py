"""The names model as a spaCy pipeline component, `newsfacts_names`.

spaCy imports this module through its entry point; nothing else in newsfacts does, so that it may
import spaCy at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from newsfacts.names.model import NameModel, whole_words

NAMES_KEY = "newsfacts_names"
"""Key of `Doc.user_data` under which all names stand as (start, end, label) in characters,
those inside a token ("VW" in "VW-Chef") too, which `Doc.ents` cannot hold."""


class NamesComponent:
    """Sets `doc.ents` to the names the model finds, labelled PER, ORG or LOC."""

    def __init__(self, path: Path | None = None, threads: int = 1, batch_size: int = 64) -> None:
        """Take the model's folder (default: the shipped one) and the cores it may use.

        The model is loaded with the first document. `batch_size`: documents read at once.
        """
        self._path, self._threads, self._batch_size = path, threads, batch_size
        self._model: NameModel | None = None

    @property
    def model(self) -> NameModel:
        """The model; loads it on first use and raises ModelError if that fails."""
        if self._model is None:
            self._model = NameModel.load(self._path, self._threads)
        return self._model

    def __call__(self, doc: Doc) -> Doc:
        """Set the names of one document and return it."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int | None = None) -> Iterator[Doc]:
        """Set the names of documents, many at a time; yield them in order."""
        documents = iter(stream)
        while batch := list(islice(documents, batch_size or self._batch_size)):
            found = self.model.predict_texts([doc.text for doc in batch])
            for doc, names in zip(batch, found, strict=True):
                doc.user_data[NAMES_KEY] = names
                words = [(token.idx, token.idx + len(token)) for token in doc]
                spans = [w for name in names for w in whole_words(name, words, doc.text)]
                doc.ents = tuple(Span(doc, *span) for span in spans)
                yield doc

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Do nothing: the weights are part of the newsfacts package."""

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> NamesComponent:
        """Do nothing but return the component."""
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return nothing to store."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> NamesComponent:
        """Do nothing but return the component."""
        return self


@Language.factory(
    "newsfacts_names",
    assigns=["doc.ents"],
    default_config={"path": None, "threads": 1, "batch_size": 64},
)
def create(
    nlp: Language, name: str, path: str | None, threads: int, batch_size: int
) -> NamesComponent:
    """Make the component for a pipeline; spaCy calls this as the factory `newsfacts_names`.

    `path`: a folder with another model; `threads`: cores to use; `batch_size`: documents read
    at once.
    """
    return NamesComponent(Path(path) if path else None, threads, batch_size)
