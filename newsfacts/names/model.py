"""The shipped names model: people, organisations and places in English and German text.

One token classifier for both languages, run by onnxruntime on the CPU; `models/names/card.json`
says what it was trained on and how well it does, the folder `training/` of the repository how it
was made.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice, pairwise, repeat
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsfacts.errors import ModelError
from newsfacts.names.tokenizer import Unigram, atoms
from newsfacts.names.windows import PARAGRAPH, SENTENCE, Window, cut

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FOLDER = Path(__file__).parent.parent / "models" / "names"
"""Where the package keeps the model."""

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC")
"""The model's labels. MISC (products, works, events) keeps such names apart from organisations;
it is never given out."""

_BATCH_PIECES = 2048
_STEP = 8
_MAX_PIECES_PER_ATOM = 12
_ENDS = frozenset(".!?…")
_CLOSING = frozenset("\"'”’“»«)]")

# What a name must score more to begin right behind one of its kind: two that touch are one, nearly
# always. Chosen among 0, 1.5, 3 and 5 by the held-out sentences of the training corpora and PUD.
_TOUCHING = 3.0

# Characters of a line that may have been wrapped; mail and wires wrap at 60 to 80.
_SHORT_LINE = 45

_POSSESSIVE = re.compile(r"['’]\w?")

Name = tuple[int, int, str]
"""Start, end (exclusive) and "PER", "ORG" or "LOC"."""


def read_card(path: Path | None = None) -> dict[str, Any]:
    """Return the card of the model in a folder (default: the shipped one).

    Raises ModelError when there is none or it cannot be read.
    """
    folder = path or FOLDER
    try:
        card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _damaged(folder, "its card cannot be read") from error
    if not isinstance(card, dict):
        raise _damaged(folder, "its card cannot be read")
    return card


def verify(path: Path | None = None) -> None:
    """Check the model's files against the SHA-256 sums of its card; ModelError if they differ.

    Reads the whole weights: loading a model checks sizes alone.
    """
    import hashlib

    folder = path or FOLDER
    for name, entry in read_card(folder)["files"].items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            raise _damaged(folder, f"{name} is missing") from error
        if found != entry["sha256"]:
            raise _damaged(folder, f"{name} is not the file its card names")


def _damaged(folder: Path, what: str) -> ModelError:
    cure = "reinstall newsfacts (pip install --force-reinstall --no-deps newsfacts)"
    return ModelError(f"the names model in {folder} is unusable: {what}; {cure}")


class NameModel:
    """Finds names in texts or in words; safe to share between threads."""

    def __init__(self, session: Any, tokenizer: Unigram) -> None:
        """Take an onnxruntime session and the tokenizer; use `load` instead."""
        self._session = session
        self._tokenizer = tokenizer

    @classmethod
    def load(cls, path: Path | None = None, threads: int = 1) -> NameModel:
        """Load a model from a folder (default: the shipped one).

        `threads`: processor cores it may use. Raises ModelError when a file is missing, is not
        of the size its card names or cannot be read, or when onnxruntime is not installed.
        """
        folder = path or FOLDER
        for name, entry in read_card(folder)["files"].items():
            try:
                size = (folder / name).stat().st_size
            except OSError as error:
                raise _damaged(folder, f"{name} is missing") from error
            if size != entry["bytes"]:
                raise _damaged(folder, f"{name} has {size:,} bytes, not {entry['bytes']:,}")
        try:
            import onnxruntime
        except ImportError as error:
            raise ModelError(
                "the names model needs onnxruntime: pip install onnxruntime"
            ) from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # The graph was written in its final form: optimising it again would only cost time.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        # Threads that wait busily are faster, but with one thread there is nobody to wait for.
        spin = "1" if threads > 1 else "0"
        options.add_session_config_entry("session.intra_op.allow_spinning", spin)
        try:
            session = onnxruntime.InferenceSession(
                folder / "names.onnx", options, providers=["CPUExecutionProvider"]
            )
            tokenizer = Unigram.load(folder / "pieces.tsv")
        except Exception as error:  # onnxruntime raises classes of its own, all from Exception
            raise _damaged(folder, "its weights cannot be read") from error
        return cls(session, tokenizer)

    def predict_texts(self, texts: Sequence[str]) -> list[list[Name]]:
        """Return the names of each text in text order, offsets in code points.

        A name may be part of a word ("VW" in "VW-Chef"). Names never overlap.
        """
        spots = [list(atoms(text)) for text in texts]
        docs = []
        for text, places in zip(texts, spots, strict=True):
            words = [text[start:end] for start, end in places]
            docs.append((words, _breaks(text, places, words)))
        found: list[list[Name]] = []
        for (words, breaks), places, labels in zip(docs, spots, self._label(docs), strict=True):
            spans = _trimmed(_spans(labels, breaks), words)
            found.append([(places[a][0], places[b - 1][1], kind) for a, b, kind in spans])
        return found

    def predict(
        self, docs: Sequence[Sequence[str]], starts: Sequence[Sequence[bool]] | None = None
    ) -> list[list[Name]]:
        """Return the names of pre-split documents, offsets counting words.

        `starts`, if given, says of each word whether a sentence begins with it. Names that are
        but a part of a word are left out.
        """
        texts: list[str] = []
        places: list[list[tuple[int, int]]] = []
        for number, doc in enumerate(docs):
            at = 0
            spots: list[tuple[int, int]] = []
            parts: list[str] = []
            begins = starts[number] if starts is not None else repeat(False)
            for word, begin in zip(doc, begins, strict=False):
                if at:
                    parts.append("\n" if begin else " ")
                    at += 1
                spots.append((at, at + len(word)))
                parts.append(word)
                at += len(word)
            text = "".join(parts)
            texts.append(text)
            places.append(spots)
        found = self.predict_texts(texts)
        return [
            [word for name in names for word in whole_words(name, spots, text)]
            for names, spots, text in zip(found, places, texts, strict=True)
        ]

    def _label(self, docs: Sequence[tuple[list[str], list[int]]]) -> list[list[int]]:
        """Return the label of every atom of every document."""
        encode = self._tokenizer.encode
        labels: list[list[int]] = []
        pieces: list[list[tuple[int, ...]]] = []
        windows: list[Window] = []
        for number, (words, breaks) in enumerate(docs):
            ids = [encode(word)[:_MAX_PIECES_PER_ATOM] for word in words]
            pieces.append(ids)
            labels.append([0] * len(words))
            windows += cut(number, [len(i) for i in ids], breaks)
        windows.sort(key=_padded)
        for batch in _batches(windows):
            for window, best in zip(batch, self._run(batch, pieces), strict=True):
                given = best[window.first - window.start : window.last - window.start]
                labels[window.doc][window.first : window.last] = given
        return labels

    def _run(self, batch: list[Window], pieces: list[list[tuple[int, ...]]]) -> Iterator[list[int]]:
        import numpy as np

        tokenizer = self._tokenizer
        length = _padded(batch[0])
        most = max(window.end - window.start for window in batch)
        ids = np.full((len(batch), length), tokenizer.pad, np.int32)
        mask = np.zeros((len(batch), length), np.int32)
        first = np.zeros((len(batch), most), np.intp)
        for row, window in enumerate(batch):
            line = [tokenizer.bos]
            at = []
            for piece_ids in pieces[window.doc][window.start : window.end]:
                at.append(len(line))
                line += piece_ids
            line.append(tokenizer.eos)
            ids[row, : len(line)] = line
            mask[row, : len(line)] = 1
            first[row, : len(at)] = at
        positions = np.broadcast_to(np.arange(length, dtype=np.int32), ids.shape)
        feeds = {"ids": ids, "positions": np.ascontiguousarray(positions), "mask": mask}
        scores = self._session.run(None, feeds)[0]
        best = best_labels(np.take_along_axis(scores, first[:, :, None], axis=1))
        for row, window in enumerate(batch):
            yield best[row, : window.end - window.start].tolist()


def _padded(window: Window) -> int:
    """Return the length that a window is padded to, start and end included.

    It hangs on the window alone, and only windows of one length go together: what is found in a
    text must not depend, if only by rounding, on the texts beside it.
    """
    return -(-(window.pieces + 2) // _STEP) * _STEP


def _batches(windows: list[Window]) -> Iterator[list[Window]]:
    """Yield windows of one padded length, not too many at once; they come sorted by it."""
    for length, group in groupby(windows, key=_padded):
        while batch := list(islice(group, max(1, _BATCH_PIECES // length))):
            yield batch


def best_labels(scores: NDArray[np.float32]) -> NDArray[np.intp]:
    """Return the best label sequence of each row in which no I- follows another kind.

    `scores`: rows, atoms, labels. What stands behind a row's last atom does not matter to it
    much: padding repeats the score of the start piece.
    """
    import numpy as np

    allowed = np.zeros((len(LABELS), len(LABELS)), np.float32)
    for to, name in enumerate(LABELS):
        if name.startswith("I-"):
            for origin in range(len(LABELS)):
                if origin not in (to, to - 1):
                    allowed[origin, to] = -1e9
            for origin in (to, to - 1):
                allowed[origin, to - 1] = -_TOUCHING
    rows, count, kinds = scores.shape
    total = scores[:, 0] + allowed[0]
    back = np.zeros((rows, count, kinds), np.intp)
    for at in range(1, count):
        reach = total[:, :, None] + allowed
        back[:, at] = reach.argmax(1)
        total = reach.max(1) + scores[:, at]
    best = np.zeros((rows, count), np.intp)
    best[:, -1] = total.argmax(1)
    every = np.arange(rows)
    for at in range(count - 1, 0, -1):
        best[:, at - 1] = back[every, at, best[:, at]]
    return best


def _breaks(text: str, places: list[tuple[int, int]], words: list[str]) -> list[int]:
    """Rate the place before each atom of a text as one to cut at."""
    rates = [0] * len(places)
    for at, ((_, end), (start, _)) in enumerate(pairwise(places), start=1):
        if start > end:
            gap = text[end:start]
            if gap.count("\n") > 1 or ("\n" in gap and _is_short(text, end)):
                rates[at] = PARAGRAPH
            elif "\n" in gap or _ends_sentence(words, at):
                rates[at] = SENTENCE
    return rates


def _is_short(text: str, end: int) -> bool:
    """Tell whether a line is too short to be running text: an item, a headline, a byline."""
    return end < _SHORT_LINE or "\n" in text[end - _SHORT_LINE : end]


def _ends_sentence(words: Sequence[str], at: int) -> bool:
    last = words[at - 1]
    if last in _CLOSING and at > 1:
        last = words[at - 2]
    return last in _ENDS


def _spans(labels: Iterable[int], breaks: Sequence[int]) -> Iterator[Name]:
    """Turn labels into spans of atoms; no name runs on past the end of a paragraph."""
    start, kind, at = 0, "", -1
    for at, label in enumerate(labels):
        name = LABELS[label]
        if kind and (name != f"I-{kind}" or breaks[at] == PARAGRAPH):
            if kind != "MISC":
                yield start, at, kind
            kind = ""
        if not kind and label:
            start, kind = at, name[2:]
    if kind and kind != "MISC":
        yield start, at + 1, kind


def _trimmed(spans: Iterable[Name], words: Sequence[str]) -> Iterator[Name]:
    """Take marks that belong to no name off the ends of spans; drop what has no letter."""
    for start, end, kind in spans:
        while start < end and not words[start][0].isalnum():
            start += 1
        while start < end and not words[end - 1][-1].isalnum():
            last = words[end - 1]
            if last == "!" or last[-1] == "." or (last == ")" and "(" in words[start:end]):
                break
            end -= 1
        if any(word[0].isalpha() for word in words[start:end]):
            yield start, end, kind


def whole_words(name: Name, words: Sequence[tuple[int, int]], text: str) -> list[Name]:
    """Return a name's offsets counted in words, as a list of one; an empty list if it is but a
    part of a word.

    `words` are the words' offsets in `text`, in order. Marks and a possessive ending that hang on
    the name do not count as parts of its words.
    """
    start, end, kind = name
    first = bisect_right(words, start, key=itemgetter(0)) - 1
    last = bisect_left(words, end, key=itemgetter(1))
    before = text[words[first][0] : start]
    after = text[end : words[last][1]]
    if any(c.isalnum() for c in before):
        return []
    if any(c.isalnum() for c in after) and not _POSSESSIVE.fullmatch(after):
        return []
    return [(first, last + 1, kind)]
